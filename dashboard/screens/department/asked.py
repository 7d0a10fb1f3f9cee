"""What a question is made of: all that is known of a 課, and what one asks."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property

import pandas as pd

from dashboard.screens.department import part
from dashboard.screens.department.facts import Facts
from dashboard.screens.department.path import Path, path
from dashboard.screens.department.promises import Promise
from dashboard.screens.overview.view import View
from dashboard.screens.terms import Lead


@dataclass(frozen=True)
class Of:
    """A 課 with all facts; what several parts need of it is made once."""

    facts: Facts
    view: View
    name: str
    promises: Sequence[Promise] = ()

    def own(self, rows: pd.DataFrame) -> pd.DataFrame:
        """Those of the rows that are its."""
        return part.of(rows, self.name)

    @cached_property
    def path(self) -> Path | None:
        """Its rate month by month, beside the median."""
        return path(self.facts, self.name)

    @cached_property
    def rate(self) -> pd.Series | None:
        """Its rate with all that it is made of; None without a list."""
        found = self.own(self.facts.rates)
        return found.iloc[0] if len(found) and pd.notna(found["applicable"].iloc[0]) else None


@dataclass(frozen=True, slots=True)
class Question:
    """What to ask, and where what it is made of is seen."""

    words: str
    lead: Lead


Rule = Callable[[Of], Question | None]
