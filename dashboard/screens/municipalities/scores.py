"""The scores that the municipalities tell of themselves: nothing here says more than their own pages do."""

from dashboard import labels
from dashboard.screens.block import Table
from dashboard.screens.municipalities import asking, words
from dashboard.screens.municipalities.view import View
from dashboard.screens.view import Ask


def table(ask: Ask, view: View) -> Table:
    """The total of each in its latest round; where few answered there is none, and that is said."""
    rows = asking.scores(ask, view)
    counts = rows["standing"].value_counts()
    said = [f"{words.TOLD[code]} {labels.count(counts[code])}" for code in words.TOLD if code in counts]
    notes = ["・".join(said), "各市区町村が自分の画面で示している合計点です。示せない所は「—」です"]
    empty = "アセスメントの資料は、どの市区町村からもまだ届いていません。"
    heading = "スキルアセスメントの合計点（各市区町村の最新の回）"
    return Table(heading, "市区町村のスキルアセスメント", notes, rows, "municipalities/assessment", empty)
