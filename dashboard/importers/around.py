"""The cells around one of a file, as a person would see them who opened it: read in a process of its own."""

from dashboard.importers import apart
from dashboard.importers.files.workbook import open_workbook
from dashboard.importers.findings.report import Unreadable
from dashboard.importers.model import SourceFile
from dashboard.importers.window import Around, window


def around(source: SourceFile, sheet: str | None, cell: str) -> Around | None:
    """The cells up to two rows and columns away from one (of a range: from its first).

    None where the file cannot be read or has no such place.
    """
    found = apart(_around, source, sheet, cell)
    return found if isinstance(found, Around) else None


def _around(source: SourceFile, sheet: str | None, cell: str) -> Around | None:
    try:
        sheets = {each.name: each for each in open_workbook(source).sheets}
    except Unreadable:
        return None
    found = sheets.get(sheet or "") or (next(iter(sheets.values())) if sheet is None and sheets else None)
    return window(found, cell) if found else None
