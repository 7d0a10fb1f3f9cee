"""What a page says as plain data, for any state of its URL: what files (資料) are made of.

A screen says in its own ``material.py`` what its page shows (``outline``); it is found by listing.
"""

import datetime as dt
import pkgutil
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from importlib import import_module
from types import ModuleType
from typing import Protocol, TypeVar

from dashboard import screens
from dashboard.screens import about
from dashboard.screens.about import Told
from dashboard.screens.block import Block, Heading, Table, Tile
from dashboard.screens.state import Made, Options, Params, Source, State
from dashboard.screens.view import Comparing, View

CITY = "全庁"
TILES = "tiles"
"""How an agenda names the headline figures of a page."""

Kept = TypeVar("Kept", covariant=True)
Pairs = Sequence[tuple[str, str]]
"""(asked, said): 定義：…, いまの数, 数えないもの, 出典."""


@dataclass(frozen=True, slots=True)
class Material:
    """A page (by its address) in one state.

    ``compared`` says what its figures are compared with, if anything; ``narrowed`` what is chosen, in words. ``blocks``
    and ``tables`` (lists, of all rows) stand by their keys in the page, in its order; ``told`` has what is told of each
    block, and of each tile (tile-0 …). ``is_sheet``: all of it is one sheet of paper.
    """

    page: str
    title: str
    heading: Heading
    as_of: dt.date
    compared: str
    narrowed: str
    tiles: Sequence[Tile] = ()
    blocks: Mapping[str, Block] = field(default_factory=dict)
    tables: Mapping[str, Table] = field(default_factory=dict)
    told: Mapping[str, Pairs] = field(default_factory=dict)
    is_sheet: bool = False


class Part(Protocol[Kept]):
    """Something of a page that is still to be made."""

    def __call__(self, source: Source, /) -> Kept:
        """Make it."""
        ...


def _none(_: Source) -> Sequence[Tile]:
    return ()


@dataclass(frozen=True, slots=True)
class Outline:
    """What a page shows in one state of its URL, before any of it is made."""

    view: View
    heading: Part[Heading]
    tiles: Part[Sequence[Tile]] = _none
    blocks: Mapping[str, Part[Block]] = field(default_factory=dict)
    tables: Mapping[str, Part[Table]] = field(default_factory=dict)
    is_sheet: bool = False

    @property
    def steps(self) -> int:
        """How many things there are to make."""
        return len(self.blocks) + len(self.tables)

    def only(self, large: str) -> "Outline":
        """What of it is shown large: its headline figures, or a chart or list by its key."""
        return replace(
            self,
            tiles=self.tiles if large == TILES else _none,
            blocks=_only(self.blocks, large),
            tables=_only(self.tables, large),
        )


def part(make: Callable[[Comparing, *Options], Made], *options: *Options) -> Part[Made]:
    """What ``make`` will make of these."""
    return lambda source: source.drawn(make, *options)


def given(made: Made) -> Part[Made]:
    """What is made already."""
    return lambda _: made


def _only(parts: Mapping[str, Part[Kept]], large: str) -> Mapping[str, Part[Kept]]:
    return {key: part for key, part in parts.items() if key == large}


@cache
def pages() -> Mapping[str, ModuleType]:
    """The modules that say what a page shows, by its address, in the order of the menu."""
    found = pkgutil.walk_packages(screens.__path__, "dashboard.screens.")
    own = [import_module(each.name) for each in found if each.name.endswith(".material") and each.name != __name__]
    return {each.__name__.split(".")[-2]: each for each in sorted(own, key=lambda each: each.PLACE)}


def offered(*, is_of_many: bool = False) -> list[str]:
    """The pages that a file can be made of: of a city, or of an installation of many municipalities."""
    return [page for page, module in pages().items() if getattr(module, "OF_MANY", False) == is_of_many]


def usual(*, is_of_many: bool = False) -> list[str]:
    """The pages that a file is made of where nothing else is said."""
    return [page for page in offered(is_of_many=is_of_many) if pages()[page].IS_USUAL]


def spread(page: str, state: State) -> Sequence[Params]:
    """The states that a file has this page in: the one, but of a page that is one of many those together."""
    found: Sequence[Params] = getattr(pages().get(page), "of_many", _alone)(state)
    return found


def _alone(state: State) -> Sequence[Params]:
    return [state.params]


def outlined(page: str, state: State) -> Outline | None:
    """What a page shows; None where there is nothing of its subject. Raises KeyError where there is no such page."""
    found: Outline | None = pages()[page].outline(state)
    return found


NAMED = 6
"""So many of what a file holds are named."""


def titles(made: Sequence[Material]) -> str:
    """What a file holds, the first ones by name."""
    names = list(dict.fromkeys(each.title for each in made))
    return "・".join(names[:NAMED]) + (f"ほか{len(names) - NAMED}" if len(names) > NAMED else "")


def nothing(page: str) -> Heading:
    """What a page says where there is nothing of its subject."""
    said: Heading = pages()[page].NOTHING
    return said


def made(page: str, outline: Outline, state: State, done: Callable[[], None] = lambda: None) -> Material:
    """Make all of it. ``done`` is called after each block and list."""
    source, view = state.source, outline.view
    heading, tiles = outline.heading(source), outline.tiles(source)
    blocks = {key: _made(part, source, done) for key, part in outline.blocks.items()}
    tables = {key: _made(part, source, done) for key, part in outline.tables.items()}
    told = {f"tile-{place}": _pairs(about.of_tile(each, source)) for place, each in enumerate(tiles)}
    return Material(
        page=page,
        title=heading.title,
        heading=heading,
        as_of=view.as_of,
        compared=view.compared if view.vs_label else "",
        narrowed=_narrowed(view, state),
        tiles=tiles,
        blocks=blocks,
        tables=tables,
        told=told | {key: _pairs(about.told(block.about, source)) for key, block in blocks.items()},
        is_sheet=outline.is_sheet,
    )


def _narrowed(view: View, state: State) -> str:
    """Whom it is of, and what else is chosen."""
    chosen = [f"{label}：{words}" for label, words in state.said.items()]
    return " / ".join(chosen if view.chosen else [CITY, *chosen])


def _made(part: Part[Made], source: Source, done: Callable[[], None]) -> Made:
    made = part(source)
    done()
    return made


def _pairs(told: Sequence[Told]) -> Pairs:
    """What a file says of a figure. Where its rows are listed is nothing that a file can lead to."""
    return [(each.asked.partition("：")[0] if each.lead else each.asked, each.said) for each in told if each.said]
