"""Structured logs on standard error: events and counts, never secrets, addresses, subjects or bodies."""

from __future__ import annotations

import logging
import sys

import structlog

Log = structlog.stdlib.BoundLogger


def set_up_log(*, as_json: bool) -> None:
    """Configure structlog once, at the program's door; one event is one line."""
    # Libraries log what they send and receive at DEBUG: passwords and bodies among it (invariant I5).
    logging.getLogger().setLevel(logging.WARNING)
    # It writes tracebacks of its own for mail it cannot read; the fault is caught, the mail is judged anyway.
    logging.getLogger("flufl.bounce").setLevel(logging.CRITICAL + 1)
    renderer: structlog.typing.Processor = (
        structlog.processors.JSONRenderer(ensure_ascii=False)
        if as_json
        else structlog.processors.LogfmtRenderer()
    )
    structlog.configure(
        processors=[
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            _fault_by_name,
            renderer,
        ],
        wrapper_class=structlog.make_filtering_bound_logger(logging.INFO),
        # Standard error as it is when the event happens: a test or a supervisor may have changed it.
        logger_factory=lambda *_: structlog.PrintLogger(sys.stderr),
    )


def get_log() -> Log:
    log: Log = structlog.get_logger()
    return log


def _fault_by_name(_: object, __: str, event: structlog.typing.EventDict) -> structlog.typing.EventDict:
    """A fault is logged by type and place; its text may quote what a server or a letter said."""
    fault = event.get("fault")
    if isinstance(fault, BaseException):
        place = fault.__traceback__
        while place is not None and place.tb_next is not None:
            place = place.tb_next
        where = f"{place.tb_frame.f_code.co_filename}:{place.tb_lineno}" if place else ""
        event["fault"] = f"{type(fault).__name__} {where}".strip()
    return event
