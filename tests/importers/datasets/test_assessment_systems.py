"""The exports of form systems as they come: who is a person, which column is the answer, and what is left aside."""

import datetime as dt
from collections.abc import Callable, Sequence
from itertools import chain
from typing import Any

import pandas as pd
import pytest

from dashboard.importers import SourceFile
from dashboard.importers.cells.folding import fold
from dashboard.importers.model import Hints, Reading
from tests.importers.forms import UNITS, answers_of, as_csv, as_xlsx, wide
from tests.importers.grids import codes, finding
from tests.importers.make import xls

Rows = Sequence[Sequence[object]]
TEXTS = ["RPAの概念を理解していますか", "関数を使えますか", "中央値の意味を理解していますか"]
MICROSOFT = ["ID", "開始時刻", "完了時刻", "メール", "名前", "所属課"]
FILES: dict[str, Callable[[Rows, str], SourceFile]] = {
    "csv": lambda rows, name: as_csv(rows, f"{name}.csv"),
    "xlsx": lambda rows, name: as_xlsx(rows, f"{name}.xlsx"),
    "xls": lambda rows, name: SourceFile(f"{name}.xls", xls(rows)),
}
KINDS = pytest.mark.parametrize("kind", FILES)


def listed(*texts: str, **more: Sequence[object]) -> SourceFile:
    """A 設問一覧 of these questions, each a field of its own."""
    rows: list[list[object]] = [[str(number), f"分野{number}", text] for number, text in enumerate(texts, 1)]
    for values in more.values():
        rows = [[*row, value] for row, value in zip(rows, values, strict=True)]
    return as_csv([["設問番号", "分野", "設問", *more], *rows], "設問一覧.csv")


def reading_of(rows: Rows, kind: str = "csv", questions: Sequence[str] = TEXTS, **options: Any) -> Reading:
    """The reading of an export of 令和8年度, with a 設問一覧."""
    return answers_of(listed(*questions), FILES[kind](rows, "令和8年度"), **options)


def scores(reading: Reading) -> list[list[float | None]]:
    """The shares (0–1) of every row, in the order of the questions."""
    return [[None if pd.isna(value) else value for value in each] for each in wide(reading)]


def people(reading: Reading) -> list[str | None]:
    rows = reading.rows.drop_duplicates("row")
    return [None if number != number else number for number in rows["respondent"].astype(object)]


def microsoft(count: int, mail: Callable[[int], str], *answers: str) -> list[list[object]]:
    said = answers or ("理解している", "できる", "だいたい理解している")
    rows = [[n, "2026/9/1 9:00:00", "2026/9/1 9:10:00", mail(n), "", "人事課", *said] for n in range(1, count + 1)]
    return [[*MICROSOFT, *TEXTS], *rows]


@KINDS
def test_the_running_number_of_a_microsoft_form_is_nobody(kind: str) -> None:
    reading = reading_of(microsoft(60, lambda n: f"p{n + 100}@example.jp"), kind)
    assert people(reading) == [f"p{n + 100}@example.jp" for n in range(1, 61)]
    assert codes(reading, "warning", "error") == []
    assert set(reading.rows["answered_on"]) == {dt.date(2026, 9, 1)}
    assert "開始時刻、名前" in finding(reading, "column_unread").message


@KINDS
def test_an_anonymous_microsoft_form_has_no_people_to_compare(kind: str) -> None:
    reading = reading_of(microsoft(45, lambda _: "anonymous"), kind)
    assert people(reading) == [None] * 45
    assert finding(reading, "person_anonymous").cell == "D1"
    assert finding(reading, "person_numbers_rows").cell == "A1"
    assert len(reading.rows) == 45 * 3


def test_a_staff_number_goes_before_a_shared_address() -> None:
    header = ["タイムスタンプ", "メールアドレス", "職員番号", "所属課", *TEXTS]
    rows = [
        ["2026/9/1 9:00:00", "jinji@example.jp", f"00{n}7", "人事課", "知らない", "できる", "だいたい"]
        for n in (3, 5, 4)
    ]
    assert people(reading_of([header, *rows])) == ["37", "57", "47"]


