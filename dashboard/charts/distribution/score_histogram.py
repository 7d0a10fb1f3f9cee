"""How the total scores of the city are spread: this round as bars, the one before as an outline, the chosen as lines.

Above the bars each of them has a row of its own with its median and middle half, so that no label can meet another.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

from dashboard import labels, markup
from dashboard.charts.look import drawing, placing, scores, theme, writing
from dashboard.charts.look.marks import STEADY
from dashboard.charts.look.writing import shortened

HEIGHT = 460
ROW = 24
"""Px of a row above the bars; the city has two: its name, and its box with a figure at either end."""

GAP = 12
"""Px between the rows and the bars."""

TOP, BOTTOM, LEFT, RIGHT = 4, 58, 48, 16
NARROW = 300
"""Px between 0 and 100 points on the narrowest screen."""

LONGEST = 8
"""Signs of a name; the whole name is shown on hover."""

ROOM = 1.25
"""Height of the axis over that of the highest step: labels of peaks need it."""

ABOVE = 12
"""Px from a peak to the middle of its label."""

FEW = 2
"""So many outlines are named at their peaks; more would cover each other, and their rows name them anyway."""

CITY, BEFORE = "全庁", "前回"


@dataclass(frozen=True, slots=True)
class Group:
    """People whose scores are drawn together: how they are spread, their quartiles, and how they are drawn.

    ``shares``: share of the group by lower edge of the step; ``text`` stands instead of figures that are not shown.
    """

    name: str
    shares: dict[float, float]
    people: int
    quartiles: tuple[float, float, float] | None
    colour: str
    dash: str
    text: str = ""

    @property
    def label(self) -> str:
        """What its row says."""
        figure = labels.score(self.quartiles[1]) if self.quartiles else self.text
        return f"{shortened(self.name, LONGEST)} {figure}".strip()


def figure(
    distribution: pd.DataFrame,
    before: pd.DataFrame | None,
    units: pd.DataFrame,
    *,
    units_before: pd.DataFrame | None = None,
    chosen: Sequence[str] = (),
    k: int = 10,
    height: int = HEIGHT,
) -> theme.Figure:
    """Draw the total scores (0–1). ``before``: distribution of the round before, ``units_before`` its quartiles.

    ``chosen``: at most four names of 部 or 課. Heights are shares of the people, so that large and small compare.
    """
    city = _city(distribution, units)
    if not city.shares:
        return drawing.figure(theme.empty(height))
    others = [*_before(before, units_before), *_chosen(distribution, units, chosen, k)]
    drawn = height - TOP - BOTTOM
    rows = (2 + len(others)) * ROW
    ceiling = ROOM * max(max(group.shares.values(), default=0) for group in [city, *others])
    layout = theme.layout(
        height,
        xaxis=scores.axis("総合点（5点きざみ）。高さ＝人の割合", anchor="y"),
        yaxis=theme.axis(range=[0, ceiling], domain=[0, 1 - (rows + GAP) / drawn], tickformat=".0%", nticks=5),
        yaxis2=_rows_axis(2 + len(others), rows / drawn),
        annotations=[*_city_labels(city), *(_beside(group, row) for row, group in enumerate(others, start=2))],
        bargap=0,
    )
    layout["margin"] = {"l": LEFT, "r": RIGHT, "t": TOP, "b": BOTTOM}
    boxes = [trace for row, group in enumerate([city, *others], start=1) for trace in _box(group, row)]
    outlines = [trace for group in others for trace in _outline(group)]
    named = _peaks(_named(others), ceiling, drawn - rows - GAP)
    return drawing.figure({"data": [_bars(city), *outlines, *boxes, *named], "layout": layout})


def alt(
    distribution: pd.DataFrame, before: pd.DataFrame | None, units: pd.DataFrame, *, chosen: Sequence[str] = ()
) -> str:
    """Type, title and main figures in words."""
    title = "ヒストグラム。総合点の分布。"
    city = _city(distribution, units)
    if not city.shares or not city.quartiles:
        return title + labels.EMPTY
    low, middle, high = map(labels.score, city.quartiles)
    peak = max(city.shares, key=lambda edge: city.shares[edge])
    own = "".join(f"、{group.label}点" for group in _chosen(distribution, units, chosen, 0) if group.quartiles)
    compared = "前回の分布を線で重ねている。" if _before(before, None) else ""
    return (
        f"{title}全庁{labels.count(city.people)}人、中央値{middle}点{own}、中央の半分{low}〜{high}点、"
        f"最も多いのは{_step(peak)}。{compared}"
    )


def _city(distribution: pd.DataFrame, units: pd.DataFrame) -> Group:
    own = _quartiles(units[units["level"] == "city"])
    return Group(CITY, *_spread(distribution[distribution["level"] == "city"]), own, theme.BLUE_600, "solid")


def _before(before: pd.DataFrame | None, units: pd.DataFrame | None) -> list[Group]:
    """The city in the round before, if there was one that may be shown."""
    if before is None or not (before["level"] == "city").any():
        return []
    own = None if units is None else _quartiles(units[units["level"] == "city"])
    spread = _spread(before[before["level"] == "city"])
    return [Group(BEFORE, *spread, own, theme.GRAY_700, "dot", text="（点線）")]


def _chosen(distribution: pd.DataFrame, units: pd.DataFrame, chosen: Sequence[str], k: int) -> list[Group]:
    """A group for each of the chosen 部 and 課 there is, in their order and each with the colour of its place."""
    rows = units[units["level"].isin(("bureau", "department"))]
    rows = rows.assign(masked=scores.is_masked(rows))
    return [
        _group(rows.loc[[row]], distribution, style, k)
        for name, style in zip(chosen, scores.SERIES, strict=False)
        for row in rows.index[rows["unit"] == name]
    ]


def _group(unit: pd.DataFrame, distribution: pd.DataFrame, style: tuple[str, str], k: int) -> Group:
    """The group of one row of units; one that is hidden has no figure at all."""
    row = unit.iloc[0]
    if row["masked"]:
        return Group(row["unit"], {}, 0, None, *style, text=scores.hidden(row["n"], k))
    same = (distribution["level"] == row["level"]) & (distribution["unit"] == row["unit"])
    here = distribution[same & (distribution["bureau"] == row["bureau"])]
    return Group(row["unit"], *_spread(here), _quartiles(unit), *style)


def _spread(own: pd.DataFrame) -> tuple[dict[float, float], int]:
    """Share of the people by step, and how many they are."""
    people = int(own["people"].sum())
    if not people:
        return {}, 0
    edges = [round(float(edge), 2) for edge in own["bin"]]
    return dict(sorted(zip(edges, (own["people"] / people).tolist(), strict=True))), people


def _quartiles(rows: pd.DataFrame) -> tuple[float, float, float] | None:
    values = rows[["p25", "median", "p75"]].astype(float).head(1)
    if values.empty or values.isna().any(axis=None):
        return None
    low, middle, high = values.iloc[0].tolist()
    return low, middle, high


def _step(edge: float) -> str:
    """A step in words: 0.4 → 40〜45点."""
    return f"{edge * 100:.0f}〜{(edge + scores.BIN) * 100:.0f}点"


def _bars(city: Group) -> dict[str, Any]:
    return {
        "type": "bar",
        "x": [edge + scores.BIN / 2 for edge in city.shares],
        "y": list(city.shares.values()),
        "width": scores.BIN * 0.94,
        "marker": {"color": theme.BLUE_200, "line": {"color": theme.BLUE_500, "width": 1}},
        "text": [
            markup.of(
                "<b>{}</b> {}<br>{}人（{}）", CITY, _step(edge), round(share * city.people), labels.percent(share)
            )
            for edge, share in city.shares.items()
        ],
        "textposition": "none",
        "hovertemplate": "%{text}<extra></extra>",
        **STEADY,
    }


def _outline(group: Group) -> list[dict[str, Any]]:
    """The outline of a group's histogram, over a white ground that keeps it apart from the bars."""
    if not group.shares:
        return []
    xs, ys = _corners(group.shares)
    steps = [
        markup.of("<b>{}</b> {} {}", group.name, _step(x), labels.percent(y))
        for x, y in zip(xs[1:-1], ys[1:-1], strict=True)
    ]
    line = {"type": "scatter", "mode": "lines", "x": xs, "y": ys, "cliponaxis": False}
    return [
        {**line, "line": {"color": theme.WHITE, "width": 5, "shape": "hv"}, "opacity": 0.8, "hoverinfo": "skip"},
        {
            **line,
            "line": {"color": group.colour, "width": 2.5, "shape": "hv", "dash": group.dash},
            "text": ["", *steps, ""],
            "hovertemplate": "%{text}<extra></extra>",
        },
    ]


