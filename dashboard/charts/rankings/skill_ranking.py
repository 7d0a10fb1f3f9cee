"""Which skills to train first: people under the line. Skills answered by yes or no stand apart from those in steps."""

from collections.abc import Iterator
from typing import Any

import pandas as pd

from dashboard import labels
from dashboard.charts.look import captions, drawing, marks, theme, writing

ROW, HEADING, LEAST = 50, 30, 4
"""Px of a skill, of a heading, and how many rows there are at least."""
SIGNS = 30
"""Full-width signs of a name."""
SHOWN = 8
"""Skills of each way to answer."""
NAME, BAR = -15, 9
"""Px from the middle of its row to a name and to its bar."""
HEADINGS = {False: "段階で答える", True: "できる・できないで答える"}


def figure(skills: pd.DataFrame, *, chosen: str | None = None) -> theme.Figure:
    """The first of each way to answer, in the order given; marks carry kind and question_no (or field)."""
    rows, headings, height = _placed(skills)
    if rows.empty:
        return drawing.figure(theme.empty(height))
    range_ = [height - 16, 0]
    amounts = theme.right_column([_amount(row) for row in marks.records(rows)])
    layout = theme.layout(
        height,
        xaxis=theme.axis(range=[0, float(rows["people"].max()) * 1.02 or 1], showgrid=False, showticklabels=False),
        yaxis=theme.axis(range=range_, showgrid=False, showticklabels=False),
        yaxis2={**amounts, "range": range_, "tickvals": [y + BAR for y in rows["y"]]},
        margin={"l": 8, "r": 8, "t": 8, "b": 8},
    )
    names = captions.over_rows(
        [*map(writing.bold, headings), *_names(rows, chosen)], [*headings.values(), *(rows["y"] + NAME)], 0
    )
    return drawing.figure({"data": [_bars(rows, chosen), theme.RIGHT_ANCHOR, names], "layout": layout})


def alt(skills: pd.DataFrame) -> str:
    """Type, title and main figures in words."""
    rows = _placed(skills)[0]
    if rows.empty:
        return "棒グラフ。線に届かない人のいるスキル。" + labels.EMPTY
    first = [f"{row['skill']}（{_amount(row)}）" for _, row in rows.drop_duplicates("is_yes_no").iterrows()]
    return f"棒グラフ。線に届かない人のいるスキル、答え方ごとに多い順。最初は{'、'.join(first)}。"


def _placed(skills: pd.DataFrame) -> tuple[pd.DataFrame, dict[str, float], int]:
    """The skills with their place (px from the top), the headings with theirs (none over a single kind), the height."""
    known = skills.dropna(subset=["people"]).groupby("is_yes_no", sort=False).head(SHOWN).reset_index(drop=True)
    headings: dict[str, float] = {}
    ys, top = [], 0
    for kind, rows in known.groupby("is_yes_no", sort=False):
        if known["is_yes_no"].nunique() > 1:
            headings[HEADINGS[bool(kind)]] = top + HEADING / 2
            top += HEADING
        ys += [top + ROW * (place + 0.5) for place in range(len(rows))]
        top += ROW * len(rows)
    return known.assign(y=ys), headings, 16 + max(top, LEAST * ROW)


def _bars(rows: pd.DataFrame, chosen: str | None) -> dict[str, Any]:
    return {
        "type": "bar",
        "orientation": "h",
        "x": rows["people"].tolist(),
        "y": (rows["y"] + BAR).tolist(),
        "width": 20,
        "marker": {"color": [theme.CHOSEN if _key(row) == chosen else theme.GRAY_420 for row in marks.records(rows)]},
        "customdata": [_details(row) for row in marks.records(rows)],
        "hovertemplate": "<b>%{customdata[2]}</b><br>回答者%{customdata[4]}人のうち約%{customdata[3]}人"
        "%{customdata[5]}<extra></extra>",
    }


def _key(row: Any) -> str:
    return str(row.question_no if row.kind == "question" else row.field)


def _details(row: Any) -> list[str]:
    words = writing.folded(str(row.skill), 26)
    return [row.kind, _key(row), words, labels.count(row.people), labels.count(row.n), _short_of(row)]


def _short_of(row: Any) -> str:
    """How far people are from the line; of yes and no that says nothing."""
    return "" if row.is_yes_no or not labels.known(row.shortfall) else f"・平均あと{labels.score(row.shortfall)}点"


def _amount(row: Any) -> str:
    return f"約{labels.count(row.people)}人{_short_of(row)}"


def _names(rows: pd.DataFrame, chosen: str | None) -> Iterator[str]:
    """Each skill on one line, a question after its number, the chosen in bold."""
    for row in marks.records(rows):
        words = f"{row.question_no} {row.skill}" if row.kind == "question" else str(row.skill)
        name = writing.wrapped(words, SIGNS, lines=1)
        yield writing.bold(name) if _key(row) == chosen else name
