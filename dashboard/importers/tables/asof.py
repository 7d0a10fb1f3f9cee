"""The 基準日 of a file: what its cells, its sheet's name or its own name say, and what is to be done if they differ."""

import datetime as dt
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import PurePath
from typing import Final

from dashboard.importers.addresses import address
from dashboard.importers.cells.dates import last_day, month_ends
from dashboard.importers.cells.folding import clean, fold
from dashboard.importers.cells.values import is_blank, shown, written
from dashboard.importers.findings.report import Report
from dashboard.importers.model import Sheet, Value
from dashboard.importers.tables.headers import Header

_MARK: Final = re.compile(r"現在|時点|基準|月末|月分")
_LABEL: Final = re.compile(r"^(?:基準日|調査基準日|調査時点|時点|基準):?$")
_LAST_ROWS: Final = 20


@dataclass(frozen=True, slots=True)
class Stated:
    """A 基準日 and where it stands."""

    date: dt.date
    source: str
    sheet: str | None = None
    cell: str | None = None


def stated_in_sheet(sheet: Sheet, header: Header, file: str) -> list[Stated]:
    """What a sheet says of its 基準日: above the table, else in notes below it, else in its name."""
    above = _in_rows(sheet, range(header.top))
    below = _notes_below(sheet, header)
    named = [] if _is_csv_of(sheet, file) else _in_name(sheet.name, f"シート名「{sheet.name}」", sheet.name)
    return above or _in_rows(sheet, below) or named


def stated_in_file_name(file: str, code: str = "") -> list[Stated]:
    """What a file's name says of its 基準日, or else its folders' names. The municipality's own ``code`` is no day."""
    path = PurePath(file)
    for part in (path.stem, *reversed(path.parent.parts)):
        if found := _in_name(clean(part).removeprefix(code), f"ファイル名「{file}」"):
            return found
    return []


def decide(stated: Sequence[Stated], given: dt.date | None, report: Report) -> dt.date | None:
    """The 基準日 to use: the one given, else the only one stated. Reports where it comes from or why there is none."""
    dates = sorted({each.date for each in stated})
    if given:
        for each in stated:
            if each.date != given:
                where = {"sheet": each.sheet, "cell": each.cell, "source": each.source}
                report.add("as_of_conflict", **where, value=f"{each.date}", date=given, stated=each.date)
        return given
    if len(dates) == 1:
        first = stated[0]
        report.add("as_of_taken", sheet=first.sheet, cell=first.cell, date=first.date, source=first.source)
        return first.date
    if dates:
        report.add("as_of_several", dates="、".join(f"{each.date}：{each.source}" for each in stated))
    else:
        report.add("as_of_missing")
    return None


def _notes_below(sheet: Sheet, header: Header) -> list[int]:
    """The last rows, of those that hold one cell only: data rows have more."""
    last = range(max(header.bottom + 1, len(sheet.values) - _LAST_ROWS), len(sheet.values))
    return [row for row in last if sum(not is_blank(cell) for cell in sheet.values[row]) == 1]


def _is_csv_of(sheet: Sheet, file: str) -> bool:
    return sheet.name == PurePath(file).stem


def _in_rows(sheet: Sheet, rows: Iterable[int]) -> list[Stated]:
    found: dict[dt.date, Stated] = {}
    for row in rows:
        cells = [(column, cell) for column, cell in enumerate(sheet.values[row]) if not is_blank(cell)]
        for position, (column, cell) in enumerate(cells):
            following = cells[position + 1][1] if position + 1 < len(cells) else None
            for date in _in_cell(cell, following):
                at = address(row, column)
                source = f"シート「{sheet.name}」のセル {at}「{shown(cell)}」"
                found.setdefault(date, Stated(date, source, sheet.name, at))
    return list(found.values())


def _in_cell(cell: Value, following: Value) -> list[dt.date]:
    if not isinstance(cell, str):
        return []
    if _LABEL.match(fold(cell)):
        return month_ends(written(following))
    return month_ends(cell) if _MARK.search(cell) else []


def _in_name(name: str, source: str, sheet: str | None = None) -> list[Stated]:
    # A day within a month is when a file was made or sent rather than its 基準日.
    dates = [date for date in month_ends(name) if date == last_day(date.year, date.month)]
    return [Stated(date, source, sheet) for date in dates]
