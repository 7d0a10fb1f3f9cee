from typing import Any

import pandas as pd
import pytest

from dashboard.charts.look import scores, theme, writing
from tests.charts.contrast import contrast


@pytest.mark.parametrize(
    ("n", "text"), [(4, "n<10"), (None, "n<10"), (float("nan"), "n<10"), (10, "伏せ"), (34, "伏せ")]
)
def test_only_a_small_group_is_called_small(n: Any, text: str) -> None:
    assert scores.hidden(n, 10) == text
    assert ("10人未満" in scores.why(n, 10)) == (text == "n<10")


def test_rows_without_a_word_about_masking_are_shown_but_an_unknown_one_is_hidden() -> None:
    assert scores.is_masked(pd.DataFrame({"n": [3]})).tolist() == [False]
    assert scores.is_masked(pd.DataFrame({"masked": [True, False, None]})).tolist() == [True, False, True]


def test_the_axis_is_written_in_points() -> None:
    axis = scores.axis()
    assert dict(zip(axis["tickvals"], axis["ticktext"], strict=True))[0.4] == "40"


def test_a_city_without_a_score_has_no_line() -> None:
    assert scores.city_line(None) == [] == scores.city_line(float("nan"))
    assert [line.text for line in scores.city_line(0.5)] == ["全庁の平均 50.0"]


def test_long_names_are_folded_whole_and_measured_by_their_longest_line() -> None:
    assert writing.folded("総務課") == "総務課"
    folded = writing.folded("国民健康保険年金医療課")
    assert folded.replace("<br>", "") == "国民健康保険年金医療課"
    assert writing.widest([folded]) == 6 * theme.TEXT
    assert writing.widest([]) == 0


@pytest.mark.parametrize("colour", [colour for colour, _ in scores.SERIES])
def test_colours_of_the_chosen_are_readable_on_white(colour: str) -> None:
    assert contrast(colour, theme.WHITE) >= 4.5


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("短い", "短い"),
        ("Excel関数のVLOOKUPの使い方", "Excel関数の<br>VLOOKUPの使い方"),
        ("とても長い設問の文がここに書かれていて収まらない", "とても長い設問の文<br>がここに書かれて…"),
    ],
)
def test_long_words_are_wrapped_between_signs_but_not_within_latin_words(words: str, expected: Any) -> None:
    assert writing.wrapped(words, 9) == expected
