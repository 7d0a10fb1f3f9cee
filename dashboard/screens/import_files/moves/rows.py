"""Rows of every 課, whatever the dataset: a list that is much shorter was cut, filtered, or is of another 課."""

import datetime as dt
from collections.abc import Iterator
from typing import Any

from dashboard import labels
from dashboard.screens.import_files.moves.move import Move, count, lost, when
from dashboard.screens.view import Ask

ROWS = "課の行"


def of_rows(dataset: str, before: Ask | None, after: Ask, as_of: dt.date | None) -> Iterator[Move]:
    """Of each 課 that loses many against its last list."""
    if before is None:
        return
    then = before("import_files/listed_rows", dataset=dataset, as_of=as_of)
    now = after("import_files/listed_rows", dataset=dataset, as_of=as_of)
    each: Any
    for each in then.merge(now, on="department", suffixes=("_then", "_now")).itertuples(index=False):
        # What has no list of this day was not sent: that is told by 提出状況.
        if lost(each.listed_rows_then, each.listed_rows_now) and _day(each.as_of_now) == as_of:
            of_day = f"　{when(as_of, _day(each.as_of_then))}" if as_of else ""
            doubt = "課の行が3分の1より多く減ります"
            yield count(ROWS, f"{each.department}{of_day}", each.listed_rows_then, each.listed_rows_now, doubt)


def _day(value: Any) -> dt.date | None:
    return value.date() if labels.known(value) else None
