"""How far very many lie apart: a row for each part, a dot for each of them, the middle half of each row as a band.

It is read alike with thirty dots and with two thousand: rows are of one height, dots move up or down in their row.
"""

from collections.abc import Collection, Sequence
from typing import Any

import pandas as pd

from dashboard import labels
from dashboard.charts.look import drawing, marks, placing, theme

WIDTH = 470
"""Px between 0 and 100 % on the narrowest screen."""
MANY = 16
"""So many rows are drawn high; more of them low."""
HIGH, LOW = (40, 11), (19, 7)
"""Px of a row, and of a dot in it."""
TOP, LEAST, NARROW_ROW = 30, 240, 26
FEWEST = 4
"""From so many dots on a row has a middle half."""
HOVER = "<b>%{customdata[1]}</b>%{customdata[2]}<br>%{customdata[3]}<br>%{customdata[4]}<extra></extra>"
KEY = "●＝1市区町村　水色の帯＝中央の半分　縦線＝中央値"


def height(parts: pd.DataFrame) -> int:
    """Px for all rows."""
    return max(LEAST, TOP + 60 + len(parts) * _sizes(parts)[0])


def figure(
    dots: pd.DataFrame, parts: pd.DataFrame, *, measure: str = "kind", chosen: Collection[str] = ()
) -> theme.Figure:
    """Draw the dots (municipality, name, part, rate, numerator, denominator, peer_group …) in the rows of ``parts``
    (part, municipalities, rated, p25, median, p75). Customdata begins with the code of the municipality.
    """
    known = dots[dots["rate"].notna()].reset_index(drop=True)
    if known.empty:
        return drawing.figure(theme.empty(height(parts)))
    pitch, size = _sizes(parts)
    counts = [
        f"{labels.count(rated)}/{labels.count(of)}"
        for rated, of in zip(parts["rated"], parts["municipalities"], strict=True)
    ]
    layout = theme.layout(
        height(parts),
        xaxis=theme.share_axis(KEY),
        yaxis=theme.row_axis([*parts["part"]], showgrid=True),
        yaxis2=theme.right_column(counts),
        shapes=_bands(parts),
        annotations=[_over_right("率あり/全体")],
        margin={"l": 8, "r": 8, "t": TOP, "b": 8},
    )
    shown = _dots(known, [*parts["part"]], measure, chosen, pitch, size)
    return drawing.figure({"data": [_medians(parts), *shown, theme.RIGHT_ANCHOR], "layout": layout})


def bands(parts: pd.DataFrame) -> theme.Figure:
    """Draw the rows without their dots, where there is little room: from the lowest to the highest as a line, the
    middle half as a band, and the middle in figures at the right.
    """
    known = parts[parts["rated"] > 0].reset_index(drop=True)
    if known.empty:
        return drawing.figure(theme.empty(height(parts)))
    layout = theme.layout(
        TOP + 60 + len(known) * NARROW_ROW,
        xaxis=theme.share_axis("線＝最小〜最大　縦線＝中央値", dtick=0.5),
        yaxis=theme.row_axis([*known["part"]], showgrid=True),
        yaxis2=theme.right_column([labels.whole_percent(row.median) for row in marks.records(known)]),
        shapes=_bands(known),
        annotations=[_over_right("中央値")],
        margin={"l": 8, "r": 8, "t": TOP, "b": 8},
    )
    return drawing.figure({"data": [_ranges(known), _medians(known), theme.RIGHT_ANCHOR], "layout": layout})


def alt(dots: pd.DataFrame, parts: pd.DataFrame, *, measure: str = "kind") -> str:
    """Type, title and main figures in words."""
    rates = dots["rate"].dropna()
    if rates.empty:
        return f"点の図。市区町村別{labels.MEASURES[measure]}。{labels.EMPTY}"
    rows = "、".join(
        f"{part} {labels.percent(median)}" for part, median in zip(parts["part"], parts["median"], strict=True)
    )
    return (
        f"点の図。市区町村別{labels.MEASURES[measure]}のばらつき。{labels.count(len(rates))}市区町村、"
        f"最小{labels.percent(rates.min())}、中央値{labels.percent(rates.median())}、最大{labels.percent(rates.max())}。"
        f"行ごとの中央値は、{rows}。"
    )


def _sizes(parts: pd.DataFrame) -> tuple[int, int]:
    return HIGH if len(parts) <= MANY else LOW


def _over_right(text: str) -> dict[str, Any]:
    """Over the right column: what its figures are."""
    return {
        "text": text,
        "x": 1,
        "xref": "paper",
        "xanchor": "right",
        "y": 1,
        "yref": "paper",
        "yanchor": "bottom",
        "yshift": 6,
        "showarrow": False,
        "font": {"color": theme.GRAY_600},
    }


def _bands(parts: pd.DataFrame) -> list[dict[str, Any]]:
    """The middle half of each row."""
    return [
        {
            "type": "rect",
            "layer": "below",
            "x0": row.p25,
            "x1": row.p75,
            "y0": place - 0.42,
            "y1": place + 0.42,
            "fillcolor": theme.BLUE_50,
            "line": theme.EDGE,
        }
        for place, row in enumerate(marks.records(parts))
        if row.rated >= FEWEST
    ]


