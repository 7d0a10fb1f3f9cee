"""Which procedures changed since the month compared with."""

import pandas as pd

from dashboard import labels
from dashboard.screens import since
from dashboard.screens.block import Table
from dashboard.screens.online import words
from dashboard.screens.online.view import View
from dashboard.screens.view import Ask


def rows(ask: Ask, view: View) -> pd.DataFrame:
    """The procedures whose status changed, those that went online first."""
    return ask("online/changed", as_of=view.as_of, vs=view.vs, **view.attention)


def table(ask: Ask, view: View) -> Table:
    """Every one of them, by name."""
    listed = rows(ask, view)
    said = sentence(listed, before=view.vs_label)
    notes = [said, f"{labels.month_end(view.as_of)}現在。両方の月に一覧を出した課の手続だけを比べています。"]
    title = view.title(f"{view.vs_label}から状況が変わった手続", measure="kind", is_narrowed=True)
    nothing = f"{view.vs_label}から状況が変わった手続はありません。両方の月に一覧を出した課だけを比べています。"
    return Table(title, title, notes, since.without_cause(listed, view), "online/changed", nothing)


def sentence(changed: pd.DataFrame, *, before: str) -> str:
    """How many went online, and where; how many went back."""
    online = changed[changed["status"] == "online"]
    back = changed[changed["status_before"] == "online"]
    if online.empty and back.empty:
        return f"{before}から実施済になった手続はありません。"
    said = []
    if len(online):
        said.append(f"{before}から{len(online)}手続が実施済に（{_whose(online)}）{since.of_it(online, '手続')}")
    if len(back):
        names = [f"{row.procedure}（{row.department}）" for row in back.head(1).itertuples()]
        named = f"{words.listed(names)}{'など' if len(back) > 1 else ''}"
        said.append(f"実施済でなくなったのは{len(back)}手続（{named}）{since.of_it(back, '手続')}")
    return "。".join(said) + "。"


def _whose(online: pd.DataFrame) -> str:
    """The 課 with the most of them by name; of many with as many, none stands out."""
    counts = online["department"].value_counts()
    first = int((counts == counts.iloc[0]).sum())
    if first > 2:
        return f"{len(counts)}課"
    return words.listed([f"{name}{count}件" for name, count in counts.items()], first)
