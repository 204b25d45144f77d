"""The service between passes, and the health of the mailbox."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from mailflow.app.desk import Desk
from mailflow.app.service import CONFIGURATION_TROUBLE, ERASURE_TROUBLE, Service
from mailflow.app.tick import FOLDER_TROUBLE, LOGIN_TROUBLE, MAILBOX_TROUBLE, UNFINISHED_TROUBLE, TickReport
from mailflow.app.watching import CALENDAR_TROUBLE
from mailflow.errors import Fault, LedgerError, LoginError, OperatorError, TransientError
from mailflow.model.fact import Entry, Fact, SendResult, TroubleBegan, TroubleEnded
from mailflow.model.settings import Configuration
from tests.app.office import START, Office
from tests.cases.town import CONFIGURATION, STAFF, configuration

EDITED = replace(CONFIGURATION, smtp=replace(CONFIGURATION.smtp, per_hour=90))
FAULT = Fault("config/mailflow.yaml", "неизвестный ключ «спешка»", 7, 3)


class Files:
    """The operator's files: what `reload` finds next."""

    def __init__(self) -> None:
        self.fresh: list[Configuration | OperatorError] = []
        self.template_faults: list[Fault] = []
        self.beats = 0

    def reload(self) -> Configuration | None:
        if not self.fresh:
            return None
        found = self.fresh.pop(0)
        if isinstance(found, OperatorError):
            raise found
        return found

    def beat(self, health: object) -> None:
        self.beats += 1


def adopt(desk: Desk, configuration: Configuration) -> None:
    desk.configuration = configuration


@pytest.fixture
def files() -> Files:
    return Files()


@pytest.fixture
def office() -> Office:
    return Office(now=START - timedelta(hours=3))


@pytest.fixture
def service(office: Office, files: Files) -> Service:
    return Service(office.desk, office.health, files.reload, adopt, lambda: files.template_faults, files.beat)


def troubles(office: Office) -> list[str]:
    return [trouble.text for trouble in office.facts(TroubleBegan)]


def test_an_edited_configuration_is_in_force_at_the_next_pass(
    office: Office, files: Files, service: Service
) -> None:
    files.fresh.append(EDITED)
    service.one_pass()
    assert office.desk.configuration is EDITED
    assert (troubles(office), files.beats) == ([], 1)


def test_a_broken_edit_keeps_the_last_good_version_and_is_told_once(
    office: Office, files: Files, service: Service
) -> None:
    for _ in range(3):
        files.fresh.append(OperatorError([FAULT]))
        service.one_pass()
    assert office.desk.configuration is CONFIGURATION
    assert len(troubles(office)) == 1
    assert "config/mailflow.yaml:7:3: неизвестный ключ «спешка»" in troubles(office)[0]
    told = [key for key in office.sent_keys() if key.startswith(f"trouble/{CONFIGURATION_TROUBLE}")]
    assert len(told) == 1


def test_another_fault_of_the_same_files_is_told_anew(office: Office, files: Files, service: Service) -> None:
    files.fresh.append(OperatorError([FAULT]))
    service.one_pass()
    office.clock.set(office.clock.now() + timedelta(minutes=1))
    files.fresh.append(OperatorError([replace(FAULT, line=8)]))
    service.one_pass()
    assert len(troubles(office)) == 2


def test_a_mended_edit_is_taken_up_and_the_recovery_told_once(
    office: Office, files: Files, service: Service
) -> None:
    files.fresh.append(OperatorError([FAULT]))
    service.one_pass()
    office.clock.set(office.clock.now() + timedelta(minutes=1))
    files.fresh.append(EDITED)
    service.one_pass()
    service.one_pass()
    assert office.desk.configuration is EDITED
    assert [ended.name for ended in office.facts(TroubleEnded)] == [CONFIGURATION_TROUBLE]
    recovered = [key for key in office.sent_keys() if key.endswith("/recovered")]
    assert len(recovered) == 1


def test_a_broken_template_is_told_like_a_broken_setting(
    office: Office, files: Files, service: Service
) -> None:
    files.template_faults = [Fault("templates/letter.j2", "не закрыта скобка", 3)]
    service.one_pass()
    assert "templates/letter.j2:3: не закрыта скобка" in troubles(office)[0]


def test_the_sign_of_life_is_kept_also_where_a_pass_fails(
    office: Office, files: Files, service: Service
) -> None:
    office.mailbox.faults.append(RuntimeError("ошибка программы"))  # type: ignore[arg-type]  # a fault of ours
    with pytest.raises(RuntimeError):
        service.one_pass()
    assert files.beats == 1


