"""The headline figures of a page, as cards beside each other."""

from collections.abc import Mapping, Sequence

from pptx.enum.shapes import MSO_SHAPE
from pptx.enum.text import MSO_ANCHOR
from pptx.slide import Slide
from pptx.util import Emu, Pt

from dashboard import markup
from dashboard.charts.look import theme
from dashboard.exports.native.model import Run
from dashboard.exports.slides import pages
from dashboard.exports.slides.pages import Box, Style
from dashboard.screens.block import Tile

GAP, MOST = 12.0, 4
"""Pt between cards, and so many beside each other."""
TONES: Mapping[bool | None, str] = {True: theme.GREEN_800, False: theme.ORANGE_TEXT, None: theme.GRAY_700}


def cards(slide: Slide, box: Box, tiles: Sequence[Tile]) -> None:
    """Place them in rows of about as many."""
    rows = -(-len(tiles) // MOST)
    across = -(-len(tiles) // rows)
    width = (box.width - GAP * (across - 1)) / across
    height = min(170.0, (box.height - GAP * (rows - 1)) / rows)
    for place, tile in enumerate(tiles):
        row, column = divmod(place, across)
        _card(slide, Box(box.left + column * (width + GAP), box.top + row * (height + GAP), width, height), tile)


def _card(slide: Slide, box: Box, tile: Tile) -> None:
    shape = slide.shapes.add_shape(MSO_SHAPE.RECTANGLE, *box.emu)
    shape.name = tile.label
    pages.plain(shape, theme.WHITE, theme.GRAY_300)
    frame = shape.text_frame
    frame.margin_left = frame.margin_right = Emu(Pt(10))
    said: list[tuple[str | Sequence[Run], Style]] = [
        (tile.label, Style(12, theme.GRAY_700)),
        ([Run(tile.value), Run(f" {tile.unit}")], Style(30, theme.GRAY_900, bold=True)),
        (tile.of, Style(10.5, theme.GRAY_700)),
        (tile.note, Style(10.5, theme.GRAY_700)),
        (markup.plain(tile.chosen), Style(10.5, theme.CHOSEN, bold=True)),
        (tile.delta, Style(11, TONES[tile.good], bold=tile.good is not None)),
    ]
    for place, (words, style) in enumerate((words, style) for words, style in said if words):
        pages.fill(frame.paragraphs[0] if place == 0 else frame.add_paragraph(), words, style)
    pages.settle(frame, MSO_ANCHOR.MIDDLE)
    pages.describe(shape, f"{tile.label} {tile.value}{tile.unit}（{tile.of}） {tile.delta}")
