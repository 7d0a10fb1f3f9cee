"""The charts of スキルアセスメント, each drawn once for a view and a version of the store."""

from collections.abc import Callable
from typing import NamedTuple

import pandas as pd
import streamlit as st

from dashboard import assessment_sentences as sentences
from dashboard.charts import (
    answer_bars,
    change_intervals,
    field_heatmap,
    field_ridges,
    item_map,
    score_histogram,
    score_strips,
    skill_ranking,
    under_line_bars,
)
from dashboard.store import answers as store
from dashboard.ui.answers import answer, version
from dashboard.ui.blocks import Chart

KEPT = 600
FIRST_SCREEN = 440
"""Px of the charts on the first screen."""


class View(NamedTuple):
    """Everything a figure of the page depends on, besides the store. ``k``: fewer people are not shown."""

    round: str
    round_before: str | None
    k: int
    bureau: tuple[str, ...]
    department: tuple[str, ...]

    @property
    def chosen(self) -> tuple[str, ...]:
        """The names that have the attention: 課, or 部."""
        return self.department or self.bureau

    def title(self, subject: str) -> str:
        """A chart's title: subject and round."""
        return f"{subject}（{self.round}）"


class Plan(NamedTuple):
    """What a training is planned for. ``line`` is a share (0–1); of field and question one is None."""

    field: str | None
    question_no: str | None
    name: str
    line: float
    class_size: int


def units(view: View, round: str | None = None) -> pd.DataFrame:
    """Total scores and who answered, of every group in a round (the one on show)."""
    return answer("assessment/units", round=round or view.round)


def by_field(view: View, level: str) -> pd.DataFrame:
    """Scores by field, of every 課, 部 or 職位."""
    return answer("assessment/field_by_department", round=view.round, level=level)


def changes(view: View) -> pd.DataFrame:
    """Change since the round before."""
    return answer("assessment/changes", round=view.round)


def under(view: View, plan: Plan) -> pd.DataFrame:
    """How many are under the plan's line, by group."""
    return answer(
        "assessment/under_line", round=view.round, field=plan.field, question_no=plan.question_no, line=plan.line
    )


def headline(view: View) -> str:
    """The page in one sentence: which skill is missing where."""
    fields = answer("assessment/fields", round=view.round)
    return sentences.headline(units(view), fields, changes(view), by_field(view, "department"))


def field_heads(view: View) -> tuple[str, list[str]]:
    """What the colours of the heat map mean, and the fields' names over its columns, as markup."""
    return f"全庁より<br>{field_heatmap.KEY}", field_heatmap.heads(by_field(view, "department"))


def drawn(what: str, view: View, *options: object) -> Chart:
    """One of the page's charts by name, drawn once for each view."""
    return _drawn(what, view, options, version())


@st.cache_resource(max_entries=KEPT, show_spinner=False)
def _drawn(what: str, view: View, options: tuple[object, ...], stamp: store.Version) -> Chart:
    return CHARTS[what](view, *options)


def _heatmap(view: View, level: str) -> Chart:
    rows = by_field(view, level)
    if level == "bureau" and view.department:
        departments = by_field(view, "department")
        rows = pd.concat([rows, departments[departments["department"].isin(view.department)]], ignore_index=True)
    fields = answer("assessment/fields", round=view.round)
    figure = field_heatmap.figure(rows, fields=fields, chosen=view.chosen, k=view.k, headed=level == "bureau")
    kind = "部" if level == "bureau" else "課"
    title = view.title(f"{kind}×分野の点：色は全庁との差")
    return Chart(title, sentences.heatmap(by_field(view, level)), figure, field_heatmap.alt(rows), rows,
                 "assessment/field_by_department")  # fmt: skip


