"""How the total scores of the city are spread: this round as bars, the one before as an outline, the chosen as lines.

Above the bars each of them has a row of its own with its mean and middle half, so that no label can meet another.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

from dashboard import labels, markup
from dashboard.charts.look import drawing, placing, scores, theme, writing
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
    """People whose scores are drawn together: how they are spread, their mean, and how they are drawn.

    ``shares``: share of the group by lower edge of the step, ``width`` of a step; ``half``: the ends of the middle
    half; ``text`` stands instead of figures that are not shown.
    """

    name: str
    shares: dict[float, float]
    width: float
    people: int
    mean: float | None
    half: tuple[float, float] | None
    colour: str
    dash: str
    text: str = ""

    def heights(self, width: float) -> dict[float, float]:
        """Share of the people for every so many points, so that groups told in wider steps compare."""
        return {edge: share * width / self.width for edge, share in self.shares.items()}

    @property
    def label(self) -> str:
        """What its row says."""
        figure = labels.score(self.mean) if self.mean is not None else self.text
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
    """Draw the total scores (0–1).

    ``before``: distribution of the round before, ``units_before`` its mean and quartiles.
    ``chosen``: at most four names of 部 or 課. Heights are shares of the people, so that large and small compare.
    """
    city = _city(distribution, units, theme.GRAY_536 if chosen else theme.BLUE_600)
    if not city.shares:
        return drawing.figure(theme.empty(height))
    others = [*_before(before, units_before), *_chosen(distribution, units, chosen, k)]
    drawn = height - TOP - BOTTOM
    rows = (2 + len(others)) * ROW
    ceiling = ROOM * max(max(group.heights(city.width).values(), default=0) for group in [city, *others])
    layout = theme.layout(
        height,
        xaxis=scores.axis(f"総合点。高さ＝{city.width * 100:.0f}点ごとの人の割合", anchor="y"),
        yaxis=theme.axis(range=[0, ceiling], domain=[0, 1 - (rows + GAP) / drawn], tickformat=".0%", nticks=5),
        yaxis2=_rows_axis(2 + len(others), rows / drawn),
        annotations=[*_city_labels(city), *(_beside(group, row) for row, group in enumerate(others, start=2))],
        bargap=0,
    )
    layout["margin"] = {"l": LEFT, "r": RIGHT, "t": TOP, "b": BOTTOM}
    boxes = [trace for row, group in enumerate([city, *others], start=1) for trace in _box(group, row)]
    outlines = [trace for group in others for trace in _outline(group, city.width)]
    named = _peaks(_named(others), city.width, ceiling, drawn - rows - GAP)
    return drawing.figure({"data": [_bars(city), *outlines, *boxes, *named], "layout": layout})


def alt(
    distribution: pd.DataFrame, before: pd.DataFrame | None, units: pd.DataFrame, *, chosen: Sequence[str] = ()
) -> str:
    """Type, title and main figures in words."""
    title = "ヒストグラム。総合点の分布。"
    city = _city(distribution, units)
    if not city.shares or not city.half:
        return title + labels.EMPTY
    low, high = map(labels.score, city.half)
    peak = max(city.shares, key=lambda edge: city.shares[edge])
    own = "".join(f"、{group.label}点" for group in _chosen(distribution, units, chosen, 0) if group.mean is not None)
    compared = "前回の分布を線で重ねている。" if _before(before, None) else ""
    return (
        f"{title}全庁{labels.count(city.people)}人、平均{labels.score(city.mean)}点{own}、中央の半分{low}〜{high}点、"
        f"最も多いのは{scores.step(peak, city.width)}。{compared}"
    )


def _city(distribution: pd.DataFrame, units: pd.DataFrame, colour: str = theme.BLUE_600) -> Group:
    own = _centre(units[units["level"] == "city"])
    return Group(CITY, *_spread(distribution[distribution["level"] == "city"]), *own, colour, "solid")


def _before(before: pd.DataFrame | None, units: pd.DataFrame | None) -> list[Group]:
    """The city in the round before, if there was one that may be shown."""
    if before is None or not (before["level"] == "city").any():
        return []
    own = (None, None) if units is None else _centre(units[units["level"] == "city"])
    spread = _spread(before[before["level"] == "city"])
    return [Group(BEFORE, *spread, *own, theme.GRAY_700, "dot", text="（点線）")]


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
        return Group(row["unit"], {}, 0, 0, None, None, *style, text=scores.hidden(row["n"], k))
    same = (distribution["level"] == row["level"]) & (distribution["unit"] == row["unit"])
    here = distribution[same & (distribution["bureau"] == row["bureau"])]
    return Group(row["unit"], *_spread(here), *_centre(unit), *style)


def _spread(own: pd.DataFrame) -> tuple[dict[float, float], float, int]:
    """Share of the people by step, the width of a step, and how many they are."""
    people = int(own["people"].sum())
    if not people:
        return {}, 0, 0
    edges = [round(float(edge), 2) for edge in own["bin"]]
    shares = dict(sorted(zip(edges, (own["people"] / people).tolist(), strict=True)))
    return shares, float(own["width"].iloc[0]), people


def _centre(rows: pd.DataFrame) -> tuple[float | None, tuple[float, float] | None]:
    """The mean, and the ends of the middle half where they are told."""
    if rows.empty or not labels.known(rows["mean"].iloc[0]):
        return None, None
    row = rows.iloc[0]
    half = (float(row["p25"]), float(row["p75"])) if labels.known(row["p25"]) else None
    return float(row["mean"]), half


def _bars(city: Group) -> dict[str, Any]:
    return {
        "type": "bar",
        "name": CITY,
        "meta": city.width,
        "x": [edge + city.width / 2 for edge in city.shares],
        "y": list(city.shares.values()),
        "width": city.width * 0.94,
        "marker": {"color": theme.BLUE_200, "line": theme.EDGE},
        "text": [
            markup.of(
                "<b>{}</b> {}<br>約{}人（{}）",
                CITY,
                scores.step(edge, city.width),
                round(share * city.people),
                labels.percent(share),
            )
            for edge, share in city.shares.items()
        ],
        "textposition": "none",
        "hovertemplate": "%{text}<extra></extra>",
    }


def _outline(group: Group, width: float) -> list[dict[str, Any]]:
    """The outline of a group's histogram, over a white ground that keeps it apart from the bars."""
    if not group.shares:
        return []
    xs, ys = _corners(group, width)
    steps = [
        markup.of("<b>{}</b> {} {}", group.name, scores.step(x, group.width), labels.percent(group.shares.get(x, 0.0)))
        for x in xs[1:-1]
    ]
    line = {"type": "scatter", "mode": "lines", "x": xs, "y": ys, "cliponaxis": False}
    return [
        {**line, "line": {"color": theme.WHITE, "width": 5, "shape": "hv"}, "opacity": 0.8, "hoverinfo": "skip"},
        {
            **line,
            "name": group.name,
            "line": {"color": group.colour, "width": 2.5, "shape": "hv", "dash": group.dash},
            "text": ["", *steps, ""],
            "hovertemplate": "%{text}<extra></extra>",
        },
    ]


