"""The month columns of a grid: 令和8年度 over 4月 … 3月, quarters, or whole dates; and the header that holds them."""

import datetime as dt
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Final

from dashboard.importers.cells.dates import last_day, month_ends
from dashboard.importers.cells.folding import clean
from dashboard.importers.cells.values import is_blank, written
from dashboard.importers.model import Sheet, Value
from dashboard.importers.tables.headers import Header

ENOUGH: Final = 3
_BELOW: Final = 3
"""So many month columns make a grid; so many rows under the labels the months are looked for."""

_MONTH: Final = re.compile(r"(?P<month>\d{1,2})月?")
_QUARTER: Final = re.compile(r"(?:第?(?P<number>[1-4])(?:四半期|q)|q(?P<letter>[1-4]))", re.IGNORECASE)
_RANGE: Final = re.compile(r"(?P<first>\d{1,2})月?[~〜\-ー](?P<last>\d{1,2})月")
_YEAR: Final = re.compile(
    r"(?:(?P<era>令和?|R|平成?|H)\.?(?P<era_year>元|\d{1,2})|(?P<year>20\d\d))(?P<unit>年度|年|FY)?.*", re.IGNORECASE
)
_ERAS: Final = {"令": 2018, "r": 2018, "平": 1988, "h": 1988}
_FISCAL_START: Final = 4
"""年度 of Japanese local governments begin in April by law (地方自治法 第208条)."""


@dataclass(frozen=True, slots=True)
class Span:
    """The first and the last day of a month column (a quarter's are three months apart)."""

    first: dt.date
    last: dt.date


@dataclass(frozen=True, slots=True)
class _Year:
    number: int
    is_fiscal: bool | None
    """None where the label does not say: 「R8」."""


def with_months(sheet: Sheet, header: Header) -> Header:
    """The header with the rows of the months counted in, where the sheet is a grid."""
    found = _find(sheet, header)
    if not found:
        return header
    row, spans = found
    known = {*header.columns.values()}
    titles = {column: title for column, title in header.titles.items() if column not in spans or column in known}
    first_month = min(spans)
    # 令和7年度 over a column of its own part of the grid is no header of the list either.
    titles = {column: title for column, title in titles.items() if column < first_month or column in known}
    return replace(header, bottom=max(header.bottom, row), titles=titles)


def months_of(sheet: Sheet, header: Header) -> dict[int, Span]:
    """Column → its month; empty for a list."""
    found = _find(sheet, header)
    return found[1] if found else {}


def _find(sheet: Sheet, header: Header) -> tuple[int, dict[int, Span]] | None:
    last = min(header.top + _BELOW, len(sheet.values) - 1)
    for row in range(last, max(header.top - _BELOW, 0) - 1, -1):
        spans = _spans(sheet, row, {*header.columns.values()})
        if len(spans) >= ENOUGH:
            return row, spans
    return None


def _spans(sheet: Sheet, row: int, taken: set[int]) -> dict[int, Span]:
    """The months of one row, if they follow each other without a gap or a doubt."""
    whole = {
        column: span
        for column, value in enumerate(sheet.values[row])
        if column not in taken and (span := _whole(value))
    }
    if len(whole) >= ENOUGH:
        return whole if _is_steady(whole) else {}
    parts = {
        column: months
        for column, value in enumerate(sheet.values[row])
        if column not in taken and (months := _numbers(value))
    }
    if len(parts) < ENOUGH:
        return {}
    years = _years_above(sheet, row, parts)
    for fiscal in (True, False):
        spans = dict(_dated(parts, years, fiscal))
        if len(spans) == len(parts) and _is_steady(spans):
            return spans
    return {}


def _whole(value: Value) -> Span | None:
    """A cell that names year and month: 2026-04-01 as a date, 「R8.4」「2026/4」「令和8年4月」."""
    if isinstance(value, dt.date):
        return _span(value.year, value.month, value.month)
    if isinstance(value, str):
        ends = month_ends(value)
        return _span(ends[0].year, ends[0].month, ends[0].month) if len(ends) == 1 else None
    return None


def _numbers(value: Value) -> tuple[int, int] | None:
    """The first and last month that a cell names without a year: 「4月」, 4, 「第1四半期」, 「4～6月」."""
    words = clean(written(value))
    if match := _RANGE.fullmatch(words):
        return _valid(int(match["first"]), int(match["last"]))
    if match := _QUARTER.fullmatch(words):
        first = _FISCAL_START + 3 * (int(match["number"] or match["letter"]) - 1)
        first = first - 12 if first > 12 else first
        return first, first + 2
    match = _MONTH.fullmatch(words)
    return _valid(int(match["month"]), int(match["month"])) if match else None


def _valid(first: int, last: int) -> tuple[int, int] | None:
    return (first, last) if 1 <= first <= last <= 12 else None


def _years_above(sheet: Sheet, row: int, columns: Mapping[int, object]) -> dict[int, _Year]:
    """The year over each month column: in the nearest rows above, merged or written once at its first month."""
    for above in range(row - 1, max(row - _BELOW, 0) - 1, -1):
        labels = {column: year for column, value in _spread(sheet, above) if (year := _year(value))}
        if labels:
            years = {column: _nearest(labels, column) for column in columns}
            return {column: year for column, year in years.items() if year}
    return {}


def _spread(sheet: Sheet, row: int) -> Iterator[tuple[int, Value]]:
    values = list(sheet.values[row])
    for top, left, bottom, right in sheet.merges:
        if top <= row <= bottom and not is_blank(sheet.values[top][left]):
            values[left : right + 1] = [sheet.values[top][left]] * (right - left + 1)
    return enumerate(values)


def _nearest(labels: Mapping[int, _Year], column: int) -> _Year | None:
    return labels.get(max((place for place in labels if place <= column), default=-1))


def _year(value: Value) -> _Year | None:
    if isinstance(value, dt.date):
        return None
    words = clean(written(value))
    match = _YEAR.fullmatch(words)
    if match is None or len(words) > 16:
        return None
    if match["year"]:
        number = int(match["year"])
    else:
        number = _ERAS[match["era"][0].casefold()] + (1 if match["era_year"] == "元" else int(match["era_year"]))
    unit = (match["unit"] or "").upper()
    return _Year(number, None if not unit else unit != "年")


def _dated(
    parts: Mapping[int, tuple[int, int]], years: Mapping[int, _Year], fiscal: bool
) -> Iterator[tuple[int, Span]]:
    """Months with their years; ``fiscal`` is how labels are taken that do not say."""
    for column, (first, last) in parts.items():
        year = years.get(column)
        if year:
            is_fiscal = fiscal if year.is_fiscal is None else year.is_fiscal
            yield column, _span(year.number + (is_fiscal and first < _FISCAL_START), first, last)


def _span(year: int, first: int, last: int) -> Span:
    return Span(dt.date(year, first, 1), last_day(year, last))


def _is_steady(spans: Mapping[int, Span]) -> bool:
    """Whether each column begins the day after the one before it ended."""
    ordered = [spans[column] for column in sorted(spans)]
    return all(after.first == before.last + dt.timedelta(days=1) for before, after in pairwise(ordered))
