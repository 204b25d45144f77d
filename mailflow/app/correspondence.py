"""From a planned letter to a mail: which values, which template, which attachments, which headers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property

from mailflow.app.desk import Desk
from mailflow.app.letter_values import CHART_ID, LetterValues
from mailflow.app.ports import RenderedMail
from mailflow.errors import OperatorError
from mailflow.mail.composing.compose import Automatic, OutgoingMail
from mailflow.mail.composing.mime_body import Attachment
from mailflow.model.fact import LetterKind, MessageRead, TroubleBegan
from mailflow.model.message import Address
from mailflow.model.plan import DueLetter, Plan

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

_OFFICIAL = frozenset({LetterKind.LETTER})
"""Letters a person answers for; everything else says that a program wrote it (RFC 3834, 5)."""

_WITH_LETTER_ATTACHED = frozenset({LetterKind.LETTER})


@dataclass
class Correspondence:
    """Writes the letters of one batch, on boards folded once. Raises OperatorError of templates."""

    desk: Desk
    plan: Plan
    now: datetime
    _rendering: list[DueLetter] = field(default_factory=list)
    _rendered_ahead: Iterator[RenderedMail | OperatorError] = field(default_factory=lambda: iter(()))

    @cached_property
    def _values(self) -> LetterValues:
        return LetterValues(self.desk, self.plan, self.now)

    def prepare(self, letters: Sequence[DueLetter]) -> None:
        """Have these rendered while other work is done; `write` takes them, in this order."""
        self._rendering, asked = [], []
        for letter in letters:
            # One whose values cannot be had meets its fault again in `write`, where it is guarded.
            with suppress(Exception):
                asked.append((letter.template, self._values.of(letter)))
                self._rendering.append(letter)
        self._rendered_ahead = self.desk.renderer.render_all(asked)

    def write(self, letter: DueLetter) -> OutgoingMail:
        """The mail of a planned letter, the same bytes for every attempt at the same instant."""
        association = self.desk.configuration.association
        mail = self._rendered(letter)
        return OutgoingMail(
            letter=letter.key,
            message_id=letter.message_id,
            date=self.now.astimezone(association.timezone),
            from_=Address(association.short_name or association.name, association.email),
            to=Address(self._name_of(letter), letter.recipient),
            subject=mail.subject,
            text=mail.text,
            html=mail.html,
            attachments=self._attachments(letter),
            images=self._images(letter),
            in_reply_to=self._answered(letter),
            references=self._references(letter),
            automatic=_automatic(letter.kind),
        )

    def _rendered(self, letter: DueLetter) -> RenderedMail:
        """A trouble is told in plain words even where its own template is the trouble."""
        try:
            return self._from_template(letter)
        except OperatorError:
            began = self._values.about(letter).fact if letter.kind is LetterKind.TROUBLE else None
            if not isinstance(began, TroubleBegan):
                raise
            return RenderedMail("Неполадка службы учёта ответов", f"{began.text}\n", "")

    def _from_template(self, letter: DueLetter) -> RenderedMail:
        """Raises OperatorError."""
        if not self._rendering or self._rendering[0] is not letter:
            return self.desk.renderer.render(letter.template, self._values.of(letter))
        self._rendering.pop(0)
        mail = next(self._rendered_ahead)
        if isinstance(mail, OperatorError):
            raise mail
        return mail

    def _name_of(self, letter: DueLetter) -> str:
        """The display name of the recipient; only where a municipality is written to."""
        if letter.kind in (LetterKind.LETTER, LetterKind.REMINDER):
            return self._values.case(letter).municipality.name
        if letter.district is not None:
            return self.desk.configuration.directory[letter.district].name
        return ""

    def _attachments(self, letter: DueLetter) -> tuple[Attachment, ...]:
        if letter.kind in _WITH_LETTER_ATTACHED:
            files = self._values.board(letter).request.attachments
            return tuple(Attachment(each.name, each.content_type, each.content) for each in files)
        if letter.kind is LetterKind.SUMMARY:
            board = self._values.board(letter)
            registry = self.desk.reports.registry(board, self.desk.configuration)
            return (Attachment(f"Реестр ответов {board.request.id}.xlsx", XLSX, registry),)
        return ()

    def _images(self, letter: DueLetter) -> tuple[Attachment, ...]:
        if letter.kind is not LetterKind.SUMMARY:
            return ()
        picture = self.desk.reports.chart(self._values.board(letter), self.desk.configuration)
        return (Attachment("territories.png", "image/png", picture, CHART_ID),)

    def _answered(self, letter: DueLetter) -> str:
        """Message-ID of the answer that an acknowledgement thanks for."""
        if letter.kind is not LetterKind.ACKNOWLEDGEMENT:
            return ""
        fact = self._values.about(letter).fact
        return fact.understanding.message_id if isinstance(fact, MessageRead) else ""

    def _references(self, letter: DueLetter) -> tuple[str, ...]:
        """A reminder stands in the thread of its letter, so that mail programs show them together."""
        if letter.kind is LetterKind.REMINDER:
            records = self.desk.book.outbox.of_case(letter.cases[0])
            first = next((each.claim for each in records if each.claim.kind is LetterKind.LETTER), None)
            return (first.message_id,) if first else ()
        answered = self._answered(letter)
        return (answered,) if answered else ()


def _automatic(kind: LetterKind) -> Automatic:
    if kind in _OFFICIAL:
        return Automatic.NO
    return Automatic.REPLIED if kind is LetterKind.ACKNOWLEDGEMENT else Automatic.GENERATED
