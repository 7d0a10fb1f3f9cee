"""What the headings of a plan's time columns say: years, halves, quarters, months, and parts of a month."""

import datetime as dt
import re
from dataclasses import dataclass
from typing import Final

from dashboard.importers.cells.dates import days, last_day, month_ends, year_alone
from dashboard.importers.cells.folding import clean
from dashboard.importers.cells.values import written
from dashboard.importers.model import Value

FISCAL_START: Final = 4
"""年度 of Japanese local governments begin in April by law (地方自治法 第208条)."""

_MONTH: Final = re.compile(r"(?P<month>\d{1,2})月?")
_QUARTER: Final = re.compile(r"(?:第?(?P<number>[1-4])(?:四半期|q)|q(?P<letter>[1-4]))", re.IGNORECASE)
_RANGE: Final = re.compile(r"(?P<first>\d{1,2})月?[~〜\-ー](?P<last>\d{1,2})月")
_HALF: Final = re.compile(r"(?:(?P<first>上|前)|(?:下|後))(?:半期|期|半)")
_YEAR: Final = re.compile(
    r"(?:(?P<era>令和?|R|平成?|H)\.?(?P<era_year>元|\d{1,2})|(?P<year>20\d\d))(?P<unit>年度|年|FY)?"
    r"(?!年?[./\-]?\d).*",
    re.IGNORECASE,
)
"""Not 「令和8年10月末現在」: the day of a list is no year of its months."""
_ERAS: Final = {"令": 2018, "r": 2018, "平": 1988, "h": 1988}
_AND_LATER: Final = re.compile(r"(?P<year>.+?)(?:以降|以後|~|〜)")
_WITH_PART: Final = re.compile(r"(?P<month>.*?\d{1,2}月?)[ /・]?(?P<part>[^\d月 ].*|第\d週目?)")
_PARTS: Final = {"上旬": (1, 10), "中旬": (11, 20), "下旬": (21, 31), "上": (1, 10), "中": (11, 20), "下": (21, 31)}
_PARTS_IN_TWO: Final = {
    "前半": (1, 15),
    "後半": (16, 31),
    "上半": (1, 15),
    "下半": (16, 31),
    "前": (1, 15),
    "後": (16, 31),
}
_WEEK: Final = re.compile(r"第?(?P<number>[1-6])(?:週目?|w)|w(?P<letter>[1-6])|第(?P<bare>[1-6])", re.IGNORECASE)
_DAY: Final = re.compile(r"(?P<day>\d{1,2})日?[~〜]?(?:\([月火水木金土日]\))?")
_MONTH_DAY: Final = re.compile(
    r"(?P<month>\d{1,2})(?:/|月)(?P<day>\d{1,2})日?(?:\([月火水木金土日]\))?(?:[~〜].*|週|の?週)?"
)
_WEEKDAYS: Final = re.compile(r"\(?[月火水木金土日]曜?日?\)?")
WEEK: Final = 7


@dataclass(frozen=True, slots=True)
class Span:
    """The first and the last day of a column (a quarter's are three months apart)."""

    first: dt.date
    last: dt.date
    is_open: bool = False
    """Whether it goes on after its last day: 「令和10年度以降」."""


@dataclass(frozen=True, slots=True)
class Year:
    """A year over months or of a column; ``is_fiscal`` is None where the label does not say: 「R8」."""

    number: int
    is_fiscal: bool | None
    is_open: bool = False

    def span(self) -> Span:
        """Its days; one that does not say is a 年度, as in the plans of cities."""
        if self.is_fiscal is False:
            return Span(dt.date(self.number, 1, 1), dt.date(self.number, 12, 31), self.is_open)
        return Span(dt.date(self.number, FISCAL_START, 1), last_day(self.number + 1, FISCAL_START - 1), self.is_open)


@dataclass(frozen=True, slots=True)
class Part:
    """Some days of a month; ``week`` is the number of a week."""

    first: int
    last: int
    week: int | None = None

    def of(self, month: Span, *, to_the_end: bool = False) -> Span:
        """Its days in one month. What a short month lacks is its last day."""
        end = month.last.day
        last = end if to_the_end else min(self.last, end)
        return Span(month.first.replace(day=min(self.first, end)), month.first.replace(day=last))


@dataclass(frozen=True, slots=True)
class Months:
    """The first and last month that a label names without a year, and the part of the month where it names one."""

    first: int
    last: int
    part: Part | None = None
    is_half: bool = False

    def span(self, year: int, *, is_fiscal: bool) -> Span:
        """Its days in a year."""
        begins = year + (is_fiscal and self.first < FISCAL_START)
        whole = Span(dt.date(begins, self.first, 1), last_day(begins + (self.last < self.first), self.last))
        return self.part.of(whole) if self.part else whole


