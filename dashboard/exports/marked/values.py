"""The values of a file that cannot be marked itself (.xls, .csv), as a workbook that can."""

import datetime as dt
import io
import re
from collections.abc import Iterable, Sequence
from typing import Final

import xlsxwriter
from xlsxwriter.worksheet import Worksheet

from dashboard.importers.model import Sheet, Value

OPTIONS: Final = {"strings_to_formulas": False, "strings_to_urls": False, "nan_inf_to_errors": False, "in_memory": True}
_NOT_IN_A_NAME: Final = re.compile(r"[\[\]:*?/\\]")
_LONGEST_NAME: Final = 31
_WIDTH: Final = 14
_WIDEST: Final = 9.9e307
_DAY: Final = "yyyy/mm/dd"
_MOMENT: Final = "yyyy/mm/dd hh:mm"


def workbook(sheets: Sequence[Sheet]) -> tuple[bytes, dict[str, str]]:
    """A workbook of the sheets' values, and what each sheet is called there."""
    stream = io.BytesIO()
    names: dict[str, str] = {}
    with xlsxwriter.Workbook(stream, OPTIONS) as book:
        formats = {code: book.add_format({"num_format": code}) for code in (_DAY, _MOMENT)}
        for each in sheets:
            names[each.name] = _name(each.name, names.values())
            _write(book.add_worksheet(names[each.name]), each, formats)
        if not sheets:
            book.add_worksheet("内容なし")
    return stream.getvalue(), names


def _name(name: str, taken: Iterable[str]) -> str:
    plain = _NOT_IN_A_NAME.sub("＿", name).strip("'")[:_LONGEST_NAME] or "表"
    others = {each.casefold() for each in taken}
    numbered = (f"{plain[: _LONGEST_NAME - 4]}（{number}）" for number in range(2, len(others) + 3))
    return next(each for each in (plain, *numbered) if each.casefold() not in others and each != "History")


def _write(made: Worksheet, sheet: Sheet, formats: dict[str, object]) -> None:
    made.set_column(0, max(map(len, sheet.values), default=1), _WIDTH)
    if sheet.hidden:
        made.hide()
    for top, left, bottom, right in sheet.merges:
        made.merge_range(top, left, bottom, right, "")
    for row in sheet.hidden_rows:
        made.set_row(row, None, None, {"hidden": True})
    for row, values in enumerate(sheet.values):
        for column, value in enumerate(values):
            _cell(made, row, column, sheet.flaws.get((row, column), value), formats)


def _cell(made: Worksheet, row: int, column: int, value: Value, formats: dict[str, object]) -> None:
    match value:
        case None:
            return
        case bool():
            made.write_boolean(row, column, value)
        case int() | float() if abs(value) < _WIDEST:
            made.write_number(row, column, value)
        case dt.datetime() if value.year >= 1900:
            made.write_datetime(row, column, value, formats[_MOMENT if value.time() != dt.time() else _DAY])
        case dt.date() if value.year >= 1900 and not isinstance(value, dt.datetime):
            made.write_datetime(row, column, value, formats[_DAY])
        case _:
            made.write_string(row, column, str(value))
