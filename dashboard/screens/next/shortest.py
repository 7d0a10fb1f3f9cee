"""The fewest procedures with which the target is reached."""

import pandas as pd

from dashboard import labels
from dashboard.screens.next.view import View
from dashboard.screens.view import Ask


def rows(ask: Ask, view: View) -> pd.DataFrame:
    """The set, in order; empty where the target is reached."""
    return ask("next/shortest", as_of=view.as_of, measure=view.measure, target=view.line, **view.attention)


def words(view: View) -> str:
    """What a press that ticks them is called."""
    return f"{view.who if view.chosen else '全庁'}の目標{labels.whole_percent(view.line)}に最短"


def explained(view: View, listed: pd.DataFrame) -> str:
    """How far one is, and what 最短 means."""
    who, goal = view.who if view.chosen else "全庁", f"目標{labels.whole_percent(view.line)}"
    kind = labels.SHORT_MEASURES[view.measure]
    if listed.empty:
        return f"{who}は、{goal}（{kind}）に届いています。"
    if listed["rate_after"].iloc[-1] < view.line:
        return f"{who}は、件数の分かる手続をすべてオンライン化しても{goal}（{kind}）に届きません。"
    mendable = int(listed["is_mendable"].fillna(False).astype(bool).sum())
    if view.measure == "volume":
        return f"{goal}（件数ベース）まで最短{labels.count(len(listed))}手続：年間件数の多い順に選ぶと、数が最も少なくて済みます。"
    return (
        f"{goal}（種類ベース）まで最短{labels.count(len(listed))}手続：数はこれより減らせません。どの手続でも数は同じなので、"
        f"自課で直せる理由のもの（{labels.count(mendable)}件）、年間件数の多いものの順に選びます（目安）。"
    )
