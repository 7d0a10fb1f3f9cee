"""A deck: a title, then for each page its news and headline figures, its charts, its lists."""

import datetime as dt
import io
from collections.abc import Callable, Sequence
from pathlib import Path

from pptx import Presentation
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.presentation import Presentation as Deck
from pptx.slide import Slide, SlideLayout
from pptx.util import Emu, Pt

from dashboard import labels, markup
from dashboard.charts.look import theme
from dashboard.exports.native import cutting, reading
from dashboard.exports.native.model import Grid, Native
from dashboard.exports.slides import cards, charts, lists, pages
from dashboard.exports.slides.pages import MARGIN, Box, Style
from dashboard.screens import columns
from dashboard.screens.block import Block, Table
from dashboard.screens.material import Material

WIDE, HIGH = 960.0, 540.0
"""Pt of a slide: 16:9."""
ROWS, CELLS = 24, 16
"""So many rows of a chart, and of a figure that is a table, can be read on a slide."""
HEAD, CAPTION, FOOT = 84.0, 18.0, 62.0
"""Pt for the title, for what the marks mean, and for what the figures are."""
NOTED = 60
"""So many of the rows behind a chart stand in the notes."""
SAYS = 60
"""Signs of a title that stands large; a longer one is set smaller."""


def deck(
    materials: Sequence[Material],
    *,
    city: str,
    made_on: dt.date,
    template: Path | None = None,
    done: Callable[[], None] = lambda: None,
) -> bytes:
    """The materials as a presentation. ``template``: the city's own, whose look the slides take.

    ``done`` is called after each chart and list.
    """
    made = _Deck(Presentation(str(template) if template else None), is_own=template is not None)
    made.describe(city, materials)
    made.front(city, materials, made_on)
    for material in materials:
        if material.tiles or not material.blocks:
            made.news(material)
        for key, block in material.blocks.items():
            made.block(material, key, block)
            done()
        for table in material.tables.values():
            made.list(material, table)
            done()
    buffer = io.BytesIO()
    made.file.save(buffer)
    return buffer.getvalue()


