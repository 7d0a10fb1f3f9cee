"""In which 回 a form was answered, and the day for which that 回 counts."""

import datetime as dt
from collections.abc import Sequence
from pathlib import PurePath

import pandas as pd

from dashboard.importers.addresses import address
from dashboard.importers.cells.values import written
from dashboard.importers.datasets.assessment.form import Form
from dashboard.importers.datasets.assessment.round_labels import (
    first_day,
    month_label,
    most_telling,
    round_as_given,
    round_label,
)
from dashboard.importers.findings.report import Report
from dashboard.importers.model import Sheet
from dashboard.importers.tables.asof import decide

Answered = tuple[Form, pd.DataFrame]
"""A form and its people (assessment_people.people_of)."""


def labels_of(sheet: Sheet, top: int, file: str) -> list[tuple[str, str]]:
    """(round, where) that the cells above a header name, else the sheet's name, else the file's."""
    above = [
        (written(cell), f"シート「{sheet.name}」のセル {address(row, column)}")
        for row in range(top)
        for column, cell in enumerate(sheet.values[row])
        if isinstance(cell, str)
    ]
    path = PurePath(file)
    of_file = [(path.stem, f"ファイル名「{file}」")]
    of_sheet = [(sheet.name, f"シート名「{sheet.name}」")] if sheet.name != path.stem else []
    for texts in (above, of_sheet, of_file):
        found = {label: where for words, where in reversed(texts) if (label := round_label(words))}
        if found:
            return [(label, found[label]) for label in most_telling(found)]
    return []


def with_rounds(answered: Answered, given: str | None, as_of: dt.date | None, report: Report) -> Answered | None:
    """The people with their rounds: of the column, else the one given, else the form's, else the 基準日's month."""
    form, people = answered
    given = round_as_given(given) if given else None
    usual = given or _of_form(form, as_of, bool(people["round"].notna().all()), report)
    if given:
        _report_other(form, people, given, report)
    rounds = people["round"] if usual is None else people["round"].fillna(usual)
    if rounds.isna().any():
        cell = None
        if "round" in form.columns:
            cell = form.cell(form.columns["round"], int(rounds.isna().to_numpy().argmax()))
        report.add("round_missing", sheet=form.sheet, cell=cell, count=int(rounds.isna().sum()))
        return None
    return form, people.assign(round=rounds)


def held_on(answered: Sequence[Answered], as_of: dt.date | None, report: Report) -> dict[str, dt.date] | None:
    """Round → the day it counts for: its latest answer, else the 基準日 given or stated, else its 年度's first day."""
    days: dict[str, dt.date] = {}
    for _, people in answered:
        for name, day in people.dropna(subset="answered_on").groupby("round")["answered_on"].max().items():
            days[str(name)] = max(day, days.get(str(name), day))
    stated = {each: None for form, people in answered for each in form.stated if {*people["round"]} - {*days}}
    names = dict.fromkeys(name for _, people in answered for name in people["round"] if name not in days)
    if not names:
        return days
    usual = decide([*stated], as_of, report) if as_of or stated else None
    for name in names:
        day = usual or (None if stated else _first_day(name, report))
        if day is None:
            return None
        days[name] = day
    return days


def _of_form(form: Form, as_of: dt.date | None, is_in_column: bool, report: Report) -> str | None:
    if is_in_column:
        return None
    if len(form.labels) > 1:
        report.add("round_several", sheet=form.sheet, names="、".join(label for label, _ in form.labels))
        return None
    name, source = form.labels[0] if form.labels else (month_label(as_of) if as_of else None, "基準日")
    if name:
        report.add("round_taken", sheet=form.sheet, name=name, source=source)
    return name


def _report_other(form: Form, people: pd.DataFrame, given: str, report: Report) -> None:
    """What the file says of its round although another was given."""
    others = (people["round"].notna() & (people["round"] != given)).to_numpy()
    if others.any():
        cell = form.cell(form.columns["round"], int(others.argmax()))
        report.add("round_differs", sheet=form.sheet, cell=cell, given=given, count=int(others.sum()))
    for name, source in form.labels:
        if name != given and people["round"].isna().any():
            report.add("round_overruled", sheet=form.sheet, given=given, name=name, source=source)


def _first_day(name: str, report: Report) -> dt.date | None:
    day = first_day(name)
    if day is None:
        report.add("as_of_missing")
    else:
        report.add("held_on_from_year", name=name, date=day)
    return day
