"""Tables as Excel workbooks that say what they show, and that no cell of which can turn into a formula."""

import io
from collections.abc import Mapping, Sequence

import pandas as pd
import xlsxwriter

from dashboard import labels
from dashboard.screens import columns

OPTIONS = {"strings_to_formulas": False, "strings_to_urls": False, "nan_inf_to_errors": False, "in_memory": True}
WIDEST = 48
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


def workbook(rows: pd.DataFrame, title: str, notes: Sequence[str], answer: str | None = None) -> bytes:
    """One sheet: the title, a line for each note (基準日, definition, source), then the rows as a table shows them.

    ``answer`` is the query whose columns the rows have. Unknown values stay blank cells.
    """
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer, OPTIONS) as book:
        fill(book, book.add_worksheet("表"), rows, title, notes, answer)
    return buffer.getvalue()


def fill(
    book: xlsxwriter.Workbook,
    sheet: xlsxwriter.worksheet.Worksheet,
    rows: pd.DataFrame,
    title: str,
    notes: Sequence[str],
    answer: str | None,
) -> None:
    """Write title, notes and rows on a sheet."""
    table, kinds = columns.in_words(rows, answer)
    bold = book.add_format({"bold": True})
    formats = {kind: book.add_format({"num_format": FORMATS.get(kind, "General")}) for kind in kinds.values()}
    sheet.write_string(0, 0, title, bold)
    for line, note in enumerate(notes, start=1):
        sheet.write_string(line, 0, note)
    top = len(notes) + 2
    for position, (heading, column) in enumerate(table.items()):
        sheet.set_column(position, position, _width(column), formats[kinds[str(heading)]])
        sheet.write_string(top, position, str(heading), bold)
        _write_column(sheet, top + 1, position, column)
    sheet.autofilter(top, 0, top + max(len(table), 1), max(len(table.columns) - 1, 0))
    sheet.freeze_panes(top + 1, 0)


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
    longest = max((len(str(value)) for value in [column.name, *column.head(200)]), default=8)
    return min(max(int(longest * 1.7), 8), WIDEST)
