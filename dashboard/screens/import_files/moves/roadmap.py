"""Figures of the ロードマップ."""

import datetime as dt
from collections.abc import Iterator

from dashboard import labels
from dashboard.screens.import_files.moves.move import Move, count, when
from dashboard.screens.view import Ask


def of_roadmap(before: Ask | None, after: Ask, as_of: dt.date) -> Iterator[Move]:
    """Of one 基準日."""
    now, then = after("roadmap/totals", as_of=as_of).iloc[0], None
    if before is not None:
        found = before("roadmap/totals", as_of=as_of)
        then = found.iloc[0] if len(found) and labels.known(found["as_of"].iloc[0]) else None
    of_day = when(as_of, then["as_of"].date() if then is not None else None)
    for figure, name in (("取組", "initiatives"), ("遅れ", "late"), ("完了", "done")):
        yield count(figure, f"全庁　{of_day}", None if then is None else then[name], now[name])
