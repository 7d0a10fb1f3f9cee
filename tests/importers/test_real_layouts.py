"""Layouts that cities, ministries and their tools really produce, each rebuilt from its description."""

import datetime as dt
from collections.abc import Mapping, Sequence

import pandas as pd
import pytest

from dashboard.importers.cells.folding import fold
from dashboard.importers.model import Hints, Reading, Value
from tests.importers.grids import codes, finding, read, sheet

Rows = Sequence[Sequence[Value]]
TITLE: list[Value] = ["DX推進計画（令和8年10月末現在）"]


def rows(reading: Reading, *columns: str) -> list[tuple[object, ...]]:
    values = reading.rows[[*columns]].astype(object)
    return list(values.where(values.notna(), None).itertuples(index=False, name=None))


SURVEY = [
    *("手続ID", "所管府省庁", "手続名", "法令名", "法令番号", "根拠条項号", "手続類型", "手続主体", "手続の受け手"),
    *("手続が行われるイベント(個人)", "手続が行われるイベント(法人)", "申請に関連する士業", "申請を提出する機関"),
    *("オンライン化の実施状況", "オンライン化の実施予定及び検討時の懸念点", "オンライン化実施時期"),
    *("申請等における本人確認手法", "手数料等の納付有無", "手数料等の納付方法", "総手続件数", "オンライン手続件数"),
    *(
        "非オンライン手続件数",
        "情報システム(申請)",
        "情報システム(事務処理)",
        "処理期間(オンライン)",
        "処理期間(非オンライン)",
    ),
    *(f"その他の項目{number}" for number in range(1, 21)),
]
"""The 46 columns of the national survey's layout of R7, of which a city needs a dozen."""


def surveyed(**cells: Value) -> list[Value]:
    return [cells.get(name) for name in SURVEY]


def test_the_national_survey_of_r7() -> None:
    not_yet: dict[str, Value] = {"所管府省庁": "総務省", "オンライン化の実施状況": "2 未実施"}
    doubts = "オンライン化の実施予定及び検討時の懸念点"
    first = surveyed(
        手続ID="00001", 所管府省庁="総務省", 手続名="転入届", オンライン化の実施状況="1 実施済", 総手続件数=1000,
        オンライン手続件数=400, 非オンライン手続件数=600,
    )  # fmt: skip
    second: dict[str, Value] = {
        "手続ID": "00002",
        "手続名": "転出届",
        doubts: "4 書類の原本が紙",
        "総手続件数": 200,
        "オンライン手続件数": 0,
    }
    third: dict[str, Value] = {
        "手続ID": "00003",
        "手続名": "転居届",
        doubts: "3 システムがない; 6 費用対効果",
        "総手続件数": 500,
    }
    reading = read(sheet([SURVEY, first, surveyed(**not_yet, **second), surveyed(**not_yet, **third)]))
    assert rows(reading, "procedure_id", "status", "annual_count", "online_count", "barrier") == [
        ("00001", "online", 1000, 400, None),
        ("00002", "not_online", 200, 0, 4),
        ("00003", "not_online", 500, None, None),
    ]
    assert "理由が複数" in finding(reading, "barrier_several").message


