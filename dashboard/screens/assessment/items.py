"""The questions: how hard each is, and whether it tells people apart."""

import pandas as pd

from dashboard import labels
from dashboard.screens.assessment import asking, words
from dashboard.screens.assessment.view import View
from dashboard.screens.block import Table
from dashboard.screens.view import Ask


def table(ask: Ask, view: View) -> Table:
    """Every question."""
    rows = asking.items(ask, view)
    heading = f"設問一覧と平均点・識別力（全庁・{view.round}・{len(rows)}問）"
    notes = [sentence(rows), f"平均点は0〜100。出典：{view.round}の回答と設問一覧"]
    return Table(heading, view.title("設問一覧"), notes, rows, "assessment/items")


def sentence(rows: pd.DataFrame) -> str:
    """The hardest question, and how many tell something."""
    known = rows.dropna(subset=["difficulty"])
    if known.empty:
        return "人数が少ないため、設問の点を示せません。"
    low = words.leaders(known, "difficulty", lowest=True)
    counts = known["reading"].value_counts()
    said = [f"{reading}{counts[code]}問" for code, reading in labels.READINGS.items() if counts.get(code)]
    names = [f"問{row.question_no}「{words.short(row.question)}」" for row in words.records(low)]
    lowest = words.alike(names, "問", f"{labels.score(low['difficulty'].iloc[0])}点")
    return "。".join([f"最も低いのは{lowest}", "、".join(said)]).removesuffix("。") + "。"
