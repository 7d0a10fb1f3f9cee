"""Where filings still come on paper although the procedure is online."""

import pandas as pd

from dashboard import labels
from dashboard.charts.rankings import pareto
from dashboard.screens.block import Block
from dashboard.screens.online.remaining import SHOWN, counted
from dashboard.screens.online.view import View
from dashboard.screens.view import Ask


def block(ask: Ask, view: View) -> Block:
    """The first fifteen of them; the table has them all."""
    paper = rows(ask, view)
    shown = paper.head(SHOWN)
    title = view.title("オンラインなのに紙・窓口のままの件数", measure="volume", is_narrowed=True)
    figure = pareto.figure(shown, column="paper_volume")
    alt, about = (
        pareto.alt(shown, column="paper_volume"),
        view.about("online-paper", counted=counted(paper, "紙・窓口の")),
    )
    return Block(title, sentence(paper), figure, alt, paper, "online/paper", about=about)


def rows(ask: Ask, view: View) -> pd.DataFrame:
    """What is online and still comes on paper, the most cases first."""
    return ask("online/paper", as_of=view.as_of, **view.attention, **view.counting)


def sentence(paper: pd.DataFrame) -> str:
    """How much it is, and where most of it."""
    if paper.empty:
        return "オンライン件数の分かる実施済の手続に、紙のままの件数はありません。"
    first = paper.iloc[0]
    return (
        f"オンライン化済みの手続で、年{labels.count(first['total_volume'])}件がまだ紙・窓口です。最多は{first['procedure']}"
        f"（{first['department']}）の{labels.count(first['paper_volume'])}件（利用率{labels.percent(first['usage_rate'])}）。"
        "新しいシステムはいらず、案内で減らせます。"
    )
