"""スキルアセスメント: 庁内のどこに、どの技能が足りず、誰にどの研修を開くか。"""

from collections.abc import Sequence
from typing import Any

import streamlit as st

from dashboard import markup, settings
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
    plan_headline,
    responses,
    scores,
    skills,
    under,
    words,
)
from dashboard.screens.assessment.filters import CLASS_SIZE, LINE, PLACES, ROUND, ROWS, SKILL, VIEW, Place
from dashboard.screens.assessment.plan import Plan
from dashboard.screens.assessment.view import View, of_round
from dashboard.screens.choices import BUREAU, DEPARTMENT
from dashboard.ui import blocks, cached, filters, html
from dashboard.ui.cached import answer
from pages.analysis.training import trainees

MAP_HEIGHT, PLACES_HEIGHT, TABLE_HEIGHT, PLAN_TABLE_HEIGHT, RESPONSES_HEIGHT = 400, 330, 420, 360, 300


def page() -> None:
    """Draw the page from top to bottom."""
    rounds = asking.rounds(answer)
    if rounds.empty:
        blocks.heading(headline.NOTHING)
        blocks.empty("設問一覧と回答を取り込むと、ここに分野と課ごとの点が表示されます。")
        return
    head, switch, held = st.columns([4, 4, 3], vertical_alignment="center")
    with switch:
        shown = filters.switch(VIEW)
    with held:
        chosen = filters.pinned(ROUND, {name: f"{name}の回" for name in rounds["round"]})
    with head:
        blocks.title(headline.NOTHING)
    view = of_round(rounds, chosen, *filters.attention())
    {"weak": _weak, "plan": _plan}[shown](view)
    blocks.definitions(definitions.entries(settings.load()))


def _weak(view: View) -> None:
    """Where it is weak: 部, 課 and 職位 by field, how far people lie apart, and what has changed."""
    blocks.news(cached.drawn(headline.heading, view))
    blocks.tiles(cached.drawn(headline.tiles, view))
    left, right = st.columns([2, 1], gap="medium")
    with left:
        _heatmap(view)
    with right:
        blocks.show("scores", scores.block, view, pick=None)
    left, right = st.columns(2, gap="medium")
    with left:
        blocks.show("fields", fields.block, view, pick=_pick_field)
    with right:
        blocks.show("change", change.block, view, pick=_pick_change)
    blocks.table(responses.PLACE, responses.table(answer, view), RESPONSES_HEIGHT)
    with filters.unseen():
        filters.switch(LINE)
        filters.switch(PLACES)
        filters.number(CLASS_SIZE)


def _heatmap(view: View) -> None:
    head = st.container()
    with st.container(horizontal=True, vertical_alignment="center", horizontal_alignment="distribute"):
        level = filters.switch(ROWS)
        _way_to_the_plan(view)
    block = cached.drawn(heatmap.block, view, level)
    with head:
        as_table = blocks.chart_head("heatmap", block)
    if level == "department" and not as_table:
        blocks.column_heads(*heatmap.heads(answer, view), block)
    frame = MAP_HEIGHT if level == "department" else None
    blocks.chart_body("heatmap", block, as_table=as_table, pick=_pick_cell, frame=frame)


def _way_to_the_plan(view: View) -> None:
    """From the field that was clicked, or else the one most needed, to whom to train in it."""
    names = plan.names(answer, view)
    if names:
        skill = filters.chosen_unseen(SKILL, names)
        with st.container(horizontal=True, vertical_alignment="center", width="content", gap="small"):
            html.beside(markup.of("<span class='dx-key'>{}</span>", words.short(names[skill])))
            st.button("研修計画で見る", key="to_plan", on_click=_to_the_plan, args=(skill,))


def _to_the_plan(skill: str) -> None:
    filters.put(SKILL, skill)
    filters.put(VIEW, "研修計画")


def _plan(view: View) -> None:
    """Choose a skill and a line; see where the people are, what else is needed, and take the list along as Excel."""
    with filters.unseen():
        filters.switch(ROWS)
    names = plan.names(answer, view)
    if not names:
        blocks.empty("人数が少ないため、研修の計画に使える数がありません。")
        return
    said = st.container()
    chosen, level = _chosen_plan(names)
    with said:
        blocks.news(cached.drawn(plan_headline.heading, view, chosen))
    blocks.tiles(cached.drawn(plan_headline.tiles, view, chosen))
    left, right = st.columns([2, 1], gap="medium")
    with left:
        frame = PLACES_HEIGHT if level == "department" else None
        blocks.show("under", under.block, view, chosen, level, pick=_pick_place, frame=frame)
    with right:
        blocks.show("skill_fields", skills.block, view.city, chosen, "field", pick=_pick_skill)
    left, right = st.columns(2, gap="medium")
    with left:
        blocks.show("skills", skills.block, view.city, chosen, "question", pick=_pick_skill)
    with right:
        blocks.show("answers", answers.block, view.city, plan.field(answer, view, chosen), pick=_pick_question)
    blocks.table("plan", plan.table(answer, view, chosen), PLAN_TABLE_HEIGHT)
    trainees.offer(view, chosen)
    blocks.table("questions", items.table(answer, view), TABLE_HEIGHT)


def _chosen_plan(names: dict[str, str]) -> tuple[Plan, Place]:
    """What is chosen, and by what it is told; ``names`` are the skills there are, by what stands in the URL."""
    choice, line, places, size = st.columns([4, 5.5, 1.6, 2.6], vertical_alignment="bottom")
    with choice:
        skill = filters.pinned(SKILL, names)
    with line:
        points = filters.switch(LINE)
    with places:
        level = filters.switch(PLACES)
    with size:
        class_size = filters.number(CLASS_SIZE)
    return Plan.of(skill, names[skill], points, class_size), level


def _pick_cell(mark: Sequence[Any]) -> None:
    """The 課 or 部 of a cell gets the attention, its field is the one to plan for; the same again lets go of both."""
    name, field, level = map(str, mark[:3])
    skill = None if field == heatmap.TOTAL else plan.of_field(field)
    to = next((choice for choice in (BUREAU, DEPARTMENT) if choice.key == level), None)
    is_again = skill is None or filters.is_chosen_unseen(SKILL, skill)
    is_attended = to is None or filters.is_attended(to, name)
    if to and (is_again or not is_attended):
        filters.attend(to, name)
    if skill:
        filters.put_unseen(SKILL, None if is_again and is_attended else skill)


def _pick_field(mark: Sequence[Any]) -> None:
    filters.put_unseen(SKILL, plan.of_field(str(mark[0])))


def _pick_change(mark: Sequence[Any]) -> None:
    """The total is no field."""
    if str(mark[1]) != heatmap.TOTAL:
        filters.put_unseen(SKILL, plan.of_field(str(mark[1])))


def _pick_place(mark: Sequence[Any]) -> None:
    """What is counted together is nobody's."""
    name, level = str(mark[0]), str(mark[3])
    if name:
        filters.attend(BUREAU if level == BUREAU.key else DEPARTMENT, name)


def _pick_question(mark: Sequence[Any]) -> None:
    filters.put(SKILL, plan.of_question(str(mark[0])))


def _pick_skill(mark: Sequence[Any]) -> None:
    kind, name = str(mark[0]), str(mark[1])
    filters.put(SKILL, plan.of_field(name) if kind == "field" else plan.of_question(name))


page()
