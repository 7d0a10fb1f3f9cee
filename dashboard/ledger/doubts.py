"""Doubt about the whole: an import that differs from what was there as no city does from one month to the next.

A misread column or unit shows in no cell, but in the sums: such an import is refused until a person has looked.
"""

import datetime as dt
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from typing import Final

import pandas as pd

from dashboard.importers import DATASETS, Dataset, Issue, Reading, Register, Report
from dashboard.ledger.changes import placed
from dashboard.ledger.in_force import InForce

_ENOUGH: Final = 6
"""Fewer rows may all change from one month to the next."""


def doubt(in_force: InForce, readings: Sequence[Reading], register: Register, accepted: Collection[str]) -> None:
    """Add the doubts to the findings of each reading: they refuse it, but for those a person has looked into."""
    earlier: dict[tuple[str, dt.date | None], pd.DataFrame] = {}
    for reading in readings:
        dataset = DATASETS[reading.dataset] if reading.dataset else None
        if dataset is None or not dataset.known_by or reading.refused or reading.rows.empty:
            continue
        now = placed(dataset, reading.rows, reading.as_of, register)
        asked = (dataset.name, reading.as_of)
        if asked not in earlier:
            lists = (rows for _, rows in in_force.newest(dataset, reading.as_of, register))
            earlier[asked] = pd.concat([now.iloc[:0], *lists], ignore_index=True)
        before = earlier[asked][earlier[asked]["department_text"].isin(set(now["department_text"]))]
        report = Report(reading.file, dataset.findings)
        for code, details in _found(dataset, now, before):
            report.add(code, sheet=None, cell=None, value=None, **details)
        reading.issues += [_looked_into(made) if is_accepted(made, accepted) else made for made in report.issues]


def is_accepted(made: Issue, accepted: Collection[str]) -> bool:
    """Whether a person has looked into it: of all files (its code alone), or of this one."""
    return made.code in accepted or of_file(made.code, made.file) in accepted


def of_file(code: str, file: str) -> str:
    """What accepts a doubt about one file only."""
    return f"{code}@{file}"


def _looked_into(made: Issue) -> Issue:
    return replace(made, severity="warning", remedy="確認済みとして取り込みました（--accept）。")


def _found(dataset: Dataset, now: pd.DataFrame, before: pd.DataFrame) -> Iterator[tuple[str, dict[str, object]]]:
    yield from _of_rows(dataset, now, before)
    if dataset.doubts:
        yield from dataset.doubts(now, before)


def _of_rows(dataset: Dataset, now: pd.DataFrame, before: pd.DataFrame) -> Iterator[tuple[str, dict[str, object]]]:
    """All rows new, or half of the rows gone."""
    if len(before) < _ENOUGH:
        return
    names_now, names_before = (_names(dataset, rows) for rows in (now, before))
    is_new = ~_is_known(names_now, names_before)
    is_gone = ~_is_known(names_before, names_now)
    if len(now) >= _ENOUGH and is_new.all():
        yield "doubt_all_new", {"count": len(now), "before": len(before)}
    elif is_gone.sum() * 2 >= len(before):
        yield "doubt_rows_gone", {"count": int(is_gone.sum()), "before": len(before)}


def _names(dataset: Dataset, rows: pd.DataFrame) -> pd.DataFrame:
    """課 and what a row is known by, without blanks and leading zeros; null where it is not given."""
    plain = {name: rows[name].astype("string").str.replace(r"\s", "", regex=True) for name in dataset.known_by}
    return pd.DataFrame({name: rows["department_text"] + "\n" + each.str.lstrip("0") for name, each in plain.items()})


def _is_known(names: pd.DataFrame, among: pd.DataFrame) -> "pd.Series[bool]":
    return pd.concat([column.isin(among[name].dropna()) for name, column in names.items()], axis=1).any(axis=1)
