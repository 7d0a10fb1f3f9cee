"""Whatever is written into the console: no file, no setting, no other table, and it is said in Japanese."""

import re
from pathlib import Path

import duckdb
import pytest

from dashboard.console import inside
from dashboard.console.told import Refused
from tests.console.asking import MEMORY, facts, refusal

SECRET = "kept-from-everybody"
READERS = (
    *("read_csv", "read_csv_auto", "read_text", "read_blob", "read_parquet", "parquet_scan", "read_json"),
    *("read_json_auto", "read_ndjson", "read_json_objects", "sniff_csv", "glob", "parquet_metadata", "read_duckdb"),
)
FILES = [
    *(f"SELECT * FROM {reader}('{{file}}')" for reader in READERS),
    "SELECT * FROM '{file}'",
    'SELECT * FROM "{file}"',
    "FROM '{file}'",
    "SELECT (SELECT content FROM read_text('{file}'))",
    "SELECT * FROM procedures WHERE procedure IN (SELECT content FROM read_text('{file}'))",
    "SELECT * FROM procedures ORDER BY (SELECT content FROM read_text('{file}'))",
    "SELECT 1 LIMIT (SELECT length(content) FROM read_text('{file}'))",
    "WITH leak AS (FROM read_text('{file}')) FROM leak",
    "WITH RECURSIVE leak AS (FROM read_text('{file}') UNION ALL FROM leak) FROM leak",
    "SELECT 1 UNION ALL SELECT content FROM read_text('{file}')",
    "DESCRIBE SELECT * FROM read_text('{file}')",
    "SUMMARIZE '{file}'",
    "SELECT * FROM procedures, LATERAL (FROM read_text('{file}'))",
    "FROM (FROM read_text('{file}')) PIVOT (count(*) FOR size IN (1))",
    "SELECT count(*) OVER (ORDER BY (SELECT content FROM read_text('{file}')))",
    "SELECT list_transform([1], lambda x: (SELECT content FROM read_text('{file}')))",
    "WITH \"{file}\" AS (SELECT 1 AS x) SELECT * FROM (SELECT * FROM '{file}.csv')",
]
STATEMENTS = [
    "ATTACH '{file}' AS other",
    "ATTACH '{private}' AS people (READ_ONLY)",
    "DETACH store",
    "COPY (SELECT 1) TO '{file}'",
    "COPY procedures FROM '{file}'",
    "EXPORT DATABASE '{folder}'",
    "IMPORT DATABASE '{folder}'",
    "INSTALL httpfs",
    "LOAD httpfs",
    "PRAGMA database_list",
    "PRAGMA enable_profiling",
    "SET enable_external_access = true",
    "SET lock_configuration = false",
    "SET memory_limit = '100GB'",
    "RESET ALL",
    "USE store.marts",
    "SET search_path = 'store.marts'",
    "CALL pragma_version()",
    "CALL duckdb_settings()",
    "CREATE TABLE t AS SELECT 1",
    "CREATE TEMP VIEW procedures AS SELECT 1",
    "CREATE OR REPLACE MACRO rate(a, b) AS 1",
    "CREATE SECRET s (TYPE http)",
    "INSERT INTO procedures SELECT 1",
    "UPDATE store.marts.procedure_month SET status = 'online'",
    "DELETE FROM store.marts.procedure_month",
    "DROP VIEW explore.procedures",
    "ALTER VIEW procedures RENAME TO p",
    "TRUNCATE store.marts.procedure_month",
    "MERGE INTO procedures USING procedures AS p ON true WHEN MATCHED THEN DELETE",
    "PREPARE x AS SELECT 1",
    "EXECUTE x",
    "BEGIN TRANSACTION",
    "CHECKPOINT",
    "VACUUM",
    "EXPLAIN SELECT 1",
    "EXPLAIN ANALYZE SELECT 1",
    "COMMENT ON VIEW procedures IS 'x'",
    "PIVOT procedures ON status USING count(*)",
    "WITH gone AS (DELETE FROM store.marts.procedure_month RETURNING 1) FROM gone",
    "WITH more AS (INSERT INTO procedures VALUES (1) RETURNING 1) FROM more",
    "SELECT 1; SELECT 2",
    "SELECT 1; DROP VIEW explore.procedures",
    "/* one */ SELECT 1 -- \n; ATTACH '{file}' AS other",
    "SELECT 1\u200b; SELECT 2",
    "SELECT $1",
    "SELECT ?",
    "",
    "-- nothing",
]
ELSEWHERE = [
    *("FROM private.assessment_score", "FROM raw.assessment_rows", "FROM staging.assessment_person"),
    *("FROM people.private.assessment_home", "FROM marts.procedure_month", "FROM store.marts.procedure_month"),
    *('FROM "store"."marts"."department"', "FROM MARTS.Department", "FROM meta.imports", "FROM shown.assessment_step"),
    *("FROM main.procedures", "FROM memory.main.t", "FROM temp.t", "FROM pg_temp.t", "FROM system.main.duckdb_tables"),
    *("FROM information_schema.tables", "FROM information_schema.schemata", "FROM pg_catalog.pg_settings"),
    *("FROM procedure_month", "FROM assessment_step", "FROM duckdb_tables", "FROM duckdb_columns", "FROM pg_class"),
    *("FROM pro\u200bcedures", "FROM procedures\u3000,\u3000marts.department", "FROM \u202eprocedures"),
    *("FROM duckdb_views", "FROM sqlite_master", "FROM pg_settings", "FROM duckdb_databases", 'FROM "Duckdb_Tables"'),
    "FROM explore.procedures AS p JOIN meta.imports AS i ON true",
    "SELECT * FROM procedures WHERE EXISTS (FROM marts.department)",
    "SELECT * FROM duckdb_tables, (WITH duckdb_tables AS (SELECT 1) FROM duckdb_tables)",
    "WITH pg_class AS (FROM pg_class) FROM pg_class",
    "WITH procedures AS (FROM marts.procedure_month) FROM procedures",
    "WITH a AS (SELECT 1), b AS (FROM explore.a) FROM b",
    "FROM procedures AT (VERSION => 1), marts.department",
    "SHOW TABLES",
    "SHOW ALL TABLES",
    "SHOW DATABASES",
    "SELECT * FROM (SHOW ALL TABLES)",
    "DESCRIBE marts.department",
    "SUMMARIZE meta.imports",
    "TABLE marts.department",
    "FROM query('FROM marts.department')",
    "FROM query_table('marts.department')",
    "FROM query_table(['procedures'])",
    "FROM asked_submissions(NULL, NULL)",
    "FROM json_execute_serialized_sql('{{}}')",
    "FROM duckdb_settings()",
    "FROM DUCKDB_Secrets()",
    'FROM "duckdb_functions"()',
    "FROM duckdb_logs()",
    "FROM duckdb_temporary_files()",
    "FROM pragma_database_size()",
    "FROM pragma_storage_info('procedures')",
    "FROM pragma_table_info('meta.imports')",
    "FROM test_all_types()",
    "FROM python_map_function()",
    "FROM arrow_scan(0, 0, 0)",
    "FROM pandas_scan(0)",
    "FROM seq_scan('department')",
    "FROM enable_logging()",
]
FUNCTIONS = [
    *("getenv('HOME')", "current_setting('memory_limit')", "getvariable('masking_secret')", "secret_place('x')"),
    *("sleep_ms(600000)", "pg_sleep(600)", "write_log('x')", "nextval('s')", "setval('s', 1)", "current_query()"),
    *("current_schemas(true)", "pg_get_viewdef(1)", "version()", "current_database()", "has_table_privilege('t', 'x')"),
    *("list_aggregate([1], 'sum')", "system.main.upper('x')", "main.rate(1, 2)", "txid_current()"),
    *("json_serialize_plan('SELECT 1')", "in_search_path('a', 'b')", "parse_duckdb_log_message('a', 'b')"),
    *("write_blob('x')", "my_own_function(1)", "\"GETENV\"('HOME')", "invoke(lambda: 1)", "add_parquet_key('k', 'v')"),
    "COLUMNS(c -> getenv('HOME') = c)",
    "sum(1) FILTER (WHERE getenv('HOME') = 'x')",
    "getenv('HOME') OVER ()",
    "CASE WHEN true THEN getenv('HOME') END",
    "[getenv(x) for x in ['HOME']]",
    "CAST(getenv('HOME') AS VARCHAR)",
    "{{'a': getenv('HOME')}}",
]
ATTACKS = [*FILES, *STATEMENTS, *ELSEWHERE, *(f"SELECT {call} FROM procedures" for call in FUNCTIONS)]


