"""Dates and figures of an initiative that cannot be: each is reported with its cell and kept as unknown."""

import datetime as dt
from collections.abc import Hashable
from typing import Any, Final

import pandas as pd

from dashboard.importers.cells.folding import fold
from dashboard.importers.findings.report import Report
from dashboard.importers.tables.table import Table

_PERIODS: Final = (("planned_start", "planned_end"), ("actual_start", "actual_end"))


def check_dates(table: Table, data: dict[str, list[Any]], report: Report) -> None:
    """Make unknown both ends of a period that ends before it begins: nothing tells which of the two is wrong.

    Also report 完了 without a day, which the rule cannot count as done.
    """
    for index in range(len(table.rows)):
        for name in ("actual_start", "actual_end"):
            day = data[name][index]
            if day and table.as_of and day > table.as_of and name in table.values:
                _report(table, "day_in_future", index, name, report, as_of=table.as_of)
                data[name][index] = None
        for start, end in _PERIODS:
            _check_period(table, data, index, (start, end), report)
        first, last = data["actual_start"][index] or data["planned_start"][index], data["forecast_end"][index]
        if first and last and last < first:
            _report(table, "period_reversed", index, "forecast_end", report, start=first, end=last)
            data["forecast_end"][index] = None
        if data["reported_state"][index] == "done" and data["actual_end"][index] is None:
            _report(table, "done_without_day", index, "state", report)


def _check_period(table: Table, data: dict[str, list[Any]], index: int, names: tuple[str, str], report: Report) -> None:
    start, end = (data[name][index] for name in names)
    if start and end and end < start:
        _report(table, "period_reversed", index, names[1], report, start=start, end=end)
        for name in names:
            data[name][index] = None


def _report(table: Table, code: str, index: int, name: str, report: Report, **details: dt.date) -> None:
    """At the cell of the column, or of the initiative where the dates come from a month grid."""
    there = name if name in table.values else "initiative"
    value = table.values[there][index]
    table.report_cell(report, code, index, there, value, **details)


def check_duplicates(rows: pd.DataFrame, report: Report) -> pd.DataFrame:
    """Refuse an initiative that stands there twice: by its number within its 柱 and 施策, else by name and 課."""
    seen: dict[tuple[str, ...], dict[Hashable, Any]] = {}
    for row in rows.dropna(subset="initiative").to_dict("records"):
        name = fold(row["initiative"])
        by_name = ("", name, str(row["department_text"]))
        by_number = (str(row["pillar"]), str(row["theme"]), str(row["initiative_id"]))
        first = seen.setdefault(by_name if pd.isna(row["initiative_id"]) else by_number, row)
        if first is not row:
            same = fold(first["initiative"]) == name
            report.add(
                "initiative_twice" if same else "initiative_id_differs",
                sheet=row["sheet"],
                cell=row["cell"],
                value=row["initiative"] if same else row["initiative_id"],
                first=f"シート「{first['sheet']}」のセル {first['cell']}",
            )
    return rows
