"""Every SQL file under queries/ is what its header says."""

import re
import shutil
from pathlib import Path

import duckdb
import pandas as pd
import pytest

from dashboard.errors import UsageError
from dashboard.settings import ROOT
from dashboard.store import answers as store
from dashboard.store import queries

USERS = [*ROOT.glob("pages/**/*.py"), *ROOT.glob("dashboard/**/*.py"), *ROOT.glob("README.md")]
# Answers promised on the command line (README, "Answers others rely on"), whoever else uses them.
PROMISED = {
    *("online/totals", "online/rate_by_department", "online/spread_by_month"),
    *("assessment/items", "assessment/fields", "assessment/field_by_department"),
    "roadmap/initiatives",
}


@pytest.mark.parametrize("name", queries.names())
def test_header_is_true(name: str, sample_store: Path) -> None:
    query = queries.get(name)
    assert query.about, "the first line says what the answer is"
    assert query.grain.startswith("one row"), "the grain is said in words"
    statements = duckdb.extract_statements(query.sql)
    assert len(statements) == 1
    assert statements[0].type == duckdb.StatementType.SELECT
    assert set(statements[0].named_parameters) == set(query.params)
    answer = store.answer(sample_store, name)
    assert list(answer.columns) == query.returns
    assert len(answer) > 0, "with every parameter NULL it answers for the whole sample city"


@pytest.mark.parametrize("name", queries.names())
def test_every_parameter_carries_its_type_wherever_it_stands(name: str) -> None:
    query = queries.get(name)
    for param, kind in query.params.items():
        body = re.sub(r"(?m)^--.*$", "", query.sql)
        assert len(re.findall(rf"\${param}\b", body)) == body.count(f"${param}::{kind}")


@pytest.mark.parametrize("name", sorted(set(queries.names()) - PROMISED))
def test_someone_uses_it(name: str) -> None:
    assert any(f'"{name}"' in path.read_text(encoding="utf-8") for path in USERS)


@pytest.fixture(scope="module")
def shuffled_store(sample_store: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample city's store with the rows of every table in another order."""
    path = tmp_path_factory.mktemp("shuffled") / store.FILE
    shutil.copy(sample_store, path)
    with duckdb.connect(str(path)) as connection:
        for schema, table in connection.execute("SELECT schema_name, table_name FROM duckdb_tables()").fetchall():
            rows = f"SELECT * FROM {schema}.{table} ORDER BY hash(rowid)"
            connection.execute(f"CREATE OR REPLACE TABLE {schema}.{table} AS {rows}")
    return path


@pytest.mark.parametrize("name", queries.names())
def test_order_is_total(name: str, sample_store: Path, shuffled_store: Path) -> None:
    """The rows come in the same order, whatever order they were stored in."""
    first, second = store.answer(sample_store, name), store.answer(shuffled_store, name)
    pd.testing.assert_frame_equal(first, second, check_exact=False, rtol=1e-9)


def test_unknown_name_and_parameter_are_refused_in_japanese(sample_store: Path) -> None:
    with pytest.raises(UsageError, match="問い合わせ「online/nothing」はありません"):
        queries.get("online/nothing")
    with pytest.raises(UsageError, match="条件「colour」はありません"):
        store.answer(sample_store, "online/totals", {"colour": "blue"})


def test_a_path_is_no_query_name() -> None:
    with pytest.raises(UsageError):
        queries.get("build/10_macros")
    with pytest.raises(UsageError):
        queries.get("../queries/online/totals")
