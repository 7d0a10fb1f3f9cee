"""Figures over months or years: a line each, the whole in dark and broken, names and values at the right end."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from dashboard import labels
from dashboard.charts.look import drawing, end_labels, theme, writing

HEIGHT, TOP, TITLED, BOTTOM = 380, 16, 36, 40
LONGEST, APART = 9, 7
"""Signs of a name, and so many days have a label at most."""
COLOURS = (theme.BLUE_900, theme.BLUE_500, theme.GREEN_800, theme.GRAY_536)
SHARES: dict[str, Any] = {"tickformat": ".0%"}
NUMBERS: dict[str, Any] = {"separatethousands": True, "exponentformat": "none"}
"""How the axis is written."""
DASHES = ("solid", "dot", "dashdot", "longdash")


@dataclass(frozen=True, slots=True)
class Line:
    """``key`` and ``name``, a value for each day (None: not known) and what is said of each; whether it is of all."""

    key: str
    name: str
    values: Sequence[float | None]
    said: Sequence[str]
    is_whole: bool = False


def figure(
    lines: Sequence[Line],
    days: Sequence[tuple[str, str]],
    *,
    written: Callable[[float | None], str],
    is_share: bool = False,
    named: str = "",
) -> theme.Figure:
    """Draw the lines over the days (key, words), oldest first. Customdata is the keys of line and day, and texts.

    ``named`` stands over the axis where the title does not say what is drawn.
    """
    known = [value for line in lines for value in line.values if value is not None]
    if not known or not days:
        return drawing.figure(theme.empty(HEIGHT))
    low, high = min([0.0, *known]), max([0.0, *known])
    low, high = (0.0, 1.03) if is_share else (low, high + (high - low or 1) * 0.08)
    ends = [(line, _last(line)) for line in lines if _last(line) is not None]
    texts = [
        (f"{writing.shortened(line.name, LONGEST)} {written(value)}", _colour(lines, line)) for line, value in ends
    ]
    top = TITLED if named else TOP
    room = HEIGHT - top - BOTTOM
    wanted = [((value or 0) - low) / (high - low) * room for _, value in ends]
    step = max(1, -(-len(days) // APART))
    shown = list(range(len(days)))[::-1][::step]
    layout = theme.layout(
        HEIGHT,
        xaxis=theme.axis(
            range=[-0.5, len(days) - 0.7], tickvals=shown, ticktext=[days[place][1] for place in shown], tickangle=0,
            showgrid=False,
        ),
        yaxis=theme.axis(
            range=[low, high], **(SHARES if is_share else NUMBERS)
        ),
        annotations=[*end_labels.beside(texts, wanted, room), *_over_axis(named)],
        margin={"l": 76, "r": int(max(theme.text_width(text) for text, _ in texts)) + 20, "t": top, "b": BOTTOM},
    )  # fmt: skip
    return drawing.figure({"data": [_line(lines, line, days) for line in lines], "layout": layout})


def alt(lines: Sequence[Line], title: str) -> str:
    """Type, title and main figures in words."""
    said = "、".join(f"{line.name}{line.said[-1]}" for line in lines if line.said)
    return f"折れ線グラフ。{title}。{f'{said}。' if said else labels.EMPTY}"


def _over_axis(named: str) -> list[dict[str, Any]]:
    """What the axis counts, level over it: turned letters are hard to read in Japanese."""
    place = {"x": 0, "xref": "paper", "xanchor": "left", "y": 1, "yref": "paper", "yanchor": "bottom", "yshift": 6}
    return [{"text": named, **place, "showarrow": False, "font": {"color": theme.GRAY_600}}] if named else []


def _last(line: Line) -> float | None:
    return next((value for value in reversed(line.values) if value is not None), None)


def _place(lines: Sequence[Line], line: Line) -> int:
    """Which of those that are not the whole it is."""
    return [each for each in lines if not each.is_whole].index(line)


def _colour(lines: Sequence[Line], line: Line) -> str:
    """Lines are told apart by their names at the end, and by strokes; the whole is black."""
    return theme.GRAY_900 if line.is_whole else COLOURS[_place(lines, line) % len(COLOURS)]


def _line(lines: Sequence[Line], line: Line, days: Sequence[tuple[str, str]]) -> dict[str, Any]:
    dash = "solid" if line.is_whole else DASHES[_place(lines, line) // len(COLOURS) % len(DASHES)]
    return {
        "type": "scatter",
        "mode": "lines+markers",
        "name": line.name,
        "x": list(range(len(days))),
        "y": list(line.values),
        "line": {"color": _colour(lines, line), "width": 3 if line.is_whole else 2, "dash": dash},
        "marker": {"size": 7, "color": _colour(lines, line), "opacity": 1},
        "connectgaps": False,
        "cliponaxis": False,
        "customdata": [
            [line.key, day, line.is_whole, f"{line.name} {words}", said]
            for (day, words), said in zip(days, line.said, strict=True)
        ],
        "hovertemplate": "<b>%{customdata[3]}</b><br>%{customdata[4]}<extra></extra>",
    }
