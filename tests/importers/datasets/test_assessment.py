"""Answers to a form: whatever its header looks like, every answer is read for what it says, and no number is told."""

import datetime as dt

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
    UNITS,
    answers_of,
    as_csv,
    as_xlsx,
    one_hot,
    person,
    question_list,
)
from tests.importers.grids import codes, finding

THIRDS = [0, 1 / 3, 2 / 3, 1]


def form(answers, headers=None, known=KNOWN, people=None, name="令和8年度_回答.csv"):
    """A CSV of one line per person with these answers to the first questions."""
    headers = headers or [f"問{number} {question}" for number, question in enumerate(QUESTIONS[: len(answers[0])], 1)]
    lines = [[*(people or person)(index), *line] for index, line in enumerate(answers)]
    return as_csv([[*known, *headers], *lines], name)


def wide(reading, column="position"):
    """The answers as one list per line of the file."""
    rows = reading.rows.astype({column: object})
    return [list(group[column].where(group[column].notna(), None)) for _, group in rows.groupby("row")]


@pytest.mark.parametrize("kind", ["xlsx", "csv"])
def test_a_header_of_two_rows_with_line_breaks_notes_and_circles(kind):
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


def test_two_circles_for_one_question_are_no_answer():
    rows, merges = one_hot(2)
    rows[2][len(KNOWN) : len(KNOWN) + 4] = ["○", "○", "", ""]
    reading = answers_of(question_list(), as_xlsx(rows, "令和8年度.xlsx", merges))
    assert finding(reading, "answer_twice").cell == "F3"
    assert reading.rows.iloc[0][["missing"]].item() == "unreadable"


def test_a_second_header_row_without_choices_and_a_title_above():
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


def test_questions_above_the_known_headers():
    top = [None] * len(KNOWN) + [f"問{n} {q}" for n, q in enumerate(QUESTIONS, 1)]
    rows = [top, [*KNOWN, *["選択"] * 27], [*person(1), *["知らない"] * 27]]
    reading = answers_of(question_list(), as_csv([[cell or "" for cell in row] for row in rows], "R8年度.csv"))
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
def test_words_stand_on_their_ladder(words, expected):
    reading = answers_of(question_list(), form([[word] * 3 for word in words]))
    assert codes(reading, "error", "warning") == []
    assert [line[0] for line in wide(reading)] == pytest.approx(expected)


def test_the_lists_own_choices_win():
    choices = [["低／中／高"][0]] * 27
    reading = answers_of(question_list(選択肢=choices), form([["低"] * 3, ["中"] * 3, ["高"] * 3]))
    assert codes(reading, "error", "warning") == []
    assert [line[0] for line in wide(reading)] == [0, 0.5, 1]


def test_a_word_on_no_ladder_is_unknown_and_said_once():
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


def test_numbers_stand_on_the_lists_scale():
    scale = {"最小": [1] * 27, "最大": [5] * 27}
    reading = answers_of(question_list(**scale), form([["1", "３", "5点"], ["4：だいたい", "6", "0"]]))
    assert wide(reading, "answer") == [[1, 3, 5], [4, None, None]]
    assert [issue.cell for issue in reading.issues if issue.code == "answer_out_of_scale"] == ["G3", "H3"]


def test_numbers_without_a_scale_are_refused_but_0_and_1_are_not():
    assert "scale_unknown" in codes(answers_of(question_list(), form([["1", "2", "3"]])), "error")
    reading = answers_of(question_list(), form([["1", "0", "1"]]))
    assert codes(reading, "error") == []
    assert wide(reading, "answer") == [[1, 0, 1]]


def test_blank_and_dont_know_are_told_apart():
    reading = answers_of(
        question_list(), form([["", "わからない", "知らない"], ["－", "分かりません", "理解している"]])
    )
    assert wide(reading, "missing") == [["blank", "dont_know", None]] * 2


