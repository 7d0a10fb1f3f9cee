import re

import pandas as pd
import pytest

from dashboard import labels
from dashboard.charts.distribution import answer_bars
from tests.charts.assessment import answers

SECRET = 0.8642


def test_lower_answers_lie_left_of_the_middle_and_upper_ones_right() -> None:
    bars = answer_bars.figure(answers()).data[0]
    placed = list(zip(bars.y, bars.base, bars.x, strict=True))
    upper, lower = sorted({y for y, _, _ in placed})
    five = [(base, base + width) for y, base, width in placed if y == upper]
    two = [(base, base + width) for y, base, width in placed if y == lower]
    assert five[0][0] == pytest.approx(-0.45)
    assert five[2] == pytest.approx((-0.15, 0.15))
    assert five[4][1] == pytest.approx(0.55)
    assert two == [pytest.approx((-0.25, 0.0)), pytest.approx((0.0, 0.75))]


def test_small_shares_have_no_number_and_others_have() -> None:
    bars = answer_bars.figure(answers().assign(share=[0.07, 0.2, 0.3, 0.28, 0.15, 0.25, 0.75])).data[0]
    assert list(bars.text) == ["", "20", "30", "28", "15", "25", "75"]
    assert [mark[0] for mark in bars.customdata] == ["1"] * 5 + ["2"] * 2


def test_who_did_not_answer_stands_at_the_right() -> None:
    assert list(answer_bars.figure(answers()).layout.yaxis2.ticktext) == ["7人", "7人"]


def test_questions_stand_under_their_field_in_their_order() -> None:
    rows = pd.concat(
        [answers(), answers().assign(field="統計知識", question_no=lambda rows: rows["question_no"] + "9")]
    )
    names = answer_bars.figure(rows).data[-1]
    texts = [text for _, text in sorted(zip(names.y, names.text, strict=True))]
    assert [text[:4] for text in texts] == ["<b>ツ", "1 五段", "2 二択", "<b>統", "19 五", "29 二"]


def test_the_key_has_the_answers_of_each_scale_once_and_none_of_a_part_of_it() -> None:
    part = answers().query("question_no == '1' and level > 2").assign(question_no="3")
    (key,) = (note.text for note in answer_bars.figure(pd.concat([answers(), part])).layout.annotations)
    words = re.sub("<[^>]+>", "", key.replace("<br>", "　")).split("　")
    assert words == [
        "■答え1",
        "■答え2",
        "■答え3",
        "■答え4",
        "■答え5",
        "■答え1",
        "■答え2",
        "右端の人数＝無回答・わからない",
    ]


def test_answers_in_words() -> None:
    assert "最も少ないのは問1の40.0%、最も多いのは問2の75.0%" in answer_bars.alt(answers())
    assert answer_bars.alt(answers().head(0)).endswith(labels.EMPTY)
    assert answer_bars.figure(answers().head(0)).layout.annotations[0].text == labels.EMPTY
