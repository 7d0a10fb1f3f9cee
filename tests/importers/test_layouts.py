"""However a list is laid out, it is read as it is, or asked about, or refused: never different without a finding.

``python -m tests.importers.test_layouts 20000 40000`` tries the layouts of these numbers and says what became of them.
"""

import csv
import datetime as dt
import io
import sys
from collections import Counter
from collections.abc import Callable

import openpyxl
import pandas as pd
import pytest
import xlwt
from openpyxl.worksheet.worksheet import Worksheet

from dashboard.importers.files.workbook import open_workbook
from dashboard.importers.model import Reading, Sheet, SourceFile
from tests.importers import make
from tests.importers.grids import read
from tests.importers.layouts import KNOWN, Layout, layout
from tests.importers.opened import saved

COLUMNS = {
    "bureau": "bureau_text",
    "department": "department_text",
    "status": "status",
    "annual": "annual_count",
    "online": "online_count",
    "since": "online_since",
}
PIECE = 100
"""So many numbers are tried in one test."""


def as_xlsx(sheet: Sheet) -> SourceFile:
    book = openpyxl.Workbook()
    written = book.active
    assert isinstance(written, Worksheet)
    for row in sheet.values:
        written.append(row)
    for top, left, bottom, right in sheet.merges:
        written.merge_cells(start_row=top + 1, start_column=left + 1, end_row=bottom + 1, end_column=right + 1)
    return SourceFile("一覧.xlsx", saved(book))


def as_xls(sheet: Sheet) -> SourceFile:
    book = xlwt.Workbook()
    written = book.add_sheet("一覧")
    dates = xlwt.easyxf(num_format_str="yyyy/m/d")
    for r, row in enumerate(sheet.values):
        for c, value in enumerate(row):
            if isinstance(value, dt.date):
                written.write(r, c, value, dates)
            elif value is not None:
                written.write(r, c, value)
    return SourceFile("一覧.xls", make.xls_bytes(book))


def as_csv(sheet: Sheet) -> SourceFile:
    """Without its merges, and with days as Excel writes them."""
    stream = io.StringIO()
    csv.writer(stream).writerows(
        [f"{value:%Y/%m/%d}" if isinstance(value, dt.date) else value for value in row] for row in sheet.values
    )
    return SourceFile("一覧.csv", stream.getvalue().encode("utf-8-sig"))


def wrong(made: Layout, reading: Reading) -> list[str]:
    """What a layout is read as that it does not say; empty where it is right, asked about or refused."""
    if reading.refused:
        return []
    said = {row["procedure"]: row for row in reading.rows.to_dict("records")}
    known = {str(row["procedure"]) for row in KNOWN}
    found = [f"rows {sorted(set(said) ^ known)}"] if set(said) != known or len(reading.rows) != len(KNOWN) else []
    for row in KNOWN:
        got = said.get(row["procedure"], {})
        for name, column in COLUMNS.items():
            value = None if pd.isna(got.get(column)) else got[column]
            expected = None if name in made.left_out else row[name]
            if value != expected and not (value is None and is_doubted(reading)):
                found.append(f"{row['procedure']} {column}: {value} for {expected}")
    return [*found, *made.habits] if found else []


def is_doubted(reading: Reading) -> bool:
    """Whether something is asked about, or said to be unknown."""
    return any(issue.severity != "info" and issue.code != "departments_from_file" for issue in reading.issues)


def tried(number: int) -> tuple[Layout, Reading]:
    """A layout and what it is read as."""
    made = layout(number)
    return made, read(made.sheet, file="一覧.xlsx", as_of=None)


@pytest.mark.slow
@pytest.mark.parametrize("piece", range(10))
def test_no_layout_is_read_as_something_else(piece: int) -> None:
    numbers = range(piece * PIECE, (piece + 1) * PIECE)
    assert {number: found for number in numbers if (found := wrong(*tried(number)))} == {}


@pytest.mark.parametrize("form", [as_xlsx, as_xls, as_csv])
def test_nor_from_its_file(form: Callable[[Sheet], SourceFile]) -> None:
    found = {}
    for number in range(100_000, 100_060):
        made = layout(number)
        book = open_workbook(form(made.sheet))
        (sheet,) = book.sheets
        found[number] = wrong(made, read(sheet, file=book.file, as_of=None))
    assert {number: each for number, each in found.items() if each} == {}


def test_most_layouts_are_read_as_they_are() -> None:
    readings = [tried(number)[1] for number in range(100)]
    assert sum(not reading.refused and not is_doubted(reading) for reading in readings) >= 85


def main(first: int, last: int) -> None:
    """Try the layouts of these numbers."""
    became: Counter[str] = Counter()
    for number in range(first, last):
        made, reading = tried(number)
        became["cells"] += sum(map(len, made.sheet.values))
        if found := wrong(made, reading):
            print(number, found)
        became["wrong" if found else "refused" if reading.refused else "asked" if is_doubted(reading) else "right"] += 1
    print(dict(became))


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
