"""The time of a plan: its first day, its last day, or both in one cell. Years alone are taken for 年度, and said.

A fact must be read more strictly (dates.opening, dates.closing): 「R9.3.31予定」 is the end of a plan, but no day on
which anything ended.
"""

import datetime as dt
import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from dashboard.importers.cells import dates
from dashboard.importers.cells.dates import Days
from dashboard.importers.cells.folding import clean
from dashboard.importers.cells.values import Cell, is_unknown_word, written
from dashboard.importers.model import Value

_NOTE: Final = re.compile(
    r"\((?:予定|見込み?|目標|目途|めど|案|仮|\d{1,2}(?:か|ヶ|ヵ|カ|ケ|箇)?年(?:間|度|計画)?)\)$"
    r"|(?:(?:着手|開始|完了|終了|実施|導入|稼働)?(?:予定|見込み?|目標))$"
)
_SINCE: Final = re.compile(r"(?:~|から|より|以降|以後|スタート|開始|着手)$")
_UNTIL: Final = re.compile(r"^~|(?:まで(?:に)?|迄|中に?|以内)$")
_TO: Final = re.compile(r"~|から|⇒|→|->")
_HYPHEN: Final = re.compile(r"[\-ー]")
_LOOK_ALIKES: Final = str.maketrans({"〜": "~", "∼": "~", "–": "-", "—": "-", "―": "-", "−": "-", "‐": "-", "‑": "-"})
_ENDLESS: Final = re.compile(r"\(?(?:継続.*|以降.*|随時.*|未定|通年|終期未定|検討中?|当面.*|順次.*)\)?")
_ERA: Final = re.compile(r"(?P<era>令和?|平成?|[rh])?(?P<year>元|\d{1,2}|20\d\d)(?P<unit>年度|年)?(?P<rest>.*)")
_YEAR_AT_FRONT: Final = re.compile(r"(?P<year>(?:令和?|平成?|[rh])(?:元|\d{1,2})|20\d\d)(?P<joint>年度|[年./\-]|$)?.*")
_LIST: Final = re.compile(r"[、,・/]")


_CLOCK: Final = re.compile(r"(?<=\d) \d{1,2}:\d\d(?::\d\d)?(?=\s|~|$)")
_MONTH_OR_YEARS: Final = re.compile(r"(?:令和?|平成?|[rh])\d{1,2}[\-ー]\d{1,2}")
"""「R5-7」 is July of R5 or R5 to R7."""


class Period(NamedTuple):
    """The first and the last day of a plan; None where the text does not say."""

    start: dt.date | None
    end: dt.date | None


def opening(value: Value) -> Cell[dt.date]:
    """The day a plan begins."""
    cell = _side(value, _SINCE)
    return Cell(cell.value.first if cell.value else None, cell.finding)


def closing(value: Value) -> Cell[dt.date]:
    """The day a plan ends; of a month that is named alone, its last."""
    cell = _side(value, _UNTIL)
    finding = "date_month_end" if cell.finding == "date_month_only" else cell.finding
    return Cell(cell.value.last if cell.value else None, finding)


def period(value: Value) -> Cell[Period]:
    """The beginning and the end of a plan in one cell: 「R5～R7」「R8.4からR9.3まで」「～R9.3」「R8上期」."""
    if not isinstance(value, str):
        return _single(_of_number(value), is_day=False)
    words = _plain(value)
    if not words or is_unknown_word(words):
        return Cell(None, "unknown_word" if words else None)
    if _MONTH_OR_YEARS.fullmatch(words):
        return Cell(None, "period_unread")
    cell = _between(words) or _single(_named(_without_notes(words)), is_day=_is_day(words))
    if cell.value is None:
        cell = _hyphened(words) or _listed(words) or cell
    return cell


def _plain(value: str) -> str:
    words = clean(value).translate(_LOOK_ALIKES).casefold()
    return _CLOCK.sub("", words).replace(" ", "")


def _without_notes(words: str) -> str:
    return _NOTE.sub("", words)


def _side(value: Value, mark: re.Pattern[str]) -> Cell[Days]:
    """The days of a cell that should hold one end of a plan, without 「予定」 and the marks of that end."""
    if not isinstance(value, str):
        return _of_number(value)
    words = _plain(value)
    bare = mark.sub("", _without_notes(words))
    cell = _named(bare) if bare != words else _named(value)
    if cell.value is None:
        is_period = (found := period(value)).value and found.value.start and found.value.end
        return Cell(None, "date_is_period") if is_period else Cell(None, _named(value).finding)
    return Cell(cell.value, cell.finding or "date_with_words") if bare != words else cell


def _of_number(value: Value) -> Cell[Days]:
    """The days of a cell that is no text: a date, a serial number, or a year alone."""
    is_year = isinstance(value, int | float) and dates.year_alone(written(value))
    return _named(written(value)) if is_year else dates.days(value)


def _named(words: str) -> Cell[Days]:
    """The days that a text names, a year or a part of it among them."""
    if part := dates.fiscal_part(words):
        return Cell(part, "date_year_only")
    if year := dates.year_alone(words):
        number, is_fiscal = year
        if is_fiscal is False:
            return Cell(Days(dt.date(number, 1, 1), dt.date(number, 12, 31)), "date_year_only")
        return Cell(dates.of_fiscal_year(number), "date_year_taken")
    return dates.days(words)


