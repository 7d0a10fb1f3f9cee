"""How far the 課 lie apart: one measure, for the tile, the sentence beside the dots and the months."""

from dataclasses import dataclass

import pandas as pd

from dashboard import labels
from dashboard.charts.look.marks import TINY
from dashboard.screens import since
from dashboard.screens.online import words

NAME, SHORT = "上位10%と下位10%の課の差", "上下10%の課の差"
"""In a sentence, and on a tile."""


@dataclass(frozen=True, slots=True)
class Gap:
    """P90 − P10 of the rates of 課 (0–1), and its change among the 課 that have a rate in both months.

    Beside a meeting the change has its two parts: what moved, and what was corrected of what it saw.
    """

    size: float
    departments: int
    same: int
    change: float | None
    moved: float | None = None
    corrected: float | None = None


def of(departments: pd.DataFrame) -> Gap | None:
    """The gap over rows of online/departments; None where fewer than two 課 have a rate."""
    rates = departments["rate"].dropna()
    if len(rates) < 2:
        return None
    both = departments.dropna(subset=["rate", "rate_before"])
    change = _width(both["rate"]) - _width(both["rate_before"]) if len(both) > 1 else None
    return Gap(_width(rates), len(rates), len(both), change, *_parts(both))


def moved(gap: Gap, before: str) -> str:
    """How it changed, as a sentence: who did not send moves nothing."""
    if gap.change is None:
        return ""
    same = f"（両方の月に出した{gap.same}課）" if gap.same < gap.departments else ""
    split = f"（{since.parts(gap.moved, gap.corrected, labels.points)}）" if gap.corrected is not None else ""
    if abs(gap.change) < TINY:
        return f"{before}と変わっていません{same}{split}。"
    return f"{before}から{words.size(gap.change)}{'縮まりました' if gap.change < 0 else '広がりました'}{same}{split}。"


def _parts(both: pd.DataFrame) -> tuple[float | None, float | None]:
    """What moved and what was corrected, of 課 whose list of then is still there."""
    if "corrected" not in both or len(both) < 2 or both["corrected"].isna().any():
        return None, None
    between = _width(both["rate_before"] + both["corrected"])
    return _width(both["rate"]) - between, between - _width(both["rate_before"])


def _width(rates: "pd.Series[float]") -> float:
    return float(rates.quantile(0.9) - rates.quantile(0.1))
