"""Whether the gap between municipalities is closing, month by month."""

import pandas as pd

from dashboard import labels
from dashboard.charts.over_time import spread_by_month
from dashboard.screens.block import Block
from dashboard.screens.municipalities import asking, words
from dashboard.screens.municipalities.view import View
from dashboard.screens.view import Ask

HEIGHT = 420


def block(ask: Ask, view: View) -> Block:
    """The middle half of the municipalities over the months."""
    spread = asking.months(ask, view)
    return Block(
        view.title("市区町村の差は縮まっているか"),
        sentence(spread),
        spread_by_month.figure(
            spread, measure=view.measure, fiscal_year_start=view.fiscal_year_start, height=HEIGHT, whole="全体"
        ),
        spread_by_month.alt(spread, measure=view.measure, whole="全体", of="市区町村別"),
        spread.iloc[::-1].reset_index(drop=True),
        "municipalities/months",
        about=view.about("municipalities-spread", words.RATES[view.measure]),
    )


def sentence(spread: pd.DataFrame) -> str:
    """How wide the middle half was at first, and is now."""
    known = spread.dropna(subset=["p25", "p75"])
    if known.empty:
        return labels.EMPTY
    first, last = known.iloc[0], known.iloc[-1]
    now = last["p75"] - last["p25"]
    if len(known) == 1:
        return f"中央の半分の幅は{words.size(now)}。比べられる月はまだありません。"
    then = first["p75"] - first["p25"]
    became = "縮まりました" if now < then else "広がりました"
    return f"中央の半分の幅は、{labels.month(first['as_of'])}の{words.size(then)}から{words.size(now)}へ{became}。"
