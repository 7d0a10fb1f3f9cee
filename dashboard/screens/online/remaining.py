"""Which procedures to change next: those with the most cases not online."""

import pandas as pd

from dashboard import labels
from dashboard.charts.look.marks import HALF
from dashboard.charts.rankings import pareto
from dashboard.screens.block import Block
from dashboard.screens.online.view import View
from dashboard.screens.view import Ask

SHOWN = 15


def block(ask: Ask, view: View) -> Block:
    """The first fifteen of them; the table has them all."""
    rows = ask("online/remaining", as_of=view.as_of, **view.attention, **view.counting)
    shown = rows.head(SHOWN)
    title = view.title("次に変えると効く手続", measure="volume")
    return Block(title, sentence(rows), pareto.figure(shown), pareto.alt(shown), rows, "online/remaining")


def sentence(remaining: pd.DataFrame) -> str:
    """How few procedures make up half of what remains."""
    shares = remaining["cumulative_share"].dropna().tolist()
    if not shares:
        return labels.EMPTY
    top = next((place for place, share in enumerate(shares, 1) if share >= HALF), len(shares))
    first = remaining.iloc[0]
    return (
        f"上位{top}手続で残る年間件数の{labels.percent(shares[top - 1])}を占めます。"
        f"最多は{first['procedure']}（{first['department']}）の{labels.count(first['remaining_volume'])}件。"
    )
