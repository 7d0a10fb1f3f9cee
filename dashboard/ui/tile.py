"""The headline row: each tile with its figure, what that means (ⓘ), and a link to the rows it counts."""

import base64
from collections.abc import Sequence

from dashboard import markup
from dashboard.markup import Markup
from dashboard.screens.block import Tile
from dashboard.ui import about, html, links
from dashboard.ui.about import Entry, Panel

SHARED = markup.of(
    "<div class='dx-tiles-more'><button type='button' class='dx-quiet' popovertarget='tiles-menu' "
    "aria-haspopup='true' aria-expanded='false' aria-label='主な数値のメニュー'>⋯</button>"
    "<div id='tiles-menu' popover='auto' class='dx-menu'>"
    "<button type='button' data-share='picture'>画像で保存（PNG）</button>"
    "<button type='button' data-share='link'>リンクをコピー</button></div></div>"
)
"""What the browser does with all of them (browser/paper.js)."""


def row(tiles: Sequence[Tile]) -> Markup:
    """The tiles beside each other."""
    drawn = [_tile(tile, about.of_tile(f"tile-{place}", tile)) for place, tile in enumerate(tiles)]
    return markup.of("<div class='dx-tiles'>{}{}</div>", markup.joined(drawn), SHARED)


def _tile(tile: Tile, panel: Panel) -> Markup:
    tone = {True: "dx-good", False: "dx-bad", None: "dx-even"}[tile.good]
    note = markup.of("<div class='dx-of'>{}</div>", tile.note) if tile.note else ""
    label, value = markup.escaped(tile.label), markup.of("{}<small>{}</small>", tile.value, tile.unit)
    if tile.lead:
        label, value = (markup.link(links.to_rows(tile.lead), each) for each in (label, value))
    return markup.joined(
        [
            markup.of("<div class='dx-tile'><div class='dx-tile-head'><h2>{}</h2>{}</div>", label, _asked(panel)),
            markup.of("<div class='dx-value'>{}</div>", value),
            markup.of("<div class='dx-of'>{}</div>{}{}", tile.of, note, _chosen(tile)),
            markup.of("<div class='dx-row'><span class='dx-delta {tone}'>{}</span>", tile.delta, tone=tone),
            markup.of("{}</div></div>", _image(tile.trend, tile.label) if tile.trend else ""),
        ]
    )


def _chosen(tile: Tile) -> Markup | str:
    if not tile.chosen:
        return ""
    lead = tile.lead if tile.lead and tile.lead.is_of_chosen else None
    said = markup.link(links.to_rows_of_chosen(lead), tile.chosen) if lead else tile.chosen
    return markup.of("<div class='dx-chosen' title='{}'>{}</div>", tile.chosen, said)


def _asked(panel: Panel) -> Markup:
    """ⓘ and what it opens; the browser does that by itself."""
    press = (
        "<button type='button' class='dx-ask' popovertarget='{name}' aria-expanded='false' aria-label='{}の意味'>"
        "ⓘ</button>"
    )
    opened = (
        "<div id='{name}' popover='auto' class='dx-about' role='group' aria-label='{}の意味'><p>{}</p><dl>{}</dl></div>"
    )
    pairs = html.pairs((_asks(each), each.said) for each in panel.entries)
    return markup.joined(
        [
            markup.of(press, panel.title, name=panel.name),
            markup.of(opened, panel.title, panel.title, pairs, name=panel.name),
        ]
    )


def _asks(entry: Entry) -> str:
    return markup.link(entry.address, entry.asked) if entry.address else entry.asked


def _image(svg: Markup, what: str) -> Markup:
    """The SVG as an image: Streamlit takes inline SVG out of HTML."""
    data = base64.b64encode(svg.encode()).decode()
    return markup.of("<img alt='{}の推移' src='data:image/svg+xml;base64,{data}'>", what, data=data)
