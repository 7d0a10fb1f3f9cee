"""The headline of ロードマップ: the page in one line, and what is late, slip, what is due, where reports disagree."""

from typing import Any

import pandas as pd

from dashboard import labels
from dashboard.charts.rankings.late_ranking import delay
from dashboard.screens.block import Heading, Tile
from dashboard.screens.roadmap import asking, words
from dashboard.screens.roadmap.view import View
from dashboard.screens.view import Ask

TITLE = "ロードマップ"
NOTHING = Heading(TITLE, "ロードマップがまだ取り込まれていません。")
LISTED = ("done", "on_track", "attention", "not_started", "stopped", "unknown")


def heading(ask: Ask, view: View) -> Heading:
    """The page in one line, and what its figures are based on."""
    totals = asking.totals(ask, view)
    compared = f"{view.vs_label}（{labels.month(view.vs)}）と比較" if view.vs else f"{view.vs_label}のデータなし"
    waiting = int(totals["not_reported"])
    silent = f"（{waiting}件は今月の報告なし）" if waiting else ""
    return Heading(
        TITLE,
        sentence(asking.late(asking.every(ask, view)), totals),
        f"{labels.month_end(view.as_of)}現在・取組{labels.count(totals['initiatives'])}件{silent}・{compared}",
    )


def sentence(late: pd.DataFrame, totals: pd.Series) -> str:
    """How many are late, which most, and who has it. ``late``: the late ones, worst first."""
    if not totals["initiatives"]:
        return labels.EMPTY
    if late.empty:
        return f"{labels.count(totals['initiatives'])}件の取組に、遅れはありません（注意 {totals['attention']}件）。"
    worst = late.iloc[0]
    return (
        f"遅れは{len(late)}件。最も大きいのは{words.short(worst['initiative'])}（{worst['department']}）で、"
        f"{delay(worst)}。"
    )


def tiles(ask: Ask, view: View) -> list[Tile]:
    """What is late, all states, slip, what is due, and where report and rule disagree."""
    now = asking.totals(ask, view)
    before = asking.totals(ask, view, view.vs) if view.vs else None
    chosen = asking.totals(ask, view, **view.attention) if view.chosen else None
    whole = labels.count(now["initiatives"])
    return [
        Tile(
            label="遅れ",
            value=labels.count(now["late"]),
            unit="件",
            of=f"{whole}件のうち・注意 {labels.count(now['attention'])}件",
            **_change(view, now, before, "late"),
            chosen=_beside(view, chosen, "late"),
        ),
        Tile(
            label="取組の判定",
            value=whole,
            unit="件",
            of="・".join(f"{labels.state(state)}{labels.count(now[state])}" for state in LISTED if now[state]),
            **_change(view, now, before, "done", subject="完了が", larger_is_better=True),
            chosen=_beside(view, chosen, "initiatives"),
        ),
        _median(view, now, before, chosen),
        Tile(
            label=f"{view.due_days}日以内に期限",
            value=labels.count(now["due_soon"]),
            unit="件",
            of="基準計画の終わりが近く、まだ終わっていない",
            delta=_due(now),
            good=None,
            chosen=_beside(view, chosen, "due_soon"),
        ),
        Tile(
            label="報告と判定の不一致",
            value=labels.count(now["disagree"]),
            unit="件",
            of=f"報告のある{labels.count(now['reported'])}件のうち{_optimistic(now)}",
            **_change(view, now, before, "disagree"),
            chosen=_beside(view, chosen, "disagree"),
        ),
    ]


def _median(view: View, now: pd.Series, before: pd.Series | None, chosen: pd.Series | None) -> Tile:
    past = None if before is None else before["median_slip"]
    is_known = past is not None and labels.known(past) and labels.known(now["median_slip"])
    change = now["median_slip"] - past if is_known and past is not None else None
    value = labels.slip(now["median_slip"])
    return Tile(
        label="遅れ日数の中央値",
        value=value.removesuffix("日"),
        unit="日" if value != labels.UNKNOWN else "",
        of=f"進行中で見込の分かる{labels.count(now['slip_known'])}件。遅いものだけでは{labels.slip(now['median_behind'])}",
        delta=f"{view.vs_label}のデータなし" if change is None else f"{view.vs_label}から{labels.slip(change)}",
        good=None if not change else bool(change < 0),
        chosen="" if chosen is None else f"{view.who} {labels.slip(chosen['median_slip'])}",
    )


def _change(
    view: View,
    now: pd.Series,
    before: pd.Series | None,
    column: str,
    *,
    subject: str = "",
    larger_is_better: bool = False,
) -> dict[str, Any]:
    if before is None or not before["initiatives"]:
        return {"delta": f"{view.vs_label}のデータなし", "good": None}
    change = int(now[column] - before[column])
    sign = "＋" if change > 0 else "±" if change == 0 else ""
    return {
        "delta": f"{view.vs_label}から{subject}{sign}{labels.count(change)}件",
        "good": None if not change else (change > 0) == larger_is_better,
    }


def _beside(view: View, chosen: pd.Series | None, column: str) -> str:
    return "" if chosen is None else f"{view.who} {labels.count(chosen[column])}件"


def _due(now: pd.Series) -> str:
    """The next one."""
    return f"最も近い期限 {now['next_due']:%Y-%m-%d}" if labels.known(now["next_due"]) else ""


def _optimistic(now: pd.Series) -> str:
    return f"・順調などと報告し判定は遅れ {now['optimistic']}件" if now["optimistic"] else ""
