"""How far the municipalities lie apart: a dot each, by 都道府県 or by population class."""

import pandas as pd

from dashboard import labels
from dashboard.charts.distribution import strips
from dashboard.screens.block import Block
from dashboard.screens.municipalities import asking, words
from dashboard.screens.municipalities.view import View
from dashboard.screens.view import Ask

NONE = {"prefecture": "都道府県が不明", "population_class": "人口が不明"}
"""What a row is called whose municipalities no list says it of."""


def block(ask: Ask, view: View) -> Block:
    """A dot for each municipality in its row; the middle half of each row as a band."""
    rows, by = asking.rates(ask, view), asking.parted_by(ask, view)
    parts = asking.parts(ask, view, by).assign(part=lambda each: each["part"].fillna(NONE[by]))
    dots = rows.assign(part=rows[by].fillna(NONE[by]))
    subject = "都道府県" if by == "prefecture" else "人口区分"
    return Block(
        view.title(f"{subject}ごとの市区町村のばらつき"),
        sentence(parts, rows),
        strips.figure(dots, parts, measure=view.measure, chosen=view.places),
        strips.alt(dots, parts, measure=view.measure),
        rows,
        "municipalities/rates",
        about=view.about("municipalities-spread", words.RATES[view.measure], left_out=words.without(rows)),
    )


def sentence(parts: pd.DataFrame, rows: pd.DataFrame) -> str:
    """Which row is ahead, which lies behind, and in which the municipalities lie farthest apart."""
    enough = parts[parts["rated"] >= 3]
    if not rows["rate"].notna().any():
        return labels.EMPTY
    if len(enough) < 2:
        return (
            f"率のある{labels.count(rows['rate'].count())}{words.UNIT}は、{labels.percent(rows['rate'].min())}から"
            f"{labels.percent(rows['rate'].max())}まで。"
        )
    by_middle = enough.sort_values("median", kind="stable")
    ahead, behind = by_middle.iloc[-1], by_middle.iloc[0]
    wide = enough.iloc[(enough["p75"] - enough["p25"]).argmax()]
    return (
        f"中央値が最も高いのは{ahead['part']} {labels.percent(ahead['median'])}、最も低いのは{behind['part']} "
        f"{labels.percent(behind['median'])}。最もばらつくのは{wide['part']}"
        f"（中央の半分 {labels.percent(wide['p25'])}〜{labels.percent(wide['p75'])}）。"
    )
