"""Where the build runs: DuckDB beside the program, or Apache Spark; the same files of queries/ on either."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb

from dashboard import settings
from dashboard.disk import workplaces
from dashboard.engines.engine import Duck, Engine, installed
from dashboard.municipalities import folders

BUILT = ".spark-"
"""How the names of folders begin in which Spark makes the tables of one build."""


@contextmanager
def chosen(connection: duckdb.DuckDBPyConnection, folder: Path) -> Iterator[Engine]:
    """The engine that the city's settings name, for the store that is attached to this connection."""
    # One of many is small by itself, and so is what the installation keeps of its own.
    of_an_installation = folders.root_of(folder) or folders.is_of_many(folder)
    if settings.load(folder).engine.build == "duckdb" or of_an_installation:
        yield Duck(connection)
        return
    with workplaces.made(folder, BUILT) as work, _spark(connection, folder, work) as engine:
        yield engine


@contextmanager
def of_many(connection: duckdb.DuckDBPyConnection, folder: Path, place: Path) -> Iterator[Engine]:
    """The engine that the settings of an installation name, building all its municipalities at once; what another than
    DuckDB makes is written in this place. Raises Failed.
    """
    with installed():
        from dashboard.engines.many import Many
    if settings.load(folder).engine.build == "duckdb":
        yield Many(Duck(connection))
    else:
        with _spark(connection, folder, place) as engine:
            yield Many(engine)


@contextmanager
def _spark(connection: duckdb.DuckDBPyConnection, folder: Path, place: Path) -> Iterator[Engine]:
    with installed():
        from dashboard.engines.spark import Spark
    engine = Spark(connection, settings.load(folder).engine.url, place)
    try:
        yield engine
    finally:
        engine.close()
