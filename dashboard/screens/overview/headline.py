"""The headline of 概況: the month's weightiest finding in a sentence."""

import pandas as pd

from dashboard import labels
from dashboard.screens.block import Heading
from dashboard.screens.online import asking, spread
from dashboard.screens.overview import changes
from dashboard.screens.overview.rules import RULES
from dashboard.screens.overview.view import View
from dashboard.screens.view import Ask

TITLE = "概況"
NOTHING = Heading(TITLE, "まだ何も取り込まれていません。")


def heading(ask: Ask, view: View) -> Heading:
    """The weightiest change (of the chosen, where some are), what else there is, and what it is compared with."""
    basis = f"{labels.month_end(view.as_of)}現在・{view.compared}"
    return Heading(TITLE, sentence(ask, view), "・".join(filter(None, [_others(_own(ask, view).iloc[1:]), basis])))


def sentence(ask: Ask, view: View) -> str:
    """The first change by the rules; where there is none, how the chosen or the city stand."""
    own = _own(ask, view)
    return f"{_first(own.iloc[0])}。" if len(own) else changes.silence(view) + _stands(ask, view)


def _own(ask: Ask, view: View) -> pd.DataFrame:
    """The changes of the chosen, or all."""
    found = changes.rows(ask, view)
    return changes.together(found[changes.own(found, view)] if view.chosen else found)


def _first(row: pd.Series) -> str:
    said, owner = changes.sentence(row), row["department"]
    return said if not labels.known(owner) or owner in said else f"{owner}：{said}"


def _others(rest: pd.DataFrame) -> str:
    """How many more there are of which kind."""
    counts = rest.groupby("rule")["departments"].sum()
    said = [f"{rule.name}{counts[code]}{rule.unit}" for code, rule in RULES.items() if code in counts]
    return f"ほかに{'、'.join(said)}" if said else ""


def _stands(ask: Ask, view: View) -> str:
    if not view.online:
        return ""
    if view.chosen:
        return spread.beside_city(asking.departments(ask, view.online), view.chosen)
    totals = ask("online/totals", as_of=view.online.as_of).iloc[0]
    return f"オンライン化率は全庁で{labels.with_fraction(totals['online'], totals['applicable'])}。"
