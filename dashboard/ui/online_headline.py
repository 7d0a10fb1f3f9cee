"""The headline row of 手続のオンライン化: five figures, their change, the target, and the chosen beside the city."""

from collections.abc import Sequence
from typing import Any

import pandas as pd
import streamlit as st

from dashboard import labels, store
from dashboard.charts import sparkline
from dashboard.ui import online
from dashboard.ui.answers import answer, version
from dashboard.ui.blocks import Tile
from dashboard.ui.online import View


def tiles(view: View) -> list[Tile]:
    """The five tiles, computed once for each view."""
    return _tiles(view, version())


@st.cache_data(max_entries=online.KEPT, show_spinner=False)
def _tiles(view: View, stamp: store.Version) -> list[Tile]:
    now = _totals(view, view.as_of)
    before = _totals(view, view.vs) if view.vs else None
    chosen = _totals(view, view.as_of, **view.attention) if view.chosen else None
    trend = online.chosen_months(view, whole_city=True)
    return [
        _rate(view, now, before, chosen),
        _spread(view),
        _usage(view, now, before, chosen, trend),
        _remaining(view, now, before, chosen, trend),
        _volume(view, now, before, chosen, trend),
    ]


def _totals(view: View, as_of: object, **attention: object) -> pd.Series:
    return answer("online/totals", as_of=as_of, **attention, **view.counting).iloc[0]


def _rate(view: View, now: pd.Series, before: pd.Series | None, chosen: pd.Series | None) -> Tile:
    """種類ベース or 件数ベース, as chosen; where usage is chosen this tile keeps 種類ベース."""
    by_volume = view.measure == "volume"
    rate, part, whole = (
        ("online_rate_by_volume", "volume_online", "volume") if by_volume else ("online_rate", "online", "applicable")
    )
    known = f"・件数が分かる手続 {labels.percent(now['volume_known'])}" if by_volume else ""
    gap = now[rate] - view.target
    trend = online.months(view)["city_rate"] if view.measure != "usage" else pd.Series(dtype=float)
    return Tile(
        label=f"オンライン化率・{labels.SHORT_MEASURES['volume' if by_volume else 'kind']}",
        value=_number(now[rate]),
        unit="%",
        of=f"{labels.count(now[part])}/{labels.count(now[whole])}{known}・目標{labels.whole_percent(view.target)}"
        + (f"まで{-gap * 100:.1f}pt" if gap < 0 else "を達成"),
        **_change(view, now[rate], before[rate] if before is not None else None),
        note=_like_for_like(view, rate),
        chosen=_beside(view, labels.with_fraction(chosen[part], chosen[whole])) if chosen is not None else "",
        trend=_trend(trend),
    )


def _like_for_like(view: View, rate: str) -> str:
    """The change among the 課 that sent both months, where not all of them did: who is missing moves a rate too."""
    if view.vs is None:
        return ""
    rows = online.departments(view, measure="kind")
    now, before = rows["rate"].notna(), rows["rate_before"].notna()
    both = tuple(rows.loc[now & before, "department"])
    if (now == before).all() or not both:
        return ""
    change = _totals(view, view.as_of, department=both)[rate] - _totals(view, view.vs, department=both)[rate]
    return f"同じ{len(both)}課では{labels.points(change)}"


def _spread(view: View) -> Tile:
    months = online.months(view)
    widths = months["p75"] - months["p25"]
    now = months.iloc[-1] if len(months) else pd.Series(dtype=float)
    past = widths[months["as_of"] == pd.Timestamp(view.vs)] if view.vs else widths.iloc[:0]
    change = _change(view, widths.iloc[-1], past.iloc[0] if len(past) else None, larger_is_better=False)
    return Tile(
        label="課のばらつき（四分位範囲）",
        value=_number(widths.iloc[-1]),
        unit="pt",
        of=f"上下10%の差 {_number(now['p90'] - now['p10'])}pt・{labels.count(now['departments'])}課",
        **change,
        chosen=_beside(view, _places(view)) if view.department else "",
        trend=_trend(widths),
    )


