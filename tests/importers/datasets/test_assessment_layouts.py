"""Headers of forms in every layout: two rows, one choice a column, one 課 column for each 部; and what words mean."""

from collections.abc import Sequence
from typing import Any

import pytest

from dashboard.importers.model import Reading
from tests.importers.datasets.test_assessment_systems import FILES, KINDS, Rows, listed, people, scores
from tests.importers.forms import answers_of, as_csv, as_xlsx
from tests.importers.grids import codes, finding, register

LISTED = [
    "DXと従来のIT導入との概念の違いを理解していますか",
    "VLOOKUP関数を使って別の表の値を引けますか",
    "平均・中央値・最頻値の違いを理解していますか",
    "RPAの概念を理解していますか",
    "個人情報の持ち出しの決まりを理解していますか",
]
LADDER = ["知らない", "聞いたことがある", "だいたい理解している", "理解している"]
UNITS = register(("総務部", "総務課"), ("総務部", "人事課"), ("市民部", "市民課"), ("財務部", "税務課"))
NAME = "令和8年度"


def reading_of(rows: Rows, kind: str = "csv", **options: Any) -> Reading:
    return answers_of(listed(*LISTED), FILES[kind](rows, NAME), **{"register": UNITS, **options})


def means(reading: Reading) -> dict[str, float]:
    """Question → mean share."""
    return {
        str(number): round(float(mean), 3)
        for number, mean in reading.rows.groupby("question_no", observed=True)["position"].mean().items()
    }


def two_rows(top: Sequence[str], below: Sequence[str], count: int = 60) -> list[list[object]]:
    """Nine of ten know the first question's subject and one of ten the second's."""
    people = [
        [
            1000 + 7 * n,
            "総務課",
            "回答しない",
            f"{n % 4 + 2}0代",
            *(["理解している", "知らない"] if n % 10 else ["知らない", "理解している"]),
        ]
        for n in range(count)
    ]
    return [[*top], [*below], *people]


BELOW = ["回答者ID", "所属課", "性別", "年代", LISTED[0], LISTED[3]]


@pytest.mark.parametrize(
    ("top", "below"),
    [
        (["会員情報", "", "Q1", "Q2", "Q3", "Q4"], BELOW),
        (["会員情報", "", "", "", "Q3", "Q2"], BELOW),
        (["", "", "問1", "問2", "問3", "問4"], BELOW),
        (
            ["会員情報", "", "設問１", "設問２", "設問３", "設問４"],
            [*BELOW[:4], LISTED[0] + "（１つ選択）", LISTED[3] + "※"],
        ),
        ([*BELOW[:4], "Q3", "Q4"], ["", "", "", "", LISTED[0], LISTED[3]]),
        ([*BELOW[:4], LISTED[0], LISTED[3]], ["", "", "", "", "Q3", "Q4"]),
        (["", "", "", "", LISTED[0], LISTED[3]], [*BELOW[:4], "Q3", "Q4"]),
    ],
)
@KINDS
def test_the_wording_wins_over_the_number_of_the_form(kind: str, top: list[str], below: list[str]) -> None:
    reading = reading_of(two_rows(top, below), kind)
    assert means(reading) == {"1": 0.9, "4": 0.1}
    assert codes(reading, "error") == []


def test_the_wording_wins_where_the_headings_are_merged() -> None:
    top, rows = ["会員情報", "", "", "", "設問", ""], two_rows(["会員情報", "", "", "", "設問", ""], BELOW)
    merged = as_xlsx(rows, f"{NAME}.xlsx", [(0, 0, 3), (0, 4, 5)])
    assert top[4] == "設問"
    assert means(answers_of(listed(*LISTED), merged, register=UNITS)) == {"1": 0.9, "4": 0.1}


def test_without_a_list_the_wording_is_kept_and_not_the_number_alone() -> None:
    rows = two_rows(["会員情報", "", "Q1", "Q2", "Q3", "Q4"], BELOW)
    reading = answers_of(as_csv(rows, f"{NAME}.csv"), register=UNITS)
    assert list(dict.fromkeys(reading.rows["question"].astype(str))) == [LISTED[0], LISTED[3]]
    assert list(dict.fromkeys(reading.rows["question_no"].astype(str))) == ["3", "4"]