@pytest.mark.parametrize(
    "heading", ["メール", "電子メール", "Eメール", "Ｅ－ｍａｉｌ", "メールアドレス（必須）", "あなたのメールアドレス"]
)
def test_an_address_is_a_person_whatever_its_header(heading: str) -> None:
    rows: Rows = [
        ["No.", heading, "所属課", *TEXTS],
        [1, "Hana@Example.jp", "人事課", "知らない", "できる", "だいたい"],
    ]
    assert people(reading_of(rows)) == ["hana@example.jp"]


@pytest.mark.parametrize("heading", ["レコード番号", "受付番号", "回答番号", "No.", "№", "回答ID", "#"])
@pytest.mark.parametrize("numbers", [[1, 2, 3], [231, 230, 228]])
def test_a_number_given_on_arrival_is_nobody(heading: str, numbers: list[int]) -> None:
    rows = [[number, "人事課", "知らない", "できる", "だいたい"] for number in numbers]
    reading = reading_of([[heading, "所属課", *TEXTS], *rows])
    assert people(reading) == [None] * 3
    assert finding(reading, "person_numbers_rows").cell == "A1"


@pytest.mark.parametrize("heading", ["回答者ID", "ID", "ユーザーID", "職員番号"])
@pytest.mark.parametrize("numbers", [[1, 2, 3, 4], [4, 3, 2, 1], ["01", "02", "03", "04"]])
def test_a_number_of_people_that_counts_the_rows_is_asked_about(heading: str, numbers: list[object]) -> None:
    rows: Rows = [[heading, "所属課", *TEXTS], *[[n, "人事課", "知らない", "できる", "だいたい"] for n in numbers]]
    reading = reading_of(rows)
    asked = finding(reading, "person_counts_up")
    assert (asked.severity, asked.key, asked.choices) == ("warning", f"列:{heading}", ("人の番号", "行の番号"))
    assert people(reading) == [None] * 4


@pytest.mark.parametrize(
    ("answer", "expected", "said"),
    [
        ("人の番号", ["1", "2", "3"], ["answer_used"]),
        ("行の番号", [None] * 3, ["answer_used", "person_numbers_rows"]),
        ("わからない", [None] * 3, ["answer_impossible", "person_counts_up"]),
    ],
)
def test_what_was_answered_about_a_number_that_counts_the_rows(
    answer: str, expected: list[str | None], said: list[str]
) -> None:
    rows = [["回答者ID", "所属課", *TEXTS], *[[str(n), "人事課", "知らない", "できる", "だいたい"] for n in (1, 2, 3)]]
    reading = reading_of(rows, hints=Hints(answers={fold("列:回答者ID"): answer}))
    assert people(reading) == expected
    assert [code for code in codes(reading) if code.startswith(("answer_", "person_"))] == said


def test_numbers_of_people_that_do_not_count_the_rows_are_taken() -> None:
    rows = [["回答者ID", "所属課", *TEXTS]]
    rows += [[n, "人事課", "知らない", "できる", "だいたい"] for n in ("0001", "0002", "0003")]
    reading = reading_of(rows)
    assert people(reading) == ["1", "2", "3"]
    assert codes(reading, "warning", "error") == []


@pytest.mark.parametrize(("kind", "row"), [("csv", 1), ("xlsx", 1), ("xls", 1)])
def test_the_points_of_a_microsoft_quiz_are_the_answers(kind: str, row: int) -> None:
    quiz = ["合計点", "クイズのフィードバック"]
    for text in ("所属課", *TEXTS):
        quiz += [text, f"ポイント - {text}", f"フィードバック - {text}"]
    answers = [["知っている", 1, ""], ["VLOOKUP", 0, ""], ["真ん中の値", 1, "よくできました"]]
    wrong = [["知らない", 0, ""], ["VLOOKUP", 1, ""], ["平均", 0, ""]]
    rows = [
        [n, "2026/9/1 9:00", "2026/9/1 9:10", f"p{n}@example.jp", "", 2, "", "人事課", "", "", *chain(*said)]
        for n, said in ((1, answers), (2, wrong), (3, answers))
    ]
    reading = reading_of([[*MICROSOFT[:5], *quiz], *rows], kind)
    assert scores(reading) == [[1, 0, 1], [0, 1, 0], [1, 0, 1]]
    assert codes(reading, "warning", "error") == []
    assert finding(reading, "points_taken").message.startswith("3 問は、採点の列")


