"""How each question was answered: the lower half of the answers left of a middle line, the upper half right of it."""

from typing import Any

import pandas as pd

from dashboard import labels
from dashboard.charts.look import captions, drawing, marks, theme, writing

ROW, FIELD, TICKS = 50, 0.6, 26
"""Px of a question's row; the heading of a field takes that share of one."""
NAME, BAR, WIDTH = -0.26, 0.18, 0.46
"""Where in its row (1 high, downwards) the question's name and bar lie, and how high the bar is."""
SIGNS = 30
"""Full-width signs of a question."""
LEGIBLE = 0.08
"""Smaller shares get no number in their bar."""
LOW, HIGH = (theme.GRAY_700, theme.GRAY_420), ("#9db7f9", theme.BLUE_900)
"""From the lowest answer to the middle, and from the middle to the highest."""
MIDDLE = "#cccccc"
EDGE = 1.02


def height(answers: pd.DataFrame) -> int:
    """Px for one row a question and a heading for each field."""
    rows = answers["question_no"].nunique() + FIELD * answers["field"].nunique()
    return _top(answers) + 12 + int(ROW * max(rows, 4))


def figure(answers: pd.DataFrame) -> theme.Figure:
    """Draw the answers of every question, in the order of the list; marks carry their question_no."""
    if answers.empty:
        return drawing.figure(theme.empty(height(answers)))
    questions = answers.drop_duplicates("question_no").reset_index(drop=True)
    headings, row = _places(questions)
    range_ = [max(len(questions) + FIELD * len(headings), 4) - 0.5, -0.5]
    missing = theme.right_column(
        [f"{labels.count(each.blank + each.dont_know)}人" for each in marks.records(questions)]
    )
    layout = theme.layout(
        height(answers),
        xaxis=_shares_axis(),
        yaxis=theme.axis(range=range_, showgrid=False, showticklabels=False),
        yaxis2={**missing, "range": range_, "tickvals": [place + BAR for place in row.values()]},
        margin={"l": 8, "r": 8, "t": _top(answers), "b": 8},
        barmode="overlay",
        annotations=[captions.key(_key(answers), lift=TICKS, left=theme.TICKS_GAP)],
    )
    names = captions.over_rows(
        [*map(writing.bold, headings), *(_name(each) for each in marks.records(questions))],
        [*headings.values(), *(place + NAME for place in row.values())],
        -EDGE,
    )
    return drawing.figure({"data": [_bars(answers, row), theme.RIGHT_ANCHOR, names], "layout": layout})


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


def _places(questions: pd.DataFrame) -> tuple[dict[str, float], dict[str, float]]:
    """Where the heading of each field lies, and each question by its number, from the top."""
    headings: dict[str, float] = {}
    row: dict[str, float] = {}
    for index, each in enumerate(marks.records(questions)):
        headings.setdefault(each.field, index + FIELD * len(headings) - (1 - FIELD) / 2)
        row[each.question_no] = index + FIELD * len(headings)
    return headings, row


def _shares_axis() -> dict[str, Any]:
    return theme.axis(
        side="top",
        tickangle=0,
        range=[-EDGE, EDGE],
        tickvals=[-1, -0.5, 0, 0.5, 1],
        ticktext=["100%", "50", "0", "50", "100%"],
        zeroline=True,
        zerolinecolor=theme.GRAY_420,
    )


def _bars(answers: pd.DataFrame, row: dict[str, float]) -> dict[str, Any]:
    placed = [part for _, rows in answers.groupby("question_no", sort=False) for part in _placed(rows)]
    return {
        "type": "bar",
        "orientation": "h",
        "base": [start for _, start, _ in placed],
        "x": [each.share for each, _, _ in placed],
        "y": [row[each.question_no] + BAR for each, _, _ in placed],
        "width": WIDTH,
        "marker": {"color": [colour for _, _, colour in placed], "line": {"color": theme.WHITE, "width": 1}},
        "text": [f"{each.share * 100:.0f}" if each.share >= LEGIBLE else "" for each, _, _ in placed],
        "textposition": "inside",
        "insidetextanchor": "middle",
        "textangle": 0,
        "constraintext": "none",
        "textfont": {"color": [_on(colour) for _, _, colour in placed]},
        "customdata": [_details(each) for each, _, _ in placed],
        "hovertemplate": "<b>問%{customdata[0]}</b> %{customdata[1]}<br>"
        "「%{customdata[2]}」%{customdata[3]}（%{customdata[4]}人、n=%{customdata[5]}）<extra></extra>",
    }


def _details(each: Any) -> list[str]:
    question = writing.folded(str(each.question), 26)
    counts = (labels.count(each.people), labels.count(each.n))
    return [str(each.question_no), question, str(each.label), labels.percent(each.share), *counts]


def _placed(rows: pd.DataFrame) -> list[tuple[Any, float, str]]:
    """Each answer with where its bar begins and its colour; an answer in the very middle straddles the line."""
    lower = rows[rows["score"] < 0.499]["share"].sum()
    middle = rows[rows["score"].between(0.499, 0.501)]["share"].sum()
    start = -(lower + middle / 2)
    placed = []
    for each in marks.records(rows.sort_values("score")):
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
    return writing.wrapped(f"{each.question_no} {each.question}", SIGNS, lines=1)


def _top(answers: pd.DataFrame) -> int:
    return TICKS + captions.LINE * len(_key(answers)) + 10


def _key(answers: pd.DataFrame) -> list[str]:
    """What the colours mean, on lines of its own for each scale."""
    lines = [line for scale in _scales(answers) for line in captions.packed(scale)]
    return [*lines, "右端の人数＝無回答・わからない"]


def _scales(answers: pd.DataFrame) -> list[list[str]]:
    """The key of each scale: its colours and the answers they stand for. Scales of the same colours share one."""
    every = [_scale(rows) for _, rows in answers.groupby("question_no", sort=False)]
    whole = [scale for scale in every if not any(scale.items() < other.items() for other in every)]
    alike: dict[tuple[str, ...], list[dict[str, str]]] = {}
    for scale in whole:
        alike.setdefault(tuple(scale.values()), []).append(scale)
    return [
        [
            captions.entry("／".join(dict.fromkeys(words)), colour)
            for colour, *words in zip(colours, *scales, strict=True)
        ]
        for colours, scales in alike.items()
    ]


def _scale(rows: pd.DataFrame) -> dict[str, str]:
    """The answers of a question from the lowest, each with its colour; one that nobody gave is missing."""
    return {str(each.label): _colour(each.score) for each in marks.records(rows.sort_values("score"))}
