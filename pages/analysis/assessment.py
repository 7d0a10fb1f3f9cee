"""スキルアセスメント: 庁内のどこに、どの技能が足りず、誰にどの研修を開くか。"""

from collections.abc import Sequence
from typing import Any

import streamlit as st

from dashboard import settings
from dashboard.screens.assessment import (
    answers,
    asking,
    change,
    definitions,
    fields,
    headline,
    heatmap,
    items,
    plan,
    responses,
    scores,
    skills,
    strips,
    under,
)
from dashboard.screens.assessment.filters import LINE, ROUND, ROWS, SKILL
from dashboard.screens.assessment.plan import Plan
from dashboard.screens.assessment.view import View, of_round
from dashboard.screens.choices import BUREAU, DEPARTMENT
from dashboard.ui import blocks, cached, filters
from dashboard.ui.cached import answer

MAP_HEIGHT, ANSWERS_HEIGHT, TABLE_HEIGHT = 440, 560, 420
PLAN_HEIGHT, PLAN_TABLE_HEIGHT, RESPONSES_HEIGHT = 430, 360, 300


def page() -> None:
    """Draw the page from top to bottom."""
    rounds = asking.rounds(answer)
    if rounds.empty:
        blocks.heading(headline.NOTHING)
        blocks.empty("設問一覧と回答を取り込むと、ここに分野と課ごとの点が表示されます。")
        return
    head, switch = st.columns([8, 2], vertical_alignment="top")
    with switch:
        chosen = filters.pinned(ROUND, {name: name for name in rounds["round"]})
    view = of_round(rounds, chosen, *filters.attention())
    said = headline.heading(answer, view)
    with head:
        blocks.title(said)
    blocks.news(said)
    blocks.tiles(cached.drawn(headline.tiles, view))
    left, right = st.columns([2, 1], gap="medium")
    with left:
        _heatmap(view)
    with right:
        blocks.show("scores", scores.block, view, pick=None)
    left, right = st.columns(2, gap="medium")
    with left:
        blocks.show("fields", fields.block, view, pick=None)
    with right:
        blocks.show("change", change.block, view, pick=None)
    left, right = st.columns([2, 1], gap="medium")
    with left:
        blocks.show("strips", strips.block, view, "bureau", pick=_pick_bureau)
    with right:
        blocks.show("grades", strips.block, view, "grade", pick=None)
    _plan(view)
    left, right = st.columns([2, 3], gap="medium")
    with left:
        blocks.show("items", items.block, view.city, pick=_pick_question)
    with right:
        blocks.show("answers", answers.block, view.city, pick=_pick_question, frame=ANSWERS_HEIGHT)
    blocks.table(responses.PLACE, responses.table(answer, view), RESPONSES_HEIGHT)
    blocks.table("questions", items.table(answer, view), TABLE_HEIGHT)
    blocks.definitions(definitions.entries(settings.load()))


def _heatmap(view: View) -> None:
    head = st.container()
    level = filters.switch(ROWS)
    block = cached.drawn(heatmap.block, view, level)
    with head:
        as_table = blocks.chart_head("heatmap", block)
    if level == "department" and not as_table:
        blocks.column_heads(*heatmap.heads(answer, view), block)
    blocks.chart_body("heatmap", block, as_table=as_table, pick=_pick_cell, frame=MAP_HEIGHT)


def _plan(view: View) -> None:
    """Choose a skill and a line; see the ranking, where the people are, the classes, and take it along as Excel."""
    blocks.subheading("研修計画：どのスキルを、どこに、何回")
    names = plan.names(answer, view)
    if not names:
        blocks.empty("人数が少ないため、研修の計画に使える数がありません。")
        return
    chosen = _chosen_plan(names)
    left, right = st.columns(2, gap="medium")
    with left:
        blocks.show("skills", skills.block, view, chosen, pick=_pick_skill, frame=PLAN_HEIGHT)
    with right:
        blocks.show("under", under.block, view, chosen, frame=PLAN_HEIGHT)
    blocks.table("plan", plan.table(answer, view, chosen), PLAN_TABLE_HEIGHT)


def _chosen_plan(names: dict[str, str]) -> Plan:
    """What is chosen; ``names`` are the skills there are, by what stands in the URL."""
    choice, line, size = st.columns([4, 5, 2], vertical_alignment="bottom")
    with choice:
        skill = filters.pinned(SKILL, names)
    with line:
        points = filters.switch(LINE)
    with size:
        class_size = st.number_input(
            "1クラスの人数", plan.SMALLEST_CLASS, plan.LARGEST_CLASS, plan.CLASS_SIZE, key="class_size",
            bind="query-params",
        )  # fmt: skip
    return Plan.of(skill, names[skill], points, int(class_size))


def _pick_cell(mark: Sequence[Any]) -> None:
    """The 課 or 部 of a cell gets the attention, its field becomes the skill to plan for."""
    name, field, level = map(str, mark[:3])
    for choice in (BUREAU, DEPARTMENT):
        if level == choice.key:
            filters.attend(choice, name)
    filters.put(SKILL, plan.of_field(field))


def _pick_bureau(mark: Sequence[Any]) -> None:
    filters.attend(BUREAU, str(mark[0]))


def _pick_question(mark: Sequence[Any]) -> None:
    filters.put(SKILL, plan.of_question(str(mark[0])))


def _pick_skill(mark: Sequence[Any]) -> None:
    kind, name = str(mark[0]), str(mark[1])
    filters.put(SKILL, plan.of_field(name) if kind == "field" else plan.of_question(name))


page()