def test_passes_that_are_cut_short_are_counted_until_one_is_whole(office: Office, service: Service) -> None:
    """The mailbox may well be read in each of them: health must not call that well."""
    whole = office.desk.ledger.append_all
    office.desk.ledger.append_all = _full_disk  # type: ignore[assignment, method-assign]  # the disk of this test
    for _ in range(3):
        with pytest.raises(LedgerError):
            service.one_pass()
    assert office.health.unfinished == 3
    office.desk.ledger.append_all = whole  # type: ignore[method-assign]  # the disk is well again
    service.one_pass()
    assert office.health.unfinished == 0
    told = [each.text for each in office.facts(TroubleBegan) if each.name == UNFINISHED_TROUBLE]
    assert [("подряд 3" in each) for each in told] == [True], "the next digest tells of it"
    service.one_pass()
    assert len(office.facts(TroubleBegan)) == 1


def _full_disk(_: Sequence[Fact]) -> Sequence[Entry]:
    raise LedgerError("на диске нет места")


def test_a_server_that_takes_no_mail_for_hours_is_kept_for_health_and_forgotten_when_it_does(
    office: Office, service: Service
) -> None:
    """The word to staff would have to go out by that very server."""
    for _ in range(99):
        office.mailer.answer(STAFF, SendResult.RETRY, 535, "5.7.8 password", whole_server=True)
    begin = START + timedelta(minutes=1)
    for minutes in range(0, 150, 10):
        office.clock.set(begin + timedelta(minutes=minutes))
        service.one_pass()
    assert "Сервер отправки не принимает писем" in office.health.sending
    office.mailer.answers.clear()
    for minutes in (200, 201):
        office.clock.set(begin + timedelta(minutes=minutes))
        service.one_pass()
    assert office.health.sending == ""


OTHER = "other@sovet.example"


@pytest.mark.parametrize(("staff", "is_told_by_mail"), [((STAFF, OTHER), True), ((STAFF,), False)])
def test_staff_mail_that_comes_back_is_told_to_the_others_or_by_health(
    staff: tuple[str, ...], is_told_by_mail: bool
) -> None:
    office = Office(configuration(staff=staff), now=START)
    for _ in range(9):
        office.mailer.answer(STAFF, SendResult.REFUSED, 550, "5.1.1 No such user")
    for hours in (0, 1, 2):
        office.tick_at(START + timedelta(hours=hours))
    (began,) = office.facts(TroubleBegan)
    assert f"на адрес {STAFF} не доходят" in began.text
    told = [each.recipient for each in office.mailer.sent if each.letter.startswith("trouble/")]
    assert told == ([OTHER] if is_told_by_mail else [])
    assert bool(office.health.sending) is not is_told_by_mail
    office.mailer.answers.clear()
    for days in (1, 1.1):
        office.tick_at(START + timedelta(days=days))
    assert [each.name for each in office.facts(TroubleEnded)] == [began.name]
    assert office.health.sending == ""


def test_a_short_break_of_the_line_is_no_trouble(office: Office, service: Service) -> None:
    office.mailbox.faults.append(TransientError("обрыв связи"))
    service.one_pass()
    assert troubles(office) == []
    assert (office.health.failures, office.health.words) == (1, "обрыв связи")


def test_a_mailbox_out_of_reach_for_a_quarter_of_an_hour_is_told_once_and_its_recovery_once(
    office: Office, service: Service
) -> None:
    begin = office.clock.now()
    for minutes in (0, 10, 15, 20):
        office.clock.set(begin + timedelta(minutes=minutes))
        office.mailbox.faults.append(TransientError("обрыв связи"))
        service.one_pass()
    assert [trouble.name for trouble in office.facts(TroubleBegan)] == [MAILBOX_TROUBLE]
    office.clock.set(begin + timedelta(minutes=25))
    service.one_pass()
    service.one_pass()
    assert [ended.name for ended in office.facts(TroubleEnded)] == [MAILBOX_TROUBLE]
    assert len([key for key in office.sent_keys() if key.endswith("/recovered")]) == 1
    assert (office.health.failures, office.health.last_success) == (0, office.clock.now())


