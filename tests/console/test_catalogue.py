"""What stands beside the editor: every table and column in words, and statements that give rows."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import duckdb
import pytest

from dashboard.console import catalogue, guard
from dashboard.console.functions import AS_TABLES, CALLED
from tests.console.asking import frame

EXAMPLES = {example.name: example for example in catalogue.examples()}
SPECIAL = {
    *("->", "coalesce", "grouping", "grouping_id", "ifnull"),
    *("cume_dist", "dense_rank", "first_value", "lag", "last_value", "lead", "nth_value", "ntile", "percent_rank"),
    *("rank", "rank_dense", "row_number"),
}
"""What the parser knows without a function of that name."""


@pytest.fixture(scope="module")
def tables(sample_store: Path) -> list[catalogue.Table]:
    return catalogue.tables(sample_store)


def test_every_table_says_what_a_row_is_and_every_column_what_it_means(tables: list[catalogue.Table]) -> None:
    assert [table.name for table in tables][:3] == ["procedures", "department_months", "status_months"]
    for table in tables:
        assert re.search("[ぁ-んァ-ヶ一-龠]", table.about) and re.search("[ぁ-んァ-ヶ一-龠]", table.grain), table.name
        for field in table.fields:
            assert re.search("[ぁ-んァ-ヶ一-龠]|KPI", field.about), f"{table.name}.{field.name}"
            assert re.search("[ぁ-んァ-ヶ一-龠]", field.kind), f"{table.name}.{field.name} {field.type}"


def test_what_is_told_is_what_can_be_named(tables: list[catalogue.Table], sample_store: Path) -> None:
    for table in tables:
        rows = frame(sample_store, f"SELECT * FROM {table.name} LIMIT 1")
        assert list(rows) == [field.name for field in table.fields]
        assert len(rows) == 1, f"{table.name} has rows for the sample city"


def test_codes_are_those_that_occur(tables: list[catalogue.Table], sample_store: Path) -> None:
    """A code that is told but never stored would send somebody looking for nothing."""
    told = {(table.name, field.name): field.about for table in tables for field in table.fields}
    for table, column in (("procedures", "status"), ("initiatives", "computed_state"), ("submissions", "submission")):
        stored = frame(sample_store, f"SELECT DISTINCT {column} AS code FROM {table} WHERE {column} IS NOT NULL")
        assert set(stored["code"]) <= set(re.findall(r"(\w+)＝", told[table, column]))
    assert "空＝データなし" in told["procedures", "status"]


def test_a_store_of_an_older_program_has_no_tables(tmp_path: Path) -> None:
    with duckdb.connect(str(tmp_path / "old.duckdb")) as connection:
        connection.execute("CREATE SCHEMA marts")
    assert catalogue.tables(tmp_path / "old.duckdb") == []


@pytest.mark.parametrize("name", EXAMPLES)
def test_an_example_answers_what_its_title_asks(name: str, sample_store: Path) -> None:
    example = EXAMPLES[name]
    assert example.title.endswith(("か", "か）")) or "か（" in example.title, "a question"
    assert example.sql.startswith(f"-- {example.title}\n")
    assert len(frame(sample_store, example.sql)) > 0


def test_there_are_a_few_examples() -> None:
    assert 8 <= len(EXAMPLES) <= 12


@pytest.fixture(scope="module")
def known(sample_store: Path) -> Iterator[set[str]]:
    with duckdb.connect(str(sample_store), read_only=True) as connection:
        rows = connection.execute("SELECT DISTINCT function_name FROM duckdb_functions()").fetchall()
    yield {name for (name,) in rows}


def test_every_function_that_may_be_called_exists(known: set[str]) -> None:
    """A misspelt one would be refused by DuckDB where the guard lets it through."""
    assert not CALLED - known - SPECIAL
    assert known >= AS_TABLES


def test_none_that_may_be_called_looks_outside(known: set[str]) -> None:
    outside = re.compile(
        "^(read_|pg_|duckdb_|pragma_|has_.*_privilege|current_(?!date)|inet_|parquet_|st_|json_(de)?serialize|__)|"
        "getenv|setting|variable|secret|sleep|log_|_log$|query|sequence|^(cur|next|set)val|^in_search_path|version"
    )
    assert not {name for name in CALLED | AS_TABLES if outside.search(name)}
    assert len({name for name in known if outside.search(name)}) > 100, "the pattern finds what it is to find"


def test_what_the_guard_does_not_know_it_refuses() -> None:
    """A later DuckDB's parser may have parts that nobody has thought of."""
    for tree in ({"type": "NEW_NODE"}, {"class": "NEW_CLASS", "type": "X"}, [{"node": {"type": "INSERT_QUERY_NODE"}}]):
        with pytest.raises(guard.Breach):
            guard.check(_as_any(tree), ["procedures"], [])


def _as_any(tree: Any) -> Any:
    return tree
