"""Days, months and 年度 as offices write them, in 和暦 or Western years. Impossible or ambiguous: unknown."""

import calendar
import datetime as dt
import re
from typing import Final

from dashboard.importers.cells.folding import clean
from dashboard.importers.cells.values import Cell, is_unknown_word, text
from dashboard.importers.model import Value

_ERAS: Final = {"令": (2018, 99), "r": (2018, 99), "平": (1988, 31), "h": (1988, 31), "昭": (1925, 64), "s": (1925, 64)}
"""Era ← (the year before its first, its last year)."""
_YEARS: Final = range(1926, 2101)
_SERIALS: Final = range(10_000, 73_051)
_DAYS_AS_DIGITS: Final = 100_000_000
_SERIAL_ZERO: Final = dt.date(1899, 12, 30)

_ERA_YEAR: Final = r"(?:(?P<era>令和?|平成?|昭和?|(?<![a-z])[rhs])(?P<era_year>元|\d{1,2})|(?P<year>(?<!\d)\d{4}))"
_DAY: Final = re.compile(
    _ERA_YEAR + r"(?:[./\-]|年)(?P<month>\d{1,2})(?:[./\-]|月)(?P<day>\d{1,2}|末)日?(?:\([月火水木金土日]\))?"
)
_MONTH: Final = re.compile(_ERA_YEAR + r"(?:[./\-]|年)(?P<month>\d{1,2})月?(?P<end>末)?")
_DIGITS: Final = re.compile(r"(?P<year>\d{4})(?P<month>\d\d)(?P<day>\d\d)?")
_FISCAL: Final = re.compile(
    _ERA_YEAR + r"年度(?:(?P<half>[上下前後])(?:半)?期|第?(?P<quarter>[1-4])(?:四半期|q))?"
    r"(?P<end>当初|初め|始め|末|中|内)?(?:まで)?"
)
_AMBIGUOUS: Final = re.compile(r"\d{1,4}年?|\d{1,2}(?:[./\-]|月)\d{1,2}(?:日|[./\-]\d{1,2})?|\d{1,2}月末?")
_PLAN_CODE: Final = re.compile(r"^\d[ .:]\s*(?=\d{4}|令|平|r\d)", re.IGNORECASE)
_BARE_YEAR: Final = re.compile(r"(?:19|20)\d\d")

_KANJI_SEPARATOR: Final = re.compile(r"(?<=[\d元])(?:年(?=\d)|月(?=[\d末]))")
_SEPARATED_MONTH: Final = re.compile(
    _ERA_YEAR + r"(?P<sep>[./\-_])(?P<month>\d{1,2})(?:(?P=sep)(?P<day>\d{1,2}(?!\d)|末))?(?!\d)"
)
_PACKED_MONTH: Final = re.compile(
    r"(?:(?<![a-z0-9])(?P<era>[rhs])(?P<era_year>\d\d)|(?<!\d)(?P<year>20\d\d))(?P<month>\d\d)(?P<day>\d\d)?(?!\d)"
)


def day(value: Value) -> Cell[dt.date]:
    """A day. Where only the month is given, its first day (「末」: its last), and the finding says so."""
    if isinstance(value, dt.datetime):
        return _likely(value.date())
    if isinstance(value, dt.date):
        return _likely(value)
    if isinstance(value, bool | dt.time | dt.timedelta):
        return Cell(None, "date_unreadable")
    if isinstance(value, int | float):
        return _from_number(value)
    return _from_text(value) if value else Cell(None)


def opening(value: Value) -> Cell[dt.date]:
    """The day something begins: of a 年度 or a part of it that is named alone, its first day."""
    part = _fiscal_part(value)
    return Cell(part[0], "date_year_only") if part else day(value)


def closing(value: Value) -> Cell[dt.date]:
    """The day something ends: of a month that is named alone its last day, as of a 年度 or a part of it."""
    if part := _fiscal_part(value):
        return Cell(part[1], "date_year_only")
    cell = day(value)
    if cell.value and cell.finding == "date_month_only":
        return Cell(last_day(cell.value.year, cell.value.month), "date_month_end")
    return cell


def period(value: Value) -> Cell[str]:
    """A time in the future, kept as text: 「令和8年度」「2026年度中」「R8.10」; 「2 2026年度」 without its code."""
    if isinstance(value, dt.date):
        return Cell(f"{value.year}年{value.month}月{value.day}日")
    cell = text(value)
    if cell.value is None:
        return cell
    words = _PLAN_CODE.sub("", cell.value, count=1)
    if not re.fullmatch(r"[\d.]+", words) or _BARE_YEAR.fullmatch(words):
        return Cell(words, cell.finding)
    found = day(value)
    return period(found.value) if found.value and "." not in words else Cell(None, "date_ambiguous")


