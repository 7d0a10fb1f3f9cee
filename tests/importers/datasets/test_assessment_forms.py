"""Sheets of answers as they come: who is a person, which cell is an answer, and what is only decoration."""

import datetime as dt
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.importers import SourceFile, read
from dashboard.importers.datasets.assessment.dataset import ASSESSMENT
from dashboard.importers.model import Given, Reading, Workbook
from dashboard.importers.reading import of_workbook
from dashboard.importers.register.placing import place
from tests.importers.forms import QUESTIONS, UNITS, answers_of, as_csv, as_xlsx, book, question_list
from tests.importers.grids import codes, finding, sheet

THREE = [f"問{number} {question}" for number, question in enumerate(QUESTIONS[:3], 1)]
KNOWN = ["職員番号", "所属課"]
YES = ["はい", "はい", "はい"]
NAME = "令和8年度.csv"


def reading_of(*rows: Sequence[object], name: str = NAME, **options: Any) -> Reading:
    return answers_of(question_list(), as_csv([*rows], name), **options)


def people(reading: Reading, column: str = "row") -> list[Any]:
    rows = reading.rows.drop_duplicates(["sheet", "row"])
    return [None if value != value else value for value in rows[column].astype(object)]


def answers(reading: Reading, column: str = "position") -> list[Any]:
    values = reading.rows[column].astype(object)
    return [None if value is None or value != value else value for value in values.where(values.notna(), None)]


def test_sums_averages_notes_and_repeated_headers_are_nobody() -> None:
    header = [*KNOWN, *THREE]
    rows = [["1", "人事課", "1", "0", "1"], header, ["2", "人事課", "1", "0", "1"]]
    last = [["合計", "", "2", "0", "2"], ["平均", "", "1", "0", "1"], ["※自動採点"]]
    reading = reading_of(header, *rows, *last)
    assert people(reading) == [2, 4]
    assert finding(reading, "header_again").cell == "A3"
    assert finding(reading, "sum_row").cell == "A5"
    assert finding(reading, "note_row").cell == "A7"
    assert answers(reading, "answer") == [1, 0, 1] * 2


def test_somebody_without_a_number_in_the_first_row_is_somebody() -> None:
    reading = reading_of([*KNOWN, *THREE], ["", "", "はい", "いいえ", "はい"], ["2", "人事課", *YES])
    assert people(reading) == [2, 3]
    assert finding(reading, "respondent_unknown").cell == "A2"


@pytest.mark.parametrize("nobody", ["anonymous", "－", "匿名", ""])
def test_people_without_a_number_are_not_one_person(nobody: str) -> None:
    reading = reading_of(["メールアドレス", "所属課", *THREE], *[[nobody, "人事課", *YES]] * 2)
    assert people(reading, "respondent") == [None, None]
    assert "answered_twice" not in codes(reading)
    assert "2 行" in finding(reading, "respondent_unknown").message


@pytest.mark.parametrize("number", ["00123", "１２３", "123.0", " 123 "])
def test_a_number_is_the_same_however_it_is_written(number: str) -> None:
    assert people(reading_of([*KNOWN, *THREE], [number, "人事課", *YES]), "respondent") == ["123"]


def test_a_number_of_letters_keeps_its_hyphen() -> None:
    assert people(reading_of([*KNOWN, *THREE], ["Ａ－01", "人事課", *YES]), "respondent") == ["a-01"]


def test_error_cells_are_no_blanks() -> None:
    rows = [[*KNOWN, *THREE], ["1", "人事課", "#N/A", "はい", "はい"], ["2", "#N/A", "はい", "はい", "はい"]]
    reading = answers_of(question_list(), SourceFile("令和8年度.xlsx", book({"回答": rows})))
    assert answers(reading, "missing")[0] == "unreadable"
    assert finding(reading, "answer_flawed").cell == "C2"
    assert finding(reading, "known_column_flawed").cell == "B3"
    assert people(reading, "department_text") == ["人事課", None]


def test_departments_merged_down_the_side_and_same_as_above() -> None:
    rows: list[list[str | None]] = [[*KNOWN, *THREE], ["1", None, *YES], ["2", None, *YES], ["3", "同上", *YES]]
    content = book({"回答": rows}, [("回答", "B2:B3", "人事課")])
    reading = answers_of(question_list(), SourceFile("令和8年度.xlsx", content))
    assert people(reading, "department_text") == ["人事課"] * 3


def test_a_department_above_the_table_is_everybodys() -> None:
    reading = reading_of(["所属課：人事課"], ["職員番号", *THREE], ["1", *YES])
    assert people(reading, "department_text") == ["人事課"]
    assert "answers_without_department" not in codes(reading)


def test_a_column_without_a_header_is_no_question() -> None:
    reading = reading_of([*KNOWN, *THREE, "", "備考"], ["1", "人事課", *YES, "x", "y"])
    assert codes(reading, "warning", "error") == []
    assert finding(reading, "column_unread").message.count("備考") == 1


