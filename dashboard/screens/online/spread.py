"""How far the 課 lie apart."""

from collections.abc import Collection

import pandas as pd

from dashboard import labels
from dashboard.charts.distribution import spread_dots
from dashboard.charts.look.marks import TINY
from dashboard.screens.block import Block
from dashboard.screens.online import asking, words
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
    )


def sentence(departments: pd.DataFrame, *, before: str = "前月", chosen: Collection[str] = ()) -> str:
    """How far the 課 lie apart, or where the chosen stand beside the city."""
    rates = departments["rate"].dropna()
    if rates.empty:
        return labels.EMPTY
    if chosen:
        return _beside_city(departments, chosen)
    if len(rates) == 1:
        return f"率のある課は1課で、{labels.percent(rates.iloc[0])}です。"
    gap, gap_before = _gap(rates), _gap(departments["rate_before"].dropna())
    middle = labels.percent(rates.median())
    return f"中央値{middle}、上位10%と下位10%の差は{words.size(gap)}。{_change(gap, gap_before, before)}"


def _gap(rates: "pd.Series[float]") -> float:
    """P90 − P10, NaN where there is nothing."""
    return float(rates.quantile(0.9) - rates.quantile(0.1))


def _change(now: float, then: float, before: str) -> str:
    if not labels.known(then):
        return ""
    if abs(now - then) < TINY:
        return f"{before}と同じです。"
    return f"{before}から{words.size(now - then)}{'縮小' if now < then else '拡大'}。"


def _beside_city(departments: pd.DataFrame, chosen: Collection[str]) -> str:
    """The chosen 課 or 部, taken together, beside the city."""
    own = departments[departments["department"].isin(chosen) | departments["bureau"].isin(chosen)]
    (part, whole), (city_part, city_whole) = words.sums(own), words.sums(departments)
    name = words.listed([*chosen])
    if not whole or not city_whole:
        return f"{name}には、この基準日の率がありません（未提出または対象なし）。"
    city = city_part / city_whole
    off = part / whole - city
    beside = f"を{words.size(off)}{'上回ります' if off > 0 else '下回ります'}" if abs(off) >= TINY else "と同じです"
    return f"{name}は{labels.with_fraction(part, whole)}で、全庁{labels.percent(city)}{beside}。"
