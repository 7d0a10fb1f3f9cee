"""The columns under one month: its thirds, halves, weeks or days. What is not understood is all of the month."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from dashboard.importers.cells.folding import fold
from dashboard.importers.cells.values import is_blank, shown
from dashboard.importers.datasets.roadmap.marks import MEANINGS
from dashboard.importers.datasets.roadmap.time_labels import (
    WEEK,
    Part,
    Span,
    day_number,
    is_weekday,
    month_and_day,
    month_part,
    whole_day,
)
from dashboard.importers.model import Sheet, Value

_SHOWN: Final = 6
_A_MONTH: Final = 32
_WEEKS_IN_A_MONTH: Final = 6
_LONGEST_HOLIDAYS: Final = 12
_STARTS: Final = {frozenset({1, 11, 21}), frozenset({1, 16})}
"""Days of a month with which thirds and halves begin."""


@dataclass(frozen=True, slots=True)
class Parts:
    """Column → its days; and, where a row divides the months, that row, or what was found in it instead."""

    spans: dict[int, Span]
    bottom: int | None = None
    unread: tuple[int, int, list[str]] | None = None
    """(row, column, texts) of a row that should divide the months and cannot be read."""
    code: str | None = None
    has_weeks: bool = False


def parts_of(sheet: Sheet, below: Sequence[int], owners: Mapping[int, int], own: Mapping[int, Span]) -> Parts:
    """The days of each column, by the first row below that has anything in these columns."""
    coarse = {column: own[owner] for column, owner in owners.items()}
    for row in below:
        cells = {c: sheet.values[row][c] for c in sorted(owners) if not is_blank(sheet.values[row][c])}
        if not cells:
            continue
        if all(is_weekday(value) for value in cells.values()):
            return Parts(coarse)
        divided = _divided(cells, coarse, owners)
        if divided:
            weeks = any((part := month_part(value)) and part.week for value in cells.values())
            return Parts(divided, row, has_weeks=weeks)
        is_wide = len(set(owners.values())) < len(owners)
        texts = [*dict.fromkeys(shown(value) for value in cells.values())][:_SHOWN]
        if is_wide and any(fold(text) in MEANINGS for text in texts):
            return Parts({}, row, (row, min(cells), texts), "grid_roles_unread")
        return Parts(coarse, row, (row, min(cells), texts)) if is_wide else Parts(coarse)
    return Parts(coarse)


def _divided(
    cells: Mapping[int, Value], coarse: Mapping[int, Span], owners: Mapping[int, int]
) -> dict[int, Span] | None:
    """The days of each column by the cells under the months, or None where they do not fit."""
    named = {column: part for column, value in cells.items() if (part := month_part(value))}
    if len(named) == len(cells):
        return _by_parts(named, coarse, owners)
    numbers = [day_number(value) for value in cells.values()]
    if all(numbers) and max(filter(None, numbers)) <= _WEEKS_IN_A_MONTH:
        return None  # 「1 2 3 4」 may be days or weeks.
    days = {column: day for column, value in cells.items() if (day := _day_in(value, coarse[column]))}
    return _whole_months(of_dates(days), coarse, owners) if len(days) == len(cells) else None


def _by_parts(
    named: Mapping[int, Part], coarse: Mapping[int, Span], owners: Mapping[int, int]
) -> dict[int, Span] | None:
    """Thirds, halves and weeks; the last week of a month goes to its end."""
    if any((coarse[column].last - coarse[column].first).days >= _A_MONTH for column in named):
        return None
    last_of = {owners[column]: column for column in sorted(named)}
    spans = {
        column: part.of(coarse[column], to_the_end=bool(part.week) and last_of[owners[column]] == column)
        for column, part in named.items()
    }
    return _whole_months(spans, coarse, owners)


def _whole_months(
    spans: Mapping[int, Span] | None, coarse: Mapping[int, Span], owners: Mapping[int, int]
) -> dict[int, Span] | None:
    """The same with the months that have one column and no part of their own; None where some part is missing."""
    if spans is None:
        return None
    widths = [*owners.values()]
    rest = [column for column in coarse if column not in spans]
    if any(widths.count(owners[column]) > 1 for column in rest):
        return None
    made = {**spans, **{column: coarse[column] for column in rest}}
    ordered = [made[column] for column in sorted(made)]
    is_forward = all(after.first > before.first and after.last >= before.last for before, after in pairwise(ordered))
    return made if is_forward or _has_short_week(ordered) else None


def _has_short_week(ordered: Sequence[Span]) -> bool:
    """February has no fifth week of its own in most years: its column is the last day."""
    return all(after.first >= before.first and after.last >= before.last for before, after in pairwise(ordered))


def _day_in(value: Value, month: Span) -> dt.date | None:
    if day := whole_day(value):
        return day
    if (named := month_and_day(value)) is not None:
        years = (month.first.year, month.first.year + 1, month.first.year - 1)
        near = [day for year in years if (day := _date(year, *named)) and abs((day - month.first).days) < _A_MONTH]
        return near[0] if near else None
    number = day_number(value)
    return _date(month.first.year, month.first.month, number) if number and _is_one_month(month) else None


def _is_one_month(span: Span) -> bool:
    return (span.last - span.first).days < _A_MONTH


def _date(year: int, month: int, day: int) -> dt.date | None:
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None


def of_dates(days: Mapping[int, dt.date]) -> dict[int, Span] | None:
    """Columns headed by days: each day its own, each week seven days from its first; None for steps of another kind."""
    columns = sorted(days)
    ordered = [days[column] for column in columns]
    steps = [(after - before).days for before, after in pairwise(ordered)]
    if not steps or min(steps) < 1:
        return None
    if {day.day for day in ordered} in _STARTS and max(steps) < 2 * WEEK + 3:
        ends = [*(after - dt.timedelta(days=1) for after in ordered[1:]), _end_of_part(ordered[-1], ordered)]
        return {column: Span(day, end) for column, day, end in zip(columns, ordered, ends, strict=True)}
    if min(steps) == 1 and max(steps) <= _LONGEST_HOLIDAYS:
        return {column: Span(day, day) for column, day in days.items()}
    if set(steps) in ({WEEK}, {2 * WEEK}):
        length = dt.timedelta(days=steps[0] - 1)
        return {column: Span(day, day + length) for column, day in days.items()}
    return None


def _end_of_part(day: dt.date, ordered: Sequence[dt.date]) -> dt.date:
    """The last day of the third or half that begins with the last of the headings."""
    following = [each for each in sorted({each.day for each in ordered}) if each > day.day]
    after = (
        day.replace(day=following[0])
        if following
        else (day.replace(day=1) + dt.timedelta(days=_A_MONTH)).replace(day=1)
    )
    return after - dt.timedelta(days=1)
