"""How the chosen municipalities stand among those like them (類似団体)."""

import pandas as pd

from dashboard import labels
from dashboard.charts.distribution import strips
from dashboard.charts.look.marks import TINY
from dashboard.screens.block import Block
from dashboard.screens.municipalities import asking, words
from dashboard.screens.municipalities.view import View
from dashboard.screens.view import Ask


def block(ask: Ask, view: View) -> Block:
    """A row for the 類似団体 of each of the chosen, they among the others."""
    view = view.of_all
    rows = asking.rates(ask, view)
    parts, dots = _compared(ask, view, rows)
    shown = dots.drop(columns="part").drop_duplicates("municipality", ignore_index=True)
    return Block(
        view.title("類似団体との比較"),
        sentence(rows, view),
        strips.figure(dots, parts, measure=view.measure, chosen=view.places),
        strips.alt(dots, parts, measure=view.measure),
        shown,
        "municipalities/rates",
        about=view.about("municipalities-peers", words.RATES[view.measure], left_out=words.without(shown)),
    )


def _compared(ask: Ask, view: View, rows: pd.DataFrame) -> tuple[pd.DataFrame, pd.DataFrame]:
    """The groups of the chosen, and a dot for each municipality in each of them; of one without a group none.

    The group of one that is compared by its population class is the whole class.
    """
    own = rows[rows["municipality"].isin(view.places) & rows["peer_group"].notna()]
    is_by_class = own["peer_group"] == own["population_class"]
    parts, dots = [], []
    for by, groups in (
        ("peer_group", own["peer_group"][~is_by_class]),
        ("population_class", own["peer_group"][is_by_class]),
    ):
        every = asking.parts(ask, view, by)
        parts.append(every[every["part"].isin({*groups})])
        within = rows[rows[by].isin({*groups})]
        dots.append(within.assign(part=within[by]))
    return pd.concat(parts, ignore_index=True), pd.concat(dots, ignore_index=True)


def sentence(rows: pd.DataFrame, view: View) -> str:
    """Place, middle and distance of each of the chosen."""
    own = rows[rows["municipality"].isin(view.places)]
    return "".join(_one(row) for _, row in own.iterrows()) or labels.EMPTY


def _one(row: pd.Series) -> str:
    if not labels.known(row["rate"]):
        return f"{row['name']}は、{words.STANDINGS[row['standing']]}ため比べられません。"
    own = labels.with_fraction(row["numerator"], row["denominator"])
    if not labels.known(row["peer_group"]):
        return f"{row['name']}は{own}。類似団体も人口も市区町村一覧にないため、比べられません。"
    if row["peers_rated"] < 2:
        return f"{row['name']}は{own}。比べられる類似団体がありません。"
    off = row["off_peers"]
    beside = f"を{words.size(off)}{'上回ります' if off > 0 else '下回ります'}" if abs(off) >= TINY else "と同じです"
    return (
        f"{row['name']}は{own}で、{row['peer_group']}の{labels.count(row['peers_rated'])}団体中{row['peer_place']:.0f}位。"
        f"中央値{labels.percent(row['peer_median'])}{beside}。"
    )
