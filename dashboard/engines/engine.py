"""What a build asks of an engine, and DuckDB as one."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Final, Protocol

import duckdb
import pandas as pd

from dashboard.errors import DashboardError

KEY: Final = "municipality"
"""The column that says of which municipality a row is, where many are built at once."""
TOLD: Final = "raw.told"
"""Where many are built at once, the values of variables, which each municipality has its own of; no city has it."""
WHOSE: Final = "[^0-9A-Za-z]([0-9]{6})[^0-9A-Za-z]rows[^0-9A-Za-z]"
"""Finds the code in the path of a file of rows, however a system writes paths."""
Table = tuple[str, str]
"""(schema, name)"""


class Failed(DashboardError):
    """An engine that is not this program's could not be reached, or failed by itself."""


@contextmanager
def installed() -> Iterator[None]:
    """For imports of what is only there where somebody installed it: no city needs it. Raises Failed."""
    try:
        yield
    except ImportError as error:
        raise Failed(
            "県・全国の集計のためのライブラリがありません。requirements-spark.lock のものをインストールするか、"
            'Spark を使わない設定（settings.toml の [engine] の build を "duckdb" に）にしてください。'
        ) from error


class Engine(Protocol):
    """Runs the SQL of queries/, which is DuckDB's, and leaves what it makes in the store's two files."""

    def run(self, sql: str) -> None:
        """One file of statements."""

    def rows(self, sql: str) -> pd.DataFrame:
        """The rows of one query."""

    def insert(self, table: str, rows: pd.DataFrame) -> None:
        """Add rows to a table that was declared, column by name."""

    def read(self, table: str, columns: Mapping[str, str], paths: Sequence[Path]) -> None:
        """Make a table of Parquet files: ``rows_sha256`` (the file's name without its ending) and these columns
        (name → DuckDB type), NULL where an older file has no such column; the municipality is that of its folder."""

    def tell(self, name: str, values: Mapping[str | None, str]) -> None:
        """Say the value of a variable (``getvariable``), of each city."""

    def written(self) -> dict[Table, list[Path]]:
        """Table → the folders of Parquet that hold its rows; none where they lie in the connection."""

    def finish(self) -> None:
        """All steps and checks have run: see that the store's files hold what was made."""


class Duck:
    """DuckDB itself, on the connection that has the store's files attached."""

    def __init__(self, connection: duckdb.DuckDBPyConnection) -> None:
        self._connection = connection

    def run(self, sql: str) -> None:
        """One file of statements."""
        self._connection.execute(sql)

    def rows(self, sql: str) -> pd.DataFrame:
        """The rows of one query."""
        return self._connection.execute(sql).df()

    def insert(self, table: str, rows: pd.DataFrame) -> None:
        """Add rows to a table that was declared, column by name."""
        if len(rows):
            self._connection.register("incoming", rows)
            self._connection.execute(f"INSERT INTO {table} BY NAME SELECT * FROM incoming")
            self._connection.unregister("incoming")

    def read(self, table: str, columns: Mapping[str, str], paths: Sequence[Path]) -> None:
        """Make a table of Parquet files."""
        self._connection.execute(f"CREATE TABLE {table} (rows_sha256 VARCHAR, {declared(columns)})")
        whose = f", regexp_extract(path, '{WHOSE}', 1) AS {KEY}" if KEY in columns else ""
        if paths:
            self._connection.execute(
                f"INSERT INTO {table} BY NAME SELECT * EXCLUDE (path), parse_filename(path, TRUE) AS rows_sha256{whose}"
                " FROM read_parquet($paths, filename = 'path', union_by_name = TRUE)",
                {"paths": [str(path) for path in paths]},
            )

    def tell(self, name: str, values: Mapping[str | None, str]) -> None:
        """Say the value of a variable."""
        self._connection.execute(f"SET VARIABLE {name} = ?", [values[None]])

    def written(self) -> dict[Table, list[Path]]:
        """None: they lie in the connection."""
        return {}

    def finish(self) -> None:
        """It has written them all along."""


def declared(columns: Mapping[str, str]) -> str:
    """Columns as CREATE TABLE takes them."""
    return ", ".join(f'"{name}" {kind}' for name, kind in columns.items())
