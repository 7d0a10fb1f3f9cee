"""Apache Spark as the engine of a build, over Spark Connect.

Every table a step makes is written as Parquet below ``folder``, a path that this machine and Spark's both see; the
store's files are filled from there in the end. What is small and begins here (imports, registers) is sent. A statement
is DuckDB's until the last moment: DuckDB itself, without rows, says what shape each table has.
"""

import itertools
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from functools import reduce, wraps
from pathlib import Path
from typing import Final, ParamSpec, TypeVar

import duckdb
import grpc
import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
from pyspark.errors import PySparkException
from pyspark.sql import DataFrame
from sqlglot import exp

from dashboard.disk import logs
from dashboard.engines import session, spark_sql
from dashboard.engines.engine import KEY, WHOSE, Duck, Failed, Table
from dashboard.engines.macros import DIALECT, Macros

P = ParamSpec("P")
T = TypeVar("T")
CONFIG: Final = {
    "spark.sql.timestampType": "TIMESTAMP_NTZ",
    "spark.sql.session.timeZone": "UTC",
    "spark.sql.ansi.enabled": "true",
    # The secret of the masking rule stands in no plan that Spark logs.
    "spark.sql.redaction.string.regex": "[0-9a-f]{64}",
}
WITH_THE_PLAN: Final = 10_000
"""Up to how many rows."""
SENT: Final = "sent"
PARTED_BY: Final = {"as_of", "import_id", "sheet", "row"}
"""The columns of tables that keep the rows of lists one by one."""


def _told(asked: Callable[P, T]) -> Callable[P, T]:
    """What Spark says when it fails is for the log; people are told that it did."""

    @wraps(asked)
    def told(*args: P.args, **kwargs: P.kwargs) -> T:
        try:
            return asked(*args, **kwargs)
        except (PySparkException, grpc.RpcError) as error:
            logs.note(f"Spark: {str(error).strip()[:2000]}")
            raise Failed(
                "Spark での計算が止まりました。これまでの数値はそのまま残っています。"
                "詳しい記録は、データフォルダーの log にあります。"
            ) from error

    return told


