"""The files of one municipality: those that are recorded already are left alone, the others are one import."""

import datetime as dt
import hashlib
import logging
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from dashboard.disk import faults, locks
from dashboard.errors import DashboardError
from dashboard.importers import Issue, Reading, Run, SourceFile, answer_key
from dashboard.importers.files.guards import FILE_SIZE_LIMIT
from dashboard.ingest.found import Given
from dashboard.ledger import again
from dashboard.ledger.importing import import_files
from dashboard.ledger.ledger import Entry, Ledger, lines
from dashboard.municipalities import folders
from dashboard.store import build

LOCKS: Final = ".locks"
"""Where it is written whose turn it is: beside the municipalities, for one of them may not be there yet."""
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class How:
    """How the files of all municipalities are read and recorded: what ``import`` says of those of one city."""

    dataset: str | None = None
    as_of: dt.date | None = None
    round: str | None = None
    fills: Mapping[str, str] = field(default_factory=dict)
    answers: Mapping[str, str] = field(default_factory=dict)
    accepted: Collection[str] = ()
    by: str | None = None
    dry_run: bool = False
    is_built: bool = True
    """Whether each municipality's store is made as soon as its files are recorded; else all are built at once."""


@dataclass(frozen=True, slots=True)
class Task:
    """A municipality and its files."""

    root: Path
    code: str
    files: Sequence[Given]

    @property
    def size(self) -> int:
        """Bytes of its files: about how long they take."""
        return sum(each.size for each in self.files)


@dataclass(frozen=True, slots=True)
class Taken:
    """What came of one file. ``id``: its import, also one of before (``was_there``); None where it was not recorded."""

    name: str
    sha256: str
    id: int | None = None
    was_there: bool = False
    dataset: str | None = None
    as_of: dt.date | None = None
    rows: int = 0
    issues: Sequence[Issue] = ()


@dataclass(slots=True)
class Turn:
    """What came of the files of one municipality: all that were not there yet are recorded, or none of them."""

    code: str
    given: int
    files: list[Taken] = field(default_factory=list)
    reasons: list[str] = field(default_factory=list)
    """What kept its files from being looked at, or from being recorded, besides what was found in them."""
    warning: str | None = None
    """Recorded, but not counted yet."""
    notes: list[str] = field(default_factory=list)
    """What is recorded, but does not count for another came since."""
    is_sure: bool = True
    """Whether it is known that nothing was recorded where it is refused: a process that died cannot say it."""
    asked: set[str] = field(default_factory=set)
    """The folded keys of the questions that were answered."""

    @property
    def errors(self) -> list[Issue]:
        """The findings that forbid its import."""
        return [each for file in self.files for each in file.issues if each.severity == "error" and not file.was_there]

    @property
    def is_refused(self) -> bool:
        """Whether nothing of it was recorded now, for whatever reason."""
        return bool(self.reasons or self.errors)

    @property
    def was_there(self) -> int:
        """How many of its files were recorded before."""
        return sum(each.was_there for each in self.files)

    @property
    def new(self) -> int:
        """How many were recorded now, or would be."""
        return 0 if self.is_refused else len(self.files) - self.was_there

    @property
    def waiting(self) -> int:
        """How many were not, for what is wrong with some of them."""
        return self.given - self.was_there - self.new


def take(task: Task, how: How, run: Run | None = None) -> Turn:
    """Import what of a municipality's files is not recorded yet, and count it. Whatever goes wrong is its own reason.

    Where somebody else does just that, what he did is waited for, and then it is there.
    """
    turn = Turn(task.code, len(task.files))
    try:
        if how.dry_run:
            _take(task, how, run, turn)
        else:
            with locks.held(task.root / folders.FOLDER / LOCKS, task.code):
                _take(task, how, run, turn)
    except DashboardError as error:
        turn.reasons.append(str(error))
    except OSError as error:
        turn.reasons.append(faults.told(error))
    except Exception:
        _log.exception("unexpected error in an import of %s", task.code)
        turn.reasons.append("プログラムの誤りで取り込めませんでした。log を管理者に伝えてください。")
    return turn


def _take(task: Task, how: How, run: Run | None, turn: Turn) -> None:
    folder = folders.of(task.root, task.code)
    ledger = Ledger(folder)
    stamp = ledger.stamp()
    there, replaced = again.there(ledger, how.dataset, how.as_of, how.round), again.replaced(ledger)
    sources: list[SourceFile] = []
    beside: list[Entry] = []
    for file in task.files:
        try:
            content = _content(file)
        except DashboardError as error:
            turn.reasons.append(str(error))
            continue
        sha256 = hashlib.sha256(content).hexdigest()
        if entry := there.get((sha256, file.name)):
            beside.append(entry)
            turn.files.append(_was_there(entry, sha256))
            if later := replaced.get(entry.id):
                turn.notes.append(
                    f"「{file.name}」は、前に取り込んだ内容です（取込 {entry.id}）。"
                    f"数えているのは、あとの取込 {later.id} です。"
                    f"この内容に戻すには、取込 {later.id} を取り消してください。"
                )
        else:
            sources.append(SourceFile(file.name, content))
    if sources and not turn.reasons:
        report = import_files(
            folder, sources, dataset=how.dataset, as_of=how.as_of, round=how.round, fills=how.fills,
            answers=how.answers, spare_answers=True, accepted=how.accepted, by=how.by, dry_run=how.dry_run,
            expected=stamp, run=run, beside=beside,
        )  # fmt: skip
        ids: list[int | None] = [*report.ids] or [None] * len(sources)
        turn.files += map(_taken, sources, report.readings, ids)
        turn.asked = {answer_key(each.key) for reading in report.readings for each in reading.issues if each.key}
    if how.is_built and not how.dry_run and ledger.state()[1]:
        turn.warning = _uncounted(folder)


def _content(file: Given) -> bytes:
    if file.size > FILE_SIZE_LIMIT:
        size = f"{file.size >> 20}MB。1ファイル{FILE_SIZE_LIMIT >> 20}MBまで"
        raise DashboardError(f"「{file.name}」が大きすぎます（{size}）。分けてください。")
    with faults.told_as(f"「{file.name}」を開けません。"):
        return file.path.read_bytes()


def _was_there(entry: Entry, sha256: str) -> Taken:
    return Taken(entry.file or "", sha256, entry.id, True, entry.dataset, entry.as_of, entry.rows or 0)


def _taken(source: SourceFile, reading: Reading, import_id: int | None) -> Taken:
    sha256 = hashlib.sha256(source.content).hexdigest()
    rows = lines(reading.rows)
    return Taken(source.name, sha256, import_id, False, reading.dataset, reading.as_of, rows, reading.issues)


def _uncounted(folder: Path) -> str | None:
    """Build. Why it failed, where it did: what was recorded stands."""
    try:
        return build.ensure(folder)
    except DashboardError as error:
        return str(error)
    except Exception:
        _log.exception("unexpected error in the build of %s", folder.name)
        return "取り込みましたが、プログラムの誤りで集計できませんでした。log を管理者に伝えてください。"
