"""The 課 of a draft, looked up in the register: every name that is not certain is a finding that says what to do."""

import datetime as dt
import re
from collections.abc import Sequence
from pathlib import PurePath
from typing import Final

import pandas as pd

from dashboard.importers.datasets.assessment.dataset import ASSESSMENT
from dashboard.importers.datasets.assessment.questions import QUESTIONS
from dashboard.importers.datasets.organization.dataset import ORGANIZATION
from dashboard.importers.findings.report import Report
from dashboard.importers.model import Reading
from dashboard.importers.reading import Draft
from dashboard.importers.register.departments import Match, NoMatch, Register

_HINTS: Final = {
    "unknown": "近い名前：{names}。",
    "ended": "後継の課：{names}。",
    "not_yet": "この課ができるのは基準日より後です（{names}）。",
    "ambiguous": "候補：{names}。",
    "other_bureau": "組織表では：{names}。",
}
_CODES: Final = {
    "unknown": "department_unknown",
    "ended": "department_ended",
    "not_yet": "department_ended",
    "ambiguous": "department_ambiguous",
    "other_bureau": "department_other_bureau",
}
_SOMEBODY: Final = re.compile(r"\S*@\S*|\d{3,}")
_REMARKS: Final = {"subunit": "department_subunit", "bureau_differs": "department_bureau_differs"}


def extended_by(drafts: Sequence[Draft], register: Register) -> Register:
    """The register together with all 組織表 among the drafts."""
    for each in drafts:
        if each.reading.dataset == ORGANIZATION.name and not each.reading.rows.empty:
            register = register.extended(each.reading.rows)
    return register


def place(made: Draft, register: Register) -> Reading:
    """Finish a draft: fill in the 課 of sheets without a 課 column, and check all names against the register."""
    reading = made.reading
    if reading.rows.empty:
        return reading
    report = Report(reading.file)
    if reading.dataset == ORGANIZATION.name:
        _check_successors(reading.rows, register, report)
    elif reading.dataset == ASSESSMENT.name:
        _check_names(made, register, report)
    elif reading.dataset != QUESTIONS.name:
        _fill_departments(made, register, report)
        _check_names(made, register, report)
    reading.issues += report.issues
    return reading


def _fill_departments(made: Draft, register: Register, report: Report) -> None:
    rows, as_of = made.reading.rows, made.reading.as_of
    for sheet in rows["sheet"].unique():
        if sheet in made.department_columns:
            continue
        name = _department_of_sheet(made, sheet, register, as_of, report)
        if name:
            rows.loc[rows["sheet"] == sheet, "department_text"] = name
        else:
            report.add("department_missing", sheet=sheet)


def _department_of_sheet(
    made: Draft, sheet: str, register: Register, as_of: dt.date | None, report: Report
) -> str | None:
    if sheet in made.mentions:
        return made.mentions[sheet].text
    file = made.reading.file
    for words, source in ((sheet, f"シート名「{sheet}」"), (PurePath(file).stem, f"ファイル名「{file}」")):
        names = register.mentioned(words, as_of)
        if len(names) == 1:
            report.add("department_from_name", sheet=sheet, value=names[0], source=source)
            return names[0]
    return None


def _check_names(made: Draft, register: Register, report: Report) -> None:
    named = made.reading.rows.drop_duplicates(["sheet", "row"]).dropna(subset="department_text")
    if named.empty:
        return
    if not register:
        report.add("departments_from_file", count=named["department_text"].nunique())
        return
    for _, rows in named.groupby(["bureau_text", "department_text"], dropna=False, sort=False, observed=True):
        first = rows.iloc[0]
        text, bureau_text = first["department_text"], None if pd.isna(first["bureau_text"]) else first["bureau_text"]
        code, details = _finding(register.match(text, bureau_text, made.reading.as_of))
        if code:
            report.add(
                code,
                sheet=first["sheet"],
                cell=_cell(made, first["sheet"], first["row"]),
                value=_told(made, text),
                bureau=bureau_text and _told(made, bureau_text),
                count=len(rows),
                as_of=made.reading.as_of,
                **details,
            )


def _told(made: Draft, text: str) -> str:
    """A name as a finding quotes it: where people answered, without what may be somebody's number or address."""
    return _SOMEBODY.sub("…", text) if made.reading.dataset == ASSESSMENT.name else text


def _finding(found: Match | NoMatch) -> tuple[str | None, dict[str, object]]:
    if isinstance(found, Match):
        return _REMARKS.get(found.how), {"department": found.department}
    names = "、".join(found.candidates)
    return _CODES[found.why], {"hint": _HINTS[found.why].format(names=names) if names else ""}


def _cell(made: Draft, sheet: str, row: int) -> str | None:
    if sheet in made.department_columns:
        return f"{made.department_columns[sheet]}{row}"
    return made.mentions[sheet].cell if sheet in made.mentions else None


def _check_successors(rows: pd.DataFrame, register: Register, report: Report) -> None:
    named = rows.dropna(subset="department")
    for unit, sheet, cell in zip(Register.from_rows(named).units, named["sheet"], named["cell"], strict=True):
        for text in unit.successors:
            if isinstance(register.successor(unit, text), NoMatch):
                report.add("successor_unknown", sheet=sheet, cell=cell, value=text)