def test_a_finding_about_a_header_points_to_its_row() -> None:
    reading = reading_of(
        ["回答一覧"], [], [*KNOWN, *THREE, "問99 ほかのことを知っていますか"], ["1", "人事課", *YES, "はい"]
    )
    assert finding(reading, "question_unknown").cell == "F3"


def test_a_column_of_free_text_among_the_choices() -> None:
    top = [*KNOWN, f"[No.1]{QUESTIONS[0]}", "", "", "", f"[No.2]{QUESTIONS[1]}", "", THREE[2]]
    choices = ["", "", "知らない", "だいたい", "理解している", "その他", "はい", "いいえ", ""]
    rows = [
        ["1", "人事課", "", "○", "", "", "", "○", "はい"],
        ["2", "人事課", "", "", "", "なんとなく", "○", "", "はい"],
    ]
    reading = reading_of(top, choices, *rows)
    assert answers(reading) == [pytest.approx(2 / 3), 0, 1, None, 1, 1]
    assert answers(reading, "answer_text")[:2] == ["だいたい", "いいえ"]
    assert codes(reading, "warning", "error") == []


def test_fields_above_their_questions() -> None:
    top = [*KNOWN, "基礎用語", "", "", "ツール"]
    reading = reading_of(top, ["", "", *THREE, "問4 " + QUESTIONS[3]], ["1", "人事課", "1", "0", "1", "1"])
    assert answers(reading, "answer") == [1, 0, 1, 1]
    assert answers(reading, "question_no") == ["1", "2", "3", "4"]


def test_only_circles_and_blanks() -> None:
    reading = reading_of([*KNOWN, *THREE], ["1", "人事課", "○", "", "○"], ["2", "人事課", "〇", "◯", ""])
    assert answers(reading) == [1, None, 1, 1, 1, None]
    assert answers(reading, "missing") == [None, "blank", None, None, None, "blank"]


def test_scale_is_only_told_where_it_was_inferred() -> None:
    rows = [["1", "人事課", "1", "はい", "3"]]
    listed = question_list(最小=["", "", 1, *[""] * 24], 最大=["", "", 5, *[""] * 24])
    reading = answers_of(listed, as_csv([[*KNOWN, *THREE], *rows], NAME))
    assert answers(reading, "scale_max") == [1, None, None]


def test_dont_know_among_the_choices_is_no_step() -> None:
    choices = ["知らない／だいたい／理解している／わからない"] * 27
    rows = [["1", "人事課", "だいたい", "理解している", "わからない"]]
    reading = answers_of(question_list(選択肢=choices), as_csv([[*KNOWN, *THREE], *rows], NAME))
    assert answers(reading) == [0.5, 1, None]
    assert answers(reading, "missing") == [None, None, "dont_know"]


def test_a_stray_number_among_words_does_not_refuse_the_file() -> None:
    reading = reading_of([*KNOWN, *THREE], ["1", "人事課", *YES], ["2", "人事課", "3", "はい", "はい"])
    assert codes(reading, "error") == []
    assert finding(reading, "answer_unlisted").cell == "C3"


def test_many_odd_words_are_not_told_one_by_one() -> None:
    rows = [[str(index), "人事課", f"ことば{chr(0x3042 + index)}", "はい", "はい"] for index in range(30)]
    reading = reading_of([*KNOWN, *THREE], *rows, ["99", "人事課", *YES])
    found = [issue for issue in reading.issues if issue.code == "answer_unlisted"]
    assert len(found) == 6
    assert "25 件" in found[-1].message


@pytest.mark.parametrize(
    "secret", ["0031415", "私は31415です", "yamano@example.jp", "名前と所属をここに書きますので読んでください"]
)
def test_an_answer_that_names_somebody_is_not_repeated(secret: str) -> None:
    reading = reading_of([*KNOWN, *THREE], ["31415", "人事課", *YES], ["2", "人事課", secret, "はい", "はい"])
    (issue,) = [issue for issue in reading.issues if issue.code == "answer_unlisted"]
    assert (issue.cell, issue.value) == ("C3", None)
    assert secret not in str(reading.issues)


def test_a_numbered_column_of_names_is_no_question() -> None:
    header = [*KNOWN, "1. 氏名", "2. 連絡先", *THREE]
    reading = reading_of(header, ["31415", "人事課", "架空花子", "hana@example.jp", *YES])
    assert answers(reading, "question_no") == ["1", "2", "3"]
    assert codes(reading).count("question_unknown") == 2
    assert "架空花子" not in str(reading.issues) + reading.rows.to_csv()