DAYS = [dt.date(2026, 10, number) for number in range(1, 8)]
VALUES = ("令和5年度（基準値）", "令和7年度（現状値）", "令和9年度（目標値）")
PLANS: Mapping[str, tuple[Rows, list[tuple[object, ...]]]] = {
    "a list of tasks": (
        [
            TITLE,
            ["No", "大項目", "中項目", "タスク", "担当", "開始予定", "完了予定", "状況"],
            [1, "基盤", "ネット", "LAN更新", "情報課", "2026/4/1", "2026/9/30", "遅れ"],
            [2, "基盤", "ネット", "認証", "情報課", "2026/5/1", "2026/12/28", "順調"],
        ],
        [
            ("LAN更新", dt.date(2026, 4, 1), dt.date(2026, 9, 30), None, "late"),
            ("認証", dt.date(2026, 5, 1), dt.date(2026, 12, 28), None, "on_track"),
        ],
    ),
    "a project tool, headings over start and end": (
        [
            ["PJ名：庁内DX"],
            ["基準日", "2026/10/31"],
            ["No", "タスク名", "担当", "予定", None, "実績", None],
            [None, None, None, "開始", "終了", "開始", "終了"],
            [1, "設計", "情報課", "2026/4/1", "2026/5/31", "2026/4/1", "2026/6/5"],
            [2, "構築", "情報課", "2026/6/1", "2026/12/31", "2026/6/10", None],
        ],
        [
            ("設計", dt.date(2026, 4, 1), dt.date(2026, 5, 31), dt.date(2026, 6, 5), None),
            ("構築", dt.date(2026, 6, 1), dt.date(2026, 12, 31), None, None),
        ],
    ),
    "a WBS with days to the right and rows for later": (
        [
            TITLE,
            ["WBS No.", "作業項目", "担当課", "予定開始日", "予定終了日", "実績終了日", *DAYS, "計"],
            ["1", "要件整理", "総務課", "2026/4/1", "2026/6/30", "2026/7/10", *[None] * 7, 0],
            ["2", None, None, None, None, None, *[None] * 7, 0],
        ],
        [("要件整理", dt.date(2026, 4, 1), dt.date(2026, 6, 30), dt.date(2026, 7, 10), None)],
    ),
    "letters explained in the row below them": (
        [
            TITLE,
            ["S", "A", "B", "C"],
            ["計画以上に進んでいる", "計画どおり進んでいる", "計画より遅れている", "未着手"],
            ["No.", "取組名", "所管課", "計画終了", "評価"],
            [1, "文書管理", "総務課", "R9.3.31", "B"],
            [2, "RPA", "総務課", "R9.3.31", "A"],
        ],
        [
            ("文書管理", None, dt.date(2027, 3, 31), None, "late"),
            ("RPA", None, dt.date(2027, 3, 31), None, "on_track"),
        ],
    ),
    "a KPI table with a period in one cell": (
        [
            TITLE,
            ["施策", "取組名", "担当課", "指標名", *VALUES, "計画期間", "進捗状況"],
            ["1", "電子申請", "情報課", "利用率", "10%", "25%", "90%", "令和5年度～令和9年度", "順調"],
            ["1", "窓口", "市民課", None, None, None, None, "令和6年度～令和8年度", "遅れ"],
        ],
        [
            ("電子申請", dt.date(2023, 4, 1), dt.date(2028, 3, 31), None, "on_track"),
            ("窓口", dt.date(2024, 4, 1), dt.date(2027, 3, 31), None, "late"),
        ],
    ),
    "a plan by years": (
        [
            TITLE,
            ["No.", "取組名", "所管課", "R6", "R7", "R8", "R9"],
            [1, "基盤", "総務課", "検討", "導入", "運用", "→"],
        ],
        [("基盤", dt.date(2024, 4, 1), dt.date(2028, 3, 31), None, None)],
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", PLANS)
def test_plans(name: str) -> None:
    given, expected = PLANS[name]
    reading = read(sheet(given), file="計画.xlsx", as_of=None)
    assert not reading.refused
    columns = ("initiative", "planned_start", "planned_end", "actual_end", "reported_state")
    assert rows(reading, *columns) == expected


def test_values_of_a_kpi_table_keep_their_roles() -> None:
    found = read(sheet(PLANS["a KPI table with a period in one cell"][0]), file="計画.xlsx", as_of=None).rows
    assert found[["kpi_baseline", "kpi_actual", "kpi_target"]].iloc[0].tolist() == [10, 25, 90]
    assert pd.isna(found["kpi_target"].iloc[1])


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ([["サービス名", "担当局", "URL"], ["住民票", "総務局", "x"]], "「手続名」「オンライン化状況」"),
        ([["ID", "組織名", "親組織ID"], [1, "総務部", None], [2, "総務課", 1]], "「部」「課」"),
        ([["スキル項目", "総務課 A", "市民課 B"], ["Excel", 3, 2]], "スキル項目"),
        ([["部", "総務部", "市民部"], ["課", "総務課", "市民課"], ["職員数", 5, 6]], "横向き"),
    ],
)
def test_what_cannot_be_taken_is_refused_once_with_its_reason(given: Rows, words: str) -> None:
    reading = read(sheet(given), sheet(given, name="もう1枚"), file="表.xlsx")
    assert codes(reading) == ["unrecognised"]
    assert words in finding(reading, "unrecognised").message


def test_who_is_in_charge_may_be_answered() -> None:
    given: Rows = [TITLE, ["No.", "タスク名", "担当者", "予定終了日"], [1, "設計", "情報課", "2026/8/31"]]
    asked = finding(read(sheet(given), file="計画.xlsx", as_of=None), "department_missing")
    assert (asked.key, asked.choices) == ("見出し:所管課", ("担当者",))
    hints = Hints(answers={fold("見出し:所管課"): "担当者"})
    reading = read(sheet(given), file="計画.xlsx", as_of=None, hints=hints)
    assert not reading.refused
    assert rows(reading, "initiative", "department_text") == [("設計", "情報課")]