class _Deck:
    """Slides one after the other. ``is_own``: in the city's own template, whose titles stand where it has them."""

    def __init__(self, file: Deck, *, is_own: bool) -> None:
        self.file, self.is_own = file, is_own
        if not is_own:
            file.slide_width, file.slide_height = Emu(Pt(WIDE)), Emu(Pt(HIGH))
        self.width, self.height = Emu(file.slide_width or 0).pt, Emu(file.slide_height or 0).pt

    def describe(self, city: str, materials: Sequence[Material]) -> None:
        """What the file says of itself."""
        facts = self.file.core_properties
        facts.title = "・".join(dict.fromkeys(each.title for each in materials))
        facts.author = facts.last_modified_by = city
        facts.created = facts.modified = dt.datetime.now(dt.UTC).replace(tzinfo=None)
        facts.subject, facts.keywords, facts.comments = "DX推進ダッシュボード", "", ""

    def front(self, city: str, materials: Sequence[Material], made_on: dt.date) -> None:
        """Whose figures, of when, compared with what, and made when."""
        slide = self._add(0)
        titles = list(dict.fromkeys(each.title for each in materials))
        first = materials[0]
        about = [
            f"基準日 {labels.month_end(first.as_of)}",
            first.compared,
            "" if first.narrowed == "全庁" else first.narrowed,
            f"{made_on} 作成",
        ]
        self._placeholder(slide, 0, f"{city}　DX推進の状況", Box(60, 150, self.width - 120, 80), Style(36, bold=True))
        box = Box(60, 250, self.width - 120, 160)
        self._placeholder(slide, 1, "\n".join(["・".join(titles), "　".join(filter(None, about))]), box, Style(18))

    def news(self, material: Material) -> None:
        """What the page says, and its headline figures."""
        slide = self._slide(material.heading.finding, material.title, material)
        room = self._room(0)
        cards.cards(slide, room, material.tiles)
        told = [pairs for place in range(len(material.tiles)) for pairs in material.told.get(f"tile-{place}", ())]
        self._foot(slide, material.told.get("tile-0", ()), material)
        slide.notes_slide.notes_text_frame.text = "\n".join(
            dict.fromkeys(f"{asked}　{said}" for asked, said in told)
        )

    def block(self, material: Material, key: str, block: Block) -> None:
        """A chart, on as many slides as it takes to be read."""
        charts_ = [part for each in reading.read(block.figure) for part in cutting.parts(each, CELLS if isinstance(each, Grid) else ROWS)]
        for place, described in enumerate(charts_, 1):
            which = f"（{place}／{len(charts_)}）" if len(charts_) > 1 else ""
            slide = self._slide(markup.plain(block.finding), f"{block.title}{which}", material)
            room = self._room(CAPTION)
            self._caption(slide, described)
            place_chart = charts.table if isinstance(described, Grid) else charts.chart
            place_chart(slide, room, described, block.title, block.alt)  # type: ignore[arg-type]
            self._foot(slide, material.told.get(key, ()), material)
            slide.notes_slide.notes_text_frame.text = _noted(block)
        if not charts_:
            slide = self._slide(markup.plain(block.finding), block.title, material)
            pages.text(slide, self._room(0), [labels.EMPTY], Style(16, theme.GRAY_700), block.title)
            self._foot(slide, material.told.get(key, ()), material)

    def list(self, material: Material, table: Table) -> None:
        """A list, on as many slides as it takes."""
        for piece in lists.pieces(table, self._room(0)):
            slide = self._slide("　".join(filter(None, [table.heading, piece.which])), material.title, material)
            lists.table(slide, self._room(0), piece, table.heading)
            self._foot(slide, [("", each) for each in table.notes if each != table.heading], material)

    def _room(self, caption: float) -> Box:
        """What is left for what a slide shows."""
        top = HEAD + 34 + caption
        return Box(MARGIN, top, self.width - 2 * MARGIN, self.height - top - FOOT - 8)

    def _slide(self, title: str, over: str, material: Material) -> Slide:
        """A slide that says something, under what it is about."""
        slide = self._add(5)
        pages.text(
            slide, Box(MARGIN, 18, self.width - 2 * MARGIN, 16), [over], Style(11, theme.GRAY_700), "図の題"
        )
        size = 22 if len(title) <= SAYS else 18 if len(title) <= 2 * SAYS else 15
        box = Box(MARGIN, 36, self.width - 2 * MARGIN, HEAD - 6)
        self._placeholder(slide, 0, title, box, Style(size, bold=True, anchor=MSO_ANCHOR.TOP))
        return slide

    def _caption(self, slide: Slide, described: Native) -> None:
        if described.caption:
            box = Box(MARGIN, HEAD + 34, self.width - 2 * MARGIN, CAPTION)
            pages.text(slide, box, [described.caption], Style(10.5, theme.GRAY_700), "図の見かた")

    def _foot(self, slide: Slide, told: Sequence[tuple[str, str]], material: Material) -> None:
        """What the figures mean, what they are made of, and of which files and when."""
        said = ["　".join(filter(None, pair)) for pair in told] or [f"基準日 {labels.month_end(material.as_of)}"]
        line = Box(MARGIN, self.height - FOOT, self.width - 2 * MARGIN - 60, FOOT - 10)
        pages.text(slide, line, said[:4], Style(8.5, theme.GRAY_700), "定義と出典")
        number = Box(self.width - MARGIN - 50, self.height - 24, 50, 14)
        style = Style(9, theme.GRAY_700, align=PP_ALIGN.RIGHT)
        pages.text(slide, number, [str(len(self.file.slides))], style, "ページ番号")

    def _add(self, usual: int) -> Slide:
        """A slide of that layout of the usual template, or of one with as many places for text."""
        layouts = list(self.file.slide_layouts)
        return self.file.slides.add_slide(layouts[usual] if usual < len(layouts) else _fitting(layouts, usual))

    def _placeholder(self, slide: Slide, number: int, words: str, box: Box, style: Style) -> None:
        """A text in its place of the layout, or where the layout has none, in a box."""
        found = next((each for each in slide.placeholders if each.placeholder_format.idx == number), None)
        if found is None:
            pages.text(slide, box, words.split("\n"), style, "題")
            return
        if not self.is_own:
            found.left, found.top, found.width, found.height = box.emu
        pages.write(found.text_frame, words.split("\n"), style)
        pages.describe(found, words)


def _fitting(layouts: Sequence[SlideLayout], usual: int) -> SlideLayout:
    """Of a template with few layouts the one with a title and least else; the first for the front."""
    if usual == 0:
        return layouts[0]
    return min(layouts, key=lambda each: (not any(p.placeholder_format.idx == 0 for p in each.placeholders), len(each.placeholders)))


def _noted(block: Block) -> str:
    """The rows behind a chart, as its table on the screen has them."""
    shown, _ = columns.in_words(block.rows, block.answer)
    head = shown.head(NOTED)
    known = head.loc[:, head.notna().any()]
    more = f"\nほか{len(shown) - NOTED}行" if len(shown) > NOTED else ""
    return f"{block.title}\n{markup.plain(block.finding)}\n\n{known.to_csv(sep=chr(9), index=False)}{more}"
