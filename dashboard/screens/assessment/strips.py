"""How the totals of 部 and 職位 lie beside each other."""

from typing import Literal

import pandas as pd

from dashboard import labels
from dashboard.charts.distribution import score_strips
from dashboard.screens.assessment import asking
from dashboard.screens.assessment.view import View
from dashboard.screens.block import Block
from dashboard.screens.view import Ask

COUNTERS = {"bureau": "部", "department": "課", "grade": "職位"}


def block(ask: Ask, view: View, level: Literal["bureau", "grade"]) -> Block:
    """A strip for each 部, or for each 職位."""
    rows = asking.units(ask, view)
    figure = score_strips.figure(rows, level=level, chosen=view.chosen, k=view.k)
    shown = rows[rows["level"] == level].drop(columns=["level", "bureau"])
    title = view.title({"bureau": "部別の総合点", "grade": "職位別の総合点"}[level])
    return Block(
        title,
        sentence(rows, level),
        figure,
        score_strips.alt(rows, level=level),
        shown,
        "assessment/units",
        about=view.about("assessment-mean", "assessment-hidden"),
    )


def sentence(units: pd.DataFrame, level: str) -> str:
    """Highest and lowest, and how far they lie apart."""
    rows = units[units["level"] == level]
    known = rows.dropna(subset=["mean"]).sort_values(["mean", "unit"])
    if len(known) < 2:
        return "比べられる集まりが2つありません。"
    low, high = known.iloc[0], known.iloc[-1]
    hidden = int(rows["masked"].sum())
    note = f"（ほか{hidden}{COUNTERS.get(level, 'つ')}は伏せています）" if hidden else ""
    return (
        f"最も高いのは{high['unit']}の{labels.score(high['mean'])}点、最も低いのは{low['unit']}の{labels.score(low['mean'])}点で、"
        f"差は{(high['mean'] - low['mean']) * 100:.1f}点{note}。"
    )
