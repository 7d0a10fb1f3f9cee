"""Importing files: read, check against what is in force, then record them all or none.

The command line and the screens call the same function.
"""

import datetime as dt
import getpass
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

import pandas as pd

from dashboard import importers
from dashboard.importers import Issue, Reading, Register, SourceFile
from dashboard.ledger import Ledger


@dataclass(frozen=True, slots=True)
class Changes:
    """What one file changes against what is in force for the same dataset, 基準日 and 課: numbers of rows."""

    added: int
    changed: int
    removed: int
    unchanged: int


@dataclass(slots=True)
class Report:
    """What came of an import: a reading for each file, its changes, and its id where it was recorded."""

    readings: list[Reading]
    changes: list[Changes]
    ids: list[int] = field(default_factory=list)

    @property
    def refused(self) -> bool:
        """Whether any file has a finding that forbids the import; then nothing was recorded."""
        return any(reading.refused for reading in self.readings)

    def reasons(self) -> str:
        """The refusing findings as one line."""
        errors = [issue for reading in self.readings for issue in reading.issues if issue.severity == "error"]
        return " ".join(f"{issue.file}：{issue.message}" for issue in errors)


def import_files(
    folder: Path,
    sources: Sequence[SourceFile],
    *,
    dataset: str | None = None,
    as_of: dt.date | None = None,
    by: str | None = None,
    dry_run: bool = False,
) -> Report:
    """Read the files, check them, and record all of them in the ledger of ``folder``, or none.

    Raises DashboardError when the ledger cannot be read or written; a bad file is a finding in the report.
    """
    ledger = Ledger(folder)
    register = register_in_force(ledger)
    readings = importers.read(sources, dataset=dataset, as_of=as_of, register=register)
    _refuse_same_department_twice(readings, register)
    report = Report(readings, [_changes(ledger, reading) for reading in readings])
    if not report.refused and not dry_run:
        report.ids = ledger.append(list(zip(sources, readings, strict=True)), by or getpass.getuser())
    return report


def register_in_force(ledger: Ledger) -> Register:
    """The register of 課 (組織表) as all imports in force make it; empty when there is none."""
    register = Register.empty()
    for entry in ledger.in_force("organization"):
        register = register.extended(ledger.rows(entry))
    return register


def _refuse_same_department_twice(readings: Sequence[Reading], register: Register) -> None:
    """Of two lists of one 課 for one 基準日 the second would silently replace the first: a person must say which."""
    for reading in readings:
        if reading.dataset == "organization" and not reading.refused:
            register = register.extended(reading.rows)
    seen: dict[tuple[dt.date | None, str | None, str | None], str] = {}
    for reading in readings:
        if reading.dataset != "procedures":
            continue
        pairs = reading.rows[["department_text", "bureau_text"]].drop_duplicates().astype(object)
        places = {
            register.place(text, bureau, reading.as_of)
            for text, bureau in pairs.where(pairs.notna(), None).itertuples(index=False)
        }
        for bureau, department in sorted(places, key=str):
            first = seen.setdefault((reading.as_of, bureau, department), reading.file)
            if first != reading.file and department:
                reading.issues.append(_twice(reading, department, first))


def _twice(reading: Reading, department: str, first: str) -> Issue:
    return Issue(
        code="department_in_two_files",
        severity="error",
        message=f"「{department}」の{reading.as_of:%Y-%m-%d}の一覧が、{first} にもあります。",
        remedy="どちらが正しいかを確かめ、1つのファイルにまとめるか、片方だけを取り込んでください。",
        file=reading.file,
        value=department,
    )


KEYS = ["department_text", "procedure_id", "procedure", "legal_basis", "legal_article"]
PLACE = ["sheet", "row", "cell"]


def _changes(ledger: Ledger, reading: Reading) -> Changes:
    """Compare row by row with the latest list of each 課 for the same 基準日."""
    rows = reading.rows
    if reading.dataset != "procedures" or rows.empty:
        return Changes(added=len(rows), changed=0, removed=0, unchanged=0)
    before = _in_force_rows(ledger, reading)
    columns = [column for column in rows.columns if column not in PLACE]
    new, old = (frame[columns].astype("string").fillna("") for frame in (rows, before))
    same = set(new.itertuples(index=False, name=None)) & set(old.itertuples(index=False, name=None))
    new_keys, old_keys = (set(frame[KEYS].itertuples(index=False, name=None)) for frame in (new, old))
    unchanged = len(same)
    both = len(new_keys & old_keys)
    return Changes(len(new_keys - old_keys), max(both - unchanged, 0), len(old_keys - new_keys), unchanged)


def _in_force_rows(ledger: Ledger, reading: Reading) -> pd.DataFrame:
    current = reading.rows.iloc[:0]
    departments = set(reading.rows["department_text"].dropna())
    for entry in ledger.in_force("procedures"):
        if entry.as_of == reading.as_of:
            rows = ledger.rows(entry)
            rows = rows[rows["department_text"].isin(departments)]
            kept = current[~current["department_text"].isin(set(rows["department_text"]))]
            current = pd.concat([kept, rows]) if len(kept) else rows
    return current
