"""回: which round of a スキルアセスメント a text speaks of, in one spelling."""

import datetime as dt
import re
from typing import Final

from dashboard.importers.folding import clean

_YEAR: Final = re.compile(
    r"(?:(?P<era>令和|(?<![a-z])r)\s*(?P<era_year>元|\d{1,2})|(?<!\d)(?P<year>20\d\d))\s*年?度", re.IGNORECASE
)
_NUMBER: Final = re.compile(r"第\s*(?P<number>\d{1,2})\s*回")
_REIWA: Final = 2018


def round_label(text: str) -> str | None:
    """「R7年度」「2025年度」「令和7年度 第2回」 as 「令和7年度」「令和7年度第2回」; None where no round is named."""
    plain = clean(text)
    year, number = _YEAR.search(plain), _NUMBER.search(plain)
    parts = [f"令和{_in_reiwa(year)}年度" if year else "", f"第{int(number['number'])}回" if number else ""]
    return "".join(parts) or None


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
