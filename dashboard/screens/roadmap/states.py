"""Where the late ones are."""

import pandas as pd

from dashboard import labels
from dashboard.charts.relations import state_matrix
from dashboard.screens.block import Block
from dashboard.screens.roadmap.filters import GROUPS, Group
from dashboard.screens.roadmap.view import View
from dashboard.screens.view import Ask

WORDS = {group: words for words, group in GROUPS.options.items()}


def block(ask: Ask, view: View, group: Group) -> Block:
    """柱, 施策 or 課 by judged state."""
    rows = ask("roadmap/states", as_of=view.as_of, grouping=group, **view.attention)
    state = view.state[0] if len(view.state) == 1 else None
    chosen = view.pillar if group == "pillar" else view.chosen
    figure = state_matrix.figure(rows, chosen=chosen, state=state)
    said, alt = _of_chosen(rows, view) + sentence(rows, WORDS[group]), state_matrix.alt(rows)
    about = view.about("roadmap-state", counted=f"取組{labels.count(rows['initiatives'].sum())}件")
    whose = "・全庁" if view.chosen else ""
    title = f"{WORDS[group]}×判定（{view.as_of.year}年{view.as_of.month}月末{whose}）"
    return Block(title, said, figure, alt, rows, "roadmap/states", about=about)


def _of_chosen(rows: pd.DataFrame, view: View) -> str:
    """What the chosen have, state by state."""
    if not view.chosen:
        return ""
    counts = rows.groupby("computed_state")["chosen_initiatives"].sum()
    said = [f"{labels.state(state)}{counts[state]}件" for state in labels.STATES if counts.get(state, 0)]
    own = f"{view.who}が所管するのは{'・'.join(said)}" if said else f"{view.who}が所管する取組はありません"
    return f"{own}。全庁では、"


def sentence(rows: pd.DataFrame, groups: str) -> str:
    """In how many of the groups (in words) something is late, and where most."""
    if rows.empty:
        return labels.EMPTY
    hit = rows[rows["computed_state"] == "late"].sort_values("initiatives", ascending=False, kind="stable")
    if hit.empty:
        return f"遅れのある{groups}はありません。"
    most = hit.iloc[0]["initiatives"]
    tied = hit[hit["initiatives"] == most]["group_name"].tolist()
    if len(tied) > 1:
        return f"遅れは{len(hit)}つの{groups}に。最も多いのは{len(tied)}つが同数で、{most}件ずつです。"
    whole = rows.loc[rows["group_name"] == tied[0], "initiatives"].sum()
    return f"遅れは{len(hit)}つの{groups}に。最も多いのは{tied[0]}（{whole}件中{most}件）。"
