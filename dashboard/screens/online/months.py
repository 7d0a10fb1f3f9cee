"""Whether the gap between 課 is closing, month by month."""

import pandas as pd

from dashboard import labels
from dashboard.charts.distribution import spread_dots
from dashboard.charts.over_time import spread_by_month
from dashboard.screens.block import Block
from dashboard.screens.online import asking, gap, words
from dashboard.screens.online.view import View
from dashboard.screens.view import Ask


def block(ask: Ask, view: View) -> Block:
    """The middle half of the 課 over the months, as high as the spread beside it."""
    spread = asking.months(ask, view)
    chosen = asking.chosen_months(ask, view).assign(department=view.together) if view.chosen else None
    figure = spread_by_month.figure(
        spread, measure=view.measure, target=view.line, chosen=chosen, fiscal_year_start=view.fiscal_year_start,
        height=spread_dots.height(asking.departments(ask, view)),
    )  # fmt: skip
    latest_first = spread.iloc[::-1].reset_index(drop=True)
    alt = spread_by_month.alt(spread, measure=view.measure)
    return Block(
        view.title("差は縮まっているか"),
        sentence(spread, asking.departments(ask, view), view.vs_label),
        figure,
        alt,
        latest_first,
        "online/spread_by_month",
        about=view.about("online-spread", "online-gap", counted=_counted(spread)),
    )


def _counted(spread: pd.DataFrame) -> str:
    known = spread.dropna(subset=["p10", "p90"])
    if known.empty:
        return ""
    last = known.iloc[-1]
    apart = f"上位10% {labels.percent(last['p90'])} − 下位10% {labels.percent(last['p10'])}"
    return f"{labels.month(last['as_of'])}は{apart}（{labels.count(last['departments'])}課）。図は{len(known)}か月"


def sentence(spread: pd.DataFrame, departments: pd.DataFrame, before: str) -> str:
    """Whether the gap is closing: over all months, and since the month compared with among the same 課."""
    known = spread[spread["p90"].notna() & spread["p10"].notna()]
    now = gap.of(departments)
    if known.empty or now is None:
        return labels.EMPTY
    first = known.iloc[0]
    then = first["p90"] - first["p10"]
    if len(known) == 1:
        return f"{gap.NAME}は{words.size(now.size)}。比べられる月はまだありません。"
    since = f"{labels.month(first['as_of'])}の{words.size(then)}から{words.size(now.size)}へ"
    return f"{gap.NAME}は{since}。{gap.moved(now, before)}"
