"""Before and after: the mean change of the same people by field, with how far it could stray by chance."""

from collections.abc import Sequence
from typing import Any

import pandas as pd

from dashboard import labels, markup
from dashboard.charts.look import captions, drawing, marks, scores, theme, writing
from dashboard.markup import Markup

ROW, TOP, FOOT, LEAST_ROWS = 68, 52, 52, 4
TOTAL = "総合"
SMALL_ROW = 25
"""Px of a row that has its name beside it and the city alone."""
SMALL_STRETCH = 1.45
"""How much further the axis goes where there is less room."""
STRETCH = 1.45
"""How far the axis goes beyond the longest interval: room for the figure beside it on the narrowest screen."""
STEPS = (1, 2, 5, 10, 20, 50)
"""Points from tick to tick."""
NAME, ALONE, ABOVE, LANES = -0.34, 0.06, -0.07, (0.16, 0.37)
"""Where in its row (1 high, downwards) the name lies, the city alone, the city above the chosen, and those."""


CITY, OWN = "circle", "diamond"
"""Whose a mark is."""
KEY, KEY_BESIDE = "灰色＝偶然の幅のうち", "0をまたぐ線＝偶然の幅のうち　●全庁"


def height(changes: pd.DataFrame) -> int:
    """Px for one row a field and one for the total."""
    return TOP + FOOT + ROW * max(int((changes["level"] == "city").sum()) if len(changes) else 0, LEAST_ROWS)


def figure(changes: pd.DataFrame, *, chosen: Sequence[str] = (), k: int = 10) -> theme.Figure:
    """The city, and under it at most two of the chosen groups where they may be shown."""
    city = changes[changes["level"] == "city"].reset_index(drop=True) if len(changes) else changes
    if city.empty:
        return drawing.figure(theme.empty(height(changes)))
    beside = changes[changes["unit"].isin(chosen) & changes["level"].isin(["bureau", "department"])]
    reach, named = _reach(pd.concat([city, beside])), _named(chosen, beside)
    layout = theme.layout(
        height(changes),
        xaxis=_points_axis(reach, KEY_BESIDE if named else KEY),
        yaxis=theme.axis(range=[max(len(city), LEAST_ROWS) - 0.5, -0.5], showgrid=False, showticklabels=False),
        margin={"l": 8, "r": 8, "t": TOP, "b": 8},
        annotations=[*_sides(is_plain=bool(named)), *_key(chosen, beside, k)],
        barmode="overlay",
    )
    place = {_field(row): index for index, row in enumerate(marks.records(city))}
    whole = _points(city, place, ABOVE, theme.GRAY_700, CITY) if named else _points(city, place, ALONE, None, CITY)
    data = [*whole, _hidden(city, place, k, reach)]
    for name, lane, (colour, _) in zip(named, LANES, scores.SERIES, strict=False):
        data += _points(beside[beside["unit"] == name], place, lane, colour)
    names = captions.over_rows(
        [_name(row) for row in marks.records(city)], [row + NAME for row in city.index], -reach * 100
    )
    return drawing.figure({"data": [trace for trace in [*data, names] if trace], "layout": layout})


def small(changes: pd.DataFrame, *, k: int = 10) -> theme.Figure:
    """The city alone, each field's name beside its row."""
    city = changes[changes["level"] == "city"].reset_index(drop=True) if len(changes) else changes
    if city.empty:
        return drawing.figure(theme.empty(SMALL_ROW * LEAST_ROWS + FOOT))
    reach, place = _reach(city) * SMALL_STRETCH, {_field(row): index for index, row in enumerate(marks.records(city))}
    layout = theme.layout(
        SMALL_ROW * len(city) + FOOT + 8,
        xaxis=_points_axis(reach, title="横線＝偶然でも動く幅（95%）", most=2.5),
        yaxis=theme.row_axis(list(place)),
        margin={"l": 8, "r": 8, "t": 4, "b": 8},
        barmode="overlay",
    )
    data = [*_points(city, place, 0, None), _hidden(city, place, k, reach)]
    return drawing.figure({"data": [trace for trace in data if trace], "layout": layout})


def alt(changes: pd.DataFrame) -> str:
    """Type, title and main figures in words."""
    city = changes[changes["level"] == "city"].dropna(subset=["change"]) if len(changes) else changes
    if city.empty:
        return "区間図。前回からの変化。" + labels.EMPTY
    said = [f"{_field(row)} {labels.signed(row.change)}点" for row in marks.records(city)]
    return f"区間図。両方の回に答えた人の変化。{'、'.join(said)}。"


def _reach(rows: pd.DataFrame) -> float:
    """How far the axis goes to either side (0–1)."""
    furthest = rows[["change_low", "change_high"]].abs().max().max()
    return (float(furthest) if labels.known(furthest) else 0.05) * STRETCH


def _points_axis(reach: float, key: str = KEY, title: str = "", most: float = 3.5) -> dict[str, Any]:
    """``most``: how many ticks to either side."""
    step = next((step for step in STEPS if reach * 100 / step <= most), STEPS[-1])
    ends = int(reach * 100 / step)
    ticks = [step * tick for tick in range(-ends, ends + 1)]
    return theme.axis(
        title or markup.lines(["変化（点）・横線＝偶然でも動く幅（95%）", key]),
        range=[-reach * 100, reach * 100],
        tickvals=ticks,
        ticktext=["0" if not tick else f"{'＋' if tick > 0 else '▲'}{abs(tick)}" for tick in ticks],
        tickangle=0,
        zeroline=True,
        zerolinecolor=theme.GRAY_536,
        zerolinewidth=1,
    )


