"""Slides with a title, a foot and a number, in the usual template or in the city's own."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from pptx import Presentation
from pptx.enum.shapes import MSO_SHAPE, PP_PLACEHOLDER
from pptx.enum.text import PP_ALIGN
from pptx.presentation import Presentation as Deck
from pptx.slide import Slide, SlideLayout
from pptx.util import Emu, Pt

from dashboard.charts.look import theme
from dashboard.errors import DashboardError
from dashboard.exports.native.model import Run
from dashboard.exports.slides import pages
from dashboard.exports.slides.pages import MARGIN, Box, Style

WIDE, HIGH = 960.0, 540.0
"""Pt of a slide: 16:9."""
OVER, TITLE, CAPTION, FOOT = 36.0, 82.0, 18.0, 56.0
"""Pt: where the title begins, what it needs, and what the words over and under a chart need."""
SIZES = ((60, 22), (120, 18), (999, 15))
"""A title of at most so many signs is set in so many pt."""
TITLES = (PP_PLACEHOLDER.TITLE, PP_PLACEHOLDER.CENTER_TITLE)
ASIDE = (PP_PLACEHOLDER.DATE, PP_PLACEHOLDER.FOOTER, PP_PLACEHOLDER.SLIDE_NUMBER)


def _opened(template: Path) -> Deck:
    """The city's own template. Raises DashboardError where it is none."""
    try:
        return Presentation(str(template))
    except Exception as error:  # whatever a file does to its reader
        raise DashboardError(
            f"ひな形 {template.name} を読めません。PowerPointで開き、「PowerPoint プレゼンテーション（.pptx）」として"
            "保存し直してください。ひな形を使わないときは、データフォルダーから外してください。"
        ) from error


class Frame:
    """A presentation that slides are added to. In a template of the city titles stand where it has them."""

    def __init__(self, template: Path | None) -> None:
        self.file = _opened(template) if template else Presentation()
        self.is_own = template is not None
        if not self.is_own:
            self.file.slide_width, self.file.slide_height = Emu(Pt(WIDE)), Emu(Pt(HIGH))
        self.width, self.height = Emu(self.file.slide_width or 0).pt, Emu(self.file.slide_height or 0).pt

    @property
    def room(self) -> Box:
        """What is left for what a slide shows."""
        top = OVER + TITLE
        return Box(MARGIN, top, self.width - 2 * MARGIN, self.height - top - FOOT - 8)

    @property
    def chart_room(self) -> Box:
        """The same under a line of words."""
        room = self.room
        return Box(room.left, room.top + CAPTION, room.width, room.height - CAPTION)

    def front(self, title: str, under: Sequence[str]) -> None:
        """The first slide."""
        slide = self._add(texts=1)
        if not self.is_own:
            mark = slide.shapes.add_shape(MSO_SHAPE.RECTANGLE, *Box(0, 0, 18, self.height).emu)
            mark.name = "帯"
            pages.plain(mark, theme.BLUE_900)
            pages.describe(mark, "飾り")
        wide = self.width - 120
        self._fill(slide, 0, [title], Box(60, 150, wide, 80), Style(36, bold=True))
        self._fill(slide, 1, under, Box(60, 250, wide, 170), Style(18, theme.GRAY_700))

    def slide(self, title: str, over: str, said: Sequence[str]) -> Slide:
        """A slide that says something, under what it is about, over what its figures mean and come from."""
        slide = self._add(texts=0)
        wide = self.width - 2 * MARGIN
        pages.text(slide, Box(MARGIN, 18, wide, 16), [over], Style(11, theme.GRAY_700), "図の題")
        size = next(size for signs, size in SIZES if len(title) <= signs or signs == SIZES[-1][0])
        self._fill(slide, 0, [title], Box(MARGIN, OVER, wide, TITLE), Style(size, bold=True))
        foot = Box(MARGIN, self.height - FOOT, wide - 60, FOOT - 10)
        pages.text(slide, foot, said, Style(8.5, theme.GRAY_700), "定義と出典")
        number = Box(self.width - MARGIN - 50, self.height - 24, 50, 14)
        words = [str(len(self.file.slides))]
        pages.text(slide, number, words, Style(9, theme.GRAY_700, align=PP_ALIGN.RIGHT), "ページ番号")
        return slide

    def caption(self, slide: Slide, said: Sequence[Run]) -> None:
        """What the marks of a chart mean, over it."""
        room = self.room
        if said:
            box = Box(room.left, room.top, room.width, CAPTION)
            pages.text(slide, box, [said], Style(10.5, theme.GRAY_700), "図の見かた")

    def _add(self, texts: int) -> Slide:
        """A slide of the layout with a title and, of those, about as many other places for text."""
        made: Slide = self.file.slides.add_slide(min(self.file.slide_layouts, key=lambda each: _apart(each, texts)))
        return made

    def _fill(self, slide: Slide, place: int, words: Sequence[str], box: Box, style: Style) -> None:
        """Texts in their place of the layout, or where it has none, in a box."""
        found = [each for each in slide.placeholders if each.placeholder_format.type not in ASIDE]
        if place >= len(found):
            pages.text(slide, box, words, style, "題")
            return
        if not self.is_own:
            found[place].left, found[place].top, found[place].width, found[place].height = box.emu
        pages.write(found[place].text_frame, words, style)
        pages.describe(found[place], "\n".join(words))


def _apart(layout: SlideLayout, texts: int) -> tuple[bool, int]:
    places: Any = layout.placeholders
    kinds = [each.placeholder_format.type for each in places]
    return not any(kind in TITLES for kind in kinds), abs(sum(kind not in (*TITLES, *ASIDE) for kind in kinds) - texts)
