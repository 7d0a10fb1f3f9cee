"""A database that knows the counting rules."""

from collections.abc import Iterator

import duckdb
import pytest

from dashboard.store import queries

MACROS = "".join(sql for _, sql in queries.steps("macros"))


@pytest.fixture(scope="module")
def connection() -> Iterator[duckdb.DuckDBPyConnection]:
    """A database that knows the counting rules and nothing else."""
    with duckdb.connect() as connection:
        connection.execute(MACROS)
        yield connection
