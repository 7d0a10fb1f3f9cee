"""Which ends move, report by report."""

import pandas as pd

from dashboard.charts.over_time import slip_trend
from dashboard.screens.block import Block
from dashboard.screens.roadmap import asking, words
from dashboard.screens.roadmap.view import View
from dashboard.screens.view import Ask

LINES, HEIGHT = 6, 360


def block(ask: Ask, view: View) -> Block:
    """The initiative on show and those that slip most."""
    # No initiative at all is not "all of them", which an empty list would mean.
    keys = _worst(ask, view) or [""]
    history = ask("roadmap/slip_history", as_of=view.as_of, initiative=tuple(keys))
    figure = slip_trend.figure(history, fiscal_year_start=view.fiscal_year_start, height=HEIGHT)
    title = "終わりの見込の移り変わり（遅れの大きい取組）"
    return Block(
        title,
        sentence(history),
        figure,
        slip_trend.alt(history),
        history,
        "roadmap/slip_history",
        about=view.about("roadmap-history", "roadmap-expected"),
    )


def sentence(history: pd.DataFrame) -> str:
    """Which end has moved furthest. ``history``: rows of roadmap/slip_history."""
    lines = history.dropna(subset="expected_end").sort_values("as_of").groupby("initiative_key")
    moved = {
        rows["initiative"].iloc[-1]: (rows["expected_end"].iloc[-1] - rows["expected_end"].iloc[0]).days
        for _, rows in lines
        if len(rows) > 1
    }
    if not moved:
        return "見込の移り変わりを描ける取組がありません。"
    name, days = max(moved.items(), key=lambda item: item[1])
    steps = history.dropna(subset="expected_end")
    steps = steps[steps["initiative"] == name].sort_values("as_of")["expected_end"].diff().dt.days.gt(0).sum()
    if days <= 0:
        return "見込が後ろへ動いた取組はありません。水平な線は計画どおりです。"
    return f"{words.short(name)}は、{steps}回にわたり計{days}日、終わりの見込が後ろへ動きました。"


def _worst(ask: Ask, view: View) -> list[str]:
    found = asking.rows(ask, view)
    found = found[found["slip_days"].notna() & found["is_open"]]
    worst = found.sort_values(["slip_days", "initiative_key"], ascending=[False, True])["initiative_key"]
    own = [view.initiative] if view.initiative else []
    return list(dict.fromkeys([*own, *worst]))[:LINES]
