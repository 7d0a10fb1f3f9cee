"""What a screen is made of: its heading, headline figures, figures with what they say, and lists."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property

import pandas as pd

from dashboard import labels
from dashboard.charts.look.theme import Figure
from dashboard.markup import Markup
from dashboard.screens.terms import About, Lead


@dataclass(frozen=True, slots=True)
class Heading:
    """A screen's title, one computed sentence, and what its figures are based on."""

    title: str
    finding: str
    basis: str = ""


@dataclass(frozen=True, slots=True)
class Tile:
    """One headline figure. ``good`` tells whether the change is for the better; None = neither.

    ``about`` says what it means, ``lead`` where the rows that it counts are listed.
    """

    label: str
    value: str
    unit: str
    of: str
    delta: str
    good: bool | None
    chosen: str = ""
    trend: Markup | None = None
    note: str = ""
    lead: Lead | None = None
    about: About = field(kw_only=True)


@dataclass(frozen=True, slots=True)
class Line:
    """One thing worth a word: of which kind, and whether that is good (None = neither), what it is, all that is said of
    it, and where it is seen.
    """

    kind: str
    good: bool | None
    title: str
    said: str
    lead: Lead


@dataclass(frozen=True)
class Block:
    """A figure ready to be shown: what it is called, what it says, and the rows behind it.

    ``answer`` is the query whose columns the rows have; ``about`` says what the figure means.
    """

    title: str
    finding: str
    figure: Figure
    alt: str
    rows: pd.DataFrame
    answer: str | None = None
    about: About = field(kw_only=True)

    @cached_property
    def written(self) -> bytes:
        """The figure as JSON, written once however often it is shown."""
        return self.figure.to_json().encode()


@dataclass(frozen=True, slots=True)
class Drawn:
    """A figure of rows that somebody asked for by himself: what they mean is defined nowhere."""

    title: str
    finding: str
    figure: Figure
    alt: str


@dataclass(frozen=True, slots=True)
class Table:
    """A list without a figure: the heading over it, what its file is called, what is said of it, and its rows.

    ``empty`` is what stands there where there are none: why, and the way out.
    """

    heading: str
    title: str
    notes: Sequence[str]
    rows: pd.DataFrame
    answer: str | None = None
    empty: str = labels.EMPTY
