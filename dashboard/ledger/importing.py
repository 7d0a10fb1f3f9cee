"""Importing files: read, check against what is in force, then record them all or none.

The command line and the screens call the same function.
"""

import datetime as dt
import getpass
import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import pandas as pd

from dashboard import importers, settings
from dashboard.errors import DashboardError
from dashboard.importers import Hints, Issue, QuestionList, Reading, Register, SourceFile, state_words
from dashboard.ledger import pseudonyms
from dashboard.ledger.ledger import Ledger, lines
from dashboard.records.baselines import Difference, differences


@dataclass(frozen=True, slots=True)
class Changes:
    """What one file changes against what is in force for the same dataset, 基準日 and 課: numbers of its lines.

    For a roadmap also, against the list before it, which initiatives are new, gone, renumbered, renamed or replanned.
    """

    added: int
    changed: int
    removed: int
    unchanged: int
    initiatives: list[Difference] = field(default_factory=list)


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
    round: str | None = None,
    fills: Mapping[str, str] | None = None,
    by: str | None = None,
    dry_run: bool = False,
) -> Report:
    """Read the files, check them, and record all of them in the ledger of ``folder``, or none.

    ``round`` names the 回 of スキルアセスメント answers that do not say it themselves, ``fills`` what the colours of a
    roadmap's month grid mean where it has no 凡例 (address of a coloured cell → 計画, 実績 or 見込). Raises
    DashboardError when the ledger cannot be read or written; a bad file is a finding in the report.
    """
    ledger = Ledger(folder)
    register = register_in_force(ledger)
    readings = importers.read(
        sources,
        dataset=dataset,
        as_of=as_of,
        round=round,
        register=register,
        questions=questions_in_force(ledger),
        hints=Hints(_states(folder), fills or {}),
    )
    _refuse_same_department_twice(readings, register)
    _hide_respondents(ledger, sources, readings, is_kept=not dry_run)
    report = Report(readings, [_changes(ledger, reading) for reading in readings])
    if not report.refused and not dry_run:
        report.ids = ledger.append(list(zip(sources, readings, strict=True)), by or getpass.getuser())
    return report


def _states(folder: Path) -> dict[str, str]:
    try:
        return state_words(settings.load(folder).states)
    except ValueError as error:
        raise DashboardError(f"設定ファイル settings.toml の [roadmap.states] を直してください：{error}。") from error


def register_in_force(ledger: Ledger) -> Register:
    """The register of 課 (組織表) as all imports in force make it; empty when there is none."""
    register = Register.empty()
    for entry in ledger.in_force("organization"):
        register = register.extended(ledger.rows(entry))
    return register


def questions_in_force(ledger: Ledger) -> QuestionList:
    """The questions of スキルアセスメント (設問一覧) as all imports in force make them; empty when there is none."""
    questions = QuestionList.empty()
    for entry in ledger.in_force("assessment_questions"):
        questions = questions.extended(ledger.rows(entry))
    return questions


def _hide_respondents(
    ledger: Ledger, sources: Sequence[SourceFile], readings: Sequence[Reading], *, is_kept: bool
) -> None:
    """Put pseudonyms in the place of respondents' numbers, before anything else sees the rows."""
    answers = [
        (source, reading)
        for source, reading in zip(sources, readings, strict=True)
        if reading.dataset == "assessment" and "respondent" in reading.rows
    ]
    if not answers:
        return
    is_kept = is_kept and not any(reading.refused for reading in readings)
    if is_kept or (ledger.folder / pseudonyms.FILE).exists():
        secret = pseudonyms.key(ledger.folder, is_first_use=not ledger.in_force("assessment"))
    else:
        secret = pseudonyms.throwaway()
    for source, reading in answers:
        reading.rows = pseudonyms.replaced(reading.rows, secret, hashlib.sha256(source.content).hexdigest())


