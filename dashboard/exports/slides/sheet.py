"""A page that is one sheet, on one slide: what it says, its figures, what it asks, and the first lines of its lists."""

from collections.abc import Sequence

from pptx.slide import Slide

from dashboard import labels
from dashboard.charts.look import theme
from dashboard.exports.slides import cards, pages
from dashboard.exports.slides.frame import FOOT, OVER, Frame
from dashboard.exports.slides.pages import Box, Style
from dashboard.screens.block import Table
from dashboard.screens.material import Material

NAME, SAID, CARDS, ASKED, GAP = 34.0, 46.0, 92.0, 70.0, 16.0
"""Pt: how high the name is, what the page says, the figures and the first list; and what lies between columns."""
COLUMNS, LINES, SIGNS = 3, 4, 50
"""The other lists stand in so many columns, each with so many lines of at most so many signs."""


def sheet(frame: Frame, material: Material, told: Sequence[str]) -> Slide:
    """The slide, over what is ``told`` of its figures. The first list has the whole width and says its lines alone."""
    slide = frame.slide(material.title, material.heading.basis, told)
    room = frame.room
    said = Box(room.left, OVER + NAME, room.width, SAID)
    pages.text(slide, said, [material.heading.finding], Style(13, theme.GRAY_900), "要点")
    cards.cards(slide, Box(room.left, room.top, room.width, CARDS), material.tiles)
    first, *others = material.tables.values()
    top = room.top + CARDS + 8
    asked = [f"{place}. {title}" for place, title in enumerate(first.rows["title"], 1)]
    box = Box(room.left, top, room.width, ASKED)
    pages.text(slide, box, [f"■ {first.heading}", *asked], Style(11, theme.CHOSEN, bold=True), first.heading)
    top += ASKED + 6
    wide = (room.width - GAP * (COLUMNS - 1)) / COLUMNS
    for column in range(COLUMNS):
        own = others[column::COLUMNS]
        high = (frame.height - FOOT - top) / max(1, len(own))
        for place, table in enumerate(own):
            _list(slide, Box(room.left + column * (wide + GAP), top + place * high, wide, high), table)
    return slide


def _list(slide: Slide, box: Box, table: Table) -> None:
    """Its heading, what is said of it, and its first lines."""
    said = [f"■ {table.heading}　{''.join(table.notes)}"]
    said += [_line(*row) for row in table.rows.head(LINES).to_numpy().tolist()]
    said += [f"ほか{labels.count(len(table.rows) - LINES)}件"] if len(table.rows) > LINES else []
    pages.text(slide, box, said, Style(10, theme.GRAY_900), table.heading)


def _line(kind: str, title: str, said: str) -> str:
    words = f"・{f'［{kind}］' if kind else ''}{title}　{said}"
    return words if len(words) <= SIGNS else f"{words[: SIGNS - 1]}…"
