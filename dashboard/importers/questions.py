"""What a file leaves open and a person settles once: a question has a key, and its answer is remembered by it.

A key is 「対象:語」, as a person reads it and copies it from a report: 「オンライン化状況:可」 asks what 可 means in
that column, 「列:年間件数（特例）」 which column that header is. Keys are compared folded, so that an answer outlives
a change of width or blanks.
"""

from collections.abc import Sequence
from typing import Final

from dashboard.importers.cells.folding import clean, fold
from dashboard.importers.findings.report import Report
from dashboard.importers.model import Hints

DEPARTMENT: Final = "課"
"""The subject of the questions which 課 a name means; any 課 of the register is an answer."""
FILL: Final = "色"
SIGN: Final = "印"
"""The subjects of the questions what the colours and signs of a month grid stand for."""


def key_of(subject: str, word: str) -> str:
    """The key of a question about a word (a cell, a header, a name) of a subject."""
    return f"{clean(subject)}:{clean(word)}"


def subject_of(key: str) -> str:
    """What a question is about: 課 of 「課:税無課」."""
    return key.partition(":")[0]


def is_of_marks(key: str | None) -> bool:
    """Whether it is about what a sheet draws, which nobody can answer who does not see it."""
    return bool(key and subject_of(key) in (FILL, SIGN))


def answer_key(key: str) -> str:
    """What to compare keys by."""
    return fold(key)


def answer_to(hints: Hints, key: str) -> str | None:
    """What a person answered to a question, as given; None where nobody has."""
    return hints.answers.get(answer_key(key))


def report_used(report: Report, key: str, answer: str, *, sheet: str | None = None, cell: str | None = None) -> None:
    """Say that a remembered answer was used, once for each key."""
    if not any(each.code == "answer_used" and each.key == key for each in report.issues):
        report.ask("answer_used", key=key, choices=(), sheet=sheet, cell=cell, answer=answer)


def refuse(report: Report, key: str, answer: str, choices: Sequence[str]) -> None:
    """Say that an answer is none of the possible ones, once for each key."""
    if not any(each.code == "answer_impossible" and each.key == key for each in report.issues):
        report.ask("answer_impossible", key=key, choices=choices, answer=answer)
