"""The headline of 概況: the month's weightiest finding in a sentence."""

import pandas as pd

from dashboard import labels
from dashboard.screens.block import Heading
from dashboard.screens.overview import changes
from dashboard.screens.overview.rules import RULES
from dashboard.screens.overview.view import View
from dashboard.screens.view import Ask

TITLE = "概況"
NOTHING = Heading(TITLE, "まだ何も取り込まれていません。")


def heading(ask: Ask, view: View) -> Heading:
    """The weightiest change (of the chosen, where some are), what else there is, and what it is compared with."""
    compared = f"{view.vs_label}（{labels.month(view.vs)}）と比較" if view.vs else f"{view.vs_label}のデータなし"
    return Heading(TITLE, sentence(ask, view), f"{labels.month_end(view.as_of)}現在・{compared}")


def sentence(ask: Ask, view: View) -> str:
    """The first change by the rules and how many others of which kind; where there is none, how the city stands."""
    found = changes.rows(ask, view)
    own = found[changes.own(found, view)] if view.chosen else found
    if len(own):
        return f"{_first(own.iloc[0])}。{_others(own.iloc[1:])}"
    silent = changes.silence(view)
    return (silent.replace("、お知らせ", f"、{view.who}にお知らせ") if view.chosen else silent) + _stands(ask, view)


def _first(row: pd.Series) -> str:
    owner = (
        "" if not labels.known(row["department"]) or row["department"] in changes.sentence(row) else row["department"]
    )
    return changes.sentence(row) + (f"（{owner}）" if owner else "")


def _others(rest: pd.DataFrame) -> str:
    counts = rest["rule"].value_counts()
    said = [f"{RULES[rule].name}{counts[rule]}件" for rule in RULES if rule in counts]
    return f"ほかに{'・'.join(said[:4])}。" if said else ""


def _stands(ask: Ask, view: View) -> str:
    if not view.online:
        return ""
    totals = ask("online/totals", as_of=view.online.as_of).iloc[0]
    return f"オンライン化率は全庁で{labels.with_fraction(totals['online'], totals['applicable'])}。"
