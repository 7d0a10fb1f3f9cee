"""研修計画: which skill, how far, how many people, how many classes, and where nobody can."""

from collections.abc import Sequence
from typing import Any

import pandas as pd
import streamlit as st

from dashboard import assessment_sentences as sentences
from dashboard import labels
from dashboard.ui import assessment, blocks, filters, tables
from dashboard.ui.answers import answer
from dashboard.ui.assessment import Plan, View

LINES = {f"{points}点": points / 100 for points in (30, 40, 50, 60, 70, 80)}
CLASS_SIZE, SMALLEST_CLASS, LARGEST_CLASS = 20, 5, 100
CHART_HEIGHT, TABLE_HEIGHT = 430, 360


def of_field(field: str) -> str:
    """How a field is named among the skills, in the URL too."""
    return f"分野:{field}"


def pick_question(mark: Sequence[Any]) -> None:
    """Plan for the question of a mark."""
    st.session_state["skill"] = _of_question(str(mark[0]))


def section(view: View) -> None:
    """Choose a skill and a line; see the ranking, where the people are, the classes, and take it along as Excel."""
    blocks.subheading("研修計画：どのスキルを、どこに、何回")
    names = _names(answer("assessment/skills", round=view.round))
    if not names:
        blocks.empty("人数が少ないため、研修の計画に使える数がありません。")
        return
    plan = _plan(names)
    left, right = st.columns(2, gap="medium")
    with left:
        blocks.chart("skills", assessment.drawn("skills", view, plan), pick=_pick_skill, frame=CHART_HEIGHT)
    with right:
        blocks.chart("under", assessment.drawn("under", view, plan), frame=CHART_HEIGHT)
    _table(view, plan)


def _plan(names: dict[str, str]) -> Plan:
    """What is chosen; ``names`` are the skills there are, by what stands in the URL."""
    choice, line, size = st.columns([4, 5, 2], vertical_alignment="bottom")
    with choice:
        key = filters.pinned("スキル（分野・設問）", names, "skill")
    with line:
        chosen = st.segmented_control(
            "この点に届かない人", list(LINES), default="50点", required=True, key="line", bind="query-params"
        )
    with size:
        class_size = st.number_input(
            "1クラスの人数", SMALLEST_CLASS, LARGEST_CLASS, CLASS_SIZE, key="class_size", bind="query-params"
        )
    kind, _, name = key.partition(":")
    is_field = kind == "分野"
    return Plan(
        name if is_field else None, None if is_field else name, names[key], LINES[chosen or "50点"], int(class_size)
    )


def _names(skills: pd.DataFrame) -> dict[str, str]:
    """Fields first, then questions in their order; the weakest field is the first, and so the default."""
    fields = skills[skills["kind"] == "field"].sort_values("weight", ascending=False)
    questions = skills[skills["kind"] == "question"]
    numbers = pd.to_numeric(questions["question_no"], errors="coerce")
    ordered = questions.assign(number=numbers).sort_values(["number", "question_no"])
    named = {of_field(field): f"分野：{field}" for field in fields["field"]}
    pairs = zip(ordered["question_no"], ordered["skill"], strict=True)
    return named | {_of_question(number): f"問{number} {words}" for number, words in pairs}


def _of_question(number: str) -> str:
    return f"問:{number}"


def _pick_skill(mark: Sequence[Any]) -> None:
    kind, name = str(mark[0]), str(mark[1])
    st.session_state["skill"] = of_field(name) if kind == "field" else _of_question(name)


def _table(view: View, plan: Plan) -> None:
    rows = assessment.under(view, plan)
    finding = sentences.plan(rows, plan.name, plan.line, plan.class_size)
    title = f"研修計画_{plan.name[:30]}_{plan.line * 100:.0f}点（{view.round}）"
    blocks.subheading(f"研修計画の表：{plan.name}・{plan.line * 100:.0f}点に届かない人")
    notes = [
        finding,
        f"スキル：{plan.name}",
        f"線：{plan.line * 100:.0f}点・1クラス{plan.class_size}人",
        f"全庁は実数、部と課は5人単位。n<{view.k}などで示せない課は「ほかの課」にまとめています。",
        f"出典：スキルアセスメント {view.round}",
    ]
    shown = planned(rows, plan.class_size)
    tables.table("plan", shown, title, notes, TABLE_HEIGHT, answer="assessment/under_line")


def planned(rows: pd.DataFrame, class_size: int) -> pd.DataFrame:
    """The plan as a table: city, then each 部 with its 課 and what is left of it, with classes."""
    order = {"city": 0, "bureau": 1, "department": 2, "rest": 3}
    places = rows.groupby("bureau")["display_order"].min()
    table = rows.assign(
        place=rows["bureau"].map(places),
        rank=rows["level"].map(order),
        department=[
            {"city": "全庁", "bureau": "（部の計）", "rest": "ほかの課"}.get(level, name)
            for level, name in zip(rows["level"], rows["department"], strict=True)
        ],
        how=[_how(row) for row in rows.itertuples()],
        able_few=rows["able_few"].map({True: "○"}),
        classes=pd.Series(
            [
                sentences.classes(people, class_size) if level in ("city", "bureau") and labels.known(people) else None
                for people, level in zip(rows["people"], rows["level"], strict=True)
            ],
            dtype="Int64",
        ),
    )
    table = table.sort_values(["place", "bureau", "rank", "display_order", "department"], na_position="last")
    city = table["level"] == "city"
    table = pd.concat([table[city], table[~city]])
    return table[["bureau", "department", "people", "how", "n", "able_few", "classes"]].reset_index(drop=True)


def _how(row: Any) -> str:
    """How a count is to be read."""
    if not labels.known(row.people):
        return "伏せ"
    if row.level in ("city", "bureau"):
        return "実数" if row.level == "city" else "課の合計"
    return "2人以下" if row.people == 0 else "ほぼ全員" if row.people == row.n else "約（5人単位）"
