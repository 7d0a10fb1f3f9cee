"""The figures of the pages before and after: of the city, and of each 課 whose figures move far."""

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

import pandas as pd

from dashboard import labels
from dashboard.screens.import_files.moves.assessment import of_assessment
from dashboard.screens.import_files.moves.move import Move
from dashboard.screens.import_files.moves.procedures import RATE, of_procedures
from dashboard.screens.import_files.moves.register import of_register
from dashboard.screens.import_files.moves.roadmap import of_roadmap
from dashboard.screens.import_files.moves.rows import of_rows
from dashboard.screens.view import Ask

__all__ = ["COLUMNS", "RATE", "moves", "sentence"]

COLUMNS = ["figure", "of", "before", "after", "moved", "doubt"]
Part = tuple[str, dt.date | None]
"""A dataset and 基準日 that an import is of."""
REGISTER = "organization"
NEWEST: Mapping[str, str] = {"procedures": "online/spread_by_month", "roadmap": "roadmap/totals"}
"""Which answer says of which 基準日 the newest figures of a dataset are."""
MOVES: Mapping[str, Callable[[Ask | None, Ask, Any], Iterator[Move]]] = {
    "procedures": of_procedures,
    "roadmap": of_roadmap,
    "assessment": of_assessment,
    "assessment_questions": of_assessment,
    REGISTER: of_register,
}


def moves(before: Ask | None, after: Ask, parts: Iterable[Part]) -> pd.DataFrame:
    """A row for each figure (``COLUMNS``), those in doubt first.

    ``parts`` are the datasets and 基準日 of the batch. What is compared is the same 基準日, or the last one before it.
    """
    found = dict.fromkeys(_all(before, after, set(parts)))
    rows = pd.DataFrame([[getattr(move, name) for name in COLUMNS] for move in found], columns=COLUMNS)
    return rows.sort_values("doubt", na_position="last", kind="stable", ignore_index=True)


def sentence(rows: pd.DataFrame) -> str:
    """How many figures move, and which must be looked into."""
    moved, doubts = int((rows["before"] != rows["after"]).sum()), int(rows["doubt"].notna().sum())
    said = f"数値{moved}件が変わります。" if moved else "画面の数値は変わりません。"
    return f"{said}{doubts}件は大きく動くため、列や行がずれていないか確かめてください。" if doubts else said


def _all(before: Ask | None, after: Ask, parts: set[Part]) -> Iterator[Move]:
    for dataset, as_of in sorted(parts, key=str):
        if dataset not in NEWEST or as_of:
            yield from _of(dataset, before, after, as_of)
    if REGISTER in {dataset for dataset, _ in parts}:
        # To whom rows belong is decided by the register: it may move every other figure.
        for dataset in MOVES:
            newest = _newest(after, dataset)
            if newest or dataset not in NEWEST:
                yield from (each for each in _of(dataset, before, after, newest) if each.before != each.after)


def _of(dataset: str, before: Ask | None, after: Ask, as_of: dt.date | None) -> Iterator[Move]:
    own = list(MOVES[dataset](before, after, as_of)) if dataset in MOVES else []
    doubted = {move.of for move in own if move.doubt}
    yield from own
    # One thing is looked into once.
    yield from (move for move in of_rows(dataset, before, after, as_of) if move.of not in doubted)


def _newest(after: Ask, dataset: str) -> dt.date | None:
    if dataset not in NEWEST:
        return None
    newest = after(NEWEST[dataset])["as_of"].max()
    return newest.date() if labels.known(newest) else None
