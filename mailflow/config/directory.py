"""`municipalities.csv` or `.xlsx`: the directory of municipalities, checked row by row."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import TypeVar

from mailflow.config.addresses import has_non_ascii_mailbox, parse_address
from mailflow.config.columns import find_columns
from mailflow.config.faults import suggest
from mailflow.config.fields import parse_day, parse_yes_no
from mailflow.config.parents import with_parents
from mailflow.config.rows import Row, read_rows
from mailflow.errors import Fault
from mailflow.model.identifiers import Oktmo
from mailflow.model.municipality import DISTRICT_KINDS, Municipality

REQUIRED = ("oktmo", "name", "kind", "emails")
COLUMNS = (
    *("oktmo", "name", "kind", "parent", "head", "emails", "phone", "aliases", "member"),
    *("valid_from", "valid_to", "successor"),
)
# Kinds of 131-FZ, art. 2, and the one territory that is none of them.
KINDS = (
    *("муниципальный район", "муниципальный округ", "городской округ", "городское поселение"),
    *("сельское поселение", "городской округ с внутригородским делением", "внутригородской район"),
    *("внутригородская территория города федерального значения", "федеральная территория"),
)

Value = TypeVar("Value")


@dataclass(slots=True)
class Reading:
    """What one pass over the table found; `rows` tells the row of each municipality."""

    municipalities: list[Municipality] = field(default_factory=list)
    rows: dict[Oktmo, int] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)
    warnings: list[Fault] = field(default_factory=list)


def find_table(folder: Path, name: str) -> tuple[Path | None, list[Fault]]:
    """The one file `name`.csv or `name`.xlsx of the folder; both at once is a fault."""
    found = [path for path in (folder / f"{name}.csv", folder / f"{name}.xlsx") if path.is_file()]
    if len(found) > 1:
        return found[0], [Fault(str(found[1]), f"есть и {name}.csv, и {name}.xlsx; оставьте один из них")]
    return (found[0], []) if found else (None, [])


def read_directory(path: Path) -> Reading:
    """All municipalities with every fault of the table."""
    shown, reading = str(path), Reading()
    rows, faults = read_rows(path, shown)
    reading.faults.extend(faults)
    if faults:
        return reading
    if not rows:
        reading.faults.append(Fault(shown, "таблица пуста: нужна строка заголовков и строки муниципалитетов"))
        return reading
    columns, faults = find_columns(rows[0], shown, COLUMNS, REQUIRED)
    reading.faults.extend(faults)
    if any(name not in columns for name in REQUIRED):
        return reading
    zeros_lost = _zeros_lost(rows[1:], columns["oktmo"])
    for row in rows[1:]:
        _RowReader(shown, row, columns, len(rows[0].cells), reading, zeros_lost=zeros_lost).read()
    _check_references(shown, reading)
    reading.municipalities[:] = with_parents(reading.municipalities)
    return reading


def _zeros_lost(rows: list[Row], place: int) -> bool:
    """Spreadsheets drop the first zero of 03601401; then every code of the file has seven digits."""
    codes = [row.cells[place] for row in rows if place < len(row.cells) and row.cells[place]]
    return bool(codes) and all(re.fullmatch(r"[1-9]\d{6}", code) for code in codes)


class _RowReader:
    """Reads one row; what is wrong in a cell goes to the faults, the row is then left out."""

    def __init__(
        self, shown: str, row: Row, columns: dict[str, int], width: int, reading: Reading, *, zeros_lost: bool
    ) -> None:
        self._shown, self._row, self._columns, self._width = shown, row, columns, width
        self._reading, self._zeros_lost = reading, zeros_lost

    def read(self) -> None:
        before = len(self._reading.faults)
        if any(self._row.cells[self._width :]):
            self._fault("", "значений больше, чем заголовков; значение с запятой возьмите в кавычки")
            return
        municipality = self._municipality()
        first = self._reading.rows.get(municipality.oktmo)
        if first:
            self._fault("oktmo", f"код {municipality.oktmo} уже стоит в строке {first}")
        if len(self._reading.faults) == before:
            self._reading.municipalities.append(municipality)
        if municipality.oktmo:
            self._reading.rows.setdefault(municipality.oktmo, self._row.number)

    def _municipality(self) -> Municipality:
        starts, ends = self._date("valid_from"), self._date("valid_to")
        if starts and ends and starts > ends:
            self._fault("valid_to", "конец срока раньше начала")
        return Municipality(
            oktmo=self._code("oktmo") or Oktmo(""),
            name=self._name(),
            kind=self._kind(),
            parent=self._code("parent"),
            head=self._text("head"),
            emails=self._emails(),
            phone=self._text("phone"),
            aliases=tuple(part.strip() for part in self._text("aliases").split(";") if part.strip()),
            member=self._parsed("member", parse_yes_no, default=True),
            valid_from=starts,
            valid_to=ends,
            successor=self._code("successor"),
        )

    def _cell(self, column: str) -> str:
        place = self._columns.get(column)
        return self._row.cells[place] if place is not None and place < len(self._row.cells) else ""

    def _fault(self, column: str, text: str) -> None:
        self._reading.faults.append(Fault(self._shown, text, self._row.number, column_name=column or None))

    def _text(self, column: str) -> str:
        cell = unicodedata.normalize("NFC", self._cell(column)).replace("\u00a0", " ")
        if any(unicodedata.category(each)[0] == "C" for each in cell):
            self._fault(column, "в ячейке есть невидимый или управляющий символ (например, перенос строки)")
        return cell

    def _name(self) -> str:
        name = " ".join(self._text("name").split())
        mixed = next((word for word in re.findall(r"\w+", name) if _is_mixed(word)), None)
        if not name:
            self._fault("name", "название не указано")
        elif mixed:
            self._fault("name", f"в слове «{mixed}» русские и латинские буквы вперемешку")
        return name

    def _kind(self) -> str:
        kind = " ".join(self._text("kind").lower().split())
        if kind not in KINDS:
            known = KINDS if kind else ()
            self._fault("kind", f"вид «{kind}» неизвестен{suggest(kind, known)}" if kind else "вид не указан")
        return kind

    def _code(self, column: str) -> Oktmo | None:
        code = self._text(column)
        if self._zeros_lost and re.fullmatch(r"[1-9]\d{6}", code):
            code = f"0{code}"
        if re.fullmatch(r"[0-9]{8}", code):
            return Oktmo(code)
        if code or column == "oktmo":
            hint = (
                f"; таблица могла отбросить первый ноль: «0{code}»?"
                if re.fullmatch(r"[1-9]\d{6}", code)
                else ""
            )
            self._fault(column, f"код ОКТМО «{code}» должен состоять из восьми цифр{hint}")
        return None

    def _emails(self) -> tuple[str, ...]:
        found: list[str] = []
        for part in re.split(r"[ ;,]+", self._text("emails")):
            try:
                address = parse_address(part) if part else ""
            except ValueError as error:
                self._fault("emails", str(error))
                continue
            if address and address.lower() not in map(str.lower, found):
                found.append(address)
            if address and has_non_ascii_mailbox(address):
                text = f"в адресе «{address}» русские буквы перед @: не всякий сервер примет такое письмо"
                self._reading.warnings.append(
                    Fault(self._shown, text, self._row.number, column_name="emails")
                )
        return tuple(found)

    def _date(self, column: str) -> date | None:
        return self._parsed(column, parse_day, default=None)

    def _parsed(self, column: str, parse: Callable[[str], Value], default: Value | None) -> Value:
        text = self._text(column)
        try:
            return parse(text) if text else default  # type: ignore[return-value]  # the default is of that type
        except ValueError as error:
            self._fault(column, str(error))
            return default  # type: ignore[return-value]  # as above; the row is left out


def _is_mixed(word: str) -> bool:
    return bool(re.search(r"[А-Яа-яЁё]", word) and re.search(r"[A-Za-z]", word))


def _check_references(shown: str, reading: Reading) -> None:
    kinds = {each.oktmo: each.kind for each in reading.municipalities}
    for each in reading.municipalities:
        row = reading.rows[each.oktmo]
        for column, code in (("parent", each.parent), ("successor", each.successor)):
            if code == each.oktmo:
                reading.faults.append(
                    Fault(shown, "код указывает на саму эту строку", row, column_name=column)
                )
            elif code and code not in reading.rows:
                text = f"муниципалитета с кодом {code} в таблице нет"
                reading.faults.append(Fault(shown, text, row, column_name=column))
        if each.parent in kinds and kinds[each.parent] not in DISTRICT_KINDS:
            text = f"код {each.parent} — это не район и не округ, а {kinds[each.parent]}"
            reading.faults.append(Fault(shown, text, row, column_name="parent"))
