"""Where which field is weak: 課 (or 部) by fields, coloured by the difference to the city, the score in each cell."""

import re
from collections.abc import Sequence
from itertools import groupby
from typing import Any

import pandas as pd

from dashboard import labels, markup
from dashboard.charts.look import cells, drawing, marks, scores, theme, writing
from dashboard.markup import Markup

ROW = 22
HEAD, FOOT = 52, 10
LEAST_ROWS = 4
CITY = "全庁"

CELL = 0.94
"""Of a row and of a column."""

ON_ONE_LINE = 5
"""Signs of a field's name over its column."""

GAP = 18
"""Px between the names of 部 and those of 課."""


def height(by_field: pd.DataFrame, *, headed: bool = True) -> int:
    """Px for one row for each group and one for the city; the frame around it scrolls."""
    return (HEAD if headed else FOOT) + FOOT + ROW * max(len(_groups(by_field)) + 1, LEAST_ROWS)


def figure(
    by_field: pd.DataFrame,
    *,
    fields: pd.DataFrame | None = None,
    chosen: Sequence[str] = (),
    k: int = 10,
    headed: bool = True,
) -> theme.Figure:
    """Draw field_by_department of one level. ``fields``: the city's n. Cells carry 課 (or 部), field, level.

    Not ``headed``, it leaves the fields' names (``heads``) and what the colours mean (``cells.KEY``) to whoever draws
    it in a frame, so that they stay where they are while the rows scroll.
    """
    if by_field.empty:
        return drawing.figure(theme.empty(height(by_field)))
    groups, columns = _groups(by_field), _columns(by_field)
    placed = _cells(by_field, groups, columns)
    names = [_city_name(fields), *(_name(row, chosen) for row in marks.records(groups))]
    # 部 that have rows of their own need no second name beside their 課.
    bureaus = [] if (groups["level"] == "bureau").any() else _bureaus(groups)
    layout = theme.layout(
        height(by_field, headed=headed),
        xaxis=_field_axis(columns, headed),
        yaxis=theme.row_axis([""] * len(names), ticktext=names),
        shapes=[*_separators(bureaus), *_frames(groups, chosen, len(columns))],
        annotations=[*([_key()] if headed else []), *_bureau_names(bureaus, writing.widest(names), chosen)],
        barmode="overlay",
    )
    left = writing.widest(names) + (GAP + writing.widest([name for _, _, name in bureaus]) if bureaus else 0)
    layout["margin"] = {"l": max(left, writing.widest([cells.KEY])) + theme.TICKS_GAP, "r": 16, "b": FOOT}
    layout["margin"]["t"] = HEAD if headed else FOOT
    data = [_city(columns), _known(placed[placed["value"].notna()]), _masked(placed[placed["masked"]], k)]
    data.append(_unknown(placed[placed["value"].isna() & ~placed["masked"]]))
    return drawing.figure({"data": data, "layout": layout}, is_table=True)


def heads(by_field: pd.DataFrame) -> list[Markup]:
    """The fields over their columns, as markup of two lines each."""
    return [_field_name(row) for row in marks.records(_columns(by_field))]


def alt(by_field: pd.DataFrame) -> str:
    """Type, title and main figures in words."""
    title = "ヒートマップ。分野別の点と全庁との差。"
    if by_field.empty:
        return title + labels.EMPTY
    placed = _cells(by_field, _groups(by_field), _columns(by_field))
    gaps = placed.dropna(subset=["gap"]).sort_values("gap", kind="stable")
    said = [f"{len(_groups(by_field))}行、{placed['field'].nunique()}分野"]
    if len(gaps):
        said += [
            f"全庁と比べて最も{word}のは{row['name']}の{row['field']}（{labels.score(row['value'])}点、"
            f"差{labels.signed(row['gap'])}点）"
            for word, row in (("低い", gaps.iloc[0]), ("高い", gaps.iloc[-1]))
        ]
    hidden = int(placed["masked"].sum())
    return f"{title}{'、'.join([*said, *([f'表示できないますは{hidden}'] if hidden else [])])}。"


