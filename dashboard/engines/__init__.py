"""Where the build runs: DuckDB beside the program, or Apache Spark; the same files of queries/ on either."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb

from dashboard.engines.engine import Duck, Engine


@contextmanager
def chosen(connection: duckdb.DuckDBPyConnection, folder: Path) -> Iterator[Engine]:
    """The engine that builds."""
    import os
    import shutil

    url = os.environ.get("SPARK_TEST_URL")
    if url:
        from dashboard.engines.spark import Spark

        shutil.rmtree(folder / ".marts", ignore_errors=True)
        engine = Spark(connection, url, folder / ".marts")
    else:
        engine = Duck(connection)
    try:
        yield engine
    finally:
        engine.close()
