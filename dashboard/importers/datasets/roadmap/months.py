"""The time columns of a grid: 令和8年度 over 4月 … 3月, quarters, halves, parts of months, days, or years alone.

A heading that is merged over several columns, or in a CSV written once with blanks after it, owns all of them. What
stands under it says which of its days each column is; where that cannot be read, each is all of it, and that is said.
"""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any, Final, NamedTuple

from dashboard.importers.addresses import address
from dashboard.importers.cells.values import is_blank, shown
from dashboard.importers.datasets.roadmap.time_labels import (
    Span,
    is_label,
)
from dashboard.importers.datasets.roadmap.time_rows import (
    ENOUGH_YEARS,
    SHOWN,
    HeadingRow,
    TimeColumns,
    taken_columns,
)
from dashboard.importers.findings.report import Report
from dashboard.importers.model import Sheet
from dashboard.importers.tables.headers import Header

_BELOW: Final = 3
"""So many rows under the labels the times are looked for."""


class Unread(NamedTuple):
    """A row of headings that make no grid, what they are, and why they make none."""

    row: int
    texts: list[str]
    why: str


def with_months(sheet: Sheet, header: Header) -> Header:
    """The header with the rows of the months counted in, where the sheet is a grid."""
    found = _find(sheet, header)
    if not found or not found.spans:
        return _with_unread_rows(sheet, header, found)
    spans = found.spans
    columns = {name: column for name, column in header.columns.items() if column not in spans}
    known = {*columns.values()}
    titles = {column: title for column, title in header.titles.items() if column not in spans or column in known}
    first_month = min(spans)
    # 令和7年度 over a column of its own part of the grid is no header of the list either.
    titles = {
        column: title
        for column, title in titles.items()
        if column < first_month or column in known or not _is_over_time(sheet, header, column)
    }
    return replace(header, columns=columns, bottom=max(header.bottom, found.bottom), titles=titles)


def _with_unread_rows(sheet: Sheet, header: Header, found: TimeColumns | None) -> Header:
    """Rows of times that make no grid are headings all the same, where nothing else says when initiatives end."""
    if not {"planned_end", "planned_period"}.isdisjoint(header.columns):
        return header
    rows = [each.row for each in unread_times(sheet, header)]
    return replace(header, bottom=max(header.bottom, *rows, *([found.bottom] if found else []), header.top))


def _is_over_time(sheet: Sheet, header: Header, column: int) -> bool:
    cells = [sheet.heading(row)[column] for row in range(header.top, header.bottom + 1)]
    return all(is_blank(cell) or is_label(cell) for cell in cells)


def months_of(sheet: Sheet, header: Header) -> dict[int, Span]:
    """Column → its days; empty for a list."""
    found = _find(sheet, header)
    return found.spans if found else {}


def report_headings(sheet: Sheet, header: Header, report: Report) -> bool:
    """Say what the headings of the time columns leave open; whether there were any that could not be read."""
    found = _find(sheet, header)
    for each in found.said if found else ():
        details: dict[str, Any] = {**each.details}
        report.add(each.code, sheet=sheet.name, cell=address(each.row, each.column), **details)
    return bool(found and not found.spans)


def unread_times(sheet: Sheet, header: Header) -> Iterator[Unread]:
    """Headings that name times without making a grid, the fullest row first."""
    sheet = sheet.as_shown()
    rows = _heading_rows(sheet, header)
    labels = {row: _labels(sheet, row, taken_columns(sheet, header, row)) for row in rows}
    for row in sorted(rows, key=lambda each: -len(labels[each])):
        if len(labels[row]) >= ENOUGH_YEARS:
            texts = [shown(sheet.values[row][column]) for column in labels[row]][:SHOWN]
            yield Unread(row, texts, HeadingRow(sheet, header, rows, row).why(labels[row]))


def _heading_rows(sheet: Sheet, header: Header) -> list[int]:
    """The rows that may hold headings: around the labels, and below them while no row names an initiative."""
    last = min(header.top + _BELOW, len(sheet.values) - 1)
    name = header.columns.get("initiative")
    for row in range(header.top + 1, last + 1):
        if name is not None and row > header.bottom and not is_blank(sheet.values[row][name]):
            last = row - 1
            break
    return list(range(max(header.top - _BELOW, 0), last + 1))


def _labels(sheet: Sheet, row: int, taken: set[int]) -> list[int]:
    return [
        column
        for column, value in enumerate(sheet.values[row])
        if column not in taken and not is_blank(value) and is_label(value)
    ]


def _find(sheet: Sheet, header: Header) -> TimeColumns | None:
    rows, seen = _heading_rows(sheet, header), sheet.as_shown()
    for row in reversed(rows):
        found = HeadingRow(seen, header, rows, row).read()
        if found:
            return found
    return None
