"""The blocks of a screen as they are shown: heading, tiles, a figure with its finding and its table, definitions."""

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict
from functools import partial
from typing import Any, TypeVar

import streamlit as st

from dashboard import markup
from dashboard.markup import Markup
from dashboard.screens import about
from dashboard.screens.block import Block, Drawn, Heading, Line, Table, Tile
from dashboard.screens.choices import DEPARTMENT
from dashboard.screens.terms import READ, Subject, Term
from dashboard.screens.view import Ask, View
from dashboard.ui import about as panels
from dashboard.ui import cached, chart, filters, html, line, presenting, tables, tile
from dashboard.ui.cached import Options

LEAST_ROWS = 5
"""A table in a chart's place shows at least so many rows."""

AView = TypeVar("AView", bound=View)
Pick = Callable[[Sequence[Any]], None]
"""What a click on a mark does with the mark's customdata."""


def pick_department(mark: Sequence[Any]) -> None:
    """Turn the attention to the 課 of a mark."""
    filters.attend(DEPARTMENT, str(mark[0]))


def heading(said: Heading) -> None:
    """The page's title, and what it says."""
    title(said)
    news(said)


def title(said: Heading) -> None:
    """The page's title."""
    _draw(markup.of("<p class='dx-title' role='heading' aria-level='1'>{}</p>", said.title))


def news(said: Heading, *, is_large: bool = False) -> None:
    """What the page says in a computed sentence or two over its whole width, and what its figures are based on.

    ``is_large``: it is what the page is opened for.
    """
    presenting.heard(said.title, said.finding)
    size = "dx-headline" if is_large else "dx-finding"
    _draw(markup.of("<p class='{size}'>{}</p>{}", said.finding, _basis(said.basis), size=size))


def subheading(title: str, place: str = "") -> None:
    """What a table is called. ``place``: links lead there by this name."""
    head = _title(title)
    _draw(_placed(head, place) if place else head)


def turning(key: str, title: str) -> bool:
    """The heading of a list that can be turned into its table, as a chart can. Returns whether it is."""
    with st.container(key=f"turning_{key}", horizontal=True, vertical_alignment="center"):
        html.beside(_placed(_title(title), key))
        return st.toggle("表で見る", key=f"table_{key}", bind="query-params")


def finding(text: str) -> None:
    """What a table says."""
    _draw(markup.of("<p class='dx-chart-finding'>{}</p>", text))


def basis(text: str) -> None:
    """What something is based on, in small."""
    _draw(_basis(text))


def listed(lines: Sequence[Line], first: int) -> None:
    """Things worth a word, the first ones in sight and the rest behind a press."""
    _draw(line.column(lines, first))


def tiles(row: Sequence[Tile]) -> None:
    """The headline row."""
    if presenting.take_tiles(row) or not presenting.lets(presenting.TILES):
        return
    _draw(tile.row(row))


def show(
    key: str,
    make: Callable[[Ask, AView, *Options], Block],
    view: AView,
    *options: *Options,
    pick: Pick | None = pick_department,
    frame: int | None = None,
) -> None:
    """A block with its title and finding, drawn once for each view and options; with 「表で見る」 its table under them.

    ``key`` names its place in the URL. A click on a mark gives its customdata to ``pick``. ``frame`` (px) lets a taller
    figure scroll within it.
    """
    if not presenting.lets(key):
        return
    block = cached.drawn(make, view, *options)
    if presenting.take(key, partial(_presented, block)):
        return
    as_table = _is_table(key)
    chart.draw(
        f"chart_{key}",
        {**_head(key, block), **_shape(key, block, frame)},
        b"" if as_table else block.written,
        picked=_picker(pick),
        turned=partial(_turn, key),
        added=partial(_added, key, block.title),
    )
    if as_table:
        _table(key, block, frame)


def own(key: str, drawn: Drawn, frame: int) -> None:
    """A figure of rows that somebody asked for by himself: without a meaning to ask for, and for no agenda."""
    shape = {"alt": drawn.alt, "height": drawn.figure.height, "frame": frame}
    said = {"name": key, "title": drawn.title, "finding": drawn.finding, **shape}
    chart.draw(f"chart_{key}", said, drawn.figure.to_json().encode())


def chart_head(key: str, block: Block) -> bool:
    """Title and finding of a chart with something of its own between them and the figure.

    Returns whether the table is asked for.
    """
    if presenting.large() is not None:
        return False
    chart.draw(f"head_{key}", _head(key, block), turned=partial(_turn, key), added=partial(_added, key, block.title))
    return _is_table(key)


def chart_body(
    key: str, block: Block, *, as_table: bool, pick: Pick | None = pick_department, frame: int | None = None
) -> None:
    """The figure under its head, or its table in the same height."""
    if presenting.take(key, partial(_presented, block)) or not presenting.lets(key):
        return
    if as_table:
        _table(key, block, frame)
    else:
        chart.draw(f"chart_{key}", _shape(key, block, frame), block.written, picked=_picker(pick))


def _head(key: str, block: Block) -> dict[str, Any]:
    return {
        "name": key,
        "title": block.title,
        "finding": markup.plain(block.finding),
        "table": _is_table(key),
        "about": asdict(panels.panel(key, block.title, block.about)),
        "agenda": presenting.may_add(),
    }


def _shape(key: str, block: Block, frame: int | None) -> dict[str, Any]:
    return {"name": key, "alt": block.alt, "height": block.figure.height, "frame": frame}


def _presented(block: Block) -> presenting.Presented:
    return presenting.Presented(block.title, markup.plain(block.finding), block.alt, block.written)


