"""One file → a draft: its rows and findings, before its 課 are looked up in the register. Runs in a child process."""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from dashboard.importers.addresses import column_letters
from dashboard.importers.datasets import DATASETS, offered
from dashboard.importers.files.fills import read_fills
from dashboard.importers.files.workbook import open_workbook
from dashboard.importers.findings.report import Report, Unreadable
from dashboard.importers.model import (
    NO_HINTS,
    Dataset,
    Draft,
    FormHooks,
    Hints,
    Mention,
    Reading,
    Sheet,
    SourceFile,
    Workbook,
)
from dashboard.importers.questions import is_of_marks
from dashboard.importers.tables.asof import Stated, decide, stated_in_file_name, stated_in_sheet
from dashboard.importers.tables.dated import of_day
from dashboard.importers.tables.headers import Header
from dashboard.importers.tables.legend import is_legend_name
from dashboard.importers.tables.mentions import mention
from dashboard.importers.tables.recognition import Found, recognise, sheets_with_data
from dashboard.importers.tables.table import read_table
from dashboard.importers.window import Around, window


def draft(source: SourceFile, dataset: str | None, as_of: dt.date | None, hints: Hints) -> Draft:
    """Open, recognise and convert one file. Whatever is wrong with it is a finding."""
    try:
        workbook = open_workbook(source)
    except Unreadable as error:
        return Draft(Reading(source.name, issues=[error.issue]))
    return of_workbook(workbook, dataset, as_of, hints, source.content)


def of_workbook(
    workbook: Workbook, dataset: str | None, as_of: dt.date | None, hints: Hints = NO_HINTS, content: bytes = b""
) -> Draft:
    """Recognise and convert the sheets of one file; ``content`` are its bytes, for the colours of its cells."""
    report = Report(workbook.file)
    report.issues += workbook.issues
    recognised, found = recognise(workbook, offered(is_of_many=hints.is_of_many), dataset, hints, report)
    made = Draft(Reading(workbook.file, issues=report.issues))
    if recognised:
        report.learn(recognised.findings)
        made.reading.dataset = recognised.name
        if recognised.has_as_of:
            found = _settle_as_of(made.reading, found, as_of, hints, report)
            found = [*_of_day(found, recognised, made.reading.as_of, report)]
        if recognised.form:
            made.forms = [_read_form(made, recognised.form, each, hints, report) for each in found]
        else:
            if content and recognised.wants_fills:
                _add_fills(workbook, recognised, found, content, report)
            legends = [sheet for sheet in workbook.sheets if is_legend_name(sheet.name)]
            _convert(made, recognised, found, hints, legends, report)
            made.reading.windows = _windows(found, report)
    elif dataset is None:
        _keep_possible_forms(made, workbook, hints)
    return made


def _settle_as_of(
    reading: Reading, found: list[Found], given: dt.date | None, hints: Hints, report: Report
) -> list[Found]:
    """Decide the 基準日, and leave out sheets of other months when one was asked for."""
    stated = {each.sheet.name: stated_in_sheet(each.sheet, each.header, reading.file) for each in found}
    fitting = [each for each in found if _fits(stated[each.sheet.name], given)]
    if fitting and len(fitting) < len(found):
        for each in found:
            if each not in fitting:
                _report_other_month(each.sheet.name, stated[each.sheet.name], given, report)
        found = fitting
    of_sheets = [date for each in found for date in stated[each.sheet.name]]
    reading.as_of = decide(of_sheets or stated_in_file_name(reading.file, hints.code), given, report)
    return found


def _of_day(found: Sequence[Found], dataset: Dataset, as_of: dt.date | None, report: Report) -> Iterator[Found]:
    """The sheets with the columns of the 基準日, where there are such of several days."""
    for each in found:
        if header := of_day(each.sheet, each.header, dataset, as_of, report):
            yield replace(each, header=header)


def _fits(stated: Sequence[Stated], given: dt.date | None) -> bool:
    return given is None or not stated or any(each.date == given for each in stated)


def _report_other_month(sheet: str, stated: Sequence[Stated], given: dt.date | None, report: Report) -> None:
    dates = "、".join(str(each.date) for each in stated)
    report.add("as_of_other_sheet", sheet=sheet, name=sheet, stated=dates, date=given)


def _add_fills(workbook: Workbook, dataset: Dataset, found: Sequence[Found], content: bytes, report: Report) -> None:
    """Colours of the sheets in which they say something. What keeps them from being read must not keep the rest."""
    for each in found:
        if not (dataset.wants_fills and dataset.wants_fills(each.sheet, each.header)):
            continue
        try:
            read_fills(content, workbook.kind, each.sheet)
        except Exception:  # openpyxl and xlrd stumble over much that does not matter here
            report.add("fills_unread", sheet=each.sheet.name)


def _convert(
    made: Draft, dataset: Dataset, found: Sequence[Found], hints: Hints, legends: Sequence[Sheet], report: Report
) -> None:
    if not found or not dataset.convert:
        return
    tables = [read_table(each.sheet, each.header, dataset.habits, report, hints) for each in found]
    for table in tables:
        table.as_of = made.reading.as_of
        table.legends = legends
    if not any(table.rows for table in tables):
        report.add("no_rows", sheet=found[0].sheet.name)
        return
    made.reading.rows = dataset.convert([table for table in tables if table.rows], report)
    for table in tables:
        made.unread[table.sheet.name] = table.header.unread()
        _locate_departments(made, table.sheet, table.header, table.mentions)


def _windows(found: Sequence[Found], report: Report) -> dict[tuple[str | None, str | None], Around | None]:
    """The cells around the first of each colour and sign that is asked for: here the colours are at hand."""
    sheets = {each.sheet.name: each.sheet for each in found}
    return {
        (each.sheet, each.cell): window(sheets[each.sheet], each.cell, across=4)
        for each in report.issues
        if is_of_marks(each.key) and each.sheet in sheets and each.cell
    }


def _locate_departments(made: Draft, sheet: Sheet, header: Header, mentions: Sequence[Mention]) -> None:
    """Remember where a sheet names its 課."""
    if (column := header.columns.get("department")) is not None:
        made.department_columns[sheet.name] = column_letters(column)
    elif mentions:
        made.mentions[sheet.name] = [*mentions]


def _read_form(made: Draft, form: FormHooks, found: Found, hints: Hints, report: Report) -> Any:
    said = None if "department" in found.header.columns else mention(found.sheet, found.header)
    _locate_departments(made, found.sheet, found.header, [said] if said else [])
    return form.read(found.sheet, found.header, made.reading.file, hints.code, said and said.text, report)


def _keep_possible_forms(made: Draft, workbook: Workbook, hints: Hints) -> None:
    """Sheets that nothing marks as a form's, but that may be one by the other files of the batch."""
    for dataset in DATASETS.values():
        for sheet in sheets_with_data(workbook) if dataset.form else ():
            if dataset.form and (header := dataset.form.header(sheet, dataset)):
                report = Report(workbook.file, dataset.findings)
                form = _read_form(made, dataset.form, Found(sheet, header), hints, report)
                made.possible.append((form, report.issues))
