"""What one file changes against what is in force: of the same 課 and the same 基準日 or 回, row by row."""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from operator import itemgetter
from typing import Any

import pandas as pd

from dashboard.importers import Dataset, Register
from dashboard.importers.model import PLACE

Group = tuple[object, ...]
"""What an import replaces as a whole: the values of Dataset.replaces, then (部, 課) where it is about 課."""


@dataclass(frozen=True, slots=True)
class Changes:
    """Numbers of rows of the file: new, changed, no longer there and the same as before.

    ``initiatives`` is what the dataset says of single rows that are followed over the months, where it follows any.
    """

    added: int
    changed: int
    removed: int
    unchanged: int
    initiatives: list[Any] = field(default_factory=list)


def groups(dataset: Dataset, rows: pd.DataFrame, as_of: dt.date | None, register: Register) -> pd.Series:
    """The Group of every row; the 課 is the one that the register means, whatever it is called in the file."""
    names = [*dataset.departments[:1], *(["bureau_text"] if dataset.departments else [])]
    columns = [*(name for name in dataset.replaces if name != "as_of"), *names]
    keys = _values(rows, columns)
    known = {key: _group(dataset, key, as_of, register) for key in set(keys)}
    return pd.Series([known[key] for key in keys], index=rows.index, dtype=object)


def _group(dataset: Dataset, key: Sequence[Any], as_of: dt.date | None, register: Register) -> Group:
    when: Group = (as_of,) if "as_of" in dataset.replaces else ()
    if not dataset.departments:
        return (*when, *key)
    *others, text, bureau = key
    return (*when, *others, *register.place(text, bureau, as_of))


def departments(dataset: Dataset, rows: pd.DataFrame, as_of: dt.date | None, register: Register) -> pd.Series:
    """(部, 課) of every row as the register means them, or as they are written where it does not know."""
    pairs = _values(rows, [dataset.departments[0], "bureau_text"])
    known = {pair: department(pair, as_of, register) for pair in set(pairs)}
    return pd.Series([known[pair] for pair in pairs], rows.index, dtype=object)


def department(pair: tuple[Any, ...], as_of: dt.date | None, register: Register) -> tuple[Any, Any]:
    """(部, 課) meant by (課, 部) as they are written, or those themselves."""
    text, bureau = pair
    place = register.place(text, bureau, as_of)
    return place if place[1] else (bureau, text)


def placed(dataset: Dataset, rows: pd.DataFrame, as_of: dt.date | None, register: Register) -> pd.DataFrame:
    """The rows with their 課 as the register names it, where it does."""
    names = departments(dataset, rows, as_of, register).map(itemgetter(1))
    return rows.assign(**{dataset.departments[0]: names.astype("str")})


def _values(rows: pd.DataFrame, columns: Sequence[str]) -> list[tuple[Any, ...]]:
    """The rows of these columns as tuples, None where nothing is known."""
    said = rows[[*columns]].astype(object)
    return list(said.where(said.notna(), None).itertuples(index=False, name=None)) if columns else [()] * len(rows)


def compared(
    dataset: Dataset,
    rows: pd.DataFrame,
    as_of: dt.date | None,
    earlier: Iterable[tuple[dt.date | None, pd.DataFrame]],
    register: Register,
) -> Changes:
    """Compare rows with the latest earlier ones (基準日, rows; the oldest first) of each of their groups."""
    own = groups(dataset, rows, as_of, register)
    new = _said(dataset, _with_others(dataset, rows, as_of, register), own)
    old = _said(dataset, *_in_force(dataset, set(own), earlier, register))
    both = new.index.intersection(old.index)
    unchanged = int((new.loc[both] == old.loc[both]).sum())
    return Changes(len(new) - len(both), len(both) - unchanged, len(old) - len(both), unchanged)


def _in_force(
    dataset: Dataset,
    wanted: set[Group],
    earlier: Iterable[tuple[dt.date | None, pd.DataFrame]],
    register: Register,
) -> tuple[pd.DataFrame, pd.Series]:
    """The rows of each group in the last of the earlier lists that has any, and their groups."""
    latest: dict[Group, pd.DataFrame] = {}
    for as_of, rows in earlier:
        of_rows = groups(dataset, rows, as_of, register)
        for group in wanted.intersection(of_rows):
            latest[group] = _with_others(dataset, rows[of_rows == group], as_of, register)
    if not latest:
        return pd.DataFrame(columns=[*dataset.schema]), pd.Series(dtype=object)
    sizes = [len(rows) for rows in latest.values()]
    repeated = [group for group, size in zip(latest, sizes, strict=True) for _ in range(size)]
    return pd.concat(latest.values(), ignore_index=True), pd.Series(repeated, dtype=object)


def _with_others(dataset: Dataset, rows: pd.DataFrame, as_of: dt.date | None, register: Register) -> pd.DataFrame:
    """The rows with the 課 that they name besides their own as the register means them."""
    others = {
        column: rows[column].map(lambda names: [register.place(name, None, as_of)[1] or name for name in names])
        for column in dataset.departments[1:]
    }
    return rows.assign(**others)


def _said(dataset: Dataset, rows: pd.DataFrame, of_rows: pd.Series) -> pd.Series:
    """A number that stands for all that the rows of one key say, by group and key.

    How a 課 is written says nothing: it is in the group. A person who is in another 課 now has changed.
    """
    silent = {*PLACE, *dataset.departments[:1], "bureau_text"}
    columns = dataset.compared or [name for name in dataset.schema if name not in silent]
    where = of_rows.map(repr)
    kept = of_rows.map(lambda group: repr(group[: len(dataset.replaces)])) if dataset.person else where
    said = _hashed({"": where, **{name: _texts(dataset, rows, name) for name in columns}})
    keys = _hashed({"": kept, **{name: _texts(dataset, rows, name) for name in dataset.key}})
    return said.groupby(keys).sum()


def _texts(dataset: Dataset, rows: pd.DataFrame, name: str) -> pd.Series:
    """A column as texts, also one that a list of an older version lacks."""
    if name not in rows:
        return pd.Series("", index=rows.index)
    lists = dataset.schema[name] == "texts"
    texts = (rows[name].map("、".join) if lists else rows[name]).astype("string").fillna("")
    return texts.map(dataset.spellings[name]) if name in dataset.spellings else texts


def _hashed(columns: dict[str, pd.Series]) -> pd.Series:
    """A number for every row of these columns; two rows share one by chance once in 10¹⁹ pairs."""
    texts = pd.DataFrame({name: column.astype("string") for name, column in columns.items()})
    return pd.util.hash_pandas_object(texts, index=False)
