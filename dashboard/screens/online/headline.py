"""The headline of 手続のオンライン化: the page in one line, and five figures with the chosen beside the city."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

from dashboard import labels
from dashboard.charts.look.marks import TINY
from dashboard.charts.over_time import sparkline
from dashboard.markup import Markup
from dashboard.screens.block import Heading, Tile
from dashboard.screens.online import asking, words
from dashboard.screens.online.view import View
from dashboard.screens.view import Ask

TITLE = "手続のオンライン化"
NOTHING = Heading(TITLE, "手続一覧がまだ取り込まれていません。")


def heading(ask: Ask, view: View) -> Heading:
    """The page in one line, and what its figures are based on."""
    totals = _totals(ask, view, view.as_of)
    compared = f"{view.vs_label}（{labels.month(view.vs)}）と比較" if view.vs else f"{view.vs_label}のデータなし"
    return Heading(
        TITLE,
        sentence(asking.departments(ask, view), measure=view.measure, target=view.line),
        f"{labels.month_end(view.as_of)}現在・対象{labels.count(totals['applicable'])}手続／"
        f"{labels.count(totals['departments'])}課・{compared}",
    )


def sentence(departments: pd.DataFrame, *, measure: str = "kind", target: float | None = None) -> str:
    """The city's figure and how far the target is. ``departments``: rows of online/departments."""
    part, whole = words.sums(departments)
    if not whole:
        return labels.EMPTY
    text = f"{labels.MEASURES[measure]}は全庁で{labels.with_fraction(part, whole)}"
    if target is None or not labels.known(target):
        return f"{text}。"
    missing = target - part / whole
    way = f"まであと{words.size(missing)}" if missing >= TINY else "に届いています"
    return f"{text}、目標{labels.percent(target)}{way}。"


@dataclass(frozen=True, slots=True)
class Totals:
    """Totals of the city now and at 比較先, of the chosen, and of the 課 that sent both months where not all did."""

    now: pd.Series
    before: pd.Series | None
    chosen: pd.Series | None
    same: int
    same_now: pd.Series | None
    same_before: pd.Series | None


def tiles(ask: Ask, view: View) -> list[Tile]:
    """The rate, its spread, usage, and what is left to do."""
    totals, trend = _all_totals(ask, view), asking.chosen_months(ask, view.city)
    now = totals.now
    unknown = f"・状況不明{labels.count(now['unknown'])}件を除く" if now["unknown"] else ""
    return [
        _rate(ask, view, totals),
        _spread(ask, view),
        _usage(view, totals, trend),
        _left(
            view, totals, trend, "remaining", label="まだオンラインでない手続", unit="件",
            of=f"対象{labels.count(now['applicable'])}件のうち{unknown}",
        ),
        _left(
            view, totals, trend, "remaining_volume", label="残る年間件数", unit="件/年",
            of=f"対象手続の全件数 {labels.count(now['volume'])}件のうち",
        ),
    ]  # fmt: skip


def _all_totals(ask: Ask, view: View) -> Totals:
    both = _in_both(ask, view)
    return Totals(
        now=_totals(ask, view, view.as_of),
        before=_totals(ask, view, view.vs) if view.vs else None,
        chosen=_totals(ask, view, view.as_of, **view.attention) if view.chosen else None,
        same=len(both),
        same_now=_totals(ask, view, view.as_of, department=both) if both else None,
        same_before=_totals(ask, view, view.vs, department=both) if both else None,
    )


def _totals(ask: Ask, view: View, as_of: object, **attention: object) -> pd.Series:
    return ask("online/totals", as_of=as_of, **attention, **view.counting).iloc[0]


def _in_both(ask: Ask, view: View) -> tuple[str, ...]:
    """The 課 that sent both months, where not all of them did: who is missing moves a total too."""
    if view.vs is None:
        return ()
    rows = asking.departments(ask, view, measure="kind")
    now, before = rows["rate"].notna(), rows["rate_before"].notna()
    return () if (now == before).all() else tuple(rows.loc[now & before, "department"])


