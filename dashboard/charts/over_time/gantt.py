"""The roadmap as bars over the years: the baseline as a ghost, what was done, what is expected, and the slip."""

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

import pandas as pd

from dashboard import labels, markup
from dashboard.charts.look import drawing, marks, spans, theme, writing
from dashboard.markup import Markup

PITCH = 25
"""Px from row to row."""
SIGNS = 16
"""Full-width signs of a name; the whole name is shown on hover."""
KEY = markup.of(
    "<i style='background:#e6e6e6;border:1px solid #b3b3b3'></i>基準計画　<i style='background:#4979f5'></i>実績　"
    "<i style='background:repeating-linear-gradient(135deg,#4979f5 0 2px,#fff 2px 5px);border:1px solid #4979f5'></i>"
    "見込　◆節目　<b style='color:#ce0000'>｜</b>基準日"
)
"""What the marks mean, as markup over the drawing. What their colours mean stands beside each row."""
_SHORT = {"start_missed": "（開始）", "forecast_missing": " 見込なし", "forecast_stale": " 見込が古い"}
"""Reasons that no number of days tells."""

Row = Any


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the drawing: an initiative, or the heading of a 柱 (level 1) or 施策 (level 2)."""

    text: str
    level: int
    row: Row | None = None


def figure(
    initiatives: pd.DataFrame,
    *,
    as_of: dt.date,
    grouped: bool = True,
    selected: str | None = None,
    fiscal_year_start: int = 4,
) -> theme.Figure:
    """Draw rows of roadmap/initiatives in their order, under headings where ``grouped``; ``selected``: a key.

    ``is_related`` says whether a row is there because the chosen 課 is its 関係課.
    """
    if initiatives.empty:
        return drawing.figure(theme.empty(6 * PITCH))
    lines = _lines(initiatives, grouped=grouped)
    first, last = years(initiatives, as_of, fiscal_year_start)
    items = [(place, line.row) for place, line in enumerate(lines) if line.row is not None]
    names = [_name(line.row, selected) if line.row is not None else "" for line in lines]
    left = int(max(theme.text_width(name) for name in names)) + theme.TICKS_GAP
    layout = theme.layout(
        len(lines) * PITCH + 8,
        barmode="overlay",
        bargap=0,
        xaxis=_axis(first, last, fiscal_year_start),
        yaxis=theme.row_axis(names, ticklen=0),
        yaxis2={**theme.right_column([_verdict(line.row) if line.row else "" for line in lines]), "ticklen": 0},
        shapes=[*_year_lines(first, last), *_bands(lines), _today(as_of)],
        annotations=[_heading(place, line, left) for place, line in enumerate(lines) if line.row is None],
        margin={"l": left, "r": 16, "t": 0, "b": 8},
    )
    layout["margin"] |= {"t": 0, "b": 8}
    data = [
        _ghosts(items),
        _bars(items, _done(as_of), 0.44, spans.solid),
        _bars(items, _expected(as_of), 0.44, spans.hatched),
        _milestones(items, as_of),
        _rows(items, first, last),
        theme.RIGHT_ANCHOR | {"x": [first]},
    ]
    return drawing.figure({"data": data, "layout": layout}, key=KEY)


def years(initiatives: pd.DataFrame, as_of: dt.date, start: int) -> tuple[dt.date, dt.date]:
    """The first day of the first 年度 shown and the day after the last."""
    columns = ["baseline_start", "baseline_end", "actual_start", "actual_end", "expected_end"]
    days = pd.to_datetime(initiatives[columns].stack().dropna())
    low, high = (days.min().date(), days.max().date()) if len(days) else (as_of, as_of)
    return dt.date(spans.fiscal_year(min(low, as_of), start), start, 1), dt.date(
        spans.fiscal_year(max(high, as_of), start) + 1, start, 1
    )


def heads(initiatives: pd.DataFrame, as_of: dt.date, start: int) -> list[Markup]:
    """The 年度 over the columns of the drawing, with the months of their quarters, as markup."""
    first, last = years(initiatives, as_of, start)
    half = (start + 5) % 12 + 1
    days = [dt.date(year, start, 1) for year in range(first.year, last.year)]
    return [
        markup.of(
            "<b class='dx-wide'>{}度</b><b class='dx-narrow'>{}</b><small>{}月</small><small>{}月</small>",
            labels.era_year(day),
            labels.short_fiscal_year(day)[:-2],
            start,
            half,
        )
        for day in days
    ]


def alt(initiatives: pd.DataFrame, *, as_of: dt.date) -> str:
    """Type, title and main figures in words."""
    title = f"ガントチャート。{labels.month_end(as_of)}現在のロードマップ。"
    if initiatives.empty:
        return title + labels.EMPTY
    counts = initiatives["computed_state"].value_counts()
    words = "、".join(f"{words}{counts[state]}件" for state, words in labels.STATES.items() if state in counts)
    return f"{title}取組{len(initiatives)}件（{words}）。"


def _lines(initiatives: pd.DataFrame, *, grouped: bool) -> list[Line]:
    rows = marks.records(initiatives)
    if not grouped:
        return [Line(row.initiative, 3, row) for row in rows]
    lines: list[Line] = []
    for pillar, of_pillar in groupby(rows, key=lambda row: _text(row.pillar)):
        lines.append(Line(pillar or "柱の記入なし", 1))
        for theme_name, of_theme in groupby(of_pillar, key=lambda row: _text(row.theme)):
            if theme_name:
                lines.append(Line(theme_name, 2))
            lines += [Line(row.initiative, 3, row) for row in of_theme]
    return lines


def _name(row: Row, selected: str | None) -> str:
    """Late and chosen ones in bold; 関係 before those that another 課 has."""
    name = writing.shortened(row.initiative, SIGNS - (3 if row.is_related else 0))
    bold = writing.bold(name) if row.initiative_key == selected or row.computed_state == "late" else name
    return markup.of("<span style='color:{grey}'>関係 </span>{}", bold, grey=theme.GRAY_600) if row.is_related else bold


def _verdict(row: Row) -> Markup:
    """State and slip at the right: 「遅れ ＋45日」, or why it is so where no slip tells."""
    colour = theme.ORANGE_TEXT if row.computed_state == "late" else theme.GRAY_700
    slip = row.slip_days if row.computed_state not in ("stopped", "not_started", "unknown") else None
    how = _SHORT.get(row.reason) or (f" {labels.slip(slip)}" if labels.known(slip) else "")
    text = f"{labels.state(row.computed_state)}{how}"
    said = writing.bold(text) if row.computed_state == "late" else text
    return markup.of("<span style='color:{colour}'>{}</span>", said, colour=colour)


def _heading(place: int, line: Line, left: int) -> dict[str, Any]:
    words = writing.shortened(line.text, SIGNS + 12)
    return {
        "text": writing.bold(words) if line.level == 1 else words,
        "x": 0,
        "xref": "paper",
        "xanchor": "left",
        "xshift": 4 - left + (0 if line.level == 1 else 12),
        "y": place,
        "yanchor": "middle",
        "showarrow": False,
        "font": {"color": theme.GRAY_900 if line.level == 1 else theme.GRAY_600},
    }


def _bands(lines: Sequence[Line]) -> list[dict[str, Any]]:
    """A light band behind the heading of each 柱."""
    return [
        {
            "type": "rect",
            "layer": "below",
            "xref": "paper",
            "x0": -2,
            "x1": 2,
            "y0": place - 0.5,
            "y1": place + 0.5,
            "fillcolor": theme.BLUE_50,
            "line": {"width": 0},
        }
        for place, line in enumerate(lines)
        if line.level == 1
    ]


def _axis(first: dt.date, last: dt.date, start: int) -> dict[str, Any]:
    days = [dt.date(year, month, 1) for year in range(first.year, last.year + 1) for month in _quarters(start)]
    return theme.axis(
        range=[first, last],
        type="date",
        # The page writes them over the columns, where they stay while rows scroll.
        showticklabels=False,
        tickvals=days,
        ticktext=[labels.short_fiscal_year(day) if day.month == start else "" for day in days],
    )


def _quarters(start: int) -> list[int]:
    return sorted((start - 1 + 3 * quarter) % 12 + 1 for quarter in range(4))


def _year_lines(first: dt.date, last: dt.date) -> list[dict[str, Any]]:
    days = (dt.date(year, first.month, 1) for year in range(first.year + 1, last.year))
    return [spans.vertical(day, {"color": theme.GRAY_300, "width": 1}) for day in days]


def _today(as_of: dt.date) -> dict[str, Any]:
    return {**spans.vertical(as_of, {"color": theme.RED_900, "width": 2}), "layer": "above"}


def _done(as_of: dt.date) -> Callable[[Row], spans.Span | None]:
    """From the actual start to the actual end, or to 基準日."""

    def span(row: Row) -> spans.Span | None:
        start = spans.day(row.actual_start)
        return (start, spans.day(row.actual_end) or as_of) if start else None

    return span


def _expected(as_of: dt.date) -> Callable[[Row], spans.Span | None]:
    """From 基準日, or a later planned start, to the end expected."""

    def span(row: Row) -> spans.Span | None:
        end = spans.day(row.expected_end)
        if end is None or not row.is_open:
            return None
        begins = as_of if spans.day(row.actual_start) else max(as_of, spans.day(row.baseline_start) or as_of)
        return (begins, end) if end > begins else None

    return span


def _ghosts(items: Sequence[tuple[int, Row]]) -> dict[str, Any]:
    """The baseline of each initiative, wide and pale behind everything; of one day where only its end is known."""
    plans = [
        (place, (spans.day(row.baseline_start) or end, end))
        for place, row in items
        if (end := spans.day(row.baseline_end)) is not None
    ]
    marker = {"color": theme.GRAY_100, "line": {"color": theme.GRAY_420, "width": 1}}
    return spans.bars(plans, 0.8, marker)


def _bars(
    items: Sequence[tuple[int, Row]],
    span: Callable[[Row], spans.Span | None],
    width: float,
    look: Callable[[Sequence[str]], dict[str, Any]],
) -> dict[str, Any]:
    drawn = [(place, found, _colour(row)) for place, row in items if (found := span(row))]
    return spans.bars([(place, found) for place, found, _ in drawn], width, look([colour for *_, colour in drawn]))


def _colour(row: Row) -> str:
    state = row.computed_state
    return labels.STATE_COLOURS[state] if state in ("late", "attention", "on_track", "done") else theme.GRAY_536


def _milestones(items: Sequence[tuple[int, Row]], as_of: dt.date) -> dict[str, Any]:
    """Diamonds: filled where the day is past, hollow where it is to come."""
    found = [(place, each["due"]) for place, row in items for each in row.milestones]
    return {
        "type": "scatter",
        "mode": "markers",
        "x": [day for _, day in found],
        "y": [place for place, _ in found],
        "marker": {
            "symbol": "diamond",
            "size": 9,
            "color": [theme.GRAY_900 if day <= as_of else theme.WHITE for _, day in found],
            "line": {"color": theme.GRAY_900, "width": 1.5},
            "opacity": 1,
        },
        "hoverinfo": "skip",
    }


def _rows(items: Sequence[tuple[int, Row]], first: dt.date, last: dt.date) -> dict[str, Any]:
    said = [[row.initiative_key, row.initiative, _hover(row)] for _, row in items]
    whole = (last - first).days * spans.DAY
    return {**marks.whole_rows([place for place, _ in items], whole, said), "base": [first] * len(items)}


def _hover(row: Row) -> str:
    parts: list[str] = [
        markup.joined([row.department, _verdict(row)], "・"),
        f"基準計画 {_days(row.baseline_start, row.baseline_end)}",
        f"実績 {_days(row.actual_start, row.actual_end)}・終了見込 {_written(row.forecast_end)}",
    ]
    if labels.known(row.progress):
        planned = f"（計画 {labels.whole_percent(row.planned_progress)}）" if labels.known(row.planned_progress) else ""
        parts.append(f"進捗率 {labels.whole_percent(row.progress)}{planned}")
    milestones = [f"◆{each['due']} {each['name']}" for each in row.milestones]
    return markup.lines([*parts, *milestones])


def _days(start: object, end: object) -> str:
    return f"{_written(start)}〜{_written(end)}"


def _written(day: object) -> str:
    found = spans.day(day)
    return found.isoformat() if found else labels.UNKNOWN


def _text(value: Any) -> str:
    return str(value) if labels.known(value) else ""
