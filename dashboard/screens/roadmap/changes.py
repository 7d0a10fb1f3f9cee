"""What became of initiatives since 比較先."""

import pandas as pd

from dashboard import labels
from dashboard.screens import since
from dashboard.screens.block import Table
from dashboard.screens.roadmap.view import View
from dashboard.screens.view import Ask


def table(ask: Ask, view: View) -> Table:
    """Those that changed, of the chosen 課."""
    rows = ask("roadmap/changes", as_of=view.as_of, vs=view.vs)
    if view.department:
        rows = rows[rows["department"].isin(view.department)].reset_index(drop=True)
    heading = f"{view.vs_label}（{labels.month(view.vs)}）から変わった取組（{len(rows)}件）"
    said = [sentence(rows, view.vs_label)]
    return Table(heading, view.title("変わった取組"), said, since.without_cause(rows, view), "roadmap/changes")


def sentence(rows: pd.DataFrame, before: str) -> str:
    """How many became what."""
    counts = rows["became"].value_counts()
    words = [f"{words}{counts[became]}件" for became, words in labels.BECAME.items() if became in counts]
    return (
        f"{before}から：{'、'.join(words)}{since.of_it(rows, '件')}。"
        if words
        else f"{before}から変わった取組はありません。"
    )
