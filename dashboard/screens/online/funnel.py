"""Which differences between 課 chance does not explain."""

import pandas as pd

from dashboard import labels
from dashboard.charts.relations import funnel as shape
from dashboard.screens.block import Block
from dashboard.screens.online import asking, words
from dashboard.screens.online.view import View
from dashboard.screens.view import Ask


def block(ask: Ask, view: View) -> Block:
    """Rates by the number of procedures, between the limits of chance around the city's rate."""
    rows = asking.departments(ask, view, measure="kind")
    limits = asking.limits(ask, view)
    city = float(limits["city_rate"].iloc[0]) if len(limits) else None
    return Block(
        view.title("偶然の幅と課の率", measure="kind"),
        sentence(rows, limits),
        shape.figure(rows, limits, city=city, chosen=view.chosen),
        shape.alt(rows, limits, city=city),
        rows,
        "online/departments",
        about=view.about(
            "online-funnel", words.RATES["kind"], counted=words.counted(rows, "kind"), left_out=words.left_out(rows)
        ),
    )


def sentence(departments: pd.DataFrame, limits: pd.DataFrame) -> str:
    """Which 課 lie beyond the 99.8 % limits."""
    rated = departments[departments["rate"].notna()]
    if rated.empty or limits.empty:
        return labels.EMPTY
    known = _limited(departments, limits)
    high = known.loc[known["rate"] > known["high998"], "department"].tolist()
    low = below(departments, limits)["department"].tolist()
    if not high and not low:
        return f"{len(rated)}課すべてが、偶然でも動く幅（99.8%）の中にあります。"
    sides = [f"{side}{words.listed(names)}" for side, names in (("高いのは", high), ("低いのは", low)) if names]
    return f"{len(rated)}課のうち{len(high) + len(low)}課の差は偶然では説明しにくく、{'、'.join(sides)}です。"


def below(departments: pd.DataFrame, limits: pd.DataFrame) -> pd.DataFrame:
    """The 課 whose rate is lower than chance explains (99.8 %)."""
    known = _limited(departments, limits)
    return known[known["rate"] < known["low998"]]


def _limited(departments: pd.DataFrame, limits: pd.DataFrame) -> pd.DataFrame:
    rated = departments[departments["rate"].notna()]
    return rated.merge(limits[["n", "low998", "high998"]], left_on="denominator", right_on="n")