@pytest.fixture(scope="module")
def places(tmp_path_factory: pytest.TempPathFactory, sample_store: Path) -> dict[str, str]:
    """A file that could be read, were it let, and others that lie about."""
    file = tmp_path_factory.mktemp("console") / "secret.csv"
    file.write_text(f"secret\n{SECRET}\n")
    private = sample_store.with_name("private.duckdb")
    return {"file": str(file), "folder": str(file.parent), "private": str(private)}


@pytest.mark.parametrize("attack", ATTACKS)
def test_it_does_not_get_through(attack: str, sample_store: Path, places: dict[str, str]) -> None:
    sql = attack.format(**places)
    refused = refusal(sample_store, sql)
    assert isinstance(refused, Refused)
    assert re.search("[ぁ-ん]{2}", str(refused)), "it is said in Japanese"
    quoted = re.sub(r"「[^」]*」|近い名前：[^。]*。|使える表：[^。]*。", "", str(refused))
    assert not re.search("[a-z]{4,} [a-z]{2,}", quoted), "and not in the engine's English"
    assert SECRET not in f"{refused}{vars(refused)}"
    assert Path(places["file"]).read_text() == f"secret\n{SECRET}\n"


def test_there_are_more_than_fifty() -> None:
    assert len(set(ATTACKS)) >= 150


