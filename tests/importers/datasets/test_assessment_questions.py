"""設問一覧: fields, scales, choices and rules, as offices write them."""

from pathlib import Path

import pandas as pd

from dashboard.importers import read
from dashboard.importers.datasets.assessment.questions import QuestionList
from dashboard.importers.model import Reading
from tests.importers.forms import as_csv, as_xlsx, question_list
from tests.importers.grids import codes, finding, unknown

HEADER = ["設問番号", "分野", "設問", "最小", "最大", "逆転", "選択肢", "無回答の扱い", "わからないの扱い", "対象回"]


def listed(*rows: list[str], header: list[str] = HEADER, name: str = "設問一覧.csv") -> Reading:
    return read([as_csv([header, *rows], name)])[0]


def test_the_list_is_recognised_and_its_numbers_are_plain() -> None:
    reading = read([question_list()])[0]
    assert reading.dataset == "assessment_questions"
    assert codes(reading, "error", "warning") == []
    assert list(reading.rows["question_no"]) == [str(number) for number in range(1, 28)]
    assert reading.rows["field"].value_counts().to_dict() == {
        "ツール": 9, "エクセル関数": 6, "統計知識": 6, "基礎用語": 5, "セキュリティ": 1,
    }  # fmt: skip


def test_every_column() -> None:
    reading = listed(
        ["問3", "ツール", "３．RPAを理解していますか", "1", "5", "○", "低／中／高", "0点", "除く", "R8年度"]
    )
    row = reading.rows.iloc[0]
    assert row["question_no"] == "3"
    assert row["question"] == "RPAを理解していますか"
    assert (row["scale_min"], row["scale_max"], bool(row["reverse"])) == (1, 5, True)
    assert list(row["choices"]) == ["低", "中", "高"]
    assert (row["blank_rule"], row["dont_know_rule"], row["round"]) == ("zero", "exclude", "令和8年度")


def test_what_cannot_be_is_said_and_left_out() -> None:
    reading = listed(
        ["1", "ツール", "一を知っていますか", "5", "1", "", "", "適当に", "", ""],
        ["2", "ツール", "二を知っていますか", "1", "", "", "", "", "", ""],
        ["2", "ツール", "二をもう一度", "", "", "", "", "", "", ""],
    )
    assert finding(reading, "rule_unreadable").cell == "H2"
    assert codes(reading).count("scale_invalid") == 2
    assert finding(reading, "question_twice").cell == "C4"
    assert unknown(reading, "scale_max")
    assert list(reading.rows["question_no"]) == ["1", "2"]


def test_the_same_number_in_two_rounds_is_two_questions() -> None:
    rows = [["1", "ツール", "旧い", *[""] * 6, "R7年度"], ["1", "ツール", "新しい", *[""] * 6, "R8年度"]]
    assert list(listed(*rows).rows["round"]) == ["令和7年度", "令和8年度"]


def test_a_missing_field_is_refused() -> None:
    assert "required_blank" in codes(listed(["1", "", "何か", *[""] * 7]), "error")


def test_fields_merged_down_the_side() -> None:
    rows: list[list[object]] = [
        ["番号", "分野", "設問文"],
        [1, "ツール", "一を知っていますか"],
        [2, None, "二を知っていますか"],
    ]
    reading = read([as_xlsx(rows, "設問一覧.xlsx")])[0]
    assert list(reading.rows["field"]) == ["ツール", "ツール"]


def test_choices_in_every_separation() -> None:
    rows = [[str(n), "甲", f"設問{n}", "", "", "", text, "", "", ""] for n, text in enumerate(
        ["低／中／高", "低、中、高", "低→中→高", "低\n中\n高", "1 低／2 中／3 高"], 1)]  # fmt: skip
    assert [list(choices) for choices in listed(*rows).rows["choices"]] == [["低", "中", "高"]] * 5


def test_choices_without_an_order_are_not_used() -> None:
    rows = [
        [str(n), "甲", f"設問{n}", "", "", "", text, "", "", ""] for n, text in enumerate(["低／高／低", "低い順"], 1)
    ]
    reading = listed(*rows)
    assert [issue.cell for issue in reading.issues if issue.code == "choices_unclear"] == ["G2", "G3"]
    assert [list(choices) for choices in reading.rows["choices"]] == [[], []]


def test_a_round_that_cannot_be_told() -> None:
    reading = listed(["1", "甲", "何か", *[""] * 6, "7"], header=[*HEADER[:-1], "年度"])
    assert finding(reading, "round_unclear").cell == "J2"
    assert unknown(reading, "round")


def test_a_later_list_replaces_that_of_its_round_only() -> None:
    first = listed(["1", "甲", "旧", *[""] * 6, "R7年度"], ["1", "甲", "共通", *[""] * 7])
    later = listed(["1", "甲", "新", *[""] * 6, "R7年度"])
    questions = QuestionList.empty().extended(first.rows).extended(later.rows)
    assert [questions.of(name)[0].question for name in ("令和7年度", "令和8年度")] == ["新", "共通"]
    assert bool(questions)


def test_a_list_survives_parquet(tmp_path: Path) -> None:
    rows = listed(["1", "甲", "何か", "", "", "", "低／高", "", "", ""], ["2", "甲", "数", "1", "5", *[""] * 5]).rows
    rows.to_parquet(tmp_path / "rows.parquet")
    questions = QuestionList.empty().extended(pd.read_parquet(tmp_path / "rows.parquet")).of("第1回")
    assert [(each.choices, each.scale_max) for each in questions] == [(("低", "高"), None), ((), 5)]


def test_a_list_on_a_sheet_named_as_one() -> None:
    file = as_xlsx([["番号", "分野", "設問文"], [1, "ツール", "一を知っていますか"]], "設問.xlsx", sheet="設問リスト")
    assert read([file])[0].dataset == "assessment_questions"


def test_canonical_names_are_headers_too() -> None:
    header = ["question_no", "field", "question", "scale_min", "scale_max", "reverse"]
    reading = listed(["1", "ツール", "何かを知っていますか", "1", "5", "1"], header=header)
    assert codes(reading, "error", "warning") == []
    row = reading.rows.iloc[0]
    assert (row["scale_min"], row["scale_max"], bool(row["reverse"])) == (1, 5, True)
