"""The store: where it lies, and answers from it. Read-only, one cursor per call.

Connections are never shared between threads (DuckDB then mixes results up), and a store file is attached anew
for each version: a build swaps the file, and only a new ATTACH sees the new one.

What an answer compares with it reads of ``earlier``: views of all tables of the store that the earlier figures are
asked of. That is the same store for a month, and the frozen one for a meeting.
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
from dashboard.municipalities import folders
from dashboard.store import queries

FILE, PRIVATE = settings.STORE, settings.PRIVATE
SCHEMAS = ("meta", "marts", "shown", "explore")
PRIVATE_SCHEMAS = ("raw", "staging", "private")
SAMPLE = ".sample"
KEPT_OPEN = 12
CONFIG: dict[str, Any] = {"autoinstall_known_extensions": False, "autoload_known_extensions": False}

Version = tuple[str, int, int]
"""(path, modification time in ns, inode): changes whenever a build swaps the file."""

_lock = threading.Lock()
_numbers = itertools.count()
_attached: OrderedDict[Version, str] = OrderedDict()
_earlier: dict[str, str] = {}
"""Name of a store → that of the views of it."""


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


def answer(
    path: Path, name: str, params: Mapping[str, Any] | None = None, *, earlier: Path | None = None
) -> pd.DataFrame:
    """The answer to a named query. Parameters left out are NULL, which means all.

    ``earlier`` is the store that it compares with, where that is another. Raises UsageError for an unknown parameter
    and for a value that is none of its parameter's choices, Unaskable where a store is too old for the question.
    """
    query = queries.get(name)
    cursor = _cursor(path, (earlier or path) if query.compares else None)
    try:
        return _executed(cursor, query, dict(params or {}), path)
    finally:
        cursor.close()


def compares(name: str) -> bool:
    """Whether a named answer reads what is compared with."""
    return queries.get(name).compares


def is_comparable(path: Path, earlier: Path, screen: str) -> bool:
    """Whether these stores can be asked all that a screen compares: an older one may lack what is asked now."""
    return _is_comparable(version(path), version(earlier), screen)


def restricted(path: Path, name: str, params: Mapping[str, Any]) -> pd.DataFrame:
    """The answer to a query of what knows single people. One that names them is only for a caller that records who
    asked and why.

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
        return _executed(connection, queries.restricted(name), dict(params), path)


def attach(connection: duckdb.DuckDBPyConnection, store: Path, private: Path, *, read_only: bool = False) -> None:
    """Open both files in one connection; ``marts.x`` and ``raw.x`` are then found wherever they lie."""
    # What takes seconds would otherwise be told in English wherever this program prints.
    connection.execute("SET enable_progress_bar = FALSE")
    places = ["store.main"]
    # A table takes a block at the least: with DuckDB's usual ones (256 kB) a small municipality takes 15 MB, so 1.5 MB.
    # A new file is put in place when it is whole: nothing is to be recovered of one that is not, and waiting for the
    # disk after each of 300 statements takes longer than the steps where it is slow or busy.
    new = f" (RECOVERY_MODE NO_WAL_WRITES{', BLOCK_SIZE 16384' if folders.is_one_of_many(store.parent) else ''})"
    for path, name, schemas in ((store, "store", SCHEMAS), (private, "people", PRIVATE_SCHEMAS)):
        connection.execute(f"ATTACH {quoted(path)} AS {name}{' (READ_ONLY)' if read_only else new}")
        places += [f"{name}.{schema}" for schema in schemas]
        for schema in () if read_only else schemas:
            connection.execute(f"CREATE SCHEMA {name}.{schema}")
    connection.execute(f"SET search_path = '{','.join(places)}'")


def write(connection: duckdb.DuckDBPyConnection) -> None:
    """Bring both files to what the connection knows. Raises duckdb.Error where that fails: closing would not."""
    for name in ("store", "people"):
        connection.execute(f"CHECKPOINT {name}")


class Unusable(DashboardError):
    """A store that is damaged; it can be made again from the ledger."""


class Unaskable(DashboardError):
    """The store was made by an older program: it has no such column, table or rule as the question names."""


@lru_cache(maxsize=64)
def _is_comparable(now: Version, earlier: Version, screen: str) -> bool:
    of_screen = [queries.get(name) for name in queries.names() if name.startswith((f"{screen}/", "meetings/"))]
    pairs = [(Path(now[0]), query) for query in of_screen if query.compares]
    totals = [(Path(earlier[0]), query) for query in of_screen if query.name == f"{screen}/totals"]
    return all(_is_askable(path, Path(earlier[0]), query) for path, query in pairs + totals)


def _is_askable(path: Path, earlier: Path, query: queries.Query) -> bool:
    cursor = _cursor(path, earlier)
    try:
        cursor.execute(f"EXPLAIN {query.sql}", dict.fromkeys(query.params))
    except (duckdb.BinderException, duckdb.CatalogException):
        return False
    finally:
        cursor.close()
    return True


def _executed(
    cursor: duckdb.DuckDBPyConnection, query: queries.Query, given: dict[str, Any], path: Path
) -> pd.DataFrame:
    query.check(given)
    bound = {param: given.get(param) for param in query.params}
    try:
        return pd.DataFrame(cursor.execute(query.sql, bound).fetchnumpy())
    except duckdb.ConversionException as error:
        raise UsageError(
            f"「{query.name}」の条件を読めません（{'、'.join(map(str, given.values()))}）。"
            "日付は 2026-10-31 のように、数は半角で書いてください。"
        ) from error
    except (duckdb.BinderException, duckdb.CatalogException) as error:
        raise Unaskable(
            f"「{query.name}」には、この集計からは答えられません。前の版のプログラムで作られたもので、必要な項目がありません。"
            "会議時点の集計は、会議で見たままに残すため、作り直されません。"
        ) from error
    except duckdb.Error as error:
        _forget()
        raise _unusable(path.name, error) from error


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


