"""The store: where it lies, and answers from it. Read-only, one cursor per call.

Connections are never shared between threads (DuckDB then mixes results up), and a store file is attached under
the name of its version: a build swaps the file, and only a new ATTACH sees the new one.
"""

import threading
from collections import OrderedDict
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

import duckdb
import pandas as pd

from dashboard.errors import DashboardError, UsageError
from dashboard.store import queries

FILE = "store.duckdb"
SAMPLE = ".sample"
KEPT_OPEN = 3

Version = tuple[str, int, int]
"""(path, modification time in ns, inode): changes whenever a build swaps the file."""

_lock = threading.Lock()
_attached: OrderedDict[Version, str] = OrderedDict()


def serving(folder: Path) -> Path:
    """The store to show: the city's own if it has one, else the sample city's."""
    own = folder / FILE
    return own if own.exists() else folder / SAMPLE / FILE


def is_sample(folder: Path) -> bool:
    """Whether the fictional sample city is shown because nothing real has been imported."""
    return not (folder / FILE).exists()


def version(path: Path) -> Version:
    """The version of a store file. Raises DashboardError when there is none."""
    try:
        found = path.stat()
    except FileNotFoundError as error:
        raise DashboardError("集計がまだありません。python -m dashboard build を実行してください。") from error
    return str(path), found.st_mtime_ns, found.st_ino


def answer(path: Path, name: str, params: Mapping[str, Any] | None = None) -> pd.DataFrame:
    """The answer to a named query. Parameters left out are NULL, which means all; an unknown one is a UsageError."""
    return _ask(path, queries.get(name), dict(params or {}))


def restricted(path: Path, name: str, params: Mapping[str, Any]) -> pd.DataFrame:
    """The answer to a query that names single people. Only for a caller that records who asked and why."""
    return _ask(path, queries.restricted(name), dict(params))


def _ask(path: Path, query: queries.Query, given: dict[str, Any]) -> pd.DataFrame:
    if unknown := given.keys() - query.params.keys():
        raise UsageError(
            f"「{query.name}」に条件「{'、'.join(sorted(unknown))}」はありません。"
            f"使える条件：{'、'.join(query.params) or 'なし'}"
        )
    bound = {param: given.get(param) for param in query.params}
    cursor = _cursor(path)
    try:
        return pd.DataFrame(cursor.execute(query.sql, bound).fetchnumpy())
    except duckdb.ConversionException as error:
        raise UsageError(
            f"「{query.name}」の条件を読めません（{error}）。日付は 2026-10-31 のように書いてください。"
        ) from error
    finally:
        cursor.close()


def recorded(path: Path) -> str | None:
    """The fingerprint a build wrote into the store; None when there is no readable store."""
    try:
        return _recorded(version(path))
    except DashboardError:
        return None


@lru_cache(maxsize=8)
def _recorded(stamp: Version) -> str | None:
    cursor = _cursor(Path(stamp[0]))
    try:
        found = cursor.execute("SELECT fingerprint FROM meta.build").fetchone()
        return str(found[0]) if found else None
    except duckdb.Error:
        return None
    finally:
        cursor.close()


@lru_cache(maxsize=1)
def _connection() -> duckdb.DuckDBPyConnection:
    return duckdb.connect(config={"autoinstall_known_extensions": False, "autoload_known_extensions": False})


def _cursor(path: Path) -> duckdb.DuckDBPyConnection:
    stamp = version(path)
    with _lock:
        alias = _attached.get(stamp) or _attach(stamp)
        _attached.move_to_end(stamp)
        cursor = _connection().cursor()
        cursor.execute(f'USE "{alias}"')
    return cursor


def _attach(stamp: Version) -> str:
    alias = f"store_{stamp[1]:x}_{stamp[2]:x}"
    quoted = stamp[0].replace("'", "''")
    try:
        _connection().execute(f"ATTACH '{quoted}' AS \"{alias}\" (READ_ONLY)")
    except duckdb.Error as error:
        raise DashboardError(
            f"集計ファイル {FILE} を開けません（{type(error).__name__}）。元の資料は台帳に残っています。"
            "python -m dashboard build で作り直せます。"
        ) from error
    _attached[stamp] = alias
    while len(_attached) > KEPT_OPEN:
        _, old = _attached.popitem(last=False)
        _connection().execute(f'DETACH DATABASE IF EXISTS "{old}"')
    return alias
