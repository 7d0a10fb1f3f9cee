"""相談: what was asked, and how it stands, in the words of any city."""

import datetime as dt
from typing import Any

import pytest

from dashboard.importers import Hints
from dashboard.importers.cells.folding import fold
from dashboard.importers.model import Reading, Value
from tests.importers.grids import Row, codes, finding, only, read, register, sheet, unknown

HEADER = ["No.", "受付日", "課", "分野", "内容", "対応", "状態", "完了日", "受けた人"]
CITY = register(("市民部", "市民課"), ("財務部", "税務課"))


def consultations(*rows: Row, header: Row = HEADER, **more: Any) -> Reading:
    return read(sheet([["相談記録"], header, *rows]), file="相談.xlsx", **{"register": CITY, **more})


def one(state: Value, closed: Value = None, asked: Value = "令和8年10月2日", **more: Any) -> Reading:
    return consultations([1, asked, "市民課", "1 窓口", "予約の作り方", "案内", state, closed, "主査"], **more)


def test_rows() -> None:
    reading = one("完了", 46310)
    assert (reading.dataset, codes(reading, "warning", "error")) == ("consultations", [])
    row = only(reading)
    assert (row["consulted_on"], row["closed_on"]) == (dt.date(2026, 10, 2), dt.date(2026, 10, 15))
    assert [row[name] for name in ("field", "content", "response", "state", "taken_by")] == [
        *("窓口", "予約の作り方", "案内", "done", "主査")
    ]


@pytest.mark.parametrize(
    ("word", "state"),
    [("受付", "received"), ("未対応", "received"), ("対応中", "in_progress"), ("検討中（課で確認）", "in_progress"),
     ("保留", "waiting"), ("済", "done"), ("2 完了", "done"), ("対応済み", "done"), ("取下げ", "withdrawn")],
)  # fmt: skip
def test_words_of_a_state(word: str, state: str) -> None:
    assert only(one(word))["state"] == state


@pytest.mark.parametrize("word", ["様子見", "完了（予定）", "B"])
def test_a_word_that_is_not_known_is_asked_and_the_answer_kept(word: str) -> None:
    asked = finding(one(word), "consultation_state_unlisted")
    assert asked.choices == ("受付", "対応中", "保留", "完了", "取下げ", "不明")
    assert asked.key
    assert unknown(one(word), "state")
    answered = one(word, hints=Hints(answers={fold(asked.key): "保留"}))
    assert only(answered)["state"] == "waiting"


def test_a_day_that_is_not_known_loses_no_consultation() -> None:
    for day, code in ((None, "consulted_on_blank"), ("8月頃", "date_vague")):
        reading = one("対応中", asked=day)
        assert unknown(reading, "consulted_on")
        assert codes(reading, "warning", "error") == [code]


def test_an_end_that_contradicts() -> None:
    assert codes(one("対応中", "2026/10/9"), "warning") == ["closed_but_open"]
    before = one("完了", "2026/9/1")
    assert codes(before, "warning") == ["closed_before_asked"]
    assert unknown(before, "closed_on")


def test_the_same_row_twice_counts_once() -> None:
    row: Row = [1, "2026/10/2", "市民課", "窓口", "予約", None, "受付", None, None]
    reading = consultations(row, [2, *row[1:]])
    assert len(reading.rows) == 1
    assert finding(reading, "consultation_twice").rule == "L2-03"


def test_other_headers() -> None:
    header = ["相談日", "相談元", "件名", "対応状況", "担当者"]
    row = only(consultations(["R8.10.5", "税務課", "様式", "回答済", "主任"], header=header))
    assert [row[name] for name in ("department_text", "content", "state", "taken_by")] == [
        "税務課",
        "様式",
        "done",
        "主任",
    ]


def test_a_consultation_of_several_departments_is_asked() -> None:
    reading = consultations([1, "2026/10/2", "市民課・税務課", None, "予約", None, "受付", None, None])
    assert codes(reading, "error") == ["department_several"]
