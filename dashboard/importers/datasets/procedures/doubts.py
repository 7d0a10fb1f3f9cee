"""What no list of procedures says from one month to the next, unless a column or a unit was misread."""

from collections.abc import Iterator
from typing import Final

import pandas as pd

from dashboard.importers.model import FILE, Doubt

_ROWS: Final = 6
"""So many statuses are needed to wonder how many of them are unknown."""
_LISTED: Final = 10
"""A shorter list may well be all online, or none of it."""
_PROCEDURES: Final = 5
_MOVED: Final = 0.3
_AT_LEAST: Final = 3
"""A 課 of five procedures or more, whose rate moves by 30 points because of three or more of them."""
_TIMES: Final = 10
_COUNTS: Final = 3
"""Ten times the volume over three procedures or more, or a tenth of it, is another unit."""


def doubts(now: pd.DataFrame, before: pd.DataFrame) -> Iterator[Doubt]:
    """Doubts about lists; ``before`` are the newest lists of their 課 (empty where there are none)."""
    yield from _unknown(now)
    yield from _all_or_none(now, before)
    yield from _moved_rates(now, before)
    yield from _volume(now, before)


def _unknown(now: pd.DataFrame) -> Iterator[Doubt]:
    unknown = now["status"].isna().groupby(now[FILE]).agg(["sum", "size"])
    for file, count, rows in unknown.itertuples():
        if rows >= _ROWS and count * 3 > rows:
            yield file, "doubt_unknown", {"count": count, "rows": rows}


def _all_or_none(now: pd.DataFrame, before: pd.DataFrame) -> Iterator[Doubt]:
    sizes, was = now.groupby(FILE).size(), _said_of_all(before)
    for file, said in _said_of_all(now).items():
        if said != was.get(file):
            yield file, "doubt_all_or_none", {"count": int(sizes[file]), "said": said}


def _said_of_all(rows: pd.DataFrame) -> dict[int, str]:
    """The files of which all procedures are online, or none, and which of the two."""
    counts = _online(rows, FILE)
    is_alike = (counts["sum"] == 0) | (counts["sum"] == counts["size"])
    alike = counts[is_alike & (counts["size"] >= _LISTED)]
    said = {True: "すべてオンライン化済み", False: "オンライン化済みが 1 件もない"}
    return {file: said[online > 0] for file, online, _ in alike.itertuples()}


def _online(rows: pd.DataFrame, *by: str) -> pd.DataFrame:
    """How many procedures are online (sum), and of how many that can be (size)."""
    known = rows[rows["status"].notna() & (rows["status"] != "not_applicable")]
    return known["status"].eq("online").groupby([known[name] for name in by]).agg(["sum", "size"])


def _moved_rates(now: pd.DataFrame, before: pd.DataFrame) -> Iterator[Doubt]:
    counts = [_online(rows, FILE, "department_text") for rows in (before, now)]
    both = counts[0].merge(counts[1], left_index=True, right_index=True)
    for (file, name), online_before, count_before, online, count in both.itertuples():
        old, new = online_before / count_before, online / count
        is_enough = min(count_before, count) >= _PROCEDURES and abs(new - old) * count >= _AT_LEAST
        if is_enough and abs(new - old) >= _MOVED:
            yield file, "doubt_rate", {"department": name, "was": f"{old:.0%}", "now": f"{new:.0%}"}


def _volume(now: pd.DataFrame, before: pd.DataFrame) -> Iterator[Doubt]:
    """Of the procedures that both lists count, how many times as much the new one has."""
    keys = [FILE, "department_text", "procedure"]
    counted = [rows.dropna(subset=["annual_count", *keys]).drop_duplicates(keys) for rows in (before, now)]
    both = counted[0].merge(counted[1], on=keys, suffixes=("_before", "_now")).groupby(FILE)
    sums = both[["annual_count_before", "annual_count_now"]].sum().assign(rows=both.size())
    for file, old, new, rows in sums.itertuples():
        if rows >= _COUNTS and old and new and not 1 / _TIMES < new / old < _TIMES:
            yield file, "doubt_volume", {"was": f"{old:,}", "now": f"{new:,}"}