def _added(key: str, title: str, _: object) -> None:
    presenting.add(title, key)


def _is_table(key: str) -> bool:
    return st.query_params.get(f"table_{key}") == "true"


def _turn(key: str, as_table: bool) -> None:
    """Keep in the URL whether the chart is seen as a table."""
    if as_table:
        st.query_params[f"table_{key}"] = "true"
    else:
        st.query_params.pop(f"table_{key}", None)


def _table(key: str, block: Block, frame: int | None) -> None:
    least = tables.HEAD + LEAST_ROWS * tables.ROW
    height = max((frame or block.figure.height) - tables.ROOM_FOR_DOWNLOAD, least)
    tables.table(f"{key}_table", block.rows, block.title, [block.finding], height, answer=block.answer)


def column_heads(key: Markup | None, heads: Sequence[Markup], block: Block) -> None:
    """What marks mean, and names over the columns of a figure that scrolls in its frame; they stay."""
    margin = block.figure.margin
    names = markup.joined(markup.of("<span>{}</span>", head) for head in heads)
    place = (
        "<div class='dx-heads' style='padding-right: {right}px'><span style='width: {left}px'>{}</span>"
        "<div>{}</div></div>"
    )
    _draw(markup.of(place, key or "", names, left=margin["l"], right=margin["r"]))


def table(key: str, listed: Table, height: int, *, pick: Callable[[int], None] | None = None) -> None:
    """A list under its heading, to which links lead by ``key``. Choosing a row gives its place to ``pick``."""
    subheading(listed.heading, key)
    rows(key, listed, height, pick=pick)


def told(key: str, listed: Table, height: int) -> None:
    """A list under its heading and what it says; where it is empty that says so."""
    subheading(listed.heading, key)
    finding(listed.notes[0])
    if len(listed.rows):
        rows(key, listed, height)


def rows(
    key: str,
    listed: Table,
    height: int,
    *,
    pick: Callable[[int], None] | None = None,
    ticks: tables.Ticks | None = None,
) -> None:
    """A list without its heading, no higher than its rows need; its rows can be chosen or ticked."""
    if presenting.large() is not None:
        return
    height = min(height, tables.HEAD + tables.ROW * len(listed.rows))
    said = (listed.title, listed.notes, height)
    tables.table(key, listed.rows, *said, answer=listed.answer, empty=listed.empty, pick=pick, ticks=ticks)


def verdict(said: Markup, why: str) -> None:
    """How one thing is judged, and why, where that is known."""
    _draw(markup.of("<p class='dx-finding'>{}</p>{}", said, _basis(why) if why else ""))


def facts(pairs: Mapping[str, str]) -> None:
    """What is known of one thing."""
    _draw(markup.of("<dl class='dx-facts'>{}</dl>", html.pairs(pairs.items())))


def definitions(terms: Sequence[Term]) -> None:
    """What every figure of the page means and where it comes from."""
    if presenting.large() is not None:
        return
    with st.expander("定義と出典", key="definitions"):
        definition_list([(term.name, _whole(term)) for term in terms])


def definition_list(entries: Sequence[tuple[str, str | Markup]]) -> None:
    """Terms and what they mean."""
    _draw(markup.of("<dl class='dx-definition'>{}</dl>", html.pairs(entries)))


def contents(parts: Mapping[str, Mapping[str, str]]) -> None:
    """What there is on the page: part → what it holds → its place, each a link."""
    rows = [
        (part, markup.joined(markup.link(f"#{place}", words) for words, place in places.items()))
        for part, places in parts.items()
    ]
    _draw(markup.of("<dl class='dx-contents'>{}</dl>", html.pairs(rows)))


def glossary(subject: Subject, as_of: dt.date | None) -> None:
    """A screen's terms, and what its figures are read from; links lead to each by its key."""
    subheading(f"数値の定義：{subject.name}")
    if as_of and subject.datasets:
        basis(f"資料：{about.files(cached.here(), subject, as_of)}")
    said = (
        markup.of(
            "<div id='{place}'><dt>{}</dt><dd>{}</dd></div>",
            *(term.name, _whole(term, **{READ: term.read or subject.read})),
            place=term.key,
        )
        for term in subject.terms
    )
    _draw(markup.of("<dl class='dx-definition dx-glossary'>{}</dl>", markup.joined(said)))


def _whole(term: Term, **more: str) -> Markup:
    """What a term means, and under it how it is worked out."""
    facts = markup.joined(
        markup.of("<span class='dx-fact'><b>{}</b>{}</span>", name, said) for name, said in (term.facts | more).items()
    )
    return markup.of("{}{}", term.whole, facts)


def empty(message: str) -> None:
    """A place where there is nothing to show, and why."""
    _draw(markup.of("<div class='dx-empty'>{}</div>", message))


def _title(words: str) -> Markup:
    return markup.of("<p class='dx-chart-title' role='heading' aria-level='2'>{}</p>", words)


def _draw(made: Markup) -> None:
    """Show this, unless something is presented: then nobody sees it."""
    if presenting.large() is None:
        html.draw(made)


def _basis(text: str) -> Markup:
    return markup.of("<p class='dx-basis'>{}</p>", text)


def _placed(made: Markup, place: str) -> Markup:
    return markup.of("<div id='{place}'>{}</div>", made, place=place)


def _picker(pick: Pick | None) -> Pick | None:
    """``pick`` with the texts of the mark as they were before they became markup."""
    if pick is None:
        return None
    return lambda mark: pick([markup.shown(each) if isinstance(each, str) else each for each in mark])