def test_where_numbers_are_of_other_questions_none_of_them_counts() -> None:
    top = ["会員情報", "", "Q1", "Q2", "Q3", "Q4", "Q5"]
    below = ["回答者ID", "所属課", "性別", LISTED[0], LISTED[1], "RPAの利用経験", "研修への希望"]
    rows = [[f"9{n}", "総務課", "男", "理解している", "知らない", "だいたい", "知らない"] for n in range(9)]
    reading = reading_of([top, below, *rows])
    assert means(reading) == {"1": 1.0, "2": 0.0}
    unknown = [issue.cell for issue in reading.issues if issue.code == "question_unknown"]
    assert unknown == ["C1", "F1", "G1"]


def test_a_number_with_other_words_is_said() -> None:
    header = ["職員番号", "所属課", f"問1 {LISTED[0]}", f"問2 {LISTED[1]}", "問3 研修への希望"]
    reading = reading_of([header, ["71", "総務課", "知らない", "だいたい", "理解している"]])
    assert finding(reading, "question_by_number").cell == "E1"


def test_a_number_over_the_age_in_codes_is_no_question() -> None:
    rows: Rows = [
        [*BELOW[:2], "問1 年代", "問2 性別", *LISTED[2:5]],
        *[[f"7{n}", "総務課", n % 5, n % 2, "知らない", "だいたい", "理解している"] for n in range(9)],
    ]
    assert set(means(reading_of(rows))) == {"3", "4", "5"}


def one_hot(headers: Sequence[str], mark: object, blank: object, count: int = 60) -> list[list[object]]:
    """People who answer in turn from the lowest choice to the highest, a column for each choice."""
    width = len(headers) // len(LADDER)
    rows: list[list[object]] = [["職員番号", "所属課", *headers]]
    for n in range(count):
        marks = [mark if (n + q) % 4 == choice else blank for q in range(width) for choice in range(4)]
        rows.append([1000 + 7 * n, "総務課", *marks])
    return rows


@pytest.mark.parametrize(
    ("mark", "blank"), [("○", ""), ("○", "-"), ("○", "×"), (1, 0), ("レ", "－"), ("●", "✕"), ("TRUE", "FALSE")]
)
@KINDS
def test_a_column_for_each_choice_under_one_header_row(kind: str, mark: object, blank: object) -> None:
    headers = [f"【問{n}】{choice}" for n in (1, 2, 3) for choice in LADDER]
    reading = reading_of(one_hot(headers, mark, blank), kind)
    assert means(reading) == {"1": 0.5, "2": 0.5, "3": 0.5}
    assert len(people(reading)) == 60
    assert scores(reading)[0] == [0, pytest.approx(1 / 3), pytest.approx(2 / 3)]
    assert codes(reading, "warning", "error") == []


@pytest.mark.parametrize("pattern", ["{} [{}]", "{}（{}）", "{}_{}", "{}：{}", "{} - {}", "{}【{}】", "{}/{}"])
def test_choices_after_the_wording_of_their_question(pattern: str) -> None:
    headers = [pattern.format(text, choice) for text in LISTED[:3] for choice in LADDER]
    reading = reading_of(one_hot(headers, "○", ""))
    assert means(reading) == {"1": 0.5, "2": 0.5, "3": 0.5}
    assert codes(reading, "warning", "error") == []


def test_two_marks_for_one_question_are_no_answer() -> None:
    rows = one_hot([f"【問1】{choice}" for choice in LADDER], "○", "×")
    rows[1][2:6] = ["○", "○", "×", "×"]
    reading = reading_of(rows)
    assert finding(reading, "answer_twice").cell == "C2"
    assert scores(reading)[0] == [None]


def test_choices_on_no_ladder_share_the_number() -> None:
    rows = one_hot([f"【問1】{choice}" for choice in ("ア案", "イ案", "ウ案", "エ案")], "○", "-")
    choices = ["ア案／イ案／ウ案／エ案", "", "", "", ""]
    reading = answers_of(listed(*LISTED, 選択肢=choices), as_csv(rows, f"{NAME}.csv"), register=UNITS)
    assert means(reading) == {"1": 0.5}


