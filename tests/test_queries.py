"""Every SQL file under queries/ is what its header says."""

import json
import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import duckdb
import pandas as pd
import pytest

from dashboard.errors import UsageError
from dashboard.settings import ROOT
from dashboard.store import answers as store
from dashboard.store import queries

StoreOf = Callable[[str], Path]
CODE = [*ROOT.glob("pages/**/*.py"), *ROOT.glob("dashboard/**/*.py")]
OPEN = {"meta", "marts", "shown"}
"""The schemas an answer may name. What knows single people, or groups too small to show, is in none of them."""
OF_THE_CONSOLE = {"explore"}
"""Views of the same for statements that somebody writes; no answer asks them (tests/console)."""
COMPARED = {"earlier"}
"""Views of the same schemas of the store that is compared with (store/answers.py)."""
OF_NOTHING = {"meetings/corrections"}
"""Beside the very same store there is nothing to say."""
NO_TABLES = {"unnest", "generate_series"}
"""The table functions an answer may call: they read nothing."""


@pytest.mark.parametrize("name", queries.names())
def test_header_is_true(name: str, store_of: StoreOf) -> None:
    query = queries.get(name)
    assert query.about, "the first line says what the answer is"
    assert query.grain.startswith("one row"), "the grain is said in words"
    statements = duckdb.extract_statements(query.sql)
    assert len(statements) == 1
    assert statements[0].type == duckdb.StatementType.SELECT
    assert set(statements[0].named_parameters) == set(query.params)
    answer = store.answer(store_of(name), name)
    assert list(answer.columns) == query.returns
    assert len(answer) > 0 or name in OF_NOTHING, "with every parameter NULL it answers for the whole sample city"


@pytest.mark.parametrize("name", queries.names())
def test_every_parameter_carries_its_type_wherever_it_stands(name: str) -> None:
    query = queries.get(name)
    for param, kind in query.params.items():
        body = re.sub(r"(?m)^--.*$", "", query.sql)
        assert len(re.findall(rf"\${param}\b", body)) == body.count(f"${param}::{kind}")


@pytest.mark.parametrize("name", queries.names())
def test_someone_uses_it(name: str) -> None:
    """Some code does, or README promises it to others (`name`)."""
    promised = f"`{name}`" in (ROOT / "README.md").read_text(encoding="utf-8")
    assert promised or any(f'"{name}"' in path.read_text(encoding="utf-8") for path in CODE)


@pytest.fixture(scope="module")
def shuffled(store_of: StoreOf, tmp_path_factory: pytest.TempPathFactory) -> StoreOf:
    """The stores with the rows of every table in another order."""
    made = {path: _shuffled(path, tmp_path_factory.mktemp("shuffled")) for path in map(store_of, queries.names())}
    return lambda name: made[store_of(name)]


def _shuffled(of: Path, folder: Path) -> Path:
    path = folder / store.FILE
    shutil.copy(of, path)
    with duckdb.connect(str(path)) as connection:
        for schema, table in connection.execute("SELECT schema_name, table_name FROM duckdb_tables()").fetchall():
            rows = f"SELECT * FROM {schema}.{table} ORDER BY hash(rowid)"
            connection.execute(f"CREATE OR REPLACE TABLE {schema}.{table} AS {rows}")
    return path


@pytest.mark.parametrize("name", queries.names())
def test_order_is_total(name: str, store_of: StoreOf, shuffled: StoreOf) -> None:
    """The rows come in the same order, whatever order they were stored in."""
    first, second = store.answer(store_of(name), name), store.answer(shuffled(name), name)
    pd.testing.assert_frame_equal(first, second, check_exact=False, rtol=1e-9)


@pytest.fixture(scope="module")
def tables_of_the_build(prefecture_store: Path) -> dict[str, str]:
    """What the build declares to be asked as a table: its name and its SELECT."""
    asked = "SELECT function_name, macro_definition FROM duckdb_functions() WHERE function_type = 'table_macro'"
    with duckdb.connect(str(prefecture_store), read_only=True) as connection:
        return dict(connection.execute(f"{asked} AND NOT internal").fetchall())


