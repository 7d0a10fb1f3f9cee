"""How far the 課 lie apart."""

from collections.abc import Collection

import pandas as pd

from dashboard import labels
from dashboard.charts.distribution import spread_dots
from dashboard.charts.look.marks import TINY
from dashboard.screens.block import Block
from dashboard.screens.online import asking, gap, words
from dashboard.screens.online.view import View
from dashboard.screens.view import Ask

RATES = {"kind": "オンライン化率", "volume": "オンライン化率", "usage": "オンライン利用率"}


def block(ask: Ask, view: View) -> Block:
    """A dot for each 課 in the row of its 部."""
    rows, city = asking.departments(ask, view), asking.city_rate(ask, view)
    return Block(
        view.title(f"課別{RATES[view.measure]}のばらつき"),
        sentence(rows, before=view.vs_label, chosen=view.chosen),
        spread_dots.figure(rows, measure=view.measure, city=city, target=view.line, chosen=view.chosen),
        spread_dots.alt(rows, measure=view.measure, city=city),
        rows,
        "online/departments",
        about=view.about(
            words.RATES[view.measure],
            "online-spread",
            counted=words.counted(rows, view.measure),
            left_out=words.left_out(rows),
        ),
    )


def sentence(departments: pd.DataFrame, *, before: str = "前月", chosen: Collection[str] = ()) -> str:
    """How far the 課 lie apart, or where the chosen stand beside the city."""
    rates = departments["rate"].dropna()
    if rates.empty:
        return labels.EMPTY
    if chosen:
        return beside_city(departments, chosen)
    apart = gap.of(departments)
    if apart is None:
        return f"率のある課は1課で、{labels.percent(rates.iloc[0])}です。"
    middle = f"課の中央値は{labels.percent(rates.median())}"
    return f"{middle}、{gap.NAME}は{words.size(apart.size)}。{gap.moved(apart, before)}"


def beside_city(departments: pd.DataFrame, chosen: Collection[str]) -> str:
    """The chosen 課 or 部, taken together, beside the city."""
    own = departments[departments["department"].isin(chosen) | departments["bureau"].isin(chosen)]
    (part, whole), (city_part, city_whole) = words.sums(own), words.sums(departments)
    name = words.listed([*chosen])
    if not whole or not city_whole:
        return f"{name}には、この基準日の率がありません（未提出または対象なし）。"
    city = city_part / city_whole
    off = part / whole - city
    beside = f"を{words.size(off)}{'上回ります' if off > 0 else '下回ります'}" if abs(off) >= TINY else "と同じです"
    together = "をまとめると" if len(chosen) > 1 else "は"
    return f"{name}{together}{labels.with_fraction(part, whole)}で、全庁{labels.percent(city)}{beside}。"
