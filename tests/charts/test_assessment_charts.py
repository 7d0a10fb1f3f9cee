"""Questions, answers, changes and the 研修計画 as figures: values where they belong, nothing hidden in the JSON."""

import re

import numpy as np
import pandas as pd
import pytest

from dashboard import labels
from dashboard.charts.distribution import answer_bars
from dashboard.charts.over_time import change_intervals
from dashboard.charts.rankings import skill_ranking, under_line_bars
from dashboard.charts.relations import item_map

SECRET = 0.8642


def items(**more):
    rows = {
        "question_no": ["1", "2", "3", "4"],
        "field": ["基礎用語", "基礎用語", "ツール", "ツール"],
        "question": ["甲を理解していますか", "乙を理解していますか", "丙を理解していますか", "丁を理解していますか"],
        "n": [100, 100, 90, 8],
        "difficulty": [0.9, 0.5, 0.3, np.nan],
        "discrimination": [0.1, 0.4, 0.05, np.nan],
        "reading": ["easy", "separates", "review", None],
        "blank": [0, 1, 2, 0],
        "dont_know": [0, 3, 0, 0],
        "masked": [False, False, False, True],
        "field_order": [1, 1, 2, 2],
    }
    return pd.DataFrame({**rows, **more})


def answers():
    rows = [
        ("1", "五段階の設問を理解していますか", 5, [0.1, 0.2, 0.3, 0.25, 0.15]),
        ("2", "二択の設問を理解していますか", 2, [0.25, 0.75]),
    ]
    return pd.DataFrame(
        [
            {"question_no": number, "field": "ツール", "question": words, "level": level + 1, "levels": levels,
             "label": f"答え{level + 1}", "score": level / (levels - 1), "people": int(share * 100), "share": share,
             "n": 100, "blank": 2, "dont_know": 5}
            for number, words, levels, shares in rows
            for level, share in enumerate(shares)
        ]
    )  # fmt: skip


def change(field, mean, low, high, level="city", unit="全庁", masked=False):
    return {
        "level": level, "bureau": None, "unit": unit, "field": field, "field_order": 1, "round_before": "第1回",
        "matched": 50 if not masked else 4, "unmatched": 7, "unmatched_before": 9, "questions": 6,
        "change": mean, "change_low": low, "change_high": high, "masked": masked,
    }  # fmt: skip


def changes(*more):
    return pd.DataFrame(
        [
            change(None, 0.05, 0.03, 0.07),
            change("基礎用語", -0.04, -0.06, -0.02),
            change("ツール", 0.01, -0.01, 0.03),
            *more,
        ]
    )


def skills():
    return pd.DataFrame(
        {
            "kind": ["question"] * 3,
            "field": ["ツール"] * 3,
            "question_no": ["20", "9", "13"],
            "skill": ["とても長い設問の文がここに書かれていて二行にも収まらないものを理解していますか", "乙", "丙"],
            "n": [900, 890, 880],
            "people": [840, 500, 6],
            "shortfall": [0.475, 0.5, np.nan],
            "weight": [399.0, 250.0, np.nan],
            "departments_few": [31, 5, 0],
            "departments": [34, 34, 34],
        }
    )


def under():
    rows = [
        ("city", None, None, 120, 70, None), ("bureau", "福祉部", None, 100, 55, None),
        ("department", "福祉部", "保育課", 40, 25, False), ("department", "福祉部", "介護課", 20, 20, True),
        ("department", "福祉部", "障がい課", 18, 0, False), ("department", "福祉部", "伏せ課", 30, np.nan, None),
        ("rest", "福祉部", None, 12, 10, False), ("rest", None, None, 20, 15, False),
    ]  # fmt: skip
    names = ["level", "bureau", "department", "n", "people", "able_few"]
    return pd.DataFrame(rows, columns=names).assign(display_order=1, shortfall=np.nan)


def test_questions_lie_where_their_scores_say_and_carry_their_number():
    figure = item_map.figure(items(), chosen="2")
    marks = {
        mark[0]: (x, y) for trace in figure.data for mark, x, y in zip(trace.customdata, trace.x, trace.y, strict=True)
    }
    assert marks == {"1": (0.9, 0.1), "2": (0.5, 0.4), "3": (0.3, 0.05)}
    assert [trace.name for trace in figure.data] == ["基礎用語", "ツール"]
    assert len({trace.marker.symbol for trace in figure.data}) == 2
    assert "<b>2</b>" in figure.data[0].text
    words = {note.text.replace("<br>", "") for note in figure.layout.annotations}
    assert words >= set(labels.READINGS.values())


