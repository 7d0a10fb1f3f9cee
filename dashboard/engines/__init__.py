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
    chosen = settings.load(folder).engine
    # One of many is small by itself.
    if chosen.build == "duckdb" or folders.root_of(folder):
        yield Duck(connection)
        return
    with workplaces.made(folder, BUILT) as work, spark(connection, chosen.url, work) as engine:
        yield engine


@contextmanager
def spark(connection: duckdb.DuckDBPyConnection, url: str, folder: Path) -> Iterator["Spark"]:
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
