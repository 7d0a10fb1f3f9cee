"""Where the build runs: DuckDB beside the program, or Apache Spark; the same files of queries/ on either."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import duckdb

from dashboard import settings
from dashboard.disk import workplaces
from dashboard.engines.engine import Duck, Engine, Failed
from dashboard.municipalities import folders

if TYPE_CHECKING:
    from dashboard.engines.spark import Spark

BUILT = ".spark-"
"""How the names of folders begin in which Spark makes the tables of one build."""


@contextmanager
def chosen(connection: duckdb.DuckDBPyConnection, folder: Path) -> Iterator[Engine]:
    """The engine that the city's settings name, for the store that is attached to this connection."""
    # One of many is small by itself.
    if settings.load(folder).engine.build == "duckdb" or folders.root_of(folder):
        yield Duck(connection)
        return
    with workplaces.made(folder, BUILT) as work, of_many(connection, folder, work) as engine:
        yield engine


@contextmanager
def of_many(connection: duckdb.DuckDBPyConnection, folder: Path, place: Path) -> Iterator[Engine]:
    """The engine that the settings of this folder name; what another than DuckDB makes is written in this place."""
    named = settings.load(folder).engine
    if named.build == "duckdb":
        yield Duck(connection)
    else:
        with _spark(connection, named.url, place) as engine:
            yield engine


@contextmanager
def _spark(connection: duckdb.DuckDBPyConnection, url: str, folder: Path) -> Iterator["Spark"]:
    """Spark at this address, for a build whose tables are written below this folder. Raises Failed."""
    try:
        # What no city needs is only there where somebody installed it.
        from dashboard.engines.spark import Spark
    except ImportError as error:
        raise Failed(
            "Spark で集計するためのライブラリがありません。requirements-spark.txt をインストールするか、"
            '設定ファイル settings.toml の [engine] の build を "duckdb" にしてください。'
        ) from error
    engine = Spark(connection, url, folder)
    try:
        yield engine
    finally:
        engine.close()