def _ranges(parts: pd.DataFrame) -> dict[str, Any]:
    """A line from the lowest to the highest of each row, with what the row says."""
    rows = [*marks.records(parts)]
    said = [
        [
            row.part,
            f"中央の半分 {labels.percent(row.p25)}〜{labels.percent(row.p75)}",
            f"{labels.count(row.rated)}市区町村",
        ]
        for row in rows
    ]
    return {
        "type": "scatter",
        "mode": "lines",
        "x": [x for row in rows for x in (row.min, row.max, None)],
        "y": [y for place in range(len(rows)) for y in (place, place, None)],
        "line": {"color": theme.GRAY_536, "width": 1},
        "customdata": [each for one in said for each in (one, one, one)],
        "hovertemplate": "<b>%{customdata[0]}</b><br>%{customdata[1]}<br>%{customdata[2]}<extra></extra>",
    }


def _medians(parts: pd.DataFrame) -> dict[str, Any]:
    """A line across each row at its middle."""
    rows = [(place, row.median) for place, row in enumerate(marks.records(parts)) if row.rated]
    return {
        "type": "scatter",
        "mode": "lines",
        "x": [x for _, middle in rows for x in (middle, middle, None)],
        "y": [y for place, _ in rows for y in (place - 0.42, place + 0.42, None)],
        "line": {"color": theme.BLUE_600, "width": 3},
        "hoverinfo": "skip",
    }


def _dots(
    dots: pd.DataFrame, names: list[str], measure: str, chosen: Collection[str], pitch: int, size: int
) -> list[dict[str, Any]]:
    """All dots, the chosen last: they lie over the others, with their names."""
    row_of = {name: place for place, name in enumerate(names)}
    rows = dots["part"].map(row_of).tolist()
    ys = _apart(dots["rate"].tolist(), rows, pitch, size)
    is_chosen = dots["municipality"].isin(chosen).tolist()
    order = sorted(range(len(dots)), key=lambda place: is_chosen[place])
    named = is_chosen if any(is_chosen) or pitch < HIGH[0] else _extremes(dots["rate"])
    said = zip(dots["name"], dots["rate"], named, strict=True)
    texts = [f"{name} {labels.whole_percent(rate)}" if is_named else "" for name, rate, is_named in said]
    places = [
        placing.Dot(rate * WIDTH, y * pitch, (size + 4 * own) / 2)
        for rate, y, own in zip(dots["rate"], ys, is_chosen, strict=True)
    ]
    bounds = placing.Box(-0.03 * WIDTH, -pitch, 1.03 * WIDTH, (len(names) + 0.5) * pitch)
    written = placing.label(places, texts, bounds, () if any(is_chosen) else range(len(dots)))
    details = _details(dots, measure)
    colours = marks.colours(is_chosen)

    def ordered(values: Sequence[Any]) -> list[Any]:
        return [values[place] for place in order]

    return [
        {
            "type": "scatter",
            "mode": "markers+text",
            "x": ordered(dots["rate"].tolist()),
            "y": ordered(ys),
            "text": ordered(written["text"]),
            "textposition": ordered(written["textposition"]),
            "textfont": {"color": theme.CHOSEN if any(is_chosen) else theme.GRAY_700, "shadow": theme.HALO},
            "marker": {
                "size": ordered([size + 4 * own for own in is_chosen]),
                "color": ordered(colours),
                "opacity": 0.75,
                "line": {"color": theme.WHITE, "width": 1},
            },
            "cliponaxis": False,
            "customdata": ordered(details),
            "hovertemplate": HOVER,
        }
    ]


def _extremes(rates: "pd.Series[float]") -> list[bool]:
    """The two lowest, and the highest."""
    order = rates.sort_values(kind="stable").index
    return rates.index.isin([*order[:2], *order[-1:]]).tolist()


def _apart(rates: Sequence[float], rows: Sequence[int], pitch: int, size: int) -> list[float]:
    """The height of each dot, in rows: in the lane of its row where it covers the dots before it least."""
    reach = max(0.0, 0.42 * pitch - size / 2)
    steps = int(reach // (size * 0.6))
    lanes = sorted(
        (sign * step * size * 0.6 for step in range(steps + 1) for sign in ((1, -1) if step else (1,))), key=abs
    )
    ends: dict[tuple[int, int], float] = {}
    ys = [0.0] * len(rates)
    for place in sorted(range(len(rates)), key=lambda place: rates[place]):
        x, row = rates[place] * WIDTH, rows[place]
        overlaps = [max(0.0, ends.get((row, lane), -size) + size - x) for lane in range(len(lanes))]
        lane = min(range(len(lanes)), key=lambda lane: (overlaps[lane], lane))
        ends[row, lane] = x
        ys[place] = row + lanes[lane] / pitch
    return ys


def _details(dots: pd.DataFrame, measure: str) -> list[list[str]]:
    """Customdata: code, name, （都道府県）, the measure with its fraction, place among those like it."""
    columns = (
        "municipality",
        "name",
        "prefecture",
        "numerator",
        "denominator",
        "peer_group",
        "peer_place",
        "peers_rated",
    )
    return [
        [
            code,
            name,
            f"（{prefecture}）" if labels.known(prefecture) else "",
            f"{labels.MEASURES[measure]} {labels.with_fraction(part, whole)}",
            f"{group} {labels.count(of)}団体中{place:.0f}位" if labels.known(group) else "",
        ]
        for code, name, prefecture, part, whole, group, place, of in zip(
            *(dots[column] for column in columns), strict=True
        )
    ]
