"""Cells of an xlsx sheet that the value reader silently gives as blank: errors and formulas never calculated."""

import re
from collections.abc import Iterator

from dashboard.importers.files.sheetxml import SheetXml, attribute
from dashboard.importers.model import Position

UNCALCULATED = "="

_FORMULA = rb"<~f\b(?:[^>]*/>|[^>]*>[^<]*</~f>)\s*"
_ERROR_CELL = rb"<~c\b[^>]*\st=qeq[^>]*>\s*(?:%b)?<~v\b[^>]*>([^<]*)</~v>" % _FORMULA
_FORMULA_WITHOUT_VALUE = rb"%b(<~v\b[^>]*/>|<~v\b[^>]*></~v>)?\s*</~c>" % _FORMULA
_CELL_BEFORE = rb"<~c\b([^>]*)>"
# Over any other literal (#SPILL!, #CALC! …) calamine gives up the whole sheet.
READABLE_FLAWS = frozenset({UNCALCULATED, "#DIV/0!", "#N/A", "#NAME?", "#NULL!", "#NUM!", "#REF!", "#VALUE!"})


def find_flaws(sheet: SheetXml) -> dict[Position, str]:
    """Error cells by their literal, and formulas without a stored value as ``=``."""
    flaws = dict.fromkeys(_uncalculated(sheet), UNCALCULATED)
    for match in _errors(sheet):
        flaws[sheet.position(match.start())] = _literal(match)
    return flaws


def with_readable_errors(sheet: SheetXml) -> bytes:
    """The sheet's XML with every error literal that the value reader does not know turned into ``#N/A``."""
    pieces, end = [], 0
    for match in _errors(sheet):
        if _literal(match) not in READABLE_FLAWS:
            pieces += [sheet.xml[end : match.start(1)], b"#N/A"]
            end = match.end(1)
    return b"".join([*pieces, sheet.xml[end:]])


def _literal(error: re.Match[bytes]) -> str:
    return error[1].decode(errors="replace").strip()


def _errors(sheet: SheetXml) -> Iterator[re.Match[bytes]]:
    # The plain search spares the pattern a walk over every cell of a sheet without errors.
    if b't="e"' in sheet.xml or b"t='e'" in sheet.xml:
        yield from sheet.iter(_ERROR_CELL)


def _uncalculated(sheet: SheetXml) -> Iterator[Position]:
    cell_before = sheet.pattern(_CELL_BEFORE)
    for match in sheet.iter(_FORMULA_WITHOUT_VALUE):
        start = sheet.xml.rfind(b"<%bc" % sheet.prefix, 0, match.start())
        cell = cell_before.match(sheet.xml, max(start, 0))
        # A calculated text that happens to be empty (t="str" with an empty <v>) is a blank, not a flaw.
        if cell and not (match[1] and attribute(cell[1], b"t") == b"str"):
            yield sheet.position(start)
