"""The ledger's SQLite file: one writer at a time, all or nothing, and a message for whatever a disk can do."""

import contextlib
import sqlite3
from collections.abc import Iterator
from pathlib import Path

from dashboard.errors import DashboardError
from dashboard.ledger import owner

SCHEMA = Path(__file__).with_name("ledger.sql").read_text(encoding="utf-8")
WAIT_SECONDS = 60


@contextlib.contextmanager
def writing(path: Path) -> Iterator[sqlite3.Connection]:
    """A transaction that holds the file from its first line on; committed at the end, rolled back by any exception."""
    with mendable(path.parent), owner.only():
        path.parent.mkdir(parents=True, exist_ok=True)
        with contextlib.closing(_connect(path)) as connection:
            owner.mend(path)
            connection.executescript(SCHEMA)
            connection.execute("BEGIN IMMEDIATE")
            try:
                yield connection
                connection.execute("COMMIT")
            except BaseException:
                connection.rollback()
                raise


@contextlib.contextmanager
def reading(path: Path) -> Iterator[sqlite3.Connection]:
    """A look at the file, which is not made by looking; a ledger of an older version may lack a table."""
    with mendable(path.parent):
        if not path.exists():
            with contextlib.closing(sqlite3.connect(":memory:")) as connection:
                connection.row_factory = sqlite3.Row
                connection.executescript(SCHEMA)
                yield connection
            return
        with contextlib.closing(_connect(path)) as connection:
            if not has(connection, "entries"):
                connection.executescript(SCHEMA)
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
def mendable(folder: Path) -> Iterator[None]:
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
