"""Which 回, which 課 and which person an answer belongs to."""

import datetime as dt
from typing import Any

import pytest

from tests.importers.forms import (
    KNOWN,
    answers_of,
    as_csv,
    form,
    person,
    question_list,
)
from tests.importers.grids import codes, finding


@pytest.mark.parametrize(
    ("name", "options", "label", "day"),
    [
        ("R7年度.csv", {}, "令和7年度", dt.date(2025, 4, 1)),
        ("2025年度_回答.csv", {}, "令和7年度", dt.date(2025, 4, 1)),
        ("回答.csv", {"round": "2025年度"}, "令和7年度", dt.date(2025, 4, 1)),
        ("第2回.csv", {"as_of": dt.date(2026, 5, 31)}, "第2回", dt.date(2026, 5, 31)),
        ("R7年度.csv", {"round": "試行", "as_of": dt.date(2026, 5, 31)}, "試行", dt.date(2026, 5, 31)),
        ("回答6.csv", {"as_of": dt.date(2026, 10, 31)}, "令和8年10月", dt.date(2026, 10, 31)),
    ],
)
def test_where_the_round_comes_from(name: str, options: dict[str, Any], label: str, day: dt.date) -> None:
    known, people = ["回答者ID", "所属課"], lambda number: [str(number), "人事課"]
    reading = answers_of(question_list(), form([["はい"] * 3], known=known, people=people, name=name), **options)
    assert codes(reading, "error") == []
    assert set(reading.rows["round"]) == {label}
    assert set(reading.rows["held_on"]) == {day}
    assert reading.as_of == day


def test_a_column_names_the_round_of_every_line() -> None:
    known = [*KNOWN, "回"]
    people = lambda number: [*person(number), ["R7年度", "令和8年度"][number]]  # noqa: E731
    reading = answers_of(question_list(), form([["はい"] * 3] * 2, known=known, people=people, name="回答.csv"))
    assert set(reading.rows["round"]) == {"令和7年度", "令和8年度"}


@pytest.mark.parametrize("name", ["回答.csv", "第1回.csv"])
def test_no_round_or_no_day_is_refused(name: str) -> None:
    known, people = ["回答者ID", "所属課"], lambda number: [str(number), "人事課"]
    reading = answers_of(question_list(), form([["はい"] * 3], known=known, people=people, name=name))
    assert codes(reading, "error") == ["round_missing" if name == "回答.csv" else "as_of_missing"]


def test_questions_may_change_between_rounds() -> None:
    lists = [
        ["1", "甲", "旧い問いを理解していますか", "令和7年度"],
        ["1", "乙", "新しい問いを理解していますか", "令和8年度"],
    ]
    listed = as_csv([["設問番号", "分野", "設問", "対象回"], *lists], "設問一覧.csv")
    for year, wording in (("令和7年度", "旧い問いを理解していますか"), ("令和8年度", "新しい問いを理解していますか")):
        file = form([["はい"] * 3], ["問1", "問2", "問3"], name=f"{year}.csv")
        reading = answers_of(listed, file)
        assert set(reading.rows["question"].astype(str)) == {wording}


def test_the_same_person_has_the_same_number_however_it_is_written() -> None:
    numbers = ["00123", "１２３", "123", "0123"]
    reading = answers_of(question_list(), form([["はい"] * 3] * 4, people=lambda i: [numbers[i], *person(i)[1:]]))
    assert set(reading.rows["respondent"]) == {"123"}
    assert [issue.cell for issue in reading.issues if issue.code == "answered_twice"] == ["A3", "A4", "A5"]


def test_departments_are_matched_with_the_register() -> None:
    places = ["総務部　人事課", "消防本部 総務課", "総務部人事課"]
    known = ["回答者ID", "所属"]
    reading = answers_of(question_list(), form([["はい"] * 3] * 3, known=known, people=lambda i: [str(i), places[i]]))
    assert codes(reading, "error", "warning") == []
    bad = form([["はい"] * 3], known=known, people=lambda i: [str(i), "人事部"])
    assert codes(answers_of(question_list(), bad), "error") == ["department_unknown"]


def test_without_a_department_only_the_city_has_figures() -> None:
    reading = answers_of(question_list(), form([["はい"] * 3], known=["回答者ID"], people=lambda i: [str(i)]))
    assert "answers_without_department" in codes(reading, "info")
    assert codes(reading, "error") == []


@pytest.mark.parametrize("place", ["人事課 7310042", "taro@example.jp", "７３１００４２"])
def test_a_number_or_an_address_in_the_wrong_column_is_not_told(place: str) -> None:
    """Somebody's number where a 課 belongs: the finding points to the cell."""
    file = form([["はい"] * 3], known=["所属課"], people=lambda _: [place])
    reading = answers_of(question_list(), file)
    assert codes(reading, "error") == ["department_unknown"]
    told = str(reading.issues)
    assert "7310042" not in told
    assert "７３１００４２" not in told
    assert "@" not in told
    assert finding(reading, "department_unknown").cell == "A2"
