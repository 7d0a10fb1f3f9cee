"""The rule of 提出状況, case by case."""

from typing import Any

import duckdb
import pytest

from tests.store.macros import value

DUE, NEVER = "DATE '2026-11-09'", "CAST(NULL AS DATE)"


def on(day: int) -> str:
    return f"DATE '2026-11-{day:02}'"


@pytest.mark.parametrize(
    ("expected", "arrived", "due", "today", "state", "over"),
    [
        ("TRUE", on(4), DUE, on(4), "sent", None),
        ("TRUE", on(9), DUE, on(20), "sent", None),
        ("TRUE", on(10), DUE, on(20), "late", 1),
        ("TRUE", NEVER, DUE, on(8), "not_due", None),
        ("TRUE", NEVER, DUE, on(9), "not_due", None),
        ("TRUE", NEVER, DUE, on(10), "missing", 1),
        ("FALSE", NEVER, DUE, on(30), "not_asked", None),
        ("FALSE", on(4), DUE, on(30), "sent", None),
        ("TRUE", NEVER, NEVER, on(30), "not_due", None),
        ("TRUE", on(30), NEVER, on(30), "sent", None),
    ],
)
def test_what_became_of_a_list(
    connection: duckdb.DuckDBPyConnection,
    expected: str,
    arrived: str,
    due: str,
    today: str,
    state: str,
    over: int | None,
) -> None:
    assert value(connection, f"submission_state({expected}, {arrived}, {due}, {today})") == state
    assert value(connection, f"submission_days_over('{state}', {arrived}, {due}, {today})") == over


@pytest.mark.parametrize(
    ("moment", "day"),
    [
        ("2026-11-09 14:59:59", "2026-11-09"),
        ("2026-11-09 15:00:00", "2026-11-10"),
        ("2026-12-31 15:00:00", "2027-01-01"),
    ],
)
def test_the_day_is_that_of_japan(connection: duckdb.DuckDBPyConnection, moment: str, day: str) -> None:
    assert str(value(connection, f"day_in_japan(TIMESTAMP '{moment}')")) == day


@pytest.mark.parametrize(("months", "often"), [(0, False), (2, False), (3, True), (12, True)])
def test_who_is_often_late(connection: duckdb.DuckDBPyConnection, months: Any, often: bool) -> None:
    assert value(connection, f"is_often_late({months})") is often
