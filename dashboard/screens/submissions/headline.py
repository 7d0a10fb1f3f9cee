"""The headline of 提出状況: who is missing, since when, and who is late again."""

import datetime as dt

import pandas as pd

from dashboard import labels
from dashboard.screens.block import Heading, Tile
from dashboard.screens.submissions import asking, departments
from dashboard.screens.submissions.filters import OFTEN, SENT
from dashboard.screens.submissions.view import View, due
from dashboard.screens.view import Ask

TITLE = "提出状況"
NOTHING = Heading(TITLE, "課が毎月出す資料が、まだ取り込まれていません。")
NAMED = 3
"""So many 課 are named."""


def heading(ask: Ask, view: View) -> Heading:
    """The page in a sentence or two, and as of when."""
    totals = asking.totals(ask, view.city)
    rows = asking.departments(ask, view)
    until = due(totals)
    basis = f"{view.today:%Y-%m-%d}現在・基準日 {labels.month_end(view.as_of)}"
    return Heading(
        TITLE, sentence(rows, totals, view), f"{basis}・期限 {labels.day_in_words(until) if until else labels.UNKNOWN}"
    )


def sentence(rows: pd.DataFrame, totals: pd.Series, view: View) -> str:
    """``rows``: submissions/departments of whom the page looks at; ``totals``: of the city."""
    if rows.empty:
        return f"{view.who}には、{view.dataset_label}を求めていません（一度も届いたことのない資料です）。"
    whose = f"{view.who}の" if view.chosen else ""
    month = f"{view.as_of.month}月分の{view.dataset_label}"
    missing = rows[rows["submission"] == "missing"]
    waiting = rows[rows["submission"] == "not_due"]
    said = f"{whose}{month}は、"
    if len(missing):
        over = int(missing["days_over"].iloc[0])
        said += f"{_names(missing['department'])}がまだ出していません（期限から{over}日）。"
    elif len(waiting):
        left = -int(totals["days_over_due"]) if labels.known(totals["days_over_due"]) else None
        until = f"（期限まで{left}日）" if left else "（期限は今日）" if left == 0 else ""
        said += f"{len(rows)}課のうち{len(rows) - len(waiting)}課から届きました{until}。"
        if not view.chosen and totals["missing_before"]:
            said += f"前の月の未提出が{totals['missing_before']}課残っています。"
    else:
        said += _all_came(rows["submission"])
    return said + _again(rows)


def _all_came(states: pd.Series) -> str:
    came, late = int(states.isin(["sent", "late"]).sum()), int(states.eq("late").sum())
    if not came:
        return "求めた課がありません。"
    whole = f"{came}課すべてから" if came > 1 else ""
    return f"{whole}届きました{f'（遅れて{late}課）' if late else ''}。"


def _again(rows: pd.DataFrame) -> str:
    """Who is often late, those first who are so now."""
    often = rows[rows["often_late"].astype(bool)]
    if often.empty:
        return ""
    worst = often.sort_values("late_months", ascending=False, kind="stable").iloc[0]
    more = f"遅れの多い課はほかに{len(often) - 1}課あります。" if len(often) > 1 else ""
    verb = "にまた遅れており" if worst["submission"] in ("missing", "late") else "に遅れることが多く"
    return f"{worst['department']}は期限{verb}、12か月で{worst['late_months']}回です。{more}"


def _names(names: pd.Series) -> str:
    first = "・".join(names.head(NAMED))
    return first if len(names) <= NAMED else f"{first} ほか{len(names) - NAMED}課"


def tiles(ask: Ask, view: View) -> list[Tile]:
    """What has come, what is missing, the deadline, how old the data is, who is often late."""
    totals = asking.totals(ask, view.city)
    chosen = asking.totals(ask, view) if view.chosen else None
    rows = asking.departments(ask, view.city)
    missing = rows[rows["submission"] == "missing"]
    return [
        Tile(
            label=f"届いた課（{labels.month(view.as_of)}）",
            value=labels.count(totals["arrived"]),
            unit=f"/{labels.count(totals['expected'])}課",
            of=f"うち遅れて {totals['late']}課",
            delta="",
            good=None,
            chosen="" if chosen is None else f"{view.together} {chosen['arrived']}/{chosen['expected']}課",
            lead=departments.lead(**{SENT.key: ("届いた", "遅れて届いた")}),
            about=view.about("submissions-state", "submissions-arrived"),
        ),
        Tile(
            label="未提出",
            value=labels.count(totals["missing"]),
            unit="課",
            of=_names(missing["department"]) if len(missing) else "期限を過ぎた課はありません",
            delta=f"ほかに期限前 {totals['not_due']}課" if totals["not_due"] else "",
            good=None,
            chosen="" if chosen is None else f"{view.together} {chosen['missing']}課",
            lead=departments.lead(**{SENT.key: ("未",)}),
            about=view.about("submissions-state", "submissions-asked"),
        ),
        _deadline(totals, view),
        Tile(
            label="データの古さの中央値",
            value=labels.quantity(totals["median_age"]),
            unit="日",
            of=_oldest(rows),
            delta="",
            good=None,
            chosen="" if chosen is None else f"{view.together} {labels.quantity(chosen['median_age'])}日",
            lead=departments.lead(),
            about=view.about("submissions-age"),
        ),
        Tile(
            label="遅れの多い課",
            value=labels.count(totals["often_late"]),
            unit="課",
            of="12か月で3回以上の遅れ",
            delta="",
            good=None,
            chosen="" if chosen is None else f"{view.together} {chosen['often_late']}課",
            lead=departments.lead(**{OFTEN.key: ("true",)}),
            about=view.about("submissions-often"),
        ),
    ]


def _deadline(totals: pd.Series, view: View) -> Tile:
    until: dt.date | None = due(totals)
    days = int(totals["days_over_due"]) if until else 0
    return Tile(
        label="期限から" if days > 0 else "期限まで",
        value=labels.count(abs(days)) if until else labels.UNKNOWN,
        unit="日" if until else "",
        of=labels.day_in_words(until) if until else "祝日の分からない年です",
        delta="",
        good=None,
        about=view.about("submissions-due", counted=f"期限 {until:%Y-%m-%d}" if until else ""),
    )


def _oldest(rows: pd.DataFrame) -> str:
    """Whose is the oldest, or how many share that."""
    days = rows["age_days"].max()
    if not labels.known(days):
        return ""
    oldest = rows.loc[rows["age_days"] == days, "department"]
    return f"最も古いのは{oldest.iloc[0] if len(oldest) == 1 else f'{len(oldest)}課'}の{days:.0f}日"
