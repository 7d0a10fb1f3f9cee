"""The fewest procedures with which the target is reached."""

import pandas as pd

from dashboard import labels
from dashboard.screens.next.view import View
from dashboard.screens.view import Ask


def rows(ask: Ask, view: View) -> pd.DataFrame:
    """The set, in order; empty where the target is reached."""
    return ask("next/shortest", as_of=view.as_of, measure=view.measure, target=view.line, **view.attention)


def explained(ask: Ask, view: View) -> str:
    """How far one is, and what 最短 means."""
    listed = rows(ask, view)
    goal, kind = f"目標{labels.whole_percent(view.line)}", labels.SHORT_MEASURES[view.measure]
    if listed.empty:
        return _reached(ask, view, f"{goal}（{kind}）")
    whose = f"{view.together}の" if view.chosen else ""
    said = f"{whose}{goal}（{kind}）まで最短{labels.count(len(listed))}手続："
    if view.measure == "volume":
        return f"{said}年間件数の多い順に選ぶと、数が最も少なくて済みます。"
    mendable = int(listed["is_mendable"].fillna(False).astype(bool).sum())
    return (
        f"{said}数はこれより減らせません。どの手続でも数は同じなので、自課で直せる理由のもの（{labels.count(mendable)}件）、"
        "年間件数の多いものの順に選びます（目安）。"
    )


def _reached(ask: Ask, view: View, goal: str) -> str:
    totals = ask("next/totals", as_of=view.as_of, **view.attention).iloc[0]
    rate = totals["online_rate" if view.measure == "kind" else "online_rate_by_volume"]
    who = view.who if view.chosen else "全庁"
    return f"{who}は、{goal}に届いています。" if labels.known(rate) else f"{who}には、この数え方の率がありません。"
