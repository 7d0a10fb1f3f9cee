"""A small part of a sheet, as a person would see it who opened it."""

import re
from dataclasses import dataclass, field
from typing import Final

from dashboard.importers import colours
from dashboard.importers.addresses import column_letters, column_number
from dashboard.importers.model import Sheet, Value

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
    colours: list[list[str | None]] = field(default_factory=list)
    """Of the same cells, in six hex digits; none where the colours of the sheet say nothing."""


def window(sheet: Sheet, cell: str, across: int = REACH) -> Around | None:
    """The cells up to two rows and so many columns away from one (of a range: from its first); None of no cell."""
    place = _CELL.match(cell)
    if place is None:
        return None
    row, column = int(place["row"]) - 1, column_number(place["column"].encode()) - 1
    rows = range(max(row - REACH, 0), min(row + REACH + 1, max(len(sheet.values), row + 1)))
    columns = range(max(column - across, 0), column + across + 1)
    texts = [[_text(_at(sheet, each, column)) for column in columns] for each in rows]
    fills = [[_shown(sheet, each, column) for column in columns] for each in rows] if sheet.fills else []
    return Around([each + 1 for each in rows], [column_letters(each) for each in columns], texts, fills)


def _at(sheet: Sheet, row: int, column: int) -> Value:
    values = sheet.heading(row) if row < len(sheet.values) else []
    return values[column] if column < len(values) else None


def _shown(sheet: Sheet, row: int, column: int) -> str | None:
    fill = sheet.fills.get((row, column))
    return colours.shown(fill) if fill else None


def _text(value: Value) -> str:
    text = "" if value is None else str(int(value) if isinstance(value, float) and value.is_integer() else value)
    return text if len(text) <= LONGEST else f"{text[: LONGEST - 1]}…"