def test_who_answered_nothing_is_no_respondent():
    reading = answers_of(question_list(), form([["", "", ""], ["はい"] * 3]))
    assert len(reading.rows) == 3
    assert finding(reading, "nothing_answered").cell == "A2"


def test_columns_are_found_by_text_when_numbers_are_missing_or_wrong():
    headers = [QUESTIONS[2], f"問1 {QUESTIONS[1]}", f"問3　{QUESTIONS[0]}（１つだけ）"]
    reading = answers_of(question_list(), form([["はい"] * 3], headers))
    assert sorted(reading.rows["question_no"].astype(str)) == ["1", "2", "3"]
    assert codes(reading).count("question_number_differs") == 2


def test_other_columns_are_ignored_and_named_only_by_header():
    headers = ["問1", "問2", "問3", "氏名", "自由記述"]
    reading = answers_of(question_list(), form([["はい", "はい", "いいえ", "架空花子", "特になし"]], headers))
    assert set(reading.rows["question_no"].astype(str)) == {"1", "2", "3"}
    assert "氏名、自由記述" in finding(reading, "column_unread").message
    assert "架空花子" not in str(reading.issues)
    assert "架空花子" not in reading.rows.to_csv()


def test_a_question_outside_the_list_is_not_counted():
    reading = answers_of(
        question_list(), form([["はい"] * 4], ["問1", "問2", "問3", "問99 ほかのことを知っていますか"])
    )
    assert finding(reading, "question_unknown").value == "問99 ほかのことを知っていますか"
    assert "99" not in set(reading.rows["question_no"].astype(str))


def test_without_a_list_the_questions_come_from_the_file():
    reading = answers_of(form([["1", "0", "1"]], ["Q1", "Q2", "Q3"]))
    assert codes(reading, "error") == []
    assert "questions_from_file" in codes(reading)
    assert list(reading.rows["question_no"].astype(str)) == ["1", "2", "3"]


def test_the_published_test_of_the_law_school(shared):
    file = SourceFile("lsat6.csv", (shared / "lsat6.csv").read_bytes())
    reading = read([file], as_of=dt.date(2026, 10, 31))[0]
    assert codes(reading, "error", "warning") == []
    assert reading.dataset == "assessment"
    assert reading.rows.groupby("question_no", observed=True)["answer"].mean().round(3).tolist() == [
        0.924, 0.709, 0.553, 0.763, 0.87,
    ]  # fmt: skip


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
def test_where_the_round_comes_from(name, options, label, day):
    known, people = ["回答者ID", "所属課"], lambda number: [str(number), "人事課"]
    reading = answers_of(question_list(), form([["はい"] * 3], known=known, people=people, name=name), **options)
    assert codes(reading, "error") == []
    assert set(reading.rows["round"]) == {label}
    assert set(reading.rows["held_on"]) == {day}
    assert reading.as_of == day


def test_a_column_names_the_round_of_every_line():
    known = [*KNOWN, "回"]
    people = lambda number: [*person(number), ["R7年度", "令和8年度"][number]]  # noqa: E731
    reading = answers_of(question_list(), form([["はい"] * 3] * 2, known=known, people=people, name="回答.csv"))
    assert set(reading.rows["round"]) == {"令和7年度", "令和8年度"}


@pytest.mark.parametrize("name", ["回答.csv", "第1回.csv"])
def test_no_round_or_no_day_is_refused(name):
    known, people = ["回答者ID", "所属課"], lambda number: [str(number), "人事課"]
    reading = answers_of(question_list(), form([["はい"] * 3], known=known, people=people, name=name))
    assert codes(reading, "error") == ["round_missing" if name == "回答.csv" else "as_of_missing"]


