"""The sheet 「取込結果」: every finding, with a link to its cell."""

import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from dashboard import labels
from dashboard.exports.marked.elements import text
from dashboard.exports.marked.wording import CUT
from dashboard.importers import Issue
from dashboard.importers.addresses import address
from dashboard.importers.files.own import OWN_SHEET
from dashboard.importers.model import Severity

NAME: Final = "取込結果"
KIND: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"
HEADINGS: Final = ("番号", "重さ", "シート", "セル", "書かれていた値", "内容", "直し方", "国の規則")
_WIDTHS: Final = (6, 8, 18, 10, 24, 60, 60, 10)
_CELL: Final = HEADINGS.index("セル")
LONGEST: Final = 50_000
"""So many findings are listed."""
_LONGEST_VALUE: Final = 500
_LINE: Final = 19
_MOST_LINES: Final = 20
CELL: Final = re.compile(r"\$?([A-Z]{1,3})\$?([1-9]\d{0,6})(?::|$)")
"""The first cell of what a finding names: a cell, or several."""


@dataclass(frozen=True, slots=True)
class Looks:
    """The styles of the sheet."""

    title: int
    plain: int
    bold: int
    link: int
    severities: Mapping[Severity, int]


def sheet(
    file: str, issues: Sequence[Issue], said: Sequence[str], sheets: Mapping[str, str], looks: Looks, main: str
) -> bytes:
    """The part of the sheet. ``said`` stands above the list, ``sheets`` are the names to link to by those in findings.

    ``main`` is the namespace of the workbook's parts.
    """
    listed = issues[:LONGEST]
    said = [*said, *([CUT.format(count=len(issues) - LONGEST)] if len(issues) > LONGEST else [])]
    rows = [
        [(OWN_SHEET, 0)],
        [(f"{NAME}：{file}", looks.title)],
        *([(each, 0)] for each in said),
        [],
    ]
    top = len(rows)
    rows.append([(heading, looks.bold) for heading in HEADINGS])
    links = []
    for number, issue in enumerate(listed, start=1):
        place = sheets.get(issue.sheet or "")
        cell = CELL.match(issue.cell or "") if place is not None else None
        if cell and place is not None:
            links.append((address(len(rows), _CELL), _location(place, cell[1] + cell[2])))
        rows.append(_row(number, issue, looks, is_linked=cell is not None))
    return _part(rows, links, top, main).encode()


def _row(number: int, issue: Issue, looks: Looks, *, is_linked: bool) -> list[tuple[str, int]]:
    words = (
        *(str(number), labels.SEVERITIES[issue.severity], issue.sheet or "", issue.cell or ""),
        *((issue.value or "")[:_LONGEST_VALUE], issue.message, issue.remedy, issue.rule or ""),
    )
    styles = [looks.plain] * len(words)
    styles[1] = looks.severities.get(issue.severity, looks.plain)
    styles[_CELL] = looks.link if is_linked else looks.plain
    return list(zip(words, styles, strict=True))


def _location(sheet_name: str, cell: str) -> str:
    quoted = sheet_name.replace("'", "''")
    return f"'{quoted}'!{cell}"


def _part(rows: Sequence[Sequence[tuple[str, int]]], links: Sequence[tuple[str, str]], top: int, main: str) -> str:
    columns = "".join(f'<col min="{at}" max="{at}" width="{w}" customWidth="1"/>' for at, w in enumerate(_WIDTHS, 1))
    data = "".join(
        f'<row r="{row + 1}"{_height(cells if row > top else ())}>'
        f"{''.join(_cell(row, column, *cell) for column, cell in enumerate(cells))}</row>"
        for row, cells in enumerate(rows)
    )
    refs = "".join(f'<hyperlink ref="{cell}" location="{text(place)}" display="{cell}"/>' for cell, place in links)
    return (
        f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?><worksheet xmlns="{main}"><sheetPr>'
        f'<tabColor rgb="FFC74700"/></sheetPr><sheetViews><sheetView workbookViewId="0"><pane ySplit="{top + 1}"'
        f' topLeftCell="A{top + 2}" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>'
        f"<cols>{columns}</cols><sheetData>{data}</sheetData>{refs and f'<hyperlinks>{refs}</hyperlinks>'}</worksheet>"
    )


def _height(cells: Sequence[tuple[str, int]]) -> str:
    """As high as the lines of the longest cell: not every program works it out by itself."""
    lines = (math.ceil(2 * len(words) / width) for (words, _), width in zip(cells, _WIDTHS, strict=False))
    highest = min(max(lines, default=1), _MOST_LINES)
    return f' ht="{highest * _LINE}" customHeight="1"'


def _cell(row: int, column: int, words: str, style: int) -> str:
    # Text within the cell is never calculated, whatever it begins with.
    inside = f'<is><t xml:space="preserve">{text(words)}</t></is>'
    return f'<c r="{address(row, column)}" s="{style}" t="inlineStr">{inside}</c>' if words else ""
