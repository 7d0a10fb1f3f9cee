"""One file → a draft: its rows and findings, before its 課 are looked up in the register. Runs in a child process."""

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from dashboard.importers.addresses import address, column_letters
from dashboard.importers.cells.folding import clean
from dashboard.importers.cells.values import is_blank, written
from dashboard.importers.datasets.assessment.dataset import ASSESSMENT
from dashboard.importers.datasets.assessment.form import Form, form_header, read_form
from dashboard.importers.datasets.assessment.questions import HABITS as QUESTIONS_HABITS
from dashboard.importers.datasets.assessment.questions import QUESTIONS
from dashboard.importers.datasets.assessment.rounds import labels_of
from dashboard.importers.datasets.organization.dataset import HABITS as ORGANIZATION_HABITS
from dashboard.importers.datasets.organization.dataset import ORGANIZATION
from dashboard.importers.datasets.procedures.dataset import HABITS as PROCEDURES_HABITS
from dashboard.importers.datasets.procedures.dataset import PROCEDURES
from dashboard.importers.datasets.roadmap.dataset import HABITS as ROADMAP_HABITS
from dashboard.importers.datasets.roadmap.dataset import ROADMAP
from dashboard.importers.datasets.roadmap.months import months_of
from dashboard.importers.files.fills import read_fills
from dashboard.importers.files.workbook import open_workbook
from dashboard.importers.findings.refusals import Unreadable
from dashboard.importers.findings.report import Report
from dashboard.importers.model import NO_HINTS, Dataset, Hints, Issue, Reading, Sheet, SourceFile, Workbook
from dashboard.importers.tables.asof import Stated, decide, stated_in_file_name, stated_in_sheet
from dashboard.importers.tables.headers import Header
from dashboard.importers.tables.recognition import Found, recognise, sheets_with_data
from dashboard.importers.tables.table import read_table

DATASETS: Final[dict[str, Dataset]] = {
    dataset.name: dataset for dataset in (ORGANIZATION, PROCEDURES, QUESTIONS, ASSESSMENT, ROADMAP)
}

_HABITS: Final = {
    ORGANIZATION.name: ORGANIZATION_HABITS,
    PROCEDURES.name: PROCEDURES_HABITS,
    QUESTIONS.name: QUESTIONS_HABITS,
    ROADMAP.name: ROADMAP_HABITS,
}
_DEPARTMENT_LABEL: Final = re.compile(
    r"^(?:所管課|担当課|所属課?|課名|所管部署|担当部署|部署名?|回答課|提出課|記入課)(?:名)?(?:\s*:\s*(?P<name>.*)|\s+(?P<spaced>.*))?$"
)


@dataclass(frozen=True, slots=True)
class Mention:
    """A 課 written above a table rather than in a column."""

    text: str
    cell: str


@dataclass(slots=True)
class Draft:
    """A reading whose 課 have not been looked up yet."""

    reading: Reading
    department_columns: dict[str, str] = field(default_factory=dict)
    """Sheet → letters of its 課 column, where it has one."""
    mentions: dict[str, Mention] = field(default_factory=dict)
    """Sheet → the 課 written above its table."""
    forms: list[Form] = field(default_factory=list)
    """Answers to a form, which become rows once the 設問一覧 is known (answers.answered)."""
    possible: list["Possible"] = field(default_factory=list)
    """Sheets of an unrecognised file that are answers if their headers are a list's questions."""


@dataclass(slots=True)
class Possible:
    """A form that only a 設問一覧 can recognise, and what was found on reading it."""

    form: Form
    issues: list[Issue]


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
    recognised, found = recognise(workbook, DATASETS, dataset, report)
    made = Draft(Reading(workbook.file, issues=report.issues))
    if recognised:
        made.reading.dataset = recognised.name
        if recognised.has_as_of:
            found = _settle_as_of(made.reading, found, as_of, report)
        if recognised.is_form:
            made.forms = [_read_form(made, each, report) for each in found]
        else:
            if content and recognised is ROADMAP:
                _add_fills(workbook, found, content, report)
            _convert(made, recognised, found, hints, report)
    elif dataset is None:
        _keep_possible_forms(made, workbook)
    return made


