"""Who leads and who trails, with the width that chance gives each rate."""

from collections.abc import Collection

import pandas as pd

from dashboard import labels
from dashboard.charts.look.marks import FEW
from dashboard.charts.rankings import ranking as shape
from dashboard.screens.block import Block
from dashboard.screens.online import asking, words
from dashboard.screens.online.filters import Order
from dashboard.screens.online.view import View
from dashboard.screens.view import Ask


def block(ask: Ask, view: View, order: Order) -> Block:
    """The 課 from the first to the last."""
    rows, city = asking.ordered(asking.departments(ask, view), order), asking.city_rate(ask, view)
    said = _said(rows[rows["bureau"].isin(view.bureau)] if view.bureau else rows, view, order)
    return Block(
        view.title("声をかける課" if order == "lowest" else "課の順位"),
        said,
        shape.figure(rows, measure=view.measure, city=city, target=view.line, chosen=view.chosen),
        shape.alt(rows, measure=view.measure, city=city),
        rows,
        "online/departments",
        about=view.about(
            words.RATES[view.measure],
            "online-interval",
            counted=words.counted(rows, view.measure),
            left_out=words.left_out(rows),
        ),
    )


def _said(rows: pd.DataFrame, view: View, order: Order) -> str:
    """What the order asks, of the chosen 部 alone where some are chosen."""
    whose = f"{view.who}では、" if view.bureau else ""
    is_asked = order == "lowest" and not view.department
    return whose + (to_talk_to(rows) if is_asked else sentence(rows, chosen=view.department))


def sentence(departments: pd.DataFrame, *, chosen: Collection[str] = ()) -> str:
    """Who leads and who trails, or which place the chosen 課 has."""
    rated = departments[departments["rate"].notna()]
    if rated.empty:
        return labels.EMPTY
    own = rated[rated["department"].isin(chosen)]
    if len(own):
        return "".join(_place(name, rated) for name in own["department"])
    enough = rated[rated["applicable"] >= FEW]
    if enough.empty:
        return f"対象が{FEW}手続以上の課がないため、順位は参考です。"
    highest, lowest = enough["rate"].max(), enough["rate"].min()
    if highest == lowest:
        return f"対象{FEW}手続以上の{len(enough)}課は、すべて{labels.percent(highest)}です。"
    return (
        f"最も高いのは{_names(enough, highest)}、最も低いのは{_names(enough, lowest)}"
        f"（対象{FEW}手続以上の{len(enough)}課のうち）。"
    )


def to_talk_to(departments: pd.DataFrame) -> str:
    """Who has not sent, and who has the lowest rate, with what it can mend itself."""
    unsent = departments.loc[~departments["submitted"].fillna(False).astype(bool), "department"].tolist()
    said = [f"未提出は{words.listed(unsent)}"] if unsent else []
    enough = departments[(departments["applicable"] >= FEW) & (departments["remaining"] > 0)].dropna(subset=["rate"])
    if len(enough):
        first = enough.sort_values(["rate", "remaining"], ascending=[True, False]).iloc[0]
        fraction = labels.with_fraction(first["numerator"], first["denominator"])
        said.append(
            f"率が最も低いのは{first['department']} {fraction}で、残る{labels.count(first['remaining'])}件のうち"
            f"{labels.count(first['mendable'])}件は課で直せる理由です"
        )
    return "。".join(said) + "。" if said else labels.EMPTY


def _place(name: str, rated: pd.DataFrame) -> str:
    own = rated[rated["department"] == name].iloc[0]
    place = int((rated["rate"] > own["rate"]).sum()) + 1
    tied = "（同率あり）" if (rated["rate"] == own["rate"]).sum() > 1 else ""
    return f"{name}は{len(rated)}課中{place}位{tied}、{labels.with_fraction(own['numerator'], own['denominator'])}。"


def _names(rated: pd.DataFrame, rate: float) -> str:
    """Those with this rate, the one with the most procedures by name, and what the rate is made of."""
    tied = rated[rated["rate"] == rate].sort_values("applicable", ascending=False)
    first = tied.iloc[0]
    others = f"ほか同率{len(tied) - 1}課" if len(tied) > 1 else ""
    return f"{first['department']} {labels.with_fraction(first['numerator'], first['denominator'])}{others}"
