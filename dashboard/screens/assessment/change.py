"""What the same people have gained since the round before."""

import pandas as pd

from dashboard import labels
from dashboard.charts.over_time import change_intervals
from dashboard.screens.assessment import asking, words
from dashboard.screens.assessment.view import View
from dashboard.screens.block import Block
from dashboard.screens.view import Ask


def block(ask: Ask, view: View) -> Block:
    """The change of each field with its 95 % interval, of the city and of the chosen."""
    rows = asking.changes(ask, view)
    figure = change_intervals.figure(rows, chosen=view.chosen, k=view.k)
    shown = rows[(rows["level"] == "city") | rows["unit"].isin(view.chosen)].drop(columns=["level", "bureau"])
    shown = shown.assign(field=shown["field"].fillna(change_intervals.TOTAL))
    title = f"前回からの変化（{view.round_before or '前回なし'}→{view.round}・同じ人）"
    return Block(
        title,
        sentence(rows),
        figure,
        change_intervals.alt(rows),
        shown,
        "assessment/changes",
        about=view.about("assessment-change"),
    )


def sentence(rows: pd.DataFrame) -> str:
    """What has surely grown or fallen."""
    city = rows[(rows["level"] == "city") & rows["field"].notna()] if len(rows) else rows
    if city.empty:
        return "比べられる前の回がありません。"
    known = city.dropna(subset=["change"])
    if known.empty and (city["matched"] == 0).all():
        return "前の回と同じ人が1人も分からないため、変化を示せません。"
    if known.empty:
        return "両方の回に答えた人が少ないため、変化を示せません。"
    grown, fallen = known[known["change_low"] > 0], known[known["change_high"] < 0]
    said = [
        f"{row.field}が{labels.signed(row.change)}点"
        for row in words.records(grown.sort_values("change", ascending=False))
    ]
    lost = [f"{row.field}が{labels.signed(row.change)}点" for row in words.records(fallen.sort_values("change"))]
    same = known[(known["change_low"] <= 0) & (known["change_high"] >= 0)]["field"]
    parts = [
        f"伸びたのは{'、'.join(said)}" if said else "確かに伸びた分野はない",
        f"下がったのは{'、'.join(lost)}" if lost else "",
        f"{'・'.join(same)}の変化は偶然の幅のうち" if len(same) else "",
    ]
    return "。".join(part for part in parts if part) + "。"
