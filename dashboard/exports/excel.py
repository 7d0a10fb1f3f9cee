"""Tables as Excel workbooks that say what they show, and that no cell of which can turn into a formula."""

import io
from collections.abc import Mapping, Sequence

import pandas as pd
import xlsxwriter

OPTIONS = {"strings_to_formulas": False, "strings_to_urls": False, "nan_inf_to_errors": False, "in_memory": True}
WIDEST = 48
MIME = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def workbook(table: pd.DataFrame, title: str, notes: Sequence[str], formats: Mapping[str, str] | None = None) -> bytes:
    """One sheet: the title, a line for each note (基準日, definition, source), then the table as it is shown.

    Numbers with a fraction are shares (shown as %) unless ``formats`` (heading → Excel's number format) says
    otherwise; unknown values stay blank cells.
    """
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer, OPTIONS) as book:
        sheet = book.add_worksheet("表")
        bold, percent = book.add_format({"bold": True}), book.add_format({"num_format": "0.0%"})
        whole, day = book.add_format({"num_format": "#,##0"}), book.add_format({"num_format": "yyyy-mm-dd"})
        sheet.write(0, 0, title, bold)
        for line, note in enumerate(notes, start=1):
            sheet.write(line, 0, note)
        top = len(notes) + 2
        for position, name in enumerate(table.columns):
            column = table[name]
            own = (formats or {}).get(str(name))
            kind = (
                book.add_format({"num_format": own})
                if own
                else day
                if _is_date(column)
                else percent
                if column.dtype.kind == "f"
                else whole
            )
            sheet.set_column(position, position, _width(column), kind)
            sheet.write(top, position, str(name), bold)
            for offset, value in enumerate(column, start=top + 1):
                if not pd.isna(value):
                    _write(sheet, offset, position, value)
        sheet.autofilter(top, 0, top + max(len(table), 1), max(len(table.columns) - 1, 0))
        sheet.freeze_panes(top + 1, 0)
    return buffer.getvalue()


def _is_date(column: pd.Series) -> bool:
    return pd.api.types.is_datetime64_any_dtype(column)


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