def _settle_as_of(reading: Reading, found: list[Found], given: dt.date | None, report: Report) -> list[Found]:
    """Decide the 基準日, and leave out sheets of other months when one was asked for."""
    stated = {each.sheet.name: stated_in_sheet(each.sheet, each.header, reading.file) for each in found}
    fitting = [each for each in found if _fits(stated[each.sheet.name], given)]
    if fitting and len(fitting) < len(found):
        for each in found:
            if each not in fitting:
                _report_other_month(each.sheet.name, stated[each.sheet.name], given, report)
        found = fitting
    of_sheets = [date for each in found for date in stated[each.sheet.name]]
    reading.as_of = decide(of_sheets or stated_in_file_name(reading.file), given, report)
    return found


def _fits(stated: Sequence[Stated], given: dt.date | None) -> bool:
    return given is None or not stated or any(each.date == given for each in stated)


def _report_other_month(sheet: str, stated: Sequence[Stated], given: dt.date | None, report: Report) -> None:
    dates = "、".join(str(each.date) for each in stated)
    report.add("as_of_other_sheet", sheet=sheet, name=sheet, stated=dates, date=given)


def _add_fills(workbook: Workbook, found: Sequence[Found], content: bytes, report: Report) -> None:
    """Colours of the sheets that are month grids. What keeps them from being read must not keep the rest."""
    for each in found:
        if not months_of(each.sheet, each.header):
            continue
        try:
            read_fills(content, workbook.kind, each.sheet)
        except Exception:  # openpyxl and xlrd stumble over much that does not matter here
            report.add("fills_unread", sheet=each.sheet.name)


def _convert(made: Draft, dataset: Dataset, found: Sequence[Found], hints: Hints, report: Report) -> None:
    if not found:
        return
    tables = [read_table(each.sheet, each.header, _HABITS[dataset.name], report) for each in found]
    for table in tables:
        table.hints = hints
        table.as_of = made.reading.as_of
    if not any(table.rows for table in tables):
        report.add("no_rows", sheet=found[0].sheet.name)
        return
    made.reading.rows = dataset.convert([table for table in tables if table.rows], report)
    for each in found:
        column = each.header.columns.get("department")
        if column is not None:
            made.department_columns[each.sheet.name] = column_letters(column)
        elif mention := _mention(each.sheet, each.header):
            made.mentions[each.sheet.name] = mention


def _read_form(made: Draft, found: Found, report: Report) -> Form:
    """The answers on one sheet, with what the sheet and its file say of the round and the day."""
    sheet, header, file = found.sheet, found.header, made.reading.file
    form = read_form(sheet, header, report)
    form.labels = labels_of(sheet, form.top, file)
    form.stated = stated_in_sheet(sheet, header, file) or stated_in_file_name(file)
    mention = _mention(sheet, header)
    if (column := header.columns.get("department")) is not None:
        made.department_columns[sheet.name] = column_letters(column)
    elif mention:
        made.mentions[sheet.name], form.department = mention, mention.text
    return form


def _keep_possible_forms(made: Draft, workbook: Workbook) -> None:
    for sheet in sheets_with_data(workbook):
        if header := form_header(sheet, ASSESSMENT):
            report = Report(workbook.file)
            made.possible.append(Possible(_read_form(made, Found(sheet, header), report), report.issues))


def _mention(sheet: Sheet, header: Header) -> Mention | None:
    """「所管課：市民課」 in one cell, or 「所管課」 with the name in the next one, above the table."""
    for row in range(header.top):
        cells = [(column, written(cell)) for column, cell in enumerate(sheet.values[row]) if not is_blank(cell)]
        for position, (column, text) in enumerate(cells):
            match = _DEPARTMENT_LABEL.match(clean(text))
            following = cells[position + 1][1] if position + 1 < len(cells) else ""
            name = match and clean(match["name"] or match["spaced"] or following)
            if name:
                return Mention(name, address(row, column))
    return None
