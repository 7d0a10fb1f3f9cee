"""What one file changes against what is in force: of the same 課 and the same 基準日 or 回, row by row."""

import datetime as dt
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from operator import itemgetter
from typing import Any

import pandas as pd

from dashboard.importers import Dataset, Register
from dashboard.importers.model import PLACE

Group = tuple[object, ...]
"""What an import replaces as a whole: the values of Dataset.replaces, then (部, 課) where it is about 課."""


CELLS = ["department", "row", "kind", "column", "before", "after"]
"""課; what the row is told by; added, changed or removed; and, of what changed, the column and its texts."""


@dataclass(frozen=True, slots=True)
class Changes:
    """Numbers of rows of the file: new, changed, no longer there and the same as before.

    ``initiatives`` is what the dataset says of single rows that are followed over the months, where it follows any.
    ``cells`` says the same row by row and column by column: see ``CELLS``.
    """

    added: int
    changed: int
    removed: int
    unchanged: int
    initiatives: list[Any] = field(default_factory=list)
    cells: pd.DataFrame = field(default_factory=lambda: pd.DataFrame(columns=CELLS), compare=False, repr=False)


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
    """The rows with their 課 as the register names it, where it does; those of no 課 as they are."""
    if not dataset.departments:
        return rows
    names = departments(dataset, rows, as_of, register).map(itemgetter(1))
    return rows.assign(**{dataset.departments[0]: names.astype("str")})


def _values(rows: pd.DataFrame, columns: Sequence[str]) -> list[tuple[Any, ...]]:
    """The rows of these columns as tuples, None where nothing is known."""
    said = rows[[*columns]].astype(object)
    return list(said.where(said.notna(), None).itertuples(index=False, name=None)) if columns else [()] * len(rows)


@dataclass(frozen=True, slots=True)
class _Side:
    """Rows that are compared: what they say and are told by, as texts; and the Group of each."""

    texts: Mapping[str, pd.Series]
    groups: pd.Series

    def of_groups(self, told: Callable[[Group], Any]) -> list[Any]:
        """What is told of the group of each row; asked once for each group."""
        known = {group: told(group) for group in set(self.groups)}
        return [known[group] for group in self.groups]


def compared(
    dataset: Dataset,
    lists: Sequence[pd.DataFrame],
    as_of: dt.date | None,
    earlier: Iterable[tuple[dt.date | None, pd.DataFrame]],
    newest: Callable[[], Iterable[pd.DataFrame]],
    register: Register,
) -> list[Changes]:
    """Compare the rows of files, of which no two have rows of one group, with the latest earlier ones of each group.

    ``earlier`` are lists (基準日, rows) of the same 基準日 or 回, the oldest first. A new month changes nothing that is
    there: its cells are compared with the ``newest`` list of each 課. All files are compared at once: forty take as
    long as one.
    """
    rows = pd.concat(lists, ignore_index=True)
    own = groups(dataset, rows, as_of, register)
    numbers = [number for number, each in enumerate(lists) for _ in range(len(each))]
    file_of = dict(zip(own, numbers, strict=True))
    new = _side(dataset, _with_others(dataset, rows, as_of, register), own)
    old = _in_force(dataset, set(own), earlier, register)
    counts = _counted(_said(dataset, new, file_of), _said(dataset, old, file_of), len(lists))
    cells = _cells(dataset, new, old, file_of)
    unseen = {number for number, each in enumerate(lists) if dataset.has_as_of and counts[number][0] == len(each)}
    if unseen:
        wanted = {group for group, number in file_of.items() if number in unseen}
        before = _in_force(dataset, wanted, ((as_of, each) for each in newest()), register)
        cells = {number: each for number, each in cells.items() if number not in unseen}
        cells |= _cells(dataset, new, before, file_of)
    none = pd.DataFrame(columns=CELLS)
    return [Changes(*each, cells=cells.get(number, none)) for number, each in enumerate(counts)]


def _side(dataset: Dataset, rows: pd.DataFrame, of_rows: pd.Series) -> _Side:
    names = dict.fromkeys([*_speaking(dataset), *dataset.key, *dataset.known_by])
    return _Side({name: _texts(dataset, rows, name) for name in names}, of_rows)


def _counted(new: pd.DataFrame, old: pd.DataFrame, files: int) -> list[tuple[int, int, int, int]]:
    """For each file the numbers of rows that are new, changed, gone and the same."""
    both = new.index.intersection(old.index)
    is_same = new["said"].loc[both] == old["said"].loc[both]
    all_new, all_old, common = (
        each.value_counts().reindex(range(files), fill_value=0)
        for each in (new["file"], old["file"], new["file"].loc[both])
    )
    same = new["file"].loc[both][is_same].value_counts().reindex(range(files), fill_value=0)
    table = zip(all_new - common, common - same, all_old - common, same, strict=True)
    return [(int(added), int(changed), int(gone), int(unchanged)) for added, changed, gone, unchanged in table]


