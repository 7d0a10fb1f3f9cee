"""Answers to a form: whatever its header looks like, every answer is read for what it says, and no number is told."""

import datetime as dt
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.importers import SourceFile, read
from dashboard.importers.datasets.assessment.questions import QUESTIONS as LISTS
from dashboard.importers.datasets.assessment.questions import QuestionList
from tests.importers.forms import (
    KNOWN,
    LADDER,
    QUESTIONS,
    THIRDS,
    UNITS,
    answers_of,
    as_csv,
    as_xlsx,
    form,
    one_hot,
    person,
    question_list,
    wide,
)
from tests.importers.grids import codes, finding


@pytest.mark.parametrize("kind", ["xlsx", "csv"])
def test_a_header_of_two_rows_with_line_breaks_notes_and_circles(kind: str) -> None:
    rows, merges = one_hot(6)
    name = f"令和8年度アセスメント.{kind}"
    file = as_xlsx(rows, name, merges) if kind == "xlsx" else as_csv(rows, name)
    reading = answers_of(question_list(), file)
    assert codes(reading, "error", "warning") == []
    assert reading.dataset == "assessment"
    assert len(reading.rows) == 6 * 27
    assert wide(reading) == [[pytest.approx(THIRDS[(each + number) % 4]) for number in range(27)] for each in range(6)]
    assert list(reading.rows["question"][:27]) == QUESTIONS
    assert set(reading.rows["round"]) == {"令和8年度"}
    assert reading.as_of == dt.date(2026, 9, 6)


def test_two_circles_for_one_question_are_no_answer() -> None:
    rows, merges = one_hot(2)
    rows[2][len(KNOWN) : len(KNOWN) + 4] = ["○", "○", "", ""]
    reading = answers_of(question_list(), as_xlsx(rows, "令和8年度.xlsx", merges))
    assert finding(reading, "answer_twice").cell == "F3"
    assert reading.rows.iloc[0][["missing"]].item() == "unreadable"


def test_a_second_header_row_without_choices_and_a_title_above() -> None:
    head = [
        ["令和7年度　職員スキルアセスメント"],
        [],
        [*KNOWN, *(f"[No.{n}]{q}\n\n※注" for n, q in enumerate(QUESTIONS, 1))],
    ]
    rows = [*head, ["", "", "", "", "", *["（１つ選択）"] * 27], [*person(1), *["理解している"] * 27]]
    reading = answers_of(question_list(), as_xlsx(rows, "回答.xlsx"))
    assert codes(reading, "error", "warning") == []
    assert set(reading.rows["round"]) == {"令和7年度"}
    assert wide(reading) == [[1.0] * 27]


def test_questions_above_the_known_headers() -> None:
    top = [*[""] * len(KNOWN), *(f"問{n} {q}" for n, q in enumerate(QUESTIONS, 1))]
    rows = [top, [*KNOWN, *["選択"] * 27], [*person(1), *["知らない"] * 27]]
    reading = answers_of(question_list(), as_csv(rows, "R8年度.csv"))
    assert wide(reading) == [[0.0] * 27]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (["いいえ", "はい"], [0, 1]),
        (["×", "△", "○"], [0, 0.5, 1]),
        (["✕", "〇"], [0, 1]),
        (["不正解", "正解"], [0, 1]),
        (LADDER, THIRDS),
        (["理解していない", "だいたい", "よく理解している"], [0, 2 / 3, 1]),
        (["1 知らない", "4.理解している"], [0, 1]),
        (["できない", "調べればできる", "できる"], [0, 0.5, 1]),
    ],
)
def test_words_stand_on_their_ladder(words: list[str], expected: list[float]) -> None:
    reading = answers_of(question_list(), form([[word] * 3 for word in words]))
    assert codes(reading, "error", "warning") == []
    assert [line[0] for line in wide(reading)] == pytest.approx(expected)


def test_the_lists_own_choices_win() -> None:
    choices = ["低／中／高"] * 27
    reading = answers_of(question_list(選択肢=choices), form([["低"] * 3, ["中"] * 3, ["高"] * 3]))
    assert codes(reading, "error", "warning") == []
    assert [line[0] for line in wide(reading)] == [0, 0.5, 1]


def test_a_word_on_no_ladder_is_unknown_and_said_once() -> None:
    reading = answers_of(question_list(), form([["理解している"] * 3, ["まあまあ"] * 3, ["まあまあ"] * 3]))
    found = [issue for issue in reading.issues if issue.code == "answer_unlisted"]
    assert [(issue.cell, issue.value) for issue in found] == [
        ("F3", "まあまあ"),
        ("G3", "まあまあ"),
        ("H3", "まあまあ"),
    ]
    assert "2 件" in found[0].message
    assert "聞いたことがある" in found[0].remedy
    assert wide(reading, "missing")[1] == ["unreadable"] * 3


def test_numbers_stand_on_the_lists_scale() -> None:
    scale = {"最小": [1] * 27, "最大": [5] * 27}
    reading = answers_of(question_list(**scale), form([["1", "３", "5点"], ["4：だいたい", "6", "0"]]))
    assert wide(reading, "answer") == [[1, 3, 5], [4, None, None]]
    assert [issue.cell for issue in reading.issues if issue.code == "answer_out_of_scale"] == ["G3", "H3"]


