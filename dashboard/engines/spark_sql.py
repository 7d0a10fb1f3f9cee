"""DuckDB's SQL as Apache Spark writes it, by sqlglot; what sqlglot does not know of the two is here."""

import re
from collections.abc import Iterator
from typing import ClassVar, Final

import sqlglot
from sqlglot import ErrorLevel, exp, transforms
from sqlglot.dialects import Spark
from sqlglot.generators.spark import SparkGenerator

from dashboard.engines.macros import DIALECT

SCHEMAS: Final = ("meta", "raw", "staging", "marts", "private", "shown")


class _Generator(SparkGenerator):
    """Spark has QUALIFY itself; what sqlglot makes of it names a column twice."""

    TRANSFORMS: ClassVar = {
        **SparkGenerator.TRANSFORMS,
        exp.Select: transforms.preprocess([transforms.eliminate_distinct_on, transforms.unnest_to_explode]),
    }


class _Dialect(Spark):  # type: ignore[misc]
    Generator = _Generator


def plain(schema: str, table: str) -> str:
    """The name of a table on Spark, whose temporary views lie in no schema."""
    return f"{schema}__{table}"


def parsed(sql: str) -> Iterator[exp.Expr]:
    """The statements of a file."""
    yield from (each for each in sqlglot.parse(sql, read=DIALECT) if each is not None)


def target(statement: exp.Expr) -> tuple[str, str]:
    """The (schema, name) of the table or view that a statement makes or adds to."""
    table = statement.this.find(exp.Table)
    return table.db, table.name


def spark_type(kind: str) -> str:
    """A type of DuckDB's as Spark writes it."""
    return exp.DataType.build(kind, dialect=DIALECT).sql(dialect="spark")


def tables(query: exp.Expr) -> set[tuple[str, str]]:
    """The (schema, table) that a query reads."""
    return {(table.db, table.name) for table in query.find_all(exp.Table) if table.db in SCHEMAS}


def written(query: exp.Expr) -> str:
    """A query that calls no macro, for Spark. A variable becomes a parameter of its name."""
    tree = query.copy()
    _renamed(tree)
    # The innermost first: what stands for a node is made of what stands for its parts.
    for node in reversed(list(tree.walk())):
        if (other := _different(node)) is not node:
            node.replace(other)
    return tree.sql(dialect=_Dialect, unsupported_level=ErrorLevel.RAISE)


def _renamed(tree: exp.Expr) -> None:
    """Tables by their plain names, and sources by names that are no column's: Spark takes ``department.bureau`` for a
    part of the column ``department`` where there is one."""
    for column in tree.find_all(exp.Column):
        if column.table:
            column.set("table", exp.to_identifier(f"_{column.table}"))
    for source in tree.find_all(exp.Table, exp.Subquery):
        if isinstance(source, exp.Table) or source.alias:
            source.set("alias", exp.TableAlias(this=exp.to_identifier(f"_{source.alias_or_name}")))
        if isinstance(source, exp.Table) and source.db in SCHEMAS:
            source.set("this", exp.to_identifier(plain(source.db, source.name)))
            source.set("db", None)


def _different(node: exp.Expr) -> exp.Expr:
    """What the two engines mean differently by the same words."""
    match node:
        # A decimal of Spark's has few digits left after a division; DuckDB divides doubles.
        case exp.Literal() if not node.is_string and "." in node.name and not isinstance(node.parent, exp.Cast):
            return exp.cast(node.copy(), "double")
        # What a part of a pattern found is \1 in DuckDB.
        case exp.RegexpReplace() if (said := node.args.get("replacement")) and "\\" in said.name:
            node.set("replacement", exp.Literal.string(re.sub(r"\\([0-9])", r"$\1", said.name)))
        case exp.Anonymous() if node.name == "getvariable":
            return exp.Placeholder(this=node.expressions[0].name)
        case exp.PercentileCont() if node.expression:
            return exp.Anonymous(this="percentile", expressions=[node.this, node.expression])
        case exp.Mode() if isinstance(node.this, exp.Order):
            return exp.WithinGroup(this=exp.Anonymous(this="mode", expressions=[]),
                                   expression=exp.Order(expressions=node.this.expressions))  # fmt: skip
        case exp.ArrayAgg() if isinstance(node.this, exp.Order):
            return _listed(node.this)
        # Lists begin at 1 in DuckDB.
        case exp.Bracket(expressions=[place]) if not isinstance(place, exp.Literal):
            return exp.Anonymous(this="element_at", expressions=[node.this, place])
        # A number written in hexadecimal.
        case exp.Cast() if (digits := _hexadecimal(node.this)) is not None:
            return exp.cast(exp.Anonymous(this="conv", expressions=[digits, "16", "10"]), node.to)
    return node


def _listed(ordered: exp.Order) -> exp.Expr:
    """A list in an order: Spark gathers in none, so each comes with what it is ordered by."""
    if any(each.args.get("desc") for each in ordered.expressions):
        raise ValueError("a list in descending order has no translation yet")
    keys = [f"{each.this.sql(dialect=DIALECT)} AS _{number}" for number, each in enumerate(ordered.expressions)]
    pairs = f"STRUCT({', '.join([*keys, f'{ordered.this.sql(dialect=_Dialect)} AS _it'])})"
    return sqlglot.parse_one(f"TRANSFORM(ARRAY_SORT(COLLECT_LIST({pairs})), one -> one._it)", read="spark")


def _hexadecimal(node: exp.Expr) -> exp.Expr | None:
    """The digits of ``'0x' || digits``."""
    node = node.unnest()
    is_one = isinstance(node, exp.DPipe) and node.this.is_string and node.this.name == "0x"
    return node.expression if is_one else None
