"""What a macro says is said as well where its body stands in its place."""

import duckdb
import pytest
from sqlglot import exp

from dashboard.engines import spark_sql
from dashboard.engines.macros import DIALECT, Macros
from dashboard.store import queries

CALLS = (
    "enough_parts(a) AND b > 4",
    "NOT enough_parts(a)",
    "rate(a, b) * 100",
    "rate(a + b, a - b)",
    "slip_days(DATE '2026-10-31', DATE '2026-06-30', NULL, NULL) + a",
    "computed_state(DATE '2026-10-31', DATE '2026-01-01', DATE '2026-06-30', NULL, NULL, NULL, NULL, a / 10, TRUE,"
    " NULL, 30, 35)",
    "cronbach_alpha(a, b, a + b, 40)",
    "submission_days_over(submission_state(TRUE, NULL, DATE '2026-10-07', DATE '2026-10-20'), NULL, DATE '2026-10-07',"
    " DATE '2026-10-20')",
    "without_zeros('00' || a)",
    "status_if('partial', 'abc', ['abc']) || a",
)


@pytest.fixture(scope="module")
def macros() -> Macros:
    known = Macros()
    for _, sql in queries.steps("macros"):
        for statement in spark_sql.parsed(sql):
            assert isinstance(statement, exp.Create)
            known.learn(statement)
    return known


@pytest.mark.parametrize("call", CALLS)
def test_a_call_and_its_body_are_one(macros: Macros, call: str) -> None:
    asked = f"SELECT {call} AS said FROM range(8) AS one(a), range(8) AS other(b) ORDER BY a, b"
    (query,) = spark_sql.parsed(asked)
    inlined = macros.inlined(query).sql(dialect=DIALECT)
    with duckdb.connect() as connection:
        for _, sql in queries.steps("macros"):
            connection.execute(sql)
        called = connection.execute(asked).fetchall()
    with duckdb.connect() as connection:
        assert connection.execute(inlined).fetchall() == called
