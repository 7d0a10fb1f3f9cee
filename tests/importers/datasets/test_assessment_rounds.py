"""回: where it stands, what it is called, and the day for which it counts."""

import datetime as dt
from collections.abc import Sequence
from typing import Any

import pytest

from dashboard.importers import SourceFile
from dashboard.importers.datasets.assessment.round_labels import first_day, round_in_column, round_label
from dashboard.importers.model import Reading
from tests.importers.forms import QUESTIONS, answers_of, as_csv, book, question_list
from tests.importers.grids import codes, finding

THREE = [f"問{number} {question}" for number, question in enumerate(QUESTIONS[:3], 1)]
YES = ["はい", "はい", "はい"]
AS_OF = dt.date(2026, 10, 31)


def reading_of(*rows: Sequence[object], name: str = "回答.csv", **options: Any) -> Reading:
    return answers_of(question_list(), as_csv([*rows], name), **options)


def days(reading: Reading) -> dict[str, dt.date]:
    rows = reading.rows.drop_duplicates("round")
    return dict(zip(rows["round"].astype(str), rows["held_on"], strict=True))


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("令和7年度", "令和7年度"),
        ("R7年度_回答", "令和7年度"),
        ("2025年度", "令和7年度"),
        ("令和元年度", "令和元年度"),
        ("2019年度", "令和元年度"),
        ("第２回", "第2回"),
        ("令和8年度 スキルアセスメント 第2回", "令和8年度第2回"),
        ("lsat6", None),
        ("回答 2026", None),
        ("2026年9月", None),
    ],
)
def test_the_label_of_a_round(text: str, label: str | None) -> None:
    assert round_label(text) == label


@pytest.mark.parametrize(
    ("text", "heading", "label"),
    [
        ("2025", "年度", "令和7年度"),
        ("R7", "実施年度", "令和7年度"),
        ("令和7年", "年度", "令和7年度"),
        ("7", "年度", None),
        ("2", "回", "第2回"),
        ("2回目", "実施回", "第2回"),
        ("前期", "回", "前期"),
    ],
)
def test_a_cell_of_a_column_of_rounds(text: str, heading: str, label: str | None) -> None:
    assert round_in_column(text, heading) == label


@pytest.mark.parametrize(
    ("label", "day"), [("令和7年度", dt.date(2025, 4, 1)), ("令和元年度", dt.date(2019, 4, 1)), ("第2回", None)]
)
def test_the_first_day_of_a_year(label: str, day: dt.date | None) -> None:
    assert first_day(label) == day


def test_a_sheet_for_every_round() -> None:
    rows = [
        ["職員番号", "所属課", "回答日", *THREE],
        ["1", "人事課", "2025/9/3", *YES],
        ["2", "人事課", "2025/9/5", *YES],
    ]
    later = [rows[0], ["1", "人事課", "2026/9/4", *YES]]
    file = SourceFile("回答.xlsx", book({"第1回": rows, "第2回": later}))
    reading = answers_of(question_list(), file)
    assert days(reading) == {"第1回": dt.date(2025, 9, 5), "第2回": dt.date(2026, 9, 4)}
    assert reading.as_of == dt.date(2026, 9, 4)
    assert codes(reading, "error", "warning") == []


def test_the_cells_above_the_table_say_more_than_the_sheets_name() -> None:
    rows = [["令和8年度 アセスメント"], ["第2回 令和8年度"], ["職員番号", "所属課", *THREE], ["1", "人事課", *YES]]
    reading = answers_of(question_list(), SourceFile("R7年度.xlsx", book({"令和7年度": rows})))
    assert list(days(reading)) == ["令和8年度第2回"]
    assert finding(reading, "round_taken").message.count("A2") == 1


def test_two_rounds_above_a_table_are_for_a_person_to_choose() -> None:
    rows = [["令和7年度", "令和8年度"], ["職員番号", "所属課", *THREE], ["1", "人事課", *YES]]
    assert "round_several" in codes(reading_of(*rows), "error")
    assert list(days(reading_of(*rows, round="R8年度"))) == ["令和8年度"]


def test_a_column_wins_over_what_was_given_but_says_so() -> None:
    rows = [["職員番号", "所属課", "年度", *THREE], ["1", "人事課", "R7年度", *YES], ["2", "人事課", "", *YES]]
    reading = reading_of(*rows, round="令和8年度")
    assert set(days(reading)) == {"令和7年度", "令和8年度"}
    assert finding(reading, "round_differs").cell == "C2"


def test_what_was_given_wins_over_the_files_name_and_says_so() -> None:
    reading = reading_of(["職員番号", "所属課", *THREE], ["1", "人事課", *YES], name="R7年度.csv", round="令和8年度")
    assert list(days(reading)) == ["令和8年度"]
    assert "令和7年度" in finding(reading, "round_overruled").message


def test_an_unclear_year_in_the_column_is_refused() -> None:
    reading = reading_of(["職員番号", "所属課", "年度", *THREE], ["1", "人事課", "7", *YES])
    assert finding(reading, "round_missing").cell == "C2"
    assert reading.refused


def test_the_latest_answer_is_the_day_whatever_else_is_stated() -> None:
    rows = [["令和8年10月末現在"], ["職員番号", "所属課", "完了時刻", *THREE]]
    rows += [["1", "人事課", "2026/9/12 10:32:05", *YES], ["2", "人事課", "令和8年9月20日", *YES]]
    assert days(reading_of(*rows, name="第2回.csv")) == {"第2回": dt.date(2026, 9, 20)}


def test_a_stated_day_is_taken_where_no_answer_has_one() -> None:
    rows = [["令和8年10月末現在"], ["職員番号", "所属課", *THREE], ["1", "人事課", *YES]]
    reading = reading_of(*rows, name="第2回.csv")
    assert days(reading) == {"第2回": AS_OF}
    assert "as_of_taken" in codes(reading)


def test_two_stated_days_are_for_a_person_to_choose() -> None:
    rows = [["令和8年9月末現在", "令和8年10月末現在"], ["職員番号", "所属課", *THREE], ["1", "人事課", *YES]]
    assert codes(reading_of(*rows, name="第2回.csv"), "error") == ["as_of_several"]
    assert days(reading_of(*rows, name="第2回.csv", as_of=AS_OF)) == {"第2回": AS_OF}


def test_a_day_that_cannot_be_read_is_told_by_its_cell_only() -> None:
    rows = [
        ["職員番号", "所属課", "回答日", *THREE],
        ["1", "人事課", "きのう", *YES],
        ["2", "人事課", "2026/9/1", *YES],
    ]
    reading = reading_of(*rows, name="第2回.csv")
    assert (finding(reading, "answered_on_unreadable").cell, finding(reading, "answered_on_unreadable").value) == (
        "C2",
        None,
    )
    assert list(reading.rows.drop_duplicates("row")["answered_on"].isna()) == [True, False]
