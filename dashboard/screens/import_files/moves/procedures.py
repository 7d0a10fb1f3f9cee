"""Figures of 手続のオンライン化: of the city, and of each 課 that loses many or whose rate moves far."""

import datetime as dt
from collections.abc import Iterator
from typing import Any

import pandas as pd

from dashboard.screens.import_files.moves.move import Move, count, lost, share, when
from dashboard.screens.view import Ask

RATE = "オンライン化率（種類ベース）"


def of_procedures(before: Ask | None, after: Ask, as_of: dt.date) -> Iterator[Move]:
    """Of one 基準日."""
    earlier = _month(before, as_of)
    now, then = (
        after("online/totals", as_of=as_of),
        before("online/totals", as_of=earlier) if before and earlier else None,
    )
    of_day = when(as_of, earlier)
    for figure, name in ((RATE, "online_rate"), ("オンライン利用率", "usage_rate")):
        yield share(figure, f"全庁　{of_day}", None if then is None else then[name].iloc[0], now[name].iloc[0])
    for name, figure in (("applicable", "対象手続"), ("departments", "一覧を出した課")):
        yield count(figure, f"全庁　{of_day}", None if then is None else then[name].iloc[0], now[name].iloc[0])
    if then is not None and before:
        yield from _by_department(
            before("online/rate_by_department", as_of=earlier), after("online/rate_by_department", as_of=as_of), of_day
        )


def _by_department(then: pd.DataFrame, now: pd.DataFrame, of_day: str) -> Iterator[Move]:
    """課 that lose many rows, or whose rate moves far."""
    both = then.merge(now, on="department", suffixes=("_then", "_now"))
    each: Any
    for each in both.itertuples(index=False):
        of = f"{each.department}　{of_day}"
        if lost(each.applicable_then, each.applicable_now):
            doubt = "手続が3分の1より多く減ります"
            yield count("対象手続", of, each.applicable_then, each.applicable_now, doubt)
        elif (move := share(RATE, of, each.online_rate_then, each.online_rate_now)).doubt:
            yield move


def _month(before: Ask | None, as_of: dt.date) -> dt.date | None:
    """The 基準日 to compare with: the same, or the last one before it that has a 手続一覧."""
    if before is None:
        return None
    months = before("online/spread_by_month")["as_of"].dt.date
    return max((month for month in months if month <= as_of), default=None)
