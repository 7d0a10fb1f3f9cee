"""The blocks of a screen as they are shown: heading, tiles, a figure with its finding and its table, definitions."""

import base64
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

import streamlit as st

from dashboard import markup
from dashboard.charts.look import theme
from dashboard.markup import Markup
from dashboard.screens.block import Block, Heading, Table, Tile
from dashboard.screens.choices import DEPARTMENT
from dashboard.screens.view import Ask
from dashboard.ui import cached, filters, html, tables
from dashboard.ui.cached import AView, Options

Pick = Callable[[Sequence[Any]], None]
"""What a click on a mark does with the mark's customdata."""


def pick_department(mark: Sequence[Any]) -> None:
    """Turn the attention to the 課 of a mark."""
    filters.attend(DEPARTMENT, str(mark[0]))


def heading(said: Heading) -> None:
    """The page's title, one computed sentence, and what its figures are based on."""
    html.draw(
        markup.of(
            "<p class='dx-title' role='heading' aria-level='1'>{}</p><p class='dx-finding'>{}</p>{}",
            said.title,
            said.finding,
            _basis(said.basis),
        )
    )


def subheading(title: str) -> None:
    """What a chart or a table is called."""
    html.draw(markup.of("<p class='dx-chart-title' role='heading' aria-level='2'>{}</p>", title))


def finding(text: str) -> None:
    """What a chart or a table says."""
    html.draw(markup.of("<p class='dx-chart-finding'>{}</p>", text))


def basis(text: str) -> None:
    """What something is based on, in small."""
    html.draw(_basis(text))


def tiles(row: Sequence[Tile]) -> None:
    """The headline row."""
    html.draw(markup.of("<div class='dx-tiles'>{}</div>", markup.joined(map(_tile, row))))


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


def column_heads(key: Markup | None, heads: Sequence[Markup], block: Block) -> None:
    """What marks mean, and names over the columns of a figure that scrolls in its frame; they stay."""
    margin = block.figure.layout.margin
    names = markup.joined(markup.of("<span>{}</span>", head) for head in heads)
    place = (
        "<div class='dx-heads' style='padding-right: {right}px'><span style='width: {left}px'>{}</span>"
        "<div>{}</div></div>"
    )
    html.draw(markup.of(place, key or "", names, left=margin.l, right=margin.r))


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


def verdict(said: Markup, why: str) -> None:
    """How one thing is judged, and why, where that is known."""
    html.draw(markup.of("<p class='dx-finding'>{}</p>{}", said, _basis(why) if why else ""))


def facts(pairs: Mapping[str, str]) -> None:
    """What is known of one thing."""
    html.draw(markup.of("<dl class='dx-facts'>{}</dl>", _pairs(pairs.items())))


def definitions(entries: Sequence[tuple[str, str]]) -> None:
    """What every figure of the page means and where it comes from."""
    with st.expander("定義と出典", key="definitions"):
        definition_list(entries)


def definition_list(entries: Sequence[tuple[str, str]]) -> None:
    """Terms and what they mean."""
    html.draw(markup.of("<dl class='dx-definition'>{}</dl>", _pairs(entries)))


def empty(message: str) -> None:
    """A place where there is nothing to show, and why."""
    html.draw(markup.of("<div class='dx-empty'>{}</div>", message))


def _basis(text: str) -> Markup:
    return markup.of("<p class='dx-basis'>{}</p>", text)


def _pairs(entries: Iterable[tuple[str, str]]) -> Markup:
    return markup.joined(markup.of("<dt>{}</dt><dd>{}</dd>", term, text) for term, text in entries)


def _tile(tile: Tile) -> Markup:
    tone = {True: "dx-good", False: "dx-bad", None: "dx-even"}[tile.good]
    chosen = markup.of("<div class='dx-chosen' title='{}'>{}</div>", tile.chosen, tile.chosen) if tile.chosen else ""
    note = markup.of("<div class='dx-of'>{}</div>", tile.note) if tile.note else ""
    return markup.joined(
        [
            markup.of("<div class='dx-tile'><h3>{}</h3>", tile.label),
            markup.of("<div class='dx-value'>{}<small>{}</small></div>", tile.value, tile.unit),
            markup.of("<div class='dx-of'>{}</div>{}{}", tile.of, note, chosen),
            markup.of("<div class='dx-row'><span class='dx-delta {tone}'>{}</span>", tile.delta, tone=tone),
            markup.of("{}</div></div>", _image(tile.trend) if tile.trend else ""),
        ]
    )


def _image(svg: Markup) -> Markup:
    """The SVG as an image: Streamlit takes inline SVG out of HTML."""
    data = base64.b64encode(svg.encode()).decode()
    return markup.of("<img alt='推移' src='data:image/svg+xml;base64,{data}'>", data=data)


def _picker(key: str, pick: Pick) -> Callable[[], None]:
    def picked() -> None:
        points: list[dict[str, Any]] = st.session_state[key]["selection"]["points"]
        if points and points[0].get("customdata"):
            pick([markup.shown(each) if isinstance(each, str) else each for each in points[0]["customdata"]])

    return picked


A_MOMENT = 0.03