def test_a_question_without_figures_is_nowhere():
    text = item_map.figure(
        items(discrimination=[0.1, 0.4, SECRET, SECRET], difficulty=[0.9, 0.5, np.nan, np.nan])
    ).to_json()
    assert str(SECRET) not in text
    assert item_map.figure(items().head(0)).layout.annotations[0].text == labels.EMPTY


def test_the_key_of_the_map_has_the_sign_of_each_field():
    (key,) = (note.text for note in item_map.figure(items()).layout.annotations if "基礎用語" in note.text)
    assert re.sub("<[^>]+>", "", key) == "●基礎用語　■ツール"


def test_where_questions_lie_on_each_other_only_the_chosen_has_its_number():
    crowd = items(difficulty=[0.5] * 4, discrimination=[0.4] * 4, question_no=["1111", "2222", "3333", "4444"])
    crowd = pd.concat([crowd.assign(question_no=crowd["question_no"] + mark) for mark in "abcdefgh"], ignore_index=True)
    written = [text for trace in item_map.figure(crowd, chosen="4444h").data for text in trace.text if text]
    assert "<b>4444h</b>" in written
    assert len(written) < len(crowd)


def test_the_map_says_its_main_figures():
    assert (
        item_map.alt(items()) == "散布図。設問の平均点と識別力。4問、ほぼ全員ができる1問、差がつく1問、見直し候補1問。"
    )
    assert item_map.alt(items(reading=[None] * 4)) == "散布図。設問の平均点と識別力。4問。"
    assert item_map.alt(items().head(0)) == "散布図。設問の平均点と識別力。" + labels.EMPTY


def test_lower_answers_lie_left_of_the_middle_and_upper_ones_right():
    bars = answer_bars.figure(answers()).data[0]
    placed = list(zip(bars.y, bars.base, bars.x, strict=True))
    upper, lower = sorted({y for y, _, _ in placed})
    five = [(base, base + width) for y, base, width in placed if y == upper]
    two = [(base, base + width) for y, base, width in placed if y == lower]
    assert five[0][0] == pytest.approx(-0.45)
    assert five[2] == pytest.approx((-0.15, 0.15))
    assert five[4][1] == pytest.approx(0.55)
    assert two == [pytest.approx((-0.25, 0.0)), pytest.approx((0.0, 0.75))]


def test_small_shares_have_no_number_and_others_have():
    bars = answer_bars.figure(answers().assign(share=[0.07, 0.2, 0.3, 0.28, 0.15, 0.25, 0.75])).data[0]
    assert list(bars.text) == ["", "20", "30", "28", "15", "25", "75"]
    assert [mark[0] for mark in bars.customdata] == ["1"] * 5 + ["2"] * 2


def test_who_did_not_answer_stands_at_the_right():
    assert list(answer_bars.figure(answers()).layout.yaxis2.ticktext) == ["7人", "7人"]


def test_questions_stand_under_their_field_in_their_order():
    rows = pd.concat(
        [answers(), answers().assign(field="統計知識", question_no=lambda rows: rows["question_no"] + "9")]
    )
    names = answer_bars.figure(rows).data[-1]
    texts = [text for _, text in sorted(zip(names.y, names.text, strict=True))]
    assert [text[:4] for text in texts] == ["<b>ツ", "1 五段", "2 二択", "<b>統", "19 五", "29 二"]


def test_the_key_has_the_answers_of_each_scale_once_and_none_of_a_part_of_it():
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


def test_answers_in_words():
    assert "最も少ないのは問1の40.0%、最も多いのは問2の75.0%" in answer_bars.alt(answers())
    assert answer_bars.alt(answers().head(0)).endswith(labels.EMPTY)
    assert answer_bars.figure(answers().head(0)).layout.annotations[0].text == labels.EMPTY


def test_a_change_is_coloured_only_where_chance_does_not_explain_it():
    dots = change_intervals.figure(changes()).data[1]
    assert list(dots.x) == [5.0, -4.0, 1.0]
    blue, orange, grey = dots.marker.color
    assert len({blue, orange, grey}) == 3
    assert list(change_intervals.figure(changes()).data[0].x[:3]) == pytest.approx([3.0, 7.0, None])


def test_a_hidden_change_is_hatched_and_told_nowhere():
    rows = changes(change("統計知識", np.nan, np.nan, np.nan, masked=True))
    figure = change_intervals.figure(rows, k=10)
    hatched = [trace for trace in figure.data if trace.type == "bar"]
    assert [list(trace.text) for trace in hatched] == [["n<10"]]
    assert len(figure.data[1].y) == 3
    names = figure.data[-1].text
    assert names[3] == "<b>統計知識</b>"
    assert "50人（片方だけ16人）" in names[0]


