"""The service between two passes: configuration taken up while running, the guard around everything."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from mailflow.app.desk import Desk
from mailflow.app.health import MailboxHealth
from mailflow.app.personal_data import erase_before
from mailflow.app.tick import TickReport, tell_passes_cut_short, tick
from mailflow.app.troubles import trouble_began, trouble_ended
from mailflow.cases.standstill import CLOCK_TROUBLE
from mailflow.errors import Fault, LedgerError, OperatorError
from mailflow.model.settings import Configuration

CONFIGURATION_TROUBLE = "configuration"
ERASURE_TROUBLE = "erasure"


@dataclass(slots=True)
class Service:
    """A desk that is worked at again and again.

    `reload` gives a new configuration where the operator's files changed, else None, and raises
    OperatorError where they are broken; `adopt` puts a new configuration in force; `template_faults`
    lists what is wrong with the templates as they lie there; `beat` keeps the sign of life.
    """

    desk: Desk
    health: MailboxHealth
    reload: Callable[[], Configuration | None]
    adopt: Callable[[Desk, Configuration], None]
    template_faults: Callable[[], list[Fault]]
    beat: Callable[[MailboxHealth], None]
    erased_at: datetime | None = None
    told: Callable[[TickReport], None] = field(default=lambda _: None)

    def one_pass(self) -> None:
        """Take up edited files, then one tick. Raises LedgerError where nothing can be recorded."""
        # Until it has come to its end: what stops every pass could not be told by mail.
        cut_short = self.health.unfinished
        self.health.unfinished += 1
        try:
            self.desk.catch_up()
            self.take_up_edits()
            self.told(tick(self.desk, self.health))
            tell_passes_cut_short(self.desk, cut_short)
            self.health.unfinished = 0
        finally:
            self.beat(self.health)
        # Last: mail that cannot be erased must not keep other mail from being read and sent.
        self._erase_old()

    def take_up_edits(self) -> None:
        """New files in force at once; broken ones leave the last good version and tell staff once."""
        try:
            fresh = self.reload()
            faults = self.template_faults()
        except OperatorError as broken:
            faults = list(broken.faults)
            fresh = None
        if faults:
            self._tell(faults)
            return
        if fresh is not None:
            self.adopt(self.desk, fresh)
        trouble_ended(self.desk, CONFIGURATION_TROUBLE)

    def _erase_old(self) -> None:
        """Once a day what is past its retention term."""
        days = self.desk.configuration.service.retention_days
        now = self.desk.clock.now()
        # By a clock that has leapt ahead everything would be old.
        if (
            not days
            or CLOCK_TROUBLE in self.desk.book.marks.troubles
            or (self.erased_at is not None and now - self.erased_at < timedelta(days=1))
        ):
            return
        try:
            erase_before(self.desk, self.desk.archive, now - timedelta(days=days))
        except LedgerError as fault:
            trouble_began(
                self.desk,
                ERASURE_TROUBLE,
                f"Письма старше срока хранения не стираются: {fault}. Попытка повторится сама; "
                "проверьте, пожалуйста, диск и права на папку данных.",
            )
            return
        self.erased_at = now
        trouble_ended(self.desk, ERASURE_TROUBLE)

    def _tell(self, faults: list[Fault]) -> None:
        listed = "\n".join(str(fault) for fault in faults[:20])
        text = (
            "В настройках или шаблонах найдены ошибки, поэтому действует прежняя, исправная версия. "
            f"Исправьте, пожалуйста:\n{listed}"
        )
        known = self.desk.book.marks.troubles.get(CONFIGURATION_TROUBLE)
        if known is not None and known[1].text != text:
            trouble_ended(self.desk, CONFIGURATION_TROUBLE)
        trouble_began(self.desk, CONFIGURATION_TROUBLE, text)
