"""What is late, by how many days, and who has it."""

import pandas as pd

from dashboard import labels
from dashboard.charts.rankings import late_ranking
from dashboard.screens.block import Block, Table
from dashboard.screens.roadmap import asking, words
from dashboard.screens.roadmap.view import View
from dashboard.screens.view import Ask

ASKED_OF = [
    *("initiative_key", "initiative_id", "initiative", "department", "delay", "reason", "late_since", "problem"),
    *("next_step", "baseline_end", "expected_end", "reported_text", "kpi", "kpi_target", "kpi_actual"),
    *("related_departments", "file", "sheet", "cell"),
]
"""What the meeting asks of a late one: days, whose, why, what next, since when, KPI."""

HOW = (
    "遅れ日数＝終わり（実績か見込。見込を過ぎても終わらないものは基準日）−基準計画の終わり。"
    "始まっていないものは、計画の始まりからの日数"
)


def block(ask: Ask, view: View) -> Block:
    """The late ones, the longest delay first."""
    rows = asking.late(asking.rows(ask, view))
    return Block(
        view.title(f"遅れ {len(rows)}件"),
        sentence(rows),
        late_ranking.figure(rows, selected=view.initiative),
        late_ranking.alt(rows),
        rows,
        "roadmap/initiatives",
        about=view.about("roadmap-late", "roadmap-delay", counted=f"遅れ{labels.count(len(rows))}件"),
    )


def table(ask: Ask, view: View) -> Table:
    """The late ones with all that the meeting asks of them."""
    rows = asking.late(asking.rows(ask, view))
    heading = view.title(f"遅れの一覧（{len(rows)}件）")
    notes = [sentence(rows), f"{labels.month_end(view.as_of)}現在。{HOW}"]
    return Table(heading, view.title("遅れの一覧"), notes, rows[ASKED_OF], "roadmap/initiatives", sentence(rows))


def sentence(rows: pd.DataFrame) -> str:
    """How many are late, who has most of them, and which has been for longest."""
    if rows.empty:
        return "遅れている取組はありません。"
    counts = {
        "関係課として": int(rows["is_related"].sum()),
        "開始の遅れ": int((rows["reason"] == "start_missed").sum()),
    }
    among = "、".join(f"{what}{count}件" for what, count in counts.items() if count)
    owners = rows["department"].value_counts()
    most = owners[owners == owners.iloc[0]]
    who = f"{most.index[0]}が{most.iloc[0]}件で最多。" if len(most) == 1 and most.iloc[0] > 1 else ""
    longest = rows.sort_values("late_since").iloc[0]
    since = f"最も長く続くのは{words.short(longest['initiative'])}（{labels.month(longest['late_since'])}から）。"
    return f"遅れ{len(rows)}件{f'（うち{among}）' if among else ''}。{who}{since}"
