"""The path of a 課: its rate month by month, beside the median of all."""

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from dashboard import labels
from dashboard.charts.over_time import path as drawing
from dashboard.markup import Markup
from dashboard.screens.department.facts import MONTHS, Facts
from dashboard.screens.department.part import of


@dataclass(frozen=True, slots=True)
class Path:
    """Rates (0–1) of the same months, oldest first; None where a month has none. ``said``: the picture in words."""

    months: Sequence[pd.Timestamp]
    own: Sequence[float | None]
    middle: Sequence[float | None]
    said: str
    picture: Markup

    @property
    def span(self) -> str:
        """From when to when."""
        return f"{labels.month(self.months[0])}〜{labels.month(self.months[-1])}"

    @property
    def last(self) -> tuple[str, str]:
        """Where the two lines end."""
        return _last(self.own), _last(self.middle)


def path(facts: Facts, name: str) -> Path | None:
    """The last 24 months in which anybody sent a list; None where there is no list of the 課."""
    rows = of(facts.paths, name)
    if rows.empty or facts.middles.empty:
        return None
    months = list(facts.middles["as_of"].tail(MONTHS))
    own = _known(rows.set_index("as_of")["rate"], months)
    middle = _known(facts.middles.set_index("as_of")["median"], months)
    said = f"{name}のオンライン化率の推移。いま{_last(own)}、全課の中央値{_last(middle)}"
    return Path(months, own, middle, said, drawing.svg(own, middle, title=said))


def _last(rates: Sequence[float | None]) -> str:
    return labels.percent(next((each for each in reversed(rates) if each is not None), None))


def _known(rates: pd.Series, months: Sequence[pd.Timestamp]) -> list[float | None]:
    return [float(rates[month]) if month in rates.index and pd.notna(rates[month]) else None for month in months]
