"""How the population classes lie beside each other, where the municipalities stand in rows by 都道府県."""

import pandas as pd

from dashboard import labels
from dashboard.charts.distribution import strips
from dashboard.screens.block import Block
from dashboard.screens.municipalities import asking, words
from dashboard.screens.municipalities.view import View
from dashboard.screens.view import Ask

NO_CLASS = "人口が不明"


def block(ask: Ask, view: View) -> Block:
    """A row for each class, the largest on top."""
    view = view.of_all
    rows = asking.parts(ask, view, "population_class")
    rows = rows.assign(part=rows["part"].fillna(NO_CLASS))
    return Block(
        view.title("人口区分ごとの中央の半分"),
        sentence(rows),
        strips.bands(rows),
        _alt(rows),
        rows,
        "municipalities/parts",
        about=view.about("municipalities-spread", "municipalities-peers", words.RATES[view.measure]),
    )


def sentence(rows: pd.DataFrame) -> str:
    """How far the classes lie apart, by their middles."""
    enough = rows[rows["rated"] >= strips.FEWEST].sort_values("median", kind="stable")
    if len(enough) < 2:
        return labels.EMPTY
    low, high = enough.iloc[0], enough.iloc[-1]
    from_to = f"{low['part']} {labels.percent(low['median'])}から{high['part']} {labels.percent(high['median'])}まで"
    return f"中央値は{from_to}、{words.size(high['median'] - low['median'])}の差。"


def _alt(rows: pd.DataFrame) -> str:
    said = "、".join(f"{row['part']} {labels.percent(row['median'])}" for _, row in rows.iterrows())
    return f"帯の図。人口区分ごとの中央値は、{said}。"