def test_axis_ticks_are_written_like_the_changes():
    assert list(change_intervals.figure(changes()).layout.xaxis.ticktext) == [
        "▲10", "▲5", "0", "＋5", "＋10",
    ]  # fmt: skip


def test_the_chosen_stand_beside_the_city_in_their_own_colour():
    rows = changes(change("ツール", 0.09, 0.02, 0.16, "department", "保育課"))
    figure = change_intervals.figure(rows, chosen=["保育課"])
    texts = [[text.strip() for text in trace.text] for trace in figure.data if trace.mode == "text"]
    assert texts[:-1] == [["＋5.0", "▲4.0", "＋1.0"], ["＋9.0"]]
    assert figure.data[1].marker.symbol != figure.data[4].marker.symbol
    assert any("保育課" in note.text for note in figure.layout.annotations)


def test_of_the_chosen_who_may_not_be_shown_that_is_said_and_nothing_else():
    rows = changes(change("ツール", np.nan, np.nan, np.nan, "department", "伏せ課", masked=True) | {"matched": 8.642})
    figure = change_intervals.figure(rows, chosen=["伏せ課"], k=10)
    assert any(note.text == "伏せ課 n<10" for note in figure.layout.annotations)
    assert "8.642" not in figure.to_json()
    assert [trace.mode for trace in figure.data] == ["lines", "markers", "text", "text"]


def test_changes_in_words():
    assert (
        change_intervals.alt(changes())
        == "区間図。両方の回に答えた人の変化。総合 ＋5.0点、基礎用語 ▲4.0点、ツール ＋1.0点。"
    )
    assert change_intervals.figure(changes().head(0)).layout.annotations[0].text == labels.EMPTY


def test_skills_are_ranked_with_people_and_distance_and_carry_what_they_are():
    figure = skill_ranking.figure(skills(), chosen="9")
    assert list(figure.data[0].x) == [399.0, 250.0]
    assert list(figure.layout.yaxis2.ticktext) == ["840人・平均あと47.5点", "500人・平均あと50.0点"]
    assert [list(mark[:2]) for mark in figure.data[0].customdata] == [["question", "20"], ["question", "9"]]
    assert figure.data[0].marker.color[0] != figure.data[0].marker.color[1]
    names = figure.data[-1].text
    assert names[0].endswith("…")
    assert names[1] == "<b>9 乙</b>"
    assert skill_ranking.alt(skills()).startswith("棒グラフ。先に研修するスキル。最初は")
    assert skill_ranking.alt(skills().head(0)).endswith(labels.EMPTY)


def test_where_the_people_are():
    figure = under_line_bars.figure(under(), chosen=["保育課"])
    everybody, under_bars, hatched, _ = figure.data
    assert list(figure.layout.yaxis2.ticktext) == [
        "約25人／40人", "ほぼ全員／20人", "2人以下／18人", "伏せ", "約15人／20人", "約10人／12人",
    ]  # fmt: skip
    assert list(everybody.x) == [40, 20, 18, 20, 12]
    assert list(under_bars.x) == [25, 20, 0, 15, 10]
    assert hatched.marker.pattern.shape == "/"
    assert [mark[0] for mark in hatched.customdata] == ["伏せ課"]
    assert list(figure.layout.yaxis.ticktext) == [
        "<b>保育課</b>", "⚑ 介護課", "障がい課", "伏せ課", "全庁のほかの課", "福祉部のほかの課",
    ]  # fmt: skip
    assert [mark[0] for mark in under_bars.customdata][:3] == ["保育課", "介護課", "障がい課"]
    assert "最も多いのは保育課の約25人、できる人が2人以下の課は1" in under_line_bars.alt(under())
    assert under_line_bars.figure(under().head(0)).layout.annotations[0].text == labels.EMPTY
    assert "示せる課がありません" in under_line_bars.alt(under().head(0))


def test_a_small_group_is_hatched_and_its_size_is_told_nowhere():
    rows = under().assign(n=lambda rows: rows["n"].where(rows["department"] != "伏せ課", 8.642))
    figure = under_line_bars.figure(rows, k=10)
    assert "n<10" in figure.layout.yaxis2.ticktext
    assert "8.642" not in figure.to_json()


def test_where_everybody_is_hidden_the_bars_are_all_hatched():
    rows = under().query("level == 'department'").assign(people=np.nan, able_few=None)
    figure = under_line_bars.figure(rows, k=10)
    assert len(figure.data[-2].y) == 4
    assert "示せる課がありません" in under_line_bars.alt(rows)
