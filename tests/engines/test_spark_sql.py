"""Every statement of the build and of its checks is one of Spark's: what has no translation is an error."""

import pytest
import sqlglot
from sqlglot import exp

from dashboard.engines import spark_sql
from dashboard.engines.macros import Macros
from dashboard.store import queries

MADE_BY_DUCKDB = ("explore",)
"""Views that people read stand in the store only."""


def _queries() -> list[tuple[str, exp.Expr]]:
    macros, found = Macros(), []
    for part in ("macros", "build", "checks"):
        for name, sql in queries.steps(part):
            for statement in spark_sql.parsed(sql):
                if isinstance(statement, exp.Create) and statement.kind == "MACRO":
                    macros.learn(statement)
                    continue
                query = statement.expression if isinstance(statement, exp.Create | exp.Insert) else statement
                if isinstance(query, exp.Query) and name.partition("/")[0] not in MADE_BY_DUCKDB:
                    found.append((name, macros.inlined(query)))
    return found


QUERIES = _queries()


@pytest.mark.parametrize(("name", "query"), QUERIES, ids=[name for name, _ in QUERIES])
def test_a_step_can_be_said_to_spark(name: str, query: exp.Expr) -> None:
    said = sqlglot.parse_one(spark_sql.written(query), read="spark")
    assert not [table for table in said.find_all(exp.Table) if table.db], name


@pytest.mark.parametrize(
    ("duckdb", "spark"),
    [
        ("SELECT quantile_cont(x, 0.25) FROM marts.a", "percentile(x, CAST(0.25 AS DOUBLE))"),
        ("SELECT list(x ORDER BY y) FROM marts.a", "ARRAY_SORT(COLLECT_LIST(STRUCT(y AS _0, x AS _it)))"),
        ("SELECT mode(x ORDER BY x) FROM marts.a", "mode() WITHIN GROUP (ORDER BY x NULLS LAST)"),
        ("SELECT CAST('0x' || x AS BIGINT) FROM marts.a", "CAST(conv(x, 16, 10) AS BIGINT)"),
        ("SELECT x[place] FROM marts.a", "element_at(x, place)"),
        ("SELECT department.bureau FROM marts.department", "_department.bureau"),
        ("SELECT getvariable('masking_secret') FROM marts.a", ":masking_secret"),
        ("SELECT x FROM marts.a ORDER BY x", "ORDER BY x NULLS LAST"),
        (r"SELECT regexp_replace(x, '^0+([0-9]+)$', '\1') FROM marts.a", "'$1'"),
    ],
)
def test_what_the_engines_mean_differently(duckdb: str, spark: str) -> None:
    assert spark.lower() in spark_sql.written(next(spark_sql.parsed(duckdb))).lower()


def test_a_list_in_descending_order_is_refused() -> None:
    with pytest.raises(ValueError, match="descending"):
        spark_sql.written(next(spark_sql.parsed("SELECT list(x ORDER BY y DESC) FROM marts.a")))
