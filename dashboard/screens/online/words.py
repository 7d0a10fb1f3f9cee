"""Words and sums that several sentences of the screen need."""

from collections.abc import Sequence

import pandas as pd


def sums(departments: pd.DataFrame) -> tuple[float, float]:
    """Numerator and denominator over all 課 that have a rate."""
    rated = departments[departments["rate"].notna()]
    return float(rated["numerator"].sum()), float(rated["denominator"].sum())


def size(difference: float) -> str:
    """How large a difference of shares is, without its sign."""
    return f"{abs(difference) * 100:.1f}ポイント"


def listed(names: Sequence[str], most: int = 3) -> str:
    """The names, or the first few and how many more."""
    more = f"ほか{len(names) - most}課" if len(names) > most else ""
    return "・".join(names[:most]) + more
