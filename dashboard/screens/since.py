"""What happened since a meeting, said in two parts: 実際の動き (a later 基準日) and 過去分の訂正 (of what it saw)."""

from collections.abc import Callable
from typing import Any

import pandas as pd

from dashboard import labels
from dashboard.screens.block import Table
from dashboard.screens.columns import WORDS_OF_ITEMS
from dashboard.screens.view import Ask, View

MOVED, CORRECTED = labels.CAUSES["moved"], labels.CAUSES["corrected"]
UNSPLIT = "会議で見た一覧が今はないため、訂正を分けられません"


def parts(moved: Any, corrected: Any, say: Callable[[Any], str]) -> str:
    """A change in its two parts. Unknown where the list that the meeting saw is gone."""
    if not (labels.known(moved) and labels.known(corrected)):
        return UNSPLIT
    return f"{MOVED} {say(moved)}、{CORRECTED} {say(corrected)}"


def short(moved: Any, corrected: Any, say: Callable[[Any], str]) -> str:
    """The same where there is little room."""
    is_split = labels.known(moved) and labels.known(corrected)
    return f"動き {say(moved)}・訂正 {say(corrected)}" if is_split else UNSPLIT


def of_rate(change: float, moved: float | None, corrected: float | None) -> str:
    """A change of a share with its two parts; where rounding keeps them from adding up, that is said."""
    tenths = [round(each * 1000) for each in (change, moved, corrected) if each is not None]
    rounded = "。四捨五入のため合計は合いません" if len(tenths) == 3 and tenths[0] != sum(tenths[1:]) else ""
    return f"{labels.points(change)}（{parts(moved, corrected, labels.signed)}{rounded}）"


def more(number: float) -> str:
    """A difference of numbers of things."""
    return f"{'＋' if number > 0 else '±' if number == 0 else ''}{labels.count(number)}件"


def of_it(changed: pd.DataFrame, what: str) -> str:
    """How many of these changes (rows with a ``cause``) are corrections, where any is."""
    corrected = int((changed["cause"] == "corrected").sum()) if "cause" in changed else 0
    return f"（うち{CORRECTED} {corrected}{what}）" if corrected else ""


def without_cause(rows: pd.DataFrame, view: View) -> pd.DataFrame:
    """The rows as a reader wants them: beside a month there are no corrections to be told apart."""
    return rows if view.vs_meeting else rows.drop(columns="cause")


def table(ask: Ask, view: View, dataset: str) -> Table:
    """What was corrected of the month that the meeting saw, field by field."""
    rows = ask("meetings/corrections", vs=view.vs, dataset=dataset, **view.attention)
    title = f"{view.vs_label}のあとの{CORRECTED}（{labels.month(view.vs)}の一覧・{len(rows)}か所）"
    said = (
        "会議で見た一覧の、そのあと直されたところです。"
        if len(rows)
        else "会議で見た一覧は、そのあと直されていません。"
    )
    shown = rows.assign(seen=_words(rows, "seen"), corrected=_words(rows, "corrected"))
    return Table(title, title, [said + _counted_otherwise(ask)], shown, "meetings/corrections")


def _words(rows: pd.DataFrame, name: str) -> pd.Series:
    """Values as they are read: codes in words, and what was not known is said so."""
    pairs = zip(rows["item"], rows[name], strict=True)
    words = [WORDS_OF_ITEMS.get(item, {}).get(value, value) if labels.known(value) else None for item, value in pairs]
    return pd.Series(words, index=rows.index, dtype=object)


def _counted_otherwise(ask: Ask) -> str:
    """A new program or another setting changes figures too, and is neither."""
    alike = ask("meetings/seen").iloc[0]["is_counted_alike"]
    return "" if alike else "会議のあと、数え方（プログラムか設定）が変わったため、それによる違いも含みます。"
