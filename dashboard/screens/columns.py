"""The columns of an answer in words: which column it is, its heading, its values as a reader wants them.

What a column's name means everywhere is in labels; where a screen's answers mean something of their own by it, the
screen's own columns.py says so: ``COLUMNS`` there maps ``folder`` or ``folder/name`` of the answers to its columns.
"""

import pkgutil
from collections.abc import Mapping, Sequence
from functools import cache
from importlib import import_module
from typing import Any

import pandas as pd

from dashboard import labels, screens
from dashboard.labels import HIDDEN, Column, Kind

AS_WRITTEN = "as_written"
"""The answer to a statement that somebody wrote: its columns are called as they are there."""
YES = {True: "○", False: ""}
ITEMS = {"added": "行の追加", "removed": "行の削除"} | {
    name: labels.EVERYWHERE[name].heading
    for name in (
        *("status", "annual_count", "online_count", "barrier", "online_since", "planned_for", "procedure"),
        *("computed_state", "reported_state", "baseline_start", "baseline_end", "planned_start", "planned_end"),
        *("actual_start", "actual_end", "forecast_end", "progress", "initiative"),
    )
}
"""What can be corrected of a row."""
COLUMNS: Mapping[str, Mapping[str, Column]] = {
    "frame/months": {
        "datasets": HIDDEN,
        "departments": Column("提出した課数", "count"),
        "procedures": Column("手続一覧", "flag"),
        "roadmap": Column("ロードマップ", "flag"),
    },
    "frame/readings": {"name": Column("部・課", "text")},
    "meetings/corrections": {
        "as_of": Column("直された基準日", "day"),
        "item": Column("項目", "code", ITEMS),
        "seen": Column("会議のとき", "text"),
        "corrected": Column("今", "text"),
        "subject": Column("手続・取組", "text"),
        "subject_id": Column("番号", "text"),
    },
    "meetings/roadmap": {
        "initiatives_then": Column("会議のとき", "count"),
        "initiatives_corrected": Column("訂正を入れた会議のとき", "count"),
        "initiatives": Column("今", "count"),
        "changed": Column("変化", "count"),
        "moved": Column("実際の動き", "count"),
        "corrected": Column("過去分の訂正", "count"),
    },
}
"""Of the answers of the frame, which belong to no screen, and of those about a meeting, which belong to many."""

WORDS_OF_ITEMS: Mapping[str, Mapping[str, str]] = {
    "status": labels.STATUSES,
    "barrier": {str(code): words for code, words in labels.BARRIERS.items()},
    "computed_state": labels.STATES,
    "reported_state": labels.STATES,
}
"""Of the fields that can be corrected, what the codes of some mean."""


@cache
def overrides() -> Mapping[str, Mapping[str, Column]]:
    """What every screen says of its own columns, and the frame."""
    found = [each.name for each in pkgutil.walk_packages(screens.__path__, "dashboard.screens.")]
    own = [import_module(name).COLUMNS for name in found if name.endswith(".columns") and name != __name__]
    return {answer: columns for each in (COLUMNS, *own) for answer, columns in each.items()}


def describe(name: str, answer: str | None = None) -> Column:
    """The column of that name as the answer (``online/totals``) has it, else as its folder has it, else as all do.

    Raises KeyError where nobody has described it: a heading is never guessed.
    """
    folder = answer.partition("/")[0] if answer else None
    for owner in (answer, folder):
        if owner and name in overrides().get(owner, {}):
            return overrides()[owner][name]
    return labels.EVERYWHERE[name]


@cache
def asked_first() -> Mapping[str, tuple[str, ...]]:
    """The columns that every screen wants to be read first, by answer."""
    found = [each.name for each in pkgutil.walk_packages(screens.__path__, "dashboard.screens.")]
    own = [import_module(name) for name in found if name.endswith(".columns") and name != __name__]
    return {answer: names for each in own for answer, names in getattr(each, "FIRST", {}).items()}


UNSEEN: Mapping[bool, Sequence[Kind]] = {False: ("hidden",), True: ("hidden", "person")}
"""Kinds of columns that nobody is shown, and nobody outside."""


def in_words(
    rows: pd.DataFrame, answer: str | None = None, *, outside: bool = False
) -> tuple[pd.DataFrame, dict[str, Kind]]:
    """The rows under Japanese headings, hidden columns left out, what a screen asks for first; and heading → kind.

    ``outside``: it is for others than this city hall, so nobody of the staff is named.
    Codes are spelled out, points are 0–100, moments local, counts whole; shares stay 0–1, and unknown stays unknown.
    """
    if answer == AS_WRITTEN:
        return _as_written(rows)
    first = [name for name in asked_first().get(answer or "", ()) if name in rows]
    rows = rows[[*first, *(name for name in rows if name not in first)]]
    own: Mapping[str, Column] = rows.attrs.get(labels.OWN, {})
    described = [(column, own.get(str(name)) or describe(str(name), answer)) for name, column in rows.items()]
    seen = [(column, what) for column, what in described if what.kind not in UNSEEN[outside]]
    shown = pd.DataFrame({what.heading: _values(column, what) for column, what in seen}, index=rows.index)
    return shown, {what.heading: what.kind for _, what in seen}


def _as_written(rows: pd.DataFrame) -> tuple[pd.DataFrame, dict[str, Kind]]:
    """The rows under their own names, whatever they hold."""
    kinds: dict[str, Kind] = {str(name): _kind(column) for name, column in rows.items()}
    texts = {name: rows[name].map(_plain) if kind == "text" else rows[name] for name, kind in kinds.items()}
    return pd.DataFrame(texts, index=rows.index), kinds


def _kind(column: pd.Series) -> Kind:
    if pd.api.types.is_datetime64_any_dtype(column):
        return "day" if (column.dropna() == column.dropna().dt.normalize()).all() else "moment"
    is_number = pd.api.types.is_numeric_dtype(column) and not pd.api.types.is_bool_dtype(column)
    return "quantity" if is_number else "text"


def _plain(value: Any) -> Any:
    """What is no text as one; what is not known stays so."""
    if isinstance(value, bool):
        return "はい" if value else "いいえ"
    if isinstance(value, list | dict):
        return "、".join(map(str, value))
    return str(value) if labels.known(value) else None


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
        return labels.on_the_wall(column)
    if what.kind == "count" and column.dtype.kind != "i":
        return column.astype("Int64")
    return column


def _worded(column: pd.Series, what: Column) -> pd.Series:
    """A text that is no code stays as it is."""
    words = what.words or {}
    return column.map(lambda value: words.get(value, value) if labels.known(value) else what.blank)
