"""Counting rules, asked one by one."""

from typing import Any

import duckdb


def value(connection: duckdb.DuckDBPyConnection, expression: str) -> Any:
    """What an expression of counting rules is."""
    (found,) = connection.execute(f"SELECT {expression}").fetchall()[0]
    return found
