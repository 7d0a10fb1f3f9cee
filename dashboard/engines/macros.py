"""DuckDB's macros, put in where they are called: other engines have none."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlglot import exp

DIALECT = "duckdb"


@dataclass(frozen=True, slots=True)
class Macro:
    """A macro as it was declared: ``body`` is an expression, or the query of a table macro."""

    params: tuple[str, ...]
    body: exp.Expr

    def called(self, arguments: Sequence[exp.Expr]) -> exp.Expr:
        """Its body with these arguments in the place of its parameters."""
        given = dict(zip(self.params, arguments, strict=True))
        body = self.body.copy()
        for column in list(body.find_all(exp.Column)):
            if column.name in given and not column.table:
                column.replace(_grouped(given[column.name]))
        return body


class Macros:
    """The macros declared so far, by name."""

    def __init__(self) -> None:
        self._known: dict[str, Macro] = {}

    def learn(self, create: exp.Create) -> None:
        """Remember a CREATE MACRO."""
        declared = create.this
        params = tuple(each.name for each in declared.expressions)
        self._known[declared.this.name] = Macro(params, self.inlined(create.expression))

    def inlined(self, tree: exp.Expr) -> exp.Expr:
        """A copy of this tree that calls no macro."""
        holder = exp.Paren(this=tree.copy())
        # The innermost first: what a macro is called with may call others.
        for call in reversed(list(holder.find_all(exp.Anonymous))):
            if macro := self._known.get(call.name):
                _put_in(call, macro.called(call.expressions))
        inlined: exp.Expr = holder.this
        return inlined


def _put_in(call: exp.Anonymous, body: exp.Expr) -> None:
    if isinstance(call.parent, exp.Table):
        call.parent.replace(exp.Subquery(this=body, alias=call.parent.args.get("alias")))
    else:
        call.replace(_grouped(body))


def _grouped(expression: exp.Expr) -> exp.Expr:
    """As one operand, whatever stands beside it."""
    alone = (exp.Column, exp.Literal, exp.Null, exp.Boolean, exp.Paren, exp.Subquery, exp.Case, exp.Anonymous)
    return expression.copy() if isinstance(expression, alone) else exp.Paren(this=expression.copy())