@KINDS
def test_the_points_of_a_google_quiz_are_shares(kind: str) -> None:
    header: list[object] = [
        "タイムスタンプ",
        "メールアドレス",
        "スコア",
        "所属課",
        "所属課 [スコア]",
        "所属課 [フィードバック]",
    ]
    for text in TEXTS:
        header += [text, f"{text} [スコア]", f"{text} [フィードバック]"]
    said = [["甲", "1.00 / 1", ""], ["乙", "0.50 / 1", ""], ["丙", "0.00 / 2", ""]]
    rows = [[f"2026/9/{n} 9:00:00", f"p{n}@example.jp", "2 / 4", "人事課", "-- / 0", "", *chain(*said)] for n in (1, 2)]
    reading = reading_of([header, *rows], kind)
    assert scores(reading) == [[1.0, 0.5, 0.0]] * 2
    assert set(reading.rows["department_text"]) == {"人事課"}
    assert codes(reading, "warning", "error") == []


def test_questions_of_a_quiz_that_were_not_graded_are_read_in_words() -> None:
    header = ["タイムスタンプ", "メールアドレス", "所属課"]
    rows = [["2026/9/1 9:00:00", "a@example.jp", "人事課"], ["2026/9/1 9:00:00", "b@example.jp", "人事課"]]
    for text, points in zip(TEXTS, ("1.00 / 1", "-- / 0", ""), strict=True):
        header += [text, f"{text} [スコア]"]
        for row, word in zip(rows, ("知らない", "理解している"), strict=True):
            row += [word, points]
    assert scores(reading_of([header, *rows])) == [[1, 0, 0], [1, 1, 1]]


def test_points_other_than_one_are_said_and_partial_points_need_a_scale() -> None:
    header = ["ID", "完了時刻", "メール", "所属課", *(f"ポイント - {text}" for text in TEXTS)]
    rows = [[n, "2026/9/1 9:00", f"p{n}@example.jp", "人事課", 5 * (n % 2), 0, n] for n in (1, 2, 3)]
    reading = reading_of([header, *rows])
    assert "5点を正解としました" in finding(reading, "points_full").message
    assert finding(reading, "points_all_zero").cell == "F1"
    assert finding(reading, "scale_unknown").cell == "G2"
    most = listed(*TEXTS, 最小=["", "", 0], 最大=["", "", 4])
    reading = answers_of(most, as_csv([header, *rows], "令和8年度.csv"))
    assert [*reading.rows["answer"].dropna()] == [1, 2, 3]
    other = listed(*TEXTS, 最小=[1, 1, 1], 最大=[4, 4, 4])
    assert "scale_unknown" in codes(answers_of(other, as_csv([header, *rows], "令和8年度.csv")), "error")


@KINDS
def test_the_rows_of_a_google_grid_are_questions(kind: str) -> None:
    stem = "次の項目について、理解度を教えてください。"
    header = ["タイムスタンプ", "メールアドレス", "所属課", *(f"{stem} [{text}]" for text in reversed(TEXTS))]
    row = ["2026/9/1 9:00:00", "a@example.jp", "人事課", "知らない", "できる", "理解している"]
    reading = reading_of([header, row], kind)
    assert scores(reading) == [[1, 1, 0]]
    assert list(reading.rows["question_no"].astype(str)) == ["1", "2", "3"]
    assert codes(reading, "warning", "error") == []


