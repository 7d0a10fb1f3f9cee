"""Sheets to files: xlsx, xls and CSV, the same bytes every time."""

import csv
import datetime as dt
import io
from pathlib import Path
from typing import Any

import xlsxwriter
import xlwt
from tab import Cell, Tab

CREATED = dt.datetime(2026, 11, 5, 9, 0)
WIDTH = 12


def save(path: Path, tabs: list[Tab], encoding: str) -> None:
    """Write the sheets in the form that the file's name asks for."""
    path.parent.mkdir(parents=True, exist_ok=True)
    match path.suffix:
        case ".xlsx":
            save_xlsx(path, tabs)
        case ".xls":
            save_xls(path, tabs)
        case _:
            save_csv(path, tabs[0], encoding)


def save_xlsx(path: Path, tabs: list[Tab]) -> None:
    """A workbook with one fixed creation time: its zip members carry none of their own."""
    with xlsxwriter.Workbook(path, {"strings_to_formulas": False, "strings_to_urls": False}) as book:
        book.set_properties({"created": CREATED})
        formats = {
            "date": book.add_format({"num_format": '[$-411]ggge"年"m"月"d"日"'}),
            "merged": book.add_format({"valign": "top", "text_wrap": True}),
            "frame": book.add_format({"border": 1}),
        }
        for colour in sorted({colour for tab in tabs for colour in tab.fills.values()}):
            formats[colour] = book.add_format({"bg_color": f"#{colour}"})
        for tab in tabs:
            fill_xlsx(book.add_worksheet(tab.name), tab, formats)


def fill_xlsx(sheet: Any, tab: Tab, formats: dict[str, Any]) -> None:
    """Cells first, then merges, then what is hidden or empty."""
    for y, row in enumerate(tab.rows):
        for x, value in enumerate(row):
            if value is not None:
                sheet.write(y, x, value, formats["date"] if isinstance(value, dt.date) else None)
    for top, left, bottom, right in tab.merges:
        sheet.merge_range(top, left, bottom, right, tab.rows[top][left], formats["merged"])
    for (y, x), form in colours(tab, formats).items():
        sheet.write(y, x, tab.rows[y][x], form)
    for y in range(len(tab.rows), len(tab.rows) + tab.empty_rows):
        for x in range(WIDTH):
            sheet.write_blank(y, x, None, formats["frame"])
    for x in tab.hidden_columns:
        sheet.set_column(x, x, None, None, {"hidden": True})
    if tab.hidden:
        sheet.hide()


def colours(tab: Tab, formats: dict[str, Any]) -> dict[tuple[int, int], Any]:
    """The format of every coloured cell."""
    return {place: formats[colour] for place, colour in tab.fills.items()}


def save_xls(path: Path, tabs: list[Tab]) -> None:
    """An old workbook; such files come without merged cells here."""
    book = xlwt.Workbook(encoding="utf-8")
    date = xlwt.easyxf(num_format_str="yyyy/m/d")
    plain = xlwt.easyxf()
    for tab in tabs:
        sheet = book.add_sheet(tab.name)
        for y, row in enumerate(tab.rows):
            for x, value in enumerate(row):
                if value is not None:
                    sheet.write(y, x, value, date if isinstance(value, dt.date) else plain)
    book.save(str(path))


def save_csv(path: Path, tab: Tab, encoding: str) -> None:
    """A CSV with the line ends of Excel."""
    text = io.StringIO()
    csv.writer(text, lineterminator="\r\n").writerows([plain_text(value) for value in row] for row in tab.rows)
    path.write_bytes(text.getvalue().encode(encoding))


def plain_text(value: Cell) -> str | int | None:
    """A cell as Excel saves it to CSV."""
    return f"{value.year}/{value.month}/{value.day}" if isinstance(value, dt.date) else value
