"""Exported files as an office program and an attacker see them."""

import datetime as dt
import io
import re
import shutil
import subprocess
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.utils import column_index_from_string
from openpyxl.utils.datetime import to_excel
from pypdfium2 import PdfDocument

C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
RANGE = re.compile(r"\$([A-Z]+)\$(\d+)(:\$[A-Z]+\$(\d+))?")


def as_pdf(content: bytes, name: str, folder: Path) -> list[str]:
    """The texts of the pages that LibreOffice makes of a file: it opens it as it is, or gives up. Skips without it."""
    office = shutil.which("soffice")
    if office is None:
        pytest.skip("LibreOffice is missing: NOT TESTED")
    (folder / name).write_bytes(content)
    where = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    ran = subprocess.run(
        [office, where, "--headless", "--convert-to", "pdf", "--outdir", str(folder), str(folder / name)],
        capture_output=True,
        text=True,
        timeout=180,
        check=False,
    )
    made = folder / f"{Path(name).stem}.pdf"
    assert made.exists(), ran.stderr
    with PdfDocument(made) as document:
        return [page.get_textpage().get_text_range() for page in document]


def sheets(workbook: bytes) -> dict[str, list[list[Any]]]:
    """Every cell of a workbook, by sheet."""
    book = openpyxl.load_workbook(io.BytesIO(workbook))
    return {sheet.title: [[_plain(cell) for cell in row] for row in sheet.values] for sheet in book.worksheets}


def _plain(value: Any) -> Any:
    """A day as the number that is stored."""
    return to_excel(value) if isinstance(value, dt.datetime) else value


def formulas(workbook: bytes) -> list[str]:
    """What a workbook would calculate."""
    book = openpyxl.load_workbook(io.BytesIO(workbook))
    return [str(cell.value) for sheet in book.worksheets for row in sheet for cell in row if cell.data_type == "f"]


def ranges(chart: Any) -> Iterator[tuple[tuple[int, int, int], dict[int, float]]]:
    """Of every range of numbers of a chart: first and last row and column (from 0), and its copy within the chart."""
    for reference in chart.iter(f"{C}numRef"):
        column, first, _, last = RANGE.findall(reference.findtext(f"{C}f"))[0]
        points = reference.iterfind(f"{C}numCache/{C}pt")
        copied = {int(point.get("idx")): float(point.findtext(f"{C}v")) for point in points}
        yield (int(first) - 1, int(last or first) - 1, column_index_from_string(column) - 1), copied


def inside(content: bytes) -> Iterator[tuple[str, bytes]]:
    """Every part of a file, those of the workbooks inside it too."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        for name in archive.namelist():
            part = archive.read(name)
            yield name, part
            if name.endswith(".xlsx"):
                yield from ((f"{name}!{inner}", each) for inner, each in inside(part))
