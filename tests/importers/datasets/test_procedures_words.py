"""What stands in オンライン化状況 beside the usual words: notes, times, and words that are asked once."""

import datetime as dt
from typing import Any

import pytest

from dashboard.importers.datasets.procedures import codes
from dashboard.importers.model import Reading, Value
from tests.importers.grids import AS_OF, finding, only, read, sheet
from tests.importers.written import KINDS, sent

HEAD: list[Value] = ["No.", "所管課", "手続名", "オンライン化状況"]
CHOICES = ("実施済", "一部実施", "予定", "未実施", "対象外", "その他")


def listed(kind: str, words: list[str], **more: Any) -> Reading:
    rows: list[list[Value]] = [[n, "市民課", f"手続{n}", word] for n, word in enumerate(words, start=1)]
    return sent(kind, [HEAD, *rows], **more)


def statuses(reading: Reading) -> list[object]:
    return list(reading.rows["status"].astype(object).where(reading.rows["status"].notna(), None))


CERTAIN = {
    "実施済（ぴったりサービス）": "online",
    "済(LoGoフォーム)": "online",
    "実施済※1": "online",
    "済み（令和5年4月～）": "online",
    "①実施済（LoGoフォーム）": "online",
    "実施済/ぴったりサービス": "online",
    "実施済【国のシステム】": "online",
    "令和5年4月実施済": "online",
    "○（電子申請）": "online",
    "実施済\nぴったりサービス": "online",
    "一部実施済（法人のみ）": "partial",
    "実施済（一部のみ）": "partial",
    "一部実施済（残りは令和9年度予定）": "partial",
    "令和8年度予定": "planned",
    "R9年4月実施予定": "planned",
    "予定（R9.4）": "planned",
    "令和9年度中にオンライン化予定": "planned",
    "2027年度予定": "planned",
    "来年度予定": "planned",
    "検討中（費用対効果）": "planned",
    "未実施（原本が紙）": "not_online",
    "未実施（予定なし）": "not_online",
    "対象外（事業終了）": "not_applicable",
}
"""Words with a note or a time whose meaning is certain."""
DOUBTFUL = [
    "実施済（予定）",
    "未実施（実施済）",
    "実施済（停止中）",
    "実施済（令和9年4月～）",
    "実施済（令和5年4月～令和7年3月）",
    "○・×",
    "済/未",
    "実施済（試行）",
    "予定（中止）",
    "対象外（一部実施済）",
    "令和9年4月実施済",
    "未実施（令和9年度予定）",
    "実施済？",
    "廃止予定",
]
OPEN = ["可", "不可", "対応", "運用中", "窓口のみ", "実施", "郵送可"]


@pytest.mark.parametrize("kind", KINDS)
def test_a_word_with_a_note_is_read_and_the_note_is_kept(kind: str) -> None:
    reading = listed(kind, [*CERTAIN])
    assert dict(zip(CERTAIN, statuses(reading), strict=True)) == CERTAIN
    assert list(reading.rows["status_text"]) == [" ".join(word.split()) for word in CERTAIN]


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_a_note_that_says_something_else_is_asked(kind: str) -> None:
    reading = listed(kind, DOUBTFUL)
    assert dict(zip(DOUBTFUL, statuses(reading), strict=True)) == dict.fromkeys(DOUBTFUL)
    asked = [issue.value for issue in reading.issues if issue.code in ("status_note", "status_unlisted")]
    assert asked == DOUBTFUL


def test_a_planned_time_in_the_status_is_kept_where_the_column_is_blank() -> None:
    head: list[Value] = [*HEAD, "予定時期"]
    rows: list[list[Value]] = [
        [1, "市民課", "転入届", "令和8年度予定", None],
        [2, "市民課", "転出届", "予定（R9.4）", "令和9年度"],
        [3, "市民課", "転居届", "実施済（R7.4）", None],
        [4, "市民課", "婚姻届", "予定（R8.4又はR9.4）", None],
    ]
    planned = sent("csv", [head, *rows]).rows["planned_for"]
    assert list(planned.astype(object).where(planned.notna(), None)) == ["令和8年度", "令和9年度", None, None]
    assert only(listed("csv", ["R9年4月実施予定"]))["planned_for"] == "R9年4月"


@pytest.mark.parametrize("kind", KINDS)
def test_other_words_are_asked_once_each_however_many_cells_hold_them(kind: str) -> None:
    reading = listed(kind, OPEN * 4)
    asked = [issue for issue in reading.issues if issue.code == "status_unlisted"]
    assert [issue.key for issue in asked] == [f"オンライン化状況:{word}" for word in OPEN]
    assert {issue.choices for issue in asked} == {CHOICES}
    assert all("4 件" in issue.message for issue in asked)
    assert statuses(reading) == [None] * 28


@pytest.mark.parametrize("kind", KINDS)
def test_what_was_answered_is_used_and_said(kind: str) -> None:
    answers = {"オンライン化状況:可": "実施済", "オンライン化状況:窓口のみ": "未実施"}
    reading = listed(kind, ["可", "可", "窓口のみ", "不可"], answers=answers)
    assert statuses(reading) == ["online", "online", "not_online", None]
    used = [(issue.key, issue.severity) for issue in reading.issues if issue.code == "answer_used"]
    assert used == [("オンライン化状況:可", "info"), ("オンライン化状況:窓口のみ", "info")]
    assert finding(reading, "status_unlisted").value == "不可"


def test_an_answer_that_is_no_status_is_refused() -> None:
    reading = listed("csv", ["可"], answers={"オンライン化状況:可": "できる"})
    assert reading.refused
    assert finding(reading, "answer_impossible").choices == CHOICES


def test_one_word_on_several_sheets_is_one_question() -> None:
    rows: list[list[Value]] = [HEAD, [1, "市民課", "転入届", "可"]]
    more: list[list[Value]] = [HEAD, [2, "税務課", "証明", "可"], [3, "税務課", "申告", "可"]]
    assert "1 件" in finding(sent("xlsx", rows), "status_unlisted").message
    both = read(sheet(rows), sheet(more, name="税務課"))
    assert "3 件" in finding(both, "status_unlisted").message


@pytest.mark.parametrize("number", [1, "2"])
def test_a_bare_number_is_asked(number: Value) -> None:
    reading = sent("xlsx", [HEAD, [1, "市民課", "転入届", number]])
    assert finding(reading, "status_number_only").key == f"オンライン化状況:{number}"


def test_a_time_is_judged_by_the_day_of_the_list() -> None:
    assert codes.status("実施済（令和9年4月～）", None, dt.date(2027, 4, 30)).value == "online"
    assert codes.status("実施済（令和9年4月～）", None, AS_OF).value is None
