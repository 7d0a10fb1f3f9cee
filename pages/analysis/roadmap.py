"""ロードマップ: 計画どおりか。遅れているのはどれで、何日、なぜ、誰が持っているか。"""

import datetime as dt
from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

import pandas as pd
import streamlit as st

from dashboard import labels, markup, settings
from dashboard.access.rules import Right
from dashboard.errors import DashboardError
from dashboard.records import baselines
from dashboard.screens import since
from dashboard.screens.block import Table
from dashboard.screens.roadmap import (
    asking,
    changes,
    definitions,
    every,
    gantt,
    headline,
    late,
    s_curve,
    slips,
    states,
)
from dashboard.screens.roadmap.filters import DISAGREE, DUE, GROUPS, INITIATIVE, ORDER, PILLAR, STATE, STATES
from dashboard.screens.roadmap.initiative import ends, kpi, record
from dashboard.screens.roadmap.view import View, of
from dashboard.screens.view import View as FrameView
from dashboard.ui import blocks, cached, filters, html, moment, who
from dashboard.ui.drawer import Drawer

GANTT_HEIGHT, MATRIX_HEIGHT, LATE_HEIGHT, TABLE_HEIGHT, REPORTS_HEIGHT = 560, 176, 348, 420, 300
DRAWER = Drawer(INITIATIVE.key, "取組の記録", width=880)


def page() -> None:
    """Draw the page from top to bottom."""
    frame = filters.view("roadmap", "roadmap")
    if frame is None:
        blocks.heading(headline.NOTHING)
        blocks.empty("取組の一覧か、月ごとの表を取り込むと、ここに計画と実績が表示されます。")
        return
    head, narrowing = st.columns([7, 5], vertical_alignment="top")
    with narrowing:
        view = _view(frame)
    said = cached.drawn(headline.heading, view)
    with head:
        blocks.title(said)
    blocks.news(said)
    blocks.tiles(cached.drawn(headline.tiles, view.unnarrowed))
    left, right = st.columns([2, 1], gap="medium")
    with left:
        _gantt(view)
    with right:
        blocks.show("late", late.block, view, pick=_pick_initiative, frame=LATE_HEIGHT)
        _states(view)
    left, right = st.columns(2, gap="medium")
    with left:
        blocks.show("s_curve", s_curve.block, view.city, pick=None)
    with right:
        blocks.show("slips", slips.block, view, pick=_pick_initiative)
    _tables(view)
    blocks.definitions(definitions.entries(settings.load()))
    if view.initiative:
        row = record.row(cached.asking(view), view)
        DRAWER.show(partial(_initiative, view, row))


def _view(frame: FrameView) -> View:
    """The filters of this page beside its title: a click on the matrix sets them too."""
    rows = asking.every(cached.asking(frame), frame)
    left, right = st.columns(2)
    with left:
        pillar = filters.several(PILLAR, list(rows["pillar"].dropna().unique()))
    with right:
        state = filters.several(STATE, [words for words, code in STATES.items() if code in set(rows["computed_state"])])
    states_chosen = tuple(STATES[words] for words in state)
    shown = DRAWER.chosen(set(rows["initiative_key"]))
    return of(frame, settings.load(), tuple(pillar), states_chosen, shown)


def _gantt(view: View) -> None:
    head = st.container()
    with st.container(horizontal=True, vertical_alignment="center", gap="medium"):
        order = filters.switch(ORDER)
        html.beside(markup.of("<span class='dx-key'>{}</span>", gantt.KEY))
    block = cached.drawn(gantt.block, view, order)
    with head:
        as_table = blocks.chart_head("gantt", block)
    if not as_table and len(block.rows):
        blocks.column_heads(None, gantt.heads(view, block.rows), block)
    blocks.chart_body("gantt", block, as_table=as_table, pick=_pick_initiative, frame=GANTT_HEIGHT)


def _states(view: View) -> None:
    head = st.container()
    group = filters.switch(GROUPS)
    block = cached.drawn(states.block, view, group)
    with head:
        as_table = blocks.chart_head("states", block)
    pick = {"pillar": _pick_pillar, "theme": _pick_state, "department": blocks.pick_department}[group]
    blocks.chart_body("states", block, as_table=as_table, pick=pick, frame=MATRIX_HEIGHT)