def _scores(view: View) -> Chart:
    rows, now = answer("assessment/distribution", round=view.round), units(view)
    before = answer("assessment/distribution", round=view.round_before) if view.round_before else None
    units_before = units(view, view.round_before) if view.round_before else None
    figure = score_histogram.figure(
        rows, before, now, units_before=units_before, chosen=view.chosen, k=view.k, height=FIRST_SCREEN
    )
    alt = score_histogram.alt(rows, before, now, chosen=view.chosen)
    shown = rows[(rows["level"] == "city") | rows["unit"].isin(view.chosen)]
    finding = sentences.distribution(now, units_before)
    return Chart(view.title("総合点の分布"), finding, figure, alt, shown.drop(columns=["level"]),
                 "assessment/distribution")  # fmt: skip


def _fields(view: View) -> Chart:
    rows, steps = (
        answer("assessment/fields", round=view.round),
        answer("assessment/field_distribution", round=view.round),
    )
    beside = by_field(view, "department" if view.department else "bureau") if view.chosen else None
    figure = field_ridges.figure(rows, steps, beside, chosen=view.chosen, k=view.k)
    return Chart(view.title("分野別の分布"), sentences.by_field(rows), figure, field_ridges.alt(rows), rows,
                 "assessment/fields")  # fmt: skip


def _strips(view: View, level: str) -> Chart:
    rows = units(view)
    figure = score_strips.figure(
        rows, answer("assessment/distribution", round=view.round), level=level, chosen=view.chosen, k=view.k
    )
    shown = rows[rows["level"] == level].drop(columns=["level", "mean", "bureau"])
    title = view.title({"bureau": "部別の総合点", "grade": "職位別の総合点"}[level])
    return Chart(title, sentences.strips(rows, level), figure, score_strips.alt(rows, level=level), shown,
                 "assessment/units")  # fmt: skip


def _change(view: View) -> Chart:
    rows = changes(view)
    figure = change_intervals.figure(rows, chosen=view.chosen, k=view.k)
    shown = rows[(rows["level"] == "city") | rows["unit"].isin(view.chosen)].drop(columns=["level", "bureau"])
    title = f"前回からの変化（{view.round_before or '前回なし'}→{view.round}・同じ人）"
    return Chart(title, sentences.changes(rows), figure, change_intervals.alt(rows), shown, "assessment/changes")


def _items(view: View) -> Chart:
    rows = answer("assessment/items", round=view.round)
    return Chart(view.title("設問の平均点と識別力"), sentences.items(rows), item_map.figure(rows), item_map.alt(rows),
                 rows, "assessment/items")  # fmt: skip


def _answers(view: View) -> Chart:
    rows = answer("assessment/answers", round=view.round)
    return Chart(view.title("設問ごとの答え"), sentences.answers(rows), answer_bars.figure(rows), answer_bars.alt(rows),
                 rows, "assessment/answers")  # fmt: skip


def _skills(view: View, plan: Plan) -> Chart:
    rows = answer("assessment/skills", round=view.round, line=plan.line)
    questions = rows[rows["kind"] == "question"].reset_index(drop=True)
    figure = skill_ranking.figure(questions, chosen=plan.question_no)
    title = f"研修の優先順位（{view.round}・{plan.line * 100:.0f}点に届かない人×不足）"
    return Chart(title, sentences.skills(questions), figure, skill_ranking.alt(questions), questions,
                 "assessment/skills")  # fmt: skip


def _under(view: View, plan: Plan) -> Chart:
    rows = under(view, plan)
    figure = under_line_bars.figure(rows, chosen=view.chosen, k=view.k)
    finding = sentences.plan(rows, plan.name, plan.line, plan.class_size)
    return Chart(
        view.title(f"{plan.name}：届かない人のいる課"),
        finding,
        figure,
        under_line_bars.alt(rows),
        rows,
        "assessment/under_line",
    )


CHARTS: dict[str, Callable[..., Chart]] = {
    "heatmap": _heatmap,
    "scores": _scores,
    "fields": _fields,
    "strips": _strips,
    "change": _change,
    "items": _items,
    "answers": _answers,
    "skills": _skills,
    "under": _under,
}
