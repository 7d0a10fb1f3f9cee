"""What ledgers of version 0.3.0 and before have of their own: read for ever, never written. Two kinds of record have
tables of their own, and remedies name options of the command line.
"""

import re
import sqlite3
from typing import Any

from dashboard.ledger import database

TABLES = {"disclosure": "disclosures", "rebaseline": "rebaselines"}
COMMON = ("id", "at", "by", "reason", "withdraws")
"""The columns that every kind has; the others are what the kind says, its body."""
_OPTIONS = {" --round で": "回を", " --as-of で": "基準日を"}
_OF_COMMANDS = re.compile(r"（コマンドでは[^）]*）|（--accept）|--answer で")


def remedy(said: str) -> str:
    """How a finding is settled, without what is of use on the command line alone."""
    for option, words in _OPTIONS.items():
        said = said.replace(option, words)
    return _OF_COMMANDS.sub("", said)


def records(connection: sqlite3.Connection, kind: str) -> list[dict[str, Any]]:
    """The records of this kind in its old table, oldest first, in the shape of today's: id, …, body, withdraws."""
    table = TABLES.get(kind)
    if table is None or not database.has(connection, table):
        return []
    rows = connection.execute(f"SELECT * FROM {table} ORDER BY id").fetchall()
    return [_in_the_shape_of_today(dict(row)) for row in rows]


def _in_the_shape_of_today(row: dict[str, Any]) -> dict[str, Any]:
    body = {name: value for name, value in row.items() if name not in COMMON}
    return {name: row.get(name) for name in COMMON} | {"body": body}
