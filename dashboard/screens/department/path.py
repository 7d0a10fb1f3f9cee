"""The path of a 課: its rate month by month, beside the median of all."""

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from dashboard.screens.department.facts import MONTHS, Facts
from dashboard.screens.department.part import of


@dataclass(frozen=True, slots=True)
class Path:
    """Rates (0–1) of the same months, oldest first; None where a month has none."""

    months: Sequence[pd.Timestamp]
    own: Sequence[float | None]
    middle: Sequence[float | None]


def path(facts: Facts, name: str) -> Path | None:
    """The last 24 months in which anybody sent a list; None where there is no list of the 課."""
    rows = of(facts.paths, name)
    if rows.empty or facts.middles.empty:
        return None
    months = list(facts.middles["as_of"].tail(MONTHS))
    own, middle = (
        rows.set_index("as_of")["rate"],
        facts.middles.set_index("as_of")["median"],
    )
    return Path(months, _known(own, months), _known(middle, months))


def _known(rates: pd.Series, months: Sequence[pd.Timestamp]) -> list[float | None]:
    return [float(rates[month]) if month in rates.index and pd.notna(rates[month]) else None for month in months]
