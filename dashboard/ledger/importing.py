"""Importing files: read, check against what is in force, then record them all or none.

The command line and the screens call the same function.
"""

import datetime as dt
import getpass
import hashlib
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

import pandas as pd

from dashboard import importers, settings
from dashboard.access import asking, audit
from dashboard.access.rules import Right
from dashboard.errors import DashboardError
from dashboard.importers import (
    DATASETS,
    Dataset,
    Hints,
    Issue,
    Reading,
    Register,
    Run,
    SourceFile,
    answer_key,
    extended_by,
    issue,
    state_words,
)
from dashboard.ledger import pseudonyms, remembered
from dashboard.ledger.changes import Changes, Group, compared, groups, placed
from dashboard.ledger.doubts import doubt
from dashboard.ledger.in_force import InForce
from dashboard.ledger.ledger import Entry, Ledger, Stamp, lines
from dashboard.municipalities.folders import is_of_many, is_one_of_many


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
    answers: Mapping[str, str] | None = None,
    spare_answers: bool = False,
    accepted: Collection[str] = (),
    by: str | None = None,
    dry_run: bool = False,
    expected: Stamp | None = None,
    progress: Callable[[int], None] | None = None,
    run: Run | None = None,
    beside: Sequence[Entry] = (),
) -> Report:
    """Read the files, check them, and record all of them in the ledger of ``folder``, or none.

    ``round`` names the 回 of answers that do not say it themselves, ``fills`` what the colours of a month grid mean
    where it has no 凡例 (address of a coloured cell → 計画, 実績 or 見込). ``answers`` (key → answer) settle what the
    files leave open and are remembered with the import; those to questions that no file asks are a finding, or with
    ``spare_answers`` let go. ``accepted`` are codes of doubts that a person has looked into, of all files or
    (「符号@ファイル」) of one. ``progress`` is told how many files have been read, ``run`` reads them. ``beside`` are
    imports of files that lie with these and were recorded before: of a list of the same 課 a person says which, too.
    Raises DashboardError when the ledger cannot be read or written, Moved when it is not the ``expected`` one,
    Forbidden where who asks may send nothing; a file that is bad or not theirs to send is a finding in the report.
    """
    asking.need(Right.SEND, "資料の取り込み")
    ledger, answers = Ledger(folder), answers or {}
    given = {answer_key(key): answer for key, answer in answers.items()}
    in_force = InForce(ledger)
    register = in_force.register()
    readings = importers.read(
        sources,
        dataset=dataset,
        as_of=as_of,
        round=round,
        register=register,
        earlier=in_force.lists,
        hints=Hints(
            _states(folder),
            fills or {},
            answers=_answers(remembered.in_force(ledger), given),
            is_of_many=is_of_many(folder),
            # A trial is made in a copy within the municipality's folder.
            code=next((each.name for each in (folder, folder.parent) if is_one_of_many(each)), ""),
        ),
        progress=progress,
        run=run,
    )
    if spare_answers:
        answers = _to_the_point(readings, answers)
    _check_answers(readings, answers)
    register = extended_by([reading for reading in readings if not reading.refused], DATASETS, register)
    _refuse_same_department_twice(readings, register, _beside(in_force, readings, beside))
    _refuse_others(readings, register)
    _hide_people(ledger, sources, readings, is_kept=not dry_run)
    together = _together(readings)
    report = Report(readings, _changes(in_force, readings, together, register))
    for (name, day), places in together.items():
        doubt(in_force, DATASETS[name], day, [readings[place] for place in places], register, accepted)
    if not report.refused and not dry_run:
        name = by or getpass.getuser()
        notes = remembered.notes(ledger, answers, _asked(readings))
        imports = list(zip(sources, readings, strict=True))
        report.ids = ledger.append(imports, name, notes, expected, right=Right.SEND)
    return report


def _answers(known: Mapping[str, str], given: Mapping[str, str]) -> dict[str, str]:
    """What is answered, the latest last."""
    return {key: answer for key, answer in known.items() if key not in given} | dict(given)


def _asked(readings: Sequence[Reading]) -> Iterator[tuple[str, str, str | None]]:
    """(key, file, dataset) of every question that an answer settled."""
    for reading in readings:
        yield from ((each.key, reading.file, reading.dataset) for each in reading.issues if each.key)


def _to_the_point(readings: Sequence[Reading], answers: Mapping[str, str]) -> dict[str, str]:
    """Those of the answers that a file asks for: the file that asked may have been left out since."""
    asked = {answer_key(key) for key, _, _ in _asked(readings)}
    return {key: answer for key, answer in answers.items() if answer_key(key) in asked}


def _check_answers(readings: Sequence[Reading], answers: Mapping[str, str]) -> None:
    """An answer to a question that no file asks is a slip of the keyboard: nothing is imported on its strength."""
    asked = {answer_key(key) for key, _, _ in _asked(readings)}
    for key, answer in answers.items():
        if answer_key(key) not in asked and readings:
            readings[0].issues.append(issue("answer_unasked", readings[0].file, key=key, answer=answer))


def _states(folder: Path) -> dict[str, str]:
    try:
        return state_words(settings.load(folder).states)
    except ValueError as error:
        raise DashboardError(f"設定ファイル settings.toml の [roadmap.states] を直してください：{error}。") from error


