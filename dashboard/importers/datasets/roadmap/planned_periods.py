"""実施期間 in one cell: it says when an initiative begins and ends where no columns of their own do."""

import datetime as dt
from typing import Any, Final

from dashboard.importers.addresses import address
from dashboard.importers.cells import periods
from dashboard.importers.cells.values import shown
from dashboard.importers.datasets.roadmap.months import unread_times
from dashboard.importers.findings.report import Report
from dashboard.importers.tables.columns import read_days
from dashboard.importers.tables.table import Table

_NAME: Final = "planned_period"
_SHOWN: Final = 12


def add_periods(table: Table, data: dict[str, list[Any]], report: Report) -> None:
    """Fill in what 計画開始 and 計画終了 leave open, and report where they say something else."""
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
