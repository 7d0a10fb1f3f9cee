"""アセスメント回答: who answered a form, in which 回, and what each answer means by the 設問一覧."""

import datetime as dt
from collections.abc import Callable, Sequence
from typing import Final

import pandas as pd

from dashboard.importers.addresses import column_letters
from dashboard.importers.datasets.assessment.findings import FINDINGS
from dashboard.importers.datasets.assessment.form import Form, form_header, is_evident, read_form
from dashboard.importers.datasets.assessment.headings import BUREAUS, DEPARTMENTS, GRADES, PERSONS
from dashboard.importers.datasets.assessment.matching import fits, from_file, matched, report_no_questions
from dashboard.importers.datasets.assessment.people import choose_person, people_of
from dashboard.importers.datasets.assessment.questions import QUESTIONS, QuestionList
from dashboard.importers.datasets.assessment.rounds import Answered, held_on, labels_of, with_rounds
from dashboard.importers.datasets.assessment.rows import Settled, rows_of
from dashboard.importers.findings.report import Report
from dashboard.importers.model import Column, Dataset, Draft, FormHooks, Given, Kind, Reading, Sheet
from dashboard.importers.tables.asof import stated_in_file_name, stated_in_sheet
from dashboard.importers.tables.frames import DATE
from dashboard.importers.tables.headers import Header

COLUMNS: Final = (
    Column("respondent", PERSONS, bears="name", example="A0012"),
    Column(
        "answered_on",
        ("回答日", "回答日時", "完了時刻", "送信日時", "タイムスタンプ", "回答日付", "提出日時"),
        example=dt.date(2026, 9, 12),
    ),
    Column("round", ("回", "実施回", "年度", "調査回", "実施年度"), example="令和8年度"),
    Column("bureau", BUREAUS, bears="name", example="市民部"),
    Column("department", DEPARTMENTS, bears="name", example="市民課"),
    Column("grade", GRADES, example="主任"),
)
SCHEMA: Final[dict[str, Kind]] = {
    "sheet": "text",
    "row": "line",
    "round": "text",
    "held_on": "day",
    "answered_on": "day",
    "person": "text",
    **dict.fromkeys(("bureau_text", "department_text", "grade", "question_no", "question", "answer_text"), "text"),
    **dict.fromkeys(("answer", "position", "scale_min", "scale_max"), "number"),
    "missing": "text",
}
"""Of rows as they are kept: a row per person and question."""
_AS_READ: Final = [name if name != "person" else "respondent" for name in SCHEMA]
_FEW: Final = (
    *("sheet", "round", "bureau_text", "department_text", "grade", "question_no", "question", "answer_text", "missing"),
)
"""Columns of few different values."""


def convert_forms(
    forms: Sequence[Form], questions: QuestionList, *, given: Given, report: Report
) -> tuple[pd.DataFrame, dt.date | None]:
    """Canonical long rows of all forms of one file (a row per person and question), and the latest day of a round.

    No rows where a form's round, or the day of one, cannot be told.
    """
    if any("department" not in form.columns and form.department is None for form in forms):
        report.add("answers_without_department")
    for form in forms:
        choose_person(form, given.hints, report)
    answered = [with_rounds((form, people_of(form, report)), given.round, given.as_of, report) for form in forms]
    known = [each for each in answered if each is not None]
    days = held_on(known, given.as_of, report) if len(known) == len(forms) else None
    asked = Settled(given.hints, report)
    frames = [] if days is None else [rows for each in known for rows in _by_round(each, questions, asked)]
    _without_repetition(report)
    if not days or not frames:
        return pd.DataFrame(), None
    _refuse_unreadable(forms, frames, report)
    rows = pd.concat(frames, ignore_index=True).astype(dict.fromkeys(_FEW, "category"))
    rows["held_on"] = rows["round"].map(days).astype(DATE)
    _report_twice(forms, rows, report)
    return rows[_AS_READ], max(days[name] for name in rows["round"].cat.categories)


def _refuse_unreadable(forms: Sequence[Form], frames: Sequence[pd.DataFrame], report: Report) -> None:
    """An import in which there is no single answer to count is none."""
    missing = pd.concat([rows["missing"] for rows in frames])
    if not missing.isna().any() and not (missing == "dont_know").any():
        report.add("no_answer_readable", sheet=forms[0].sheet, count=int((missing == "unreadable").sum()))


