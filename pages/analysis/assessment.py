"""スキルアセスメント: 庁内のどこに、どの技能が足りず、誰にどの研修を開くか。"""

from collections.abc import Sequence
from typing import Any

import streamlit as st

from dashboard import assessment_sentences as sentences
from dashboard import definitions, labels
from dashboard.ui import assessment, assessment_headline, assessment_plan, blocks, filters, tables
from dashboard.ui.answers import answer
from dashboard.ui.assessment import View

TITLE = "スキルアセスメント"
LEVELS = {"部": "bureau", "課": "department"}
MAP_HEIGHT, ANSWERS_HEIGHT, TABLE_HEIGHT = 440, 560, 420


def page() -> None:
    """Draw the page from top to bottom."""
    rounds = answer("assessment/rounds")
    if rounds.empty:
        blocks.heading(TITLE, "アセスメントの回答がまだ取り込まれていません。", "")
        blocks.empty("設問一覧と回答を取り込むと、ここに分野と課ごとの点が表示されます。")
        return
    head, switch = st.columns([8, 2], vertical_alignment="top")
    with switch:
        chosen = filters.pinned("回（このページの時点）", {name: name for name in rounds["round"]}, "round")
    row = rounds[rounds["round"] == chosen].iloc[0]
    before = str(row["round_before"]) if labels.known(row["round_before"]) else None
    view = View(chosen, before, int(row["masking_k"]), *filters.attention())
    with head:
        blocks.heading(
            TITLE,
            assessment.headline(view),
            f"{labels.month_end(row['held_on'])}までの回答・{labels.count(row['questions'])}問／"
            f"{labels.count(row['fields'])}分野・{labels.count(row['respondents'])}人"
            + (f"・前回は{before}" if before else "・前回なし"),
        )
    blocks.tiles(assessment_headline.tiles(view))
    left, right = st.columns([2, 1], gap="medium")
    with left:
        _heatmap(view)
    with right:
        blocks.chart("scores", assessment.drawn("scores", view), pick=None)
    blocks.first_screen_ends()
    left, right = st.columns(2, gap="medium")
    with left:
        blocks.chart("fields", assessment.drawn("fields", view), pick=None)
    with right:
        blocks.chart("change", assessment.drawn("change", view), pick=None)
    left, right = st.columns([2, 1], gap="medium")
    with left:
        blocks.chart("strips", assessment.drawn("strips", view, "bureau"), pick=_pick_bureau)
    with right:
        blocks.chart("grades", assessment.drawn("strips", view, "grade"), pick=None)
    assessment_plan.section(view)
    _questions(view)
    blocks.definitions(definitions.ASSESSMENT)


def _heatmap(view: View) -> None:
    head = st.container()
    level = LEVELS[blocks.switch("行", list(LEVELS), "rows")]
    drawn = assessment.drawn("heatmap", view, level)
    with head:
        as_table = blocks.chart_head("heatmap", drawn)
    if level == "department" and not as_table:
        blocks.column_heads(*assessment.field_heads(view), drawn)
    blocks.chart_body("heatmap", drawn, as_table=as_table, pick=_pick_cell, frame=MAP_HEIGHT)


def _pick_cell(mark: Sequence[Any]) -> None:
    """The 課 or 部 of a cell gets the attention, its field becomes the skill to plan for."""
    name, field, level = map(str, mark[:3])
    if level in LEVELS.values():
        filters.pick(name, level)
    st.session_state["skill"] = assessment_plan.of_field(field)


def _pick_bureau(mark: Sequence[Any]) -> None:
    filters.pick(str(mark[0]), "bureau")


def _questions(view: View) -> None:
    left, right = st.columns([2, 3], gap="medium")
    with left:
        blocks.chart("items", assessment.drawn("items", view), pick=assessment_plan.pick_question)
    with right:
        blocks.chart("answers", assessment.drawn("answers", view), pick=assessment_plan.pick_question,
                     frame=ANSWERS_HEIGHT)  # fmt: skip
    rows = answer("assessment/items", round=view.round)
    blocks.subheading(view.title(f"設問一覧と平均点・識別力（{len(rows)}問）"))
    notes = [sentences.items(rows), f"平均点は0〜100。出典：{view.round}の回答と設問一覧"]
    tables.table("questions", rows, view.title("設問一覧"), notes, TABLE_HEIGHT, answer="assessment/items")


page()
