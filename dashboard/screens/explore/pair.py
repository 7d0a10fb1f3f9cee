"""Two measures of the same rows against each other: of all rows, those that are chosen or pressed among them."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

import pandas as pd

from dashboard import labels
from dashboard.charts.look.theme import Figure
from dashboard.charts.relations import scatter
from dashboard.screens.explore import corner, cross
from dashboard.screens.explore.cross import Cross
from dashboard.screens.explore.subjects.subject import Measure
from dashboard.screens.explore.view import View
from dashboard.screens.view import Ask

EVERY = 10**6
"""A dot needs no row of its own: all are drawn."""
MOST_NAMED = 3
"""So many of the corner have their name beside their dot: those of the sentence."""


@dataclass(frozen=True)
class Pair:
    """``across`` and ``up`` have the same rows; ``chosen`` are those among them that have the attention."""

    view: View
    across: Cross
    up: Cross
    chosen: frozenset[str]

    @cached_property
    def drawn(self) -> dict[str, tuple[float, float]]:
        """Both figures of each row that has both."""
        found = {row: (self.across.at(row, None).value, self.up.at(row, None).value) for row in self.across.rows}
        return {row: (x, y) for row, (x, y) in found.items() if x is not None and y is not None}

    @property
    def left_out(self) -> int:
        """How many rows have no dot."""
        return len(self.across.rows) - len(self.drawn)

    @property
    def title(self) -> str:
        """What is shown of what."""
        return f"{self.view.measure.name}と{self.view.second.name}"


def of(ask: Ask, view: View) -> Pair:
    """Both measures. 課 and 部 are seen among the whole city: a dot alone says nothing."""
    every = replace(view.among, top=EVERY)
    across = cross.of(ask, every)
    up = replace(cross.of(ask, replace(every, measure_key=view.second_key)), rows=across.rows)
    pressed = {view.row} if view.row is not None else set()
    chosen = {key for key, _ in cross.of(ask, view).cells if key} if view.chosen and view.is_among else set()
    return Pair(view, across, up, frozenset(pressed or chosen))


def one(pair: Pair) -> str:
    """Both figures of the one that has the attention, if one has."""
    if len(pair.chosen) != 1:
        return ""
    (row,) = pair.chosen
    across, up = (each.view.measure.said(each.at(row, None).value) for each in (pair.across, pair.up))
    return f"{pair.across.row_name(row)}は{pair.view.measure.name} {across}、{pair.view.second.name} {up}。"


def figure(pair: Pair) -> Figure:
    """A dot each."""
    return scatter.figure(_dots(pair), _axis(pair.view.measure), _axis(pair.view.second))


def alt(pair: Pair, title: str) -> str:
    """Type, title and main figures in words."""
    return scatter.alt(_dots(pair), title)


def table(pair: Pair) -> pd.DataFrame:
    """Both figures of every row, with what they are made of."""
    first, second = pair.across.table(), pair.up.table()
    own = dict(first.attrs[labels.OWN])
    taken = {each.heading for each in own.values()}
    for name, column in list(second.attrs[labels.OWN].items())[1:]:
        heading = f"{pair.view.second.name}の{column.heading}" if column.heading in taken else column.heading
        own[f"second_{name}"] = replace(column, heading=heading)
    both = pd.concat([first, second.add_prefix("second_")], axis=1).drop(columns="second_row")
    both.attrs[labels.OWN] = own
    return both


def _dots(pair: Pair) -> list[scatter.Dot]:
    named = [] if pair.chosen else _named(pair)
    return [
        scatter.Dot(row, pair.across.row_name(row), x, y, _said(pair, row), row in pair.chosen, row in named)
        for row, (x, y) in pair.drawn.items()
    ]


def _named(pair: Pair) -> Sequence[str]:
    """Those of the corner, and who is at the end of either axis."""
    ends = [max(pair.drawn, key=lambda row: pair.drawn[row][axis]) for axis in (0, 1) if pair.drawn]
    return [*corner.rows(pair.drawn, pair.view.measure, pair.view.second)[:MOST_NAMED], *ends]


def _said(pair: Pair, row: str) -> tuple[str, str]:
    across, up = (each.written(each.at(row, None)) for each in (pair.across, pair.up))
    return f"{pair.view.measure.name} {across}", f"{pair.view.second.name} {up}"


def _axis(measure: Measure) -> scatter.Axis:
    unit = f"（{measure.unit}）" if measure.unit else ""
    return scatter.Axis(f"{measure.name}{unit}", measure.kind)
