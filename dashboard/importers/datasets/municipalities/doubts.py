"""What no list of municipalities says after the one before it, unless it is one of a part or was misread."""

from collections.abc import Iterator
from typing import Final

import pandas as pd

from dashboard.importers.model import FILE, Doubt

_ROWS: Final = 6
"""A shorter list may have been a trial."""
_POPULATIONS: Final = 3
_TIMES: Final = 5
"""Five times the population in the middle of three or more municipalities, or a fifth of it, is another unit."""


def doubts(now: pd.DataFrame, before: pd.DataFrame) -> Iterator[Doubt]:
    """Doubts about lists; ``before`` is the newest list before, for each of them (empty where there is none)."""
    for file, rows in before.groupby(FILE):
        own = now[now[FILE] == file]
        for code, details in (*_gone(own, rows), *_moved(own, rows), *_population(own, rows)):
            yield int(str(file)), code, details


def _gone(now: pd.DataFrame, before: pd.DataFrame) -> Iterator[tuple[str, dict[str, object]]]:
    """A third of the municipalities gone: all of them are what is shown, so a list of one 都道府県 hides the others."""
    gone = int((~before["code"].isin(now["code"])).sum())
    if len(before) >= _ROWS and gone * 3 >= len(before):
        yield "doubt_municipalities_gone", {"count": gone, "before": len(before)}


def _moved(now: pd.DataFrame, before: pd.DataFrame) -> Iterator[tuple[str, dict[str, object]]]:
    """A name under another code. That happens (a 市 that becomes a 政令指定都市), but once in years."""
    keys = ["prefecture", "municipality_name"]
    # 泊村 is there twice in 北海道: which of the two one is, its name does not say.
    told = [rows[[*keys, "code"]].drop_duplicates(keys, keep=False) for rows in (before, now)]
    both = told[0].merge(told[1], on=keys, suffixes=("_before", "_now"))
    moved = both[both["code_before"] != both["code_now"]]
    if len(moved):
        _, name, old, new = moved.iloc[0]
        yield "doubt_names_moved", {"count": len(moved), "name": name, "was": old, "now": new}


def _population(now: pd.DataFrame, before: pd.DataFrame) -> Iterator[tuple[str, dict[str, object]]]:
    counted = [rows.loc[rows["population"] > 0, ["code", "population"]] for rows in (before, now)]
    both = counted[0].merge(counted[1], on="code", suffixes=("_before", "_now"))
    times = (both["population_now"] / both["population_before"]).median()
    if len(both) >= _POPULATIONS and not 1 / _TIMES < times < _TIMES:
        yield "doubt_population", {"times": f"{times:,.3g}"}
