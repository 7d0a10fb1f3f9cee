"""A column of words (状況): what each means by the file's 凡例, by what a person answered, and by usage.

What none of these tells is asked: once for each word, however many cells hold it.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Final, TypeVar

from dashboard.importers.cells.folding import fold
from dashboard.importers.cells.notes import readings
from dashboard.importers.cells.values import Cell, shown, written
from dashboard.importers.findings.report import Report
from dashboard.importers.model import Value
from dashboard.importers.questions import answer_to, key_of, refuse, report_used
from dashboard.importers.tables.columns import read_column
from dashboard.importers.tables.legend import Explanation, Legend, legend_of
from dashboard.importers.tables.table import Table

T = TypeVar("T")
Kind = tuple[type, Value]
Scale = Mapping[str, str]
"""Folded word → code, where a file or a city has its own."""
LEGEND_UNCLEAR: Final = "legend_unclear"


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """What a column of words may say."""

    subject: str
    """What questions about its words are called: the beginning of their keys."""
    choices: Mapping[str, str | None]
    """The answers there are → code; None is unknown for good."""
    meaning: Callable[[Value, Scale, Table], Cell[str]]
    """A cell's code by the words of a scale and by usage."""
    phrase: Callable[[str], str | None]
    """The code that the words of a 凡例 stand for, where it is certain."""
    asked: frozenset[str]
    """The findings of ``meaning`` that a person can settle."""


@dataclass(slots=True)
class _Question:
    code: str
    key: str
    place: dict[str, str]
    details: dict[str, Any]
    count: int = 0


@dataclass(slots=True)
class Words:
    """The words of one column in all tables of a file; questions are collected, to be put once."""

    vocabulary: Vocabulary
    report: Report
    _questions: dict[str, _Question] = field(default_factory=dict)

    def read(self, table: Table, name: str, scale: Scale) -> list[str | None]:
        """The codes of a column. ``scale`` is what the city says of its signs: the file's own 凡例 goes before it."""
        if name not in table.values:
            return [None] * len(table.rows)
        legend = legend_of(table, name, self.vocabulary.phrase)
        known, doubts = {**scale, **legend.known}, dict[Kind, Cell[str]]()

        def parse(value: Value) -> Cell[str]:
            cell = self._meaning(value, known, legend, table)
            if cell.finding not in self.vocabulary.asked:
                return cell
            doubts[_kind(value)] = cell
            return Cell(None)

        found = read_column(table, name, parse, self.report)
        for index, value in enumerate(table.values[name]):
            if doubt := doubts.get(_kind(value)):
                self._ask(table, name, index, doubt.finding or "", legend)
        self._report_legend(table, name, legend)
        return found

    def put(self) -> None:
        """Report the questions that came up, each once with the number of its cells."""
        for each in self._questions.values():
            choices = tuple(self.vocabulary.choices)
            self.report.ask(each.code, key=each.key, choices=choices, **each.place, count=each.count, **each.details)

    def _meaning(self, value: Value, scale: Scale, legend: Legend, table: Table) -> Cell[str]:
        unclear = _explained(value, legend.unclear)
        if unclear:
            answer = self._answer(_legend_key(self.vocabulary.subject, unclear), table)
            if answer is None:
                return Cell(None, LEGEND_UNCLEAR)
            scale = {**scale, unclear.sign: answer.value} if answer.value else scale
            return self.vocabulary.meaning(value, scale, table) if answer.value else answer
        if _explained(value, legend.known):
            return self.vocabulary.meaning(value, scale, table)
        answer = self._answer(key_of(self.vocabulary.subject, written(value)), table)
        return answer or self.vocabulary.meaning(value, scale, table)

    def _answer(self, key: str, table: Table) -> Cell[str] | None:
        answer = answer_to(table.hints, key)
        if answer is None:
            return None
        folded = {fold(choice): code for choice, code in self.vocabulary.choices.items()}
        if fold(answer) not in folded:
            refuse(self.report, key, answer, tuple(self.vocabulary.choices))
            return None
        report_used(self.report, key, answer, sheet=table.sheet.name)
        return Cell(folded[fold(answer)])

    def _ask(self, table: Table, name: str, index: int, code: str, legend: Legend) -> None:
        value = table.values[name][index]
        unclear = _explained(value, legend.unclear) if code == LEGEND_UNCLEAR else None
        place = {"sheet": table.sheet.name, "cell": table.address(index, name), "value": shown(value)}
        details: dict[str, Any] = {"column": table.header.title(name)}
        key = key_of(self.vocabulary.subject, written(value))
        if unclear:
            key = _legend_key(self.vocabulary.subject, unclear)
            place |= {"sheet": unclear.sheet, "cell": unclear.cell, "value": unclear.words}
            details["sign"] = unclear.sign.upper()
        self._questions.setdefault(fold(key), _Question(code, key, place, details)).count += 1

    def _report_legend(self, table: Table, name: str, legend: Legend) -> None:
        """Say which signs the 凡例 of the file explains otherwise than they are usually meant."""
        shown_as = {code: choice for choice, code in self.vocabulary.choices.items()}
        places: dict[str, list[int]] = {}
        for index, value in enumerate(table.values[name] if legend.known else ()):
            sign = fold(written(value))
            if sign in legend.known and self.vocabulary.meaning(value, {}, table).value != legend.known[sign]:
                places.setdefault(sign, []).append(index)
        for sign, (first, *others) in places.items():
            details = {"count": 1 + len(others), "meant": shown_as[legend.known[sign]]}
            table.report_cell(self.report, "legend_used", first, name, table.values[name][first], **details)


def _kind(value: Value) -> Kind:
    # True, 1 and 1.0 are equal and yet read differently.
    return value.__class__, value


def _explained(value: Value, explained: Mapping[str, T]) -> T | None:
    """What is said of a cell's word, with or without its note."""
    return next((explained[fold(word)] for word, _ in readings(value) if fold(word) in explained), None)


def _legend_key(subject: str, unclear: Explanation) -> str:
    """The sign and its words: what was answered for one 凡例 does not hold for another."""
    return key_of(subject, f"{unclear.sign.upper()}：{unclear.words}")
