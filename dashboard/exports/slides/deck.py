"""A deck: a title, then for each page its news and headline figures, its charts, its lists."""

import datetime as dt
import io
from collections.abc import Callable, Sequence
from pathlib import Path

from pptx.slide import Slide

from dashboard import labels, markup
from dashboard.charts.look import theme
from dashboard.exports.native import cutting, reading
from dashboard.exports.native.model import Grid, Native
from dashboard.exports.slides import cards, charts, lists, pages, sheet
from dashboard.exports.slides.frame import Frame
from dashboard.exports.slides.pages import Style
from dashboard.screens import columns
from dashboard.screens.block import Block, Table
from dashboard.screens.material import Material, titles

NAME = "DX推進ダッシュボード"
ROWS, CELLS = 24, 16
"""So many rows of a chart, and of a figure that is a table, can be read on a slide."""
NOTED = 60
"""So many of the rows behind a chart stand in the notes."""
Pairs = Sequence[tuple[str, str]]


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
    frame = Frame(template)
    _describe(frame, city, materials)
    _front(frame, city, materials, made_on)
    for material in materials:
        if material.is_sheet:
            sheet.sheet(frame, material, _said(material.told.get("tile-0", ())))
            for _ in material.tables:
                done()
            continue
        if material.tiles or not material.blocks:
            _news(frame, material)
        for key, block in material.blocks.items():
            _block(frame, block, material.told.get(key, ()))
            done()
        for table in material.tables.values():
            _list(frame, material, table)
            done()
    buffer = io.BytesIO()
    frame.file.save(buffer)
    return buffer.getvalue()


def _describe(frame: Frame, city: str, materials: Sequence[Material]) -> None:
    """What the file says of itself."""
    facts = frame.file.core_properties
    facts.title, facts.subject = titles(materials), NAME
    facts.author = facts.last_modified_by = city
    facts.created = facts.modified = dt.datetime.now(dt.UTC).replace(tzinfo=None)
    facts.keywords = facts.comments = ""


def _front(frame: Frame, city: str, materials: Sequence[Material], made_on: dt.date) -> None:
    """Whose figures, of when, compared with what, and made when."""
    first = materials[0]
    narrowed = first.narrowed if all(each.narrowed == first.narrowed for each in materials) else ""
    about = [f"基準日 {labels.month_end(first.as_of)}", first.compared, narrowed]
    frame.front(f"{city}　DX推進の状況", [titles(materials), "　".join(filter(None, about)), f"{made_on} 作成"])


def _news(frame: Frame, material: Material) -> None:
    """What the page says, and its headline figures."""
    about = "　".join(filter(None, [material.title, material.compared, material.narrowed]))
    slide = frame.slide(material.heading.finding, about, _said(material.told.get("tile-0", ())))
    cards.cards(slide, frame.room, material.tiles)
    told = [pair for place in range(len(material.tiles)) for pair in material.told.get(f"tile-{place}", ())]
    _note(slide, "\n".join(dict.fromkeys(map("　".join, told))))


def _block(frame: Frame, block: Block, told: Pairs) -> None:
    """A chart, on as many slides as it takes to be read."""
    parts = [part for each in reading.read(block.figure) for part in cutting.parts(each, _most(each))]
    for place, part in enumerate(parts, 1):
        which = f"（{place}／{len(parts)}）" if len(parts) > 1 else ""
        slide = frame.slide(markup.plain(block.finding), f"{block.title}{which}", _said(told))
        frame.caption(slide, part.caption)
        if isinstance(part, Grid):
            charts.table(slide, frame.chart_room, part, block.title, block.alt)
        else:
            charts.chart(slide, frame.chart_room, part, block.title, block.alt)
        _note(slide, _rows(block, told))
    if not parts:
        slide = frame.slide(markup.plain(block.finding), block.title, _said(told))
        pages.text(slide, frame.room, [labels.EMPTY], Style(16, theme.GRAY_700), block.title)


def _most(chart: Native) -> int:
    return CELLS if isinstance(chart, Grid) else ROWS


def _list(frame: Frame, material: Material, table: Table) -> None:
    """A list, on as many slides as it takes."""
    for piece in lists.pieces(table, frame.room):
        title = "　".join(filter(None, [table.heading, piece.which]))
        notes = [note for note in table.notes if note != table.heading]
        slide = frame.slide(title, material.title, [*notes[:2], *piece.left_out])
        lists.table(slide, frame.room, piece, table.heading)


def _said(told: Pairs) -> list[str]:
    """Of what is told of a figure: the first definition, what it counts now, and where that comes from."""
    firsts = {asked.partition("：")[0]: f"{asked}　{said}" for asked, said in reversed(told)}
    return [firsts[kind] for kind in ("定義", "いまの数", "出典") if kind in firsts]


def _rows(block: Block, told: Pairs) -> str:
    """The rows behind a chart, as its table on the screen has them, and all that is told of it."""
    shown, _ = columns.in_words(block.rows, block.answer, outside=True)
    head = shown.head(NOTED)
    known = head.loc[:, head.notna().any()].to_csv(sep="\t", index=False, lineterminator="\n")
    more = f"ほか{len(shown) - NOTED}行\n" if len(shown) > NOTED else ""
    return "\n".join([block.title, markup.plain(block.finding), *map("　".join, told), "", f"{known}{more}"])


def _note(slide: Slide, words: str) -> None:
    if frame := slide.notes_slide.notes_text_frame:
        frame.text = words
