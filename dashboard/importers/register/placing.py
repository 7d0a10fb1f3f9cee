"""The 課 of a draft, looked up in the register: every name that is not certain is a finding that says what to do."""

import datetime as dt
import re
from collections.abc import Iterable, Mapping
from pathlib import PurePath
from typing import Final

import pandas as pd

from dashboard.importers.findings.report import Report
from dashboard.importers.model import Dataset, Draft, Reading
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
_REMARKS: Final = {
    "subunit": "department_subunit",
    "bureau_differs": "department_bureau_differs",
    "successor": "department_succeeded",
}


def extended_by(readings: Iterable[Reading], datasets: Mapping[str, Dataset], register: Register) -> Register:
    """The register together with all registers (組織表) among the readings."""
    for each in readings:
        if each.dataset and datasets[each.dataset].is_register and not each.rows.empty:
            register = register.extended(each.rows)
    return register


def place(made: Draft, dataset: Dataset | None, register: Register) -> Reading:
    """Finish a draft: fill in the 課 of sheets without a 課 column, and check all names against the register."""
    reading = made.reading
    if reading.rows.empty or dataset is None:
        return reading
    report = Report(reading.file)
    if dataset.is_register:
        _check_successors(reading.rows, register, report)
    if dataset.departments:
        if not dataset.form:
            _fill_departments(made, register, report)
        _check_names(made, register, report, is_about_people=dataset.person is not None)
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


def _check_names(made: Draft, register: Register, report: Report, *, is_about_people: bool) -> None:
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
                value=_told(text, is_about_people),
                bureau=bureau_text and _told(bureau_text, is_about_people),
                count=len(rows),
                as_of=made.reading.as_of,
                **details,
            )


def _told(text: str, is_about_people: bool) -> str:
    """A name as a finding quotes it: where people answered, without what may be somebody's number or address."""
    return _SOMEBODY.sub("…", text) if is_about_people else text


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
