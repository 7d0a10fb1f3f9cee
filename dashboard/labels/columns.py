"""The columns of an answer in words: which column it is, its heading, its values as a reader wants them."""

import pandas as pd

from dashboard.labels.days import on_the_wall
from dashboard.labels.everywhere import EVERYWHERE
from dashboard.labels.kinds import Column, Kind
from dashboard.labels.numbers import known
from dashboard.labels.overrides import OVERRIDES

YES = {True: "○", False: ""}


def describe(name: str, answer: str | None = None) -> Column:
    """The column of that name as the answer (``online/totals``) has it, else as its folder has it, else as all do.

    Raises KeyError where nobody has described it: a heading is never guessed.
    """
    folder = answer.partition("/")[0] if answer else None
    for owner in (answer, folder):
        if owner and name in OVERRIDES.get(owner, {}):
            return OVERRIDES[owner][name]
    return EVERYWHERE[name]


def in_words(rows: pd.DataFrame, answer: str | None = None) -> tuple[pd.DataFrame, dict[str, Kind]]:
    """The rows under Japanese headings, hidden columns left out; and heading → kind.

    Codes are spelled out, points are 0–100, moments local, counts whole; shares stay 0–1, and unknown stays unknown.
    """
    described = [(column, describe(str(name), answer)) for name, column in rows.items()]
    seen = [(column, what) for column, what in described if what.kind != "hidden"]
    shown = pd.DataFrame({what.heading: _values(column, what) for column, what in seen}, index=rows.index)
    return shown, {what.heading: what.kind for _, what in seen}


def _values(column: pd.Series, what: Column) -> pd.Series:
    if what.kind == "code":
        return _worded(column, what)
    if what.kind == "flag":
        return column.map(lambda value: YES.get(value, value))
    if what.kind == "names":
        return column.map("、".join)
    if what.kind == "milestones":
        return column.map(lambda dated: "、".join(f"{each['due']:%Y-%m-%d} {each['name']}" for each in dated))
    if what.kind == "points":
        return column.astype(float) * 100
    if what.kind == "moment":
        return on_the_wall(column)
    if what.kind == "count" and column.dtype.kind != "i":
        return column.astype("Int64")
    return column


def _worded(column: pd.Series, what: Column) -> pd.Series:
    """A text that is no code stays as it is."""
    words = what.words or {}
    return column.map(lambda value: words.get(value, value) if known(value) else what.blank)