def test_a_password_refused_three_times_is_told_once_and_not_as_a_broken_line(
    office: Office, service: Service
) -> None:
    for passes in range(1, 6):
        office.mailbox.faults.append(LoginError("сервер отклонил вход"))
        service.one_pass()
        assert len(troubles(office)) == (passes >= 3)
    assert [trouble.name for trouble in office.facts(TroubleBegan)] == [LOGIN_TROUBLE]
    assert "сервер отклонил вход" in troubles(office)[0]


def test_one_refusal_behind_a_broken_line_is_no_wrong_password(office: Office, service: Service) -> None:
    """Providers that come back from an outage refuse good passwords for a while."""
    for fault in (
        TransientError("обрыв"),
        TransientError("обрыв"),
        LoginError("занято"),
        LoginError("занято"),
    ):
        office.mailbox.faults.append(fault)
        service.one_pass()
    assert troubles(office) == []
    office.mailbox.faults.append(LoginError("сервер отклонил вход"))
    service.one_pass()
    assert [trouble.name for trouble in office.facts(TroubleBegan)] == [LOGIN_TROUBLE]


def test_mail_that_cannot_be_erased_stops_nothing_and_is_told_once(service: Service, office: Office) -> None:
    """A disk that refuses to remove one old file must not silence the service."""
    terms = replace(CONFIGURATION, service=replace(CONFIGURATION.service, retention_days=30))
    office.desk.configuration = terms
    ledger, whole = office.desk.ledger, office.desk.ledger.rewrite

    def refuse(change: object) -> int:
        raise LedgerError("диск только для чтения")

    ledger.rewrite = refuse  # type: ignore[method-assign] # the disk of this test
    told: list[TickReport] = []
    service.told = told.append
    service.one_pass()
    service.one_pass()
    ledger.rewrite = whole  # type: ignore[method-assign]  # the disk is well again
    service.one_pass()

    troubles = [
        entry.fact for entry in ledger.entries() if isinstance(entry.fact, TroubleBegan | TroubleEnded)
    ]
    assert len(told) == 3
    assert [(type(each), each.name) for each in troubles] == [
        (TroubleBegan, ERASURE_TROUBLE),
        (TroubleEnded, ERASURE_TROUBLE),
    ]


def test_a_wanted_folder_that_is_gone_is_told_once_and_once_when_it_is_back(office: Office) -> None:
    """Renamed by a person: the answers in it would be missed without a word."""
    office.mailbox.unread = ["Ответы"]
    office.tick_at(START)
    office.tick_at(START + timedelta(minutes=1))
    (began,) = office.facts(TroubleBegan)
    assert (began.name, "«Ответы» не читается" in began.text) == (f"{FOLDER_TROUBLE}Ответы", True)
    assert [key for key in office.sent_keys() if key.startswith("trouble/")] != []
    office.mailbox.unread = []
    office.tick_at(START + timedelta(minutes=2))
    assert [each.name for each in office.facts(TroubleEnded)] == [began.name]


def test_a_folder_whose_letters_the_server_confuses_is_told_until_it_is_mended(office: Office) -> None:
    """Letters may have been passed over: only a person can see them (I7)."""
    office.mailbox.confused = ["Ответы"]
    office.tick_at(START)
    office.tick_at(START + timedelta(minutes=1))
    (began,) = office.facts(TroubleBegan)
    assert "путает номера писем папки «Ответы»" in began.text
    assert [key for key in office.sent_keys() if key.startswith("trouble/")] != []
    office.mailbox.confused = []
    office.tick_at(START + timedelta(minutes=2))
    assert [each.name for each in office.facts(TroubleEnded)] == [began.name]


def test_a_missing_calendar_is_a_line_in_the_digest_from_november_on_and_in_the_year_itself() -> None:
    """A service left alone for a year: nobody runs `check`."""
    moscow = CONFIGURATION.association.timezone
    office = Office(now=datetime(2098, 10, 31, 12, 0, tzinfo=moscow))
    days = ((2098, 10, 31), (2098, 11, 1), (2098, 12, 1), (2099, 1, 11), (2099, 2, 2))
    for year, month, day in days:
        office.tick_at(datetime(year, month, day, 12, 0, tzinfo=moscow))
    told = [each for each in office.facts(TroubleBegan) if each.name.startswith(CALENDAR_TROUBLE)]
    assert [each.name for each in told] == [
        f"{CALENDAR_TROUBLE}2098/begun",
        f"{CALENDAR_TROUBLE}2099",
        f"{CALENDAR_TROUBLE}2099/begun",
    ]
    assert "календарь 2099 года программе неизвестен" in told[1].text
    assert not [key for key in office.sent_keys() if key.startswith("trouble/")]
