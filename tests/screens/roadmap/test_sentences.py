"""What the ロードマップ says in words."""

import datetime as dt
from typing import Any

import pandas as pd
import pytest

from dashboard import labels
from dashboard.screens.roadmap import changes, gantt, headline, late, s_curve, slips, states
from dashboard.screens.roadmap.view import View

NAT = pd.NaT


def rows(*given: dict[str, Any]) -> pd.DataFrame:
    usual = {
        "initiative": "書かない窓口",
        "department": "市民課",
        "computed_state": "late",
        "slip_days": 45.0,
        "reason": "slip",
        "waits": float("nan"),
        "late_since": pd.Timestamp("2026-08-31"),
        "is_rebaselined": False,
        "is_related": False,
        "agrees": True,
    }
    return pd.DataFrame([usual | each for each in given])


MISSED = {"initiative": "電話", "department": "管財課", "reason": "start_missed", "slip_days": 0.0, "waits": 60.0,
          "late_since": pd.Timestamp("2026-10-31")}  # fmt: skip
NOTHING = rows({}).head(0)
VIEW = View(as_of=dt.date(2026, 10, 31), vs=dt.date(2026, 9, 30), vs_label="前月", due_days=90, fiscal_year_start=4)


def totals(**given: Any) -> pd.Series:
    return pd.Series({"initiatives": 47, "attention": 7} | given)


@pytest.mark.parametrize(
    ("found", "said"),
    [
        (rows({}), "遅れ1件で最も大きいのは書かない窓口（市民課）の＋45日。"),
        (rows(MISSED), "遅れ1件で最も大きいのは電話（管財課）の開始が60日遅れ。"),
        (
            rows({"agrees": False}),
            "遅れ1件で最も大きいのは書かない窓口（市民課）の＋45日。書かない窓口は、課の報告と判定が食い違っています。",
        ),
        (NOTHING, "47件の取組に、遅れはありません（注意 7件）。"),
    ],
)
def test_headline(found: pd.DataFrame, said: str) -> None:
    assert headline.sentence(found, None, totals(), VIEW) == said
    assert headline.sentence(found, None, totals(initiatives=0), VIEW) == labels.EMPTY


def test_the_headline_says_what_moved_though_no_count_did() -> None:
    moved = pd.DataFrame(
        {"became": ["slipped", "slipped"], "initiative": ["甲", "乙"], "slip_days": [40.0, 90.0],
         "slip_before": [30.0, 59.0]}
    )  # fmt: skip
    said = headline.sentence(rows({}), moved, totals(), VIEW)
    assert said.startswith("前月から見込がさらに後ろへ2件（乙 ＋31日など）。")
    assert headline.sentence(rows({}), moved.head(0), totals(), VIEW).startswith("前月から遅れの動きはありません。")


def test_the_gantt_counts_what_is_late_early_reviewed_and_shared() -> None:
    found = rows(
        {}, {"slip_days": 15.0, "is_rebaselined": True}, {"slip_days": -30.0, "is_related": True},
        {"slip_days": 99.0, "computed_state": "stopped"},
    )  # fmt: skip
    assert gantt.sentence(found) == (
        "4件（関係課としての1件を含む）のうち、基準計画より遅い見込み・終了は2件（中央値 ＋30日）、早いものは1件。"
        "基準計画を見直したもの1件。"
    )
    assert gantt.sentence(NOTHING) == labels.EMPTY


def test_the_late_ones() -> None:
    found = rows({}, {"initiative": "予約"}, MISSED, {"is_related": True, "department": "こども課"})
    assert late.sentence(found) == (
        "遅れ4件（うち関係課として1件、開始の遅れ1件）。市民課が2件で最多。最も長く続くのは書かない窓口（2026-08から）。"
    )
    assert late.sentence(NOTHING) == "遅れている取組はありません。"


def test_where_the_late_ones_are() -> None:
    cells = pd.DataFrame(
        [("住民", "late", 1), ("行政", "late", 3), ("行政", "done", 5)],
        columns=["group_name", "computed_state", "initiatives"],
    )
    assert states.sentence(cells, "柱") == "遅れは2つの柱に。最も多いのは行政（8件中3件）。"
    assert states.sentence(cells[cells["computed_state"] == "done"], "課") == "遅れのある課はありません。"


@pytest.mark.parametrize(
    ("gap", "said"),
    [
        ((22, 19, -3, -3 / 46, 61), "3件・6.5ポイント、計画より61日遅れています。"),
        ((19, 22, 3, 3 / 46, -40), "3件・6.5ポイント、計画より40日早く進んでいます。"),
        ((19, 19, 0, 0.0, 0), "計画どおりです。"),
    ],
)
def test_the_gap_of_the_s_curve(gap: Any, said: str) -> None:
    row = pd.Series(dict(zip(("planned", "actual", "gap", "gap_share", "gap_days"), gap, strict=True)) | {"total": 46})
    assert s_curve.sentence(row).endswith(said)
    assert f"完了は{gap[1]}件（全46件）" in s_curve.sentence(row)


def test_no_plan_no_gap() -> None:
    assert "比べられません" in s_curve.sentence(pd.Series({"total": 0}))


def test_which_end_moves() -> None:
    months = pd.to_datetime(["2026-08-31", "2026-09-30", "2026-10-31"])
    ends = {"窓口": ["2026-12-01", "2026-12-10", "2026-12-31"], "地図": ["2027-03-31"] * 3}
    history = pd.concat(
        [
            pd.DataFrame({"initiative_key": name, "initiative": name, "as_of": months, "expected_end": days})
            for name, days in ends.items()
        ]
    ).assign(expected_end=lambda rows: pd.to_datetime(rows["expected_end"]))
    assert slips.sentence(history) == "窓口は、2回にわたり計30日、終わりの見込が後ろへ動きました。"
    assert "水平な線は計画どおり" in slips.sentence(history[history["initiative"] == "地図"])
    assert "ありません" in slips.sentence(history.head(1))


def test_what_became_of_them() -> None:
    found = pd.DataFrame({"became": ["slipped", "newly_late", "slipped"]})
    assert changes.sentence(found, "前月") == "前月から：新たに遅れ1件、見込がさらに後ろへ2件。"
    assert changes.sentence(found.head(0), "前月") == "前月から変わった取組はありません。"
