"""Every municipality in a list: a row chosen opens it."""

from dashboard import labels
from dashboard.screens.block import Table
from dashboard.screens.municipalities import asking, words
from dashboard.screens.municipalities.view import View
from dashboard.screens.view import Ask


def table(ask: Ask, view: View) -> Table:
    """All of them, the lowest rate first; those without a rate last, with why."""
    rows = asking.rates(ask, view)
    if view.places:
        is_own = rows["municipality"].isin(view.places)
        rows = rows.loc[[*rows.index[is_own], *rows.index[~is_own]]].reset_index(drop=True)
    if view.vs is None:
        rows = rows.drop(columns=["rate_before", "change"])
    heading = f"市区町村 {labels.count(len(rows))}（率の低い順。行を押すと、その市区町村の画面を開きます）"
    notes = [f"{labels.month_end(view.as_of)}現在", words.without(rows) or "すべての市区町村に率があります"]
    return Table(heading, view.title("市区町村の一覧"), notes, rows, "municipalities/rates")
