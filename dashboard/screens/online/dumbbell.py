"""What changed since 比較先, 課 by 課."""

from collections.abc import Collection

import pandas as pd

from dashboard import labels
from dashboard.charts.look.marks import TINY
from dashboard.charts.over_time import dumbbell as shape
from dashboard.screens.block import Block
from dashboard.screens.online import asking, words
from dashboard.screens.online.filters import Order
from dashboard.screens.online.view import View
from dashboard.screens.view import Ask


def block(ask: Ask, view: View, order: Order) -> Block:
    """Before and now of each 課."""
    rows = asking.ordered(asking.departments(ask, view), order)
    return Block(
        view.title(f"{view.vs_label}からの変化"),
        sentence(rows, before=view.vs_label, chosen=view.department),
        shape.figure(rows, measure=view.measure, before=view.vs_label, chosen=view.chosen),
        shape.alt(rows, measure=view.measure, before=view.vs_label),
        rows,
        "online/departments",
        about=view.about(
            words.RATES[view.measure], counted=words.counted(rows, view.measure), left_out=words.left_out(rows)
        ),
    )


def sentence(departments: pd.DataFrame, *, before: str = "前月", chosen: Collection[str] = ()) -> str:
    """The change of the chosen 課, and the largest rise and fall."""
    changes = departments[departments["change"].notna()].set_index("department")["change"]
    if changes.empty:
        return f"{before}と比べられる課がありません。"
    risen, fallen = changes[changes >= TINY], changes[changes <= -TINY]
    if risen.empty and fallen.empty:
        return f"{before}から率が変わった課はありません（{len(changes)}課）。"
    text = f"{before}から上昇{len(risen)}課、低下{len(fallen)}課、変化なし{len(changes) - len(risen) - len(fallen)}課。"
    text += _only_corrected(departments)
    ends = [f"最大の上昇は{risen.idxmax()}{labels.points(risen.max())}"] if len(risen) else []
    ends += [f"最大の低下は{fallen.idxmin()}{labels.points(fallen.min())}"] if len(fallen) else []
    own = words.listed([f"{name}は{labels.points(changes[name])}" for name in chosen if name in changes])
    return f"{own}。{text}{'、'.join(ends)}。" if own else f"{text}{'、'.join(ends)}。"


def _only_corrected(departments: pd.DataFrame) -> str:
    """Beside a meeting: how many 課 differ from what it saw only because that was corrected."""
    if "corrected" not in departments:
        return ""
    only = (departments["corrected"].abs() >= TINY) & (departments["moved"].abs() < TINY)
    return f"うち{only.sum()}課は過去分の訂正だけによります。" if only.any() else ""