def test_questions_may_change_between_rounds():
    lists = [
        ["1", "甲", "旧い問いを理解していますか", "令和7年度"],
        ["1", "乙", "新しい問いを理解していますか", "令和8年度"],
    ]
    listed = as_csv([["設問番号", "分野", "設問", "対象回"], *lists], "設問一覧.csv")
    for year, wording in (("令和7年度", "旧い問いを理解していますか"), ("令和8年度", "新しい問いを理解していますか")):
        file = form([["はい"] * 3], ["問1", "問2", "問3"], name=f"{year}.csv")
        reading = answers_of(listed, file)
        assert set(reading.rows["question"].astype(str)) == {wording}


def test_the_same_person_has_the_same_number_however_it_is_written():
    numbers = ["00123", "１２３", "123", "0123"]
    reading = answers_of(question_list(), form([["はい"] * 3] * 4, people=lambda i: [numbers[i], *person(i)[1:]]))
    assert set(reading.rows["respondent"]) == {"123"}
    assert [issue.cell for issue in reading.issues if issue.code == "answered_twice"] == ["A3", "A4", "A5"]


def test_departments_are_matched_with_the_register():
    places = ["総務部　人事課", "消防本部 総務課", "総務部人事課"]
    known = ["回答者ID", "所属"]
    reading = answers_of(question_list(), form([["はい"] * 3] * 3, known=known, people=lambda i: [str(i), places[i]]))
    assert codes(reading, "error", "warning") == []
    bad = form([["はい"] * 3], known=known, people=lambda i: [str(i), "人事部"])
    assert codes(answers_of(question_list(), bad), "error") == ["department_unknown"]


def test_without_a_department_only_the_city_has_figures():
    reading = answers_of(question_list(), form([["はい"] * 3], known=["回答者ID"], people=lambda i: [str(i)]))
    assert "answers_without_department" in codes(reading, "info")
    assert codes(reading, "error") == []


def test_an_answer_in_another_encoding():
    text = as_csv(
        [[*KNOWN, *[f"問{n}" for n in range(1, 4)]], [*person(1), "はい", "いいえ", "はい"]], "R8年度.csv", "cp932"
    )
    assert wide(answers_of(question_list(), text)) == [[1, 0, 1]]


NUMBERS = st.integers(7_310_000, 7_319_999).map(str)
WORDS = st.sampled_from([*LADDER, "はい", "○", "わからない", "", "同上", "まあまあ", "9", "小計", "※注"])


@settings(max_examples=25, deadline=None)
@given(lines=st.lists(st.tuples(NUMBERS, st.lists(WORDS, min_size=4, max_size=4)), min_size=1, max_size=8))
def test_no_finding_tells_a_number(lines):
    """Whatever is wrong with a file, what is said of it names cells, never people."""
    rows = [["職員番号", "所属課", "問1", "問2", "問3", "問4"]]
    rows += [[number, "人事課", *words] for number, words in lines]
    file = as_csv(rows, "令和8年度.csv")
    reading = answers_of(question_list(), file)
    told = str(reading.issues)
    assert not any(number in told for number, _ in lines)


def test_lists_in_force_are_used_like_those_in_the_batch():
    listed = read([question_list()])[0]
    questions = QuestionList.empty().extended(listed.rows)
    in_force = {LISTS.name: [listed.rows]}
    reading = read([form([["はい"] * 3])], register=UNITS, earlier=lambda name: in_force.get(name, []))[0]
    assert list(reading.rows["question"].astype(str)) == QUESTIONS[:3]
    assert questions.of("令和8年度")[0].question_no == "1"
    assert not QuestionList.empty()


@pytest.mark.parametrize("place", ["人事課 7310042", "taro@example.jp", "７３１００４２"])
def test_a_number_or_an_address_in_the_wrong_column_is_not_told(place):
    """Somebody's number where a 課 belongs: the finding points to the cell."""
    file = form([["はい"] * 3], known=["所属課"], people=lambda _: [place])
    reading = answers_of(question_list(), file)
    assert codes(reading, "error") == ["department_unknown"]
    told = str(reading.issues)
    assert "7310042" not in told
    assert "７３１００４２" not in told
    assert "@" not in told
    assert finding(reading, "department_unknown").cell == "A2"
