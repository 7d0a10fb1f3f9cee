"""A file as it was sent, with what was found in it marked, to go back to the 課; and the mail that goes with it."""

from collections.abc import Sequence
from pathlib import PurePath

from dashboard.exports.mail import Mail
from dashboard.exports.marked import values, wording
from dashboard.exports.marked.elements import Strange
from dashboard.exports.marked.mail import mail
from dashboard.exports.marked.workbook import marked_workbook
from dashboard.exports.naming import file_name
from dashboard.importers import Issue, SourceFile, apart
from dashboard.importers.files.guards import inspect
from dashboard.importers.files.workbook import open_workbook
from dashboard.importers.findings.report import Unreadable
from dashboard.importers.model import Sheet

__all__ = ["Mail", "mail", "marked", "marked_name"]

_AS_SENT = (".xlsx", ".xlsm", ".xltx", ".xltm")


def marked(source: SourceFile, issues: Sequence[Issue]) -> bytes:
    """The workbook as it was sent: cells to mend are filled and have a note, a sheet 「取込結果」 lists all findings.

    All else is untouched. An .xls or a .csv becomes an .xlsx of its values, a file that cannot be read one of its
    findings alone; the sheet says so. Works in a process of its own, as whatever opens a sent file.
    """
    made = apart(_made, source, issues)
    # Whatever keeps a file from being opened must not keep the 課 from being told.
    return made if isinstance(made, bytes) else _of([], source, issues, wording.UNREAD)


def marked_name(source: SourceFile) -> str:
    """What the marked file is called: as it was sent, and that it is marked."""
    path = PurePath(source.name)
    ending = path.suffix.lower() if path.suffix.lower() in _AS_SENT else ".xlsx"
    return file_name(f"{path.stem}（取込結果）", ending.removeprefix("."))


def _made(source: SourceFile, issues: Sequence[Issue]) -> bytes:
    try:
        kind = inspect(source)
        if kind != "xlsx":
            return _of_values(source, issues, wording.AS_VALUES.format(kind=f".{kind}"))
        try:
            return marked_workbook(source.content, source.name, issues)
        except Strange:
            return _of_values(source, issues, wording.TOO_ODD)
    except Unreadable:
        return _of([], source, issues, wording.UNREAD)


def _of_values(source: SourceFile, issues: Sequence[Issue], said: str) -> bytes:
    return _of(open_workbook(source).sheets, source, issues, said)


def _of(sheets: Sequence[Sheet], source: SourceFile, issues: Sequence[Issue], said: str) -> bytes:
    made, names = values.workbook(sheets)
    return marked_workbook(made, source.name, issues, [said], names)