def _cursor(path: Path, earlier: Path | None = None) -> duckdb.DuckDBPyConnection:
    """A cursor at the store of this path; ``earlier``, where it is asked for, is that of the other."""
    with _lock:
        alias = _open(path)
        views = _views(_open(earlier)) if earlier else None
        cursor = _connection().cursor()
        where = f"SET search_path = '{alias}.main,{views}.earlier'" if views else f'USE "{alias}"'
        cursor.execute(where)
    return cursor


def _open(path: Path) -> str:
    stamp = version(path)
    alias = _attached.get(stamp) or _attach(stamp)
    _attached.move_to_end(stamp)
    return alias


def _views(alias: str) -> str:
    """The name of the views of a store: a catalog of their own, in memory, made once."""
    if alias not in _earlier:
        views = f"earlier_{alias}"
        connection = _connection()
        connection.execute(f"ATTACH ':memory:' AS {views}")
        connection.execute(f"CREATE SCHEMA {views}.earlier")
        tables = "SELECT schema_name, table_name FROM duckdb_tables() WHERE database_name = $alias"
        for schema, table in connection.execute(tables, {"alias": alias}).fetchall():
            connection.execute(f'CREATE VIEW {views}.earlier."{table}" AS FROM {alias}.{schema}."{table}"')
        _earlier[alias] = views
    return _earlier[alias]


def _forget() -> None:
    """A damaged file can end DuckDB itself: the next question begins with a new one."""
    with _lock:
        _attached.clear()
        _earlier.clear()
        _connection.cache_clear()
        _recorded.cache_clear()


def close(path: Path) -> None:
    """Let go of a store that is to be removed: a system may refuse to remove an open file."""
    with _lock:
        for stamp in [each for each in _attached if each[0] == str(path)]:
            _detach(_attached.pop(stamp))


def _detach(alias: str) -> None:
    for each in filter(None, (_earlier.pop(alias, None), alias)):
        _connection().execute(f'DETACH DATABASE IF EXISTS "{each}"')


def _attach(stamp: Version) -> str:
    alias = f"store_{next(_numbers)}"
    try:
        _connection().execute(f'ATTACH {quoted(Path(stamp[0]))} AS "{alias}" (READ_ONLY)')
    except duckdb.Error as error:
        raise _unusable(Path(stamp[0]).name, error) from error
    _attached[stamp] = alias
    while len(_attached) > KEPT_OPEN:
        _detach(_attached.popitem(last=False)[1])
    return alias


def quoted(path: Path) -> str:
    """A path as SQL takes it."""
    return "'" + str(path).replace("'", "''") + "'"


def _unusable(name: str, error: duckdb.Error) -> DashboardError:
    return damaged(name, faults.told(error))


def damaged(name: str, why: str) -> DashboardError:
    """What is said of a store that cannot be read, and how it is had again."""
    if name not in (FILE, PRIVATE):
        return DashboardError(frozen_damaged(name) + why)
    return Unusable(
        f"集計ファイル {name} を読めません。{why}"
        "元の資料は台帳に残っています。python -m dashboard build で作り直せます。"
    )


def frozen_damaged(name: str) -> str:
    """What is said of a frozen store that cannot be read."""
    return (
        f"会議時点のファイル {settings.MEETINGS}/{name} が壊れているか、なくなっています。その数値は示しません。"
        f"バックアップから、データフォルダーの {settings.MEETINGS} フォルダーに戻してください。"
    )


class Answers:
    """The answers of one store, asked by name: ``Answers(path)("online/totals", as_of=…)``.

    ``since`` is the store that they compare with, where that is another.
    """

    def __init__(self, path: Path, since: Path | None = None) -> None:
        self.path, self.since = path, since or path

    @property
    def earlier(self) -> "Answers":
        """What the figures compared with are asked of by themselves."""
        return Answers(self.since)

    def __call__(self, name: str, **params: Any) -> pd.DataFrame:
        """The answer to a named query; sequences are list parameters, and an empty one means all."""
        bound = {key: _bound(value) for key, value in params.items()}
        return answer(self.path, name, bound, earlier=self.since)


def _bound(value: Any) -> Any:
    """A parameter as the store takes it: a sequence as a list, an empty one as NULL (all)."""
    return (list(value) or None) if isinstance(value, list | tuple) else value


def described(path: Path, schema: str) -> pd.DataFrame:
    """The views of a schema as they were declared: one row per view and column, with what their COMMENTs say."""
    cursor = _cursor(path)
    try:
        return pd.DataFrame(cursor.execute(_DESCRIBED, {"schema": schema}).fetchnumpy())
    except duckdb.Error as error:
        _forget()
        raise _unusable(path.name, error) from error
    finally:
        cursor.close()


_DESCRIBED = """
SELECT views.view_name, views.comment AS about, columns.column_name, columns.data_type, columns.comment
FROM duckdb_views() AS views
JOIN duckdb_columns() AS columns
    ON columns.database_name = views.database_name AND columns.schema_name = views.schema_name
    AND columns.table_name = views.view_name
WHERE views.database_name = current_database() AND views.schema_name = $schema
ORDER BY views.view_name, columns.column_index
"""