def _groups(by_field: pd.DataFrame) -> pd.DataFrame:
    """One row for each 課 (or 部, or 職位) in the order shown: by 部 in display order, those without 部 last.

    Columns: bureau, department, name, level, n (the most people of a field that may be shown), masked (wholly).
    """
    rows = by_field.assign(masked=scores.is_masked(by_field), order=by_field["display_order"].astype(float))
    rows = rows.assign(shown=rows["n"].astype(float).mask(rows["masked"]))
    rows = rows.astype({"bureau": object, "department": object})
    groups = (
        rows.groupby(["bureau", "department"], dropna=False, sort=False)
        .agg(order=("order", "min"), n=("shown", "max"), people=("n", "max"), masked=("masked", "all"))
        .reset_index()
    )
    place = groups.groupby("bureau", dropna=False)["order"].transform("min")
    groups = groups.assign(place=place).sort_values(["place", "bureau", "order"], kind="stable", na_position="last")
    is_bureau = groups["department"].isna()
    name = groups["department"].where(~is_bureau, groups["bureau"])
    return groups.assign(name=name, level=_levels(groups, is_bureau)).reset_index(drop=True)


def _levels(groups: pd.DataFrame, is_bureau: pd.Series) -> list[str]:
    has_bureau = groups["bureau"].notna()
    return [
        "bureau" if whole else "department" if placed else "grade"
        for whole, placed in zip(is_bureau, has_bureau, strict=True)
    ]


def _keys(rows: pd.DataFrame) -> list[str]:
    """What tells groups apart: one name may occur in several 部."""
    names = rows[["bureau", "department"]].astype(object)
    return (names["bureau"].fillna("") + "\n" + names["department"].fillna("")).tolist()


def _columns(by_field: pd.DataFrame) -> pd.DataFrame:
    """One row for each field: field, questions, and the city's score; its position is the row number."""
    fields = by_field.drop_duplicates("field").sort_values("field_order").reset_index(drop=True)
    return fields.assign(city=fields["city_mean"].astype(float))


def _cells(by_field: pd.DataFrame, groups: pd.DataFrame, columns: pd.DataFrame) -> pd.DataFrame:
    """Each 課 and field with its row and column, value, gap to the city (both NaN where hidden), name and level."""
    rows = groups.assign(key=_keys(groups), row=groups.index + 1)[["key", "row", "name", "level"]]
    placed = by_field.assign(key=_keys(by_field)).merge(rows, on="key")
    placed = placed.merge(columns.assign(column=columns.index)[["field", "column", "city"]], on="field")
    masked = scores.is_masked(placed)
    value = placed["mean"].astype(float).mask(masked)
    return placed.assign(masked=masked, value=value, gap=value - placed["city"])


def _field_axis(columns: pd.DataFrame, headed: bool) -> dict[str, Any]:
    """The fields over their columns, with the number of questions."""
    return theme.axis(
        side="top",
        range=[-0.5, len(columns) - 0.5],
        tickvals=list(range(len(columns))),
        ticktext=[_field_name(row) for row in marks.records(columns)],
        showticklabels=headed,
        tickfont={"size": theme.TEXT, "color": theme.GRAY_900},
        tickangle=0,
        showgrid=False,
    )


def _field_name(row: Any) -> Markup:
    """A field and its number of questions, on two lines: a long name is broken where katakana end (エクセル/関数)."""
    questions = f"{row.questions}問"
    words = re.fullmatch(r"([ァ-ヶー]{3,})([^ァ-ヶー]+)", row.field)
    middle = len(row.field) if len(row.field) <= ON_ONE_LINE else (len(row.field) + 1) // 2
    first, second = words.groups() if words else (row.field[:middle], row.field[middle:])
    below = f"{' ' if second else ''}{questions}"
    return markup.of("{}<br>{}<span style='color:{grey}'>{}</span>", first, second, below, grey=theme.GRAY_600)


def _city_name(fields: pd.DataFrame | None) -> Markup:
    n = None if fields is None else fields.loc[~scores.is_masked(fields), "n"].max()
    return markup.joined([writing.bold(CITY), f"　n={labels.count(n)}" if labels.known(n) else ""])


def _name(row: Any, chosen: Sequence[str]) -> str:
    """A row's name, bold if chosen, and its n; a wholly hidden row has none: its cells say why."""
    name = writing.bold_among(row.name, chosen)
    n = f"n={labels.count(row.n)}"
    return name if row.masked else markup.of("{}　<span style='color:{grey}'>{}</span>", name, n, grey=theme.GRAY_600)


def _bureaus(groups: pd.DataFrame) -> list[tuple[int, int, str]]:
    """First and last row of each 部 that has 課, and its name."""
    if not (groups["level"] == "department").any():
        return []
    named = enumerate(groups["bureau"].fillna("").astype(str), start=1)
    runs = [(name, [row for row, _ in run]) for name, run in groupby(named, key=lambda pair: pair[1])]
    return [(rows[0], rows[-1], name) for name, rows in runs]


