"""Doubt about the whole: an import that differs from what was there as no city does from one month to the next.

A misread column or unit shows in no cell, but in the sums: such an import is refused until a person has looked.
"""

import datetime as dt
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from typing import Final

import pandas as pd

from dashboard.importers import Dataset, Issue, Reading, Register, Report
from dashboard.importers.model import FILE, Doubt
from dashboard.ledger.changes import placed
from dashboard.ledger.in_force import InForce

_ENOUGH: Final = 6
"""Fewer rows may all change from one month to the next."""


def doubt(
    in_force: InForce,
    dataset: Dataset,
    as_of: dt.date | None,
    readings: Sequence[Reading],
    register: Register,
    accepted: Collection[str],
) -> None:
    """Add the doubts to the findings of readings of one dataset and 基準日, all looked at at once.

    They refuse a reading, but for those a person has looked into.
    """
    if not (dataset.known_by or dataset.doubts):
        return
    numbered = [each.rows.assign(**{FILE: number}) for number, each in enumerate(readings)]
    now = placed(dataset, pd.concat(numbered, ignore_index=True), as_of, register)
    reports = [Report(each.file, dataset.findings) for each in readings]
    for file, code, details in _found(dataset, now, _before(in_force, dataset, as_of, now, register)):
        reports[file].add(code, sheet=None, cell=None, value=None, **details)
    for reading, report in zip(readings, reports, strict=True):
        reading.issues += [_looked_into(made) if is_accepted(made, accepted) else made for made in report.issues]


def _before(
    in_force: InForce, dataset: Dataset, as_of: dt.date | None, now: pd.DataFrame, register: Register
) -> pd.DataFrame:
    """The newest rows of the 課 of each file, with its number; of a list of no 課 all of the newest one."""
    lists = (rows for _, rows in in_force.newest(dataset, as_of, register))
    earlier = pd.concat([now.iloc[:0].drop(columns=FILE), *lists], ignore_index=True)
    if not dataset.departments:
        return earlier.merge(now[[FILE]].drop_duplicates(), how="cross")
    return earlier.merge(now[["department_text", FILE]].drop_duplicates(), on="department_text")


def is_accepted(made: Issue, accepted: Collection[str]) -> bool:
    """Whether a person has looked into it: of all files (its code alone), or of this one."""
    return made.code in accepted or of_file(made.code, made.file) in accepted


def of_file(code: str, file: str) -> str:
    """What accepts a doubt about one file only."""
    return f"{code}@{file}"


def _looked_into(made: Issue) -> Issue:
    return replace(made, severity="warning", remedy="確かめたうえで取り込みました。")


def _found(dataset: Dataset, now: pd.DataFrame, before: pd.DataFrame) -> Iterator[Doubt]:
    if dataset.known_by:
        yield from _of_rows(dataset, now, before)
    if dataset.doubts:
        yield from dataset.doubts(now, before)


def _of_rows(dataset: Dataset, now: pd.DataFrame, before: pd.DataFrame) -> Iterator[Doubt]:
    """All rows new, or half of the rows gone."""
    names_now, names_before = (_names(dataset, rows) for rows in (now, before))
    new = (~_is_known(names_now, names_before)).groupby(now[FILE]).agg(["sum", "size"])
    gone = (~_is_known(names_before, names_now)).groupby(before[FILE]).agg(["sum", "size"])
    both = new.merge(gone, left_index=True, right_index=True, suffixes=("", "_before"))
    for file, new_rows, rows, gone_rows, rows_before in both.itertuples():
        if rows_before < _ENOUGH:
            continue
        if rows >= _ENOUGH and new_rows == rows:
            yield file, "doubt_all_new", {"count": rows, "before": rows_before}
        elif gone_rows * 2 >= rows_before:
            yield file, "doubt_rows_gone", {"count": gone_rows, "before": rows_before}


def _names(dataset: Dataset, rows: pd.DataFrame) -> pd.DataFrame:
    """File, 課 and what a row is known by, without blanks and leading zeros; null where it is not given."""
    place = rows[FILE].astype("string") + "\n" + rows["department_text"] + "\n"
    plain = {name: rows[name].astype("string").str.replace(r"\s", "", regex=True) for name in dataset.known_by}
    return pd.DataFrame({name: place + each.str.lstrip("0") for name, each in plain.items()})


def _is_known(names: pd.DataFrame, among: pd.DataFrame) -> "pd.Series[bool]":
    # As objects: to look among strings of Arrow, pandas goes through Python one by one.
    objects = among.astype(object)
    columns = [column.astype(object).isin(objects[name].dropna()) for name, column in names.items()]
    return pd.concat(columns, axis=1).any(axis=1)