def _rate(ask: Ask, view: View, totals: Totals) -> Tile:
    """種類ベース or 件数ベース, as chosen; where usage is chosen this tile keeps 種類ベース."""
    by_volume, now = view.measure == "volume", totals.now
    rate, part, whole = (
        ("online_rate_by_volume", "volume_online", "volume") if by_volume else ("online_rate", "online", "applicable")
    )
    known = f"・件数が分かる手続 {labels.percent(now['volume_known'])}" if by_volume else ""
    gap = now[rate] - view.target
    trend = asking.months(ask, view)["city_rate"] if view.measure != "usage" else pd.Series(dtype=float)
    return Tile(
        label=f"オンライン化率・{labels.SHORT_MEASURES['volume' if by_volume else 'kind']}",
        value=labels.score(now[rate]),
        unit="%",
        of=f"{labels.count(now[part])}/{labels.count(now[whole])}{known}・目標{labels.whole_percent(view.target)}"
        + (f"まで{-gap * 100:.1f}pt" if gap < 0 else "を達成"),
        **_change(view, now[rate], None if totals.before is None else totals.before[rate]),
        note=_like_for_like(totals, rate, labels.points),
        chosen="" if totals.chosen is None else _beside(
            view, labels.with_fraction(totals.chosen[part], totals.chosen[whole])),
        trend=_trend(trend),
    )  # fmt: skip


def _spread(ask: Ask, view: View) -> Tile:
    months = asking.months(ask, view)
    widths = months["p75"] - months["p25"]
    now = months.iloc[-1]
    past = widths[months["as_of"] == pd.Timestamp(view.vs)] if view.vs else widths.iloc[:0]
    return Tile(
        label="課のばらつき（四分位範囲）",
        value=labels.score(widths.iloc[-1]),
        unit="pt",
        of=f"上下10%の差 {labels.score(now['p90'] - now['p10'])}pt・{labels.count(now['departments'])}課",
        **_change(view, widths.iloc[-1], past.iloc[0] if len(past) else None, larger_is_better=False),
        chosen=_beside(view, _places(ask, view)) if view.department else "",
        trend=_trend(widths),
    )


def _usage(view: View, totals: Totals, trend: pd.DataFrame) -> Tile:
    now, before = totals.now, totals.before
    return Tile(
        label="オンライン利用率",
        value=labels.score(now["usage_rate"]),
        unit="%",
        of=f"オンライン{labels.count(now['usage_online'])}/全{labels.count(now['usage_volume'])}件",
        **_change(view, now["usage_rate"], None if before is None else before["usage_rate"]),
        chosen="" if totals.chosen is None else _beside(view, labels.percent(totals.chosen["usage_rate"])),
        trend=_trend(trend["usage_rate"]),
    )


def _left(view: View, totals: Totals, trend: pd.DataFrame, column: str, *, label: str, unit: str, of: str) -> Tile:
    """What is left to do; less is better."""
    now, before = totals.now[column], None if totals.before is None else totals.before[column]
    return Tile(
        label=label,
        value=labels.count(now),
        unit=unit,
        of=of,
        delta=f"{view.vs_label}のデータなし" if before is None else f"{view.vs_label}から{_more(now - before)}",
        good=None if before is None or before == now else bool(now < before),
        note=_like_for_like(totals, column, _more),
        chosen="" if totals.chosen is None else _beside(view, f"{labels.count(totals.chosen[column])}件"),
        trend=_trend(trend[column]),
    )


def _like_for_like(totals: Totals, column: str, words: Callable[[float], str]) -> str:
    if totals.same_now is None or totals.same_before is None:
        return ""
    return f"同じ{totals.same}課では{words(totals.same_now[column] - totals.same_before[column])}"


def _more(number: float) -> str:
    return f"{'＋' if number > 0 else '±' if number == 0 else ''}{labels.count(number)}件"


def _change(view: View, now: float, before: float | None, *, larger_is_better: bool = True) -> dict[str, Any]:
    """The change of a share since 比較先, in words and whether it is for the better."""
    if before is None or not labels.known(before) or not labels.known(now):
        return {"delta": f"{view.vs_label}のデータなし", "good": None}
    change = now - before
    good = None if abs(change) < TINY else (change > 0) == larger_is_better
    return {"delta": f"{view.vs_label}から{labels.points(change)}", "good": good}


def _beside(view: View, figure: str) -> str:
    return f"{view.who} {figure}"


def _places(ask: Ask, view: View) -> str:
    """Where the chosen 課 stand among all 課 with a rate."""
    rates = asking.departments(ask, view).set_index("department")["rate"].dropna()
    places = rates.rank(ascending=False, method="min")
    here = [f"{places[name]:.0f}位" for name in view.department if name in places]
    return f"{'・'.join(here[:3])}（{len(rates)}課中）" if here else labels.UNKNOWN


def _trend(values: Sequence[float] | pd.Series) -> Markup | None:
    return sparkline.svg(list(values)) if len(values) > 1 else None