def _is_day(words: str) -> bool:
    cell = dates.days(_without_notes(words))
    return cell.value is not None and cell.value.first == cell.value.last


def _single(cell: Cell[Days], *, is_day: bool) -> Cell[Period]:
    """A time without 「～」: all of a month or a year; a single day, or the end of a 年度, is when the plan ends."""
    if cell.value is None:
        return Cell(None, cell.finding)
    first, last = cell.value
    if is_day or first == last:
        return Cell(Period(None, last), cell.finding or "period_one_day")
    return Cell(Period(first, last), cell.finding)


def _between(words: str) -> Cell[Period] | None:
    """What stands on both sides of 「～」 or 「から」, or on one of them; None where there is neither."""
    bare = _without_notes(words)
    parts = _TO.split(bare)
    if len(parts) == 1:
        if until := re.fullmatch(r"(.+?)(?:まで|迄)", bare):
            return _of_parts("", until[1])
        if since := re.fullmatch(r"(.+?)(?:以降|以後|より)", bare):
            return _of_parts(since[1], "")
        return None
    return (
        _of_parts(parts[0], re.sub(r"(?:まで|迄)$", "", parts[1])) if len(parts) == 2 else Cell(None, "period_unread")
    )


def _of_parts(left: str, right: str) -> Cell[Period]:
    """A period of the texts of its two sides, either of which may be missing."""
    left, right = _without_notes(left), _without_notes(right)
    if not left and not right:
        return Cell(None, "period_unread")
    if left and right and _ENDLESS.fullmatch(right):
        right = ""
    both = left and right
    start = _named(_with_unit_of(left, right) if both else left) if left else None
    end = _named(_with_year_of(right, left) if both else right) if right else None
    if (start and start.value is None) or (end and end.value is None):
        return Cell(None, "period_unread")
    made = Period(start.value.first if start and start.value else None, end.value.last if end and end.value else None)
    if made.start and made.end and made.end < made.start:
        return Cell(None, "period_unread")
    findings = [each.finding for each in (start, end) if each and each.finding]
    finding = "date_year_taken" if "date_year_taken" in findings else next(iter(findings), None)
    if made.start is None or made.end is None:
        return Cell(made, "period_one_sided")
    return Cell(made, "period_month_only" if finding == "date_month_only" else finding)


def _with_unit_of(left: str, right: str) -> str:
    """「令和6～8年度」: the beginning is a 年度 as well."""
    is_year = dates.year_alone(left)
    return f"{left}年度" if is_year and is_year[1] is None and _says_fiscal(right) else left


def _says_fiscal(words: str) -> bool:
    return "年度" in words


def _with_year_of(right: str, left: str) -> str:
    """The end with what it takes from the beginning: 「R5～7」 its era, 「R8.4～R9」 nothing, 「R8年4月～9月」 its 年.

    「R8.4～9」 may be a month or a year, and 「令和8年10月～3月」 is of no year that is written: both stay unread.
    """
    at_front = _YEAR_AT_FRONT.fullmatch(left)
    if at_front is None or (_named(right).value is not None and not right.isdecimal()):
        return right
    era = re.match(r"令和?|平成?|[rh]", at_front["year"])
    is_bare_year = dates.year_alone(left) is not None
    if is_bare_year and (short := re.fullmatch(r"(\d{1,2})(年度|年)?", right)) and era:
        return f"{era[0]}{short[1]}{short[2] or left[len(at_front['year']) :]}"
    if is_bare_year and re.fullmatch(r"20\d\d", right):
        return right + left[len(at_front["year"]) :]
    year_and_unit = at_front["year"] + ("年度" if "年度" in left else "年")
    if "年度" in left and re.fullmatch(r"(?:[上下前後](?:半)?期|第?[1-4](?:四半期|q))", right):
        return year_and_unit + right
    if is_half := re.fullmatch(r"[上下前後](?:半)?期|第?[1-4](?:四半期|q)", right):
        return at_front["year"] + is_half[0]
    if "年度" not in left and re.fullmatch(r"\d{1,2}月(?:\d{1,2}日|末|[上中下]旬)?|\d{1,2}/\d{1,2}", right):
        return at_front["year"] + ("/" if "/" in right else "年") + right
    return right


def _hyphened(words: str) -> Cell[Period] | None:
    """A period whose two sides are joined by a hyphen, if only one hyphen gives two times: 「R8.4-R9.3」."""
    found = [*_hyphen_cuts(_without_notes(words))]
    return found[0] if len(found) == 1 else None


def _hyphen_cuts(words: str) -> Iterator[Cell[Period]]:
    for match in _HYPHEN.finditer(words):
        left, right = words[: match.start()], words[match.end() :]
        cell = _of_parts(left, re.sub(r"(?:まで|迄)$", "", right)) if left or right else None
        if cell and cell.value:
            yield cell


def _listed(words: str) -> Cell[Period] | None:
    """Years named one by one, 「R6、R7、R8」: a period where none is missing between them."""
    named = [dates.year_alone(part) for part in _LIST.split(_without_notes(words))]
    years = [each[0] for each in named if each and each[1] is not False]
    if len(years) < 2 or len(years) != len(named):
        return None
    if years != list(range(years[0], years[0] + len(years))):
        return Cell(None, "period_unread")
    return Cell(Period(dates.of_fiscal_year(years[0]).first, dates.of_fiscal_year(years[-1]).last), "date_year_taken")
