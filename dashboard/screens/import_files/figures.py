"""The figures of the pages before and after: of the city, and of each 課 whose figures move far."""

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

import pandas as pd

from dashboard import labels
from dashboard.screens.view import Ask

FAR = 0.10
"""Ten points: more than a rate moves from one month to the next where all is read right."""
RATE = "オンライン化率（種類ベース）"
COLUMNS = ["figure", "of", "before", "after", "moved", "doubt"]


@dataclass(frozen=True, slots=True)
class Move:
    """One figure before and after, in words; ``doubt`` where it should be looked into before anything is applied."""

    figure: str
    of: str
    before: str
    after: str
    moved: float
    doubt: str | None = None


def moves(before: Ask | None, after: Ask, months: Iterable[tuple[str, dt.date]]) -> pd.DataFrame:
    """A row for each figure (``COLUMNS``), those in doubt first.

    ``months`` are the datasets and 基準日 of the batch. What is compared is the same 基準日, or the last one before it.
    """
    found: list[Move] = []
    for dataset, as_of in sorted(set(months)):
        if dataset == "procedures":
            found += _of_procedures(before, after, as_of)
        elif dataset == "roadmap":
            found += _of_roadmap(before, after, as_of)
    rows = pd.DataFrame([[getattr(move, name) for name in COLUMNS] for move in found], columns=COLUMNS)
    return rows.sort_values("doubt", na_position="last", kind="stable", ignore_index=True)


def sentence(rows: pd.DataFrame) -> str:
    """How many figures move, and which must be looked into."""
    if rows.empty:
        return "画面の数値は変わりません。"
    moved = int((rows["moved"] != 0).sum())
    doubts = int(rows["doubt"].notna().sum())
    said = f"数値{moved}件が変わります。" if moved else "数値は変わりません。"
    return f"{said}{doubts}件は大きく動くため、列や行がずれていないか確かめてください。" if doubts else said


def _of_procedures(before: Ask | None, after: Ask, as_of: dt.date) -> Iterator[Move]:
    earlier = _month(before, as_of)
    now, then = (
        after("online/totals", as_of=as_of),
        before("online/totals", as_of=earlier) if before and earlier else None,
    )
    when = _when(as_of, earlier)
    for figure, name in ((RATE, "online_rate"), ("オンライン利用率", "usage_rate")):
        yield _share(figure, f"全庁　{when}", None if then is None else then[name].iloc[0], now[name].iloc[0])
    for name, figure in (("applicable", "対象手続"), ("departments", "一覧を出した課")):
        yield _count(figure, f"全庁　{when}", None if then is None else then[name].iloc[0], now[name].iloc[0])
    if then is not None and before:
        yield from _by_department(
            before("online/rate_by_department", as_of=earlier), after("online/rate_by_department", as_of=as_of), when
        )


def _by_department(then: pd.DataFrame, now: pd.DataFrame, when: str) -> Iterator[Move]:
    """課 that lose many rows, or whose rate moves far."""
    both = then.merge(now, on="department", suffixes=("_then", "_now"))
    each: Any
    for each in both.itertuples(index=False):
        of = f"{each.department}　{when}"
        if 3 * each.applicable_now < 2 * each.applicable_then:
            doubt = "手続が3分の1より多く減ります"
            yield _count("対象手続", of, each.applicable_then, each.applicable_now, doubt)
        elif (move := _share(RATE, of, each.online_rate_then, each.online_rate_now)).doubt:
            yield move


def _of_roadmap(before: Ask | None, after: Ask, as_of: dt.date) -> Iterator[Move]:
    now, then = after("roadmap/totals", as_of=as_of).iloc[0], None
    if before is not None:
        found = before("roadmap/totals", as_of=as_of)
        then = found.iloc[0] if len(found) and labels.known(found["as_of"].iloc[0]) else None
    when = _when(as_of, then["as_of"].date() if then is not None else None)
    for figure, name in (("取組", "initiatives"), ("遅れ", "late"), ("完了", "done")):
        yield _count(figure, f"全庁　{when}", None if then is None else then[name], now[name])


def _month(before: Ask | None, as_of: dt.date) -> dt.date | None:
    """The 基準日 to compare with: the same, or the last one before it that has a 手続一覧."""
    if before is None:
        return None
    months = before("online/spread_by_month")["as_of"].dt.date
    return max((month for month in months if month <= as_of), default=None)


def _when(as_of: dt.date, earlier: dt.date | None) -> str:
    if earlier is None or earlier == as_of:
        return labels.month(as_of)
    return f"{labels.month(as_of)}（今は{labels.month(earlier)}と比較）"


def _share(figure: str, of: str, then: float | None, now: float | None) -> Move:
    moved = round(_moved(then, now), 6)
    doubt = "10ポイントより大きく動きます" if abs(moved) > FAR else None
    return Move(figure, of, labels.percent(then), labels.percent(now), moved, doubt)


def _count(figure: str, of: str, then: float | None, now: float | None, doubt: str | None = None) -> Move:
    return Move(figure, of, labels.count(then), labels.count(now), _moved(then, now), doubt)


def _moved(then: float | None, now: float | None) -> float:
    """By how much; 0 where either is not known."""
    return float(now) - float(then) if labels.known(then) and labels.known(now) else 0.0  # type: ignore[arg-type]
