"""The charts of ロードマップ, each drawn once for a view and a version of the store."""

import datetime as dt
from collections.abc import Callable
from typing import Any, NamedTuple

import pandas as pd
import streamlit as st

from dashboard import labels
from dashboard import roadmap_sentences as sentences
from dashboard.charts import gantt, late_ranking, s_curve, slip_trend, state_matrix
from dashboard.store import answers as store
from dashboard.ui.answers import answer, version
from dashboard.ui.blocks import Chart

KEPT = 600
LINES = 6
"""Initiatives in the slip chart."""
GROUPS = {"柱": "pillar", "施策": "theme", "課": "department"}
ORDERS = ("柱・施策順", "遅れの大きい順", "期限の近い順")
S_CURVE_HEIGHT = 360
WHOLE_CITY = ("s_curve",)


class View(NamedTuple):
    """Everything a figure of the page depends on, besides the store."""

    as_of: dt.date
    vs: dt.date | None
    vs_label: str
    bureau: tuple[str, ...]
    department: tuple[str, ...]
    pillar: tuple[str, ...]
    state: tuple[str, ...]
    initiative: str | None
    due_days: int
    fiscal_year_start: int

    @property
    def chosen(self) -> tuple[str, ...]:
        """The names that have the attention: 課, or 部."""
        return self.department or self.bureau

    @property
    def attention(self) -> dict[str, Any]:
        """Whom to look at, as query parameters."""
        return {"bureau": self.bureau, "department": self.department}

    def title(self, subject: str) -> str:
        """A chart's title: subject, month and whose."""
        who = f"・{'・'.join(self.chosen)}" if self.chosen else ""
        return f"{subject}（{self.as_of.year}年{self.as_of.month}月末{who}）"


def every(view: View) -> pd.DataFrame:
    """All initiatives of the city on 基準日, with how long a missed start waits (days)."""
    rows = answer("roadmap/initiatives", as_of=view.as_of, vs=view.vs)
    waits = (pd.Timestamp(view.as_of) - rows["baseline_start"]).dt.days.where(rows["reason"] == "start_missed")
    return rows.assign(waits=waits)


def rows(view: View) -> pd.DataFrame:
    """The initiatives that the filters leave: of the chosen 課 (as 所管課 or 関係課), 柱 and judged states."""
    found = every(view).assign(is_related=False)
    if view.department:
        chosen, is_own = set(view.department), found["department"].isin(view.department)
        related = found["related_departments"].map(lambda names: not chosen.isdisjoint(names))
        found = found.assign(is_related=related & ~is_own)[is_own | related]
    elif view.bureau:
        found = found[found["bureau"].isin(view.bureau)]
    if view.pillar:
        found = found[found["pillar"].isin(view.pillar)]
    if view.state:
        found = found[found["computed_state"].isin(view.state)]
    return found.reset_index(drop=True)


def late(found: pd.DataFrame) -> pd.DataFrame:
    """The late ones among initiatives, the longest delay first."""
    hit = found[found["computed_state"] == "late"]
    delay = hit["waits"].where(hit["reason"] == "start_missed", hit["slip_days"])
    return hit.assign(delay=delay).sort_values(["delay", "initiative_key"], ascending=[False, True])


def totals(view: View, as_of: dt.date | None = None, **attention: Any) -> pd.Series:
    """The roadmap in one row."""
    return answer("roadmap/totals", as_of=as_of or view.as_of, due_days=view.due_days, **attention).iloc[0]


def drawn(what: str, view: View, *options: str) -> Chart:
    """One of the page's charts by name, drawn once for each view."""
    return _drawn(what, _city(view) if what in WHOLE_CITY else view, options, version())


def _city(view: View) -> View:
    """The view without anybody's attention: what shows the whole city is drawn once for all."""
    return view._replace(bureau=(), department=(), pillar=(), state=(), initiative=None)


@st.cache_resource(max_entries=KEPT, show_spinner=False)
def _drawn(what: str, view: View, options: tuple[str, ...], stamp: store.Version) -> Chart:
    return CHARTS[what](view, *options)


