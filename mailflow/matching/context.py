"""What matching knows beside the message itself."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from mailflow.model.identifiers import CaseId, Oktmo
from mailflow.model.municipality import Directory
from mailflow.model.request import Request
from mailflow.model.settings import Association, Configuration
from mailflow.model.understanding import PriorAnswer

__all__ = ["Context", "Memory", "NoMemory", "PriorAnswer"]


class Memory(Protocol):
    """What is remembered of earlier mail, ours and theirs."""

    def cases_of_letter(self, message_id: str) -> Sequence[CaseId]:
        """Cases of the letter of ours with that Message-ID; empty when it is not ours."""
        ...

    def prior_answers(self, case: CaseId) -> Sequence[PriorAnswer]: ...

    def learned_municipality(self, address: str) -> Oktmo | None:
        """The municipality a person confirmed for this address (lower case)."""
        ...

    def recipients_of(self, address: str) -> Sequence[CaseId]:
        """Cases whose letters went to this address (lower case)."""
        ...


class NoMemory:
    """Nothing is remembered: a first message."""

    def cases_of_letter(self, message_id: str) -> Sequence[CaseId]:  # noqa: ARG002 - the protocol's name
        return ()

    def prior_answers(self, case: CaseId) -> Sequence[PriorAnswer]:  # noqa: ARG002
        return ()

    def learned_municipality(self, address: str) -> Oktmo | None:  # noqa: ARG002
        return None

    def recipients_of(self, address: str) -> Sequence[CaseId]:  # noqa: ARG002
        return ()


@dataclass(frozen=True, slots=True)
class Context:
    """Everything outside the message: directory, requests, own identity, trusted servers, memory."""

    association: Association
    directory: Directory
    requests: tuple[Request, ...]
    authserv_ids: tuple[str, ...]
    memory: Memory
    operators: tuple[str, ...] = ()
    received_at: datetime | None = None
    """INTERNALDATE, the stamp to fall back on."""
    now: datetime | None = None
    """The clock at reading (rehearsals set it): a stamp more than a day later is no stamp to believe."""
    open_on: Mapping[str, bool] | None = None
    """Requests (by id) still waiting for answers; None: all."""


def context_of(
    configuration: Configuration, memory: Memory, *, received_at: datetime | None, now: datetime | None
) -> Context:
    """The context of one message under the configuration in force."""
    return Context(
        association=configuration.association,
        directory=configuration.directory,
        requests=configuration.requests,
        authserv_ids=configuration.imap.authserv_ids,
        memory=memory,
        operators=configuration.staff.operators,
        received_at=received_at,
        now=now,
    )
