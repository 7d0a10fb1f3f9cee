"""The cells around one of a file, as a person would see them who opened it: read in a process of its own."""

import re
from dataclasses import dataclass
from typing import Final

from dashboard.importers import apart
from dashboard.importers.addresses import column_letters, column_number
from dashboard.importers.files.workbook import open_workbook
from dashboard.importers.findings.report import Unreadable
from dashboard.importers.model import Sheet, SourceFile, Value

REACH: Final = 2
_CELL: Final = re.compile(r"(?P<column>[A-Z]{1,3})(?P<row>[1-9][0-9]*)")
LONGEST: Final = 40
"""Signs of a text that are shown."""


@dataclass(frozen=True, slots=True)
class Around:
    """A window of a sheet: numbers of its rows, letters of its columns, and the texts of its cells row by row."""

    rows: list[int]
    columns: list[str]
    texts: list[list[str]]


def around(source: SourceFile, sheet: str | None, cell: str) -> Around | None:
    """The cells up to two rows and columns away from one (of a range: from its first).

    None where the file cannot be read or has no such place.
    """
    found = apart(_around, source, sheet, cell)
    return found if isinstance(found, Around) else None


def _around(source: SourceFile, sheet: str | None, cell: str) -> Around | None:
    try:
        sheets = {each.name: each for each in open_workbook(source).sheets}
    except Unreadable:
        return None
    place = _CELL.match(cell)
    found = sheets.get(sheet or "") or (next(iter(sheets.values())) if sheet is None and sheets else None)
    if found is None or place is None:
        return None
    row, column = int(place["row"]) - 1, column_number(place["column"].encode()) - 1
    rows = range(max(row - REACH, 0), min(row + REACH + 1, max(len(found.values), row + 1)))
    columns = range(max(column - REACH, 0), column + REACH + 1)
    texts = [[_text(_at(found, each, column)) for column in columns] for each in rows]
    return Around([each + 1 for each in rows], [column_letters(each) for each in columns], texts)


def _at(sheet: Sheet, row: int, column: int) -> Value:
    values = sheet.heading(row) if row < len(sheet.values) else []
    return values[column] if column < len(values) else None


def _text(value: Value) -> str:
    text = "" if value is None else str(int(value) if isinstance(value, float) and value.is_integer() else value)
    return text if len(text) <= LONGEST else f"{text[: LONGEST - 1]}…"
