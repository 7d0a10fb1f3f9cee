"""The initiatives that the 課 has, what is late first, with its own words."""

from typing import Any

import pandas as pd

from dashboard import labels
from dashboard.screens.block import Line
from dashboard.screens.department.facts import Facts
from dashboard.screens.department.part import Part, brief, of
from dashboard.screens.overview.view import View
from dashboard.screens.roadmap import words
from dashboard.screens.terms import Lead

TITLE = "ロードマップの取組"
CLOSED = ("done", "stopped")
ORDER = {"late": 0, "attention": 1, "unknown": 2, "on_track": 3, "not_started": 4, "done": 5, "stopped": 6}
GOOD: dict[str, bool | None] = {"late": False, "on_track": True, "done": True}


def initiatives(facts: Facts, view: View, name: str) -> Part:
    """Those that the 課 is 所管課 of."""
    if view.roadmap is None:
        return Part(TITLE, "ロードマップはまだ取り込まれていません。")
    rows = of(facts.initiatives, name)
    if rows.empty:
        return Part(TITLE, "この課が所管する取組はありません。")
    place = rows["computed_state"].map(ORDER).fillna(len(ORDER))
    rows = rows.assign(place=place).sort_values(["place", "delay_place"], na_position="last", kind="stable")
    return Part(TITLE, _counts(rows), [_line(row) for row in rows.itertuples()], first=3)


def _counts(rows: pd.DataFrame) -> str:
    counts = rows["computed_state"].value_counts()
    said = [f"{labels.state(code)}{counts[code]}" for code in ORDER if code in counts]
    return f"所管{len(rows)}件：{'・'.join(said)}。"


def _line(row: Any) -> Line:
    state = row.computed_state
    said = [
        _when(row),
        f"報告は{labels.state(row.reported_state)}" if labels.known(row.agrees) and not row.agrees else "",
        f"課題：{brief(row.problem)}" if labels.known(row.problem) else "",
        f"次：{brief(row.next_step)}" if labels.known(row.next_step) and state not in CLOSED else "",
    ]
    lead = Lead("", "ロードマップで見る", {"initiative": (str(row.initiative_key),)}, page="roadmap")
    return Line(labels.state(state), GOOD.get(state), str(row.initiative), "・".join(filter(None, said)), lead)


def _when(row: Any) -> str:
    if row.computed_state == "late" and row.reason == "start_missed":
        return f"開始が{labels.count(row.waits)}日遅れ"
    if row.computed_state in ("late", "attention") and labels.known(row.slip_days) and row.slip_days > 0:
        return f"{labels.count(row.slip_days)}日遅れ（計画 {words.day(row.baseline_end)}）"
    end = row.actual_end if labels.known(row.actual_end) else row.baseline_end
    return f"{'完了' if labels.known(row.actual_end) else '計画'} {words.day(end)}"
