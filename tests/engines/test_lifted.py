"""Many municipalities at once are what each is by itself, beside each other."""

import shutil
from pathlib import Path

import duckdb
import pytest

from dashboard.engines import spark_sql
from dashboard.engines.lifted import lifted
from dashboard.engines.macros import DIALECT
from dashboard.ledger.ledger import Ledger
from dashboard.municipalities import folders
from dashboard.store import answers, build, published, publishing
from tests.engines.comparing import differing
from tests.engines.prefecture import written

SCHEMAS = ("marts",)
Rows = list[tuple[object, ...]]
PARTS: dict[str | None, dict[str, Rows]] = {
    "011002": {"a": [(1, "x", 5), (2, "y", None), (3, "x", 7)], "b": [("x", 10), ("z", 20)], "k": [(2,)]},
    "131016": {"a": [(1, "y", 1), (1, "y", 1)], "b": [("x", 1), ("y", 2)], "k": [(7,)]},
    "472018": {"a": [(9, None, 3)], "b": [], "k": [(1,)]},
}
"""Municipality → the rows of three tables; k has one in each."""
COLUMNS = {"a": "n BIGINT, name VARCHAR, size BIGINT", "b": "name VARCHAR, price BIGINT", "k": "k BIGINT"}
QUERIES = (
    "SELECT * FROM marts.a",
    "SELECT a.*, b.price FROM marts.a LEFT JOIN marts.b ON b.name = a.name",
    "SELECT a.n, b.price FROM marts.a CROSS JOIN marts.b",
    "SELECT a.n, b.price FROM marts.a, marts.b WHERE a.size > b.price",
    "SELECT name, sum(size) AS size FROM marts.a GROUP BY name",
    "SELECT name, sum(size) AS size FROM marts.a GROUP BY ALL",
    "SELECT name, n, count(*) AS c FROM marts.a GROUP BY GROUPING SETS ((name, n), (name))",
    "SELECT max(size) AS size, count(DISTINCT name) AS names FROM marts.a",
    "SELECT DISTINCT name FROM marts.a UNION SELECT name FROM marts.b",
    "SELECT n, row_number() OVER (PARTITION BY name ORDER BY n, size) AS place FROM marts.a",
    "SELECT n, sum(size) OVER w AS up_to FROM marts.a WINDOW w AS (ORDER BY n ROWS UNBOUNDED PRECEDING)",
    "SELECT * FROM marts.a QUALIFY size = max(size) OVER ()",
    "SELECT n FROM marts.a WHERE EXISTS (SELECT 1 FROM marts.b WHERE b.name = a.name)",
    "SELECT n FROM marts.a WHERE NOT EXISTS (SELECT 1 FROM marts.b WHERE b.name = a.name)",
    "SELECT n FROM marts.a WHERE name IN (SELECT name FROM marts.b)",
    "SELECT n FROM marts.a WHERE name NOT IN (SELECT name FROM marts.b)",
    "SELECT n FROM marts.a WHERE name IN (SELECT name FROM marts.b UNION ALL SELECT 'y' FROM marts.k)",
    "SELECT n, size > (SELECT k FROM marts.k) AS is_more FROM marts.a",
    "SELECT name, count(*) AS c FROM marts.a GROUP BY name HAVING sum(size) > (SELECT k FROM marts.k)",
    "SELECT n, (SELECT count(*) FROM marts.b WHERE b.name = a.name) AS found FROM marts.a",
    "SELECT * EXCLUDE (size), size + 1 AS more FROM marts.a WHERE size < (SELECT max(price) FROM marts.b)",
    "WITH lines AS (SELECT unnest([1, 5]) AS line) SELECT a.n, lines.line FROM marts.a CROSS JOIN lines",
    "SELECT n, line FROM (SELECT *, unnest(range(k)) AS line FROM (SELECT a.n, k.k FROM marts.a CROSS JOIN marts.k))",
    "WITH RECURSIVE up (n, step) AS (SELECT n, 0 FROM marts.a UNION ALL SELECT n, step + 1 FROM up WHERE step < 3)"
    " SELECT n, max(step) AS steps FROM up GROUP BY n",
    "SELECT one.n, other.n AS next FROM marts.a AS one JOIN marts.a AS other ON other.n = one.n + 1",
)


@pytest.mark.parametrize("query", QUERIES)
def test_a_lifted_query_says_of_all_what_the_query_says_of_each(query: str) -> None:
    said = [(*row, code) for code, tables in PARTS.items() for row in _asked(query, {None: tables})]
    (parsed,) = spark_sql.parsed(query)
    of_all = _asked(lifted(parsed, SCHEMAS).sql(dialect=DIALECT), PARTS)
    assert sorted(of_all, key=repr) == sorted(said, key=repr)


def _asked(query: str, parts: dict[str | None, dict[str, Rows]]) -> Rows:
    with duckdb.connect() as connection:
        connection.execute("CREATE SCHEMA marts")
        for table, columns in COLUMNS.items():
            whose = "" if None in parts else ", municipality VARCHAR"
            connection.execute(f"CREATE TABLE marts.{table} ({columns}{whose})")
            for code, tables in parts.items():
                for row in tables[table]:
                    full = row if code is None else (*row, code)
                    connection.execute(f"INSERT INTO marts.{table} VALUES ({', '.join('?' for _ in full)})", full)
        return connection.execute(query).fetchall()


@pytest.mark.parametrize(
    ("query", "why"),
    [
        ("SELECT a.n FROM marts.a JOIN marts.b USING (name)", "USING"),
        ("SELECT n FROM marts.a UNION ALL SELECT 1", "one side"),
    ],
)
def test_what_cannot_be_lifted_is_refused(query: str, why: str) -> None:
    with pytest.raises(ValueError, match=why):
        lifted(next(spark_sql.parsed(query)), SCHEMAS)


def test_what_is_published_of_a_municipality_is_what_it_is_by_itself(tmp_path: Path) -> None:
    root, alone = written(tmp_path / "root"), tmp_path / "alone"
    for code, folder in folders.all_of(root).items():
        build.build(folder)
        (alone / code).mkdir(parents=True)
        for name in (answers.FILE, answers.PRIVATE):
            shutil.move(folder / name, alone / code / name)
    version = publishing.publish(root)
    assert publishing.is_current(root)
    for code, folder in folders.all_of(root).items():
        assert published.of(folder, build.fingerprint(Ledger(folder))) == version
        build.build(folder)
        assert not differing(alone / code, folder)
