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
    remaining = rows(ask, view)
    shown = remaining.head(SHOWN)
    title = view.title("次に変えると効く手続", measure="volume", is_narrowed=True)
    about = view.about("online-remaining", "online-reason", counted=counted(remaining, "残る"))
    figure, alt = pareto.figure(shown), pareto.alt(shown)
    return Block(title, sentence(remaining), figure, alt, remaining, "online/remaining", about=about)


def rows(ask: Ask, view: View) -> pd.DataFrame:
    """What is not online yet, the most cases first."""
    return ask("online/remaining", as_of=view.as_of, **view.attention, **view.counting)


def counted(procedures: pd.DataFrame, what: str) -> str:
    """How many procedures, and how many cases of this kind in them."""
    volume = procedures["total_volume"].iloc[0] if len(procedures) else 0
    return f"{labels.count(len(procedures))}手続の{what}年間件数 {labels.count(volume)}件"


def sentence(remaining: pd.DataFrame) -> str:
    """How few procedures make up half of what remains."""
    shares = remaining["cumulative_share"].dropna().tolist()
    if not shares:
        return labels.EMPTY
    top = next((place for place, share in enumerate(shares, 1) if share >= HALF), len(shares))
    first = remaining.iloc[0]
    return (
        f"上位{top}手続で、残る年{labels.count(first['total_volume'])}件の{labels.percent(shares[top - 1])}を占めます。"
        f"最多は{first['procedure']}（{first['department']}）の{labels.count(first['remaining_volume'])}件。"
        + _mendable(remaining)
    )


def _mendable(remaining: pd.DataFrame) -> str:
    """How much of it has a reason that a 課 cannot mend."""
    fixed = remaining[remaining["is_mendable"] == False]["remaining_volume"].sum()  # noqa: E712 - NULL is neither
    return f"うち{labels.count(fixed)}件は制度や性質が理由で、課だけでは直せません。" if fixed else ""
