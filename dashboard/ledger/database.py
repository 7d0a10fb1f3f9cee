"""The ledger's SQLite file: one writer at a time, all or nothing, and a message for whatever a disk can do."""

import contextlib
import sqlite3
from collections.abc import Iterator
from pathlib import Path

from dashboard.disk import faults, files, owner
from dashboard.errors import DashboardError
from dashboard.ledger import guard, versions

WAIT_SECONDS = 60


@contextlib.contextmanager
def writing(path: Path, act: str) -> Iterator[sqlite3.Connection]:
    """A transaction that holds the file from its first line on; committed at the end, rolled back by any exception.

    ``act`` is what is then said not to have been done (取り込み).
    """
    with _mendable(path.parent, f"{act}は行われていません。"), owner.only():
        guard.check_place(path)
        path.parent.mkdir(parents=True, exist_ok=True)
        with contextlib.closing(_connect(path)) as connection:
            owner.mend(path)
            versions.check(connection)
            guard.check(connection, path)
            # In a transaction of its own: before any original is kept, there is a ledger.
            versions.bring_forward(connection, path)
            connection.execute("BEGIN IMMEDIATE")
            try:
                for room in guard.ROOMS:
                    files.sweep(path.parent / room)
                yield connection
                connection.execute("COMMIT")
            except BaseException:
                connection.rollback()
                raise
            guard.catch_up(connection, path)


def copied(path: Path, copy: Path) -> None:
    """Copy the file as it is at one moment, whoever writes meanwhile; nothing where there is none yet."""
    if guard.is_begun(path):
        with reading(path) as source, contextlib.closing(sqlite3.connect(copy)) as target:
            source.backup(target)


def version(path: Path) -> int:
    """The version of the ledger in this file."""
    with reading(path) as connection:
        return versions.at(connection)


def examined(path: Path) -> tuple[int, list[str]]:
    """The version of the ledger in this file and all that SQLite finds wrong with it: more than before each reading."""
    with reading(path) as connection:
        found = [str(said) for (said,) in connection.execute("PRAGMA integrity_check")]
        strays = connection.execute("PRAGMA foreign_key_check").fetchall()
        return versions.at(connection), [each for each in found if each != "ok"] + [str(tuple(each)) for each in strays]


@contextlib.contextmanager
def reading(path: Path) -> Iterator[sqlite3.Connection]:
    """A look at the file, which is not made by looking; a ledger of an older version may lack a table."""
    with _mendable(path.parent, "何も変えていません。"):
        guard.check_place(path)
        if not guard.is_begun(path):
            with contextlib.closing(sqlite3.connect(":memory:")) as connection:
                connection.row_factory = sqlite3.Row
                connection.executescript("".join(versions.STEPS))
                yield connection
            return
        with contextlib.closing(_connect(path)) as connection:
            versions.check(connection)
            guard.check(connection, path)
            yield connection


def has(connection: sqlite3.Connection, table: str) -> bool:
    """Whether there is this table."""
    return connection.execute("SELECT 1 FROM sqlite_master WHERE name = ?", [table]).fetchone() is not None


def _connect(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(path, timeout=WAIT_SECONDS, isolation_level=None)
    connection.row_factory = sqlite3.Row
    connection.execute("PRAGMA synchronous = FULL")
    return connection


@contextlib.contextmanager
def _mendable(folder: Path, undone: str) -> Iterator[None]:
    """Turn what a disk can do to us into a message a person can act on."""
    try:
        yield
    except UnicodeDecodeError as error:
        # Even SQLite's own message about a damaged table cannot be read then.
        raise guard.Unusable(guard.DAMAGED) from error
    except sqlite3.Error as error:
        said = faults.told(error)
        if said in (faults.DAMAGED, faults.UNKNOWN):
            raise guard.Unusable(guard.DAMAGED) from error
        raise DashboardError(f"台帳（{folder.name}/{guard.FILE}）を読み書きできません。{undone}{said}") from error
    except OSError as error:
        said = faults.told(error)
        raise DashboardError(f"データフォルダー（{folder.name}）を読み書きできません。{undone}{said}") from error
