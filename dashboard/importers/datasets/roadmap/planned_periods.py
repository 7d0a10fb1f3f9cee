"""実施期間 in one cell: it says when an initiative begins and ends where no columns of their own do."""

import datetime as dt
from collections.abc import Collection, Iterator
from typing import Any, Final

from dashboard.importers.addresses import address
from dashboard.importers.cells import periods
from dashboard.importers.cells.folding import clean
from dashboard.importers.cells.values import is_blank, shown, written
from dashboard.importers.datasets.roadmap.months import unread_times
from dashboard.importers.findings.report import Report
from dashboard.importers.model import Value
from dashboard.importers.tables.columns import read_days
from dashboard.importers.tables.table import Table

_NAME: Final = "planned_period"
_SHOWN: Final = 12
_JOINTS: Final = frozenset("~〜-ー−–→") | {"から"}


def add_periods(table: Table, data: dict[str, list[Any]], months: Collection[int], report: Report) -> None:
    """Fill in what 計画開始 and 計画終了 leave open, and report where they say something else."""
    _join_columns(table, months)
    for index, found in enumerate(read_days(table, _NAME, periods.period, report)):
        if found is None:
            continue
        for name, day in (("planned_start", found.start), ("planned_end", found.end)):
            said = data[name][index]
            if said is None:
                data[name][index] = day
            elif day and not _agrees(said, day):
                value, other = table.values[_NAME][index], table.header.title(name)
                table.report_cell(report, "period_contradicts", index, _NAME, value, other=other, day=said)


def _join_columns(table: Table, months: Collection[int]) -> None:
    """A heading over several columns, 「R8.4」「～」「R9.3」, is the heading of one period."""
    columns = [*_columns_without_header(table, months)]
    for index, row in enumerate(table.rows if columns else ()):
        first = table.values[_NAME][index]
        cells = [first, *(table.sheet.values[row][column] for column in columns)]
        if any(not is_blank(cell) for cell in cells[1:]):
            ends = [written(cell) for cell in cells if not is_blank(cell) and not _is_joint(cell)]
            is_pair = len(ends) == 2 and sum(map(_is_joint, cells)) <= 1
            table.values[_NAME][index] = "～".join(ends) if is_pair else "".join(map(written, cells))


def _columns_without_header(table: Table, months: Collection[int]) -> Iterator[int]:
    """The columns right of 実施期間 up to the next that has a header."""
    if _NAME not in table.header.columns:
        return
    left = table.header.columns[_NAME]
    merged = [right for top, start, _, right in table.sheet.merges if (top, start) == (table.header.top, left)]
    for column in range(left + 1, len(table.sheet.values[table.header.top])):
        if column in table.header.titles and column > max(merged, default=left):
            return
        if column in months or column in table.header.columns.values():
            return
        yield column


def _is_joint(value: Value) -> bool:
    return isinstance(value, str) and clean(value) in _JOINTS


def _agrees(said: dt.date, day: dt.date) -> bool:
    """A period is often written in months or years, so a day within its last or first month is no contradiction."""
    return (said.year, said.month) == (day.year, day.month)


def report_without_period(table: Table, report: Report) -> None:
    """A list in which nothing says when its initiatives end: name what was seen instead."""
    row, unread = table.header.top, next(unread_times(table.sheet, table.header), None)
    if unread:
        row = unread.row
        seen = f"{row + 1} 行目に「{'」「'.join(unread.texts)}」がありますが、{unread.why}"
    else:
        titles = [shown(title) for _, title in sorted(table.header.titles.items())]
        seen = f"見つかった見出し：{'、'.join(titles[:_SHOWN])}{' ほか' if len(titles) > _SHOWN else ''}"
    cell = address(row, table.header.columns["initiative"])
    report.add("roadmap_without_period", sheet=table.sheet.name, cell=cell, seen=seen)
