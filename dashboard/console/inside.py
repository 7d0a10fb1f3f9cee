"""The process of one statement: a request comes in, an answer or a refusal goes out, both as JSON.

What comes out of it is data and never code, whatever the statement has done to DuckDB. Only the store is opened, to be
read; then every door of DuckDB is shut and locked, and only then is the statement looked at.
"""

import contextlib
import json
import os
import sys
import time
from collections.abc import Mapping, Sequence
from typing import Any, Final

import duckdb

from dashboard.console import guard, sending
from dashboard.sandbox import limits

CLOSED: Final[dict[str, Any]] = {
    "autoinstall_known_extensions": False,
    "autoload_known_extensions": False,
    "allow_community_extensions": False,
    "temp_directory": "",
    "threads": 2,
}
"""Set before the store is opened."""
SHUT: Final = (
    "SET python_enable_replacements = false",
    "SET python_scan_all_frames = false",
    "SET enable_external_access = false",
    "SET allow_persistent_secrets = false",
    "SET errors_as_json = true",
)
"""Set when it is open, before the configuration is locked."""
_TAKEN: Final = """
SELECT view_name FROM duckdb_views() WHERE schema_name IN ('main', 'pg_catalog')
UNION ALL SELECT table_name FROM duckdb_tables() WHERE schema_name IN ('main', 'pg_catalog')
"""
_VIEWS: Final = "SELECT view_name FROM duckdb_views() WHERE database_name = 'store' AND schema_name = ?"


def main() -> None:
    """Answer the request of standard input on standard output, and end."""
    request = json.load(sys.stdin)
    with contextlib.suppress(AttributeError, OSError):  # Windows has no nice; whoever starts this asks for it there
        os.nice(15)
    limits.take(request["seconds"], request["memory"])
    try:
        text = json.dumps(answer(request), ensure_ascii=False)
    except MemoryError:
        text = json.dumps({"reason": "memory"})
    with contextlib.suppress(BrokenPipeError):
        sys.stdout.buffer.write(text.encode("utf-8", "replace"))
        sys.stdout.flush()
    # Nothing is left to be written, and taking all modules down takes long.
    os._exit(0)


def answer(request: Mapping[str, Any]) -> dict[str, Any]:
    """What the statement gives, or why it is refused."""
    try:
        connection = opened(request["store"], request["working_memory"], request["seconds"])
    except guard.Breach as breach:
        return breach.facts
    except duckdb.Error as error:
        return {**facts(error), "reason": "store"}
    return asked(connection, request["sql"], request["rows"], request["bytes"])


def asked(connection: duckdb.DuckDBPyConnection, sql: str, most: int, room: int) -> dict[str, Any]:
    """The same of a connection that is open."""
    try:
        statement = looked_at(connection, sql)
        begun = time.monotonic()
        found = sending.rows(connection.execute(statement), most, room)
        return {**found, "seconds": time.monotonic() - begun}
    except guard.Breach as breach:
        return breach.facts
    except RecursionError:
        return {"reason": "too_deep"}
    except duckdb.Error as error:
        return facts(error)


def opened(store: str, memory: int, seconds: float) -> duckdb.DuckDBPyConnection:
    """A connection that sees the views of one store, and can reach and change nothing else."""
    connection = duckdb.connect(config={**CLOSED, "memory_limit": f"{memory >> 20}MiB"})
    quoted = store.replace("'", "''")
    connection.execute(f"ATTACH '{quoted}' AS store (READ_ONLY)")
    if not connection.execute(_VIEWS, [guard.SCHEMA]).fetchone():
        raise guard.Breach("no_views")
    connection.execute(f"SET search_path = 'store.{guard.SCHEMA}'")
    for setting in SHUT:
        connection.execute(setting)
    connection.execute(f"SET max_execution_time = {int(seconds * 1000)}")
    connection.execute("SET lock_configuration = true")
    return connection


def looked_at(connection: duckdb.DuckDBPyConnection, sql: str) -> duckdb.Statement:
    """The one statement, when it may be asked. Raises Breach, and duckdb.Error where it cannot be read."""
    statements = connection.extract_statements(sql)
    if len(statements) != 1:
        raise guard.Breach("several" if statements else "empty")
    if statements[0].type != duckdb.StatementType.SELECT:
        raise guard.Breach("statement", statements[0].type.name)
    (text,) = connection.execute("SELECT json_serialize_sql(?::VARCHAR)", [sql]).fetchone() or ("{}",)
    tree = json.loads(text)
    if tree.get("error", True):
        raise guard.Breach("unknown", tree.get("error_message", ""))
    guard.check(tree["statements"], _names(connection, _VIEWS, [guard.SCHEMA]), _names(connection, _TAKEN, []))
    return statements[0]


def _names(connection: duckdb.DuckDBPyConnection, sql: str, params: Sequence[str]) -> list[str]:
    return [name for (name,) in connection.execute(sql, params).fetchall()]


def facts(error: duckdb.Error) -> dict[str, Any]:
    """What DuckDB says of an error, as it says it: its kind, the name, the place in bytes."""
    said = str(error)
    found = _json(said)
    return {
        "reason": type(error).__name__,
        "kind": found.get("error_subtype", ""),
        "type": found.get("type", ""),
        "word": found.get("name", ""),
        "at": found.get("position"),
        "location": found.get("location"),
        "closest": [each for each in str(found.get("candidates", "")).split(",") if each][:3],
        "said": str(found.get("exception_message", said))[:2000],
    }


def _json(said: str) -> dict[str, Any]:
    """What an error says after its kind, where it says it as JSON: errors before the setting, and of Python, do not."""
    try:
        found = json.loads(said[said.index("{") :])
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}


if __name__ == "__main__":
    main()