def whole(value: Value) -> Span | None:
    """A cell that names year and month: 2026-04-01 as a date, 「R8.4」「2026/4」「令和8年4月」「令和8年4月上旬」."""
    if isinstance(value, dt.date):
        return _month(value)
    if not isinstance(value, str):
        return None
    ends = month_ends(value)
    if len(ends) != 1:
        return None
    named = days(value)
    if named.value and named.finding == "date_third":
        return Span(*named.value)
    part = _part_at_end(clean(value))
    return part.of(_month(ends[0])) if part else _month(ends[0])


def _month(day: dt.date) -> Span:
    return Span(day.replace(day=1), last_day(day.year, day.month))


def months(value: Value) -> Months | None:
    """The months that a cell names without a year: 「4月」, 4, 「第1四半期」, 「4～6月」, 「上期」, 「4月上旬」."""
    words = clean(written(value))
    if match := _RANGE.fullmatch(words):
        return _valid(int(match["first"]), int(match["last"]))
    if match := _QUARTER.fullmatch(words):
        first = FISCAL_START + 3 * (int(match["number"] or match["letter"]) - 1)
        first = first - 12 if first > 12 else first
        return Months(first, first + 2)
    if match := _HALF.fullmatch(words):
        return Months(4, 9, is_half=True) if match["first"] else Months(10, 3, is_half=True)
    if match := _MONTH.fullmatch(words):
        return _valid(int(match["month"]), int(match["month"]))
    match = _WITH_PART.fullmatch(words)
    named = _MONTH.fullmatch(match["month"]) if match else None
    part = month_part(match["part"]) if match else None
    if named is None or part is None:
        return None
    found = _valid(int(named["month"]), int(named["month"]))
    return found and Months(found.first, found.last, part)


def _valid(first: int, last: int) -> Months | None:
    return Months(first, last) if 1 <= first <= last <= 12 else None


def _part_at_end(words: str) -> Part | None:
    match = _WITH_PART.fullmatch(words)
    return month_part(match["part"]) if match else None


def month_part(value: Value) -> Part | None:
    """A part of a month: 「上旬」「前半」「第1週」「2W」. The n-th week is the n-th seven days of the month."""
    words = clean(written(value)).strip("()").casefold() if isinstance(value, str) else ""
    if days_of := _PARTS.get(words) or _PARTS_IN_TWO.get(words):
        return Part(*days_of)
    if match := _WEEK.fullmatch(words):
        number = int(match["number"] or match["letter"] or match["bare"])
        return Part(WEEK * (number - 1) + 1, WEEK * number, number)
    return None


def day_number(value: Value) -> int | None:
    """A day of a month: 6, 「6日」, 「6～」."""
    if isinstance(value, dt.date):
        return None
    match = _DAY.fullmatch(clean(written(value)))
    number = int(match["day"]) if match else 0
    return number if 1 <= number <= 31 else None


def month_and_day(value: Value) -> tuple[int, int] | None:
    """A day without a year: 「4/6」「4月6日～」「4/6の週」."""
    match = _MONTH_DAY.fullmatch(clean(value)) if isinstance(value, str) else None
    return (int(match["month"]), int(match["day"])) if match else None


def whole_day(value: Value) -> dt.date | None:
    """A day with its year: a date, 「2026/4/6」「R8.4.6」."""
    if isinstance(value, dt.datetime):
        return value.date()
    if isinstance(value, dt.date):
        return value
    named = days(value) if isinstance(value, str) else None
    is_day = named and named.value and named.finding is None and named.value.first == named.value.last
    return named.value.first if is_day and named and named.value else None


def is_weekday(value: Value) -> bool:
    """Whether a cell is the day of the week that stands under a day."""
    return isinstance(value, str) and bool(_WEEKDAYS.fullmatch(clean(value)))


def year_above(value: Value) -> Year | None:
    """The year that a heading over months names, whatever it says besides."""
    if isinstance(value, dt.date):
        return None
    words = clean(written(value))
    if words.casefold().startswith("fy"):
        return year_column(value)
    match = _YEAR.fullmatch(words)
    if match is None or len(words) > 16:
        return None
    if match["year"]:
        number = int(match["year"])
    else:
        number = _ERAS[match["era"][0].casefold()] + (1 if match["era_year"] == "元" else int(match["era_year"]))
    unit = (match["unit"] or "").upper()
    return Year(number, None if not unit else unit != "年")


def year_column(value: Value) -> Year | None:
    """The year that is all that a heading says: 「R6」「令和6年度」「2026年度」「FY2026」「令和10年度以降」."""
    if isinstance(value, dt.date):
        return None
    words = clean(written(value))
    later = _AND_LATER.fullmatch(words)
    found = year_alone(later["year"] if later else words)
    return Year(*found, is_open=bool(later)) if found else None


def is_label(value: Value) -> bool:
    """Whether a heading names some time."""
    if isinstance(value, dt.date):
        return True
    return any(read(value) for read in (whole, months, month_part, year_column, whole_day, month_and_day))
