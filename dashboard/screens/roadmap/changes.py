"""What became of initiatives since 比較先."""

import pandas as pd

from dashboard import labels
from dashboard.screens import since
from dashboard.screens.block import Table
from dashboard.screens.roadmap import asking
from dashboard.screens.roadmap.view import View
from dashboard.screens.view import Ask


def table(ask: Ask, view: View) -> Table:
    """Those that changed, of the chosen."""
    listed = rows(ask, view)
    whose = f"・{view.who}" if view.chosen else ""
    heading = f"{view.vs_label}（{labels.month(view.vs)}）から変わった取組（{len(listed)}件{whose}）"
    said = [sentence(listed, view.vs_label)]
    return Table(heading, view.title("変わった取組"), said, since.without_cause(listed, view), "roadmap/changes")


def rows(ask: Ask, view: View) -> pd.DataFrame:
    """What became of the initiatives of the chosen, whatever 柱 and states are looked at."""
    found = ask("roadmap/changes", as_of=view.as_of, vs=view.vs)
    if not view.chosen:
        return found
    own = found["initiative_key"].isin(asking.rows(ask, view.unnarrowed)["initiative_key"])
    gone = found["became"].eq("gone") & found["department"].isin(asking.departments(ask, view))
    return found[own | gone].reset_index(drop=True)


def sentence(rows: pd.DataFrame, before: str) -> str:
    """How many became what."""
    counts = rows["became"].value_counts()
    words = [f"{words}{counts[became]}件" for became, words in labels.BECAME.items() if became in counts]
    return (
        f"{before}から：{'、'.join(words)}{since.of_it(rows, '件')}。"
        if words
        else f"{before}から変わった取組はありません。"
    )