def _gantt(view: View, order: str) -> Chart:
    found = _ordered(rows(view), order)
    figure = gantt.figure(
        found, as_of=view.as_of, grouped=order == ORDERS[0], selected=view.initiative,
        fiscal_year_start=view.fiscal_year_start,
    )  # fmt: skip
    return Chart(view.title("計画と実績"), sentences.gantt(found), figure, gantt.alt(found, as_of=view.as_of), found,
                 "roadmap/initiatives")  # fmt: skip


def _late(view: View) -> Chart:
    found = late(rows(view))
    figure = late_ranking.figure(found, selected=view.initiative)
    who = f"（{'・'.join(view.chosen)}）" if view.chosen else ""
    return Chart(f"遅れている取組 {len(found)}件{who}", sentences.late(found), figure, late_ranking.alt(found), found,
                 "roadmap/initiatives")  # fmt: skip


def _states(view: View, groups: str) -> Chart:
    found = answer("roadmap/states", as_of=view.as_of, grouping=GROUPS[groups], **view.attention)
    matrix = found.rename(
        columns={
            "group_name": "group",
            "computed_state": "state",
            "initiatives": "n",
            "chosen_initiatives": "chosen_n",
        }
    )
    state = view.state[0] if len(view.state) == 1 else None
    chosen = view.pillar if GROUPS[groups] == "pillar" else view.chosen
    figure = state_matrix.figure(matrix, chosen=chosen, state=state)
    title = f"{groups}×判定"
    return Chart(title, sentences.states(found, groups), figure, state_matrix.alt(matrix), found, "roadmap/states")


def _s_curve(view: View) -> Chart:
    curve = answer("roadmap/s_curve", as_of=view.as_of)
    gap = answer("roadmap/s_curve_gap", as_of=view.as_of).iloc[0]
    figure = s_curve.figure(curve, as_of=view.as_of, fiscal_year_start=view.fiscal_year_start, height=S_CURVE_HEIGHT)
    alt = s_curve.alt(curve, as_of=view.as_of)
    return Chart(
        "完了の累計：計画と実績（全庁・Sカーブ）", sentences.s_curve(gap), figure, alt, curve, "roadmap/s_curve"
    )


def _slips(view: View) -> Chart:
    keys = tuple(_worst(view))
    history = answer("roadmap/slip_history", as_of=view.as_of, initiative=keys or ("",))
    last = history.groupby("initiative_key")["computed_state"].last()
    lines = history.rename(columns={"initiative_key": "key", "initiative": "name", "expected_end": "end"}).assign(
        state=history["initiative_key"].map(last)
    )
    figure = slip_trend.figure(lines, fiscal_year_start=view.fiscal_year_start, height=S_CURVE_HEIGHT)
    title = "終わりの見込の移り変わり（遅れの大きい取組）"
    return Chart(title, sentences.slips(history), figure, slip_trend.alt(lines), history, "roadmap/slip_history")


def _worst(view: View) -> list[str]:
    """The initiative on show and those with the longest delays."""
    found = rows(view)
    found = found[found["slip_days"].notna() & ~found["computed_state"].isin(["done", "stopped"])]
    worst = found.sort_values(["slip_days", "initiative_key"], ascending=[False, True])["initiative_key"]
    own = [view.initiative] if view.initiative else []
    return list(dict.fromkeys([*own, *worst]))[:LINES]


def _ordered(found: pd.DataFrame, order: str) -> pd.DataFrame:
    if order == ORDERS[0]:
        return found
    if order == ORDERS[1]:
        rank = found["computed_state"].map({state: place for place, state in enumerate(labels.STATES)})
        delay = found["waits"].fillna(found["slip_days"])
        return (
            found.assign(rank=rank, delay=delay)
            .sort_values(["rank", "delay", "initiative_key"], ascending=[True, False, True])
            .drop(columns=["rank", "delay"])
            .reset_index(drop=True)
        )
    is_over = found["computed_state"].isin(["done", "stopped"])
    return (
        found.assign(is_over=is_over)
        .sort_values(["is_over", "baseline_end", "initiative_key"])
        .drop(columns="is_over")
        .reset_index(drop=True)
    )


CHARTS: dict[str, Callable[..., Chart]] = {
    "gantt": _gantt,
    "late": _late,
    "states": _states,
    "s_curve": _s_curve,
    "slips": _slips,
}
