"""PowerPoint of every page of the sample city: whole, native, and with the numbers that the answers have."""

import datetime as dt
import io
import re
from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from pptx import Presentation
from pptx.presentation import Presentation as Deck

from dashboard.exports.book import book
from dashboard.exports.native import cutting, reading, values
from dashboard.exports.native.model import Grid
from dashboard.exports.slides import deck
from dashboard.exports.slides.deck import CELLS, ROWS
from dashboard.making.stores import Stores
from dashboard.screens import material
from dashboard.screens.gathering import Gathering, Wanted
from dashboard.screens.material import Material
from tests.exports import office

STATES: Sequence[tuple[str, Mapping[str, Sequence[str]]]] = (
    *((page, {}) for page in ("overview", "online", "assessment", "roadmap", "submissions", "next")),
    ("explore", {"x_rows": ["department"], "x_measure": ["kind"], "x_chart": ["scatter"]}),
    ("department", {"department": ["市民課"]}),
    ("department", {"looks": ["課どうしの関係"]}),
    ("online", {"ranking": ["比較先との差"], "left": ["オンラインなのに紙のまま"], "department": ["市民課"]}),
    ("assessment", {"view": ["研修計画"], "places": ["課"]}),
    ("assessment", {"rows": ["課"]}),
    ("roadmap", {"department": ["市民課"], "roadmap_order": ["遅れの大きい順"]}),
)


@pytest.fixture(scope="module")
def materials(sample_folder: Path) -> list[Material]:
    wanted = [Wanted(page, params) for page, params in STATES]
    made: list[Material] = Gathering(wanted, partial(Stores, sample_folder)).made()
    assert {each.page for each in made} == set(material.offered())
    return made


@pytest.fixture(scope="module")
def written(materials: list[Material]) -> bytes:
    return deck(materials, city="みなと野市（架空）", made_on=dt.date(2026, 11, 16))


@pytest.fixture(scope="module")
def opened(written: bytes) -> Deck:
    return Presentation(io.BytesIO(written))


def charts(deck: Deck) -> Iterator[Any]:
    yield from (shape for slide in deck.slides for shape in slide.shapes if shape.has_chart)


def parts(material: Material) -> list[Any]:
    """What each figure is cut into."""
    found = []
    for block in material.blocks.values():
        for each in reading.read(block.figure):
            found += [(block, part) for part in cutting.parts(each, CELLS if isinstance(each, Grid) else ROWS)]
    return found


def test_every_figure_is_there_as_a_native_chart_or_table(materials: list[Material], opened: Deck) -> None:
    drawn = [part for each in materials for part in parts(each)]
    figures = {block.title for block, _ in drawn}
    assert len(figures) > 20
    assert [shape.name for shape in charts(opened)] == [
        block.title for block, part in drawn if not isinstance(part, Grid)
    ]
    tables = [shape.name for slide in opened.slides for shape in slide.shapes if shape.has_table]
    assert [name for name in tables if name in figures] == [
        block.title for block, part in drawn if isinstance(part, Grid)
    ]


def test_a_chart_shows_what_its_sheet_holds(opened: Deck) -> None:
    """What is drawn at once, and what is drawn after somebody opened the data: the same points."""
    for shape in charts(opened):
        cells = office.sheets(shape.chart.part.chart_workbook.xlsx_part.blob)["データ"]
        ranges = list(office.ranges(shape.chart._chartSpace))
        assert ranges, shape.name
        for (first, last, column), shown in ranges:
            held = [cells[row][column] for row in range(first, last + 1)]
            assert [shown.get(place) for place in range(len(held))] == pytest.approx(held), shape.name


def test_no_mark_of_a_figure_is_left_out(materials: list[Material], opened: Deck) -> None:
    """Where dots lie and how long bars are on the screen stands in the sheets inside the charts of that figure."""
    held: dict[str, set[float]] = {}
    for shape in charts(opened):
        cells = office.sheets(shape.chart.part.chart_workbook.xlsx_part.blob)["データ"]
        numbers = {round(float(cell), 6) for row in cells for cell in row if isinstance(cell, int | float)}
        held.setdefault(shape.name, set()).update(numbers)
    looked_at = 0
    for block in (block for each in materials for block in each.blocks.values() if block.title in held):
        for trace in filter(values.is_seen, block.figure.drawn["data"]):
            is_dots = trace["type"] == "scatter" and "markers" in trace["mode"] and trace.get("yaxis") != "y2"
            is_bars = trace["type"] == "bar" and "base" not in trace and "pattern" not in trace["marker"]
            lengths = trace["x" if is_dots or trace.get("orientation") == "h" else "y"] if is_dots or is_bars else []
            marks = {round(found, 6) for found in map(values.number, lengths) if found is not None}
            assert marks <= held[block.title], (block.title, marks - held[block.title])
            looked_at += len(marks)
    assert looked_at > 300