def test_questions_answered_with_circles_are_no_choices() -> None:
    texts = ["VLOOKUP関数の利用", "ピボットテーブルの利用", "条件付き集計の利用"]
    rows: list[list[object]] = [["職員番号", "所属課", "エクセル関数", "", ""], ["", "", *texts]]
    rows += [[f"7{n}", "総務課", "○", "×" if n % 2 else "○", "×"] for n in range(8)]
    merged = as_xlsx(rows, f"{NAME}.xlsx", [(0, 2, 4)])
    assert means(answers_of(listed(*texts), merged, register=UNITS)) == {"1": 1.0, "2": 0.5, "3": 0.0}


BRANCHES = ["所属課（総務部）", "所属課（市民部）", "所属課（財務部）"]


@pytest.mark.parametrize(
    "headers",
    [
        BRANCHES,
        [each.replace("（", "[").replace("）", "]") for each in BRANCHES],
        [f"所属課：{part}" for part in ("総務部", "市民部", "財務部")],
        [each.replace("所属課", "所属課を選んでください。") for each in BRANCHES],
    ],
)
@KINDS
def test_one_department_column_for_each_bureau(kind: str, headers: list[str]) -> None:
    places = [["総務課", "", ""], ["", "市民課", ""], ["", "", "税務課"], ["", "", ""]]
    rows = [["職員番号", *headers, *LISTED[:3]], *[[f"7{n}", *place, *LADDER[:3]] for n, place in enumerate(places)]]
    reading = reading_of(rows, kind)
    found = reading.rows.drop_duplicates("row")
    assert [str(each) for each in found["department_text"].astype(object).fillna("")] == [
        "総務課",
        "市民課",
        "税務課",
        "",
    ]
    assert [str(each) for each in found["bureau_text"].astype(object).fillna("")] == ["総務部", "市民部", "財務部", ""]
    assert codes(reading, "warning", "error") == []


@pytest.mark.parametrize(
    "headers",
    [
        ["総務部の所属課", "市民部の所属課"],
        ["Q1.所属課（総務部）", "Q2.所属課（市民部）"],
        ["所属課", "所属課2"],
        ["所属課", "所属課"],
    ],
)
def test_branches_in_other_words(headers: list[str]) -> None:
    rows = [["職員番号", *headers, *LISTED[:3]], ["71", "総務課", "", *LADDER[:3]], ["72", "", "市民課", *LADDER[:3]]]
    reading = reading_of(rows)
    found = reading.rows.drop_duplicates("row")
    bureaus = ["総務部", "市民部"] if "部" in headers[0] else ["", ""]
    assert [*found["department_text"]] == ["総務課", "市民課"]
    assert [*found["bureau_text"].astype(object).fillna("")] == bureaus
    assert codes(reading, "warning", "error") == []


def test_numbers_before_the_known_headers() -> None:
    rows = [["1. 職員番号", "2. 所属課", "問3 職位", *LISTED[:3]], ["71", "総務課", "主任級", *LADDER[:3]]]
    reading = reading_of(rows)
    assert people(reading) == ["71"]
    assert (set(reading.rows["department_text"]), set(reading.rows["grade"])) == ({"総務課"}, {"主任級"})


def test_two_branches_filled_in_one_row_are_said_and_unknown() -> None:
    rows = [
        ["職員番号", *BRANCHES, *LISTED[:3]],
        ["71", "総務課", "市民課", "", *LADDER[:3]],
        ["72", "", "市民課", "", *LADDER[:3]],
    ]
    reading = reading_of(rows)
    assert finding(reading, "branches_filled_twice").cell == "B2"
    assert [str(each) for each in reading.rows.drop_duplicates("row")["department_text"].astype(object).fillna("")] == [
        "",
        "市民課",
    ]


@pytest.mark.parametrize(
    "heading",
    [
        "所属課を選んでください。",
        "あなたの所属課",
        "ご所属を教えてください。",
        "所属を選択してください。",
        "所属課は何ですか？",
    ],
)
def test_a_department_that_is_asked_for_is_a_department(heading: str) -> None:
    rows = [
        ["職員番号", heading, "あなたの年代", "性別を教えてください", *LISTED[:3]],
        ["71", "総務課", "30代", "女性", *LADDER[:3]],
    ]
    reading = reading_of(rows)
    assert set(reading.rows["department_text"]) == {"総務課"}
    assert finding(reading, "column_unread").message.count("あなたの年代、性別を教えてください") == 1
    assert codes(reading, "warning", "error") == []
