"""The high-water mark beside the ledger: how far it had come when it was last seen, and the sum of what it said.

A ledger that is shorter than its mark, or says something else up to there, is not the one that was written. A ledger
that is ahead of it is: the mark is written after the ledger, and a process may end between the two.
"""

import hashlib
import json
import sqlite3
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path

from dashboard.disk import files

FILE = "ledger.mark"


@dataclass(frozen=True, slots=True)
class Mark:
    """Table → id of its last row, and the SHA-256 of all rows up to there. Rows are only ever added."""

    last: dict[str, int]
    sha256: str


def taken(connection: sqlite3.Connection, upto: Mapping[str, int] | None = None) -> Mark:
    """The mark of a ledger as it is, or as it was when its tables ended at ``upto``."""
    ends = upto or {name: _end(connection, name) for name in _tables(connection)}
    digest = hashlib.sha256()
    for name, end in sorted(each for each in ends.items() if each[1]):
        for row in connection.execute(f"SELECT * FROM {name} WHERE rowid <= ? ORDER BY rowid", [end]):
            digest.update(repr((name, *row)).encode())
    return Mark(dict(ends), digest.hexdigest())


def read(path: Path) -> Mark | None:
    """The mark that lies there; None where there is none, or where it is damaged itself."""
    try:
        said = json.loads(path.read_bytes())
        mark = Mark(said["last"], said["sha256"])
        return mark if said["sum"] == _sum(mark) else None
    except (OSError, ValueError, KeyError, TypeError):
        return None


def write(path: Path, mark: Mark) -> None:
    """Leave the mark, whole or not at all."""
    files.write(path, json.dumps({**asdict(mark), "sum": _sum(mark)}).encode())


def is_shorter(now: Mark, before: Mark) -> bool:
    """Whether the ledger ends before its mark."""
    return any(now.last.get(name, 0) < end for name, end in before.last.items())


def _sum(mark: Mark) -> str:
    return hashlib.sha256(repr(mark).encode()).hexdigest()


def _end(connection: sqlite3.Connection, table: str) -> int:
    return int(connection.execute(f"SELECT coalesce(max(rowid), 0) FROM {table}").fetchone()[0])


def _tables(connection: sqlite3.Connection) -> list[str]:
    found = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")
    return [name for (name,) in found]
