"""The blocks of a screen as they are shown: heading, tiles, a figure with its finding and its table, definitions."""

import base64
import time
from collections.abc import Callable, Mapping, Sequence
from html import escape
from typing import Any

import streamlit as st

from dashboard.charts.look import theme
from dashboard.screens.block import Block, Heading, Table, Tile
from dashboard.screens.choices import DEPARTMENT
from dashboard.screens.view import Ask
from dashboard.ui import cached, filters, tables
from dashboard.ui.cached import AView, Options

Pick = Callable[[Sequence[Any]], None]
"""What a click on a mark does with the mark's customdata."""


def pick_department(mark: Sequence[Any]) -> None:
    """Turn the attention to the 課 of a mark."""
    filters.attend(DEPARTMENT, str(mark[0]))


def heading(said: Heading) -> None:
    """The page's title, one computed sentence, and what its figures are based on."""
    st.html(
        f"<p class='dx-title' role='heading' aria-level='1'>{escape(said.title)}</p>"
        f"<p class='dx-finding'>{escape(said.finding)}</p><p class='dx-basis'>{escape(said.basis)}</p>"
    )


def subheading(title: str) -> None:
    """What a chart or a table is called."""
    st.html(f"<p class='dx-chart-title' role='heading' aria-level='2'>{escape(title)}</p>")


def finding(text: str) -> None:
    """What a chart or a table says."""
    st.html(f"<p class='dx-chart-finding'>{escape(text)}</p>")


def basis(text: str) -> None:
    """What something is based on, in small."""
    st.html(f"<p class='dx-basis'>{escape(text)}</p>")


def tiles(row: Sequence[Tile]) -> None:
    """The headline row."""
    st.html(f"<div class='dx-tiles'>{''.join(map(_tile, row))}</div>")


def show(
    key: str,
    make: Callable[[Ask, AView, *Options], Block],
    view: AView,
    *options: *Options,
    pick: Pick | None = pick_department,
    frame: int | None = None,
) -> None:
    """A block under its title and finding, with 「表で見る」, drawn once for each view and options.

    ``key`` names its place in the URL. A click on a mark gives its customdata to ``pick``.
    """
    block = cached.drawn(make, view, *options)
    chart_body(key, block, as_table=chart_head(key, block), pick=pick, frame=frame)


def chart_head(key: str, block: Block) -> bool:
    """Title and finding. Returns whether the table is asked for."""
    with st.container(horizontal=True, wrap=False, vertical_alignment="bottom", gap="small"):
        subheading(block.title)
        as_table = st.toggle("表で見る", key=f"table_{key}", bind="query-params")
    finding(block.finding)
    return as_table


def chart_body(
    key: str, block: Block, *, as_table: bool, pick: Pick | None = pick_department, frame: int | None = None
) -> None:
    """The figure, or its table in the same height. ``frame`` (px) lets a taller figure scroll within it."""
    if as_table:
        height = frame or int(block.figure.layout.height)
        tables.table(
            f"{key}_table",
            block.rows,
            block.title,
            [block.finding],
            height - tables.ROOM_FOR_DOWNLOAD,
            answer=block.answer,
        )
        return
    with st.container(height=frame or "content", border=False):
        st.plotly_chart(
            block.figure,
            key=f"chart_{key}",
            theme=None,
            config=theme.CONFIG,
            alt=block.alt,
            on_select=_picker(f"chart_{key}", pick) if pick else "ignore",
            selection_mode="points",
        )


def column_heads(key: str, heads: Sequence[str], block: Block) -> None:
    """What marks mean, and names over the columns of a figure that scrolls in its frame; they stay.

    ``key`` and ``heads`` are markup of our own.
    """
    margin = block.figure.layout.margin
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


def table(key: str, listed: Table, height: int, *, pick: Callable[[int], None] | None = None) -> None:
    """A list under its heading. Choosing a row gives its place to ``pick``."""
    subheading(listed.heading)
    rows(key, listed, height, pick=pick)


def rows(key: str, listed: Table, height: int, *, pick: Callable[[int], None] | None = None) -> None:
    """A list without its heading."""
    tables.table(key, listed.rows, listed.title, listed.notes, height, answer=listed.answer, pick=pick)


def verdict(said: str, why: str) -> None:
    """How one thing is judged (markup of our own), and why, where that is known."""
    reason = f"<p class='dx-basis'>{escape(why)}</p>" if why else ""
    st.html(f"<p class='dx-finding'>{said}</p>{reason}")


def facts(pairs: Mapping[str, str]) -> None:
    """What is known of one thing."""
    shown = "".join(f"<dt>{escape(term)}</dt><dd>{escape(text)}</dd>" for term, text in pairs.items())
    st.html(f"<dl class='dx-facts'>{shown}</dl>")


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
