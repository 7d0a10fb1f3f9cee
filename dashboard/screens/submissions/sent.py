"""What one 課 sent for one month, or what it still owes."""

import datetime as dt
from collections.abc import Mapping, Sequence

import pandas as pd

from dashboard import labels
from dashboard.screens.block import Table
from dashboard.screens.submissions import asking
from dashboard.screens.submissions.view import View, due
from dashboard.screens.view import Ask


def key(as_of: dt.date, department: str) -> str:
    """A cell as it stands in the URL."""
    return f"{as_of.isoformat()} {department}"


def rows(ask: Ask, view: View) -> Mapping[str, pd.Series]:
    """Every cell there is, by its key."""
    found = asking.states(ask, view.city)
    return {key(row["as_of"].date(), str(row["department"])): row for _, row in found.iterrows()}


def owed(cells: Mapping[str, pd.Series], department: str) -> list[tuple[dt.date, dt.date | None]]:
    """基準日 and deadline of each list that the 課 still owes, the oldest first."""
    own = [row for row in cells.values() if row["department"] == department]
    return sorted((row["as_of"].date(), due(row)) for row in own if row["submission"] in ("missing", "not_due"))


def name(row: pd.Series, view: View) -> str:
    """Whose, and of what."""
    return f"{row['department']}　{view.dataset_label}　{labels.month(row['as_of'])}"


def facts(ask: Ask, view: View, row: pd.Series) -> dict[str, str]:
    """What is known of it."""
    now = ask("submissions/departments", **view.asked, department=[row["department"]])
    of = now.iloc[0] if len(now) else None
    until, over = due(row), row["days_over"]
    late = (
        f"（{over:.0f}日{'過ぎています' if row['submission'] == 'missing' else '遅れ'}）" if labels.known(over) else ""
    )
    return {
        "部": str(row["bureau"]) if labels.known(row["bureau"]) else labels.UNKNOWN,
        "兼務職員": str(of["liaison"]) if of is not None and labels.known(of["liaison"]) else labels.UNKNOWN,
        "状態": f"{labels.SUBMISSIONS[row['submission']]}{late}",
        "期限": labels.day_in_words(until) if until else labels.UNKNOWN,
        "届いた日": f"{row['arrived_on']:%Y-%m-%d}" if labels.known(row["arrived_on"]) else labels.UNKNOWN,
        "最後に届いた基準日": _last(of),
        "12か月の遅れ・未提出": labels.UNKNOWN
        if of is None
        else f"{of['late_months']}回（求めた{of['asked_months']}か月のうち）",
    }


def _last(of: pd.Series | None) -> str:
    if of is None or not labels.known(of["last_sent"]):
        return labels.UNKNOWN
    return f"{of['last_sent']:%Y-%m-%d}（{of['age_days']:.0f}日前）"


def imports(ask: Ask, view: View, row: pd.Series) -> Table:
    """The files that brought it, the latest first."""
    found = ask("submissions/imports", **_of(view, row))
    title = f"届いた資料（{name(row, view)}）"
    return Table("届いた資料", title, [], found.drop(columns=["dataset", "department", "as_of"]), "submissions/imports")


def findings(ask: Ask, view: View, row: pd.Series, severity: Sequence[str], search: str | None) -> Table:
    """What was noticed in the files in force; of a file of several 課 all of it."""
    found = ask("submissions/findings", **_of(view, row), severity=severity, search=(search or "").strip() or None)
    title = f"読んで気づいた点（{name(row, view)}）"
    said = "何課分かが1つのファイルで届いたときは、そのファイルの全部です"
    return Table(f"読んで気づいた点 {len(found):,}件", title, [said], found, "submissions/findings")


def _of(view: View, row: pd.Series) -> dict[str, object]:
    return {"dataset": view.dataset, "as_of": row["as_of"].date(), "department": str(row["department"])}
