"""How a 相談 and a ヒアリング stand on a day, case by case."""

import duckdb
import pytest

from tests.store.macros import value

DAY = "DATE '2026-10-31'"


@pytest.mark.parametrize(
    ("state", "closed_on", "then", "is_open"),
    [
        ("'in_progress'", "NULL", "in_progress", True),
        ("'done'", "NULL", "done", False),
        ("'done'", "DATE '2026-10-31'", "done", False),
        ("'done'", "DATE '2026-11-01'", "in_progress", True),
        ("'withdrawn'", "DATE '2026-11-01'", "in_progress", True),
        ("'withdrawn'", "DATE '2026-10-01'", "withdrawn", False),
        ("'received'", "DATE '2026-10-01'", "done", False),
        ("'received'", "DATE '2026-11-01'", "received", True),
        ("NULL", "DATE '2026-11-01'", "in_progress", True),
        ("NULL", "DATE '2026-10-31'", "done", False),
        ("NULL", "NULL", None, None),
    ],
)
def test_a_consultation(
    connection: duckdb.DuckDBPyConnection, state: str, closed_on: str, then: str | None, is_open: bool | None
) -> None:
    said = f"consultation_state(CAST({state} AS VARCHAR), CAST({closed_on} AS DATE), {DAY})"
    assert value(connection, said) == then
    assert value(connection, f"is_consultation_open({said})") is is_open


@pytest.mark.parametrize(
    ("heard_on", "is_long"),
    [("DATE '2026-05-01'", False), ("DATE '2026-04-30'", True), ("DATE '2026-10-31'", False), ("NULL", True)],
)
def test_six_months_without_a_hearing(connection: duckdb.DuckDBPyConnection, heard_on: str, is_long: bool) -> None:
    assert value(connection, f"is_long_unheard(CAST({heard_on} AS DATE), {DAY}, 6)") is is_long
