"""What was answered, question by question."""

import pandas as pd

from dashboard import labels
from dashboard.charts.distribution import answer_bars
from dashboard.screens.assessment import words
from dashboard.screens.assessment.view import View
from dashboard.screens.block import Block
from dashboard.screens.view import Ask


def block(ask: Ask, view: View) -> Block:
    """The shares of each answer."""
    rows = ask("assessment/answers", round=view.round)
    title = view.title("設問ごとの答え")
    about = view.about("assessment-score", "assessment-blank")
    return Block(
        title, sentence(rows), answer_bars.figure(rows), answer_bars.alt(rows), rows, "assessment/answers", about=about
    )


def sentence(rows: pd.DataFrame) -> str:
    """The question with the lowest share of answers in the upper half."""
    if rows.empty:
        return "人数が少ないため、答えの内訳を示せません。"
    upper = rows[rows["score"] > 0.5].groupby("question_no")["share"].sum()
    every = rows.drop_duplicates("question_no").set_index("question_no")
    shares = upper.reindex(every.index, fill_value=0.0).sort_values(kind="stable")
    low, high = shares.index[0], shares.index[-1]
    return (
        f"できる側の答えが最も少ないのは問{low}「{words.short(every['question'][low])}」の{labels.percent(shares.iloc[0])}、"
        f"最も多いのは問{high}の{labels.percent(shares.iloc[-1])}。"
    )