def test_questions_and_answers_in_one_file_are_not_lost_silently() -> None:
    listed: list[list[object]] = [
        ["設問番号", "分野", "設問"],
        *[[number, "甲", text] for number, text in enumerate(QUESTIONS, 1)],
    ]
    content = book({"設問一覧": listed, "回答": [[*KNOWN, *THREE], ["1", "人事課", *YES]]})
    (reading,) = read([SourceFile("令和8年度.xlsx", content)])
    assert reading.dataset == "assessment_questions"
    assert finding(reading, "other_dataset_skipped").sheet == "回答"


def test_only_a_list_tells_that_a_sheet_without_people_is_answers() -> None:
    file = as_csv([THREE, YES, ["いいえ", "はい", "はい"]], NAME)
    assert answers(answers_of(question_list(), file)) == [1, 1, 1, 0, 1, 1]
    (alone,) = read([file])
    assert (alone.dataset, codes(alone, "error")) == (None, ["unrecognised"])


def test_procedures_with_numbered_headers_stay_procedures() -> None:
    header = ["1. 所属課", "2. 手続名", "3. 根拠法令", "4. オンライン化状況", "5. 年間件数", "6. 備考"]
    file = as_csv([header, ["人事課", "届出", "何法", "未実施", "3", ""]], "R8.10.csv")
    assert read([file], register=UNITS)[0].dataset == "procedures"


def test_a_published_survey_with_a_header_of_two_rows(shared: Path) -> None:
    name = "opendata_survey_r2_answers_multiline_header.csv"
    file = SourceFile(name, (shared / name).read_bytes())
    (reading,) = read([file], dataset="assessment", as_of=dt.date(2020, 12, 31))
    first = reading.rows[reading.rows["question_no"] == "1"]
    assert first["answer_text"].astype(str).value_counts().to_dict() == {
        "良く知っている": 1038,
        "知っているが詳細は分からない": 568,
        "名前は知っている": 104,
        "知らない": 5,
    }
    assert sorted(first["position"].unique()) == pytest.approx([0, 1 / 3, 2 / 3, 1])


def test_types_do_not_depend_on_the_values(tmp_path: Path) -> None:
    full = reading_of([*KNOWN, "回答日", *THREE], ["1", "人事課", "2026/9/1", *YES]).rows
    bare = reading_of(["部", *THREE], ["", "", "1", "0"], dataset="assessment").rows
    plain = {"category": "str"}
    assert [plain.get(str(kind), str(kind)) for kind in full.dtypes] == [
        plain.get(str(kind), str(kind)) for kind in bare.dtypes
    ]
    full.to_parquet(tmp_path / "rows.parquet")


def test_an_xlsx_with_leading_zeros_and_numbers_as_floats_is_the_same_person() -> None:
    old = as_xlsx([[*KNOWN, *THREE], [31415.0, "人事課", *YES]], "令和7年度.xlsx")
    new = as_csv([[*KNOWN, *THREE], ["0031415", "人事課", *YES]], NAME)
    numbers = [people(reading, "respondent") for reading in read([question_list(), old, new], register=UNITS)[1:]]
    assert numbers == [["31415"], ["31415"]]


NUMBERS = st.integers(7_310_000, 7_319_999).map(str)
NAMES = st.sampled_from(["架空花子", "山野太郎", "yamano@example.jp"])
CELLS = st.one_of(
    st.sampled_from(["はい", "いいえ", "知らない", "わからない", "", "同上", "〃", "9", "小計", "合計", "※注", "#N/A"]),
    NUMBERS,
    NUMBERS.map("職員{}です".format),
)
HEADERS = st.lists(
    st.sampled_from([*THREE, "問4", "1. 氏名", "氏名", "問99 ほか", "備考", "", "問1", "職位", "回", "回答日"]),
    min_size=3,
    max_size=8,
)


@pytest.mark.slow
@settings(max_examples=60, deadline=None)
@given(data=st.data(), headers=HEADERS, titled=st.booleans(), listed=st.booleans())
def test_no_finding_tells_who_somebody_is(data: st.DataObject, headers: list[str], titled: bool, listed: bool) -> None:
    """Numbers and names in every place where people write them: findings point to the cell and tell none of them."""
    width = len(headers)
    lines = data.draw(st.lists(st.tuples(NUMBERS, st.lists(CELLS, min_size=width, max_size=width), NAMES), max_size=6))
    rows = [
        ["職員番号", "所属課", "氏名", *headers],
        *([number, "人事課", name, *cells] for number, cells, name in lines),
    ]
    made = of_workbook(
        Workbook("令和8年度.csv", "csv", [sheet([["回答一覧"], *rows] if titled else rows)]), "assessment", None
    )
    assert ASSESSMENT.form
    ASSESSMENT.form.settle([made], lambda name: [LISTED.rows] if listed and name == LISTED.dataset else [], Given())
    told = str(place(made, ASSESSMENT, UNITS).issues)
    for number, _, name in lines:
        assert number not in told
        assert name not in told


LISTED = read([question_list()])[0]
