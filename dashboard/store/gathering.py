"""The figures of many municipalities in the installation's own store: gathered from theirs.

Theirs are read only, and of them nothing but meta, marts and shown. Of a store that has not changed since the last time
the rows are taken over. One that cannot be read is named, never left out without a word.
"""

import hashlib
import os
import re
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from pathlib import Path
from typing import Final

import duckdb
import pyarrow as pa

from dashboard.ledger import guard
from dashboard.municipalities import folders
from dashboard.store import queries
from dashboard.store.answers import CONFIG, FILE, SCHEMAS, quoted

GATHERED: Final = "gathered"
FEW: Final = 40
"""So many stores are read by one thread; of more every core reads its part."""
_TABLES: Final = re.compile(r"CREATE TABLE (\w+\.\w+)")
Stamps = Mapping[str, str]
"""Municipality → what changes with every build of its store; empty where there is none."""


def stamps(root: Path) -> Stamps:
    """The stores there are now. Cheap: asked in every run of a page of an installation of many."""
    return {code: _stamp(folder / FILE) for code, folder in folders.all_of(root).items()}


def fingerprint(found: Stamps) -> str:
    """What a store must say to be of these stores, gathered by these rules."""
    said = [_rules(), *(f"{code}={stamp}" for code, stamp in found.items())]
    return hashlib.sha256("\n".join(said).encode()).hexdigest()[:16]


def gather(connection: duckdb.DuckDBPyConnection, root: Path, found: Stamps) -> None:
    """Add what is told of all municipalities to the store that is being built in this connection."""
    for _, sql in queries.steps("gather/tables"):
        connection.execute(sql)
    same = _taken_over(connection, root / FILE, found)
    changed = [code for code in found if code not in same]
    workers = min(os.cpu_count() or 1, 1 + len(changed) // FEW)
    with ThreadPoolExecutor(workers) as pool:
        for part in pool.map(lambda number: _part(root, found, changed[number::workers]), range(workers)):
            _add(connection, part)
    for _, sql in queries.steps("gather/whole"):
        connection.execute(sql)
    folders.keep_names(root, dict(connection.execute("SELECT municipality, name FROM marts.municipality").fetchall()))


def _add(connection: duckdb.DuckDBPyConnection, part: Mapping[str, pa.Table]) -> None:
    for table, rows in part.items():
        connection.register("incoming", rows)
        connection.execute(f"INSERT INTO {table} SELECT * FROM incoming")
        connection.unregister("incoming")


def _part(root: Path, found: Stamps, wanted: Sequence[str]) -> Mapping[str, pa.Table]:
    """The rows of some of them, table by table: read in memory, where a commit waits for no disk."""
    each = [sql for _, sql in queries.steps("gather/each")]
    with duckdb.connect(config=CONFIG) as connection:
        connection.execute("SET threads = 1")
        for schema in SCHEMAS:
            connection.execute(f"CREATE SCHEMA {schema}")
        for _, sql in queries.steps("gather/tables"):
            connection.execute(sql)
        for code in wanted:
            state = _read(connection, code, folders.of(root, code), found[code], each)
            if state != GATHERED:
                connection.execute("INSERT INTO meta.gathered VALUES (?, ?, '', NULL)", [code, state])
        return {table: connection.sql(f"SELECT * FROM {table}").to_arrow_table() for table in _tables()}


def _tables() -> list[str]:
    """The tables that hold what is gathered."""
    return _TABLES.findall("".join(sql for _, sql in queries.steps("gather/tables")))


def _read(connection: duckdb.DuckDBPyConnection, code: str, folder: Path, stamp: str, steps: Sequence[str]) -> str:
    """Take the rows of one store in, all or none. Returns the state in which it was found."""
    if not stamp:
        return "unbuilt" if guard.is_begun(folder / guard.FILE) else "empty"
    try:
        connection.execute(f"ATTACH {quoted(folder / FILE)} AS one (READ_ONLY)")
    except duckdb.Error:
        return "damaged"
    given = {"municipality": code, "stamp": stamp}
    connection.execute("BEGIN")
    try:
        for sql in steps:
            connection.execute(sql, {name: value for name, value in given.items() if f"${name}" in sql})
        connection.execute("COMMIT")
    except duckdb.Error as error:
        connection.execute("ROLLBACK")
        return "older" if isinstance(error, duckdb.BinderException | duckdb.CatalogException) else "damaged"
    finally:
        connection.execute("DETACH one")
    return GATHERED


def _taken_over(connection: duckdb.DuckDBPyConnection, former: Path, found: Stamps) -> set[str]:
    """Take over the rows of municipalities whose store is as it was; none where the rules have changed since, or where
    the former store is damaged: it only saves reading theirs.
    """
    if not former.exists():
        return set()
    try:
        connection.execute(f"ATTACH {quoted(former)} AS former (READ_ONLY)")
    except duckdb.Error:
        return set()
    try:
        known = dict(connection.execute("SELECT municipality, stamp FROM former.meta.gathered").fetchall())
        same = [code for code, stamp in found.items() if stamp and known.get(code) == stamp]
        if not same:
            return set()
        rows = "SELECT * FROM former.{} WHERE list_contains($same, municipality)"
        # All is read before anything is added.
        part = {
            table: connection.sql(rows.format(table), params={"same": same}).to_arrow_table() for table in _tables()
        }
    except duckdb.Error:
        return set()
    finally:
        connection.execute("DETACH former")
    _add(connection, part)
    return {*same}


def _stamp(store: Path) -> str:
    try:
        seen = store.stat()
    except FileNotFoundError:
        return ""
    # The same in a faithful copy, so that a replica has nothing to gather anew.
    return f"{_rules()}-{seen.st_mtime_ns}-{seen.st_size}"


@cache
def _rules() -> str:
    sql = "".join(sql for _, sql in queries.steps("gather"))
    return hashlib.sha256(sql.encode()).hexdigest()[:16]
