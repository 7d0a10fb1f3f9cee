"""What each question tells: how hard it is, and whether it tells people apart."""

import pandas as pd

from dashboard import labels
from dashboard.charts.relations import item_map
from dashboard.screens.assessment import asking, words
from dashboard.screens.assessment.view import View
from dashboard.screens.block import Block, Table
from dashboard.screens.view import Ask


def block(ask: Ask, view: View) -> Block:
    """The questions by score and discrimination."""
    rows = asking.items(ask, view)
    title = view.title("設問の平均点と識別力")
    return Block(
        title,
        sentence(rows),
        item_map.figure(rows),
        item_map.alt(rows),
        rows,
        "assessment/items",
        about=view.about("assessment-question"),
    )


def table(ask: Ask, view: View) -> Table:
    """Every question."""
    rows = asking.items(ask, view)
    heading = view.title(f"設問一覧と平均点・識別力（{len(rows)}問）")
    notes = [sentence(rows), f"平均点は0〜100。出典：{view.round}の回答と設問一覧"]
    return Table(heading, view.title("設問一覧"), notes, rows, "assessment/items")


def sentence(rows: pd.DataFrame) -> str:
    """The hardest question, and how many tell something."""
    known = rows.dropna(subset=["difficulty"]).sort_values("difficulty")
    if known.empty:
        return "人数が少ないため、設問の点を示せません。"
    low = known.iloc[0]
    counts = known["reading"].value_counts()
    said = [f"{words}{counts[code]}問" for code, words in labels.READINGS.items() if counts.get(code)]
    lowest = f"問{low['question_no']}「{words.short(low['question'])}」の{labels.score(low['difficulty'])}点"
    return "。".join([f"最も低いのは{lowest}", "、".join(said)]).removesuffix("。") + "。"