@pytest.mark.parametrize(
    "stem", ["次の項目について、理解度を教えてください。", "問2 次の項目について、理解度を教えてください。"]
)
def test_the_rows_of_a_grid_need_no_list(stem: str) -> None:
    header = ["タイムスタンプ", "メールアドレス", "所属課", *(f"{stem} [{text}]" for text in ("RPA", "AI", "統計"))]
    row = ["2026/9/1 9:00:00", "a@example.jp", "人事課", "知らない", "だいたい", "理解している"]
    reading = answers_of(as_csv([header, row], "令和8年度.csv"))
    assert list(reading.rows["question"].astype(str)) == ["RPA", "AI", "統計"]
    assert scores(reading) == [[0, pytest.approx(2 / 3), 1]]


def test_the_rows_of_a_microsoft_grid_under_the_question_and_the_statement() -> None:
    header = [*MICROSOFT, *(f"次の項目の理解度を教えてください.{text}" for text in reversed(TEXTS))]
    row = [1, "2026/9/1 9:00", "2026/9/1 9:10", "a@example.jp", "", "人事課", "知らない", "できる", "理解している"]
    assert scores(reading_of([header, row])) == [[1, 1, 0]]


def test_one_question_alone_with_the_listed_wording_in_brackets() -> None:
    header = ["メールアドレス", "所属課", f"選んでください [{TEXTS[0]}]", *TEXTS[1:]]
    assert scores(reading_of([header, ["a@example.jp", "人事課", "知らない", "できる", "理解している"]])) == [[0, 1, 1]]


def test_a_logo_form_with_its_number_state_and_moment() -> None:
    header = ["受付番号", "受付日時", "ステータス", "メールアドレス", "所属課を選択してください", *TEXTS]
    rows = [
        [f"R8-{n:06d}", f"2026/9/{n} 9:00", "完了", f"p{n}@example.jp", "人事課", "知らない", "できる", "だいたい"]
        for n in (1, 2)
    ]
    reading = reading_of([header, *rows])
    assert people(reading) == ["p1@example.jp", "p2@example.jp"]
    assert set(reading.rows["answered_on"]) == {dt.date(2026, 9, 1), dt.date(2026, 9, 2)}
    assert set(reading.rows["department_text"]) == {"人事課"}
    assert "ステータス" in finding(reading, "column_unread").message


def test_a_nipoplus_export_with_one_column_a_choice() -> None:
    header = ["日報ID", "提出者", "提出日時", "職員番号", "所属課"]
    header += [f"{text}：{choice}" for text in TEXTS for choice in ("知らない", "だいたい理解している", "理解している")]
    row = ["x1", "架空花子", "2026/9/1 9:00", "0031", "人事課", "-", "○", "-", "○", "-", "-", "-", "-", "○"]
    reading = reading_of([header, row])
    assert scores(reading) == [[pytest.approx(2 / 3), 0, 1]]
    assert people(reading) == ["31"]
    assert "架空花子" not in str(reading.issues)


@pytest.mark.parametrize(
    ("authors", "expected"),
    [(["hanako", "taro", "jiro"], ["hanako", "taro", "jiro"]), (["Administrator"] * 3, [None] * 3)],
)
def test_a_kintone_record_is_by_who_wrote_it_unless_one_account_wrote_all(
    authors: list[str], expected: list[str | None]
) -> None:
    rows = [
        [9 - n, author, "2026-09-01 09:00", "人事課", "知らない", "できる", "だいたい"]
        for n, author in enumerate(authors)
    ]
    reading = reading_of([["レコード番号", "作成者", "作成日時", "所属課", *TEXTS], *rows], register=UNITS)
    assert people(reading) == expected
    assert ("person_shared" in codes(reading)) is (expected[0] is None)
    assert set(reading.rows["answered_on"]) == {dt.date(2026, 9, 1)}


def test_what_cannot_be_read_at_all_is_not_imported() -> None:
    rows = [["職員番号", "所属課", *TEXTS], *[[f"7{n}", "人事課", "甲案", "乙案", "丙案"] for n in range(9)]]
    assert "no_answer_readable" in codes(reading_of(rows), "error")
    blank = [["職員番号", "所属課", *TEXTS], *[[f"7{n}", "人事課", "", "", ""] for n in range(9)]]
    assert codes(reading_of(blank), "error") == ["nobody_answered"]