def _bureau_names(bureaus: Sequence[tuple[int, int, str]], wide: float, chosen: Sequence[str]) -> list[dict[str, Any]]:
    """The name of each 部 once, beside its first 課."""
    return [
        {
            "text": writing.bold_among(name, chosen),
            "x": 0,
            "xref": "paper",
            "xanchor": "right",
            "xshift": -(wide + GAP),
            "y": first,
            "yanchor": "middle",
            "showarrow": False,
            "font": {"color": theme.GRAY_700},
        }
        for first, _, name in bureaus
    ]


def _separators(bureaus: Sequence[tuple[int, int, str]]) -> list[dict[str, Any]]:
    """A line over the first row of each 部, as far left as the figure goes."""
    line = {"color": theme.GRAY_420, "width": 1}
    place = {"type": "line", "xref": "paper", "x0": -2, "x1": 1, "layer": "below", "line": line}
    return [{**place, "y0": first - 0.5, "y1": first - 0.5} for first, _, _ in bureaus]


def _frames(groups: pd.DataFrame, chosen: Sequence[str], columns: int) -> list[dict[str, Any]]:
    """A frame around the rows of each of the chosen, in its colour."""
    whose = [next((name for name in (row.name, row.bureau) if name in chosen), None) for row in marks.records(groups)]
    runs = groupby(enumerate(whose, start=1), key=lambda pair: pair[1])
    framed = [(name, [row for row, _ in run]) for name, run in runs if name is not None]
    place = {"type": "rect", "x0": -0.5, "x1": columns - 0.5}
    return [
        {**place, "y0": rows[0] - 0.5, "y1": rows[-1] + 0.5, "line": {"color": scores.own(name, chosen), "width": 3}}
        for name, rows in framed
    ]


def _key() -> dict[str, Any]:
    """What the colours mean, over the row names."""
    return {**theme.key(markup.lines(["全庁より", cells.KEY]), lift=6), "align": "right"}


def _bars(rows: Sequence[int], columns: Sequence[int], texts: Sequence[str], marker: dict[str, Any]) -> dict[str, Any]:
    return cells.bars(rows, columns, texts, marker, width=CELL, height=CELL)


def _city(columns: pd.DataFrame) -> dict[str, Any]:
    """The city's scores, on top."""
    marker = {"color": theme.WHITE, "line": {"color": theme.GRAY_420, "width": 1}}
    texts = [writing.bold(labels.score(value)) for value in columns["city"]]
    return {**_bars([0] * len(columns), columns.index.tolist(), texts, marker), "hoverinfo": "skip"}


def _known(placed: pd.DataFrame) -> dict[str, Any]:
    bars = _bars(
        placed["row"].tolist(),
        placed["column"].tolist(),
        [labels.score(value) for value in placed["value"]],
        {"color": [cells.colour(gap) if labels.known(gap) else theme.WHITE for gap in placed["gap"]]},
    )
    return {
        **bars,
        "customdata": [[row.name, row.field, row.level, _reading(row)] for row in marks.records(placed)],
        "hovertemplate": "<b>%{customdata[0]}</b> %{customdata[1]}<br>%{customdata[3]}<extra></extra>",
    }


def _reading(row: Any) -> str:
    own = f"平均 {labels.score(row.value)}点（n={labels.count(row.n)}）"
    return markup.lines([own, f"全庁 {labels.score(row.city)}点との差 {labels.signed(row.gap)}点"])


def _masked(placed: pd.DataFrame, k: int) -> dict[str, Any]:
    """Hidden placed: hatched, saying why, without any figure."""
    texts = [scores.hidden(n, k) for n in placed["n"]]
    bars = _bars(placed["row"].tolist(), placed["column"].tolist(), texts, marks.HATCH)
    return {
        **bars,
        "textfont": {"color": theme.GRAY_700, "shadow": theme.HALO},
        "customdata": [[row.name, row.field, row.level, scores.why(row.n, k)] for row in marks.records(placed)],
        "hovertemplate": "<b>%{customdata[0]}</b> %{customdata[1]}<br>%{customdata[3]}<extra></extra>",
    }


def _unknown(placed: pd.DataFrame) -> dict[str, Any]:
    """Cells without a figure that are not hidden either: nobody answered."""
    marker = {"color": theme.WHITE, "line": {"color": theme.GRAY_420, "width": 1}}
    bars = _bars(placed["row"].tolist(), placed["column"].tolist(), [labels.UNKNOWN] * len(placed), marker)
    return {
        **bars,
        "customdata": [[row.name, row.field, row.level] for row in marks.records(placed)],
        "hovertemplate": "<b>%{customdata[0]}</b> %{customdata[1]}<br>回答なし<extra></extra>",
    }