def _refuse_same_department_twice(readings: Sequence[Reading], register: Register) -> None:
    """Of two lists of a 課 for one 基準日 or 回 the second would silently replace the first: a person says which."""
    for reading in readings:
        if reading.dataset == "organization" and not reading.refused:
            register = register.extended(reading.rows)
    seen: dict[tuple[object, ...], str] = {}
    for reading in readings:
        if reading.dataset not in REPLACED_BY_DEPARTMENT or reading.rows.empty:
            continue
        for when, bureau, department in _departments(reading, register):
            first = seen.setdefault((reading.dataset, when, bureau, department), reading.file)
            if first != reading.file and (department or reading.dataset == "assessment"):
                reading.issues.append(_twice(reading, department or "所属のない回答", when, first))


def _departments(reading: Reading, register: Register) -> list[tuple[object, str | None, str | None]]:
    """(基準日 or 回, 部, 課) of all rows, sorted."""
    when = "round" if reading.dataset == "assessment" else None
    columns = ["department_text", "bureau_text", *([when] if when else [])]
    rows = reading.rows[columns].astype(object).drop_duplicates()
    found = {
        (row[2] if when else reading.as_of, *register.place(row[0], row[1], reading.as_of))
        for row in rows.where(rows.notna(), None).itertuples(index=False, name=None)
    }
    return sorted(found, key=str)


def _twice(reading: Reading, department: str, when: object, first: str) -> Issue:
    return Issue(
        code="department_in_two_files",
        severity="error",
        message=f"「{department}」の{when}の分が、{first} にもあります。",
        remedy="どちらが正しいかを確かめ、1つのファイルにまとめるか、片方だけを取り込んでください。",
        file=reading.file,
        value=department,
    )


REPLACED_BY_DEPARTMENT = ("procedures", "assessment", "roadmap")
KEYS = {
    "procedures": ["department_text", "procedure_id", "procedure", "legal_basis", "legal_article"],
    "assessment": ["round", "person"],
    "roadmap": ["department_text", "pillar", "theme", "initiative_id", "initiative"],
}
SAID = {"assessment": ["round", "person", "department_text", "grade", "question_no", "answer_text"]}
"""The columns that are compared, where it is not all but the place."""
PLACE = ["sheet", "row", "cell"]


def _changes(ledger: Ledger, reading: Reading) -> Changes:
    """Compare row by row with the latest list of each 課 for the same 基準日, or answers of each 課 in the same 回."""
    rows = reading.rows
    if reading.dataset not in KEYS or rows.empty or reading.refused:
        return Changes(added=lines(rows), changed=0, removed=0, unchanged=0)
    new, old = _content(reading.dataset, rows), _content(reading.dataset, _in_force_rows(ledger, reading))
    both = new.index.intersection(old.index)
    same = set(zip(new.index, new, strict=True)) & set(zip(old.index, old, strict=True))
    new_keys, old_keys = set(new.index), set(old.index)
    unchanged = len(same)
    return Changes(
        added=len(new_keys - old_keys),
        changed=max(len(set(both)) - unchanged, 0),
        removed=len(old_keys - new_keys),
        unchanged=unchanged,
        initiatives=differences(ledger, reading) if reading.dataset == "roadmap" else [],
    )


def _content(dataset: str, rows: pd.DataFrame) -> pd.Series:
    """A number that stands for all that a line of the file says, by the line's key."""
    columns = SAID.get(dataset) or [column for column in rows.columns if column not in PLACE]
    texts = rows[columns].astype("string").fillna("")
    said = pd.util.hash_pandas_object(texts, index=False)
    return said.groupby([texts[key] for key in KEYS[dataset]], sort=False).sum()


def _in_force_rows(ledger: Ledger, reading: Reading) -> pd.DataFrame:
    """What is in force of the 課 that occur in this reading, for its 基準日 or its 回."""
    group = ["round", "department_text"] if reading.dataset == "assessment" else ["department_text"]
    current = reading.rows.iloc[:0]
    for entry in ledger.in_force(reading.dataset):
        if reading.dataset != "assessment" and entry.as_of != reading.as_of:
            continue
        rows = ledger.rows(entry)
        rows = rows[_keys(rows, group).isin(_keys(reading.rows, group).unique())]
        kept = current[~_keys(current, group).isin(_keys(rows, group).unique())]
        current = pd.concat([kept, rows]) if len(kept) else rows
    return current


def _keys(rows: pd.DataFrame, columns: list[str]) -> pd.MultiIndex:
    return pd.MultiIndex.from_frame(rows[columns].astype("string").fillna(""))
