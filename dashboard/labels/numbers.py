"""How numbers are written: shares, points, counts, days late. Unknown is never zero."""

import pandas as pd

UNKNOWN = "—"
"""What stands where there is no figure: unknown is never zero."""

EMPTY = "この条件に当てはまるものがありません。"
"""What is said where there are no rows."""

Number = float | int | None


def known(value: object) -> bool:
    """Whether there is a value at all: not None, NaN, NaT or NA."""
    return not pd.isna(value)  # type: ignore[call-overload]


def percent(rate: Number) -> str:
    """Write a share (0–1): 0.4523 → 45.2%."""
    return f"{rate:.1%}" if known(rate) else UNKNOWN


def whole_percent(rate: Number) -> str:
    """Write a share (0–1) without decimals, where a chart has little room: 0.4523 → 45%."""
    return f"{rate:.0%}" if known(rate) else UNKNOWN


def with_fraction(numerator: Number, denominator: Number) -> str:
    """Write a share with what it is made of: 38, 84 → 45.2%（38/84）; 0/0 is unknown."""
    if not (known(numerator) and known(denominator)) or not denominator:
        return UNKNOWN
    return f"{percent((numerator or 0) / denominator)}（{numerator:,.0f}/{denominator:,.0f}）"


def points(change: Number, decimals: int = 1) -> str:
    """Write a difference of shares: 0.021 → ＋2.1pt, −0.021 → ▲2.1pt, what rounds to nothing → ±0.0pt."""
    return f"{signed(change, decimals)}pt" if known(change) else UNKNOWN


def signed(change: Number, decimals: int = 1) -> str:
    """Write a difference of shares in points of 100, without a unit: 0.021 → ＋2.1."""
    if change is None or not known(change):
        return UNKNOWN
    size = f"{abs(change) * 100:.{decimals}f}"
    return f"{'±' if not float(size) else '＋' if change > 0 else '▲'}{size}"


def slip(days: Number) -> str:
    """A slip in days: 45 → ＋45日, −10 → ▲10日, 0 → ±0日."""
    if days is None or not known(days):
        return UNKNOWN
    return f"{'±' if not days else '＋' if days > 0 else '▲'}{abs(days):,.0f}日"


def quantity(number: Number) -> str:
    """A figure of any kind: 1234 → 1,234, 45.25 → 45.25, −0.5 → ▲0.5."""
    if number is None or not known(number):
        return UNKNOWN
    size = f"{abs(number):,.2f}".rstrip("0").rstrip(".")
    return f"▲{size}" if number < 0 and size != "0" else size


def score(share: Number) -> str:
    """Write a score (0–1) as points of 100, without a unit: 0.523 → 52.3."""
    return f"{share * 100:.1f}" if share is not None and known(share) else UNKNOWN


def count(number: Number) -> str:
    """Write a whole number: 1234 → 1,234, −1234 → ▲1,234."""
    if number is None or not known(number):
        return UNKNOWN
    return f"{'▲' if number < 0 else ''}{abs(number):,.0f}"
