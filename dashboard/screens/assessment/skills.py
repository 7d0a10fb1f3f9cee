"""What to train first."""

from typing import Literal

import pandas as pd

from dashboard import labels
from dashboard.charts.rankings import skill_ranking
from dashboard.screens.assessment import plan, words
from dashboard.screens.assessment.plan import Plan
from dashboard.screens.assessment.view import View
from dashboard.screens.block import Block
from dashboard.screens.view import Ask

Kind = Literal["field", "question"]
NAMES = {"field": "分野", "question": "設問"}


def block(ask: Ask, view: View, chosen: Plan, kind: Kind) -> Block:
    """The fields or the questions by people under the line, those of yes or no apart."""
    every = ask("assessment/skills", round=view.round, line=chosen.line)
    rows = ranked(every[every["kind"] == kind])
    figure = skill_ranking.figure(rows, chosen=chosen.field if kind == "field" else chosen.question_no)
    title = f"{NAMES[kind]}別の届かない人（全庁）"
    about = view.about("assessment-priority", "assessment-under")
    return Block(title, sentence(rows, kind), figure, skill_ranking.alt(rows), rows, "assessment/skills", about=about)


def ranked(rows: pd.DataFrame) -> pd.DataFrame:
    """Those answered in steps, then those of yes or no, each with the most people under the line first."""
    apart = rows.assign(is_yes_no=plan.is_yes_no(rows))
    order = {"is_yes_no": True, "people": False, "weight": False}
    return apart.sort_values(list(order), ascending=list(order.values()), kind="stable").reset_index(drop=True)


def sentence(rows: pd.DataFrame, kind: Kind) -> str:
    """Where most people are under the line, of each way to answer: the two are not compared."""
    known = rows[rows["people"].fillna(0) > 0]
    if known.empty:
        return "この点に届かない人が少なく、順位を付けられません。"
    said = [_most(part, kind) for _, part in known.groupby("is_yes_no")]
    if len(said) == 1:
        return f"届かない人が最も多いのは{said[0]}。"
    steps, yes_no = said
    return f"最も多いのは、段階で答える{NAMES[kind]}では{steps}、できる・できないでは{yes_no}。"


def _most(rows: pd.DataFrame, kind: Kind) -> str:
    most = words.leaders(rows, "people")
    names = list(most["skill"]) if kind == "field" else [f"問{each}" for each in most["question_no"]]
    return words.alike(names, NAMES[kind], f"約{labels.count(most['people'].iloc[0])}人")
