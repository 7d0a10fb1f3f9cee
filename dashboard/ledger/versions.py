"""The version of a ledger's tables (SQLite's ``user_version``), and the steps that bring an older one forward.

Looking changes nothing: an older ledger is read as it is. The first act that writes to it brings it forward, in one
transaction, after a copy of it was put beside it. Version 0 is what programs up to 0.3.0 wrote, which kept no number.
"""

import hashlib
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from dashboard.disk import files, logs
from dashboard.ledger import guard

_HERE: Final = Path(__file__).parent
STEPS: Final = [(_HERE / "ledger.sql").read_text(encoding="utf-8")]
"""Each makes the next version; the first makes version 1, also of nothing. Steps are added and never changed."""
COPY: Final = "ledger-version-{version}-{sha256}.sqlite3"
"""Where the ledger of an older version lies since it was brought forward."""


class Newer(guard.Unusable):
    """A newer program wrote this ledger. Nothing is wrong with it: it waits for that program."""


def at(connection: sqlite3.Connection) -> int:
    """The version of this ledger."""
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def check(connection: sqlite3.Connection) -> None:
    """Raises Newer where this program cannot know what the ledger says."""
    if at(connection) > len(STEPS):
        raise Newer(
            f"台帳（{guard.FILE}）は、新しい版のプログラムで書かれています（台帳の版 {at(connection)}、このプログラムは"
            f" {len(STEPS)} まで）。何も変えていません。プログラムを新しい版に戻すと、そのまま使えます。"
        )


def bring_forward(connection: sqlite3.Connection, path: Path) -> None:
    """Take all steps that are missing, or none; a copy of what was there is kept beside it first."""
    if at(connection) == len(STEPS):
        return
    connection.execute("BEGIN IMMEDIATE")
    try:
        # Meanwhile another process may have done it.
        old = at(connection)
        if old < len(STEPS) and not _is_new(connection):
            copy = _keep_copy(connection, path.parent, old)
            logs.note(f"台帳を版 {old} から版 {len(STEPS)} に進めます。前の台帳は {copy.name} に残ります。")
        for step in STEPS[old:]:
            for statement in _statements(step):
                connection.execute(statement)
        connection.execute(f"PRAGMA user_version = {len(STEPS)}")
        connection.execute("COMMIT")
    except BaseException:
        connection.rollback()
        raise


def _is_new(connection: sqlite3.Connection) -> bool:
    return not connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]


def _keep_copy(connection: sqlite3.Connection, folder: Path, old: int) -> Path:
    """As it is now: the transaction that is open keeps others from writing. Two that differ have two names."""
    content = connection.serialize()
    sha256 = hashlib.sha256(content).hexdigest()
    copy = folder / COPY.format(version=old, sha256=sha256[:8])
    files.write(copy, content)
    return copy


def _statements(script: str) -> Iterator[str]:
    """One by one, as ``executescript`` would commit what is open. A trigger has semicolons within."""
    statement = ""
    for line in script.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            yield statement
            statement = ""