def _corners(shares: dict[float, float]) -> tuple[list[float], list[float]]:
    """From the ground up to the first step, along all of them, and down again; empty steps lie on the ground."""
    first, last = (round(edge / scores.BIN) for edge in (min(shares), max(shares)))
    edges = [round(step * scores.BIN, 2) for step in range(first, last + 1)]
    end = round((last + 1) * scores.BIN, 2)
    return [edges[0], *edges, end], [0.0, *(shares.get(edge, 0.0) for edge in edges), 0.0]


def _rows_axis(rows: int, share: float) -> dict[str, Any]:
    """The rows above the bars, the first on top, in the upper ``share`` of the drawing."""
    return theme.axis(range=[rows - 0.5, -0.5], domain=[1 - share, 1], showgrid=False, showticklabels=False, anchor="x")


def _box(group: Group, row: int) -> list[dict[str, Any]]:
    """Middle half and median of a group that has them, on its row."""
    if not group.quartiles:
        return []
    low, middle, high = group.quartiles
    band, width = (theme.BLUE_200, 10) if group.name == CITY else (group.colour, 4)
    text = markup.of(
        "<b>{}</b>（n={}）<br>中央値 {}点<br>中央の半分 {}〜{}点", group.name, labels.count(group.people),
        *map(labels.score, (middle, low, high)),
    )  # fmt: skip
    shared: dict[str, Any] = {
        "type": "scatter",
        "yaxis": "y2",
        "text": text,
        "hovertemplate": "%{text}<extra></extra>",
        "cliponaxis": False,
    }
    tick = {"symbol": "line-ns", "size": 8, "line": {"width": 4, "color": group.colour}}
    line = {"color": band, "width": width, "dash": group.dash}
    return [
        {**shared, "mode": "lines", "x": [low, high], "y": [row, row], "line": line},
        {**shared, "mode": "markers", "x": [middle], "y": [row], "marker": tick, **STEADY},
    ]


