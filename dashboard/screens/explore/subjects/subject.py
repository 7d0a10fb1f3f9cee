"""What a subject of 探索 is made of: by what it can be laid out and narrowed, and what can be counted of it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from dashboard import labels
from dashboard.screens.choices import Choice, Declared, Text

BLANK = "（記入なし）"
NONE = "none"
"""How an answer is asked for no columns."""
TEN = 10
"""From so many on things are counted without つ."""
MONTH, YEAR, ROUND, BUREAU, DEPARTMENT = "month", "year", "round", "bureau", "department"


@dataclass(frozen=True, slots=True)
class Dimension:
    """``key`` is its name in the query; ``words`` spell out its codes, in their order. ``choice`` narrows by it: none
    where the frame does, or where it is the time. ``days`` says how days are written; ``is_dated``: it goes by day.
    """

    key: str
    name: str
    choice: Choice | None = None
    words: Mapping[str, str] | None = None
    blank: str = BLANK
    days: Literal["", "month", "year"] = ""
    is_dated: bool = False

    @property
    def is_time(self) -> bool:
        """Whether what stands beside each other there is one thing on several days."""
        return self.key in (MONTH, YEAR, ROUND)

    @property
    def is_ordered(self) -> bool:
        """Whether one comes after the other."""
        return self.is_time or self.is_dated

    def counted(self, number: int) -> str:
        """So many of them: 3課, 3つの対象者."""
        if self.key in (BUREAU, DEPARTMENT):
            return f"{number}{self.name}"
        return f"{number}{'つ' if number < TEN else ''}の{self.name}"

    def said(self, value: str) -> str:
        """A value of it in words."""
        if self.days and value:
            return labels.month(value) if self.days == "month" else f"{value}年度"
        return (self.words or {}).get(value, value) if value else (self.words or {}).get(value, self.blank)


@dataclass(frozen=True, slots=True)
class Measure:
    """``kind`` says how its value is written, ``unit`` of what it is; ``unknown`` what those are called that should
    count and are not known ({}: where their number stands). ``term`` is its definition, ``whole`` what a share is a
    share of; ``hidden`` what stands where a figure is held back.

    ``is_wanted``: more of it is better; ``is_signed``: it is a change; ``is_longest``: of many it is the longest
    (``aside`` says of what); ``is_over_months``: it is of all the months on show. ``behind`` lists its rows (called
    ``listed``) where those are others than the subject's.
    """

    key: str
    name: str
    unit: str
    term: str
    kind: labels.Kind = "count"
    whole: str = ""
    unknown: str = ""
    hidden: str = ""
    is_summed: bool = True
    is_wanted: bool = False
    is_signed: bool = False
    is_longest: bool = False
    aside: str = ""
    is_over_months: bool = False
    behind: str = ""
    listed: str = ""

    def left_out(self, number: int) -> str:
        """How many are not known, in words; nothing where all are."""
        if not (self.unknown and number):
            return ""
        return self.unknown.format(labels.count(number)) if "{" in self.unknown else f"{self.unknown}{number:,}件"

    def written(self, value: labels.Number) -> str:
        """A value without its unit, as a cell has it."""
        if self.is_signed:
            return labels.signed(None if value is None else value / 100)
        if self.kind in ("share", "points"):
            return labels.percent(value) if self.kind == "share" else labels.score(value)
        return labels.quantity(value) if self.kind == "quantity" else labels.count(value)

    def said(self, value: labels.Number) -> str:
        """A value with its unit."""
        known = labels.known(value) and self.kind != "share"
        return f"{self.written(value)}{self.unit if known else ''}"


@dataclass(frozen=True, slots=True)
class Range:
    """A number that can be narrowed from one to another: the parameters ``low`` and ``high`` of the query."""

    low: str
    high: str
    text: Text
    unit: str


@dataclass(frozen=True)
class Subject:
    """``answer`` lays it out and ``behind`` lists its rows; ``takes`` and ``behind_takes`` name what else they are
    asked. ``dataset`` is whose months there are, if it has months of its own.

    ``first`` is what it opens with: rows, columns, measure; ``beside`` what a measure is set against at first (of
    the two the other one, where it is one of them); ``near`` are the conditions that are most asked for.
    ``is_told``: its figures are shown as they are told, those of all are the city's, and no row of anybody is listed.
    ``only_rows`` and ``only_columns`` can stand there only.
    """

    key: str
    name: str
    dataset: str | None
    noun: str
    answer: str
    behind: str
    listed: str
    dimensions: Sequence[Dimension]
    measures: Sequence[Measure]
    first: tuple[str, str, str]
    beside: tuple[str, str]
    near: Sequence[Declared] = ()
    ranges: Sequence[Range] = ()
    search: Text | None = None
    takes: Sequence[str] = ("as_of",)
    behind_takes: Sequence[str] = ("as_of", "measure")
    is_told: bool = False
    only_rows: Sequence[str] = ()
    only_columns: Sequence[str] = ()

    @cached_property
    def by_key(self) -> Mapping[str, Dimension]:
        """Its dimensions by their keys."""
        return {each.key: each for each in self.dimensions}

    def others(self, measure: str) -> Mapping[str, str]:
        """What a measure can be set against, the most telling first: key → name."""
        keys = [*self.beside, *self.counted]
        return {key: self.counted[key].name for key in keys if key != measure}

    @cached_property
    def counted(self) -> Mapping[str, Measure]:
        """Its measures by their keys."""
        return {each.key: each for each in self.measures}
