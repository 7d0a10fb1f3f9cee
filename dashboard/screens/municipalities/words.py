"""Words that several sentences of the screen need."""

from collections.abc import Mapping, Sequence
from typing import Final

import pandas as pd

from dashboard import labels

RATES: Final = {"kind": "online-rate", "volume": "online-rate-by-volume", "usage": "online-usage"}
"""Measure → the term that defines it."""
STANDINGS: Final[Mapping[str, str]] = {
    "rated": "率あり",
    "no_rate": "率を出せる手続がない",
    "not_this_month": "この月の手続一覧がない",
    "nothing_sent": "手続一覧が届いていない",
    "absent": "資料を集めていない",
    "unbuilt": "集計されていない",
    "older": "集計が前の版のまま",
    "damaged": "集計を読めない",
}
TOLD: Final[Mapping[str, str]] = {
    "told": "示せる",
    "masked": "回答が少なく示せない",
    "none": "回答がない",
}
UNIT: Final = "市区町村"


def without(rows: pd.DataFrame) -> str:
    """The municipalities that have no rate, by why: unknown is never zero."""
    counts = rows["standing"].value_counts()
    said = [f"{words} {labels.count(counts[code])}" for code, words in STANDINGS.items() if code in counts]
    return "・".join(each for each in said if not each.startswith(STANDINGS["rated"]))


def size(difference: float) -> str:
    """How large a difference of shares is, without its sign."""
    return f"{abs(difference) * 100:.1f}ポイント"


def listed(names: Sequence[str], most: int = 3) -> str:
    """The names, or the first few and how many more."""
    more = f"ほか{len(names) - most}{UNIT}" if len(names) > most else ""
    return "・".join(names[:most]) + more
