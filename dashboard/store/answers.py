"""The store: where it lies, and answers from it. Read-only, one cursor per call.

Connections are never shared between threads (DuckDB then mixes results up), and a store file is attached anew
for each version: a build swaps the file, and only a new ATTACH sees the new one.
"""

import datetime as dt
import itertools
import threading
from collections import OrderedDict
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any, cast

import duckdb
import pandas as pd

from dashboard import settings
from dashboard.disk import faults
from dashboard.errors import DashboardError, UsageError
from dashboard.store import queries

FILE, PRIVATE = settings.STORE, settings.PRIVATE
SCHEMAS = ("meta", "marts", "shown")
PRIVATE_SCHEMAS = ("raw", "staging", "private")
SAMPLE = ".sample"
KEPT_OPEN = 3
CONFIG: dict[str, Any] = {"autoinstall_known_extensions": False, "autoload_known_extensions": False}

Version = tuple[str, int, int]
"""(path, modification time in ns, inode): changes whenever a build swaps the file."""

_lock = threading.Lock()
_numbers = itertools.count()
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
    """The answer to a named query. Parameters left out are NULL, which means all.

    Raises UsageError for an unknown parameter and for a value that is none of its parameter's choices.
    """
    return _ask(path, queries.get(name), dict(params or {}))


def restricted(path: Path, name: str, params: Mapping[str, Any]) -> pd.DataFrame:
    """The answer to a query that names single people. Only for a caller that records who asked and why.

    Raises DashboardError when the store and what it holds back are not of the same build.
    """
    with duckdb.connect(config=CONFIG) as connection:
        try:
            attach(connection, path, path.with_name(PRIVATE), read_only=True)
            same = connection.execute("SELECT count(*) FROM (FROM meta.build INTERSECT FROM raw.build)").fetchone()
        except duckdb.Error as error:
            raise _unusable(PRIVATE, error) from error
        if not same or not same[0]:
            raise DashboardError(f"集計ファイル {PRIVATE} が古いままです。python -m dashboard build で作り直せます。")
        return _executed(connection, queries.restricted(name), dict(params))


def attach(connection: duckdb.DuckDBPyConnection, store: Path, private: Path, *, read_only: bool = False) -> None:
    """Open both files in one connection; ``marts.x`` and ``raw.x`` are then found wherever they lie."""
    places = ["store.main"]
    for path, name, schemas in ((store, "store", SCHEMAS), (private, "people", PRIVATE_SCHEMAS)):
        connection.execute(f"ATTACH {_quoted(path)} AS {name}{' (READ_ONLY)' if read_only else ''}")
        places += [f"{name}.{schema}" for schema in schemas]
        for schema in () if read_only else schemas:
            connection.execute(f"CREATE SCHEMA {name}.{schema}")
    connection.execute(f"SET search_path = '{','.join(places)}'")


def _ask(path: Path, query: queries.Query, given: dict[str, Any]) -> pd.DataFrame:
    cursor = _cursor(path)
    try:
        return _executed(cursor, query, given)
    finally:
        cursor.close()


def _executed(cursor: duckdb.DuckDBPyConnection, query: queries.Query, given: dict[str, Any]) -> pd.DataFrame:
    query.check(given)
    bound = {param: given.get(param) for param in query.params}
    try:
        return pd.DataFrame(cursor.execute(query.sql, bound).fetchnumpy())
    except duckdb.ConversionException as error:
        raise UsageError(
            f"「{query.name}」の条件を読めません（{'、'.join(map(str, given.values()))}）。"
            "日付は 2026-10-31 のように、数は半角で書いてください。"
        ) from error
    except duckdb.Error as error:
        _forget()
        raise _unusable(FILE, error) from error


def recorded(path: Path) -> str | None:
    """The fingerprint a build wrote into the store; None when there is no readable store."""
    found = _build(path)
    return found and found[0]


def built_at(path: Path) -> dt.datetime | None:
    """When the store was built; None when there is no readable store."""
    found = _build(path)
    return found and found[1].replace(tzinfo=dt.UTC)


def _build(path: Path) -> tuple[str, dt.datetime] | None:
    try:
        return _recorded(version(path))
    except (DashboardError, OSError):
        return None


@lru_cache(maxsize=8)
def _recorded(stamp: Version) -> tuple[str, dt.datetime] | None:
    cursor = _cursor(Path(stamp[0]))
    try:
        return cast(
            tuple[str, dt.datetime] | None, cursor.execute("SELECT fingerprint, built_at FROM meta.build").fetchone()
        )
    except duckdb.Error:
        return None
    finally:
        cursor.close()


@lru_cache(maxsize=1)
def _connection() -> duckdb.DuckDBPyConnection:
    return duckdb.connect(config=CONFIG)


def _cursor(path: Path) -> duckdb.DuckDBPyConnection:
    stamp = version(path)
    with _lock:
        alias = _attached.get(stamp) or _attach(stamp)
        _attached.move_to_end(stamp)
        cursor = _connection().cursor()
        cursor.execute(f'USE "{alias}"')
    return cursor


def _forget() -> None:
    """A damaged file can end DuckDB itself: the next question begins with a new one."""
    with _lock:
        _attached.clear()
        _connection.cache_clear()
        _recorded.cache_clear()


def _attach(stamp: Version) -> str:
    alias = f"store_{next(_numbers)}"
    try:
        _connection().execute(f'ATTACH {_quoted(Path(stamp[0]))} AS "{alias}" (READ_ONLY)')
    except duckdb.Error as error:
        raise _unusable(FILE, error) from error
    _attached[stamp] = alias
    while len(_attached) > KEPT_OPEN:
        _, old = _attached.popitem(last=False)
        _connection().execute(f'DETACH DATABASE IF EXISTS "{old}"')
    return alias


def _quoted(path: Path) -> str:
    return "'" + str(path).replace("'", "''") + "'"


def _unusable(name: str, error: duckdb.Error) -> DashboardError:
    return DashboardError(
        f"集計ファイル {name} を読めません。{faults.told(error)}"
        "元の資料は台帳に残っています。python -m dashboard build で作り直せます。"
    )


class Answers:
    """The answers of one store, asked by name: ``Answers(path)("online/totals", as_of=…)``."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def __call__(self, name: str, **params: Any) -> pd.DataFrame:
        """The answer to a named query; sequences are list parameters, and an empty one means all."""
        return answer(self.path, name, {key: _bound(value) for key, value in params.items()})


def _bound(value: Any) -> Any:
    """A parameter as the store takes it: a sequence as a list, an empty one as NULL (all)."""
    return (list(value) or None) if isinstance(value, list | tuple) else value
