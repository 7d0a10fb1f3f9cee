"""The ledger: every original, what was read from it, by whom, and every undo. Append-only; the truth.

Files are written first, under the name of their own SHA-256, and one SQLite transaction then makes them count:
a process killed before the commit leaves files nobody refers to, one killed after it leaves a whole import.
What holds is decided by the order of ids, never by the clock.
"""

import contextlib
import datetime as dt
import hashlib
import io
import json
import os
import sqlite3
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import pandas as pd
import pyarrow.parquet as pq

from dashboard.errors import DashboardError
from dashboard.importers.model import Issue, Reading, SourceFile

SCHEMA = Path(__file__).with_suffix(".sql").read_text(encoding="utf-8")
WAIT_SECONDS = 60


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


@dataclass(frozen=True, slots=True)
class Disclosure:
    """One time that single people were named: to whom, why, what was asked, and how many they were."""

    id: int
    at: str
    by: str
    reason: str
    asked: str
    people: int


@dataclass(frozen=True, slots=True)
class Rebaseline:
    """A new baseline for one initiative from a 基準日 on (計画の見直し), or the taking back of one (``withdraws``).

    The initiative is named as its list named it then. ``withdrawn_by`` is the id of the record that took it back.
    """

    id: int
    at: str
    by: str
    reason: str
    withdraws: int | None
    initiative_id: str | None
    initiative: str | None
    as_of: dt.date | None
    planned_start: dt.date | None
    planned_end: dt.date | None
    withdrawn_by: int | None


