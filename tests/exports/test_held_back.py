"""Files of スキルアセスメント hold nothing that its page holds back: every number in them is one of the page's own.

What the page shows is tried by an attacker who has all of it (tests/store/masking): these files tell nothing more.
"""

import datetime as dt
import io
import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from pptx import Presentation

from dashboard import markup
from dashboard.charts.look.theme import Figure
from dashboard.exports.book import DATA, book
from dashboard.exports.native.writing.points import NOTES
from dashboard.exports.slides import deck
from dashboard.making.stores import Stores
from dashboard.screens import columns
from dashboard.screens.block import Block
from dashboard.screens.gathering import Gathering, Wanted
from dashboard.screens.material import Material
from tests.exports import office

NUMBER = re.compile(r"\d+(?:\.\d+)?")
STATES: Sequence[Mapping[str, Sequence[str]]] = (
    {},
    {"rows": ["課"]},
    {"rows": ["職位"]},
    {"view": ["研修計画"]},
    {"view": ["研修計画"], "places": ["課"]},
)
CLOSE = 1e-4
"""Closer than any two numbers that are told apart."""
DAY = dt.date(2026, 11, 16)


@pytest.fixture(scope="module")
def materials(sample_folder: Path) -> list[Material]:
    return Gathering([Wanted("assessment", state) for state in STATES], partial(Stores, sample_folder)).made()


def drawn(part: Any) -> Iterator[float]:
    """Every number of what the browser is sent."""
    if isinstance(part, dict):
        for each in part.values():
            yield from drawn(each)
    elif isinstance(part, list):
        for each in part:
            yield from drawn(each)
    elif isinstance(part, int | float) and not isinstance(part, bool):
        yield float(part)


def placed(figure: Figure) -> set[float]:
    """The same numbers, the ends of its bars, and where they lie when rows are counted upwards instead of downwards."""
    sent = json.loads(figure.to_json())
    own = set(drawn(sent))
    for trace in sent["data"]:
        bases = trace.get("base", 0)
        for axis in ("x", "y"):
            lengths = trace.get(axis, [])
            starts = bases if isinstance(bases, list) else [bases] * len(lengths)
            if len(starts) == len(lengths):
                own |= {start + length for start, length in zip(starts, lengths, strict=True) if length is not None}
    whole = sum(sent["layout"]["yaxis"]["range"]) if isinstance(sent["layout"]["yaxis"]["range"][0], int | float) else 0
    thick = {float(each) for trace in sent["data"] for each in [trace.get("width", 0)] if isinstance(each, int | float)}
    turned = own | {whole - each for each in own}
    return {round(each + side * width / 2, 5) for each in turned for width in {0.0, *thick} for side in (-1, 1)}


def marks(chart: Any) -> Iterator[dict[int, float]]:
    """The ranges of a chart but for the places of its texts, which stand beside what they are of."""
    for series in chart.iter(f"{office.C}ser"):
        if series.findtext(f".//{office.C}tx//{office.C}v") != NOTES:
            yield from (points for _, points in office.ranges(series))


def strange(numbers: Iterable[float], allowed: set[float]) -> set[float]:
    """Those that are none of the allowed ones, nor an end of an axis that goes on to its next tick."""
    near = sorted({*allowed, 0.0, 1.0})
    return {each for each in numbers if each <= near[-1] and min(abs(each - other) for other in near) > CLOSE}


def told(block: Block, material: Material) -> set[str]:
    """Every number that the page says of a block in words: in its table, its texts and its ⓘ."""
    shown, _ = columns.in_words(block.rows, block.answer)
    pairs = [each for many in material.told.values() for pair in many for each in pair]
    said = [block.title, markup.plain(block.finding), block.alt, shown.to_csv(), *pairs]
    return set(NUMBER.findall("\n".join(said)))


def blocks(materials: list[Material]) -> Iterator[tuple[Material, Block]]:
    yield from ((each, block) for each in materials for block in each.blocks.values())


def test_charts_hold_the_numbers_of_the_screen(materials: list[Material]) -> None:
    content = deck(materials, city="市", made_on=DAY)
    allowed = {block.title: set[float]() for _, block in blocks(materials)}
    for _, block in blocks(materials):
        allowed[block.title] |= placed(block.figure)
    looked_at = 0
    for slide in Presentation(io.BytesIO(content)).slides:
        for shape in slide.shapes:
            if shape.has_chart:
                for points in marks(shape.chart._chartSpace):
                    assert not strange(points.values(), allowed[shape.name]), shape.name
                    looked_at += len(points)
    assert looked_at > 500


def test_notes_and_tables_say_what_the_page_says(materials: list[Material]) -> None:
    content = deck(materials, city="市", made_on=DAY)
    known = {block.title: set[str]() for _, block in blocks(materials)}
    for material, block in blocks(materials):
        known[block.title] |= told(block, material)
    for slide in Presentation(io.BytesIO(content)).slides:
        title = next((shape.name for shape in slide.shapes if shape.has_chart or shape.name in known), None)
        if title:
            frame = slide.notes_slide.notes_text_frame
            assert frame is not None and set(NUMBER.findall(frame.text)) <= known[title], title


def is_number(cell: object) -> bool:
    return isinstance(cell, int | float)


def beside_texts(rows: list[list[Any]]) -> Iterator[float]:
    """The numbers of the hidden sheet but for the places of texts: in its blocks, the two columns after their names."""
    texts = set[int]()
    for row in rows:
        if any(cell is not None for cell in row) and all(isinstance(cell, str) for cell in row if cell is not None):
            texts = {place + step for place, cell in enumerate(row) if cell == NOTES for step in (1, 2)}
        yield from (float(cell or 0) for place, cell in enumerate(row) if is_number(cell) and place not in texts)


def test_sheets_hold_what_the_page_s_tables_hold(materials: list[Material]) -> None:
    """Also the hidden sheet: its numbers are those of the charts."""
    held = office.sheets(book(materials, city="市", made_on=DAY))
    allowed = set[float]()
    for _, block in blocks(materials):
        allowed |= placed(block.figure)
    assert not strange(beside_texts(held[DATA]), allowed)
    for name, rows in held.items():
        found = next((block for _, block in blocks(materials) if rows and rows[0] and rows[0][0] == block.title), None)
        if found is not None:
            shown, _ = columns.in_words(found.rows, found.answer)
            wanted = {float(cell) for column in shown for cell in shown[column].dropna() if is_number(cell)}
            assert not strange((float(cell) for row in rows for cell in row if is_number(cell)), wanted), name
