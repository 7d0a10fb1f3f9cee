"""ロードマップ: 計画どおりか。遅れているのはどれで、何日、なぜ、誰が持っているか。"""

from collections.abc import Sequence
from typing import Any

import streamlit as st

from dashboard import definitions, labels, settings
from dashboard import roadmap_sentences as sentences
from dashboard.charts import gantt
from dashboard.ui import blocks, filters, roadmap, roadmap_headline, roadmap_initiative, tables
from dashboard.ui.answers import answer
from dashboard.ui.roadmap import GROUPS, ORDERS, View

TITLE = "ロードマップ"
STATES = {words: code for code, words in labels.STATES.items()}
HIDDEN = ("as_of", "bureau")
GANTT_HEIGHT, MATRIX_HEIGHT, LATE_HEIGHT, TABLE_HEIGHT = 560, 176, 348, 420


def page() -> None:
    """Draw the page from top to bottom."""
    chosen = filters.current("roadmap")
    if chosen is None:
        blocks.heading(TITLE, "ロードマップがまだ取り込まれていません。", "")
        blocks.empty("取組の一覧か、月ごとの表を取り込むと、ここに計画と実績が表示されます。")
        return
    head, narrowing = st.columns([7, 5], vertical_alignment="top")
    with narrowing:
        view = _view(chosen)
    with head:
        _heading(view)
    blocks.tiles(roadmap_headline.tiles(view))
    left, right = st.columns([2, 1], gap="medium")
    with left:
        _gantt(view)
    with right:
        blocks.chart("late", roadmap.drawn("late", view), pick=_pick_initiative, frame=LATE_HEIGHT)
        _states(view)
    blocks.first_screen_ends()
    left, right = st.columns(2, gap="medium")
    with left:
        blocks.chart("s_curve", roadmap.drawn("s_curve", view), pick=None)
    with right:
        blocks.chart("slips", roadmap.drawn("slips", view), pick=_pick_initiative)
    _late_table(view)
    _changes(view)
    _every(view)
    blocks.definitions(definitions.ROADMAP)
    if view.initiative:
        roadmap_initiative.show(view)


def _view(chosen: filters.Filters) -> View:
    """The filters of this page beside its title: a click on the matrix sets them too."""
    city = settings.load()
    view = View(
        chosen.as_of, chosen.vs, chosen.vs_label, chosen.bureau, chosen.department, (), (), None,
        city.due_days, city.fiscal_year_start,
    )  # fmt: skip
    rows = roadmap.every(view)
    left, right = st.columns(2)
    pillars = list(rows["pillar"].dropna().unique())
    pillar = left.multiselect(
        "柱", pillars, key="pillar", bind="query-params", placeholder="すべての柱", select_all=False
    )
    there = [words for words, code in STATES.items() if code in set(rows["computed_state"])]
    state = right.multiselect(
        "判定", there, key="state", bind="query-params", placeholder="すべての判定", select_all=False
    )
    return view._replace(
        pillar=tuple(pillar), state=tuple(STATES[words] for words in state), initiative=roadmap_initiative.chosen(rows)
    )


def _heading(view: View) -> None:
    totals = roadmap.totals(view)
    compared = f"{view.vs_label}（{labels.month(view.vs)}）と比較" if view.vs else f"{view.vs_label}のデータなし"
    waiting = int(totals["not_reported"])
    silent = f"（{waiting}件は今月の報告なし）" if waiting else ""
    blocks.heading(
        TITLE,
        sentences.headline(roadmap.late(roadmap.every(view)), totals),
        f"{labels.month_end(view.as_of)}現在・取組{labels.count(totals['initiatives'])}件{silent}・{compared}",
    )


def _gantt(view: View) -> None:
    head = st.container()
    with st.container(horizontal=True, vertical_alignment="center", gap="medium"):
        order = blocks.switch("並べ方", ORDERS, "roadmap_order")
        st.html(f"<span class='dx-key'>{gantt.KEY}</span>", width="content")
    drawn = roadmap.drawn("gantt", view, order)
    with head:
        as_table = blocks.chart_head("gantt", drawn)
    if not as_table and len(drawn.table):
        heads = gantt.heads(drawn.table, view.as_of, view.fiscal_year_start)
        blocks.column_heads("", heads, drawn)
    blocks.chart_body("gantt", drawn, as_table=as_table, pick=_pick_initiative, frame=GANTT_HEIGHT)


