"""The rows behind everything: every initiative with the file, sheet and cell it came from."""

from collections.abc import Sequence

from dashboard import labels
from dashboard.screens.block import Table
from dashboard.screens.roadmap import asking
from dashboard.screens.roadmap.filters import DISAGREE, DUE
from dashboard.screens.roadmap.view import View
from dashboard.screens.terms import Lead
from dashboard.screens.view import Ask

UNSAID = ["as_of", "bureau", "forecast_end"]
"""Columns that the heading says already, or that others say more plainly."""


def lead(**choices: Sequence[str]) -> Lead:
    """To the list, narrowed so."""
    return Lead("initiatives", "取組の一覧で見る", {DISAGREE.key: (), DUE.key: (), **choices})


def table(ask: Ask, view: View, disagree: bool, due: bool) -> Table:
    """The initiatives that the filters leave; where asked for, only those whose report and judgement ``disagree``, or
    whose end is ``due`` soon.
    """
    rows = asking.rows(ask, view)
    if due:
        rows = rows[rows["initiative_key"].isin(asking.due(ask, view))].reset_index(drop=True)
    if disagree:
        rows = rows[rows["agrees"].eq(False)].reset_index(drop=True)
    heading = view.title(f"取組の一覧（{len(rows)}件、元のファイルのセルまで。行を選ぶと詳しく見られます）")
    notes = [
        f"{labels.month_end(view.as_of)}現在",
        "出典：取り込んだロードマップ（ファイル・シート・セルを各行に示す）",
    ]
    return Table(heading, view.title("取組の一覧"), notes, rows.drop(columns=UNSAID), "roadmap/initiatives")