@pytest.mark.parametrize(
    "sql",
    [
        "FROM read_text('{file}')",
        "COPY (SELECT 1) TO '{folder}/out.csv'",
        "ATTACH '{private}' AS people (READ_ONLY)",
        "ATTACH '{folder}/new.duckdb' AS new",
        "INSTALL httpfs",
        "LOAD '{folder}/x.duckdb_extension'",
        "SET enable_external_access = true",
        "SET memory_limit = '100GB'",
        "RESET memory_limit",
        "CREATE TABLE store.explore.t AS SELECT 1",
        "DELETE FROM store.marts.department",
        "FROM private.assessment_score",
        "FROM raw.assessment_rows",
        "FROM staging.assessment_person",
    ],
)
def test_behind_the_guard_stands_a_second_lock(sql: str, sample_store: Path, places: dict[str, str]) -> None:
    """Were a statement to slip through, DuckDB itself is shut, and what names people is not in it."""
    with inside.opened(str(sample_store), MEMORY, 5) as connection, pytest.raises(duckdb.Error):
        connection.execute(sql.format(**places)).fetchall()
    assert {path.name for path in Path(places["folder"]).iterdir()} == {"secret.csv"}


def test_names_in_this_process_are_no_tables(sample_store: Path) -> None:
    """DuckDB would find a frame by the name of its variable."""
    leak = [("secret",)]
    assert leak
    assert isinstance(refusal(sample_store, "FROM leak"), Refused)
    with inside.opened(str(sample_store), MEMORY, 5) as connection, pytest.raises(duckdb.Error):
        connection.execute("FROM leak")


def test_what_another_session_made_is_not_there(sample_store: Path) -> None:
    with inside.opened(str(sample_store), MEMORY, 5) as other:
        other.execute("CREATE TEMP TABLE of_another AS SELECT 1 AS x")
        assert "reason" in facts(sample_store, "FROM of_another")
        assert "reason" in facts(sample_store, "FROM temp.of_another")


@pytest.mark.parametrize(
    "sql",
    [
        "SELECT bureau, count(*) FROM procedures GROUP BY bureau",
        "select * from EXPLORE.Procedures limit 1 -- the end",
        "WITH procedures AS (FROM procedures) FROM procedures LIMIT 1",
        "WITH RECURSIVE n AS (SELECT 1 AS i UNION ALL SELECT i + 1 FROM n WHERE i < 5) FROM n;",
        "FROM procedures PIVOT (count(*) FOR status IN ('online', 'partial') GROUP BY bureau)",
        "SELECT COLUMNS('^online') FROM department_months LIMIT 1",
        "SELECT * EXCLUDE (cell) REPLACE (upper(status) AS status) FROM procedures LIMIT 1",
        "SELECT department, rank() OVER (ORDER BY online DESC) FROM department_months WHERE is_latest QUALIFY true",
        "SELECT bureau, rate(sum(online), sum(applicable)) FROM department_months GROUP BY ROLLUP (bureau)",
        "SELECT [x * 2 for x in [1, 2] if x > 1], list_transform([1], lambda x: x + 1), {'a': 1}.a",
        "SELECT CASE WHEN 1 BETWEEN 1 AND 2 THEN DATE '2026-04-01' + INTERVAL 3 MONTH END, 'あ' LIKE 'あ%'",
        "SELECT 1::DECIMAL(9, 2), try_cast('x' AS DATE), 2 IN (1, 2), EXISTS (SELECT 1), NULL IS DISTINCT FROM 1",
        "SELECT 1 UNION SELECT 2 EXCEPT SELECT 3 ORDER BY 1 LIMIT 1",
        "VALUES (1, 'あ'), (2, 'い')",
        "FROM range(3) JOIN (SELECT unnest([1, 2]) AS range) USING (range)",
        "DESCRIBE procedures",
        "SUMMARIZE departments",
        "SELECT a.department FROM departments a ANTI JOIN procedures p ON p.department = a.department",
        "SELECT current_date, strftime(as_of, '%Y-%m') FROM procedures LIMIT 1",
    ],
)
def test_what_is_asked_in_earnest_is_answered(sql: str, sample_store: Path) -> None:
    assert "reason" not in facts(sample_store, sql), facts(sample_store, sql)