def _corners(group: Group, width: float) -> tuple[list[float], list[float]]:
    """From the ground up to the first step, along all of them, and down again; empty steps lie on the ground."""
    heights = group.heights(width)
    first, last = (round(edge / group.width) for edge in (min(group.shares), max(group.shares)))
    edges = [round(step * group.width, 2) for step in range(first, last + 1)]
    end = round((last + 1) * group.width, 2)
    return [edges[0], *edges, end], [0.0, *(heights.get(edge, 0.0) for edge in edges), 0.0]


def _rows_axis(rows: int, share: float) -> dict[str, Any]:
    """The rows above the bars, the first on top, in the upper ``share`` of the drawing."""
    return theme.axis(range=[rows - 0.5, -0.5], domain=[1 - share, 1], showgrid=False, showticklabels=False, anchor="x")


def _box(group: Group, row: int) -> list[dict[str, Any]]:
    """Mean and, where it is told, middle half of a group, on its row."""
    if group.mean is None:
        return []
    half = markup.of("<br>中央の半分 {}〜{}点", *map(labels.score, group.half)) if group.half else markup.of("")
    text = markup.joined([markup.of("<b>{}</b><br>平均 {}点", group.name, labels.score(group.mean)), half])
    shared: dict[str, Any] = {
        "type": "scatter",
        "yaxis": "y2",
        "text": text,
        "hovertemplate": "%{text}<extra></extra>",
        "cliponaxis": False,
    }
    tick = {"symbol": "line-ns", "size": 8, "line": {"width": 4, "color": group.colour}}
    marks = [{**shared, "mode": "markers", "x": [group.mean], "y": [row], "marker": tick}]
    if group.half:
        line = {"color": group.colour, "width": 4, "dash": group.dash}
        marks.insert(0, {**shared, "mode": "lines", "x": list(group.half), "y": [row, row], "line": line})
    return marks


def _city_labels(city: Group) -> list[dict[str, Any]]:
    """The city's name and mean over its box, and an end of its middle half at either end of it."""
    if city.mean is None or city.half is None:
        return []
    low, high = city.half
    text = markup.of("<b>{} 平均{}点</b>（n={}）", CITY, labels.score(city.mean), labels.count(city.people))
    ends: dict[str, Any] = {"yref": "y2", "font": {"color": theme.GRAY_600}}
    return [
        writing.note(text, city.mean, 0, yref="y2", font={"color": city.colour}),
        writing.note(labels.score(low), low, 1, xanchor="right", xshift=-6, **ends),
        writing.note(labels.score(high), high, 1, xanchor="left", xshift=6, **ends),
    ]


def _beside(group: Group, row: int) -> dict[str, Any]:
    """What a row says, at the end of its box that has more room beside it."""
    style: dict[str, Any] = {"yref": "y2", "font": {"color": group.colour}}
    if group.mean is None:
        return writing.note(group.label, 0, row, xanchor="left", **style)
    low, high = group.half or (group.mean, group.mean)
    if low > 1 - high:
        return writing.note(group.label, low, row, xanchor="right", xshift=-8, **style)
    return writing.note(group.label, high, row, xanchor="left", xshift=8, **style)


def _named(others: Sequence[Group]) -> list[Group]:
    """The chosen whose outlines are named at their peaks."""
    drawn = [group for group in others if group.shares and group.name != BEFORE]
    return drawn if len(drawn) <= FEW else []


def _peaks(groups: Sequence[Group], width: float, ceiling: float, height: float) -> list[dict[str, Any]]:
    """The names above the peaks of the outlines, as far as they do not cover each other."""
    tops = [max(group.heights(width).items(), key=lambda step: step[1]) for group in groups]
    xs = [edge + group.width / 2 for group, (edge, _) in zip(groups, tops, strict=True)]
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
