"""Is the gap closing: bands of the 課, median, city and target, month by month."""

import datetime as dt
from typing import Any

import pandas as pd

from dashboard import labels, markup
from dashboard.charts.look import drawing, end_labels, months, theme

HEIGHT = 480
TOP, BOTTOM = 32, 40


def figure(
    spread: pd.DataFrame,
    *,
    measure: str = "kind",
    target: float | None = None,
    chosen: pd.DataFrame | None = None,
    fiscal_year_start: int = 4,
    height: int = HEIGHT,
    whole: str = "全庁",
) -> theme.Figure:
    """Draw Answer B. ``chosen``: as_of, department, rate by month of those that have the attention. ``whole``: what all
    of them together are called.
    """
    spread = spread[spread["median"].notna()]
    if spread.empty:
        return drawing.figure(theme.empty(height))
    days = months.days(spread)
    own = _own(chosen)
    middle = theme.GRAY_536 if own else theme.BLUE_600
    ends = [*_ends(spread, target, middle, whole), *_own_ends(own)]
    layout = theme.layout(
        height,
        xaxis=months.axis(days),
        yaxis=theme.share_axis(range=[0, 1]),
        shapes=[*months.year_lines(days, fiscal_year_start), *_target(target)],
        annotations=[
            *months.year_labels(days, fiscal_year_start),
            *end_labels.annotations(ends, height - TOP - BOTTOM),
        ],
        margin={"l": 8, "r": end_labels.room(ends), "t": TOP, "b": BOTTOM},
        hovermode="x unified",
    )
    return drawing.figure(
        {"data": [*_bands(spread, days), *_middle(spread, days, middle, whole), *map(_own_line, own)], "layout": layout}
    )


def alt(spread: pd.DataFrame, *, measure: str = "kind", whole: str = "全庁", of: str = "課別") -> str:
    """Type, title and main figures in words."""
    title = f"折れ線と帯の図。{of}{labels.MEASURES[measure]}のばらつきの月次推移。"
    if spread.empty:
        return title + labels.EMPTY
    first, last = spread.iloc[0], spread.iloc[-1]
    return (
        f"{title}{labels.month(first['as_of'])}から{labels.month(last['as_of'])}まで、中央値は"
        f"{labels.percent(first['median'])}から{labels.percent(last['median'])}、{whole}は"
        f"{labels.percent(first['city_rate'])}から{labels.percent(last['city_rate'])}。"
    )


def _bands(spread: pd.DataFrame, days: list[dt.date]) -> list[dict[str, Any]]:
    return [
        _band(spread, days, "p10", "p90", theme.BLUE_50, "下位10%〜上位10%"),
        _band(spread, days, "p25", "p75", theme.BLUE_200, "中央の半分"),
    ]


def _band(spread: pd.DataFrame, days: list[dt.date], low: str, high: str, colour: str, name: str) -> dict[str, Any]:
    return {
        "name": name,
        "type": "scatter",
        "mode": "lines",
        "x": [*days, *reversed(days)],
        "y": [*spread[high], *reversed(spread[low].tolist())],
        "fill": "toself",
        "fillcolor": colour,
        "line": theme.EDGE,
        "hoverinfo": "skip",
    }


def _middle(spread: pd.DataFrame, days: list[dt.date], colour: str, whole: str) -> list[dict[str, Any]]:
    halves = [
        markup.lines(
            [
                f"中央値 {labels.percent(middle)}",
                f"中央の半分 {labels.percent(p25)}〜{labels.percent(p75)}",
                f"下位10%〜上位10% {labels.percent(p10)}〜{labels.percent(p90)}",
            ]
        )
        for middle, p25, p75, p10, p90 in zip(
            *(spread[column] for column in ("median", "p25", "p75", "p10", "p90")), strict=True
        )
    ]
    city = [f"{whole} {labels.percent(rate)}" for rate in spread["city_rate"]]
    dashed = {"color": theme.GRAY_700, "dash": "dash", "width": 2}
    return [
        months.line(days, spread["city_rate"].tolist(), city, dashed, whole),
        months.line(days, spread["median"].tolist(), halves, {"color": colour, "width": 3}, "中央値"),
    ]


def _own(chosen: pd.DataFrame | None) -> list[tuple[str, pd.DataFrame]]:
    """Name and months of each of the chosen, without the months that have no rate."""
    if chosen is None:
        return []
    return [(str(name), rows) for name, rows in chosen.dropna(subset=["rate"]).groupby("department", sort=False)]


def _own_line(own: tuple[str, pd.DataFrame]) -> dict[str, Any]:
    name, rows = own
    texts = [markup.of("<b>{}</b> {}", name, labels.percent(rate)) for rate in rows["rate"]]
    line = months.line(months.days(rows), rows["rate"].tolist(), texts, {"color": theme.CHOSEN, "width": 3}, name)
    return {**line, "customdata": [[name]] * len(rows)}


def _ends(spread: pd.DataFrame, target: float | None, middle: str, whole: str) -> list[end_labels.End]:
    last = spread.iloc[-1]
    ends = [
        end_labels.End("上位10%", last["p90"], theme.GRAY_600),
        end_labels.End("目標", target, theme.GRAY_900),
        end_labels.End(whole, last["city_rate"], theme.GRAY_700),
        end_labels.End("中央値", last["median"], middle),
        end_labels.End("下位10%", last["p10"], theme.GRAY_600),
    ]
    return [end for end in ends if labels.known(end.value)]


def _own_ends(own: list[tuple[str, pd.DataFrame]]) -> list[end_labels.End]:
    return [end_labels.End(name, rows["rate"].iloc[-1], theme.CHOSEN) for name, rows in own]


def _target(target: float | None) -> list[dict[str, Any]]:
    if not labels.known(target):
        return []
    line = {"color": theme.GRAY_900, "dash": "dot", "width": 2}
    return [{"type": "line", "xref": "paper", "x0": 0, "x1": 1, "y0": target, "y1": target, "line": line}]
