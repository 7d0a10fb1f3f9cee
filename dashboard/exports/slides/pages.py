"""A slide's places and texts: every shape has a name and an alternative text, and no text is cut."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from lxml import etree
from pptx.dml.color import RGBColor
from pptx.enum.text import MSO_ANCHOR, MSO_AUTO_SIZE, PP_ALIGN
from pptx.oxml.ns import qn
from pptx.slide import Slide
from pptx.util import Emu, Pt

from dashboard.charts.look import theme
from dashboard.exports.native.looks import FACE
from dashboard.exports.native.model import Run

MARGIN = 36.0
"""Pt at every side of a slide."""


@dataclass(frozen=True, slots=True)
class Box:
    """A place on a slide, in pt."""

    left: float
    top: float
    width: float
    height: float

    @property
    def emu(self) -> tuple[Emu, Emu, Emu, Emu]:
        """The same in the unit of the file."""
        left, top, width, height = (Emu(Pt(each)) for each in (self.left, self.top, self.width, self.height))
        return left, top, width, height


@dataclass(frozen=True, slots=True)
class Style:
    """How a text looks: pt, colour, whether bold, and how it lies."""

    size: float
    colour: str = theme.GRAY_900
    bold: bool = False
    align: Any = PP_ALIGN.LEFT
    anchor: Any = MSO_ANCHOR.TOP


def text(slide: Slide, box: Box, paragraphs: Sequence[str | Sequence[Run]], style: Style, name: str) -> None:
    """Texts in a box of their own."""
    shape = slide.shapes.add_textbox(*box.emu)
    shape.name = name
    frame = shape.text_frame
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
    write(frame, paragraphs, style)
    describe(shape, "\n".join(map(_plain, paragraphs)))


def write(frame: Any, paragraphs: Sequence[str | Sequence[Run]], style: Style) -> None:
    """Fill a frame with paragraphs of one style."""
    for place, said in enumerate(paragraphs):
        fill(frame.paragraphs[0] if place == 0 else frame.add_paragraph(), said, style)
    settle(frame, style.anchor)


def settle(frame: Any, anchor: Any) -> None:
    """Text goes on in the next line, and its size is what it is."""
    frame.word_wrap, frame.auto_size, frame.vertical_anchor = True, MSO_AUTO_SIZE.NONE, anchor


def fill(paragraph: Any, said: str | Sequence[Run], style: Style) -> None:
    """Write a paragraph; pieces of it may have colours of their own."""
    paragraph.alignment = style.align
    for piece in [Run(said)] if isinstance(said, str) else said:
        run = paragraph.add_run()
        run.text = piece.text
        run.font.size, run.font.bold = Pt(style.size), style.bold
        run.font.color.rgb = colour(piece.colour or style.colour)
        face(run._r.get_or_add_rPr())


def face(properties: Any) -> None:
    """The typeface, for Japanese too: python-pptx sets that of Latin letters alone."""
    for tag in ("a:latin", "a:ea"):
        found = properties.find(qn(tag))
        if found is None:
            found = etree.SubElement(properties, qn(tag))
        found.set("typeface", FACE)


def plain(shape: Any, fill: str, edge: str | None = None) -> None:
    """A shape with this fill and edge, and none of the template's shades."""
    shape.shadow.inherit = False
    shape.fill.solid()
    shape.fill.fore_color.rgb = colour(fill)
    if edge is None:
        shape.line.fill.background()
    else:
        shape.line.color.rgb, shape.line.width = colour(edge), Pt(0.75)


def describe(shape: Any, words: str) -> None:
    """What a screen reader says of a shape."""
    shape._element._nvXxPr.cNvPr.set("descr", words)


def colour(written: str) -> RGBColor:
    """A colour as the theme writes it: #rrggbb."""
    parts = (int(written[place : place + 2], 16) for place in (1, 3, 5))
    return RGBColor(*parts)  # type: ignore[no-untyped-call]


def _plain(said: str | Sequence[Run]) -> str:
    return said if isinstance(said, str) else "".join(run.text for run in said)
