"""How the 課 sends its data."""

from typing import Any

from dashboard import labels
from dashboard.screens.block import Line
from dashboard.screens.department.facts import Facts
from dashboard.screens.department.part import Part, of
from dashboard.screens.terms import Lead

TITLE = "資料の出し方"
GOOD: dict[str, bool | None] = {"sent": True, "missing": False, "late": False}


def lists(facts: Facts, name: str) -> Part:
    """A line for each dataset that it is asked for every month."""
    own = {label: of(rows, name) for label, rows in facts.sending.items()}
    asked = {label: rows.iloc[0] for label, rows in own.items() if len(rows)}
    if not asked:
        return Part(TITLE, "毎月求めている資料はありません。")
    missing = [label for label, row in asked.items() if row["submission"] == "missing"]
    said = f"{'・'.join(missing)}が未提出です。" if missing else "期限を過ぎた未提出はありません。"
    return Part(TITLE, said, [_line(label, row) for label, row in asked.items()])


def _line(label: str, row: Any) -> Line:
    late = f"12か月のうち遅れ・未提出 {labels.count(row['late_months'])}回" if row["late_months"] else "12か月 遅れなし"
    age = f"データは{labels.count(row['age_days'])}日前のもの" if labels.known(row["age_days"]) else "まだ届いていない"
    state = str(row["submission"])
    said = f"{labels.month(row['as_of'])}分・{age}・{late}"
    return Line(labels.SUBMISSIONS[state], GOOD.get(state), label, said, Lead("", "提出状況で見る", page="submissions"))
