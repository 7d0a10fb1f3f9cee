"""What people can and cannot do, field by field: a small distribution each, its mean, and where the chosen stand.

A field of one question has no distribution: its mean is a single bar.
"""

from collections.abc import Sequence
from typing import Any

import pandas as pd

from dashboard import labels, markup
from dashboard.charts.look import drawing, marks, placing, scores, theme, writing

ROW = 84
HEAD, FOOT = 46, 46
LEAST_ROWS = 3

NARROW = 230
"""Px between 0 and 100 points on the narrowest screen."""

LEFT, RIGHT = 110, 20
"""Px beside the axis there: the labels of the chosen may use them."""

GROUND, HEIGHT = 0.2, 0.42
"""Where the bars of a row stand, and how high the highest of them is, in rows; above them stands the label."""

ABOVE, BELOW = 0.36, 0.4
"""Where the labels of the city and of the chosen stand, in rows from the middle of the row."""

LONGEST = 6
"""Signs of a name beside a mark; whole names are shown on hover."""

NAMED = 2
"""So many of the chosen are named beside their marks, more only at the top."""


def height(fields: pd.DataFrame) -> int:
    """Px for one row for each field."""
    return HEAD + FOOT + ROW * max(len(fields), LEAST_ROWS)


def figure(
    fields: pd.DataFrame,
    field_distribution: pd.DataFrame,
    by_field: pd.DataFrame | None = None,
    *,
    chosen: Sequence[str] = (),
    k: int = 10,
) -> theme.Figure:
    """Draw the fields of the city. ``by_field``: field_by_department of the 部 or 課 that hold the ``chosen`` names.

    Marks carry their field, those of the chosen also whose they are.
    """
    if fields.empty:
        return drawing.figure(theme.empty(height(fields)))
    rows = _ordered(fields, field_distribution, by_field)
    own = _own(rows, by_field, chosen)
    names, colour = _names(rows), theme.BLUE_900 if own.empty else theme.GRAY_700
    layout = theme.layout(
        height(fields),
        xaxis=scores.axis("点"),
        yaxis=theme.row_axis([""] * len(rows), ticktext=names, showgrid=False),
        shapes=[_rule(row) for row in range(len(rows))],
        annotations=[
            *(_label(row, colour) for row in marks.records(rows[~rows["masked"]])),
            *_own_labels(own),
            *_key(own, chosen, writing.widest(names)),
        ],
        margin={"l": 8, "r": RIGHT, "t": HEAD, "b": FOOT},
        barmode="overlay",
    )
    data = [
        _masked(rows[rows["masked"]], k),
        _ridges(rows, field_distribution),
        _single_bars(rows),
        _means(rows, colour),
        *_own_marks(own, chosen),
    ]
    return drawing.figure({"data": data, "layout": writing.with_left(layout, names)})


def alt(fields: pd.DataFrame) -> str:
    """Type, title and main figures in words."""
    title = "分野ごとの小さなヒストグラム。"
    said = [_said(row) for row in marks.records(fields[~scores.is_masked(fields)])]
    return title + ("、".join(said) + "。" if said else labels.EMPTY)


def _said(row: Any) -> str:
    return f"{row.field}は平均{labels.score(row.mean)}点"


def _ordered(fields: pd.DataFrame, *others: pd.DataFrame | None) -> pd.DataFrame:
    """The fields in field_order where another answer tells it, with a row number from the top."""
    known = [other[["field", "field_order"]] for other in others if other is not None and len(other)]
    order = pd.concat(known).drop_duplicates("field").set_index("field")["field_order"] if known else pd.Series()
    place = fields["field"].map(order).astype(float)
    rows = fields.assign(place=place, masked=scores.is_masked(fields))
    return rows.sort_values("place", kind="stable", na_position="last").reset_index(drop=True).reset_index(names="row")


