"""What several blocks ask: the initiatives, and those that the filters leave."""

import datetime as dt
from typing import Any

import pandas as pd

from dashboard.screens.roadmap.view import View
from dashboard.screens.view import Ask
from dashboard.screens.view import View as FrameView


def every(ask: Ask, view: FrameView) -> pd.DataFrame:
    """All initiatives of the city on 基準日."""
    return ask("roadmap/initiatives", as_of=view.as_of, vs=view.vs)


def rows(ask: Ask, view: View) -> pd.DataFrame:
    """The initiatives that the filters leave: of the chosen 課 (as 所管課 or 関係課), 柱 and judged states."""
    found = every(ask, view).assign(is_related=False)
    if view.department:
        chosen, is_own = set(view.department), found["department"].isin(view.department)
        related = found["related_departments"].map(lambda names: not chosen.isdisjoint(names))
        found = found.assign(is_related=related & ~is_own)[is_own | related]
    elif view.bureau:
        found = found[found["bureau"].isin(view.bureau)]
    if view.pillar:
        found = found[found["pillar"].isin(view.pillar)]
    if view.state:
        found = found[found["computed_state"].isin(view.state)]
    return found.reset_index(drop=True)


def departments(ask: Ask, view: FrameView) -> set[str]:
    """The chosen 課, or those of the chosen 部."""
    found = every(ask, view)
    return set(view.department) or set(found.loc[found["bureau"].isin(view.bureau), "department"])


def late(found: pd.DataFrame) -> pd.DataFrame:
    """The late ones among initiatives, the longest delay first."""
    return found[found["computed_state"] == "late"].sort_values("delay_place")


def due(ask: Ask, view: View) -> set[str]:
    """The initiatives (by key) whose end is due soon."""
    found = ask("roadmap/initiatives", as_of=view.as_of, due_days=view.due_days)
    return set(found.loc[found["is_due_soon"], "initiative_key"])


def totals(ask: Ask, view: View, as_of: dt.date | None = None, **attention: Any) -> pd.Series:
    """The roadmap in one row; that of 比較先 is asked of ``ask.earlier``."""
    return ask("roadmap/totals", as_of=as_of or view.as_of, due_days=view.due_days, **attention).iloc[0]