def test_rates_of_the_dots_are_those_of_the_answer(materials: list[Material], opened: Deck) -> None:
    """The 課 of 「課別オンライン化率のばらつき」, read back from the sheet inside the chart."""
    block = materials[1].blocks["spread"]
    shape = next(shape for shape in charts(opened) if shape.name == block.title)
    rows = office.sheets(shape.chart.part.chart_workbook.xlsx_part.blob)["データ"]
    pairs = (pair for row in rows[1:] for pair in pairwise(row))
    found = {name: rate for name, rate in pairs if isinstance(name, str) and isinstance(rate, int | float)}
    known = block.rows.dropna(subset="rate")
    wanted = dict(zip(known["department"], known["rate"], strict=True))
    assert len(wanted) == 44
    assert {name: pytest.approx(rate) for name, rate in wanted.items()} == {name: found[name] for name in wanted}


def test_bars_are_those_of_the_answer(materials: list[Material], opened: Deck) -> None:
    block = materials[1].blocks["barriers"]
    shape = next(shape for shape in charts(opened) if shape.name == block.title)
    rows = office.sheets(shape.chart.part.chart_workbook.xlsx_part.blob)["データ"]
    found = sorted(value for row in rows[1:] for value in row[1:] if value is not None)
    assert found == sorted(block.rows["procedures"])


def test_every_slide_says_something_and_every_shape_has_a_text_for_who_cannot_see(opened: Deck) -> None:
    for number, slide in enumerate(opened.slides, 1):
        assert slide.shapes.title is not None and slide.shapes.title.text_frame.text.strip(), number
        for shape in slide.shapes:
            assert shape._element._nvXxPr.cNvPr.get("descr"), (number, shape.name)
            assert shape.left >= 0 and shape.left + shape.width <= opened.slide_width, (number, shape.name)
            assert shape.top >= 0 and shape.top + shape.height <= opened.slide_height, (number, shape.name)


def test_behind_a_chart_stand_its_rows_and_where_they_come_from(materials: list[Material], opened: Deck) -> None:
    title = materials[1].blocks["barriers"].title
    slide = next(slide for slide in opened.slides if any(shape.name == title for shape in slide.shapes))
    notes = slide.notes_slide.notes_text_frame.text
    assert "書類の原本が紙\t74" in notes and "出典" in notes
    foot = next(shape for shape in slide.shapes if shape.name == "定義と出典").text_frame.text
    assert foot.startswith("定義：") and "出典　手続一覧" in foot


def test_the_file_names_nobody_but_the_city(opened: Deck) -> None:
    facts = opened.core_properties
    assert (facts.author, facts.last_modified_by) == ("みなと野市（架空）",) * 2
    assert facts.created.year >= 2026


def test_who_of_the_staff_can_be_reached_stays_in_the_city_hall(materials: list[Material], written: bytes) -> None:
    """Whom to call stands on the pages; their files go to other cities."""
    listed = {name for each in materials for table in each.tables.values() for name in table.rows}
    assert "liaison" in listed
    headed = re.compile(r"(?<!\w)兼務職員(?=[：<\t])")
    for made in (written, book(materials, city="市", made_on=dt.date(2026, 11, 16))):
        assert not [name for name, part in office.inside(made) if headed.search(part.decode(errors="ignore"))]


@pytest.mark.slow
def test_libreoffice_opens_it_without_repair(
    written: bytes, opened: Deck, materials: list[Material], tmp_path: Path
) -> None:
    """A page for each slide, with every 課 of the ranking on it."""
    pages = office.as_pdf(written, "deck.pptx", tmp_path)
    assert len(pages) == len(opened.slides)
    texts = "".join("".join(pages).split())
    assert all(name in texts for name in materials[1].blocks["ranking"].rows["department"])


def test_a_city_s_own_template_is_taken(materials: list[Material], tmp_path: Path) -> None:
    """With few layouts, 4:3, and a title that stands elsewhere: nothing leaves the slide."""
    own = Presentation()
    for layout in list(own.slide_layouts)[::-1]:
        if layout.name not in ("Title Slide", "Title and Content"):
            own.slide_layouts.remove(layout)
    own.save(str(tmp_path / "template.pptx"))
    made = Presentation(
        io.BytesIO(deck(materials[:1], city="市", made_on=dt.date(2026, 11, 16), template=tmp_path / "template.pptx"))
    )
    assert made.slide_width == own.slide_width
    assert len(made.slide_layouts) == 2
    assert all(
        shape.left >= 0 and shape.left + shape.width <= made.slide_width
        for slide in made.slides
        for shape in slide.shapes
    )
