"""One figure before and after."""

import datetime as dt
from dataclasses import dataclass

from dashboard import labels

FAR = 0.10
"""Ten points: more than a rate moves from one month to the next where all is read right."""


@dataclass(frozen=True, slots=True)
class Move:
    """One figure before and after, in words; ``doubt`` where it should be looked into before anything is applied."""

    figure: str
    of: str
    before: str
    after: str
    moved: float
    doubt: str | None = None


def share(figure: str, of: str, then: float | None, now: float | None) -> Move:
    """A rate; one that moves far is doubted."""
    moved = round(_moved(then, now), 6)
    doubt = "10ポイントより大きく動きます" if abs(moved) > FAR else None
    return Move(figure, of, labels.percent(then), labels.percent(now), moved, doubt)


def count(figure: str, of: str, then: float | None, now: float | None, doubt: str | None = None) -> Move:
    """A number of something."""
    return Move(figure, of, labels.count(then), labels.count(now), _moved(then, now), doubt)


def when(as_of: dt.date, earlier: dt.date | None) -> str:
    """Of which 基準日 a figure is, and with which it is compared."""
    if earlier is None or earlier == as_of:
        return labels.month(as_of)
    return f"{labels.month(as_of)}（今は{labels.month(earlier)}と比較）"


def lost(then: float, now: float) -> bool:
    """Whether more than a third is gone."""
    return 3 * now < 2 * then


def _moved(then: float | None, now: float | None) -> float:
    """By how much; 0 where either is not known."""
    return float(now) - float(then) if labels.known(then) and labels.known(now) else 0.0  # type: ignore[arg-type]
