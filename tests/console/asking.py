"""Statements asked in this process: the same locks on DuckDB and the same guard, without starting one for each."""

from functools import cache
from pathlib import Path
from typing import Any

import duckdb
import pandas as pd

from dashboard.console import asked, frames, inside, told
from dashboard.errors import DashboardError

MEMORY = 256 << 20


@cache
def connection(store: Path) -> duckdb.DuckDBPyConnection:
    """One for all statements of this process: what one of them did would be there for the next."""
    return inside.opened(str(store), MEMORY, 5)


def facts(store: Path, sql: str, rows: int = 1000) -> dict[str, Any]:
    """What the process of a statement would send."""
    return inside.asked(connection(store), sql, rows, asked.USUAL.bytes)


def frame(store: Path, sql: str, rows: int = 10_000) -> pd.DataFrame:
    """The rows a statement gives."""
    found = facts(store, sql, rows=rows)
    assert "reason" not in found, found
    return frames.made(found["columns"], found["rows"])


def refusal(store: Path, sql: str) -> DashboardError:
    """How it is said that a statement gives none."""
    found = facts(store, sql)
    assert "reason" in found, f"it was answered: {found['rows'][:3]}"
    return told.refused(sql, found, 5)
