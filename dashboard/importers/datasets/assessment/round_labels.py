"""回: which round of a スキルアセスメント a text speaks of, in one spelling."""

import datetime as dt
import re
from collections.abc import Iterable
from typing import Final

from dashboard.importers.cells.folding import clean

_YEAR: Final = re.compile(
    r"(?:(?P<era>令和|(?<![a-z])r)\s*(?P<era_year>元|\d{1,2})|(?<!\d)(?P<year>20\d\d))\s*年?度", re.IGNORECASE
)
_BARE_YEAR: Final = re.compile(r"(?:(?P<era>令和|r)\s*(?P<era_year>元|\d{1,2})|(?P<year>20\d\d))\s*年?", re.IGNORECASE)
_BARE_NUMBER: Final = re.compile(r"(?P<number>\d{1,2})\s*(?:回目?|年)?")
_NUMBER: Final = re.compile(r"第\s*(?P<number>\d{1,2})\s*回")
_REIWA: Final = 2018


def round_label(text: str) -> str | None:
    """「R7年度」「2025年度」「令和7年度 第2回」 as 「令和7年度」「令和7年度第2回」; None where no round is named."""
    plain = clean(text)
    year, number = _YEAR.search(plain), _NUMBER.search(plain)
    parts = [f"令和{_in_reiwa(year)}年度" if year else "", f"第{int(number['number'])}回" if number else ""]
    return "".join(parts) or None


def round_as_given(text: str) -> str:
    """A round as a person names it, in the spelling of the others where it is one of them."""
    return round_label(text) or clean(text)


def round_in_column(text: str, heading: str) -> str | None:
    """A cell of a column of rounds: under 年度, 「2025」 and 「R7」 are 「令和7年度」; under 回, 「2」 is 「第2回」.

    None where it cannot be told: 「7」 under 年度 may be of any era.
    """
    plain = clean(text)
    if label := round_label(plain):
        return label
    if "年度" in clean(heading):
        year = _BARE_YEAR.fullmatch(plain)
        if year:
            return f"令和{_in_reiwa(year)}年度"
        return None if _BARE_NUMBER.fullmatch(plain) else plain
    number = _BARE_NUMBER.fullmatch(plain)
    return f"第{int(number['number'])}回" if number else plain or None


def most_telling(labels: Iterable[str]) -> list[str]:
    """The labels without those that are part of another: 「令和8年度」 beside 「令和8年度第2回」."""
    found = sorted(set(labels))
    return [label for label in found if not any(label != other and label in other for other in found)]


def month_label(day: dt.date) -> str:
    """A round that has no other name: 2026-10-31 → 「令和8年10月」."""
    return f"令和{day.year - _REIWA}年{day.month}月" if day.year > _REIWA else f"{day.year}年{day.month}月"


def first_day(label: str) -> dt.date | None:
    """The first day of the 年度 that a label names."""
    year = _YEAR.search(label)
    if year is None:
        return None
    named = _in_reiwa(year)
    return dt.date(_REIWA + (1 if named == "元" else int(named)), 4, 1)


def _in_reiwa(year: re.Match[str]) -> str:
    if year["era"]:
        return "元" if year["era_year"] in ("元", "1") else str(int(year["era_year"]))
    number = int(year["year"]) - _REIWA
    return "元" if number == 1 else str(number)
