"""Bytes of a spreadsheet → Workbook: values through calamine, and beside them what calamine does not show."""

from collections.abc import Sequence
from io import BytesIO

from python_calamine import (
    CalamineError,
    CalamineWorkbook,
    PasswordError,
    SheetMetadata,
    SheetTypeEnum,
    SheetVisibleEnum,
)

from dashboard.importers.files.csv_text import read_text
from dashboard.importers.files.flaws import READABLE_FLAWS
from dashboard.importers.files.formats import shown
from dashboard.importers.files.guards import inspect
from dashboard.importers.files.notices import notices
from dashboard.importers.files.own import is_own
from dashboard.importers.files.rectangle import rectangle
from dashboard.importers.files.structure import Structure, with_readable_errors, xls_structures, xlsx_structures
from dashboard.importers.findings.report import issue, unreadable
from dashboard.importers.model import Position, Sheet, SourceFile, Value, Workbook


def open_workbook(source: SourceFile) -> Workbook:
    """Read a spreadsheet of any kind, or raise Unreadable. For use in a child process: see child.run_each."""
    kind = inspect(source)
    if kind == "csv":
        sheet = read_text(source)
        return Workbook(source.name, kind, [sheet], notices(source.name, sheet, ()))
    workbook = Workbook(source.name, kind, [])
    structures = _structures(source, workbook)
    _read_sheets(_open(source, structures), structures, workbook)
    return workbook


def _structures(source: SourceFile, workbook: Workbook) -> dict[str, Structure]:
    try:
        return xls_structures(source.content) if workbook.kind == "xls" else xlsx_structures(source.content)
    except Exception:  # however odd the structure is, the values may still be sound
        workbook.issues.append(issue("structure_unknown", source.name))
        return {}


def _open(source: SourceFile, structures: dict[str, Structure]) -> CalamineWorkbook:
    content = source.content
    if any(not READABLE_FLAWS.issuperset(structure.flaws.values()) for structure in structures.values()):
        content = with_readable_errors(content)
    try:
        return CalamineWorkbook.from_filelike(BytesIO(content))
    except PasswordError as error:
        raise unreadable(source.name, "password") from error
    except CalamineError as error:
        raise unreadable(source.name, "broken") from error


def _read_sheets(book: CalamineWorkbook, structures: dict[str, Structure], workbook: Workbook) -> None:
    worksheets = [(i, m) for i, m in enumerate(book.sheets_metadata) if m.typ == SheetTypeEnum.WorkSheet]
    if not worksheets:
        raise unreadable(workbook.file, "no_worksheet")
    for index, metadata in worksheets:
        structure = structures.get(metadata.name, Structure())
        try:
            rows = book.get_sheet_by_index(index).to_python(skip_empty_area=False)
        except Exception:  # one sheet that cannot be read must not hide the others' findings
            workbook.issues.append(issue("sheet_unreadable", workbook.file, sheet=metadata.name))
            continue
        if is_own(rows):
            continue
        sheet = _sheet(metadata, rows, structure)
        workbook.sheets.append(sheet)
        workbook.issues += notices(workbook.file, sheet, structure.shapes)


def _sheet(metadata: SheetMetadata, rows: Sequence[Sequence[Value]], structure: Structure) -> Sheet:
    values = rectangle(rows, keep=structure.flaws)
    height, width = len(values), len(values[0]) if values else 0
    return Sheet(
        name=metadata.name,
        values=values,
        hidden=metadata.visible != SheetVisibleEnum.Visible,
        hidden_rows={row for row in structure.hidden_rows if row < height},
        hidden_columns={column for column in structure.hidden_columns if column < width},
        # Beyond the last value a merge says nothing, and A1:XFD1048576 would be a trap for whoever fills it.
        merges=[
            (top, left, min(bottom, height - 1), min(right, width - 1))
            for top, left, bottom, right in structure.merges
            if top < height and left < width
        ],
        flaws=structure.flaws,
        shown=_show(values, structure),
        counts_from_1904=structure.counts_from_1904,
    )


def _show(values: list[list[Value]], structure: Structure) -> dict[Position, str]:
    """Put what cells say by their formats into ``values``; returns the words of days that say only their year."""
    words: dict[Position, str] = {}
    for (row, column), code in structure.formats.items():
        value = values[row][column] if row < len(values) and column < len(values[row]) else None
        if not isinstance(value, int | float) or isinstance(value, bool):
            continue
        if said := shown(value, code, is_1904=structure.counts_from_1904):
            values[row][column] = said.value
            if said.words is not None:
                words[row, column] = said.words
    return words
