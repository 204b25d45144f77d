"""What a resident does on getting the letter: mails to come, by habit."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime, time, timedelta
from random import Random

from mailflow.app.mails.declension import short_name
from mailflow.demo.town import papers, post
from mailflow.demo.town.post import Draft, Received
from mailflow.demo.town.residents import Habit, Resident
from mailflow.demo.town.wording import QUESTIONS, report, report_in_words
from mailflow.model.request import Request

EXTENDED_TO = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Deed:
    """A mail that arrives at `at`; `raw` where it is no plain draft."""

    at: datetime
    resident: Resident
    what: str
    draft: Draft
    raw: bytes | None = None


@dataclass(slots=True)
class Deeds:
    """The deeds of a town around one request."""

    request: Request
    association: str
    random: Random

    def on_letter(self, resident: Resident, letter: Received) -> Iterator[Deed]:
        """Everything that follows from the first letter, whatever reminders come."""
        habit, at = resident.habit, letter.at
        match habit:
            case Habit.AUTO_REPLY:
                yield Deed(at + timedelta(seconds=40), resident, "автоответ", self._auto(resident, letter))
            case Habit.RECEIPT:
                read = at + timedelta(hours=3)
                raw = post.read_receipt(resident, letter, self.association, read)
                yield Deed(read, resident, "прочтено", _EMPTY, raw)
            case Habit.REGISTRATION:
                yield Deed(at + timedelta(hours=2), resident, "регистрация", self._registered(resident, at))
            case Habit.INTERIM:
                draft = self._by_reply(
                    resident,
                    letter,
                    "Принято в работу. Информация будет представлена в установленный срок.",
                )
                yield Deed(at + timedelta(days=1), resident, "принято в работу", draft)
            case Habit.QUESTION:
                draft = self._by_reply(resident, letter, self.random.choice(QUESTIONS))
                yield Deed(self._moment(letter, 2, 6), resident, "вопрос", draft)
            case Habit.EXTENSION:
                yield self._extension(resident, letter)
            case Habit.CORRECTION:
                yield from self._wrong_then_right(resident, letter)
            case _:
                pass
        if habit in _ANSWER_BY_THEMSELVES:
            yield from self.answer(resident, letter, self._moment(letter, 3, 24))

    def on_reminder(self, resident: Resident, reminder: Received, *, after_deadline: bool) -> Iterator[Deed]:
        """Those who needed a reminder answer hours later."""
        wakes = resident.habit is Habit.AFTER_REMINDER and not after_deadline
        late = resident.habit is Habit.LATE and after_deadline
        if wakes or late:
            at = reminder.at + timedelta(minutes=self.random.randint(40, 900))
            yield from self.answer(resident, reminder, at)

    def answer(self, resident: Resident, letter: Received, at: datetime) -> Iterator[Deed]:
        draft = self._answer_draft(resident, letter, at)
        yield Deed(at, resident, "ответ", draft)
        if resident.habit is Habit.REPEAT:
            again = replace(draft, name="Общий отдел", thread=None)
            yield Deed(at + timedelta(hours=2), resident, "повтор", again)

    def _answer_draft(self, resident: Resident, letter: Received, at: datetime) -> Draft:
        random = self.random
        author = post.administration(resident)
        address = resident.municipality.emails[-1]
        body = report(resident, author, random)
        if resident.habit is Habit.SCAN:
            body = report_in_words(resident, author)
        paper = post.paper(resident, self.request, body, at, random)
        name, subject = post.display_name(resident), "О предоставлении информации"
        number = paper.own_requisites.removeprefix("исх. № ").split(" от ")[0].replace("/", "_")
        match resident.habit:
            case Habit.NEW_LETTER | Habit.NOTHING | Habit.REPEAT:
                text = post.signed(resident, f"{paper.own_requisites}\n{paper.reference}\n\n{body}")
                return Draft(address, name, "Ответ на письмо", text)
            case Habit.OTHER_MAILBOX:
                clerk = f"clerk{resident.oktmo}@mail-demo.example"
                text = post.signed(resident, f"{paper.reference}\n\n{body}")
                return Draft(clerk, resident.clerk.full, subject, text)
            case Habit.SCAN:
                return Draft(address, name, "Письмо", "", [papers.as_scan(paper, f"{number}.pdf", random)])
            case Habit.PDF:
                return Draft(
                    address, name, subject, "Письмо во вложении.", [papers.as_pdf(paper, "Письмо.pdf")]
                )
            case Habit.WORD:
                file = papers.as_word(paper, f"Исх. {number} от {at:%d.%m.%Y}.docx")
                return Draft(address, name, subject, "Добрый день!\nНаправляем ответ на Ваш запрос.", [file])
            case Habit.ZIP:
                archive = papers.as_archive("Ответ.zip", [papers.as_word(paper, "Ответ.docx")])
                return Draft(address, name, subject, "Ответ в архиве.", [archive])
            case Habit.DOCUMENT_SYSTEM:
                return self._by_document_system(resident, paper)
            case _:
                return self._by_reply(resident, letter, post.signed(resident, body))

    def table(self, district: Resident, settlements: tuple[Resident, ...], letter: Received) -> Deed:
        """The district answers for all its settlements; its own line is their total."""
        rows: list[tuple[str | int, ...]] = [
            ("№", "Поселение", "Кол-во практик", "Кол-во инициатив", "Примечание")
        ]
        for place, each in enumerate(settlements, start=1):
            truth = each.truth
            note = "практики отсутствуют" if not truth.practices and not truth.initiatives else ""
            name = short_name(each.municipality.name)
            rows.append((place, name, truth.practices, truth.initiatives, note))
        practices = sum(each.truth.practices for each in settlements)
        initiatives = sum(each.truth.initiatives for each in settlements)
        rows.append(("", "ИТОГО", practices, initiatives, ""))
        text = post.signed(
            district,
            f"На № {self.request.number} от {self.request.date:%d.%m.%Y}\n\n"
            "Направляю сводную информацию по району (все поселения) в таблице.\n"
            f"По району в целом: практик {practices}, инициатив {initiatives}.",
        )
        file = papers.as_table("Свод по поселениям.xlsx", rows)
        name = post.display_name(district)
        draft = Draft(district.municipality.emails[0], name, "Муниципальный диалог (свод)", text, [file])
        return Deed(self._moment(letter, 15, 24), district, "таблица", draft)

    def _wrong_then_right(self, resident: Resident, letter: Received) -> Iterator[Deed]:
        first = replace(resident, truth=replace(resident.truth, practices=resident.truth.practices + 2))
        at = self._moment(letter, 5, 15)
        text = post.signed(resident, report(first, post.administration(resident), self.random))
        yield Deed(at, resident, "первый ответ", self._by_reply(resident, letter, text))
        right = report(resident, post.administration(resident), self.random)
        draft = Draft(
            resident.municipality.emails[0],
            post.display_name(resident),
            f"ВЗАМЕН! Ответ на исх. № {self.request.number}",
            post.signed(
                resident, f"Взамен ранее направленного ({at:%d.%m.%Y}) просим считать верным. {right}"
            ),
        )
        yield Deed(at + timedelta(days=2), resident, "исправление", draft)

    def _extension(self, resident: Resident, letter: Received) -> Deed:
        until = self.request.deadline + EXTENDED_TO
        asked = datetime.combine(self.request.deadline - timedelta(days=4), time(11, 20), letter.at.tzinfo)
        draft = Draft(
            resident.municipality.emails[0],
            post.display_name(resident),
            "О продлении срока",
            post.signed(
                resident,
                f"На № {self.request.number} от {self.request.date:%d.%m.%Y}.\nВ связи с обобщением "
                f"информации просим продлить срок её предоставления до {until:%d.%m.%Y} включительно.",
            ),
        )
        return Deed(asked, resident, "просьба о продлении", draft)

    def _by_reply(self, resident: Resident, letter: Received, text: str) -> Draft:
        address, name = resident.municipality.emails[-1], post.display_name(resident)
        return Draft(address, name, f"Re: {letter.subject}", text, thread=letter)

    def _by_document_system(self, resident: Resident, paper: papers.Paper) -> Draft:
        number, _, day = paper.own_requisites.removeprefix("исх. № ").partition(" от ")
        text = (
            f"Вам направлен документ.\nРег. №: {number}\nДата: {day}\n"
            f"Краткое содержание: О направлении информации (Муниципальный диалог)\n"
            f"Корреспондент: {paper.letterhead}\n"
            "Сообщение сформировано автоматически системой электронного документооборота. "
            "Не отвечайте на него."
        )
        host = resident.municipality.emails[0].rpartition("@")[2]
        return Draft(
            f"sed-robot@{host}",
            "СЭД «Дело» (не отвечать)",
            f"Исх. документ № {number} от {day}",
            text,
            [papers.as_pdf(paper, f"{number.replace('/', '_')}.pdf")],
            headers=(("Auto-Submitted", "auto-generated"), ("X-Mailer", "EOS DELO")),
        )

    def _auto(self, resident: Resident, letter: Received) -> Draft:
        return Draft(
            resident.municipality.emails[0],
            resident.clerk.full,
            f"Автоответ: {letter.subject}",
            "Здравствуйте! Я в отпуске до конца недели. По срочным вопросам звоните в приёмную.",
            thread=None,
            headers=(("Auto-Submitted", "auto-replied"), ("In-Reply-To", letter.message_id)),
        )

    def _registered(self, resident: Resident, at: datetime) -> Draft:
        host = resident.municipality.emails[0].rpartition("@")[2]
        return Draft(
            f"noreply@{host}",
            "СЭД",
            "Уведомление о регистрации документа",
            f"Ваше обращение зарегистрировано за № 110-Вх-{resident.oktmo[4:]}/24 от {at:%d.%m.%Y}.\n"
            f"Исходящий номер: {self.request.number} от {self.request.date:%d.%m.%Y}\n"
            "Сообщение сформировано автоматически, отвечать на него не нужно.",
            headers=(("Auto-Submitted", "auto-generated"),),
        )

    def _moment(self, letter: Received, first: int, last: int) -> datetime:
        """Some working hour, `first` to `last` days after the letter, before the deadline."""
        day = (letter.at + timedelta(days=self.random.randint(first, last))).date()
        day = min(day, self.request.deadline)
        while day.weekday() >= 5:
            day -= timedelta(days=1)
        hour, minute = self.random.randint(8, 17), self.random.randint(0, 59)
        return datetime.combine(day, time(hour, minute), letter.at.tzinfo)


_EMPTY = Draft("", "", "", "")

_ANSWER_BY_THEMSELVES = frozenset(
    {
        Habit.REPLY,
        Habit.NEW_LETTER,
        Habit.OTHER_MAILBOX,
        Habit.SCAN,
        Habit.PDF,
        Habit.WORD,
        Habit.DOCUMENT_SYSTEM,
        Habit.ZIP,
        Habit.NOTHING,
        Habit.AUTO_REPLY,
        Habit.RECEIPT,
        Habit.REGISTRATION,
        Habit.INTERIM,
        Habit.REPEAT,
        Habit.QUESTION,
        Habit.SECOND_ADDRESS,
    }
)