def _field(row: Any) -> str:
    return str(row.field) if isinstance(row.field, str) else TOTAL


def _name(row: Any) -> Markup:
    """Field, common questions, people in both rounds and in only one. Of a hidden row no number is told."""
    if not labels.known(row.change):
        return writing.bold(_field(row))
    single = labels.count(row.unmatched + row.unmatched_before)
    people = f"共通{labels.count(row.questions)}問・{labels.count(row.matched)}人（片方だけ{single}人）"
    return markup.of("<b>{}</b>　<span style='color:{grey}'>{}</span>", _field(row), people, grey=theme.GRAY_600)


def _points(
    rows: pd.DataFrame, place: dict[str, int], lower: float, colour: str | None, symbol: str = OWN
) -> list[dict[str, Any]]:
    """Lines, dots and figures of a group, so far down in their rows; without a colour each has that of its sign."""
    known = [row for row in marks.records(rows.dropna(subset=["change"])) if _field(row) in place]
    ys = [place[_field(row)] + lower for row in known]
    lines = {
        "type": "scatter",
        "mode": "lines",
        "hoverinfo": "skip",
        "x": [x for row in known for x in (row.change_low * 100, row.change_high * 100, None)],
        "y": [y for each in ys for y in (each, each, None)],
        "line": {"color": colour or theme.BLUE_500, "width": 4 if symbol == CITY else 2},
    }
    texts = {
        "type": "scatter",
        "mode": "text",
        "hoverinfo": "skip",
        "x": [row.change_high * 100 for row in known],
        "y": ys,
        "text": [f" {labels.signed(row.change)}" for row in known],
        "textposition": "middle right",
        "cliponaxis": False,
        "textfont": {"color": colour or theme.GRAY_900, "shadow": theme.HALO},
    }
    return [lines, _dots(known, ys, colour, symbol), texts] if known else []


def _dots(known: list[Any], ys: list[float], colour: str | None, symbol: str) -> dict[str, Any]:
    return {
        "type": "scatter",
        "mode": "markers",
        "x": [row.change * 100 for row in known],
        "y": ys,
        "marker": {
            "size": 12,
            "symbol": symbol,
            "color": [colour or _tone(row) for row in known],
            "line": {"color": theme.WHITE, "width": 1},
        },
        "cliponaxis": False,
        "customdata": [_details(row) for row in known],
        "hovertemplate": "<b>%{customdata[0]}</b>・%{customdata[1]}<br>"
        "%{customdata[2]}点（偶然の幅 %{customdata[3]}点）<br>"
        "両方に答えた%{customdata[4]}人。今回だけ%{customdata[5]}人・前回だけ%{customdata[6]}人は含まず<extra></extra>",
    }


def _details(row: Any) -> list[str]:
    interval = f"{labels.signed(row.change_low)}〜{labels.signed(row.change_high)}"
    people = (row.matched, row.unmatched, row.unmatched_before)
    return [row.unit, _field(row), labels.signed(row.change), interval, *(labels.count(each) for each in people)]


def _tone(row: Any) -> str:
    if row.change_low > 0:
        return theme.BLUE_900
    return theme.RED_900 if row.change_high < 0 else theme.GRAY_536


def _named(chosen: Sequence[str], beside: pd.DataFrame) -> list[str]:
    """The chosen that have a change to show, at most as many as there are lanes."""
    shown = set(beside.loc[beside["change"].notna(), "unit"])
    return [name for name in chosen if name in shown][: len(LANES)]


def _key(chosen: Sequence[str], beside: pd.DataFrame, k: int) -> list[dict[str, Any]]:
    """Whose the coloured marks are; of those that may not be shown it is said."""
    pairs = zip(_named(chosen, beside), scores.SERIES, strict=False)
    words: list[str] = [captions.entry(name, colour, "◆ ") for name, (colour, _) in pairs]
    silent = beside.groupby("unit").agg(known=("change", "count"), n=("matched", "max"))
    hidden = [name for name in chosen if name in silent.index and not silent.loc[name, "known"]]
    words += [f"{name} {scores.hidden(float(silent['n'][name]), k)}" for name in hidden[: len(LANES)]]
    return [captions.key([markup.joined(words, "　")], lift=26, left=theme.TICKS_GAP)] if words else []


def _hidden(city: pd.DataFrame, place: dict[str, int], k: int, reach: float) -> dict[str, Any] | None:
    hidden = city[city["change"].isna()]
    if hidden.empty:
        return None
    return {
        "type": "bar",
        "orientation": "h",
        "base": [-reach * 100] * len(hidden),
        "x": [2 * reach * 100] * len(hidden),
        "y": [place[_field(row)] + ALONE for row in marks.records(hidden)],
        "width": 0.36,
        "marker": marks.HATCH,
        "text": [scores.hidden(row.matched, k) for row in marks.records(hidden)],
        "textposition": "inside",
        "insidetextanchor": "middle",
        "constraintext": "none",
        "textfont": {"color": theme.GRAY_700, "shadow": theme.HALO},
        "hoverinfo": "skip",
    }


def _sides(*, is_plain: bool) -> list[dict[str, Any]]:
    """What either side means, in the colours of the city's dots; these are grey where somebody is chosen."""
    ends = (("← 下がった", 0, "left", theme.RED_900), ("伸びた →", 1, "right", theme.BLUE_900))
    return [
        {
            "text": text,
            "x": x,
            "xref": "paper",
            "xanchor": anchor,
            "y": 1,
            "yref": "paper",
            "yanchor": "bottom",
            "yshift": 4,
            "showarrow": False,
            "font": {"color": theme.GRAY_700 if is_plain else colour},
        }
        for text, x, anchor, colour in ends
    ]
