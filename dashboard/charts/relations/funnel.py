"""Which 課 differ from the city by more than chance: rate against number of procedures, with limits."""

from collections.abc import Sequence
from typing import Any

import pandas as pd

from dashboard import labels, markup
from dashboard.charts.look import drawing, marks, placing, theme

HEIGHT = 480
WIDTH, DEPTH = 310, 380
"""Px from 0 to the largest 課, and from 0 to 100 %, on the narrowest screen."""

BOUNDS = placing.Box(-6, -12, WIDTH * 1.06, DEPTH + 12)
"""Where labels may lie."""

DENSE, SPARSE = 60, 20
"""Limits are drawn for every n up to the first number, from there on for every so many."""

MOST_LABELS = 8


def figure(
    departments: pd.DataFrame,
    limits: pd.DataFrame,
    *,
    city: float | None = None,
    chosen: Sequence[str] = (),
) -> theme.Figure:
    """Draw Answer A (by kind) over the limits of Answer C, whose n are numbers of procedures."""
    dots = departments[departments["rate"].notna() & (departments["denominator"] > 0)]
    if dots.empty or limits.empty:
        return drawing.figure(theme.empty(HEIGHT))
    largest = float(dots["denominator"].max())
    layout = theme.layout(
        HEIGHT,
        xaxis=theme.axis(
            markup.lines(["対象手続数", "点線の外（99.8%）は偶然では説明しにくい", "細い線＝95%"]),
            range=[-0.02 * largest, 1.06 * largest],
            tickformat=",d",
        ),
        yaxis=theme.share_axis(),
        annotations=_city_label(city),
        margin={"l": 8, "r": 16, "t": 12, "b": 8},
    )
    return drawing.figure({"data": [*_limits(limits, city), _dots(dots, limits, chosen)], "layout": layout})


def alt(departments: pd.DataFrame, limits: pd.DataFrame, *, city: float | None = None) -> str:
    """Type, title and main figures in words."""
    beyond = sum(outside(departments, limits))
    return (
        "漏斗図。課別オンライン化率（種類ベース）と対象手続数。"
        f"{int(departments['rate'].notna().sum())}課のうち99.8%の範囲の外は{beyond}課。全庁{labels.percent(city)}。"
    )


def outside(departments: pd.DataFrame, limits: pd.DataFrame) -> list[bool]:
    """For each row, whether its rate lies beyond the 99.8 % limits."""
    known = departments[["denominator", "rate"]].merge(limits, left_on="denominator", right_on="n", how="left")
    return ((known["rate"] < known["low998"]) | (known["rate"] > known["high998"])).tolist()


def _limits(limits: pd.DataFrame, city: float | None) -> list[dict[str, Any]]:
    limits = pd.concat([limits[:DENSE], limits[DENSE::SPARSE], limits[-1:]])
    n = limits["n"].tolist()
    return [
        _pair(n, limits["low95"].tolist(), limits["high95"].tolist(), {"color": theme.GRAY_420, "width": 1}),
        _pair(
            n,
            limits["low998"].tolist(),
            limits["high998"].tolist(),
            {"color": theme.GRAY_700, "width": 2, "dash": "dot"},
        ),
        *(
            [_line([n[0], n[-1]], [city, city], {"color": theme.GRAY_700, "width": 2, "dash": "dash"})]
            if labels.known(city)
            else []
        ),
    ]


def _city_label(city: float | None) -> list[dict[str, Any]]:
    return [
        {
            "text": f"全庁 {labels.percent(city)}",
            "x": 1,
            "xref": "paper",
            "xanchor": "right",
            "y": city,
            "yanchor": "bottom",
            "showarrow": False,
            "font": {"color": theme.GRAY_700, "shadow": theme.HALO},
        }
    ] * labels.known(city)


def _pair(n: list[int], low: list[float], high: list[float], style: dict[str, Any]) -> dict[str, Any]:
    """Lower and upper limit as one trace with a gap between."""
    return _line([*n, None, *n], [*low, None, *high], style)


def _line(x: Sequence[float | None], y: Sequence[float | None], style: dict[str, Any]) -> dict[str, Any]:
    return {"type": "scatter", "mode": "lines", "x": x, "y": y, "line": style, "hoverinfo": "skip"}


def _dots(dots: pd.DataFrame, limits: pd.DataFrame, chosen: Sequence[str]) -> dict[str, Any]:
    is_chosen, beyond = marks.is_chosen(dots, chosen), outside(dots, limits)
    return {
        "type": "scatter",
        "mode": "markers+text",
        "x": dots["denominator"].tolist(),
        "y": dots["rate"].tolist(),
        **placing.label(_places(dots), _texts(dots, is_chosen, beyond), BOUNDS),
        "textfont": {"color": _text_colours(is_chosen), "shadow": theme.HALO},
        "marker": {
            "size": 12,
            "color": _colours(is_chosen, beyond),
            "opacity": 0.85,
            "line": {"color": theme.WHITE, "width": 1},
        },
        "cliponaxis": False,
        "customdata": marks.details(dots, "kind"),
        "hovertemplate": marks.HOVER,
    }


def _texts(dots: pd.DataFrame, is_chosen: Sequence[bool], beyond: Sequence[bool]) -> list[str]:
    """Names for the chosen, then for those outside, as many as stay readable."""
    wanted = sorted(range(len(dots)), key=lambda index: (not is_chosen[index], not beyond[index]))[:MOST_LABELS]
    named = {index for index in wanted if is_chosen[index] or beyond[index]}
    return [name if index in named else "" for index, name in enumerate(dots["department"])]


def _places(dots: pd.DataFrame) -> list[placing.Dot]:
    """Where each dot lies, in px."""
    step = WIDTH / float(dots["denominator"].max())
    pairs = zip(dots["denominator"], dots["rate"], strict=True)
    return [placing.Dot(n * step, (1 - rate) * DEPTH, 6) for n, rate in pairs]


def _text_colours(is_chosen: Sequence[bool]) -> list[str]:
    return [theme.CHOSEN if hit else theme.GRAY_700 for hit in is_chosen]


def _colours(is_chosen: Sequence[bool], beyond: Sequence[bool]) -> list[str]:
    """The chosen stand out, and while nobody is chosen those outside."""
    return marks.colours(is_chosen if any(is_chosen) else beyond, theme.GRAY_420)