class Spark:
    """A session of Spark's beside the connection that has the store's files attached."""

    def __init__(self, connection: duckdb.DuckDBPyConnection, url: str, folder: Path) -> None:
        self._here = connection
        self._duck = Duck(connection)
        self._folder = folder
        self._macros = Macros()
        self._told: dict[str, str] = {}
        self._parts: defaultdict[Table, list[Path]] = defaultdict(list)
        self._sent: set[Table] = set()
        self._numbers = itertools.count()
        self._session = session.opened(url)
        self._configure()

    @_told
    def _configure(self) -> None:
        for name, value in CONFIG.items():
            self._session.conf.set(name, value)

    @_told
    def run(self, sql: str) -> None:
        """One file of statements: each here for its shape, those that make rows on Spark."""
        for original, statement in zip(duckdb.extract_statements(sql), spark_sql.parsed(sql), strict=True):
            match statement:
                case exp.Create(kind="MACRO"):
                    self._macros.learn(statement)
                    self._here.execute(original)
                case exp.Create(kind="TABLE") if statement.expression is not None:
                    self._create(statement)
                case exp.Create(kind="VIEW") if statement.this.db in spark_sql.SCHEMAS:
                    self._here.execute(original)
                    self._query(statement.expression).createOrReplaceTempView(
                        spark_sql.plain(*spark_sql.target(statement))
                    )
                case exp.Insert():
                    self._insert(statement)
                case _:
                    self._here.execute(original)

    @_told
    def rows(self, sql: str) -> pd.DataFrame:
        """The rows of one query, typed as DuckDB types them."""
        (query,) = spark_sql.parsed(sql)
        self._here.register("found", self._query(query).toArrow())
        try:
            return self._here.execute("FROM found").df()
        finally:
            self._here.unregister("found")

    def insert(self, table: str, rows: pd.DataFrame) -> None:
        """Add rows that begin here."""
        self._duck.insert(table, rows)
        self._sent.discard(_split(table))

    @_told
    def read(self, table: str, columns: Mapping[str, str], paths: Sequence[Path]) -> None:
        """Make a table of Parquet files, which stay where they are."""
        self._duck.read(table, columns, ())
        if not paths:
            return
        parts = [self._files(columns, lacking, alike) for lacking, alike in _alike(columns, paths).items()]
        target = _split(table)
        _together(parts).createOrReplaceTempView(spark_sql.plain(*target))
        self._sent.add(target)

    def tell(self, name: str, values: Mapping[str | None, str]) -> None:
        """Say the value of a variable: a parameter of the steps that ask for it."""
        self._told[name] = values[None]

    def finish(self) -> None:
        """Fill the store's files from what was written."""
        for (schema, name), parts in self._parts.items():
            # Where there are no rows Spark writes no file.
            if paths := [str(path) for part in parts for path in sorted(part.rglob("*.parquet"))]:
                self._here.execute(
                    f'INSERT INTO {schema}."{name}" BY NAME'
                    " SELECT * FROM read_parquet($paths, hive_partitioning = TRUE)",
                    {"paths": paths},
                )

    def written(self) -> dict[Table, list[Path]]:
        """Where the rows lie that Spark wrote of each table."""
        return {table: [*parts] for table, parts in self._parts.items()}

    def close(self) -> None:
        """End the session. One that is gone has ended."""
        with suppress(PySparkException, grpc.RpcError):
            self._session.stop()

    def _files(self, columns: Mapping[str, str], lacking: frozenset[str], paths: Sequence[Path]) -> DataFrame:
        """The rows of these files, in which some columns are lists and all of them empty."""
        kinds = {name: spark_sql.spark_type(kind) for name, kind in columns.items()}
        given = {name: kind for name, kind in kinds.items() if name not in {*lacking, KEY}}
        named = {
            **{name: f"CAST(array() AS {kinds[name]})" for name in lacking},
            **{name: f"`{name}`" for name in given},
            KEY: f"regexp_extract(_metadata.file_path, '{WHOSE}', 1)",
        }
        found = self._session.read.schema(_columns(given)).parquet(*map(str, paths))
        told = [f"{named[name]} AS `{name}`" for name in columns]
        return found.selectExpr("substring_index(_metadata.file_name, '.', 1) AS rows_sha256", *told)

    def _create(self, statement: exp.Create) -> None:
        target, query = spark_sql.target(statement), statement.expression.copy()
        # In what order a table lies is the store's business.
        query.set("order", None)
        rows, shape = self._query(query), query.sql(dialect=DIALECT)
        replaced = "OR REPLACE " if statement.args.get("replace") else ""
        self._here.execute(f'CREATE {replaced}TABLE {target[0]}."{target[1]}" AS SELECT * FROM ({shape}) LIMIT 0')
        self._parts[target] = [self._write(target, rows)]
        self._show(target)

    def _insert(self, statement: exp.Insert) -> None:
        target = spark_sql.target(statement)
        self._parts[target].append(self._write(target, self._query(statement.expression)))
        self._show(target)

    def _write(self, target: Table, rows: DataFrame) -> Path:
        """Write rows of a table, column by place, as Parquet of their own."""
        numbered, shape = [f"_{number}" for number in range(len(rows.columns))], self._shape(target)
        place = self._folder / target[0] / target[1] / str(next(self._numbers))
        made = rows.toDF(*numbered).selectExpr(*_cast(numbered, shape))
        if target[0] == "marts" and shape.keys() >= PARTED_BY:
            # The rows behind the figures are the many: whoever reads one municipality opens few of them.
            order = [name for name in ("as_of", KEY, "department") if name in shape]
            made.repartition(*order[:2]).sortWithinPartitions(*order).write.partitionBy("as_of").parquet(str(place))
        else:
            made.write.parquet(str(place))
        return place

    def _show(self, target: Table) -> None:
        """Have a table read as it is now: what was written of it, and what was sent."""
        shape = self._shape(target)
        parts = [self._session.read.schema(_columns(shape)).parquet(str(part)) for part in self._parts[target]]
        parts += [sent.selectExpr(*_cast(shape, shape)) for sent in self._send(target)]
        if not parts:
            parts.append(self._session.createDataFrame([], _columns(shape)))
        _together(parts).createOrReplaceTempView(spark_sql.plain(*target))
        self._sent.add(target)

    def _send(self, target: Table) -> Iterator[DataFrame]:
        """The rows of a table that began here: few go with the plan, many as a file."""
        rows = self._here.sql(f'FROM {target[0]}."{target[1]}"')
        (count,) = rows.count("*").fetchall()[0]
        if count > WITH_THE_PLAN:
            place = self._folder / SENT / f"{next(self._numbers)}.parquet"
            place.parent.mkdir(exist_ok=True)
            rows.write_parquet(str(place))
            yield self._session.read.parquet(str(place))
        elif count:
            yield self._session.createDataFrame(rows.to_arrow_table())

    def _query(self, query: exp.Expr) -> DataFrame:
        """A query of DuckDB's, asked of Spark."""
        plain = self._macros.inlined(query)
        for table in spark_sql.tables(plain) - self._sent:
            if self._is_table(table):
                self._show(table)
        sql = spark_sql.written(plain)
        told = {name: value for name, value in self._told.items() if f":{name}" in sql}
        return self._session.sql(sql, args=told or None)

    def _is_table(self, table: Table) -> bool:
        known = "SELECT 1 FROM duckdb_tables() WHERE schema_name = ? AND table_name = ?"
        return bool(self._here.execute(known, table).fetchall())

    def _shape(self, table: Table) -> dict[str, str]:
        """The columns of a table, in order, and their types as Spark names them."""
        described = self._here.execute(f'DESCRIBE {table[0]}."{table[1]}"').fetchall()
        # Spark has no whole numbers beyond 64 bits.
        return {name: spark_sql.spark_type(kind.replace("HUGEINT", "DECIMAL(38, 0)")) for name, kind, *_ in described}


def _split(table: str) -> Table:
    schema, name = table.split(".")
    return schema, name


def _alike(columns: Mapping[str, str], paths: Sequence[Path]) -> dict[frozenset[str], list[Path]]:
    """Files by the columns that are lists and all empty in them: Parquet then knows no type, and Spark reads none."""
    lists = [name for name, kind in columns.items() if kind.endswith("[]")]
    found: defaultdict[frozenset[str], list[Path]] = defaultdict(list)
    for path in paths:
        shape = pq.read_schema(path) if lists else pa.schema([])
        found[
            frozenset(
                name for name in lists if name in shape.names and pa.types.is_null(shape.field(name).type.value_type)
            )
        ].append(path)
    return found


def _together(parts: Sequence[DataFrame]) -> DataFrame:
    return reduce(DataFrame.unionAll, parts)


def _cast(given: Iterable[str], shape: Mapping[str, str]) -> list[str]:
    """Columns as those of this shape, in its order."""
    return [f"CAST(`{one}` AS {kind}) AS `{name}`" for one, (name, kind) in zip(given, shape.items(), strict=True)]


def _columns(shape: Mapping[str, str]) -> str:
    return ", ".join(f"`{name}` {kind}" for name, kind in shape.items())
