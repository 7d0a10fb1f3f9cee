"""The ledger: every original, what was read from it, by whom, every undo and every decision. Append-only; the truth.

Files are written within one SQLite transaction, under the name of their own SHA-256, and its commit makes them count: a
process killed before the commit leaves files nobody refers to, one killed after it leaves a whole import. Nobody else
writes meanwhile.
What holds is decided by the order of ids, never by the clock.
"""

import datetime as dt
import io
import json
import sqlite3
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

from dashboard.access import asking
from dashboard.access.rules import Right
from dashboard.disk import files
from dashboard.errors import DashboardError
from dashboard.importers.model import Issue, Reading, SourceFile
from dashboard.ledger import database, guard, older

ROWS = ".parquet"
ANSWERS = "answer"
"""The kind of records that say how files are read."""
Stamp = tuple[int, int, int]
"""(id of the last entry, number of imports in force, number of records): another one when anything was added."""


class Moved(DashboardError):
    """Somebody else wrote since what is to be written was compared with the ledger; nothing was written."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One import of one file, or one undo. ``undone_by`` is the id of the undo that took an import back."""

    id: int
    kind: str
    at: str
    by: str
    undoes: int | None
    file: str | None
    sha256: str | None
    dataset: str | None
    as_of: dt.date | None
    rows: int | None
    rows_sha256: str | None
    issues: list[Issue]
    undone_by: int | None

    @property
    def is_in_force(self) -> bool:
        """Whether it is an import that was not taken back."""
        return self.kind == "import" and self.undone_by is None


@dataclass(frozen=True, slots=True)
class RecordKind:
    """A kind of record: its stored name, what staff call it, and the right to make one."""

    name: str
    label: str
    right: Right = Right.DECIDE


@dataclass(frozen=True, slots=True)
class Record:
    """One decision recorded beside the imports, or the taking back of one (``withdraws``).

    ``id`` is its number among its kind, ``body`` what its kind says; ``withdrawn_by`` is the id of the record that took
    it back.
    """

    id: int
    at: str
    by: str
    reason: str
    body: dict[str, Any]
    withdraws: int | None
    withdrawn_by: int | None


@dataclass(frozen=True, slots=True)
class Note:
    """A decision that is to be recorded, or the taking back of one (``withdraws``)."""

    kind: RecordKind
    reason: str
    body: Mapping[str, Any]
    withdraws: int | None = None