def _states(view: View) -> None:
    head = st.container()
    groups = blocks.switch("行", list(GROUPS), "groups")
    drawn = roadmap.drawn("states", view, groups)
    with head:
        as_table = blocks.chart_head("states", drawn)
    pick = {"柱": _pick_pillar, "施策": _pick_state, "課": _pick_department}[groups]
    blocks.chart_body("states", drawn, as_table=as_table, pick=pick, frame=MATRIX_HEIGHT)


def _pick_initiative(mark: Sequence[Any]) -> None:
    roadmap_initiative.choose(str(mark[0]))


def _pick_state(mark: Sequence[Any]) -> None:
    words = labels.state(str(mark[1]))
    st.session_state["state"] = [] if st.session_state.get("state") == [words] else [words]


def _pick_pillar(mark: Sequence[Any]) -> None:
    """A cell narrows the page to its 柱 and state; the same cell again lets go."""
    pillar, words = [str(mark[0])], [labels.state(str(mark[1]))]
    both = st.session_state.get("pillar") == pillar and st.session_state.get("state") == words
    st.session_state["pillar"] = [] if both else pillar
    st.session_state["state"] = [] if both else words


def _pick_department(mark: Sequence[Any]) -> None:
    filters.pick(str(mark[0]))


def _late_table(view: View) -> None:
    """What is late with all that the meeting asks of it: days, whose, why, what next, since when, KPI."""
    found = roadmap.late(roadmap.rows(view))
    blocks.subheading(view.title(f"遅れの一覧（{len(found)}件）"))
    columns = [
        *("initiative_id", "initiative", "department", "slip_days", "reason", "late_since", "problem", "next_step"),
        *("baseline_end", "forecast_end", "reported_text", "kpi", "kpi_target", "kpi_actual", "related_departments"),
        *("file", "sheet", "cell"),
    ]
    notes = [sentences.late(found), f"{labels.month_end(view.as_of)}現在。遅れ日数＝終わりの見込−基準計画の終わり"]
    height = min(TABLE_HEIGHT, 40 + 36 * max(len(found), 1))
    title = view.title("遅れの一覧")
    tables.table("late_list", found[columns], title, notes, height, answer="roadmap/initiatives", pick=_picker(found))


def _changes(view: View) -> None:
    if view.vs is None:
        return
    found = answer("roadmap/changes", as_of=view.as_of, vs=view.vs)
    if view.department:
        found = found[found["department"].isin(view.department)].reset_index(drop=True)
    blocks.subheading(f"{view.vs_label}（{labels.month(view.vs)}）から変わった取組（{len(found)}件）")
    finding = sentences.changes(found, view.vs_label)
    st.html(f"<p class='dx-chart-finding'>{finding}</p>")
    if len(found):
        height = min(TABLE_HEIGHT, 40 + 36 * len(found))
        title = view.title("変わった取組")
        tables.table("changes", found, title, [finding], height, answer="roadmap/changes", pick=_picker(found))


def _every(view: View) -> None:
    """The rows behind everything above."""
    found = roadmap.rows(view)
    disagree = st.toggle("報告と判定が合わない取組だけ", key="disagree", bind="query-params")
    if disagree:
        found = found[found["agrees"].eq(False)].reset_index(drop=True)
    blocks.subheading(view.title(f"取組の一覧（{len(found)}件、元のファイルのセルまで。行を選ぶと詳しく見られます）"))
    columns = [name for name in found.columns if name not in HIDDEN]
    notes = [
        f"{labels.month_end(view.as_of)}現在",
        "出典：取り込んだロードマップ（ファイル・シート・セルを各行に示す）",
    ]
    tables.table("initiatives", found[columns], view.title("取組の一覧"), notes, TABLE_HEIGHT,
                 answer="roadmap/initiatives", pick=_picker(found))  # fmt: skip


def _picker(rows: Any) -> Any:
    """What selecting a row of a table does: show its initiative."""
    keys = list(rows["initiative_key"])
    return lambda row: roadmap_initiative.choose(keys[row])


page()
