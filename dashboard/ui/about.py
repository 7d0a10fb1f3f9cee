"""What a figure answers when it is asked what it means: a panel of pairs, some of which lead further."""

from collections.abc import Sequence
from dataclasses import dataclass

from dashboard import markup
from dashboard.screens import about
from dashboard.screens.about import Told
from dashboard.screens.block import Tile
from dashboard.screens.terms import About
from dashboard.ui import cached, links


@dataclass(frozen=True, slots=True)
class Entry:
    """``address`` is where ``asked`` leads, if anywhere."""

    asked: str
    said: str
    address: str = ""


@dataclass(frozen=True, slots=True)
class Panel:
    """``name`` is its id in the page."""

    name: str
    title: str
    entries: tuple[Entry, ...]


def panel(name: str, title: str, asked: About) -> Panel:
    """What a figure of this title answers."""
    return _panel(name, title, about.told(asked, cached.here()))


def of_tile(name: str, tile: Tile) -> Panel:
    """What a headline figure answers."""
    return _panel(name, tile.label, about.of_tile(tile, cached.here()))


def _panel(name: str, title: str, told: Sequence[Told]) -> Panel:
    return Panel(f"about-{name}", title, tuple(Entry(each.asked, each.said, _address(each)) for each in told))


def _address(told: Told) -> str:
    if told.lead:
        return markup.own(links.to_rows(told.lead))
    return markup.own(links.to_term(told.term)) if told.term else ""