def _usage(view: View, now: pd.Series, before: pd.Series | None, chosen: pd.Series | None, trend: pd.DataFrame) -> Tile:
    return Tile(
        label="オンライン利用率",
        value=_number(now["usage_rate"]),
        unit="%",
        of=f"オンライン{labels.count(now['usage_online'])}/全{labels.count(now['usage_volume'])}件",
        **_change(view, now["usage_rate"], before["usage_rate"] if before is not None else None),
        chosen=_beside(view, labels.percent(chosen["usage_rate"])) if chosen is not None else "",
        trend=_trend(trend["usage_rate"]),
    )


def _remaining(
    view: View, now: pd.Series, before: pd.Series | None, chosen: pd.Series | None, trend: pd.DataFrame
) -> Tile:
    unknown = f"・状況不明{labels.count(now['unknown'])}件を除く" if now["unknown"] else ""
    return Tile(
        label="まだオンラインでない手続",
        value=labels.count(now["remaining"]),
        unit="件",
        of=f"対象{labels.count(now['applicable'])}件のうち{unknown}",
        **_difference(view, now["remaining"], before["remaining"] if before is not None else None),
        chosen=_beside(view, f"{labels.count(chosen['remaining'])}件") if chosen is not None else "",
        trend=_trend(trend["remaining"]),
    )


def _volume(
    view: View, now: pd.Series, before: pd.Series | None, chosen: pd.Series | None, trend: pd.DataFrame
) -> Tile:
    return Tile(
        label="残る年間件数",
        value=labels.count(now["remaining_volume"]),
        unit="件/年",
        of=f"対象手続の全件数 {labels.count(now['volume'])}件のうち",
        **_difference(view, now["remaining_volume"], before["remaining_volume"] if before is not None else None),
        chosen=_beside(view, f"{labels.count(chosen['remaining_volume'])}件") if chosen is not None else "",
        trend=_trend(trend["remaining_volume"]),
    )


def _number(share: float) -> str:
    return f"{share * 100:.1f}" if labels.known(share) else labels.UNKNOWN


def _change(view: View, now: float, before: float | None, *, larger_is_better: bool = True) -> dict[str, Any]:
    """The change of a share since 比較先, in words and whether it is for the better."""
    if before is None or not labels.known(before) or not labels.known(now):
        return {"delta": f"{view.vs_label}のデータなし", "good": None}
    change = now - before
    good = None if abs(change) < 0.0005 else (change > 0) == larger_is_better
    return {"delta": f"{view.vs_label}から{labels.points(change)}", "good": good}


def _difference(view: View, now: float, before: float | None) -> dict[str, Any]:
    """The change of a number of which less is better."""
    if before is None:
        return {"delta": f"{view.vs_label}のデータなし", "good": None}
    change = now - before
    sign = "＋" if change > 0 else "±" if change == 0 else ""
    return {"delta": f"{view.vs_label}から{sign}{labels.count(change)}件", "good": None if change == 0 else change < 0}


def _beside(view: View, figure: str) -> str:
    names = view.chosen
    who = names[0] if len(names) == 1 else f"選んだ{len(names)}{'課' if view.department else '部'}"
    return f"{who} {figure}"


def _places(view: View) -> str:
    """Where the chosen 課 stand among all 課 with a rate."""
    rates = online.departments(view).set_index("department")["rate"].dropna()
    places = rates.rank(ascending=False, method="min")
    here = [f"{places[name]:.0f}位" for name in view.department if name in places]
    return f"{'・'.join(here[:3])}（{len(rates)}課中）" if here else labels.UNKNOWN


def _trend(values: Sequence[float] | pd.Series) -> str:
    return sparkline.svg(list(values)) if len(values) > 1 else ""
