"""Each 課 that something is ticked of: today and what would be."""

import pandas as pd

from dashboard import labels
from dashboard.charts.over_time import dumbbell as shape
from dashboard.screens.block import Block
from dashboard.screens.next.spread import TERMS
from dashboard.screens.next.view import View
from dashboard.screens.view import Ask


def block(ask: Ask, view: View) -> Block:
    """The 課 that move, the largest step first; while none does, all of the chosen as they are, the lowest first."""
    every = ask("next/departments", measure=view.measure, **view.what_if)
    rows = of_interest(every, view)
    return Block(
        view.title("課ごとの今と、変えたあと"),
        sentence(every),
        shape.figure(rows, measure=view.measure, before="今", after="あと", chosen=view.chosen),
        shape.alt(rows, measure=view.measure, before="今"),
        rows,
        "next/departments",
        about=view.about(TERMS[view.measure], "next-after", counted=f"{labels.count(len(rows))}課"),
    )


def of_interest(every: pd.DataFrame, view: View) -> pd.DataFrame:
    """Whom the chart is about."""
    moved = every[every["picked"] > 0]
    if len(moved):
        return moved.sort_values(["change", "department"], ascending=[False, True]).reset_index(drop=True)
    own = every[every["department"].isin(view.department) | every["bureau"].isin(view.bureau)]
    whom = own if view.chosen else every[every["remaining"] > 0]
    return whom.sort_values(["rate", "department"]).reset_index(drop=True)


def sentence(every: pd.DataFrame) -> str:
    """How many 課 have something to do, and whose step is the largest."""
    moved = every[every["picked"] > 0]
    if moved.empty:
        return "手続を選ぶと、課ごとに今（○）から変えたあと（●）への動きを示します。今は率の低い順です。"
    first = moved.sort_values(["change", "department"], ascending=[False, True]).iloc[0]
    steps = f"{labels.percent(first['rate_before'])}→{labels.percent(first['rate'])}"
    count = labels.count(first["picked"])
    return f"声をかけるのは{len(moved)}課。最も動くのは{first['department']}の{count}手続で{steps}。"
