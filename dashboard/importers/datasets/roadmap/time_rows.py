"""One row of headings of a plan: which of its columns are times, by the rows above it and below it."""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Final

from dashboard.importers.cells.values import is_blank, shown
from dashboard.importers.datasets.roadmap.time_labels import (
    Months,
    Span,
    Year,
    day_number,
    is_label,
    is_weekday,
    months,
    whole,
    whole_day,
    year_above,
    year_column,
)
from dashboard.importers.datasets.roadmap.time_parts import Parts, of_dates, parts_of
from dashboard.importers.datasets.roadmap.values_by_year import hold_figures, hold_marks
from dashboard.importers.model import Sheet, Value
from dashboard.importers.tables.headers import Header

ENOUGH: Final = 3
ENOUGH_YEARS: Final = 2
"""So many time columns make a grid, so many years."""
ABOVE: Final = 3
"""So many rows above the months their years are looked for."""
SHOWN: Final = 6
_A_QUARTER: Final = 100
_OVER_A_GRID: Final = ("planned_period", "milestones")
"""Columns whose headers may stand over all of a grid: 「スケジュール」「工程」."""


@dataclass(frozen=True, slots=True)
class Said:
    """A finding about the headings: its code, its place in the sheet, and what its words are filled in with."""

    code: str
    row: int
    column: int
    details: Mapping[str, str | int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class TimeColumns:
    """Column → its days, the last row of the headings, and what is to be said of them."""

    spans: dict[int, Span]
    bottom: int
    said: tuple[Said, ...] = ()


class HeadingRow:
    """One row of headings, the rows above that say its year, and the rows below that divide its columns."""

    def __init__(self, sheet: Sheet, header: Header, rows: Sequence[int], row: int) -> None:
        self.sheet, self.header, self.row = sheet, header, row
        self.taken = taken_columns(sheet, header, row)
        self.values = sheet.values[row]
        self.name = header.columns.get("initiative", 0)
        self.below = [each for each in rows if each > row]
        self.above = [each for each in rows if each < row]
        self.wide = {(top, left) for top, left, _, right in sheet.merges if right > left}
        self.stops = self._stops()

    def read(self) -> TimeColumns | None:
        """Its time columns, or None where it is not the row that holds them."""
        if self._divides_months_above():
            return None
        return self._of_dates() or self._of_months() or self._of_years()

    def why(self, columns: Sequence[int]) -> str:
        """Why these labels make no grid."""
        values = [self.values[column] for column in columns]
        if all(year_column(value) for value in values):
            is_value = hold_figures(self.sheet, self._data(), self.name, columns)
            return "数字が入っているため、計画ではなく値の列とみなしました" if is_value else "年度が続いていません"
        named = {column: each for column in columns if (each := months(self.values[column]))}
        if named and not self._years_above(named)[0]:
            return "何年度の月か書かれていません"
        return "間が空いているか、順に続いていません"

    def _cells(self) -> Iterator[tuple[int, Value]]:
        return ((column, value) for column, value in enumerate(self.values) if column not in self.taken)

    def _divides_months_above(self) -> bool:
        """Whether months stand above, of which these are the days or parts: then that row holds the columns."""
        own = [value for column, value in self._cells() if not is_blank(value)]
        if any(_is_month(value) for value in own):
            return False
        return any(
            _is_month(value)
            for row in self.above[-2:]
            for column, value in enumerate(self.sheet.values[row])
            if column not in self.taken
        )

    def _of_dates(self) -> TimeColumns | None:
        days = {column: day for column, value in self._cells() if (day := whole_day(value))}
        spans = of_dates(days) if len(days) >= ENOUGH else None
        return self._made(spans, self.row) if spans else None

    def _of_months(self) -> TimeColumns | None:
        """Months, quarters and halves, with their years or under them; and years that stand beside them undivided."""
        own = self._whole() or self._under_years()
        if not own:
            return None
        owners = self._owners(own)
        parts = parts_of(self.sheet, self.below, owners, own)
        if parts.code:
            return TimeColumns({}, parts.bottom or self.row, self._said(parts, owners))
        if len(parts.spans) < ENOUGH and not self._are_halves(own):
            return None
        return self._made(parts.spans, parts.bottom or self.row, self._said(parts, owners))

    def _are_halves(self, own: Mapping[int, Span]) -> bool:
        return len(own) >= ENOUGH_YEARS and has_only_years(own)

    def _whole(self) -> dict[int, Span]:
        found = {column: span for column, value in self._cells() if (span := whole(value))}
        return found if found and _is_steady(found) else {}

    def _under_years(self) -> dict[int, Span]:
        """The labels of this row in the years above, if they follow each other without a gap or a doubt."""
        named = {column: each for column, value in self._cells() if (each := months(value))}
        if not named:
            return {}
        years, alone = self._years_above(named)
        for is_fiscal in (True, False):
            spans = dict(_dated(named, years, is_fiscal))
            if len(spans) == len(named) and _is_steady(spans):
                beside = {**spans, **{column: year.span() for column, year in alone.items()}}
                return beside if _is_forward(beside) else {}
        return {}

    def _years_above(self, named: Mapping[int, Months]) -> tuple[dict[int, Year], dict[int, Year]]:
        """The year over each column, in the nearest row above that names any; and the years with no months under them.

        A year is merged over its months, or written once at the first.
        """
        for row in reversed(range(max(self.row - ABOVE, 0), self.row)):
            labels = {column: year for column, value in _spread(self.sheet, row) if (year := year_above(value))}
            if labels:
                found = {column: year for column in named if (year := _nearest(labels, column))}
                return found, self._alone(row, named)
        return {}, {}

    def _alone(self, row: int, named: Mapping[int, Months]) -> dict[int, Year]:
        """Years of a row above that stand beside the months of others: 「令和9年度」 without months of its own."""
        labels = [column for column, value in enumerate(self.sheet.values[row]) if year_above(value)]
        ends = [*labels, len(self.values)]
        years = {
            column: year
            for column in labels
            if column not in self.taken
            and is_blank(self.values[column])
            and (year := year_column(self.sheet.values[row][column]))
        }
        alone = {
            column: year
            for column, year in years.items()
            if not any(column <= each < ends[ends.index(column) + 1] for each in named)
        }
        return {} if hold_figures(self.sheet, self._data(), self.name, alone) else alone

    def _data(self) -> range:
        return range(max(self.row, self.header.bottom) + 1, len(self.sheet.values))

    def _of_years(self) -> TimeColumns | None:
        """Years as columns, if they follow each other and hold marks or words rather than figures."""
        years = {column: year for column, value in self._cells() if (year := year_column(value))}
        own = {column: year.span() for column, year in years.items()}
        if len(own) < ENOUGH_YEARS or not _is_steady(own):
            return None
        owners = self._owners(own)
        if divided := self._texts_below(owners):
            row, column, texts = divided
            details: dict[str, str | int] = {
                "row": row + 1,
                "found": "」「".join(texts),
                "above": shown(self.values[min(own)]),
            }
            return TimeColumns({}, row, (Said("grid_years_divided", row, column, details),))
        if hold_figures(self.sheet, self._data(), self.name, owners):
            return None
        if len(own) < ENOUGH and not hold_marks(self.sheet, self._data(), self.name, owners):
            return None
        return self._made({column: own[owner] for column, owner in owners.items()}, self.row, self._taken_years(years))

    def _taken_years(self, years: Mapping[int, Year]) -> tuple[Said, ...]:
        bare = [column for column, year in years.items() if year.is_fiscal is None]
        if not bare:
            return ()
        details: dict[str, str | int] = {"found": "」「".join(shown(self.values[column]) for column in bare[:SHOWN])}
        return (Said("grid_years_as_fiscal", self.row, bare[0], details),)

    def _texts_below(self, owners: Mapping[int, int]) -> tuple[int, int, list[str]] | None:
        for row in self.below:
            found = {c: self.sheet.values[row][c] for c in sorted(owners) if not is_blank(self.sheet.values[row][c])}
            if found:
                return row, min(found), [*dict.fromkeys(shown(value) for value in found.values())][:SHOWN]
        return None

    def _stops(self) -> set[int]:
        """Columns that cannot belong to a heading on their left: they have a header of their own that is no time."""
        rows = range(min(self.header.top, self.row), self.row + 1)
        return self.taken | {
            column
            for row in rows
            for column, value in enumerate(self.sheet.values[row])
            if not is_blank(value) and not is_label(value) and (row, column) not in self.wide
        }

    def _owners(self, own: Mapping[int, Span]) -> dict[int, int]:
        """Column → the column of the heading that it belongs to."""
        merged = {left: right for top, left, bottom, right in self.sheet.merges if top <= self.row <= bottom}
        owners: dict[int, int] = {}
        columns = sorted(own)
        width = 1
        for place, column in enumerate(columns):
            if column in merged:
                last = merged[column]
            elif place + 1 < len(columns):
                last = columns[place + 1] - 1
            else:
                last = self._last_of(column, width)
            owners[column] = column
            for each in range(column + 1, last + 1):
                if each in self.stops or each in own or not is_blank(self.values[each]):
                    break
                owners[each] = column
            width = max(width, last - column + 1)
        return owners

    def _last_of(self, column: int, width: int) -> int:
        """The last column of the last heading: as far as something divides it, else as wide as the widest before it."""
        end = len(self.values) - 1
        divided = self.below and not is_blank(self.sheet.values[self.below[0]][column])
        if not divided:
            return min(column + width - 1, end)
        row = self.sheet.values[self.below[0]]
        last = column
        while last < end and is_blank(self.values[last + 1]) and _may_divide(row[last + 1]):
            last += 1
        return last

    def _said(self, parts: Parts, owners: Mapping[int, int]) -> tuple[Said, ...]:
        """What is to be said of headings over several columns."""
        details: dict[str, str | int]
        if parts.unread:
            row, column, texts = parts.unread
            details = {"row": row + 1, "found": "」「".join(texts), "above": shown(self.values[owners[column]])}
            return (Said(parts.code or "grid_parts_unread", row, column, details),)
        wide = [owner for column, owner in owners.items() if column != owner]
        if wide and parts.bottom is None:
            details = {"row": self.row + 1, "above": shown(self.values[wide[0]])}
            return (Said("grid_months_undivided", self.row, wide[0], details),)
        if parts.has_weeks and parts.bottom is not None:
            return (Said("grid_weeks_as_days", parts.bottom, min(owners)),)
        return ()

    def _made(self, spans: dict[int, Span], bottom: int, said: tuple[Said, ...] = ()) -> TimeColumns:
        while bottom + 1 in self.below and self._is_row_of_weekdays(bottom + 1, spans):
            bottom += 1
        return TimeColumns(spans, bottom, said)

    def _is_row_of_weekdays(self, row: int, spans: Mapping[int, Span]) -> bool:
        cells = [self.sheet.values[row][column] for column in spans if not is_blank(self.sheet.values[row][column])]
        return bool(cells) and all(is_weekday(cell) for cell in cells)


def has_only_years(spans: Mapping[int, Span]) -> bool:
    """Whether the columns are halves and years: too coarse to tell when something that is not marked began."""
    return all((span.last - span.first).days > _A_QUARTER for span in spans.values())


def taken_columns(sheet: Sheet, header: Header, row: int) -> set[int]:
    """The columns that are known to be something else. A header over the whole grid is none of its columns."""
    return {
        column
        for name, column in header.columns.items()
        if not (name in _OVER_A_GRID and row > header.top and is_label(sheet.values[row][column]))
    }


def _may_divide(value: Value) -> bool:
    return not is_blank(value) and (is_label(value) or is_weekday(value) or day_number(value) is not None)


def _is_month(value: Value) -> bool:
    """Whether a heading surely names a month: not 「4」, 「前半」, a quarter or a single day."""
    if isinstance(value, dt.date):
        return value.day == 1
    if not isinstance(value, str) or whole_day(value):
        return False
    named = months(value)
    return bool(whole(value)) or bool(named and named.first == named.last and not value.strip().isdecimal())


def _spread(sheet: Sheet, row: int) -> Iterator[tuple[int, Value]]:
    values = list(sheet.values[row])
    for top, left, bottom, right in sheet.merges:
        if top <= row <= bottom and not is_blank(sheet.values[top][left]):
            values[left : right + 1] = [sheet.values[top][left]] * (right - left + 1)
    return enumerate(values)


def _nearest(labels: Mapping[int, Year], column: int) -> Year | None:
    return labels.get(max((place for place in labels if place <= column), default=-1))


def _dated(named: Mapping[int, Months], years: Mapping[int, Year], is_fiscal: bool) -> Iterator[tuple[int, Span]]:
    """Months with their years; ``is_fiscal`` is how labels are taken that do not say. A half is one of a 年度."""
    for column, each in named.items():
        year = years.get(column)
        if year:
            counts_fiscal = is_fiscal if year.is_fiscal is None else year.is_fiscal
            if counts_fiscal or not each.is_half:
                yield column, each.span(year.number, is_fiscal=counts_fiscal)


def _is_forward(spans: Mapping[int, Span]) -> bool:
    """Whether each column begins after the one before it ended."""
    ordered = [spans[column] for column in sorted(spans)]
    return all(after.first > before.last for before, after in pairwise(ordered))


def _is_steady(spans: Mapping[int, Span]) -> bool:
    """Whether each column begins the day after the one before it ended."""
    ordered = [spans[column] for column in sorted(spans)]
    return all(after.first == before.last + dt.timedelta(days=1) for before, after in pairwise(ordered))