def _hide_people(ledger: Ledger, sources: Sequence[SourceFile], readings: Sequence[Reading], *, is_kept: bool) -> None:
    """Put pseudonyms in the place of people's numbers, before anything else sees the rows."""
    named = [
        (source, reading, column)
        for source, reading in zip(sources, readings, strict=True)
        if reading.dataset and (column := DATASETS[reading.dataset].person) and column in reading.rows
    ]
    if not named:
        return
    is_kept = is_kept and not any(reading.refused for reading in readings)
    if is_kept or (ledger.folder / pseudonyms.FILE).exists():
        is_first = not any(ledger.in_force(dataset.name) for dataset in DATASETS.values() if dataset.person)
        secret = pseudonyms.key(ledger.folder, is_first_use=is_first)
    else:
        secret = pseudonyms.throwaway()
    for source, reading, column in named:
        origin = hashlib.sha256(source.content).hexdigest()
        reading.rows = pseudonyms.replaced(reading.rows, column, secret, origin)


def _beside(in_force: InForce, readings: Sequence[Reading], entries: Sequence[Entry]) -> list[Reading]:
    """What was recorded of these entries, of the kinds that are read now."""
    read = {reading.dataset for reading in readings}
    return [
        Reading(each.file or "", each.dataset, each.as_of, in_force.rows(each))
        for each in entries
        if each.dataset in read
    ]


def _refuse_same_department_twice(
    readings: Sequence[Reading], register: Register, beside: Sequence[Reading] = ()
) -> None:
    """Of two lists of a 課 for one 基準日 or 回 the second would silently replace the first: a person says which."""
    # A file is told by its place: two of them may be called alike.
    seen: dict[tuple[str, Group], tuple[int, str]] = {}
    for place, reading in enumerate([*beside, *readings]):
        if not reading.dataset or reading.rows.empty:
            continue
        dataset = DATASETS[reading.dataset]
        for group in sorted(set(groups(dataset, reading.rows, reading.as_of, register)), key=str):
            first, name = seen.setdefault((dataset.name, group), (place, reading.file))
            if first != place:
                reading.issues.append(_twice(reading, dataset, group, name))


def _refuse_others(readings: Sequence[Reading], register: Register) -> None:
    """Who may import the files of some 課 alone, imports no row of another one and no list of the whole city.

    That somebody tried is written down, whatever comes of the other files.
    """
    asks = asking.who()
    if asks.may(Right.IMPORT):
        return
    for reading in readings:
        if not reading.dataset or reading.rows.empty:
            continue
        dataset = DATASETS[reading.dataset]
        of = {str(each[-1] or "所属のない回答") for each in groups(dataset, reading.rows, reading.as_of, register)}
        if not dataset.departments:
            reading.issues.append(issue("list_not_own", reading.file, value=dataset.label))
            asking.note("資料の取り込み", f"{reading.file}（全庁の資料）", outcome=audit.REFUSED)
        elif others := sorted(of - {*asks.departments}):
            own = "・".join(asks.departments) or "ありません"
            reading.issues.append(issue("department_not_own", reading.file, value="・".join(others[:5]), own=own))
            asking.note("資料の取り込み", f"{reading.file}（ほかの課の分）", outcome=audit.REFUSED)


def _twice(reading: Reading, dataset: Dataset, group: Group, first: str) -> Issue:
    if dataset.departments:
        *when, _, department = group
        subject = str(department or "所属のない回答")
    elif dataset.is_register:
        when, subject = [], str(group[-1])
    else:
        when, subject = list(group), dataset.label
    said = "".join(f"{each}の" for each in when if each)
    return issue("department_in_two_files", reading.file, value=subject, when=said, first=first)


def _together(readings: Sequence[Reading]) -> Mapping[tuple[str, dt.date | None], Sequence[int]]:
    """The places of the readings of each dataset and 基準日: they are compared with what is in force at once."""
    found: dict[tuple[str, dt.date | None], list[int]] = {}
    for place, reading in enumerate(readings):
        if reading.dataset and not reading.refused and not reading.rows.empty:
            found.setdefault((reading.dataset, reading.as_of), []).append(place)
    return found


def _changes(
    in_force: InForce,
    readings: Sequence[Reading],
    together: Mapping[tuple[str, dt.date | None], Sequence[int]],
    register: Register,
) -> list[Changes]:
    """What each reading changes."""
    found: dict[int, Changes] = {}
    for (name, as_of), places in together.items():
        dataset = DATASETS[name]
        # A person may have gone from the 課 of one file to that of another.
        for batch in [[place] for place in places] if dataset.person else [places]:
            made = _of_batch(in_force, dataset, [readings[place].rows for place in batch], as_of, register)
            for place, changes in zip(batch, made, strict=True):
                found[place] = changes
        if dataset.differences:
            earlier = in_force.newest(dataset, as_of, register)
            lists = [placed(dataset, readings[place].rows, as_of, register) for place in places]
            for place, said in zip(places, dataset.differences(earlier, lists), strict=True):
                found[place] = replace(found[place], initiatives=said)
    # What is not compared is all new.
    for place in set(range(len(readings))) - found.keys():
        found[place] = Changes(added=lines(readings[place].rows), changed=0, removed=0, unchanged=0)
    return [found[place] for place in range(len(readings))]


def _of_batch(
    in_force: InForce, dataset: Dataset, lists: Sequence[pd.DataFrame], as_of: dt.date | None, register: Register
) -> list[Changes]:
    entries = [
        entry for entry in in_force.entries(dataset.name) if "as_of" not in dataset.replaces or entry.as_of == as_of
    ]
    earlier = ((entry.as_of, in_force.rows(entry)) for entry in entries)

    def newest() -> Iterator[pd.DataFrame]:
        return (rows for _, rows in in_force.newest(dataset, as_of, register))

    return compared(dataset, lists, as_of, earlier, newest, register)