def _pick_initiative(mark: Sequence[Any]) -> None:
    DRAWER.choose(str(mark[0]))


def _pick_state(mark: Sequence[Any]) -> None:
    filters.pick((STATE, labels.state(str(mark[1]))))


def _pick_pillar(mark: Sequence[Any]) -> None:
    """A cell narrows the page to its 柱 and state; the same cell again lets go."""
    filters.pick((PILLAR, str(mark[0])), (STATE, labels.state(str(mark[1]))))


def _tables(view: View) -> None:
    """What is late, what has changed, and the rows behind everything."""
    listed = cached.drawn(late.table, view)
    blocks.table("late_list", listed, TABLE_HEIGHT, pick=_picker(listed))
    if view.vs:
        listed = cached.drawn(changes.table, view)
        blocks.subheading(listed.heading)
        blocks.finding(listed.notes[0])
        if len(listed.rows):
            blocks.rows("changes", listed, TABLE_HEIGHT, pick=_picker(listed))
    if view.vs_meeting:
        blocks.told("corrections", cached.drawn(since.table, view, "roadmap"), TABLE_HEIGHT)
    with st.container(horizontal=True, gap="medium"):
        disagree, due = filters.toggle(DISAGREE), filters.toggle(DUE)
    listed = every.table(cached.asking(view), view, disagree, due)
    blocks.table("initiatives", listed, TABLE_HEIGHT, pick=_picker(listed))


def _picker(listed: Table) -> Callable[[int], None]:
    """What selecting a row does: show its initiative."""
    keys = list(listed.rows["initiative_key"])
    return lambda row: DRAWER.choose(keys[row])


def _initiative(view: View, row: pd.Series) -> None:
    """The drawer: what is asked of one initiative, and the form that changes what it is measured against."""
    history = record.history(cached.asking(view), view)
    blocks.subheading(record.name(row))
    blocks.verdict(record.verdict(row), record.why(row))
    blocks.facts(record.facts(row))
    blocks.show("initiative_slips", ends.block, view, pick=None)
    if kpi.there_is(history):
        blocks.show("initiative_kpi", kpi.block, view, pick=None)
    blocks.table("initiative_reports", record.reports(cached.asking(view), view), REPORTS_HEIGHT)
    blocks.subheading("基準計画（見直しは理由とともに残ります）")
    blocks.definition_list(record.baselines(cached.asking(view), view))
    if cached.is_sample():
        blocks.basis("見本の市では見直しを記録できません。")
    elif moment.read_at():
        blocks.basis("会議時点を見ているあいだは、見直しを記録できません。")
    elif who.may(Right.DECIDE):
        with st.expander("基準計画を見直す", key="rebaseline"):
            _review(view, row)


def _review(view: View, row: pd.Series) -> None:
    """A record in the ledger: who, why, and the dates to be measured against from this 基準日 on."""
    with st.form("rebaseline_form", border=False):
        left, right = st.columns(2)
        start = left.date_input("計画の始まり", _default(row, "start"), format="YYYY-MM-DD", key="rebaseline_start")
        end = right.date_input("計画の終わり", _default(row, "end"), format="YYYY-MM-DD", key="rebaseline_end")
        reason = st.text_input("見直した理由", key="rebaseline_reason", placeholder="例：国の仕様変更により延期")
        by = who.signed("記録する人") or st.text_input("記録する人", key="rebaseline_by", placeholder="例：戦略室 担当")
        sent = st.form_submit_button("記録する")
    blocks.basis(
        f"{labels.month_end(view.as_of)}から、この計画で数えます。前の月の数値は変わりません。"
        "取り消すには、コマンド undo 見直し番号 を使います。"
    )
    if not sent:
        return
    number = row["initiative_id"] if labels.known(row["initiative_id"]) else None
    try:
        baselines.rebaseline(
            settings.data_folder(), number, row["initiative"], reason=reason, by=by, as_of=view.as_of,
            planned_start=start, planned_end=end,
        )  # fmt: skip
    except DashboardError as error:
        html.refusal(str(error))
        return
    st.rerun()


def _default(row: pd.Series, which: str) -> dt.date | None:
    """The plan as its list says it now, else the baseline."""
    for name in (f"planned_{which}", f"baseline_{which}"):
        if labels.known(row[name]):
            return pd.Timestamp(row[name]).date()
    return None


page()
