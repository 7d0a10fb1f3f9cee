"""The pieces every page is made of: heading, headline tiles, a chart with its finding and its table, a definition."""

import base64
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from html import escape
from typing import Any

import pandas as pd
import streamlit as st

from dashboard.charts import theme
from dashboard.ui import filters, tables


@dataclass(frozen=True, slots=True)
class Tile:
    """One headline figure. ``good`` tells whether the change is for the better; None = neither."""

    label: str
    value: str
    unit: str
    of: str
    delta: str
    good: bool | None
    chosen: str = ""
    trend: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Chart:
    """A figure ready to be shown: what it is called, what it says, and the rows behind it.

    ``answer`` is the query whose columns the rows have.
    """

    title: str
    finding: str
    figure: theme.Figure
    alt: str
    table: pd.DataFrame
    answer: str | None = None


Pick = Callable[[Sequence[Any]], None]
"""What a click on a mark does with the mark's customdata."""


def pick_department(mark: Sequence[Any]) -> None:
    """Turn the attention to the 課 of a mark."""
    filters.pick(mark[0])


def heading(title: str, finding: str, basis: str) -> None:
    """The page's title, one computed sentence, and what its figures are based on."""
    st.html(
        f"<p class='dx-title' role='heading' aria-level='1'>{escape(title)}</p>"
        f"<p class='dx-finding'>{escape(finding)}</p><p class='dx-basis'>{escape(basis)}</p>"
    )


def subheading(title: str) -> None:
    """What a chart or a table is called."""
    st.html(f"<p class='dx-chart-title' role='heading' aria-level='2'>{escape(title)}</p>")


def tiles(row: Sequence[Tile]) -> None:
    """The headline row."""
    st.html(f"<div class='dx-tiles'>{''.join(map(_tile, row))}</div>")


def chart(key: str, drawn: Chart, *, pick: Pick | None = pick_department, frame: int | None = None) -> None:
    """A chart under its title and finding, with 「表で見る」. A click on a mark gives its customdata to ``pick``."""
    chart_body(key, drawn, as_table=chart_head(key, drawn), pick=pick, frame=frame)


def chart_head(key: str, drawn: Chart) -> bool:
    """Title and finding. Returns whether the table is asked for."""
    with st.container(horizontal=True, wrap=False, vertical_alignment="bottom", gap="small"):
        subheading(drawn.title)
        as_table = st.toggle("表で見る", key=f"table_{key}", bind="query-params")
    st.html(f"<p class='dx-chart-finding'>{escape(drawn.finding)}</p>")
    return as_table


def chart_body(
    key: str, drawn: Chart, *, as_table: bool, pick: Pick | None = pick_department, frame: int | None = None
) -> None:
    """The figure, or its table in the same height. ``frame`` (px) lets a taller figure scroll within it."""
    if as_table:
        height = frame or int(drawn.figure.layout.height)
        tables.table(
            f"{key}_table",
            drawn.table,
            drawn.title,
            [drawn.finding],
            height - tables.ROOM_FOR_DOWNLOAD,
            answer=drawn.answer,
        )
        return
    with st.container(height=frame or "content", border=False):
        st.plotly_chart(
            drawn.figure,
            key=f"chart_{key}",
            theme=None,
            config=theme.CONFIG,
            alt=drawn.alt,
            on_select=_picker(f"chart_{key}", pick) if pick else "ignore",
            selection_mode="points",
        )


def column_heads(key: str, heads: Sequence[str], drawn: Chart) -> None:
    """What marks mean, and names over the columns of a figure that scrolls in its frame; they stay.

    ``key`` and ``heads`` are markup of our own.
    """
    margin = drawn.figure.layout.margin
    names = "".join(f"<span>{head}</span>" for head in heads)
    st.html(
        f"<div class='dx-heads' style='padding-right: {margin.r}px'><span style='width: {margin.l}px'>{key}</span>"
        f"<div>{names}</div></div>"
    )


def first_screen_ends() -> None:
    """Let the browser paint what has been drawn so far; what follows lies below the first screen.

    A browser draws all charts that arrive together before it shows any. Arriving a moment apart, the first two are
    repainted after about 60 % of the time (docs/decisions.md).
    """
    time.sleep(A_MOMENT)


def switch(label: str, options: Sequence[str], key: str) -> str:
    """One of a few, always chosen, kept in the URL. The first is the default."""
    chosen = st.segmented_control(
        label, options, default=options[0], required=True, key=key, bind="query-params", label_visibility="collapsed"
    )
    return str(chosen or options[0])


def definitions(entries: Sequence[tuple[str, str]]) -> None:
    """What every figure of the page means and where it comes from."""
    with st.expander("定義と出典", key="definitions"):
        definition_list(entries)


def definition_list(entries: Sequence[tuple[str, str]]) -> None:
    """Terms and what they mean."""
    items = "".join(f"<dt>{escape(term)}</dt><dd>{escape(text)}</dd>" for term, text in entries)
    st.html(f"<dl class='dx-definition'>{items}</dl>")


def empty(message: str) -> None:
    """A place where there is nothing to show, and why."""
    st.html(f"<div class='dx-empty'>{escape(message)}</div>")


def _tile(tile: Tile) -> str:
    tone = {True: "dx-good", False: "dx-bad", None: "dx-even"}[tile.good]
    chosen = f"<div class='dx-chosen' title='{escape(tile.chosen)}'>{escape(tile.chosen)}</div>" if tile.chosen else ""
    note = f"<div class='dx-of'>{escape(tile.note)}</div>" if tile.note else ""
    return (
        f"<div class='dx-tile'><h3>{escape(tile.label)}</h3>"
        f"<div class='dx-value'>{escape(tile.value)}<small>{escape(tile.unit)}</small></div>"
        f"<div class='dx-of'>{escape(tile.of)}</div>{note}{chosen}"
        f"<div class='dx-row'><span class='dx-delta {tone}'>{escape(tile.delta)}</span>{_image(tile.trend)}</div></div>"
    )


def _image(svg: str) -> str:
    """The SVG as an image: Streamlit takes inline SVG out of HTML."""
    if not svg:
        return ""
    return f"<img alt='推移' src='data:image/svg+xml;base64,{base64.b64encode(svg.encode()).decode()}'>"


def _picker(key: str, pick: Pick) -> Callable[[], None]:
    def picked() -> None:
        points: list[dict[str, Any]] = st.session_state[key]["selection"]["points"]
        if points and points[0].get("customdata"):
            pick(points[0]["customdata"])

    return picked


A_MOMENT = 0.03