def _own(rows: pd.DataFrame, by_field: pd.DataFrame | None, chosen: Sequence[str]) -> pd.DataFrame:
    """The scores of the chosen: row, name, which of the chosen, value (None where hidden)."""
    columns = ["row", "field", "name", "number", "value", "n", "masked"]
    if by_field is None or by_field.empty:
        return pd.DataFrame(columns=columns)
    whose = by_field["department"].where(by_field["department"].notna(), by_field["bureau"])
    own = by_field.assign(name=whose, masked=scores.is_masked(by_field))[whose.isin(list(chosen)[: len(scores.SERIES)])]
    own = own.assign(
        row=own["field"].map(rows.set_index("field")["row"]),
        number=own["name"].map({name: number for number, name in enumerate(chosen)}),
        value=own["mean"].astype(float).mask(own["masked"]),
    )
    return own.dropna(subset=["row"]).sort_values(["row", "number"])[columns]


def _names(rows: pd.DataFrame) -> list[str]:
    """Row names in two lines: the field, then how many questions and people. A hidden field has no n."""
    return [
        markup.of("{}<br><span style='color:{grey}'>{}</span>", row.field, _basis(row), grey=theme.GRAY_600)
        for row in marks.records(rows)
    ]


def _basis(row: Any) -> str:
    return f"{row.questions}問" + ("" if row.masked else f"・n={labels.count(row.n)}")


def _rule(row: int) -> dict[str, Any]:
    """The ground of a row's bars."""
    ground = row + GROUND
    line = {"color": theme.GRAY_300, "width": 1}
    return {"type": "line", "x0": 0, "x1": 1, "y0": ground, "y1": ground, "layer": "below", "line": line}


def _ridges(rows: pd.DataFrame, distribution: pd.DataFrame) -> dict[str, Any]:
    """Bars of all fields of several questions that may be shown, the highest of each field equally high."""
    drawn = rows.loc[~rows["masked"] & (rows["questions"] > 1), ["field", "row"]]
    bars = drawn.merge(distribution, on="field")
    share = bars["people"] / bars.groupby("field")["people"].transform("sum")
    highest = bars.groupby("field")["people"].transform("max")
    return {
        "type": "bar",
        "x": (bars["bin"] + bars["width"] / 2).tolist(),
        "base": (bars["row"] + GROUND).tolist(),
        "y": (-HEIGHT * bars["people"] / highest).tolist(),
        "width": (bars["width"] * 0.92).tolist(),
        "marker": {"color": theme.BLUE_200, "line": theme.EDGE},
        "customdata": [
            [field, scores.step(edge, width), f"約{people}人（{labels.percent(part)}）"]
            for field, edge, width, people, part in zip(
                bars["field"], bars["bin"], bars["width"], bars["people"], share, strict=True
            )
        ],
        "hovertemplate": "<b>%{customdata[0]}</b><br>%{customdata[1]}<br>%{customdata[2]}<extra></extra>",
    }


def _single_bars(rows: pd.DataFrame) -> dict[str, Any]:
    """The mean of each field of one question."""
    single = rows[~rows["masked"] & (rows["questions"] == 1)]
    return {
        "type": "bar",
        "orientation": "h",
        "x": single["mean"].tolist(),
        "y": single["row"].tolist(),
        "width": 2 * GROUND,
        "marker": {"color": theme.BLUE_200, "line": theme.EDGE},
        "customdata": [[row.field, _plain(row)] for row in marks.records(single)],
        "hovertemplate": "<b>%{customdata[0]}</b><br>%{customdata[1]}<extra></extra>",
    }


def _means(rows: pd.DataFrame, colour: str) -> dict[str, Any]:
    """A tick over the bars at the mean of each field."""
    several = rows[~rows["masked"] & (rows["questions"] > 1)]
    return {
        "type": "scatter",
        "mode": "markers",
        "x": several["mean"].tolist(),
        "y": (several["row"] + GROUND - HEIGHT / 2).tolist(),
        "marker": {"symbol": "line-ns", "size": ROW * HEIGHT / 2, "line": {"width": 3, "color": colour}},
        "customdata": [[row.field, f"{_plain(row)}　{scores.middle_half(row)}".strip()]
                       for row in marks.records(several)],
        "hovertemplate": "<b>%{customdata[0]}</b><br>%{customdata[1]}<extra></extra>",
        "cliponaxis": False,
    }  # fmt: skip


def _plain(row: Any) -> str:
    """A field's score in words."""
    return f"平均 {labels.score(row.mean)}" + (f"（n={labels.count(row.n)}）" if row.questions == 1 else "")


