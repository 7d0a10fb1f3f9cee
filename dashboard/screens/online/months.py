"""Whether the gap between 課 is closing, month by month."""

import pandas as pd

from dashboard import labels
from dashboard.charts.distribution import spread_dots
from dashboard.charts.look.marks import TINY
from dashboard.charts.over_time import spread_by_month
from dashboard.screens.block import Block
from dashboard.screens.online import asking, words
from dashboard.screens.online.view import View
from dashboard.screens.view import Ask


def block(ask: Ask, view: View) -> Block:
    """The middle half of the 課 over the months, as high as the spread beside it."""
    spread = asking.months(ask, view)
    chosen = asking.chosen_months(ask, view).assign(department="・".join(view.chosen)) if view.chosen else None
    figure = spread_by_month.figure(
        spread, measure=view.measure, target=view.line, chosen=chosen, fiscal_year_start=view.fiscal_year_start,
        height=spread_dots.height(asking.departments(ask, view)),
    )  # fmt: skip
    alt = spread_by_month.alt(spread, measure=view.measure)
    return Block("差は縮まっているか（月次）", sentence(spread), figure, alt, spread, "online/spread_by_month")


def sentence(spread: pd.DataFrame) -> str:
    """Whether the gap is closing: the middle half of the 課 then and now."""
    known = spread[spread["p75"].notna() & spread["p25"].notna()]
    if known.empty:
        return labels.EMPTY
    first, last = known.iloc[0], known.iloc[-1]
    then, now = first["p75"] - first["p25"], last["p75"] - last["p25"]
    if len(known) == 1:
        return f"中央の半分の課の幅（四分位範囲）は{words.size(now)}。比べられる月はまだありません。"
    way = "変わっていません" if abs(now - then) < TINY else "縮まっています" if now < then else "広がっています"
    return (
        f"中央の半分の課の幅（四分位範囲）は{labels.month(first['as_of'])}の{words.size(then)}から"
        f"{labels.month(last['as_of'])}の{words.size(now)}へ。差は{way}。"
    )
