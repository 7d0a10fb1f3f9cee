"""Who answered a form, when and in which 課. What a cell of these columns says is in no finding."""

import re
from typing import Final

import pandas as pd

from dashboard.importers.addresses import address
from dashboard.importers.cells import dates
from dashboard.importers.cells import values as cells
from dashboard.importers.cells.folding import clean, fold
from dashboard.importers.cells.values import Cell, is_blank, is_unknown_word, written
from dashboard.importers.datasets.assessment.form import Form
from dashboard.importers.datasets.assessment.headings import PersonColumn
from dashboard.importers.datasets.assessment.round_labels import round_in_column
from dashboard.importers.findings.report import Report
from dashboard.importers.model import Hints, Kind, Value
from dashboard.importers.questions import answer_to, key_of, refuse, report_used
from dashboard.importers.tables.columns import is_flaw
from dashboard.importers.tables.frames import typed

_NOBODY: Final = frozenset(map(fold, ("anonymous", "匿名", "無記名", "なし", "無し", "ゲスト", "guest")))
"""What form systems write where the respondent is not known."""
_ANSWERS: Final = ("人の番号", "行の番号")
_UNDECIDED: Final = "person_counts_up"
_SEVERAL: Final = 3
"""So many rows show whether a column counts them."""
_DIGITS: Final = re.compile(r"(?P<digits>\d+)(?:\.0+)?")
_SCHEMA: Final[dict[str, Kind]] = {
    "row": "line",
    "respondent": "text",
    "answered_on": "day",
    **dict.fromkeys(("round", "bureau_text", "department_text", "grade"), "text"),
}


def choose_person(form: Form, hints: Hints, report: Report) -> None:
    """Take the best column that says who answered; where there is none, say why the columns that seem to do are not."""
    for name in (form.known, form.columns, form.headings):
        name.pop("respondent", None)
    passed_over = []
    for each, written_cells in form.persons:
        reason = _why_nobody(form, each, written_cells, hints, report)
        if reason is None:
            form.known["respondent"] = written_cells
            form.columns["respondent"], form.headings["respondent"] = each.column, each.heading
            return
        passed_over.append((reason, each))
    for reason, each in passed_over:
        cell = address(form.top, each.column)
        if reason == _UNDECIDED:
            key = key_of("列", each.heading)
            report.ask(reason, key=key, choices=_ANSWERS, sheet=form.sheet, cell=cell, column=each.heading)
        else:
            report.add(reason, sheet=form.sheet, cell=cell, column=each.heading)


def _why_nobody(
    form: Form, column: PersonColumn, written_cells: list[Value], hints: Hints, report: Report
) -> str | None:
    """Why a column says nothing of who answered (the code of the finding); None where it does."""
    if column.numbers_rows:
        return "person_numbers_rows"
    numbers = [_respondent(cell).value for cell in written_cells if not is_flaw(cell)]
    known = [number for number in numbers if number is not None]
    if written_cells and numbers and not known:
        return "person_anonymous"
    if column.may_be_shared and len(known) >= _SEVERAL and len(set(known)) == 1:
        return "person_shared"
    if not _counts_up(written_cells):
        return None
    key = key_of("列", column.heading)
    answer = answer_to(hints, key)
    if answer is None:
        return _UNDECIDED
    if fold(answer) not in map(fold, _ANSWERS):
        refuse(report, key, answer, _ANSWERS)
        return _UNDECIDED
    report_used(report, key, answer, sheet=form.sheet, cell=address(form.top, column.column))
    return None if fold(answer) == fold(_ANSWERS[0]) else "person_numbers_rows"


def _counts_up(written_cells: list[Value]) -> bool:
    """Whether cells are 1, 2, 3 … down the file, or up it, with no more zeros before them than counting needs."""
    words = [clean(written(cell)) for cell in written_cells]
    if len(words) < _SEVERAL:
        return False
    counted = [str(number) for number in range(1, len(words) + 1)]
    is_short = all(len(word) <= len(counted[-1]) + 1 for word in words)
    return is_short and [word.lstrip("0") for word in words] in (counted, counted[::-1])


def people_of(form: Form, report: Report) -> pd.DataFrame:
    """One row per person, in the form's order: row (1-based), respondent, answered_on, round, bureau_text,
    department_text, grade. All but the row may be null."""
    values = {
        "respondent": _read(form, "respondent", _respondent, report),
        "answered_on": _read(form, "answered_on", _moment, report),
        "round": _read(form, "round", cells.text, report),
        "bureau_text": _read(form, "bureau", cells.text, report),
        "department_text": _read(form, "department", cells.text, report),
        "grade": _read(form, "grade", cells.text, report),
    }
    if "round" in form.columns:
        known = {name: round_in_column(name, form.headings["round"]) for name in map(str, {*values["round"]} - {None})}
        values["round"] = [known.get(str(name)) for name in values["round"]]
    if "department" not in form.columns:
        values["department_text"] = [form.department] * len(form.rows)
    _report_unknown(form, values, report)
    return typed({"row": [row + 1 for row in form.rows], **values}, _SCHEMA)


def _read(form: Form, name: str, parse: cells.Parser[object], report: Report) -> list[object]:
    """The values of a known column; each distinct cell is read once, and an error cell is none."""
    written_cells = form.known.get(name, [None] * len(form.rows))
    keys = [*zip(map(type, written_cells), written_cells, strict=True)]
    flawed = {key for key in set(keys) if is_flaw(key[1])}
    if flawed:
        where = [index for index, key in enumerate(keys) if key in flawed]
        cell, column = form.cell(form.columns[name], where[0]), form.headings[name]
        report.add("known_column_flawed", sheet=form.sheet, cell=cell, column=column, count=len(where))
    known = {key: None if key in flawed else parse(key[1]).value for key in set(keys)}
    return [known[key] for key in keys]


def _report_unknown(form: Form, values: dict[str, list[object]], report: Report) -> None:
    given = form.known.get("answered_on", [])
    unreadable = [
        index
        for index, (cell, day) in enumerate(zip(given, values["answered_on"], strict=False))
        if day is None and not is_blank(cell)
    ]
    if unreadable:
        where = form.cell(form.columns["answered_on"], unreadable[0])
        report.add("answered_on_unreadable", sheet=form.sheet, cell=where, count=len(unreadable))
    nobody = [index for index, number in enumerate(values["respondent"]) if number is None]
    if nobody:
        first = form.cell(form.columns["respondent"], nobody[0]) if "respondent" in form.columns else None
        report.add("respondent_unknown", sheet=form.sheet, cell=first, count=len(nobody))


def folded_respondent(words: str) -> str:
    """A number as it is the same in every file: 「００１２３」, 123.0 and "0123" are 123; letters are small."""
    plain = clean(words).casefold()
    match = _DIGITS.fullmatch(plain)
    return (match["digits"].lstrip("0") or "0") if match else plain


def _respondent(value: Value) -> Cell[str]:
    words = folded_respondent(written(value))
    return Cell(None if not words or is_unknown_word(words) or fold(words) in _NOBODY else words)


def _moment(value: Value) -> Cell[object]:
    """The day of a moment: 「2026/9/12 10:32:05」."""
    if isinstance(value, str):
        found = dates.day(value)
        is_unread = found.value is None and found.finding == "date_unreadable"
        return Cell(dates.day(re.split(r"[ T]", clean(value))[0]).value if is_unread else found.value)
    return Cell(dates.day(value).value)
