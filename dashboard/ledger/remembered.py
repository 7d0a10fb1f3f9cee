"""What a person answered to the questions of an import: it holds for every later one until it is taken back."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from dashboard.access.rules import Right
from dashboard.importers import answer_key
from dashboard.ledger.ledger import ANSWERS, Ledger, Note, RecordKind

ANSWER: Final = RecordKind(ANSWERS, "答え", Right.IMPORT)


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer to one question, or the taking back of one (``withdraws``).

    ``file`` and ``dataset`` say on which file it was given; ``withdrawn_by`` is the id of the record that took it back.
    """

    id: int
    at: str
    by: str
    key: str | None
    answer: str | None
    file: str | None
    dataset: str | None
    withdraws: int | None
    withdrawn_by: int | None


def answers(ledger: Ledger) -> list[Answer]:
    """Every answer and every taking back of one, oldest first."""
    return [
        Answer(
            made.id, made.at, made.by, made.body.get("key"), made.body.get("answer"), made.body.get("file"),
            made.body.get("dataset"), made.withdraws, made.withdrawn_by,
        )
        for made in ledger.records(ANSWER)
    ]  # fmt: skip


def in_force(ledger: Ledger) -> dict[str, str]:
    """Folded key → the last answer that was not taken back, in the order in which they were given."""
    given = (each for each in answers(ledger) if each.withdraws is None and each.withdrawn_by is None)
    found: dict[str, str] = {}
    for each in given:
        if each.key and each.answer:
            found.pop(answer_key(each.key), None)
            found[answer_key(each.key)] = each.answer
    return found


def notes(ledger: Ledger, given: Mapping[str, str], asked: Iterable[tuple[str, str, str | None]]) -> list[Note]:
    """What is to be recorded of answers (key → answer): those that are not in force already.

    ``asked`` says which question was asked where: (key, file, dataset).
    """
    known = in_force(ledger)
    places = {answer_key(key): (file, dataset) for key, file, dataset in asked}
    made = []
    for key, answer in given.items():
        if known.get(answer_key(key)) != answer:
            file, dataset = places.get(answer_key(key), (None, None))
            body = {"key": key, "answer": answer, "file": file, "dataset": dataset}
            made.append(Note(ANSWER, "取り込みの質問への答え", body))
    return made


def withdraw(ledger: Ledger, number: int, *, by: str) -> int:
    """Take an answer back by a new record. Returns the id of that record.

    Raises DashboardError when there is no such answer or it was taken back before.
    """
    return ledger.record(ANSWER, by, "取消し", {}, withdraws=number)