class Ledger:
    """The ledger kept in one folder: ``ledger.sqlite3``, ``originals/`` and ``rows/``."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.database = folder / guard.FILE

    def append(
        self,
        imports: Sequence[tuple[SourceFile, Reading]],
        by: str,
        notes: Sequence[Note] = (),
        expected: Stamp | None = None,
        right: Right = Right.IMPORT,
    ) -> list[int]:
        """Record all these imports and the decisions made with them, or none. Returns the imports' ids, in order.

        Of files imported together the earlier 基準日 comes first: what a plan said first is its baseline.
        Raises Moved where the ledger's stamp is not the ``expected`` one, Forbidden where who asks lacks the ``right``.
        """
        asking.need(right, "資料の取り込み")
        by = asking.signed(by)
        with database.writing(self.database, "取り込み") as connection:
            if expected not in (None, _stamp(connection)):
                raise Moved("見ているあいだに、ほかの人が取り込みや取消しをしました。何も取り込んでいません。")
            stored = [(source, reading, *self._keep(source, reading)) for source, reading in imports]
            by_day = sorted(range(len(stored)), key=lambda place: stored[place][1].as_of or dt.date.min)
            # What is imported together has one moment: by it it is found and taken back together.
            now = _now()
            ids = {place: self._insert(connection, by, now, *stored[place]) for place in by_day}
            for note in notes:
                _note(connection, note, by)
        return [ids[place] for place in range(len(stored))]

    def undo(self, import_id: int, by: str) -> int:
        """Take one import back by a new entry. Returns the id of the undo.

        Raises DashboardError when there is no such import or it was undone before.
        """
        return self.undo_all([import_id], by)[0]

    def undo_all(self, import_ids: Sequence[int], by: str) -> list[int]:
        """Take all these imports back, or none; as ``undo`` does with one."""
        asking.need(Right.IMPORT, "取り込みの取消し")
        by = asking.signed(by)
        with database.writing(self.database, "取消し") as connection:
            return [_undone(connection, each, by) for each in import_ids]

    def record(
        self,
        kind: RecordKind,
        by: str,
        reason: str,
        body: Mapping[str, Any],
        withdraws: int | None = None,
        *,
        check: Callable[[Sequence[Record]], None] | None = None,
    ) -> int:
        """Record a decision (``body``: texts, numbers, None), or take one of its kind back. Returns its id.

        ``check`` looks at those there are, while nobody else writes, and may refuse. Raises DashboardError when there
        is no such record to take back or it was taken back before, Forbidden where it is not theirs to decide.
        """
        asking.need(kind.right, f"{kind.label}の記録")
        by = asking.signed(by)
        with database.writing(self.database, "記録") as connection:
            if check:
                check(_records(connection, kind))
            return _note(connection, Note(kind, reason, body, withdraws), by)

    def records(self, kind: RecordKind) -> list[Record]:
        """Every record of this kind and every taking back, oldest first."""
        with database.reading(self.database) as connection:
            return _records(connection, kind)

    def recorded(self) -> tuple[int, str]:
        """What changes with every record: how many there are, and when the last was made. Cheap, as ``state`` is."""
        with database.reading(self.database) as connection:
            if not database.has(connection, "records"):
                return 0, ""
            count, last = connection.execute("SELECT count(*), coalesce(max(at), '') FROM records").fetchone()
        return int(count), str(last)

    def entries(self) -> list[Entry]:
        """Everything that happened, oldest first."""
        with database.reading(self.database) as connection:
            rows = connection.execute(
                "SELECT e.*, u.id AS undone_by FROM entries e LEFT JOIN entries u ON u.undoes = e.id ORDER BY e.id"
            ).fetchall()
        with guard.understood():
            return [_entry(dict(row)) for row in rows]

    def in_force(self, dataset: str | None = None) -> list[Entry]:
        """The imports that count, oldest first: those never undone."""
        return [entry for entry in self.entries() if entry.is_in_force and dataset in (None, entry.dataset)]

    def state(self) -> tuple[int, int]:
        """(id of the last entry, number of imports in force); (0, 0) for an empty ledger. Cheap enough to ask often."""
        with database.reading(self.database) as connection:
            return _state(connection)

    def stamp(self) -> Stamp:
        """What changes with all that decides what an import would do: what was looked at before may not hold after.

        Of records only answers do: what is written in a meeting stops nobody who imports.
        """
        with database.reading(self.database) as connection:
            return _stamp(connection)

    def rows_path(self, entry: Entry) -> Path:
        """The Parquet file of what was read in this import."""
        return self.folder / "rows" / f"{entry.rows_sha256}{ROWS}"

    def original(self, entry: Entry) -> SourceFile:
        """The file of this import as it came."""
        content = files.kept(self.folder / "originals", str(entry.sha256), without=_without(entry))
        return SourceFile(entry.file or "", content)

    def rows(self, entry: Entry) -> pd.DataFrame:
        """What was read in this import."""
        return pd.read_parquet(io.BytesIO(self._kept_rows(entry)))

    def check_rows(self, entries: Sequence[Entry]) -> None:
        """Raises DashboardError when what was read in an import is gone or is not what it was."""
        for entry in entries:
            self._kept_rows(entry)

    def distinct(self, entry: Entry, columns: Sequence[str]) -> set[tuple[Any, ...]]:
        """The different values of some columns of an import, without reading the others (a few tenths of a ms)."""
        try:
            read = pq.ParquetFile(self.rows_path(entry)).read(columns=[*columns])
        except (OSError, pa.ArrowException):
            self.check_rows([entry])
            raise
        return set(zip(*(read[name].to_pylist() for name in columns), strict=True))

    def _kept_rows(self, entry: Entry) -> bytes:
        return files.kept(self.folder / "rows", str(entry.rows_sha256), ROWS, without=_without(entry))

    def _keep(self, source: SourceFile, reading: Reading) -> tuple[str, str]:
        buffer = io.BytesIO()
        reading.rows.to_parquet(buffer, index=False)
        original = files.keep(self.folder / "originals", source.content)
        return original, files.keep(self.folder / "rows", buffer.getvalue(), ROWS)

    @staticmethod
    def _insert(
        connection: sqlite3.Connection,
        by: str,
        now: str,
        source: SourceFile,
        reading: Reading,
        sha256: str,
        rows_sha256: str,
    ) -> int:
        issues = json.dumps([asdict(issue) for issue in reading.issues], ensure_ascii=False)
        as_of = reading.as_of.isoformat() if reading.as_of else None
        inserted = connection.execute(
            "INSERT INTO entries (kind, at, by, file, sha256, dataset, as_of, rows, rows_sha256, issues)"
            " VALUES ('import', ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            [
                _at(source.came_at) if source.came_at else now,
                by,
                source.name,
                sha256,
                reading.dataset,
                as_of,
                lines(reading.rows),
                rows_sha256,
                issues,
            ],
        )
        return int(inserted.lastrowid or 0)


def _state(connection: sqlite3.Connection) -> tuple[int, int]:
    head, in_force = connection.execute(
        "SELECT coalesce(max(id), 0), count(*) FILTER (WHERE kind = 'import') - count(undoes) FROM entries"
    ).fetchone()
    return int(head), int(in_force)


def _stamp(connection: sqlite3.Connection) -> Stamp:
    has_records = database.has(connection, "records")
    count = "SELECT count(*) FROM records WHERE kind = ?"
    answers = connection.execute(count, [ANSWERS]).fetchone()[0] if has_records else 0
    return (*_state(connection), int(answers))


def _undone(connection: sqlite3.Connection, import_id: int, by: str) -> int:
    found = connection.execute("SELECT kind FROM entries WHERE id = ?", [import_id]).fetchone()
    if found is None or found[0] != "import":
        raise DashboardError(f"取込番号 {import_id} はありません。番号は log で確かめられます。")
    if connection.execute("SELECT 1 FROM entries WHERE undoes = ?", [import_id]).fetchone():
        raise DashboardError(f"取込番号 {import_id} は、すでに取り消されています。")
    undone = connection.execute(
        "INSERT INTO entries (kind, at, by, undoes) VALUES ('undo', ?, ?, ?)", [_now(), by, import_id]
    )
    return int(undone.lastrowid or 0)


def _without(entry: Entry) -> str:
    return f"なければ、取込番号 {entry.id}（{entry.file}）を取り消し、同じファイルをもう一度取り込んでください。"


def lines(rows: pd.DataFrame) -> int:
    """How many lines of the file these rows come from: a line of answers is as many rows as it has questions."""
    place = [name for name in ("sheet", "row") if name in rows]
    return int((~rows.duplicated(place)).sum()) if place else len(rows)


def _note(connection: sqlite3.Connection, note: Note, by: str) -> int:
    known = {made.id: made for made in _records(connection, note.kind)}
    if note.withdraws is not None:
        _check_withdrawal(note.kind, note.withdraws, known.get(note.withdraws))
    number = max(known, default=0) + 1
    connection.execute(
        "INSERT INTO records (id, kind, at, by, reason, body, withdraws) VALUES (?, ?, ?, ?, ?, ?, ?)",
        [
            *(number, note.kind.name, _now(), by, note.reason),
            *(json.dumps(note.body, ensure_ascii=False), note.withdraws),
        ],
    )
    return number


def _records(connection: sqlite3.Connection, kind: RecordKind) -> list[Record]:
    rows = older.records(connection, kind.name)
    if database.has(connection, "records"):
        sql = "SELECT id, at, by, reason, body, withdraws FROM records WHERE kind = ? ORDER BY id"
        found = [dict(row) for row in connection.execute(sql, [kind.name]).fetchall()]
        with guard.understood():
            rows += [row | {"body": json.loads(row["body"])} for row in found]
    withdrawn = {row["withdraws"]: row["id"] for row in rows}
    return [Record(**row, withdrawn_by=withdrawn.get(row["id"])) for row in rows]


def _check_withdrawal(kind: RecordKind, number: int, made: Record | None) -> None:
    if made is None or made.withdraws is not None:
        raise DashboardError(f"{kind.label} {number} はありません。番号は log で確かめられます。")
    if made.withdrawn_by is not None:
        raise DashboardError(f"{kind.label} {number} は、すでに取り消されています。")


def _entry(row: dict[str, Any]) -> Entry:
    row["as_of"] = _day(row["as_of"])
    row["issues"] = [_issue(said) for said in json.loads(row["issues"] or "[]")]
    return Entry(**row)


def _issue(said: dict[str, Any]) -> Issue:
    return Issue(**{**said, "choices": tuple(said.get("choices", ()))})


def _day(text: str | None) -> dt.date | None:
    return dt.date.fromisoformat(text) if text else None


def _now() -> str:
    return _at(dt.datetime.now(dt.UTC))


def _at(moment: dt.datetime) -> str:
    """The moment as the ledger writes it."""
    return moment.astimezone(dt.UTC).isoformat(timespec="seconds")
