"""Days with a time behind them, as Excel, Access and forms export them, in every list but the roadmap."""

import datetime as dt

import pytest

from tests.importers.grids import codes, finding, only, read, sheet, unknown
from tests.importers.made_plans import KINDS, made
from tests.importers.roadmap_readings import CITY, opened


def procedure(online_since: str) -> list[list[object]]:
    return [["令和8年10月末現在"], ["No.", "所管課", "手続名", "オンライン化状況", "実施日"],
            [1, "市民課", "転入届", "実施済", online_since]]  # fmt: skip


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(
    "written", ["2026/4/1 0:00", "2026/04/01 00:00:00", "2026-04-01T00:00:00+09:00", "2026-04-01T00:00:00.000Z"]
)
def test_the_day_a_procedure_went_online(kind: str, written: str) -> None:
    reading = opened(made(kind, procedure(written)), f"手続一覧.{kind}")  # type: ignore[arg-type]
    assert only(reading)["online_since"] == dt.date(2026, 4, 1)


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("2026-03-31T15:00:00Z", "date_other_in_japan"),
        ("R9.3.31予定", "date_only_planned"),
        ("R8", "date_year_alone"),
        ("令和8年10月頃", "date_vague"),
        ("通年", "date_without_end"),
    ],
)
def test_what_is_no_day_on_which_a_procedure_went_online(written: str, code: str) -> None:
    reading = read(sheet(procedure(written)), register=CITY)  # type: ignore[arg-type]
    assert unknown(reading, "online_since")
    assert finding(reading, code).cell == "E3"


@pytest.mark.parametrize("since", ["2026/4/1 0:00", "2026-04-01T00:00:00", "令和8年度", "R8.4上旬"])
def test_a_department_is_valid_from_the_day(since: str) -> None:
    reading = read(sheet([["部", "課", "有効開始", "有効終了"], ["総務部", "総務課", since, None]]))
    assert only(reading)["valid_from"] == dt.date(2026, 4, 1)


@pytest.mark.parametrize("until", ["R9.3", "令和9年3月", "令和8年度", "R8年度末", "2027/3/31 0:00"])
def test_a_department_is_valid_to_the_end_of_what_is_written(until: str) -> None:
    """A month that is named alone ends with its last day: the 課 must not be gone for the month before."""
    reading = read(sheet([["部", "課", "有効開始", "有効終了"], ["総務部", "総務課", "R8.4.1", until]]))
    assert only(reading)["valid_to"] == dt.date(2027, 3, 31)


@pytest.mark.parametrize("until", ["2027-03-31T15:00:00Z", "R9", "R9.3頃", "R9.3.31予定"])
def test_a_doubtful_end_of_a_department_is_refused(until: str) -> None:
    reading = read(sheet([["部", "課", "有効開始", "有効終了"], ["総務部", "総務課", "R8.4.1", until]]))
    assert finding(reading, "validity_unreadable").cell == "D2"
    assert reading.refused


def answers(answered_on: str) -> list[list[object]]:
    rows = [[number, "市民課", answered_on, 1, 2, 3] for number in range(12)]
    return [["職員番号", "所属課", "回答日時", "問1", "問2", "問3"], *rows]


@pytest.mark.parametrize(
    "written",
    [
        *("2026/9/12 10:32:05", "2026/09/12 10:32:05 午前 GMT+9", "2026-09-12T10:32:05+09:00", "2026-09-12T10:32:05Z"),
        *("2026/9/12 午後", "2026/9/12 朝"),
    ],
)
def test_the_day_of_an_answer(written: str) -> None:
    reading = opened(made("csv", answers(written)), "アセスメント_令和8年度.csv")  # type: ignore[arg-type]
    assert {*reading.rows["answered_on"]} == {dt.date(2026, 9, 12)}


def test_an_answer_on_another_day_in_japan_has_no_day() -> None:
    reading = opened(made("csv", answers("2026-09-12T15:30:00Z")), "アセスメント_令和8年度.csv")  # type: ignore[arg-type]
    assert unknown(reading, "answered_on")
    assert "answered_on_unreadable" in codes(reading)
