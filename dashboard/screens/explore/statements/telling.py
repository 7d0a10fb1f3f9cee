"""How a subject of 探索 is told in SQL: of which view, and what its dimensions and measures are there."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from dashboard.screens.explore.statements import writing
from dashboard.screens.explore.subjects.subject import Dimension
from dashboard.screens.explore.view import View

Kind = Literal["text", "number", "flag"]
FLAGS = {"yes": "TRUE", "no": "FALSE"}


@dataclass(frozen=True, slots=True)
class Field:
    """A dimension: its ``column`` and how values are written there; ``words`` says it in SQL where its codes do not.

    ``unknown``: the code that stands for what is not known, NULL there.
    """

    column: str
    kind: Kind = "text"
    words: str = ""
    unknown: str = ""

    def literal(self, code: str) -> str:
        """A value as it is written."""
        return {"text": writing.text(code), "number": code, "flag": FLAGS.get(code, code)}[self.kind]

    def said(self, dimension: Dimension) -> str:
        """Its value in the words of the page."""
        if self.words:
            return self.words
        blank = writing.text(dimension.said(self.unknown))
        if not dimension.words:
            return f"coalesce({self.column}, {blank})"
        codes = [code for code in dimension.words if code != self.unknown]
        cases = [f"WHEN {self.literal(code)} THEN {writing.text(dimension.said(code))}" for code in codes]
        return "\n            ".join([f"CASE {self.column}", *cases, f"ELSE {blank} END"])

    def among(self, codes: Sequence[str]) -> str:
        """That it is one of these."""
        known = [self.literal(code) for code in codes if code != self.unknown]
        conditions = [writing.among(self.column, known)] if known else []
        return writing.either(conditions + ([f"{self.column} IS NULL"] if len(known) < len(codes) else []))


@dataclass(frozen=True, slots=True)
class Counting:
    """A measure over a group of rows; a share is ``numerator`` over ``denominator``.

    ``unknown`` counts what is not known of it.
    """

    value: str = ""
    numerator: str = ""
    denominator: str = ""
    unknown: str = ""


@dataclass(frozen=True)
class Telling:
    """``source`` is the view, or a subquery of it. ``bounded``: the first parameter of a range → the column.

    ``searched``: the columns in which words are looked for. ``when`` says of which days the rows are.
    """

    source: str
    fields: Mapping[str, Field]
    measures: Mapping[str, Counting]
    when: Callable[[View], Sequence[str]]
    bounded: Mapping[str, str] = field(default_factory=dict)
    searched: str = ""
