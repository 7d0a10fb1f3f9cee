"""What could be changed next, and who in the city has done the like: the list to tick."""

from collections.abc import Sequence

import pandas as pd

from dashboard import labels
from dashboard.screens.block import Table
from dashboard.screens.next.filters import ONLIES
from dashboard.screens.next.view import View
from dashboard.screens.view import Ask

TOP = 10


def rows(
    ask: Ask, view: View, only: Sequence[str] = (), reason: Sequence[int] = (), search: str | None = None
) -> pd.DataFrame:
    """What is not online of the chosen, narrowed to all of these conditions, the most cases first."""
    wanted = {ONLIES[each]: True for each in only}
    return ask(
        "next/procedures", as_of=view.as_of, barrier=tuple(reason), search=search or None, **wanted, **view.attention
    )


def table(ask: Ask, view: View, only: Sequence[str], reason: Sequence[int], search: str | None) -> Table:
    """The list under a line that says how many there are."""
    listed = rows(ask, view, only, reason, search)
    who = "・".join(view.chosen) or "全庁"
    ticked = int(listed["ref"].isin(view.picked).sum())
    of_them = f"うち{ticked}件を選択中。" if ticked else ""
    found = f"{who}のまだオンラインでない手続 {labels.count(len(listed))}件（残る年間件数の多い順）。{of_them}"
    notes = [
        f"{labels.month_end(view.as_of)}現在",
        "優先手続は、各課の手続一覧の「優先手続」の列に印のあるもの。",
        "「ほかの課が実施済」は、名前（括弧と申請・届などを除く）か、手続の型が同じ手続を、ほかの課が実施済にしているもの。",
    ]
    return Table(
        found,
        view.title("次の一手の候補", "kind"),
        notes,
        listed,
        "next/procedures",
        _nothing(view, only, reason, search),
    )


def _nothing(view: View, only: Sequence[str], reason: Sequence[int], search: str | None) -> str:
    narrowed = [f"「{search}」"] if search else []
    narrowed += [
        *only,
        *(labels.BARRIERS[each] for each in reason),
        *([f"{'・'.join(view.chosen)}だけ"] if view.chosen else []),
    ]
    if not narrowed:
        return "まだオンラインでない手続はありません。"
    return f"{'、'.join(narrowed)}に当てはまる手続はありません。条件を減らすと見つかることがあります。"
