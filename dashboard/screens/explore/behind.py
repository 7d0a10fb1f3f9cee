"""The rows behind the figure, or behind the cell that was pressed, down to file, sheet and row."""

import datetime as dt

from dashboard import labels
from dashboard.screens.block import Table
from dashboard.screens.explore import view as own
from dashboard.screens.explore.subjects.subject import MONTH, YEAR
from dashboard.screens.explore.view import View
from dashboard.screens.view import Ask


def table(ask: Ask, view: View) -> Table:
    """The rows that are counted."""
    subject = view.subject
    as_of = _as_of(ask, view)
    # A dot that is pressed is listed, whoever is chosen beside it.
    of = view.among if view.row is not None else view
    asked = {**view.given(subject.behind_takes), **of.filtered, **_cell(view)}
    rows = ask(view.behind, **{**asked, "as_of": as_of})
    listed = view.measure.listed or subject.listed
    cell = [view.row_dimension.said(view.row)] if view.row is not None else []
    if view.column is not None and view.column_dimension:
        cell.append(view.column_dimension.said(view.column))
    said = "・".join([view.measure.name, *cell, *of.whom, *view.conditions])
    heading = f"内訳（{said}）：{listed} {len(rows):,}件"
    notes = [heading, f"{labels.month_end(as_of)}現在", "出典：取り込んだ資料（ファイル・シート・行を各行に示す）"]
    return Table(heading, f"{listed}の内訳", notes, rows, view.behind)


def _cell(view: View) -> dict[str, list[str]]:
    """What the pressed cell asks besides."""
    pressed = ((view.rows, view.row), (view.columns, view.column))
    return {key: [value] for key, value in pressed if value is not None and key not in (MONTH, YEAR)}


def _as_of(ask: Ask, view: View) -> dt.date:
    """The day of the pressed cell; of a 年度 its last one."""
    for key, value in ((view.rows, view.row), (view.columns, view.column)):
        if value is not None and key == MONTH:
            return dt.date.fromisoformat(value)
        if value is not None and key == YEAR:
            begun = [each for each in own.months(ask, view) if labels.fiscal_year(each, view.year_begins) == int(value)]
            return max(begun, default=view.as_of)
    return view.as_of
