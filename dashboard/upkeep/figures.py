"""Every figure of a city in a few numbers for each answer, so that two stores can be compared without keeping one."""

import math
from collections.abc import Mapping
from pathlib import Path

import pandas as pd

from dashboard.store import answers, queries

Figures = Mapping[str, Mapping[str, float]]
"""Name of an answer → its number of rows, the sum of each column of numbers, how many values others have."""
_CLOSE = 1e-9
"""Sums are made in any order: their last digits are nobody's."""


def of(store: Path) -> Figures:
    """What this store says to every question, about all; what is told of many municipalities is of their stores."""
    return {name: _summed(answers.answer(store, name)) for name in asked()}


def asked() -> list[str]:
    """The answers that are asked for."""
    return [name for name in queries.names() if not name.startswith(queries.OF_MANY)]


def differing(before: Figures, after: Figures) -> list[str]:
    """The answers that say something else; what only one program asks is not compared."""
    return [name for name in before if name in after and not _is_same(before[name], after[name])]


def _summed(rows: pd.DataFrame) -> dict[str, float]:
    return {"": float(len(rows)), **{str(column): _sum(rows[column]) for column in rows}}


def _sum(column: pd.Series) -> float:
    if pd.api.types.is_numeric_dtype(column):
        return float(column.sum())
    return float(column.notna().sum())


def _is_same(before: Mapping[str, float], after: Mapping[str, float]) -> bool:
    both = before.keys() & after.keys()
    return all(math.isclose(before[each], after[each], rel_tol=_CLOSE, abs_tol=_CLOSE) for each in both)
