"""スキルアセスメント by field beside the city, and which training would help most. Hidden figures stay hidden."""

from typing import Any

import pandas as pd

from dashboard import labels
from dashboard.screens.assessment.view import View as Assessment
from dashboard.screens.block import Line
from dashboard.screens.department.facts import LINE, Facts
from dashboard.screens.department.part import Part, of
from dashboard.screens.overview.view import View
from dashboard.screens.terms import Lead

TITLE = "スキルアセスメント"
TRAININGS = 2
FAR = 0.03
"""A field so much (0–1) below the city is called weak."""


def fields(facts: Facts, view: View, name: str) -> Part:
    """Every field, the furthest below the city first."""
    held = view.assessment
    if held is None:
        return Part(TITLE, "アセスメントの回答はまだ取り込まれていません。")
    rows, told = of(facts.fields, name), of(facts.scores, name)
    if rows.empty:
        return Part(TITLE, f"{held.round}に、この課の回答はありません。")
    shown = rows[rows["mean"].notna()]
    if shown.empty:
        return Part(TITLE, f"{held.round}・{_who(told)}。人数が少ないため、点は示しません（n<{held.k}など）。")
    shown = shown.assign(gap=shown["mean"] - shown["city_mean"]).sort_values(["gap", "field_order"])
    return Part(TITLE, _trainings(facts, name, held, told), [_line(row) for row in shown.itertuples()], first=5)


def needs(facts: Facts, name: str) -> pd.DataFrame:
    """How many are under the line in each field where that is told, the most first: field, people, n."""
    own = [of(rows, name).assign(field=field) for field, rows in facts.under.items()]
    every = pd.concat(own) if own else pd.DataFrame(columns=["field", "people", "n"])
    told = every[every["people"].notna() & (every["people"] > 0)]
    return told.sort_values(["people", "field"], ascending=[False, True]).reset_index(drop=True)


def _trainings(facts: Facts, name: str, held: Assessment, told: pd.DataFrame) -> str:
    """The two that would reach most people."""
    found = needs(facts, name).head(TRAININGS)[["field", "people"]]
    said = [f"{field}（約{labels.count(people)}人が{LINE * 100:.0f}点未満）" for field, people in found.values]
    trainings = f"効く研修は{'、'.join(said)}。" if said else ""
    return f"{held.round}・{_who(told)}。{trainings}"


def _who(told: pd.DataFrame) -> str:
    if told.empty:
        return "回答者数は不明"
    row: Any = told.iloc[0]
    of_them = f"／{labels.count(row['headcount'])}人" if labels.known(row["headcount"]) else ""
    return f"回答{labels.count(row['respondents'])}人{of_them}"


def _line(row: Any) -> Line:
    said = f"平均{labels.score(row.mean)}点・全庁{labels.score(row.city_mean)}点（{labels.signed(row.gap)}点）"
    good = True if row.gap > FAR else False if row.gap < -FAR else None
    kind = {True: "高い", False: "低い", None: "同じ位"}[good]
    return Line(kind, good, str(row.field), said, Lead("", "スキルアセスメントで見る", page="assessment"))
