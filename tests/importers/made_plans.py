"""The same rows as an xlsx, an xls and a CSV, with the cells that are merged in a workbook written once in the CSV."""

import csv
import datetime as dt
import io
from collections.abc import Sequence

import openpyxl
import xlwt

from dashboard.importers.model import Reading, Value
from tests.importers.opened import saved
from tests.importers.roadmap_readings import opened

Rows = Sequence[Sequence[Value]]
KINDS = ("xlsx", "xls", "csv")
TITLE: list[Value] = ["令和8年10月末現在"]
LABELS: list[Value] = ["No.", "取組名", "所管課"]


def made(kind: str, rows: Rows, merges: Sequence[str] = ()) -> bytes:
    """The file; ``merges`` are ranges such as D3:F3."""
    return {"xlsx": _xlsx, "xls": _xls, "csv": _csv}[kind](rows, merges)


def plan(kind: str, rows: Rows, merges: Sequence[str] = ()) -> Reading:
    """What is read from a roadmap of this kind of file."""
    return opened(made(kind, rows, merges), f"ロードマップ.{kind}")


def times(reading: Reading) -> list[tuple[str | None, str | None]]:
    """The planned beginning and end of every initiative; None is unknown."""
    rows = reading.rows[["planned_start", "planned_end"]].astype(object)
    known = rows.where(rows.notna(), None)
    return [(start and str(start), end and str(end)) for start, end in known.itertuples(index=False, name=None)]


def _xlsx(rows: Rows, merges: Sequence[str]) -> bytes:
    book = openpyxl.Workbook()
    page = book.active
    for row in rows:
        page.append([*row])
    for each in merges:
        page.merge_cells(each)
    return saved(book)


def _xls(rows: Rows, merges: Sequence[str]) -> bytes:
    book = xlwt.Workbook()
    page = book.add_sheet("一覧")
    day = xlwt.easyxf(num_format_str="yyyy/mm/dd")
    ranges = [openpyxl.utils.cell.range_boundaries(each) for each in merges]
    for row, values in enumerate(rows):
        for column, value in enumerate(values):
            covered = [each for each in ranges if (each[0], each[1]) == (column + 1, row + 1)]
            style = day if isinstance(value, dt.date) else xlwt.Style.default_style
            if covered:
                left, top, right, bottom = covered[0]
                page.write_merge(top - 1, bottom - 1, left - 1, right - 1, value, style)
            elif value is not None:
                page.write(row, column, value, style)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def _csv(rows: Rows, merges: Sequence[str]) -> bytes:
    stream = io.StringIO()
    csv.writer(stream).writerows([["" if value is None else value for value in row] for row in rows])
    return stream.getvalue().encode()
