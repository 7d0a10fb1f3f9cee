"""Which column is which question: by its words, else by its number; and what a header's number is."""

import pytest

from dashboard.importers.datasets.assessment.titles import bare_words, looks_like_a_question, number_of
from dashboard.importers.model import Reading, SourceFile
from tests.importers.forms import answers_of, as_csv
from tests.importers.grids import codes, finding


def listed(*texts: str) -> SourceFile:
    rows = [[str(number), "甲", text] for number, text in enumerate(texts, 1)]
    return as_csv([["設問番号", "分野", "設問"], *rows], "設問一覧.csv")


def asked(listing: SourceFile, *headers: str, cells: list[str] | None = None) -> tuple[list[str], Reading]:
    """The numbers of the questions as which these columns were read."""
    rows = [["職員番号", "所属課", *headers], ["1", "人事課", *(cells or ["はい"] * len(headers))]]
    reading = answers_of(listing, as_csv(rows, "令和8年度.csv"), dataset=None)
    return [str(number) for number in reading.rows["question_no"]], reading


@pytest.mark.parametrize(
    ("text", "number", "rest"),
    [
        ("問3", "3", ""),
        ("Q3", "3", ""),
        ("Q03.RPA", "3", "RPA"),
        ("[No.3]オープンデータ", "3", "オープンデータ"),
        ("設問３：表計算", "3", "表計算"),
        ("3. 表計算", "3", "表計算"),
        ("（3）表計算", "3", "表計算"),
        ("第3問 表計算", "3", "表計算"),
        ("問1-2 表計算", "1-2", "表計算"),
        ("問1(2) 表計算", "1-2", "表計算"),
        ("3.5インチ", None, "3.5インチ"),
        ("Q1234", None, "Q1234"),
        ("2026年度の研修", None, "2026年度の研修"),
        ("問題を解決できますか", None, "問題を解決できますか"),
        ("職員番号", None, "職員番号"),
    ],
)
def test_the_number_of_a_header(text: str, number: str | None, rest: str) -> None:
    assert number_of(text) == (number, rest)


@pytest.mark.parametrize(
    "title",
    [
        "問1 表計算を使えますか（１つ選択）",
        "[No.1]表計算を使えますか\n\n※注意",
        "表計算を使えますか【必須】",
        "表計算を使えますか ＊１つ",
    ],
)
def test_a_question_without_its_decoration(title: str) -> None:
    assert bare_words(title) == "表計算を使えますか"


@pytest.mark.parametrize(
    ("title", "expected"),
    [("Q1", True), ("表計算を使えますか？", True), ("氏名", False), ("ほか", False), ("自由記述", False)],
)
def test_what_looks_like_a_question(title: str, expected: bool) -> None:
    assert looks_like_a_question(title) is expected


def test_the_words_win_over_the_number() -> None:
    numbers, reading = asked(listed("甲を知っていますか", "乙を知っていますか", "丙を知っていますか"),
                             "問1 乙を知っていますか", "問2 甲を知っていますか", "問3 丙を知っていますか")  # fmt: skip
    assert numbers == ["1", "2", "3"]
    assert [issue.cell for issue in reading.issues if issue.code == "question_number_differs"] == ["C1", "D1"]


def test_questions_with_the_same_words_are_told_apart_by_number() -> None:
    numbers, reading = asked(listed("正しいものを選べ", "正しいものを選べ", "丙を知っていますか"),
                             "問1 正しいものを選べ", "問2 正しいものを選べ", "問3 丙を知っていますか")  # fmt: skip
    assert numbers == ["1", "2", "3"]
    assert codes(reading, "warning") == []


def test_words_in_brackets_that_tell_two_questions_apart() -> None:
    texts = ["検索関数を使えますか（完全一致）", "検索関数を使えますか（近似一致）", "丙を知っていますか"]
    numbers, reading = asked(listed(*texts), texts[1], texts[2], texts[0], cells=["はい", "はい", "いいえ"])
    assert numbers == ["1", "2", "3"]
    assert list(reading.rows["answer_text"].astype(str)) == ["いいえ", "はい", "はい"]


def test_a_small_difference_in_wording() -> None:
    texts = ["業務で生成ＡＩを使って文案を作成し、事実を確かめて直せますか", "乙を知っていますか", "丙を知っていますか"]
    numbers, _ = asked(listed(*texts), *texts[1:], "業務で生成AIを使い文案を作成し、事実を確かめて直せますか")
    assert numbers == ["1", "2", "3"]


def test_close_to_two_questions_is_neither() -> None:
    texts = [
        "十分に長い文のうち甲だけが違う設問ですか",
        "十分に長い文のうち乙だけが違う設問ですか",
        "別のことを知っていますか",
    ]
    numbers, reading = asked(listed(*texts), "十分に長い文のうち丙だけが違う設問ですか", *texts[1:])
    assert numbers == ["2", "3"]
    assert finding(reading, "question_unknown").cell == "C1"


def test_two_columns_of_one_question() -> None:
    numbers, reading = asked(listed("甲を知っていますか", "乙を知っていますか"), "問1", "問2", "問1")
    assert numbers == ["1", "2"]
    assert finding(reading, "question_in_two_columns").cell == "E1"


def test_questions_that_nobody_was_asked_are_said_once() -> None:
    _, reading = asked(
        listed("甲を知っていますか", "乙を知っていますか", "丙を知っていますか", "丁を知っていますか"),
        "問1",
        "問2",
        "問4",
    )
    assert "（3）" in finding(reading, "question_without_column").message


def test_what_holds_for_all_rounds_is_said_once() -> None:
    rows = [["職員番号", "所属課", "年度", "Q1", "Q2", "Q3", "備考"]]
    rows += [["1", "人事課", year, "はい", "はい", "はい", ""] for year in ("R7年度", "R8年度")]
    found = codes(answers_of(as_csv(rows, "回答.csv")))
    assert (found.count("questions_from_file"), found.count("column_unread")) == (1, 1)


def test_without_numbers_and_list_the_words_tell_the_questions() -> None:
    header = ["職員番号", "所属課", "RPAの理解", "勤続年数", "AIの理解", "自由記述", "統計の理解"]
    rows = [["1", "人事課", "知らない", "3", "だいたい", "なし", "理解している"]]
    reading = answers_of(as_csv([header, *rows], "令和8年度.csv"), dataset="assessment")
    assert list(reading.rows["question"].astype(str)) == ["RPAの理解", "AIの理解", "統計の理解"]
    assert list(reading.rows["question_no"].astype(str)) == ["1", "2", "3"]
    assert "勤続年数、自由記述" in finding(reading, "column_unread").message


def test_other_numbers_need_a_scale() -> None:
    rows = [["職員番号", "所属課", "Q1", "Q2", "Q3"], ["1", "人事課", "85", "4", "1"]]
    assert codes(answers_of(as_csv(rows, "令和8年度.csv")), "error") == ["scale_unknown", "scale_unknown"]
