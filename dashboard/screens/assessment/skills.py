"""What to train first."""

import pandas as pd

from dashboard import labels
from dashboard.charts.rankings import skill_ranking
from dashboard.screens.assessment import words
from dashboard.screens.assessment.plan import Plan
from dashboard.screens.assessment.view import View
from dashboard.screens.block import Block
from dashboard.screens.view import Ask


def block(ask: Ask, view: View, plan: Plan) -> Block:
    """The questions by people under the line and how far they are from it."""
    rows = ask("assessment/skills", round=view.round, line=plan.line)
    questions = rows[rows["kind"] == "question"].reset_index(drop=True)
    figure = skill_ranking.figure(questions, chosen=plan.question_no)
    title = f"研修の優先順位（{view.round}・{plan.line * 100:.0f}点に届かない人×不足）"
    return Block(
        title,
        sentence(questions),
        figure,
        skill_ranking.alt(questions),
        questions,
        "assessment/skills",
        about=view.about("assessment-priority", "assessment-under"),
    )


def sentence(rows: pd.DataFrame) -> str:
    """What to train first."""
    known = rows.dropna(subset=["weight"])
    if known.empty:
        return "この点に届かない人が少なく、順位を付けられません。"
    first = known.sort_values("weight", ascending=False).iloc[0]
    return (
        f"最も効くのは「{words.short(first['skill'])}」。約{labels.count(first['people'])}人が届かず、"
        f"平均であと{labels.score(first['shortfall'])}点。"
    )
