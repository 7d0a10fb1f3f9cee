"""The history of the 課 (機構改革): which became which, and when."""

import pandas as pd

from dashboard.charts.over_time import reorganizations
from dashboard.screens.block import Block
from dashboard.screens.definitions.words import CHANGES
from dashboard.screens.view import Ask, View


def block(ask: Ask, view: View) -> Block:
    """Every 課 that changed, on one line with what it became."""
    rows = ask("definitions/reorganizations")
    worded = rows.assign(change=rows["change"].map(CHANGES))
    return Block(
        "課の移り変わり（機構改革）",
        f"{sentence(rows)}{unchanged(ask, rows)}",
        reorganizations.figure(worded, view.as_of),
        reorganizations.alt(worded),
        rows,
        "definitions/reorganizations",
        about=view.about("definitions-history"),
    )


def sentence(rows: pd.DataFrame) -> str:
    """The last reorganisation in words. ``rows``: rows of definitions/reorganizations."""
    if rows.empty:
        return "組織表に、課の改称・統合・分割・廃止の記録（有効開始・有効終了・後継課）はありません。"
    day = rows["changed_on"].max()
    last = rows[rows["changed_on"] == day]
    said = [f"{number}課が{CHANGES[kind]}" for kind in CHANGES if (number := _number(last, kind))]
    return f"{day:%Y-%m-%d}の機構改革で{'、'.join(said)}。"


def _number(rows: pd.DataFrame, kind: str) -> int:
    """How many 課 this happened to: of what was new those after, else those before."""
    of_kind = rows[rows["change"] == kind]
    return int(of_kind["after" if kind == "new" else "before"].nunique())


def unchanged(ask: Ask, rows: pd.DataFrame) -> str:
    """How many 課 of today the register has always had as they are."""
    today = ask("frame/departments")["department"]
    kept = int((~today.isin(rows["after"])).sum())
    return f"ほかの{kept}課は変わっていません。" if kept and len(rows) else ""