def month_ends(words: str) -> list[dt.date]:
    """The days named in a text; of a month that is named without a day, its last. Never one it does not name."""
    plain = _KANJI_SEPARATOR.sub(".", clean(words).casefold().replace(" ", ""))
    matches = list(_SEPARATED_MONTH.finditer(plain)) or list(_PACKED_MONTH.finditer(plain))
    found = [_date(match, match["day"] or "末") for match in matches]
    return [date for date in dict.fromkeys(found) if date]


def _fiscal_part(value: Value) -> tuple[dt.date, dt.date] | None:
    """First and last day of 「令和8年度」「R8年度上期」「2026年度第3四半期」「令和8年度末」「R8年度当初」."""
    match = _FISCAL.fullmatch(clean(value).casefold().replace(" ", "")) if isinstance(value, str) else None
    if match is None or (year := _year(match.groupdict())) not in _YEARS:
        return None
    first, months = 0, 12
    if match["half"]:
        first, months = (0 if match["half"] in "上前" else 6), 6
    elif match["quarter"]:
        first, months = 3 * (int(match["quarter"]) - 1), 3
    start, end = _fiscal_month(year, first), _month_end(year, first + months - 1)
    if match["end"] in ("当初", "初め", "始め"):
        return start, start
    return (end if match["end"] == "末" else start), end


def _fiscal_month(year: int, month: int) -> dt.date:
    """The first day of a month of a 年度, April being 0."""
    return dt.date(year + (month + 3) // 12, (month + 3) % 12 + 1, 1)


def _month_end(year: int, month: int) -> dt.date:
    first = _fiscal_month(year, month)
    return last_day(first.year, first.month)


def last_day(year: int, month: int) -> dt.date:
    """The last day of a month."""
    return dt.date(year, month, calendar.monthrange(year, month)[1])


def _likely(date: dt.date) -> Cell[dt.date]:
    # A bare 7 in a cell with a date format reads as 1900-01-07.
    return Cell(date) if date.year in _YEARS else Cell(None, "date_impossible")


def _from_number(number: float) -> Cell[dt.date]:
    # 2025.4 may have been 2025.4 or 2025.40: a number has no trailing zeros.
    if not float(number).is_integer() or not 0 < number < _DAYS_AS_DIGITS:
        return Cell(None, "date_ambiguous")
    if int(number) in _SERIALS:
        return Cell(_SERIAL_ZERO + dt.timedelta(days=int(number)), "date_serial")
    return _from_text(str(int(number)))


def _from_text(value: str) -> Cell[dt.date]:
    plain = clean(value).casefold().replace(" ", "")
    if not plain or is_unknown_word(plain):
        return Cell(None, "unknown_word" if plain else None)
    if plain.isdecimal() and int(plain) in _SERIALS:
        return Cell(_SERIAL_ZERO + dt.timedelta(days=int(plain)), "date_serial")
    if match := _DAY.fullmatch(plain):
        return _found(_date(match, match["day"]), None)
    if match := _MONTH.fullmatch(plain):
        return _found(_date(match, match["end"] or "1"), "date_month_only")
    if match := _DIGITS.fullmatch(plain):
        return _found(_date(match, match["day"] or "1"), None if match["day"] else "date_month_only")
    if _AMBIGUOUS.fullmatch(plain):
        return Cell(None, "date_ambiguous")
    return Cell(None, "date_unreadable")


def _found(date: dt.date | None, finding: str | None) -> Cell[dt.date]:
    return Cell(date, finding) if date else Cell(None, "date_impossible")


def _date(match: re.Match[str], day_text: str) -> dt.date | None:
    year, month = _year(match.groupdict()), int(match["month"])
    if year not in _YEARS or not 1 <= month <= 12:
        return None
    end = last_day(year, month)
    if day_text == "末":
        return end
    number = int(day_text)
    return dt.date(year, month, number) if 1 <= number <= end.day else None


def _year(parts: dict[str, str | None]) -> int:
    if parts["year"]:
        return int(parts["year"])
    before, last = _ERAS[(parts["era"] or "")[0]]
    number = 1 if parts["era_year"] == "元" else int(parts["era_year"] or 0)
    return before + number if 1 <= number <= last else 0