def _city_labels(city: Group) -> list[dict[str, Any]]:
    """The city's name and median over its box, and a quartile at either end of it."""
    if not city.quartiles:
        return []
    low, middle, high = city.quartiles
    text = markup.of("<b>{} 中央値 {}点</b>（n={}）", CITY, labels.score(middle), labels.count(city.people))
    ends: dict[str, Any] = {"yref": "y2", "font": {"color": theme.GRAY_600}}
    return [
        writing.note(text, middle, 0, yref="y2", font={"color": city.colour}),
        writing.note(labels.score(low), low, 1, xanchor="right", xshift=-6, **ends),
        writing.note(labels.score(high), high, 1, xanchor="left", xshift=6, **ends),
    ]


def _beside(group: Group, row: int) -> dict[str, Any]:
    """What a row says, at the end of its box that has more room beside it."""
    style: dict[str, Any] = {"yref": "y2", "font": {"color": group.colour}}
    if not group.quartiles:
        return writing.note(group.label, 0, row, xanchor="left", **style)
    low, _, high = group.quartiles
    if low > 1 - high:
        return writing.note(group.label, low, row, xanchor="right", xshift=-6, **style)
    return writing.note(group.label, high, row, xanchor="left", xshift=6, **style)


def _named(others: Sequence[Group]) -> list[Group]:
    """The chosen whose outlines are named at their peaks."""
    drawn = [group for group in others if group.shares and group.name != BEFORE]
    return drawn if len(drawn) <= FEW else []


def _peaks(groups: Sequence[Group], ceiling: float, height: float) -> list[dict[str, Any]]:
    """The names above the peaks of the outlines, as far as they do not cover each other."""
    tops = [max(group.shares.items(), key=lambda step: step[1]) for group in groups]
    xs = [edge + scores.BIN / 2 for edge, _ in tops]
    ys = [share + ABOVE / height * ceiling for _, share in tops]
    dots = [placing.Dot(x * NARROW, height * (1 - y / ceiling), 0) for x, y in zip(xs, ys, strict=True)]
    names = [shortened(group.name, LONGEST) for group in groups]
    return [
        {
            "type": "scatter",
            "mode": "text",
            "x": xs,
            "y": ys,
            **placing.label(dots, names, placing.Box(0, 0, NARROW, height)),
            "textfont": {"color": [group.colour for group in groups], "shadow": theme.HALO},
            "cliponaxis": False,
            "hoverinfo": "skip",
        }
    ]
