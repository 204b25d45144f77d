"""What is fuzzed: each target takes any bytes, must not raise, and keeps a promise that it checks itself."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Mapping
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path

from mailflow.adapters.documents.content import Content
from mailflow.adapters.documents.desk import Desk
from mailflow.adapters.documents.limits import DocumentLimits
from mailflow.adapters.documents.ocr import Ocr
from mailflow.adapters.documents.opening import open_message
from mailflow.adapters.documents.reading import read_document
from mailflow.cli.json_lines import dump, understanding_json
from mailflow.config import load
from mailflow.errors import OperatorError
from mailflow.mail.body.new_text import find_new_text
from mailflow.mail.parsing.parse import parse_message
from mailflow.mail.trust.authentication import read_authentication
from mailflow.mail.trust.authority import CommandRules, Permission, judge_command
from mailflow.matching.context import Context, NoMemory
from mailflow.matching.understand import Matcher
from mailflow.model.request import FigureSpec
from mailflow.model.settings import Configuration
from mailflow.model.understanding import Decision
from mailflow.reading.dates import find_dates
from mailflow.reading.figures.figures import find_figures
from mailflow.reading.names.name_index import NameIndex
from mailflow.reading.names.names import find_names
from mailflow.reading.names.similar_names import find_similar_names
from mailflow.reading.outcomes.outcomes import find_outcome
from mailflow.reading.passages import Passage, Place
from mailflow.reading.references.references import find_references
from mailflow.reading.references.requisites import find_requisites
from tests.config.operator_folder import make_folder

Target = Callable[[bytes], None]

NOW = datetime(2024, 9, 27, 9, 0, tzinfo=UTC)
OPERATOR = "operator@les.example"
AUTHSERV_ID = b"mx.les.example"
COMMAND = "assign 17 12-2024/99601401"
_DOCUMENT_SUFFIXES = (
    *("pdf", "docx", "xlsx", "doc", "xls", "rtf", "odt", "ods", "zip", "eml", "msg", "xml", "dat"),
    *("html", "txt", "csv", "p7m", "bin"),
)
_FIGURES = (
    FigureSpec(key="practices", title="Размещено практик", unit="шт."),
    FigureSpec(key="spent", title="Освоено средств", unit="тыс. рублей"),
)


def message(raw: bytes) -> None:
    """A message is opened and understood; nothing refused by its own server is recorded; a line comes out."""
    opened = open_message(raw, _desk())
    understanding = _matcher().understand(opened, _context())
    failed = read_authentication(opened.message, _context().authserv_ids).result == "fail"
    if failed:
        assert all(each.decision is not Decision.RECORDED for each in understanding.cases), "recorded"
    line = understanding_json("a.eml", understanding, _context().association.timezone)
    assert "\n" not in dump(line), "more than one line"
    dump(line).encode()


def words(raw: bytes) -> None:
    """Names, references, dates, figures and outcome of any text; places lie inside the text."""
    text = raw.decode("utf-8", "replace").replace("\x00", "")
    passage = Passage(Place.BODY, text)
    for mention in find_names(text, _index()):
        assert 0 <= mention.start <= mention.end <= len(text), "a name outside the text"
    find_similar_names(text, _index())
    find_references(passage)
    find_requisites([passage])
    find_dates(text, NOW.date())
    figures = find_figures([passage], _FIGURES)
    assert set(figures.figures) <= {"practices", "spent"}, "a figure that nobody asked for"
    find_outcome(text, figures=figures.figures, has_documents=len(raw) % 2 == 0)


def document(raw: bytes) -> None:
    """Any file under any name gives a document: its words or the reason why there are none."""
    suffix = _DOCUMENT_SUFFIXES[raw[0] % len(_DOCUMENT_SUFFIXES)] if raw else "bin"
    content = Content(f"Письмо.{suffix}", "application/octet-stream", raw[1:])
    found = list(read_document(content, _desk()))
    spoken = (each for each in found if each.pages or each.tables or each.problem or each.companion)
    assert len(found) > 1 or any(spoken) or not raw[1:], "neither words nor a reason"


def configuration(raw: bytes) -> None:
    """Any bytes in one of the operator's files load, or are refused with the name of a file."""
    names = (
        "mailflow.yaml",
        "municipalities.csv",
        "requests/12-2024.yaml",
        "calendar.yaml",
        "localities.csv",
    )
    name = names[raw[0] % len(names)] if raw else names[0]
    with tempfile.TemporaryDirectory() as root:
        folder = make_folder(Path(root))
        (folder / name).write_bytes(raw[1:])
        refusal = _refusal(folder)
        if refusal is not None:
            assert refusal.faults, "refused without a fault"
            assert all(str(folder.parent) in fault.file for fault in refusal.faults), "a fault without a file"
            assert all(fault.text.strip() for fault in refusal.faults), "a fault without words"


def command(raw: bytes) -> None:
    """No bytes without a word of the own mail server, and without a code, may command."""
    lowered = raw.lower()
    parsed = parse_message(raw)
    verdict = judge_command(
        parsed,
        read_authentication(parsed, [AUTHSERV_ID.decode()]),
        command=COMMAND,
        text=find_new_text(parsed).text,
        rules=CommandRules(operators=(OPERATOR,), secret=bytes(range(32))),
        now=NOW,
    )
    if verdict.permission is Permission.EXECUTE:
        assert b"dmarc" in lowered, "no word of DMARC"
        assert AUTHSERV_ID in lowered, "no word of the own server"
        assert parsed.from_ is not None, "nobody commanded"
        assert parsed.from_.address.lower() == OPERATOR, "a stranger commanded"
        assert parsed.date is not None, "an undated command"
        assert abs(NOW - parsed.date) <= timedelta(days=3), "an old command"
    assert verdict.address in {"", OPERATOR}, "an answer to a stranger"


TARGETS: Mapping[str, Target] = {
    each.__name__: each for each in (message, words, document, configuration, command)
}


def _refusal(folder: Path) -> OperatorError | None:
    try:
        load(folder, {})
    except OperatorError as error:
        return error
    return None


def _desk() -> Desk:
    return Desk(DocumentLimits(), Ocr(enabled=False))


@cache
def _configuration() -> Configuration:
    with tempfile.TemporaryDirectory() as root:
        return load(make_folder(Path(root)), {})


@cache
def _context() -> Context:
    configuration = _configuration()
    return Context(
        association=configuration.association,
        directory=configuration.directory,
        requests=configuration.requests,
        authserv_ids=(AUTHSERV_ID.decode(),),
        memory=NoMemory(),
        received_at=NOW,
        now=NOW,
    )


@cache
def _matcher() -> Matcher:
    return Matcher(_configuration().directory)


@cache
def _index() -> NameIndex:
    return NameIndex.build(_configuration().directory)
