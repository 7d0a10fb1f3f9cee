"""What no list of procedures says from one month to the next, unless a column or a unit was misread."""

from collections.abc import Iterator
from typing import Final

import pandas as pd

from dashboard.importers.model import Doubt

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
    """Doubts about a list; ``before`` is the newest list of its 課 (empty where there is none)."""
    unknown = int(now["status"].isna().sum())
    if len(now) >= _ROWS and unknown * 3 > len(now):
        yield "doubt_unknown", {"count": unknown, "rows": len(now)}
    if (share := _all_or_none(now)) and share != _all_or_none(before):
        yield "doubt_all_or_none", {"count": len(now), "said": share}
    yield from _moved_rates(now, before)
    yield from _volume(now, before)


def _all_or_none(rows: pd.DataFrame) -> str | None:
    known = rows["status"][_is_applicable(rows)]
    if len(known) < _LISTED or known.isin(["online"]).nunique() > 1:
        return None
    return "すべてオンライン化済み" if known.iloc[0] == "online" else "オンライン化済みが 1 件もない"


def _is_applicable(rows: pd.DataFrame) -> "pd.Series[bool]":
    return rows["status"].notna() & (rows["status"] != "not_applicable")


def _moved_rates(now: pd.DataFrame, before: pd.DataFrame) -> Iterator[Doubt]:
    old, new = _rates(before), _rates(now)
    for name in old.index.intersection(new.index):
        moved = new["rate"][name] - old["rate"][name]
        few = min(old["count"][name], new["count"][name])
        if few >= _PROCEDURES and abs(moved) >= _MOVED and abs(moved) * new["count"][name] >= _AT_LEAST:
            shares = {"was": f"{old['rate'][name]:.0%}", "now": f"{new['rate'][name]:.0%}"}
            yield "doubt_rate", {"department": name, **shares}


def _rates(rows: pd.DataFrame) -> pd.DataFrame:
    """Of each 課 its online rate (0–1), and of how many procedures."""
    known = rows[_is_applicable(rows)]
    online = known["status"].eq("online").groupby(known["department_text"])
    return pd.DataFrame({"rate": online.mean(), "count": online.size()})


def _volume(now: pd.DataFrame, before: pd.DataFrame) -> Iterator[Doubt]:
    """Of the procedures that both lists count, how many times as much the new one has."""
    keys = ["department_text", "procedure"]
    counted = [rows.dropna(subset=["annual_count", *keys]).drop_duplicates(keys) for rows in (before, now)]
    both = counted[0].merge(counted[1], on=keys, suffixes=("_before", "_now"))
    old, new = (int(both[f"annual_count_{when}"].sum()) for when in ("before", "now"))
    if len(both) >= _COUNTS and old and new and not 1 / _TIMES < new / old < _TIMES:
        yield "doubt_volume", {"was": f"{old:,}", "now": f"{new:,}"}