@pytest.mark.parametrize("name", queries.names())
def test_an_answer_names_only_what_may_be_shown(name: str, tables_of_the_build: dict[str, str]) -> None:
    """As DuckDB reads the query: every table is of an open schema or a WITH of its own, and so is what it calls."""
    asked = names_only_what_may_be_shown(queries.get(name).sql, {*tables_of_the_build})
    for _ in tables_of_the_build:
        # One may begin with another: all of them lead to such tables in the end.
        asked = {
            each
            for inner in asked
            for each in names_only_what_may_be_shown(tables_of_the_build[inner], {*tables_of_the_build} - {inner})
        }
    assert not asked, "none leads to itself"


def names_only_what_may_be_shown(sql: str, declared: set[str]) -> set[str]:
    """What of the ``declared`` it asks."""
    tree = parsed(sql)
    own = {entry["key"] for node in nodes(tree) for entry in node.get("cte_map", {}).get("map", ())}
    tables = {(node["schema_name"], node["table_name"]) for node in nodes(tree) if node.get("type") == "BASE_TABLE"}
    functions = {node["function"]["function_name"] for node in nodes(tree) if node.get("type") == "TABLE_FUNCTION"}
    assert tables or functions & declared, "it asks the store"
    assert {schema for schema, _ in tables} <= OPEN | COMPARED | {""}
    assert {table for schema, table in tables if not schema} <= own
    assert functions <= NO_TABLES | declared
    return functions & declared


def test_the_store_of_answers_has_no_other_schema(sample_store: Path) -> None:
    """Whatever a query says, there is nothing else to be found where it is asked."""
    with duckdb.connect(str(sample_store), read_only=True) as connection:
        found = connection.execute("SELECT schema_name FROM duckdb_schemas() WHERE NOT internal").fetchall()
    assert {schema for (schema,) in found} - {"main"} == OPEN | OF_THE_CONSOLE


@pytest.mark.parametrize("name", [name for name in queries.names() if "as_of" in queries.get(name).params])
def test_a_month_that_is_chosen_is_found_without_reading_the_others(name: str, store_of: StoreOf) -> None:
    """A rule that hangs on a column too (``coalesce(as_of = …, is_latest)``) is asked of every row of every month."""
    path, query = store_of(name), queries.get(name)
    month = store.answer(path, "frame/months")["as_of"].max()
    cursor = store._cursor(path, path)
    cursor.execute(f"EXPLAIN (FORMAT JSON) {query.sql}", {**dict.fromkeys(query.params), "as_of": month})
    filters = [node for node in nodes(json.loads(cursor.fetchall()[0][1])) if node.get("name") == "FILTER"]
    assert not [node for node in filters if "is_latest" in str(node["extra_info"])]


def parsed(sql: str) -> dict[str, Any]:
    """The query as DuckDB's own parser sees it."""
    (text,) = duckdb.execute("SELECT json_serialize_sql($sql)", {"sql": sql}).fetchone() or ("",)
    tree: dict[str, Any] = json.loads(text)
    assert not tree["error"], tree
    return tree


def nodes(tree: Any) -> Iterator[dict[str, Any]]:
    """Every object anywhere in a parsed query."""
    if isinstance(tree, dict):
        yield tree
    for inner in tree.values() if isinstance(tree, dict) else tree if isinstance(tree, list) else ():
        yield from nodes(inner)


def test_unknown_name_and_parameter_are_refused_in_japanese(sample_store: Path) -> None:
    with pytest.raises(UsageError, match="問い合わせ「online/nothing」はありません"):
        queries.get("online/nothing")
    with pytest.raises(UsageError, match="条件「colour」はありません"):
        store.answer(sample_store, "online/totals", {"colour": "blue"})


def test_a_path_is_no_query_name() -> None:
    with pytest.raises(UsageError):
        queries.get("build/city/00_meta")
    with pytest.raises(UsageError):
        queries.get("../queries/online/totals")
