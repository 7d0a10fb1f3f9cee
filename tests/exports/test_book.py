"""Excel of every page of the sample city: native charts over the rows of the answers, and nothing that calculates."""

import datetime as dt
import io
import zipfile
from dataclasses import replace
from functools import partial
from pathlib import Path

import openpyxl
import pytest

from dashboard.charts.distribution import spread_dots
from dashboard.exports.book import book
from dashboard.exports.native import cutting, reading
from dashboard.exports.native.model import Grid
from dashboard.exports.slides import deck
from dashboard.making.stores import Stores
from dashboard.screens import columns, material
from dashboard.screens.gathering import Gathering, Wanted
from dashboard.screens.material import Material
from tests.exports import office

NOT_IN_NAMES = str.maketrans("", "", r"[]:*?/\\'")
DAY = dt.date(2026, 11, 16)


@pytest.fixture(scope="module")
def materials(sample_folder: Path) -> list[Material]:
    return Gathering([Wanted(page, {}) for page in material.usual()], partial(Stores, sample_folder)).made()


@pytest.fixture(scope="module")
def written(materials: list[Material]) -> bytes:
    return book(materials, city="みなと野市（架空）", made_on=DAY)


def test_each_figure_and_list_has_a_sheet_of_its_own(materials: list[Material], written: bytes) -> None:
    names = list(office.sheets(written))
    listed: list[str] = []
    for each in materials:
        listed += [block.title for block in each.blocks.values()] + [table.title for table in each.tables.values()]
    assert names[0] == "表紙" and names[-1] == "図のデータ"
    for place, (name, title) in enumerate(zip(names[1:-1], listed, strict=True), 1):
        assert f"{place} {title}".startswith(name) or title.translate(NOT_IN_NAMES) != title


def test_charts_are_native(materials: list[Material], written: bytes) -> None:
    figures = [block for one in materials for block in one.blocks.values()]
    drawn = [part for block in figures for each in reading.read(block.figure) for part in cutting.parts(each, 40)]
    charts = [name for name, _ in office.inside(written) if name.startswith("xl/charts/chart")]
    assert len(charts) == sum(not isinstance(part, Grid) for part in drawn) > 12
    assert not [name for name, _ in office.inside(written) if name.startswith("xl/media")]


def test_under_a_chart_stand_the_rows_of_the_answer(materials: list[Material], written: bytes) -> None:
    block = materials[1].blocks["spread"]
    shown, _ = columns.in_words(block.rows, block.answer)
    rows = next(rows for rows in office.sheets(written).values() if rows[0][0] == block.title)
    top = next(place for place, row in enumerate(rows) if row[: len(shown.columns)] == list(shown.columns))
    rate = list(shown.columns).index("率")
    found = {row[0]: row[rate] for row in rows[top + 1 :]}
    known = block.rows.set_index("department")["rate"]
    assert len(found) == len(known)
    assert {name: value for name, value in found.items() if value is not None} == pytest.approx(
        known.dropna().to_dict()
    )


def test_it_prints_on_a4(written: bytes) -> None:
    opened = openpyxl.load_workbook(io.BytesIO(written))
    for sheet in opened.worksheets:
        if sheet.sheet_state == "visible":
            assert sheet.page_setup.paperSize == 9 and sheet.page_setup.orientation == "landscape", sheet.title
            assert sheet.sheet_properties.pageSetUpPr or sheet.page_setup.scale == 60, sheet.title


@pytest.mark.slow
def test_libreoffice_opens_it_without_repair(written: bytes, tmp_path: Path) -> None:
    assert len(office.as_pdf(written, "book.xlsx", tmp_path)) > 20


def test_what_begins_like_a_formula_is_text_in_every_file(materials: list[Material]) -> None:
    """In cells, in the data within charts, and on slides."""
    names = ['=HYPERLINK("http://x.invalid","押す")', "+1+1", "-2", "@SUM(A1)", "{=A1}", "http://x.invalid/"]
    block = materials[1].blocks["spread"]
    rows = block.rows.head(len(names)).assign(department=names, bureau=names)
    figure = spread_dots.figure(rows, chosen=names[:1])
    hostile = replace(block, title="=1+1", finding="=1+1", figure=figure, alt="=1+1", rows=rows)
    one = replace(materials[1], title="=1+1", narrowed="=1+1", blocks={"spread": hostile}, tables={})
    for content in (book([one], city="=1+1", made_on=DAY), deck([one], city="=1+1", made_on=DAY)):
        books = [part for name, part in office.inside(content) if name.endswith(".xlsx")] or [content]
        for each in books:
            assert office.formulas(each) == []
            assert "=HYPERLINK" in str(office.sheets(each))
        assert not [name for name, part in office.inside(content) if b'TargetMode="External"' in part]


def test_a_workbook_is_a_sound_package(written: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(written)) as archive:
        assert archive.testzip() is None
        assert len(archive.namelist()) == len(set(archive.namelist()))
