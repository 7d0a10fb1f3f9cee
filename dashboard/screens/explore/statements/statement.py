"""What is on show as a statement, or why it cannot be told in one."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import pandas as pd

from dashboard.screens.explore import cross, pivot
from dashboard.screens.explore.statements import (
    assessment,
    consultations,
    counted,
    procedures,
    roadmap,
    submissions,
    writing,
)
from dashboard.screens.explore.statements.telling import Telling
from dashboard.screens.explore.view import View
from dashboard.screens.view import Ask

TELLINGS: Mapping[str, Callable[[View], Telling]] = {
    "procedures": procedures.telling,
    "roadmap": roadmap.telling,
    "submissions": submissions.telling,
    "consultations": consultations.telling,
}
"""Of each subject whose rows are counted."""
UNTOLD = {"moves": "課の動きは前の月の一覧と比べて数えますが、その表はSQLで聞ける表にありません"}
"""Subjects that no view has."""
UNSEARCHED = {
    "procedures": "「手続名・番号・根拠法令で探す」は備考からも探しますが、SQLで聞ける表に備考はありません",
    "consultations": "「内容・対応で探す」の内容と対応の文は、SQLで聞ける表にありません",
}
"""What is looked for in words that no view has."""


@dataclass(frozen=True, slots=True)
class Statement:
    """``sql`` gives what is on show; where it is empty, ``why`` says why it cannot be told."""

    sql: str = ""
    why: str = ""


def of(ask: Ask, view: View) -> Statement:
    """The statement of a view."""
    if why := _untold(ask, view):
        return Statement(why=f"この表はSQLでは表せません。{why}。")
    telling = TELLINGS.get(view.subject_key)
    told = counted.written(view, telling(view)) if telling else assessment.written(view)
    return Statement("\n".join([*map(writing.comment, _said(ask, view)), told]))


def _said(ask: Ask, view: View) -> list[str]:
    """What it gives, what narrows it, and where it gives more than the page shows."""
    made = cross.of(ask, view)
    more = made.every - len(made.rows)
    narrowed = [*view.whom, *view.conditions]
    return [
        pivot.title(view),
        *([f"条件：{'、'.join(narrowed)}"] if narrowed else []),
        *(["空のところは、人数が少ないため示していません"] if view.measure.hidden else []),
        *([f"画面の表で示していない{more:,}行も含みます"] if more else []),
    ]


def _untold(ask: Ask, view: View) -> str:
    if view.subject_key in UNTOLD:
        return UNTOLD[view.subject_key]
    if view.search and view.subject_key in UNSEARCHED:
        return UNSEARCHED[view.subject_key]
    if view.subject_key not in ("consultations", "submissions"):
        return ""
    until = ask("explore/told_until", today=view.today).iloc[0]
    if view.subject_key == "submissions" and until["months_lacking"]:
        return "最後の取込のあとに月が替わり、その月の提出が、SQLで聞ける表にまだありません"
    said_on = pd.Timestamp(until["said_on"]).date()
    if view.subject_key == "consultations" and view.as_of != said_on:
        return f"相談は、最後の基準日（{said_on}）の時点だけがSQLで聞ける表にあります"
    return ""
