"""Tables as Excel workbooks that say what they show, and that no cell of which can turn into a formula."""

import io
import math
import unicodedata
from collections.abc import Mapping, Sequence
from typing import NamedTuple

import pandas as pd
import xlsxwriter

from dashboard import labels
from dashboard.screens import columns

OPTIONS = {"strings_to_formulas": False, "strings_to_urls": False, "nan_inf_to_errors": False, "in_memory": True}
WIDEST = 48
A4, HEAD = 9, 32
"""The paper's number, and pt of headings of two lines."""
READABLE, SCALE = 230, 60
"""Half-width signs beside each other that fit on A4, and percent of their size then."""
LONGEST = 31
"""Signs that Excel takes in the name of a sheet."""
_FORBIDDEN = str.maketrans(r"[]:*?/\'", "［］：＊？／＼’")
MIME = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
FORMATS: Mapping[labels.Kind, str] = {
    "share": "0.0%",
    "points": "0.0",
    "coefficient": "0.00",
    "count": "#,##0",
    "day": "yyyy-mm-dd",
    "moment": "yyyy-mm-dd hh:mm",
}
"""Excel's number format of each kind of column; the others have none."""


class Sheet(NamedTuple):
    """A table of a workbook: its tab, title, notes (基準日, definition, source), rows, and the query whose columns they
    have.
    """

    name: str
    title: str
    notes: Sequence[str]
    rows: pd.DataFrame
    answer: str | None = None


def workbook(rows: pd.DataFrame, title: str, notes: Sequence[str], answer: str | None = None) -> bytes:
    """A workbook of one table."""
    return of_sheets([Sheet("表", title, notes, rows, answer)])


def of_sheets(sheets: Sequence[Sheet]) -> bytes:
    """A sheet each: the title, a line for each note, then the rows as a table shows them. Unknown values stay blank."""
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer, OPTIONS) as book:
        for each in sheets:
            fill(book, book.add_worksheet(tab(each.name)), each.rows, each.title, each.notes, each.answer)
    return buffer.getvalue()


def tab(name: str) -> str:
    """The name as Excel takes it for a sheet."""
    return name.translate(_FORBIDDEN)[:LONGEST]


def fill(
    book: xlsxwriter.Workbook,
    sheet: xlsxwriter.worksheet.Worksheet,
    rows: pd.DataFrame,
    title: str,
    notes: Sequence[str],
    answer: str | None,
    above: int = 0,
    *,
    outside: bool = False,
) -> None:
    """Write title, notes and rows on a sheet that prints on A4. ``above`` rows stay free over the table.

    ``outside``: nothing of it says who of the staff can be reached.
    """
    table, kinds = columns.in_words(rows, answer, outside=outside)
    bold, head = book.add_format({"bold": True}), book.add_format({"bold": True, "text_wrap": True, "valign": "top"})
    formats = {kind: book.add_format({"num_format": FORMATS.get(kind, "General")}) for kind in kinds.values()}
    sheet.write_string(0, 0, title, bold)
    for line, note in enumerate(notes, start=1):
        sheet.write_string(line, 0, note)
    top = len(notes) + 2 + above
    sheet.set_row(top, HEAD)
    for position, (heading, column) in enumerate(table.items()):
        sheet.set_column(position, position, _width(column), formats[kinds[str(heading)]])
        sheet.write_string(top, position, str(heading), head)
        _write_column(sheet, top + 1, position, column)
    sheet.autofilter(top, 0, top + max(len(table), 1), max(len(table.columns) - 1, 0))
    if not above:
        sheet.freeze_panes(top + 1, 0)
    printed(sheet, sum(map(_width, (column for _, column in table.items()))))
    sheet.repeat_rows(top)


def printed(sheet: xlsxwriter.worksheet.Worksheet, width: float = 0) -> None:
    """On A4, numbered: as wide as a sheet, or on several beside each other where it could not be read (``width``: in
    half-width signs).
    """
    sheet.set_paper(A4)
    sheet.set_landscape()
    if width > READABLE:
        sheet.set_print_scale(SCALE)
        sheet.repeat_columns(0)
    else:
        sheet.fit_to_pages(1, 0)
    sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
    sheet.set_footer("&L&A&R&P / &N")


def _write_column(sheet: xlsxwriter.worksheet.Worksheet, top: int, position: int, column: pd.Series) -> None:
    for row, value in enumerate(column, start=top):
        if not pd.isna(value):
            _write(sheet, row, position, value)


def _write(sheet: xlsxwriter.worksheet.Worksheet, row: int, column: int, value: object) -> None:
    if isinstance(value, pd.Timestamp):
        sheet.write_datetime(row, column, value.to_pydatetime())
    elif isinstance(value, str):
        sheet.write_string(row, column, value)
    else:
        sheet.write(row, column, value)


def _width(column: pd.Series) -> int:
    """In half-width signs: the longest value, and half of the heading, which may take two lines."""
    longest = max((_signs(value) for value in column.head(200) if not pd.isna(value)), default=0)
    return min(max(longest, math.ceil(_signs(column.name) / 2), 6) + 2, WIDEST)


def _signs(value: object) -> int:
    text = str(round(value, 2) if isinstance(value, float) else value)
    return sum(2 if unicodedata.east_asian_width(sign) in "WFA" else 1 for sign in text)
