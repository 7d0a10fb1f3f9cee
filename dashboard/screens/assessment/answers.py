"""What was answered, question by question."""

import pandas as pd

from dashboard import labels
from dashboard.charts.distribution import answer_bars
from dashboard.screens.assessment import words
from dashboard.screens.assessment.view import View
from dashboard.screens.block import Block
from dashboard.screens.view import Ask


def block(ask: Ask, view: View, field: str) -> Block:
    """The shares of each answer to the questions of a field, of the whole city."""
    rows = ask("assessment/answers", round=view.round)
    rows = rows[rows["field"] == field].reset_index(drop=True)
    title = f"{field}の設問ごとの答え（全庁・{view.round}）"
    about = view.about("assessment-score", "assessment-blank")
    return Block(
        title, sentence(rows), answer_bars.figure(rows), answer_bars.alt(rows), rows, "assessment/answers", about=about
    )


def sentence(rows: pd.DataFrame) -> str:
    """The question with the lowest share of answers in the upper half."""
    if rows.empty:
        return "人数が少ないため、答えの内訳を示せません。"
    every = rows.drop_duplicates("question_no").assign(
        upper=lambda found: found["question_no"].map(rows[rows["score"] > 0.5].groupby("question_no")["share"].sum())
    )
    every = every.assign(upper=every["upper"].fillna(0.0), said=[f"問{number}" for number in every["question_no"]])
    low, high = words.leaders(every, "upper", lowest=True), words.leaders(every, "upper")
    least, most = (labels.percent(rows["upper"].iloc[0]) for rows in (low, high))
    if least == most:
        return f"できる側の答えは、どの設問も{most}。"
    named = low.assign(said=f"問{low['question_no'].iloc[0]}「{words.short(low['question'].iloc[0])}」")
    return (
        f"できる側の答えが最も少ないのは{words.alike(list((named if len(low) == 1 else low)['said']), '問', least)}、"
        f"最も多いのは{words.alike(list(high['said']), '問', most)}。"
    )