def _cells(dataset: Dataset, new: _Side, old: _Side, file_of: Mapping[Group, int]) -> dict[Any, pd.DataFrame]:
    """File → what differs, row by row (CELLS). Where nothing was there before all is new: no list.

    What people answered is told of by numbers only.
    """
    if old.groups.empty or dataset.person:
        return {}
    now, before = (_shown(dataset, side, file_of) for side in (new, old))
    now = now[now.index.get_level_values("file").isin(set(before.index.get_level_values("file")))]
    both = now.index.intersection(before.index)
    now_both, before_both = now.loc[both], before.loc[both]
    changed = []
    for name in now:
        was, is_ = before_both[name], now_both[name]
        texts = {"before": was[is_ != was], "after": is_[is_ != was]}
        changed.append(pd.DataFrame({"kind": "changed", "column": name, **texts}))
    gone = pd.DataFrame({"kind": "removed"}, index=before.index.difference(now.index))
    added = pd.DataFrame({"kind": "added"}, index=now.index.difference(before.index))
    found = pd.concat([*changed, gone, added]).rename_axis(["file", "department", "row"]).reset_index()
    found = found.reindex(columns=["file", *CELLS]).sort_values(["file", *CELLS[:4]], ignore_index=True)
    return {number: each[CELLS].reset_index(drop=True) for number, each in dict(iter(found.groupby("file"))).items()}


def _shown(dataset: Dataset, side: _Side, file_of: Mapping[Group, int]) -> pd.DataFrame:
    """What each row says as texts, by its file, its 課 and what it is told by; of several told alike the first."""
    texts = pd.DataFrame({name: side.texts[name] for name in _speaking(dataset)})
    told = [side.texts[name].to_numpy() for name in dict.fromkeys([*dataset.key, *dataset.known_by])]
    names = [" ".join(dict.fromkeys(filter(None, each))) for each in zip(*told, strict=True)]
    places = side.of_groups(lambda group: str(group[-1] or "") if dataset.departments else "")
    levels = [pd.Index(each) for each in (side.of_groups(file_of.__getitem__), places, names)]
    texts.index = pd.MultiIndex.from_arrays(levels, names=["file", "department", "row"])
    return texts[~texts.index.duplicated()]


def _in_force(
    dataset: Dataset,
    wanted: set[Group],
    earlier: Iterable[tuple[dt.date | None, pd.DataFrame]],
    register: Register,
) -> _Side:
    """The rows of each group in the last of the earlier lists that has any."""
    latest: dict[Group, pd.DataFrame] = {}
    for as_of, rows in earlier:
        of_rows = groups(dataset, rows, as_of, register)
        for group in wanted.intersection(of_rows):
            latest[group] = _with_others(dataset, rows[of_rows == group], as_of, register)
    if not latest:
        return _side(dataset, pd.DataFrame(columns=[*dataset.schema]), pd.Series(dtype=object))
    sizes = [len(rows) for rows in latest.values()]
    repeated = [group for group, size in zip(latest, sizes, strict=True) for _ in range(size)]
    return _side(dataset, pd.concat(latest.values(), ignore_index=True), pd.Series(repeated, dtype=object))


def _with_others(dataset: Dataset, rows: pd.DataFrame, as_of: dt.date | None, register: Register) -> pd.DataFrame:
    """The rows with the 課 that they name besides their own as the register means them."""
    others = {
        column: rows[column].map(lambda names: [register.place(name, None, as_of)[1] or name for name in names])
        for column in dataset.departments[1:]
    }
    return rows.assign(**others)


def _said(dataset: Dataset, side: _Side, file_of: Mapping[Group, int]) -> pd.DataFrame:
    """A number that stands for all that the rows of one key say, by group and key; and the file they belong to.

    How a 課 is written says nothing: it is in the group. A person who is in another 課 now has changed.
    """
    where, kept = pd.Series(side.of_groups(repr), dtype="string"), len(dataset.replaces) if dataset.person else None
    of_key = pd.Series(side.of_groups(lambda group: repr(group[:kept])), dtype="string")
    said = _hashed([where, *(side.texts[name] for name in _speaking(dataset))])
    keys = _hashed([of_key, *(side.texts[name] for name in dataset.key)])
    files = side.of_groups(file_of.__getitem__)
    return pd.DataFrame({"said": said, "file": files}).groupby(keys).agg({"said": "sum", "file": "first"})


def _speaking(dataset: Dataset) -> Sequence[str]:
    """The columns that say something."""
    silent = {*PLACE, *dataset.departments[:1], "bureau_text"}
    return dataset.compared or [name for name in dataset.schema if name not in silent]


def _texts(dataset: Dataset, rows: pd.DataFrame, name: str) -> pd.Series:
    """A column as texts, also one that a list of an older version lacks."""
    if name not in rows:
        return pd.Series("", index=rows.index)
    lists = dataset.schema[name] == "texts"
    texts = (rows[name].map("、".join) if lists else rows[name]).astype("string").fillna("")
    return texts.map(dataset.spellings[name]) if name in dataset.spellings else texts


def _hashed(texts: Sequence[pd.Series]) -> pd.Series:
    """A number for every row of these columns; two rows share one by chance once in 10¹⁹ pairs."""
    return pd.util.hash_pandas_object(pd.concat(texts, axis=1, keys=range(len(texts))), index=False)
