"""Days, months and 年度 as offices write them, in 和暦 or Western years. Impossible or ambiguous: unknown."""

import calendar
import datetime as dt
import re
from typing import Final, NamedTuple

from dashboard.importers.cells.clock import moment
from dashboard.importers.cells.folding import clean
from dashboard.importers.cells.values import Cell, is_unknown_word, text
from dashboard.importers.model import Value

_ERAS: Final = {"令": (2018, 99), "r": (2018, 99), "平": (1988, 31), "h": (1988, 31), "昭": (1925, 64), "s": (1925, 64)}
"""Era ← (the year before its first, its last year)."""
_YEARS: Final = range(1926, 2101)
_SERIALS: Final = range(10_000, 73_051)
_SERIALS_OF_1904: Final = range(10_000 - 1_462, 73_051 - 1_462)
_DAYS_AS_DIGITS: Final = 100_000_000
_SERIAL_ZERO: Final = dt.date(1899, 12, 30)
_FROM_1904: Final = 1_462
"""So many days later a workbook that counts from 1904 (older Macintoshes) means the same number."""

_ERA_YEAR: Final = r"(?:(?P<era>令和?|平成?|昭和?|(?<![a-z])[rhs])(?P<era_year>元|\d{1,2})|(?P<year>(?<!\d)\d{4}))"
_DAY: Final = re.compile(
    _ERA_YEAR + r"(?:[./\-]|年)(?P<month>\d{1,2})(?:[./\-]|月)(?P<day>\d{1,2}|末)日?(?:\([月火水木金土日]\))?"
)
_MONTH: Final = re.compile(_ERA_YEAR + r"(?:[./\-]|年)(?P<month>\d{1,2})月?(?P<end>末)?")
_DIGITS: Final = re.compile(r"(?P<year>\d{4})(?P<month>\d\d)(?P<day>\d\d)?")
_THIRD: Final = re.compile(_ERA_YEAR + r"(?:[./\-]|年)(?P<month>\d{1,2})月?(?P<third>[上中下])旬")
_FISCAL: Final = re.compile(
    _ERA_YEAR
    + r"(?:年度(?:(?P<half>[上下前後])(?:半)?期|第?(?P<quarter>[1-4])(?:四半期|q))?"
    + r"|(?P<bare_half>[上下前後])(?:半)?期|第?(?P<bare_quarter>[1-4])(?:四半期|q))"
    + r"(?P<end>当初|初め|始め|末|中|内)?(?:まで)?"
)
_YEAR_ALONE: Final = re.compile(_ERA_YEAR + r"(?P<unit>年度|年)?")
_TWO_ERAS: Final = re.compile(r"(?P<one>[^()]+)\((?P<other>[^()]+)\)(?P<rest>年度|年)?")
_FY: Final = re.compile(r"fy(?P<year>20\d\d)|(?P<first>20\d\d)fy")
_AMBIGUOUS: Final = re.compile(r"\d{1,4}年?|\d{1,2}(?:[./\-]|月)\d{1,2}(?:日|[./\-]\d{1,2})?|\d{1,2}月末?")
_THIRDS: Final = {"上": ("1", "10"), "中": ("11", "20"), "下": ("21", "末")}
_VAGUE: Final = re.compile(r"頃|ごろ|ころ|前後|目途|めど")
_PLANNED: Final = re.compile(r"予定|見込|目標")
_WITHOUT_DAY: Final = re.compile(
    r"(?:通年|随時|継続|継続(?:中|実施|的に実施)|毎年度?|毎月|常時|適宜|順次|逐次|当面|恒常的?|期限なし|終期なし|年間(?:を通じて)?)(?:実施)?"
)
_PLAN_CODE: Final = re.compile(r"^\d[ .:]\s*(?=\d{4}|令|平|r\d)", re.IGNORECASE)
_BARE_YEAR: Final = re.compile(r"(?:19|20)\d\d")

_KANJI_SEPARATOR: Final = re.compile(r"(?<=[\d元])(?:年(?=\d)|月(?=[\d末]))")
_SEPARATED_MONTH: Final = re.compile(
    _ERA_YEAR + r"(?P<sep>[./\-_])(?P<month>\d{1,2})(?:(?P=sep)(?P<day>\d{1,2}(?!\d)|末))?(?!\d)"
)
_PACKED_MONTH: Final = re.compile(
    r"(?:(?<![a-z0-9])(?P<era>[rhs])(?P<era_year>\d\d)|(?<!\d)(?P<year>20\d\d))(?P<month>\d\d)(?P<day>\d\d)?(?!\d)"
)


