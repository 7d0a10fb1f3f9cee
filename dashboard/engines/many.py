"""An engine that builds many municipalities at once: every table has the column ``municipality`` (lifted.py)."""

from collections.abc import Mapping, Sequence
from pathlib import Path

import pandas as pd
from sqlglot import exp

from dashboard.engines import spark_sql
from dashboard.engines.engine import KEY, TOLD, Engine, Table
from dashboard.engines.lifted import lifted
from dashboard.engines.macros import DIALECT, Macros


class Many:
    """Steps that know one city, run for all by another engine."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._macros = Macros()
        engine.run(f"CREATE TABLE {TOLD} (name VARCHAR, value VARCHAR, {KEY} VARCHAR)")

    def run(self, sql: str) -> None:
        """One file of statements."""
        for statement in spark_sql.parsed(sql):
            match statement:
                case exp.Create(kind="MACRO"):
                    self._macros.learn(statement)
                case exp.Create(kind="TABLE") if statement.expression is None:
                    statement.this.append(
                        "expressions", exp.ColumnDef(this=exp.to_identifier(KEY), kind=exp.DataType.build("text"))
                    )
                    self._engine.run(statement.sql(dialect=DIALECT))
                case exp.Create() | exp.Insert() if spark_sql.target(statement)[0] in spark_sql.SCHEMAS:
                    statement.set("expression", self._lifted(statement.expression))
                    self._engine.run(statement.sql(dialect=DIALECT))

    def rows(self, sql: str) -> pd.DataFrame:
        """The rows of one query, each with its municipality last."""
        (query,) = spark_sql.parsed(sql)
        return self._engine.rows(self._lifted(query).sql(dialect=DIALECT))

    def insert(self, table: str, rows: pd.DataFrame) -> None:
        """Add rows that say of which municipality they are."""
        self._engine.insert(table, rows)

    def read(self, table: str, columns: Mapping[str, str], paths: Sequence[Path]) -> None:
        """Make a table of Parquet files that lie in the folders of their municipalities."""
        self._engine.read(table, {**columns, KEY: "VARCHAR"}, paths)

    def tell(self, name: str, values: Mapping[str | None, str]) -> None:
        """Say the value of a variable, of each municipality."""
        rows = [{"name": name, "value": value, KEY: code} for code, value in values.items()]
        self._engine.insert(TOLD, pd.DataFrame(rows))

    def written(self) -> dict[Table, list[Path]]:
        """As the other engine."""
        return self._engine.written()

    def finish(self) -> None:
        """The rows of all stay where the other engine made them."""

    def _lifted(self, query: exp.Expr) -> exp.Expr:
        plain = self._macros.inlined(query)
        for each in list(plain.find_all(exp.Anonymous)):
            if each.name == "getvariable":
                value = exp.select(exp.Max(this=exp.column("value"))).from_(TOLD).where(
                    exp.EQ(this=exp.column("name"), expression=each.expressions[0].copy()))  # fmt: skip
                each.replace(value.subquery())
        return lifted(plain, spark_sql.SCHEMAS)