def test_numbers_without_a_scale_are_refused_but_0_and_1_are_not() -> None:
    assert "scale_unknown" in codes(answers_of(question_list(), form([["1", "2", "3"]])), "error")
    reading = answers_of(question_list(), form([["1", "0", "1"]]))
    assert codes(reading, "error") == []
    assert wide(reading, "answer") == [[1, 0, 1]]


def test_blank_and_dont_know_are_told_apart() -> None:
    reading = answers_of(
        question_list(), form([["", "わからない", "知らない"], ["－", "分かりません", "理解している"]])
    )
    assert wide(reading, "missing") == [["blank", "dont_know", None]] * 2


def test_who_answered_nothing_is_no_respondent() -> None:
    reading = answers_of(question_list(), form([["", "", ""], ["はい"] * 3]))
    assert len(reading.rows) == 3
    assert finding(reading, "nothing_answered").cell == "A2"


def test_columns_are_found_by_text_when_numbers_are_missing_or_wrong() -> None:
    headers = [QUESTIONS[2], f"問1 {QUESTIONS[1]}", f"問3　{QUESTIONS[0]}（１つだけ）"]
    reading = answers_of(question_list(), form([["はい"] * 3], headers))
    assert sorted(reading.rows["question_no"].astype(str)) == ["1", "2", "3"]
    assert codes(reading).count("question_number_differs") == 2


def test_other_columns_are_ignored_and_named_only_by_header() -> None:
    headers = ["問1", "問2", "問3", "氏名", "自由記述"]
    reading = answers_of(question_list(), form([["はい", "はい", "いいえ", "架空花子", "特になし"]], headers))
    assert set(reading.rows["question_no"].astype(str)) == {"1", "2", "3"}
    assert "氏名、自由記述" in finding(reading, "column_unread").message
    assert "架空花子" not in str(reading.issues)
    assert "架空花子" not in reading.rows.to_csv()


def test_a_question_outside_the_list_is_not_counted() -> None:
    reading = answers_of(
        question_list(), form([["はい"] * 4], ["問1", "問2", "問3", "問99 ほかのことを知っていますか"])
    )
    assert finding(reading, "question_unknown").value == "問99 ほかのことを知っていますか"
    assert "99" not in set(reading.rows["question_no"].astype(str))


def test_without_a_list_the_questions_come_from_the_file() -> None:
    reading = answers_of(form([["1", "0", "1"]], ["Q1", "Q2", "Q3"]))
    assert codes(reading, "error") == []
    assert "questions_from_file" in codes(reading)
    assert list(reading.rows["question_no"].astype(str)) == ["1", "2", "3"]


def test_the_published_test_of_the_law_school(shared: Path) -> None:
    file = SourceFile("lsat6.csv", (shared / "lsat6.csv").read_bytes())
    reading = read([file], as_of=dt.date(2026, 10, 31))[0]
    assert codes(reading, "error", "warning") == []
    assert reading.dataset == "assessment"
    assert reading.rows.groupby("question_no", observed=True)["answer"].mean().round(3).tolist() == [
        0.924, 0.709, 0.553, 0.763, 0.87,
    ]  # fmt: skip


def test_an_answer_in_another_encoding() -> None:
    text = as_csv(
        [[*KNOWN, *[f"問{n}" for n in range(1, 4)]], [*person(1), "はい", "いいえ", "はい"]], "R8年度.csv", "cp932"
    )
    assert wide(answers_of(question_list(), text)) == [[1, 0, 1]]


NUMBERS = st.integers(7_310_000, 7_319_999).map(str)
WORDS = st.sampled_from([*LADDER, "はい", "○", "わからない", "", "同上", "まあまあ", "9", "小計", "※注"])


@pytest.mark.slow
@settings(max_examples=25, deadline=None)
@given(lines=st.lists(st.tuples(NUMBERS, st.lists(WORDS, min_size=4, max_size=4)), min_size=1, max_size=8))
def test_no_finding_tells_a_number(lines: list[tuple[str, list[str]]]) -> None:
    """Whatever is wrong with a file, what is said of it names cells, never people."""
    rows = [["職員番号", "所属課", "問1", "問2", "問3", "問4"]]
    rows += [[number, "人事課", *words] for number, words in lines]
    file = as_csv(rows, "令和8年度.csv")
    reading = answers_of(question_list(), file)
    told = str(reading.issues)
    assert not any(number in told for number, _ in lines)


def test_lists_in_force_are_used_like_those_in_the_batch() -> None:
    listed = read([question_list()])[0]
    questions = QuestionList.empty().extended(listed.rows)
    in_force = {LISTS.name: [listed.rows]}
    reading = read([form([["はい"] * 3])], register=UNITS, earlier=lambda name: in_force.get(name, []))[0]
    assert list(reading.rows["question"].astype(str)) == QUESTIONS[:3]
    assert questions.of("令和8年度")[0].question_no == "1"
    assert not QuestionList.empty()
