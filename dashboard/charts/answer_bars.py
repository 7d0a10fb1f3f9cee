"""How each question was answered: the lower half of the answers to the left of a middle line, the upper to the right."""

from typing import Any

import pandas as pd
import plotly.graph_objects as go

from dashboard import labels
from dashboard.charts import scores, theme

ROW, TOP = 46, 64
LEGIBLE = 0.08
"""Smaller shares get no number in their bar."""
LOW, HIGH = ("#c74700", "#f0a98a"), ("#9db7f9", "#0017c1")
"""From the lowest answer to the middle, and from the middle to the highest."""
MIDDLE = theme.GRAY_300
LABEL = 14


def height(answers: pd.DataFrame) -> int:
    """Px for one row a question."""
    return TOP + 12 + ROW * max(answers["question_no"].nunique(), 4)


def figure(answers: pd.DataFrame) -> go.Figure:
    """Draw the answers of every question, in the order of the list; marks carry their question_no."""
    if answers.empty:
        return go.Figure(theme.empty(height(answers)))
    questions = answers.drop_duplicates("question_no").reset_index(drop=True)
    row = {number: index for index, number in enumerate(questions["question_no"])}
    layout = theme.layout(
        height(answers),
        xaxis=theme.axis(
            side="top", tickangle=0, range=[-1.02, 1.02], tickvals=[-1, -0.5, 0, 0.5, 1],
            ticktext=["100%", "50%", "0", "50%", "100%"], zeroline=True, zerolinecolor=theme.GRAY_420,
        ),
        yaxis=theme.row_axis([_name(each) for each in questions.itertuples()]),
        yaxis2=theme.right_column([_missing(each) for each in questions.itertuples()]),
        margin={"l": 8, "r": 8, "t": TOP, "b": 8},
        barmode="overlay",
        annotations=[_key()],
    )  # fmt: skip
    layout = scores.with_left(layout, [_name(each) for each in questions.itertuples()])
    return go.Figure({"data": [_bars(answers, row), theme.RIGHT_ANCHOR], "layout": layout})


def alt(answers: pd.DataFrame) -> str:
    """Type, title and main figures in words."""
    if answers.empty:
        return "左右に分けた帯グラフ。設問ごとの答え。" + labels.EMPTY
    upper = answers[answers["score"] > 0.5].groupby("question_no")["share"].sum()
    upper = upper.reindex(answers["question_no"].unique(), fill_value=0.0).sort_values(kind="stable")
    return (
        f"左右に分けた帯グラフ。設問ごとの答え。{len(upper)}問、できる側の答えが最も少ないのは問{upper.index[0]}の"
        f"{labels.percent(upper.iloc[0])}、最も多いのは問{upper.index[-1]}の{labels.percent(upper.iloc[-1])}。"
    )


def _bars(answers: pd.DataFrame, row: dict[str, int]) -> dict[str, Any]:
    placed = [part for _, rows in answers.groupby("question_no", sort=False) for part in _placed(rows)]
    return {
        "type": "bar",
        "orientation": "h",
        "base": [start for _, start, _ in placed],
        "x": [each.share for each, _, _ in placed],
        "y": [row[each.question_no] for each, _, _ in placed],
        "width": 0.62,
        "marker": {"color": [colour for _, _, colour in placed], "line": {"color": theme.WHITE, "width": 1}},
        "text": [f"{each.share * 100:.0f}" if each.share >= LEGIBLE else "" for each, _, _ in placed],
        "textposition": "inside",
        "insidetextanchor": "middle",
        "textangle": 0,
        "constraintext": "none",
        "textfont": {"color": [_on(colour) for _, _, colour in placed]},
        "customdata": [
            [str(each.question_no), each.label, labels.percent(each.share), labels.count(each.people)]
            for each, _, _ in placed
        ],
        "hovertemplate": "<b>問%{customdata[0]}</b>「%{customdata[1]}」<br>%{customdata[2]}（%{customdata[3]}人）<extra></extra>",
        "selected": {"marker": {"opacity": 1}},
        "unselected": {"marker": {"opacity": 1}},
    }


def _placed(rows: pd.DataFrame) -> list[tuple[Any, float, str]]:
    """Each answer with where its bar begins and its colour; an answer in the very middle straddles the line."""
    lower = rows[rows["score"] < 0.499]["share"].sum()
    middle = rows[rows["score"].between(0.499, 0.501)]["share"].sum()
    start = -(lower + middle / 2)
    placed = []
    for each in rows.sort_values("score").itertuples():
        placed.append((each, start, _colour(each.score)))
        start += each.share
    return placed


def _colour(score: float) -> str:
    if 0.499 <= score <= 0.501:
        return MIDDLE
    if score < 0.5:
        return LOW[0] if score < 0.2 else LOW[1]
    return HIGH[1] if score > 0.8 else HIGH[0]


def _on(colour: str) -> str:
    return theme.WHITE if colour in (LOW[0], HIGH[1]) else theme.GRAY_900


def _name(each: Any) -> str:
    return scores.wrapped(f"{each.question_no} {each.question}", LABEL)


def _missing(each: Any) -> str:
    return f"{labels.count(each.blank + each.dont_know)}人"


def _key() -> dict[str, Any]:
    words = "　".join(
        f"<span style='color:{colour}'>■</span>{text}"
        for colour, text in ((LOW[0], "最も低い"), (LOW[1], "低い方"), (MIDDLE, "中"), (HIGH[0], "高い方"), (HIGH[1], "最も高い"))
    )
    return {"text": words + "　右＝無回答・わからない", "x": 1, "xref": "paper", "xanchor": "right", "y": 1,
            "yref": "paper", "yanchor": "bottom", "yshift": 30, "showarrow": False, "font": {"color": theme.GRAY_700}}  # fmt: skip