def _by_round(answered: Answered, questions: QuestionList, settled: Settled) -> list[pd.DataFrame]:
    """The long rows of a form, a table for every round."""
    form, people = answered
    report = settled.report
    found = []
    for name in people["round"].unique():
        listed = questions.of(name)
        asked = matched(form, listed, report) if listed else from_file(form, report)
        if not asked:
            report_no_questions(form, report)
        elif len(rows := rows_of(form, people, name, asked, settled)):
            found.append(rows)
    return found


def _without_repetition(report: Report) -> None:
    # What holds for a form's columns is found anew in each of its rounds.
    report.issues[:] = dict.fromkeys(report.issues)


def _report_twice(forms: Sequence[Form], rows: pd.DataFrame, report: Report) -> None:
    """Several answers of one person in one round: the latest counts. The number itself is not told."""
    letters = {form.sheet: column_letters(form.columns.get("respondent", 0)) for form in forms}
    people = rows.drop_duplicates(["sheet", "row"]).dropna(subset="respondent")
    again = people[people.duplicated(["round", "respondent"], keep=False)]
    firsts: dict[tuple[str, str], str] = {}
    for name, number, sheet, row in again[["round", "respondent", "sheet", "row"]].itertuples(index=False, name=None):
        cell = f"{letters[sheet]}{row}"
        if (name, number) in firsts:
            report.add("answered_twice", sheet=sheet, cell=cell, first=firsts[name, number])
        else:
            firsts[name, number] = f"{sheet} の {cell}"


def _read(sheet: Sheet, header: Header, file: str, code: str, mention: str | None, report: Report) -> Form:
    """The answers on one sheet, with what the sheet and its file say of the 回, the day and the 課."""
    form = read_form(sheet, header, report)
    form.labels = labels_of(sheet, form.top, file)
    form.stated = stated_in_sheet(sheet, header, file) or stated_in_file_name(file, code)
    form.department = mention
    return form


def _settle(drafts: Sequence[Draft], earlier: Callable[[str], Sequence[pd.DataFrame]], given: Given) -> None:
    """Make rows of the answers of a batch, once all its lists of questions are known."""
    questions = QuestionList.empty()
    for rows in (*earlier(QUESTIONS.name), *(each.reading.rows for each in drafts if _is_question_list(each))):
        questions = questions.extended(rows)
    for each in drafts:
        _recognise(each, questions)
        if each.forms:
            _convert(each, questions, given.of(each))


def _asks(earlier: Callable[[str], Sequence[pd.DataFrame]]) -> list[str]:
    """The questions of the newest 設問一覧; while there is none, where they would stand."""
    lists = earlier(QUESTIONS.name)
    if not lists:
        return ["問1", "問2", "問3"]
    rows = lists[-1].dropna(subset=["question_no", "question"])
    return [f"問{number} {words}" for number, words in zip(rows["question_no"], rows["question"], strict=True)]


def _is_question_list(made: Draft) -> bool:
    return made.reading.dataset == QUESTIONS.name and not made.reading.rows.empty


def _recognise(made: Draft, questions: QuestionList) -> None:
    """A sheet that nothing marks as answers but the questions of a list in its header is a form after all."""
    found = [(form, issues) for form, issues in made.possible if fits(form, questions)]
    if found:
        known = {form.sheet for form, _ in found}
        issues = [issue for issue in made.reading.issues if issue.code != "unrecognised" or issue.sheet not in known]
        made.reading = Reading(made.reading.file, ASSESSMENT.name, issues=issues)
        made.forms = [form for form, _ in found]
        for _, more in found:
            made.reading.issues += more


def _convert(made: Draft, questions: QuestionList, given: Given) -> None:
    report = Report(made.reading.file, FINDINGS)
    made.reading.rows, made.reading.as_of = convert_forms(made.forms, questions, given=given, report=report)
    if made.reading.rows.empty and not any(issue.severity == "error" for issue in report.issues):
        has_people = any(form.rows for form in made.forms)
        report.add("nobody_answered" if has_people else "no_rows", sheet=made.forms[0].sheet)
    made.reading.issues += report.issues


ASSESSMENT: Final = Dataset(
    name="assessment",
    label="アセスメント回答",
    order=40,
    columns=COLUMNS,
    schema=SCHEMA,
    key=("person",),
    replaces=("round",),
    findings=FINDINGS,
    compared=("person", "grade", "question_no", "answer_text"),
    has_round=True,
    person="respondent",
    form=FormHooks(
        asks_for="「回答者ID」か「所属」と、「問1 …」のような設問の列",
        header=form_header,
        is_evident=is_evident,
        read=_read,
        settle=_settle,
        asks=_asks,
    ),
)