def _label(row: Any, colour: str) -> dict[str, Any]:
    """The score of a field over its bars: at the mean, or over the beginning of a single bar."""
    place: dict[str, Any] = {"x": row.mean} if row.questions > 1 else {"x": 0, "xanchor": "left"}
    return writing.note(_plain(row), y=row.row - ABOVE, font={"color": colour}, **place)


def _masked(rows: pd.DataFrame, k: int) -> dict[str, Any]:
    """Hidden fields: a hatched row that says why and carries no figure."""
    return scores.hatched(rows["field"], rows["n"], rows["row"], k, 2 * GROUND)


def _own_marks(own: pd.DataFrame, chosen: Sequence[str]) -> list[dict[str, Any]]:
    """A diamond on the ground of the bars for each of the chosen that may be shown."""
    return [_diamonds(part, scores.SERIES[number][0]) for number, part in _parts(_shown(own), chosen)]


def _diamonds(part: pd.DataFrame, colour: str) -> dict[str, Any]:
    return {
        "type": "scatter",
        "mode": "markers",
        "x": part["value"].tolist(),
        "y": (part["row"] + GROUND).tolist(),
        "marker": {"symbol": "diamond", "size": 12, "color": colour, "line": {"color": theme.WHITE, "width": 1}},
        "customdata": [[row.field, row.name, f"{labels.score(row.value)}点（n={labels.count(row.n)}）"]
                       for row in marks.records(part)],
        "hovertemplate": "<b>%{customdata[1]}</b> %{customdata[0]}<br>%{customdata[2]}<extra></extra>",
        "cliponaxis": False,
    }  # fmt: skip


def _shown(own: pd.DataFrame) -> pd.DataFrame:
    return own[own["value"].notna()]


def _parts(own: pd.DataFrame, chosen: Sequence[str]) -> list[tuple[int, pd.DataFrame]]:
    """The rows of each of the chosen that has any, with its number."""
    parts = [(number, own[own["name"] == name]) for number, name in enumerate(chosen[: len(scores.SERIES)])]
    return [(number, part) for number, part in parts if len(part)]


def _own_labels(own: pd.DataFrame) -> list[dict[str, Any]]:
    """The scores of the chosen under their marks, moved apart where they would meet."""
    is_named = own["number"].nunique() <= NAMED
    return [note for _, row in _shown(own).groupby("row") for note in _row_labels(row, is_named)]


def _row_labels(row: pd.DataFrame, is_named: bool) -> list[dict[str, Any]]:
    texts = [
        f"{writing.shortened(name, LONGEST)} {labels.score(value)}" if is_named else labels.score(value)
        for name, value in zip(row["name"], row["value"], strict=True)
    ]
    wide = max(map(theme.text_width, texts))
    wanted = [value * NARROW for value in row["value"]]
    places = placing.spread_apart(wanted, wide + 6, wide / 2 - LEFT / 2, NARROW + RIGHT - wide / 2)
    return [
        writing.note(text, value, own + BELOW, xshift=place - wish, font={"color": scores.SERIES[number][0]})
        for text, value, own, number, place, wish in zip(
            texts, row["value"], row["row"], row["number"], places, wanted, strict=True
        )
    ]


def _key(own: pd.DataFrame, chosen: Sequence[str], left: float) -> list[dict[str, Any]]:
    """Who the marks are, at the top left; one that may not be shown in any field is said to be so."""
    parts = _parts(own, chosen)
    if not parts:
        return []
    said = [
        markup.of("<span style='color:{colour}'>{}</span>", _whose(part), colour=scores.SERIES[number][0])
        for number, part in parts
    ]
    lines = [markup.joined(said[first : first + NAMED], "　") for first in range(0, len(said), NAMED)]
    place: dict[str, Any] = {"xref": "paper", "yref": "paper", "xanchor": "left", "yanchor": "bottom"}
    return [writing.note(markup.lines(lines), 0, 1, xshift=-left, yshift=2, align="left", **place)]


def _whose(part: pd.DataFrame) -> str:
    hidden = "（表示なし）" if part["masked"].all() else ""
    return f"◆{writing.shortened(str(part['name'].iloc[0]), LONGEST)}{hidden}"
