"""Initiatives by group (柱, 施策, 課) and judged state: where the late ones are."""

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from dashboard import labels, markup
from dashboard.charts.look import cells, drawing, marks, theme, writing

PITCH = 34
TOP = 44
SIGNS = 9
"""Full-width signs of a group's name; the whole name is shown on hover."""
WIDTH, HEIGHT = 0.92, 0.86
"""Of a cell, in columns and rows."""
EDGE = 0.56
"""From the middle of the outermost cells to the edge, in cells: a frame around them is not cut."""


def figure(rows: pd.DataFrame, *, chosen: Sequence[str] = (), state: str | None = None) -> theme.Figure:
    """Draw rows of roadmap/states; groups in their order, ``chosen`` and ``state`` framed."""
    if rows.empty:
        return drawing.figure(theme.empty(TOP + 3 * PITCH))
    groups = list(dict.fromkeys(rows["group_name"]))
    states = [code for code in labels.STATES if code in set(rows["computed_state"]) or code == "late"]
    counts = rows.set_index(["group_name", "computed_state"])["initiatives"].to_dict()
    names = [_name(str(group), chosen) for group in groups]
    layout = theme.layout(
        TOP + len(groups) * PITCH + 8,
        barmode="overlay",
        bargap=0,
        xaxis=_state_axis(states),
        yaxis=theme.row_axis(names, range=[len(groups) - 1 + EDGE, -EDGE]),
        shapes=[*_chosen_frames(groups, states, chosen, state)],
        margin={"l": 8, "r": 8, "t": TOP, "b": 0},
    )
    layout["margin"] |= {"b": 4}
    largest = max(rows["initiatives"])
    data = [_column(groups, place, code, counts, largest) for place, code in enumerate(states)]
    return drawing.figure({"data": data, "layout": layout}, is_table=True)


def alt(rows: pd.DataFrame) -> str:
    """Type, title and main figures in words."""
    title = "表の図。取組の数を、組ごとと判定ごとに示す。"
    if rows.empty:
        return title + labels.EMPTY
    late = rows[rows["computed_state"] == "late"]
    return (
        title
        + ("、".join(f"{row.group_name}の遅れ{row.initiatives}件" for row in marks.records(late)) or "遅れなし")
        + "。"
    )


def _name(group: str, chosen: Sequence[str]) -> str:
    name = writing.shortened(group, SIGNS)
    return writing.bold(name) if group in chosen else name


def _state_axis(states: Sequence[str]) -> dict[str, Any]:
    """The states over their columns, in two lines where they are longer than two signs; 対象外 goes without saying."""
    return theme.axis(
        side="top",
        range=[-EDGE, len(states) - 1 + EDGE],
        tickvals=list(range(len(states))),
        ticktext=[_folded(labels.STATES[code].removesuffix("・対象外")) for code in states],
        tickfont={"size": theme.TEXT, "color": theme.GRAY_900},
        tickangle=0,
        showgrid=False,
    )


def _folded(words: str) -> str:
    return words if len(words) <= 2 else markup.lines([words[:2], words[2:]])


def _column(
    groups: Sequence[str],
    place: int,
    code: str,
    counts: Mapping[Any, int],
    largest: int,
) -> dict[str, Any]:
    """The cells of one state."""
    numbers = [int(counts.get((group, code), 0)) for group in groups]
    shades = [_shade(code, number, largest) for number in numbers]
    wholes = {group: sum(number for (name, _), number in counts.items() if name == group) for group in groups}
    said = [
        [group, code, f"{labels.STATES[code]} {number}件（{labels.with_fraction(number, wholes[group])}）"]
        for group, number in zip(groups, numbers, strict=True)
    ]
    texts = [writing.bold(str(number)) if number else "" for number in numbers]
    drawn = cells.bars(
        range(len(groups)), [place] * len(groups), texts, _marker(code, numbers, shades), width=WIDTH, height=HEIGHT
    )
    return {
        **drawn,
        "textfont": {"color": [_ink(shade) for shade in shades], "shadow": theme.HALO if code == "unknown" else "none"},
        "customdata": said,
        "hovertemplate": "<b>%{customdata[0]}</b><br>%{customdata[2]}<extra></extra>",
    }


def _marker(code: str, numbers: Sequence[int], shades: Sequence[str]) -> dict[str, Any]:
    """Outlined cells; what is 不明 is hatched, as everywhere, so that it is not taken for 未着手."""
    if code == "unknown":
        return {
            **marks.HATCH,
            "pattern": {**marks.HATCH["pattern"], "shape": ["/" if number else "" for number in numbers]},
        }
    return {"color": list(shades), "line": {"color": theme.GRAY_420, "width": 1}}


def _shade(code: str, number: int, largest: int) -> str:
    """White for none; else the state's colour, the stronger the more there are."""
    colour = labels.STATE_COLOURS[code]
    if not number or colour == theme.WHITE:
        return theme.WHITE
    strength = 0.25 + 0.75 * number / largest
    return _mixed(colour, strength)


def _mixed(colour: str, strength: float) -> str:
    parts = [int(colour[place : place + 2], 16) for place in (1, 3, 5)]
    return "#" + "".join(f"{round(255 + (part - 255) * strength):02x}" for part in parts)


def _ink(shade: str) -> str:
    """Black or white, whichever is read better (relative luminance, WCAG 2)."""
    red, green, blue = (int(shade[place : place + 2], 16) / 255 for place in (1, 3, 5))
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in (red, green, blue)]
    luminance = 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
    return theme.GRAY_900 if luminance > 0.179 else theme.WHITE


def _chosen_frames(
    groups: Sequence[str], states: Sequence[str], chosen: Sequence[str], state: str | None
) -> list[dict[str, Any]]:
    """A frame around the chosen rows, within the chosen state's column if there is one."""
    left, right = (
        (states.index(state) - 0.5, states.index(state) + 0.5) if state in states else (-0.5, len(states) - 0.5)
    )
    rows = [place for place, group in enumerate(groups) if group in chosen]
    if state in states and not chosen:
        rows = []
        spans = [(-0.5, len(groups) - 0.5)]
    else:
        spans = [(place - 0.5, place + 0.5) for place in rows]
    line = {"color": theme.CHOSEN, "width": 3}
    return [{"type": "rect", "x0": left, "x1": right, "y0": top, "y1": bottom, "line": line} for top, bottom in spans]
