"""The columns of a blank form, from what the dataset declares: what is written in them, and what may be."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

import pandas as pd

from dashboard.importers import Dataset
from dashboard.importers.model import Column, Kind, Value

Place = tuple[str | None, str]
"""(部, 課)."""
FLAGS: Final = {True: "○", False: "×"}
_WIDTHS: Final[dict[Kind, int]] = {"integer": 11, "number": 11, "day": 13, "flag": 9, "text": 22, "texts": 28}
_HOW: Final[dict[Kind, str]] = {
    "integer": "0以上の整数（カンマや単位は付けません）",
    "number": "数字だけ（単位は付けません）",
    "day": "日付（例：2026/10/31）",
    "flag": "一覧から選びます",
    "text": "文字",
    "texts": "文字（複数あるときは「、」で区切ります）",
}


@dataclass(frozen=True, slots=True)
class Field:
    """A column of a form."""

    header: str
    kind: Kind
    column: Column
    kept: tuple[str, ...] = ()
    """The columns of canonical rows that hold it."""
    choices: tuple[str, ...] = ()

    @property
    def how(self) -> str:
        """How it is filled in, in words."""
        if self.choices:
            return "一覧から選びます"
        return "0%〜100% の割合" if self.column.is_share else _HOW.get(self.kind, "文字")

    @property
    def width(self) -> int:
        """As wide as its cells usually are."""
        return max(_WIDTHS.get(self.kind, 22), min(2 * len(self.header) + 3, 30))

    def written(self, row: pd.Series) -> Value:
        """What a canonical row says, as it is written in a cell of the form."""
        for name in self.kept:
            value = row.get(name)
            if isinstance(value, Collection) and not isinstance(value, str):
                if len(value):
                    return "、".join(map(str, value))
            elif value is not None and not pd.isna(value):
                return self._word(value)
        return None

    def _word(self, value: Any) -> Value:
        if isinstance(value, pd.Timestamp):
            return value.date()
        words: Mapping[Any, str] = FLAGS if self.kind == "flag" else self.column.words
        plain: Value = value.item() if hasattr(value, "item") else value
        return words.get(plain, plain)


def fields(
    dataset: Dataset, places: Sequence[Place], questions: Sequence[str], rows: pd.DataFrame | None
) -> list[Field]:
    """The columns of a form of this dataset. ``places`` are the 課 to choose from, ``questions`` what a form asks.

    A column that the lists so far (``rows``) do not have is left out where an empty one would say something.
    """
    return [*_known(dataset, places, rows), *(_question(words) for words in questions)]


def _known(dataset: Dataset, places: Sequence[Place], rows: pd.DataFrame | None) -> Iterator[Field]:
    for column in dataset.columns:
        is_there = not column.told_by or rows is None or bool(rows[column.told_by].fillna(False).all())
        if column.in_template and is_there:
            kept = column.kept or tuple(name for name in (column.name, f"{column.name}_text") if name in dataset.schema)
            kind: Kind = dataset.schema[kept[0]] if kept and not column.words else "text"
            yield Field(column.headers[0], kind, column, kept, _choices(dataset, column, kind, kept, places))


def _choices(
    dataset: Dataset, column: Column, kind: Kind, kept: tuple[str, ...], places: Sequence[Place]
) -> tuple[str, ...]:
    if kind == "flag":
        return tuple(FLAGS.values())
    if dataset.departments and kept[:1] == dataset.departments[:1]:
        return tuple(dict.fromkeys(department for _, department in places))
    if dataset.departments and kept[:1] == ("bureau_text",):
        return tuple(dict.fromkeys(bureau for bureau, _ in places if bureau))
    return tuple(column.words.values())


def _question(words: str) -> Field:
    return Field(words, "text", Column(words, (words,), example="3"))
