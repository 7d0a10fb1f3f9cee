"""Words and sums that several sentences of the screen need."""

from collections.abc import Sequence

import pandas as pd

from dashboard import labels

RATES = {"kind": "online-rate", "volume": "online-rate-by-volume", "usage": "online-usage"}
"""Measure → the term that defines it."""
NUMERATORS = {"kind": "実施済の手続", "volume": "実施済の手続の年間件数", "usage": "オンライン件数"}


def sums(departments: pd.DataFrame) -> tuple[float, float]:
    """Numerator and denominator over all 課 that have a rate."""
    rated = departments[departments["rate"].notna()]
    return float(rated["numerator"].sum()), float(rated["denominator"].sum())


def share(departments: pd.DataFrame, side: str) -> float | None:
    """The rate of all these together as it is on one side of a meeting (meetings/online), where there is one."""
    whole = departments[f"denominator{side}"].sum()
    return float(departments[f"numerator{side}"].sum() / whole) if whole else None


def size(difference: float) -> str:
    """How large a difference of shares is, without its sign."""
    return f"{abs(difference) * 100:.1f}ポイント"


def listed(names: Sequence[str], most: int = 3) -> str:
    """The names, or the first few and how many more."""
    more = f"ほか{len(names) - most}課" if len(names) > most else ""
    return "・".join(names[:most]) + more


def counted(departments: pd.DataFrame, measure: str) -> str:
    """What the rates of all 課 are made of."""
    part, whole = (labels.count(each) for each in sums(departments))
    rated = labels.count(departments["rate"].notna().sum())
    return f"{NUMERATORS[measure]} {part} ÷ {labels.DENOMINATORS[measure]} {whole}（{rated}課の合計）"


def left_out(departments: pd.DataFrame) -> str:
    """What stands in no rate: procedures of unknown status, and 課 that have not sent."""
    unknown, unsent = departments["unknown"].sum(), (~departments["submitted"].fillna(False).astype(bool)).sum()
    said = [f"状況不明 {labels.count(unknown)}件"] if unknown else []
    said += [f"未提出 {labels.count(unsent)}課"] if unsent else []
    return "・".join(said)