class Ledger:
    """The ledger kept in one folder: ``ledger.sqlite3``, ``originals/`` and ``rows/``."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.database = folder / "ledger.sqlite3"

    def append(self, imports: Sequence[tuple[SourceFile, Reading]], by: str) -> list[int]:
        """Record all these imports, or none. Returns their ids, in order.

        Of files imported together the earlier 基準日 comes first: what a plan said first is its baseline.
        """
        with _mendable(self.folder):
            stored = [(source, reading, *self._keep(source, reading)) for source, reading in imports]
            by_day = sorted(range(len(stored)), key=lambda place: stored[place][1].as_of or dt.date.min)
            with self._transaction() as connection:
                ids = {place: self._insert(connection, by, *stored[place]) for place in by_day}
            return [ids[place] for place in range(len(stored))]

    def undo(self, import_id: int, by: str) -> int:
        """Take one import back by a new entry. Returns the id of the undo.

        Raises DashboardError when there is no such import or it was undone before.
        """
        with _mendable(self.folder), self._transaction() as connection:
            found = connection.execute("SELECT kind FROM entries WHERE id = ?", [import_id]).fetchone()
            if found is None or found[0] != "import":
                raise DashboardError(f"取込番号 {import_id} はありません。番号は log で確かめられます。")
            if connection.execute("SELECT 1 FROM entries WHERE undoes = ?", [import_id]).fetchone():
                raise DashboardError(f"取込番号 {import_id} は、すでに取り消されています。")
            undone = connection.execute(
                "INSERT INTO entries (kind, at, by, undoes) VALUES ('undo', ?, ?, ?)", [_now(), by, import_id]
            )
            return int(undone.lastrowid or 0)

    def disclose(self, by: str, reason: str, asked: str, people: int) -> int:
        """Record that single people are about to be named. Returns the id of the record."""
        with _mendable(self.folder), self._transaction() as connection:
            recorded = connection.execute(
                "INSERT INTO disclosures (at, by, reason, asked, people) VALUES (?, ?, ?, ?, ?)",
                [_now(), by, reason, asked, people],
            )
            return int(recorded.lastrowid or 0)

    def disclosures(self) -> list[Disclosure]:
        """Every time that single people were named, oldest first."""
        rows = self._rows_of("disclosures", "SELECT * FROM disclosures ORDER BY id")
        return [Disclosure(**row) for row in rows]

    def rebaseline(
        self, initiative: tuple[str | None, str], as_of: dt.date, plan: tuple[dt.date | None, dt.date],
        *, by: str, reason: str,
    ) -> int:  # fmt: skip
        """Record a new baseline (start, end) from ``as_of`` on for an initiative (number, name). Returns its id."""
        days = [as_of.isoformat(), plan[0].isoformat() if plan[0] else None, plan[1].isoformat()]
        with _mendable(self.folder), self._transaction() as connection:
            recorded = connection.execute(
                "INSERT INTO rebaselines (at, by, reason, initiative_id, initiative, as_of, planned_start, planned_end)"
                " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                [_now(), by, reason, *initiative, *days],
            )
            return int(recorded.lastrowid or 0)

    def withdraw_rebaseline(self, rebaseline_id: int, *, by: str, reason: str) -> int:
        """Take one change of a baseline back by a new record. Returns the id of that record.

        Raises DashboardError when there is no such change or it was taken back before.
        """
        with _mendable(self.folder), self._transaction() as connection:
            found = connection.execute("SELECT withdraws FROM rebaselines WHERE id = ?", [rebaseline_id]).fetchone()
            if found is None or found[0] is not None:
                raise DashboardError(f"計画の見直し {rebaseline_id} はありません。番号は log で確かめられます。")
            if connection.execute("SELECT 1 FROM rebaselines WHERE withdraws = ?", [rebaseline_id]).fetchone():
                raise DashboardError(f"計画の見直し {rebaseline_id} は、すでに取り消されています。")
            recorded = connection.execute(
                "INSERT INTO rebaselines (at, by, reason, withdraws) VALUES (?, ?, ?, ?)",
                [_now(), by, reason, rebaseline_id],
            )
            return int(recorded.lastrowid or 0)

    def rebaselines(self) -> list[Rebaseline]:
        """Every change of a baseline and every taking back, oldest first."""
        rows = self._rows_of(
            "rebaselines",
            "SELECT r.*, w.id AS withdrawn_by FROM rebaselines r LEFT JOIN rebaselines w ON w.withdraws = r.id"
            " ORDER BY r.id",
        )
        days = ("as_of", "planned_start", "planned_end")
        return [Rebaseline(**row | {name: _day(row[name]) for name in days}) for row in rows]

    def _rows_of(self, table: str, sql: str) -> list[dict[str, Any]]:
        """Rows of a table that a ledger begun by an older version gets with its first record."""
        with self._reader() as connection:
            if not connection.execute("SELECT 1 FROM sqlite_master WHERE name = ?", [table]).fetchone():
                return []
            return [dict(row) for row in connection.execute(sql).fetchall()]

    def entries(self) -> list[Entry]:
        """Everything that happened, oldest first."""
        with self._reader() as connection:
            rows = connection.execute(
                "SELECT e.*, u.id AS undone_by FROM entries e LEFT JOIN entries u ON u.undoes = e.id ORDER BY e.id"
            ).fetchall()
        return [_entry(dict(row)) for row in rows]

    def in_force(self, dataset: str | None = None) -> list[Entry]:
        """The imports that count, oldest first: those never undone."""
        return [
            entry
            for entry in self.entries()
            if entry.kind == "import" and entry.undone_by is None and dataset in (None, entry.dataset)
        ]

    def state(self) -> tuple[int, int]:
        """(id of the last entry, number of imports in force); (0, 0) for an empty ledger. Cheap enough to ask often."""
        with self._reader() as connection:
            head, in_force = connection.execute(
                "SELECT coalesce(max(id), 0), count(*) FILTER (WHERE kind = 'import') - count(undoes) FROM entries"
            ).fetchone()
        return int(head), int(in_force)

    def rows_path(self, entry: Entry) -> Path:
        """The Parquet file of what was read in this import."""
        return self.folder / "rows" / f"{entry.rows_sha256}.parquet"

    def original(self, entry: Entry) -> SourceFile:
        """The file of this import as it came."""
        return SourceFile(entry.file or "", (self.folder / "originals" / str(entry.sha256)).read_bytes())

    def rows(self, entry: Entry) -> pd.DataFrame:
        """What was read in this import."""
        return pd.read_parquet(self.rows_path(entry))

    def columns(self, entry: Entry, names: Sequence[str]) -> pd.DataFrame:
        """The different values of some columns of an import, without reading the others."""
        rows: pd.DataFrame = pq.ParquetFile(self.rows_path(entry)).read(columns=[*names]).to_pandas()
        return rows.drop_duplicates()

    def _keep(self, source: SourceFile, reading: Reading) -> tuple[str, str]:
        buffer = io.BytesIO()
        reading.rows.to_parquet(buffer, index=False)
        original = _keep_bytes(self.folder / "originals", source.content, "")
        return original, _keep_bytes(self.folder / "rows", buffer.getvalue(), ".parquet")

    @staticmethod
    def _insert(
        connection: sqlite3.Connection, by: str, source: SourceFile, reading: Reading, sha256: str, rows_sha256: str
    ) -> int:
        issues = json.dumps([asdict(issue) for issue in reading.issues], ensure_ascii=False)
        as_of = reading.as_of.isoformat() if reading.as_of else None
        inserted = connection.execute(
            "INSERT INTO entries (kind, at, by, file, sha256, dataset, as_of, rows, rows_sha256, issues)"
            " VALUES ('import', ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            [_now(), by, source.name, sha256, reading.dataset, as_of, lines(reading.rows), rows_sha256, issues],
        )
        return int(inserted.lastrowid or 0)

    @contextlib.contextmanager
    def _transaction(self) -> Iterator[sqlite3.Connection]:
        self.folder.mkdir(parents=True, exist_ok=True)
        with contextlib.closing(self._connect()) as connection:
            connection.executescript(SCHEMA)
            connection.execute("BEGIN IMMEDIATE")
            try:
                yield connection
                connection.execute("COMMIT")
            except BaseException:
                connection.rollback()
                raise

    @contextlib.contextmanager
    def _reader(self) -> Iterator[sqlite3.Connection]:
        with _mendable(self.folder):
            if not self.database.exists():
                with contextlib.closing(sqlite3.connect(":memory:")) as connection:
                    connection.row_factory = sqlite3.Row
                    connection.executescript(SCHEMA)
                    yield connection
                return
            with contextlib.closing(self._connect()) as connection:
                if not connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'entries'").fetchone():
                    connection.executescript(SCHEMA)
                yield connection

    def _connect(self) -> sqlite3.Connection:
        connection = sqlite3.connect(self.database, timeout=WAIT_SECONDS, isolation_level=None)
        connection.row_factory = sqlite3.Row
        connection.execute("PRAGMA synchronous = FULL")
        return connection


def lines(rows: pd.DataFrame) -> int:
    """How many lines of the file these rows come from: a line of answers is as many rows as it has questions."""
    place = [name for name in ("sheet", "row") if name in rows]
    return len(rows[place].drop_duplicates()) if place else len(rows)


def _keep_bytes(folder: Path, content: bytes, suffix: str) -> str:
    """Keep the bytes under their SHA-256: whole or not at all, and only once."""
    sha256 = hashlib.sha256(content).hexdigest()
    target = folder / f"{sha256}{suffix}"
    if not target.exists():
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=folder, prefix=".new-", delete=False) as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        Path(file.name).replace(target)
        _settle(folder)
    return sha256


def _settle(folder: Path) -> None:
    """Make a rename outlive a power cut, where the system lets a folder be synced (Windows does not)."""
    if hasattr(os, "O_DIRECTORY"):
        handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _entry(row: dict[str, Any]) -> Entry:
    row["as_of"] = _day(row["as_of"])
    row["issues"] = [Issue(**issue) for issue in json.loads(row["issues"] or "[]")]
    return Entry(**row)


def _day(text: str | None) -> dt.date | None:
    return dt.date.fromisoformat(text) if text else None


def _now() -> str:
    return dt.datetime.now(dt.UTC).isoformat(timespec="seconds")


@contextlib.contextmanager
def _mendable(folder: Path) -> Iterator[None]:
    """Turn what a disk can do to us into a message a person can act on."""
    try:
        yield
    except sqlite3.OperationalError as error:
        raise DashboardError(
            f"台帳（{folder.name}/ledger.sqlite3）に書き込めません（{error}）。取り込みは行われていません。"
            "ほかの人の取り込みが終わるのを待つか、フォルダーの書き込み権限と空き容量を確かめてください。"
        ) from error
    except sqlite3.DatabaseError as error:
        raise DashboardError(
            f"台帳（{folder.name}/ledger.sqlite3）が壊れています（{error}）。何も変更していません。"
            "バックアップから、データフォルダーの ledger.sqlite3 を戻してください。"
        ) from error
    except OSError as error:
        raise DashboardError(
            f"データフォルダー（{folder.name}）を読み書きできません（{error.strerror}）。取り込みは行われていません。"
            "フォルダーの権限と空き容量を確かめてください。"
        ) from error
