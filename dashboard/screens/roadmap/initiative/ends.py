"""The expected end and the milestones as each month's list named them."""

import pandas as pd

from dashboard.charts.over_time import slip_trend
from dashboard.screens.block import Block
from dashboard.screens.roadmap.initiative import record
from dashboard.screens.roadmap.view import View
from dashboard.screens.roadmap.words import day
from dashboard.screens.view import Ask

HEIGHT = 280
LINE = ["initiative_key", "initiative", "as_of", "expected_end", "baseline_end"]


def block(ask: Ask, view: View) -> Block:
    """A line for the end, and one for each milestone that the list still has."""
    row = record.row(ask, view)
    ends = ask("roadmap/slip_history", as_of=view.as_of, initiative=(view.initiative,)).assign(initiative="終わり")
    milestones = _milestones(ask, view, row)
    lines = pd.concat([ends[LINE], milestones]) if len(milestones) else ends[LINE]
    figure = slip_trend.figure(lines, fiscal_year_start=view.fiscal_year_start, height=HEIGHT)
    title, alt = "終わりと節目の見込の移り変わり", slip_trend.alt(lines)
    return Block(
        title,
        sentence(row),
        figure,
        alt,
        lines[LINE[1:]],
        "roadmap/slip_history",
        about=view.about("roadmap-history", "roadmap-expected"),
    )


def sentence(row: pd.Series) -> str:
    """The end by the baseline and as expected now."""
    return f"基準計画の終わりは{day(row['baseline_end'])}、いまの見込は{day(row['expected_end'])}です。"


def _milestones(ask: Ask, view: View, row: pd.Series) -> pd.DataFrame:
    """The milestones' days where the end of an initiative stands, so that one figure shows both."""
    named = ask("roadmap/milestones", as_of=view.as_of, initiative=view.initiative)
    still = named[named["milestone"].isin([each["name"] for each in row["milestones"]])]
    names, due, first = still["milestone"], still["due"], still["first_due"]
    return still.assign(initiative_key=names, initiative=names, expected_end=due, baseline_end=first)[LINE]
