"""What was noticed in the files of one month: how much, what is new since the month before, and what to mend first."""

import datetime as dt
from collections.abc import Sequence

import pandas as pd

from dashboard import labels
from dashboard.screens import noticed
from dashboard.screens.block import Table
from dashboard.screens.view import Ask

COLUMNS = ["severity", "file", "department", "count", "message", "remedy", "rule", "code"]
"""Of the list of kinds."""
KIND = ["dataset_label", "department", "code"]
"""What tells whether the same was noticed in two months: files and cells have other names each month."""


def found(ask: Ask, month: dt.date | None, severity: Sequence[str] = (), search: str | None = None) -> pd.DataFrame:
    """The findings of a month (None: of all), of these severities and with what is searched for."""
    return ask("definitions/findings", as_of=month, severity=severity, search=(search or "").strip() or None)


def before(ask: Ask, month: dt.date) -> dt.date | None:
    """The month with lists that lies before this one."""
    days = ask("frame/months")["as_of"]
    earlier = [day.date() for day in days if (day.year, day.month) < (month.year, month.month)]
    return max(earlier, default=None)


def sentence(ask: Ask, month: dt.date) -> str:
    """How many there are, what to mend first, and how that compares with the month before."""
    now, earlier = found(ask, month), before(ask, month)
    said = f"{labels.month(month)}の資料で気づいた点は{labels.count(len(now))}件です。{_first(now)}"
    return f"{said}{_compared(now, found(ask, earlier), earlier)}" if earlier else said


def _first(now: pd.DataFrame) -> str:
    warnings = now[now["severity"] == "warning"]
    if warnings.empty:
        return "値を不明とした所（注意）はありません。"
    owners = list(warnings["department"].dropna().value_counts().index[:2])
    whose = f"（{'・'.join(owners)}など）" if owners else ""
    return f"先に直すのは、値を不明とした{labels.count(len(warnings))}か所{whose}です。"


def _compared(now: pd.DataFrame, then: pd.DataFrame, earlier: dt.date) -> str:
    new, gone = compared(now, then)
    more = len(now) - len(then)
    moved = f"{abs(more)}件{'増' if more > 0 else '減'}" if more else "同じ件数"
    return f"{labels.month(earlier)}と比べると{moved}（新しい種類{new}・なくなった種類{gone}）。"


def compared(now: pd.DataFrame, then: pd.DataFrame) -> tuple[int, int]:
    """How many kinds are new in a 課 and a dataset, and how many are gone."""
    here, there = _kinds(now), _kinds(then)
    return len(here - there), len(there - here)


def _kinds(rows: pd.DataFrame) -> set[tuple[str, ...]]:
    return set(rows[KIND].astype("object").fillna("").itertuples(index=False, name=None))


def kinds(rows: pd.DataFrame) -> Table:
    """What was noticed, a row for each kind in each file and 課, what to mend first on top."""
    made = noticed.grouped(rows, ("file", "department"))
    said = f"{len(made):,}種類・{len(rows):,}件。"
    said += "「注意」は値を不明として扱ったもの、「情報」は読めたが直したほうがよいもの"
    return Table("", "気づいた点（種類ごと）", [said], made, "definitions/kinds")


def cells(rows: pd.DataFrame) -> Table:
    """What was noticed, cell by cell."""
    title = "気づいた点（1か所ずつ）"
    return Table(title, title, [f"{len(rows):,}件"], rows, "definitions/findings")
