"""Numbers and words of answers that say different things, and words whose order nobody knows: asked, never guessed."""

from collections.abc import Sequence

import pytest

from dashboard.importers import SourceFile
from dashboard.importers.model import Hints
from tests.importers.datasets.test_assessment_layouts import LISTED, NAME, UNITS, means
from tests.importers.datasets.test_assessment_systems import listed, scores
from tests.importers.forms import answers_of, as_csv
from tests.importers.grids import codes, finding


def coded(words: Sequence[str], headers: Sequence[str] = ("問1", "問2", "問3")) -> SourceFile:
    """Six of seven give the first word, the others the last."""
    rows = [[f"7{n}", "総務課", *[words[0 if n % 7 else -1]] * len(headers)] for n in range(70)]
    return as_csv([["職員番号", "所属課", *headers], *rows], f"{NAME}.csv")


CODED = ["1.理解している", "2.だいたい理解している", "3.聞いたことがある", "4.知らない"]
SCALE: dict[str, list[object]] = {"最小": [1] * 5, "最大": [4] * 5}
KEYS = ("番号:問1", "番号:問2", "番号:問3")


@pytest.mark.parametrize("words", [CODED, [f"{n} {word[2:]}" for n, word in enumerate(CODED, 1)], CODED[:1] * 2])
def test_a_number_that_contradicts_its_word_is_asked_about(words: list[str]) -> None:
    reading = answers_of(listed(*LISTED, **SCALE), coded(words), register=UNITS)
    asked = [issue for issue in reading.issues if issue.code == "number_and_word_differ"]
    assert [(issue.key, issue.choices, issue.severity) for issue in asked] == [
        (key, ("言葉", "番号"), "error") for key in KEYS
    ]


@pytest.mark.parametrize("keys", [KEYS, ("番号:すべての設問",)])
@pytest.mark.parametrize(("answer", "column", "expected"), [("言葉", "position", 6 / 7), ("番号", "answer", 10 / 7)])
def test_what_was_answered_decides_between_number_and_word(
    keys: Sequence[str], answer: str, column: str, expected: float
) -> None:
    hints = Hints(answers=dict.fromkeys(keys, answer))
    reading = answers_of(listed(*LISTED, **SCALE), coded(CODED), register=UNITS, hints=hints)
    assert codes(reading, "error") == []
    assert codes(reading).count("answer_used") == 3
    assert reading.rows[column].astype(float).mean() == pytest.approx(expected)


def test_an_answer_that_is_no_choice_is_refused() -> None:
    hints = Hints(answers={"番号:問1": "はい"})
    reading = answers_of(listed(*LISTED, **SCALE), coded(CODED, [LISTED[0]]), register=UNITS, hints=hints)
    assert codes(reading, "error") == ["answer_impossible"]


@pytest.mark.parametrize(
    ("words", "more"),
    [
        ([f"{5 - int(word[0])}.{word[2:]}" for word in CODED], {}),
        (CODED, {"逆転": ["○"] * 5}),
    ],
)
def test_numbers_that_agree_with_their_words_are_not_asked_about(
    words: list[str], more: dict[str, list[object]]
) -> None:
    reading = answers_of(listed(*LISTED, **SCALE, **more), coded(words), register=UNITS)
    assert codes(reading, "warning", "error") == []


def test_without_a_scale_the_word_counts() -> None:
    assert means(answers_of(listed(*LISTED), coded(CODED), register=UNITS)) == dict.fromkeys("123", round(6 / 7, 3))


FITS = ["全く当てはまらない", "あまり当てはまらない", "どちらともいえない", "やや当てはまる", "とても当てはまる"]


def worded(words: Sequence[str]) -> SourceFile:
    rows = [[f"7{n}", "総務課", *[words[n % len(words)]] * 3] for n in range(20)]
    return as_csv([["職員番号", "所属課", "問1", "問2", "問3"], *rows], f"{NAME}.csv")


def test_how_far_something_fits_is_a_ladder_of_five_steps() -> None:
    assert scores(answers_of(worded(FITS), register=UNITS))[:5] == [[place / 4] * 3 for place in range(5)]


@pytest.mark.parametrize("words", [["そう思う", "そう思わない"], ["毎日する", "ときどきする", "しない"]])
def test_words_of_no_known_order_are_the_reason_and_not_the_headers(words: list[str]) -> None:
    reading = answers_of(worded(words), register=UNITS)
    assert codes(reading, "error") == ["only_words_on_no_ladder"]
    asked = finding(reading, "only_words_on_no_ladder")
    assert f"「{words[0]}」" in asked.message
    assert "選択肢" in asked.remedy
    listing = listed(*LISTED, 選択肢=["／".join(words)] * 5)
    assert codes(answers_of(listing, worded(words), register=UNITS), "error", "warning") == []


def test_one_question_in_words_of_no_known_order_is_said() -> None:
    rows = [[f"7{n}", "総務課", "はい", "いいえ", "そう思う"] for n in range(5)]
    reading = answers_of(as_csv([["職員番号", "所属課", "問1", "問2", "問3"], *rows], f"{NAME}.csv"), register=UNITS)
    assert finding(reading, "words_on_no_ladder").cell == "E1"


def test_a_ladder_without_its_middle_is_another_ladder_and_not_guessed() -> None:
    words = [*FITS[:2], *FITS[3:]]
    reading = answers_of(worded(words), register=UNITS)
    assert codes(reading, "error") == ["no_answer_readable"]
    assert "選択肢" in finding(reading, "no_answer_readable").remedy
    listing = listed(*LISTED, 選択肢=["／".join(words)] * 5)
    assert scores(answers_of(listing, worded(words), register=UNITS))[1] == pytest.approx([1 / 3] * 3)