class Days(NamedTuple):
    """The first and the last day of what a text names: a day, a third of a month, a month, a part of a 年度."""

    first: dt.date
    last: dt.date


def day(value: Value) -> Cell[dt.date]:
    """A day. Where only the month is given, its first day (「末」: its last), and the finding says so."""
    cell = days(value)
    return Cell(cell.value.first if cell.value else None, cell.finding)


def day_or(value: Value, blank: str) -> Cell[dt.date]:
    """A day; where there is none, the finding ``blank`` says what that means."""
    cell = day(value)
    return Cell(None, blank) if cell.value is None and cell.finding in (None, "unknown_word") else cell


def opening(value: Value) -> Cell[dt.date]:
    """The day something began: of a 年度 or a part of it that is named alone, its first day."""
    part = fiscal_part(value) if isinstance(value, str) else None
    return Cell(part.first, "date_year_only") if part else day(value)


def closing(value: Value) -> Cell[dt.date]:
    """The day something ended: of a month that is named alone its last day, as of a 年度 or a part of it."""
    if part := fiscal_part(value) if isinstance(value, str) else None:
        return Cell(part.last, "date_year_only")
    cell = days(value)
    finding = "date_month_end" if cell.finding == "date_month_only" else cell.finding
    return Cell(cell.value.last if cell.value else None, finding)


def days(value: Value) -> Cell[Days]:
    """The days that a cell names: one, those of a month, or those of a third of it."""
    if isinstance(value, dt.datetime):
        return _likely(value.date())
    if isinstance(value, dt.date):
        return _likely(value)
    if isinstance(value, bool | dt.time | dt.timedelta):
        return Cell(None, "date_unreadable")
    if isinstance(value, int | float):
        return _from_number(value)
    return _from_text(value) if value else Cell(None)


def names_a_time(words: str) -> bool:
    """Whether a text is a day, a month, a year or a part of one, or a number that may be one, rather than words."""
    cell = days(words)
    of_times = ("date_ambiguous", "date_year_alone", "date_impossible")
    return cell.value is not None or cell.finding in of_times or fiscal_part(words) is not None


def counted_from_1904(value: Value) -> Value:
    """The serial number of a day in a workbook that counts from 1904, as others count; any other cell as it is."""
    if isinstance(value, str):
        plain = clean(value)
        return str(int(plain) + _FROM_1904) if plain.isdecimal() and int(plain) in _SERIALS_OF_1904 else value
    is_serial = isinstance(value, int | float) and not isinstance(value, bool) and value in _SERIALS_OF_1904
    return value + _FROM_1904 if is_serial else value  # type: ignore[operator]


def period(value: Value) -> Cell[str]:
    """A time in the future, kept as text: 「令和8年度」「2026年度中」「R8.10」; 「2 2026年度」 without its code."""
    if isinstance(value, dt.date):
        return Cell(f"{value.year}年{value.month}月{value.day}日")
    cell = text(value)
    if cell.value is None:
        return cell
    words = _PLAN_CODE.sub("", cell.value, count=1)
    if moment(words.casefold()) and (found := day(words)).value:
        return period(found.value)
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


def fiscal_part(words: str) -> Days | None:
    """First and last day of 「令和8年度」「R8上期」「2026年度第3四半期」「令和8年度末」「R8年度当初」."""
    match = _FISCAL.fullmatch(in_one_era(words))
    if match is None or (year := _year(match.groupdict())) not in _YEARS:
        return None
    first, months = 0, 12
    if half := match["half"] or match["bare_half"]:
        first, months = (0 if half in "上前" else 6), 6
    elif quarter := match["quarter"] or match["bare_quarter"]:
        first, months = 3 * (int(quarter) - 1), 3
    start, end = _fiscal_month(year, first), _month_end(year, first + months - 1)
    if match["end"] in ("当初", "初め", "始め"):
        return Days(start, start)
    return Days(end if match["end"] == "末" else start, end)


