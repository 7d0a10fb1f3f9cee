"""How the totals are distributed."""

import pandas as pd

from dashboard import labels
from dashboard.charts.distribution import score_histogram
from dashboard.screens.assessment import asking, words
from dashboard.screens.assessment.view import View
from dashboard.screens.block import Block
from dashboard.screens.view import Ask

FIRST_SCREEN = 420
"""Px of the charts on the first screen."""


def block(ask: Ask, view: View) -> Block:
    """The city's totals now and before, and where the chosen lie."""
    rows, now = asking.distribution(ask, view), asking.units(ask, view)
    last = view.round_before
    before = asking.distribution(ask, view, last) if last else None
    units_before = asking.units(ask, view, last) if last else None
    figure = score_histogram.figure(
        rows, before, now, units_before=units_before, chosen=view.chosen, k=view.k, height=FIRST_SCREEN
    )
    alt = score_histogram.alt(rows, before, now, chosen=view.chosen)
    shown = rows[(rows["level"] == "city") | rows["unit"].isin(view.chosen)].drop(columns=["level"])
    title = view.title("総合点の分布")
    return Block(
        title,
        sentence(now, units_before),
        figure,
        alt,
        shown,
        "assessment/distribution",
        about=view.about("assessment-total", "assessment-reading"),
    )


def sentence(units: pd.DataFrame, before: pd.DataFrame | None) -> str:
    """Where the middle half lies, and where it lay."""
    city = words.city(units)
    if city is None or not labels.known(city["p25"]):
        return "人数が少ないため、分布を示せません。" if city is not None else words.NO_ROUND
    past = words.city(before)
    was = f"（前回{labels.score(past['mean'])}点）" if past is not None and labels.known(past["mean"]) else ""
    low, middle, high = (labels.score(city[name]) for name in ("p25", "mean", "p75"))
    return f"半分の人が{low}〜{high}点。平均{middle}点{was}。"
