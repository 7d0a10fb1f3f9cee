"""The headline row of ロードマップ: what is late, all states, slip, what is due, and where report and rule disagree."""

from typing import Any

import pandas as pd
import streamlit as st

from dashboard import labels
from dashboard.store import answers as store
from dashboard.ui import roadmap
from dashboard.ui.answers import version
from dashboard.ui.blocks import Tile
from dashboard.ui.roadmap import View

LISTED = ("done", "on_track", "attention", "not_started", "stopped", "unknown")


def tiles(view: View) -> list[Tile]:
    """The five tiles, computed once for each view."""
    return _tiles(view._replace(pillar=(), state=(), initiative=None), version())


@st.cache_data(max_entries=roadmap.KEPT, show_spinner=False)
def _tiles(view: View, stamp: store.Version) -> list[Tile]:
    now = roadmap.totals(view)
    before = roadmap.totals(view, view.vs) if view.vs else None
    chosen = roadmap.totals(view, **view.attention) if view.chosen else None
    whole = labels.count(now["initiatives"])
    return [
        Tile(
            label="遅れ",
            value=labels.count(now["late"]),
            unit="件",
            of=f"{whole}件のうち・注意 {labels.count(now['attention'])}件",
            **_change(view, now, before, "late"),
            chosen=_beside(view, chosen, "late"),
        ),
        Tile(
            label="取組の判定",
            value=whole,
            unit="件",
            of="・".join(f"{labels.state(state)}{labels.count(now[state])}" for state in LISTED if now[state]),
            **_change(view, now, before, "done", subject="完了が", larger_is_better=True),
            chosen=_beside(view, chosen, "initiatives"),
        ),
        _median(view, now, before, chosen),
        Tile(
            label=f"{view.due_days}日以内に期限",
            value=labels.count(now["due_soon"]),
            unit="件",
            of="基準計画の終わりが近く、まだ終わっていない",
            delta=_due(view),
            good=None,
            chosen=_beside(view, chosen, "due_soon"),
        ),
        Tile(
            label="報告と判定の不一致",
            value=labels.count(now["disagree"]),
            unit="件",
            of=f"報告のある{labels.count(now['reported'])}件のうち{_optimistic(view)}",
            **_change(view, now, before, "disagree"),
            chosen=_beside(view, chosen, "disagree"),
        ),
    ]


def _median(view: View, now: pd.Series, before: pd.Series | None, chosen: pd.Series | None) -> Tile:
    past = None if before is None else before["median_slip"]
    is_known = past is not None and labels.known(past) and labels.known(now["median_slip"])
    change = now["median_slip"] - past if is_known and past is not None else None
    value = labels.slip(now["median_slip"])
    return Tile(
        label="遅れ日数の中央値",
        value=value.removesuffix("日"),
        unit="日" if value != labels.UNKNOWN else "",
        of=f"進行中で見込の分かる{labels.count(now['slip_known'])}件。遅いものだけでは{labels.slip(now['median_behind'])}",
        delta=f"{view.vs_label}のデータなし" if change is None else f"{view.vs_label}から{labels.slip(change)}",
        good=None if not change else bool(change < 0),
        chosen="" if chosen is None else f"{_who(view)} {labels.slip(chosen['median_slip'])}",
    )


def _change(
    view: View,
    now: pd.Series,
    before: pd.Series | None,
    column: str,
    *,
    subject: str = "",
    larger_is_better: bool = False,
) -> dict[str, Any]:
    if before is None or not before["initiatives"]:
        return {"delta": f"{view.vs_label}のデータなし", "good": None}
    change = int(now[column] - before[column])
    sign = "＋" if change > 0 else "±" if change == 0 else ""
    return {
        "delta": f"{view.vs_label}から{subject}{sign}{labels.count(change)}件",
        "good": None if not change else (change > 0) == larger_is_better,
    }


def _beside(view: View, chosen: pd.Series | None, column: str) -> str:
    return "" if chosen is None else f"{_who(view)} {labels.count(chosen[column])}件"


def _who(view: View) -> str:
    names = view.chosen
    return names[0] if len(names) == 1 else f"選んだ{len(names)}{'課' if view.department else '部'}"


def _due(view: View) -> str:
    """The next one."""
    rows = roadmap.every(view)
    days = (rows["baseline_end"] - pd.Timestamp(view.as_of)).dt.days
    ends = rows.loc[days.ge(0) & ~rows["computed_state"].isin(["done", "stopped"]), "baseline_end"]
    return f"最も近い期限 {ends.min():%Y-%m-%d}" if len(ends) else ""


def _optimistic(view: View) -> str:
    rows = roadmap.every(view)
    rosy = rows["reported_state"].isin(["on_track", "done"]) & (rows["computed_state"] == "late")
    return f"・順調などと報告し判定は遅れ {rosy.sum()}件" if rosy.any() else ""
