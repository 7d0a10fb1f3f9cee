"""What 提出状況 says, of cities made by hand."""

import datetime as dt
from typing import Any

import pandas as pd
import pytest

from dashboard.screens.submissions import headline, matrix
from dashboard.screens.submissions.view import View

OCTOBER = dt.date(2026, 10, 31)
VIEW: dict[str, Any] = {
    "as_of": OCTOBER, "vs": None, "vs_label": "", "today": dt.date(2026, 11, 16), "dataset": "procedures",
    "dataset_label": "手続一覧",
}  # fmt: skip


def rows(*states: str, often: int = 0) -> pd.DataFrame:
    """課 in these states, the first of them often late."""
    return pd.DataFrame(
        [
            {
                "department": f"第{number}課",
                "submission": state,
                "days_over": 7.0 if state == "missing" else None,
                "late_months": 3 + often - number if number < often else 0,
                "often_late": number < often,
                "age_days": 47 if state == "missing" else 16,
            }
            for number, state in enumerate(states)
        ],
        columns=["department", "submission", "days_over", "late_months", "often_late", "age_days"],
    )


def said(made: pd.DataFrame, over: int = 7, before: int = 0, **attention: Any) -> str:
    totals = pd.Series({"days_over_due": over, "missing_before": before})
    return headline.sentence(made, totals, View(**VIEW, **attention))


@pytest.mark.parametrize(
    ("made", "sentence"),
    [
        (rows("missing", "sent"), "10月分の手続一覧は、第0課がまだ出していません（期限から7日）。"),
        (
            rows(*["missing"] * 5),
            "10月分の手続一覧は、第0課・第1課・第2課 ほか2課がまだ出していません（期限から7日）。",
        ),
        (rows("sent", "late"), "10月分の手続一覧は、2課すべてから届きました（遅れて1課）。"),
        (rows("sent"), "10月分の手続一覧は、届きました。"),
        (rows("not_asked"), "10月分の手続一覧は、求めた課がありません。"),
        (
            rows("missing", often=1),
            "10月分の手続一覧は、第0課がまだ出していません（期限から7日）。第0課は期限にまた遅れており、12か月で4回です。",
        ),
        (
            rows("sent", "sent", "sent", often=2),
            "10月分の手続一覧は、3課すべてから届きました。"
            "第0課は期限に遅れることが多く、12か月で5回です。遅れの多い課はほかに1課あります。",
        ),
    ],
)
def test_the_news(made: pd.DataFrame, sentence: str) -> None:
    assert said(made) == sentence


@pytest.mark.parametrize(("over", "until"), [(-3, "（期限まで3日）"), (0, "（期限は今日）")])
def test_before_the_deadline_nobody_is_missing(over: int, until: str) -> None:
    made = rows("not_due", "sent", "sent")
    assert said(made, over) == f"10月分の手続一覧は、3課のうち2課から届きました{until}。"
    assert said(made, over, before=2).endswith("前の月の未提出が2課残っています。")


def test_who_is_not_asked() -> None:
    assert said(rows(), department=("文化財課",)) == (
        "文化財課には、手続一覧を求めていません（一度も届いたことのない資料です）。"
    )


def test_one_month_is_worst_or_none_is_said_to_be() -> None:
    days = [pd.Timestamp(OCTOBER), pd.Timestamp("2026-09-30")]
    made = pd.DataFrame(
        {"as_of": [*days, *days], "submission": ["missing", "late", "late", "sent"], "department": list("甲甲乙乙")}
    )
    one = "この2か月に求めた延べ4件のうち25.0%（1/4）が期限までに届きました。遅れと未提出が最も多いのは2026-10の2課。"
    assert matrix.sentence(made, 0) == one
    assert "最も多い" not in matrix.sentence(made.head(2), 0), "one each"
    assert matrix.sentence(made.assign(submission="not_due"), 0) == "まだ期限の来た月がありません。"