def year_alone(words: str) -> tuple[int, bool | None] | None:
    """A year that is named alone, and whether it is a 年度: None where the text does not say (「R8」「2026」)."""
    match = _YEAR_ALONE.fullmatch(in_one_era(words))
    if match is None or (year := _year(match.groupdict())) not in _YEARS:
        return None
    return year, match["unit"] == "年度" if match["unit"] else None


def in_one_era(words: str) -> str:
    """Small letters without blanks; a year that is named in both eras, 「令和8年度（2026年度）」, only in the first."""
    plain = clean(words).casefold().replace(" ", "")
    if match := _FY.fullmatch(plain):
        return f"{match['year'] or match['first']}年度"
    match = _TWO_ERAS.fullmatch(plain)
    if match is None:
        return plain
    one, other = (_YEAR_ALONE.fullmatch(match[name]) for name in ("one", "other"))
    is_same = one and other and _year(one.groupdict()) == _year(other.groupdict())
    return match["one"] + (match["rest"] or "") if is_same else plain


def of_fiscal_year(year: int) -> Days:
    """The days of a 年度."""
    return Days(_fiscal_month(year, 0), _month_end(year, 11))


def _fiscal_month(year: int, month: int) -> dt.date:
    """The first day of a month of a 年度, April being 0."""
    return dt.date(year + (month + 3) // 12, (month + 3) % 12 + 1, 1)


def _month_end(year: int, month: int) -> dt.date:
    first = _fiscal_month(year, month)
    return last_day(first.year, first.month)


def last_day(year: int, month: int) -> dt.date:
    """The last day of a month."""
    return dt.date(year, month, calendar.monthrange(year, month)[1])


def _likely(date: dt.date) -> Cell[Days]:
    # A bare 7 in a cell with a date format reads as 1900-01-07.
    return Cell(Days(date, date)) if date.year in _YEARS else Cell(None, "date_impossible")


def _from_number(number: float) -> Cell[Days]:
    # 2025.4 may have been 2025.4 or 2025.40: a number has no trailing zeros.
    if not float(number).is_integer() or not 0 < number < _DAYS_AS_DIGITS:
        return Cell(None, "date_ambiguous")
    return _serial(int(number)) or _from_text(str(int(number)))


def _serial(number: int) -> Cell[Days] | None:
    if number not in _SERIALS:
        return None
    date = _SERIAL_ZERO + dt.timedelta(days=number)
    return Cell(Days(date, date), "date_serial")


def _from_text(value: str) -> Cell[Days]:
    words = clean(value).casefold()
    if timed := moment(words):
        cell = _from_text(timed.day)
        if cell.finding:
            return Cell(None, "date_unreadable")
        return Cell(None, "date_other_in_japan") if cell.value and timed.is_another_day else cell
    plain = words.replace(" ", "")
    if not plain or is_unknown_word(plain):
        return Cell(None, "unknown_word" if plain else None)
    if plain.isdecimal() and (serial := _serial(int(plain))):
        return serial
    if match := _DAY.fullmatch(plain):
        return _found(match, match["day"], match["day"], None)
    if match := _MONTH.fullmatch(plain):
        return _found(match, match["end"] or "1", "末", "date_month_only")
    if match := _THIRD.fullmatch(plain):
        first, last = _THIRDS[match["third"]]
        return _found(match, first, last, "date_third")
    if match := _DIGITS.fullmatch(plain):
        return _found(match, match["day"] or "1", match["day"] or "末", None if match["day"] else "date_month_only")
    return Cell(None, _doubt(plain))


def _doubt(plain: str) -> str:
    """Why a text names no day."""
    if _AMBIGUOUS.fullmatch(plain):
        return "date_ambiguous"
    if _WITHOUT_DAY.fullmatch(plain):
        return "date_without_end"
    if _VAGUE.search(plain):
        return "date_vague"
    if year_alone(plain):
        return "date_year_alone"
    return "date_only_planned" if _PLANNED.search(plain) and re.search(r"\d", plain) else "date_unreadable"


def _found(match: re.Match[str], first: str, last: str, finding: str | None) -> Cell[Days]:
    start, end = _date(match, first), _date(match, last)
    return Cell(Days(start, end), finding) if start and end else Cell(None, "date_impossible")


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
