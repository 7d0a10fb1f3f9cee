import re

import numpy as np
import pandas as pd

from dashboard import labels
from dashboard.charts.relations import item_map
from tests.charts.assessment import items

SECRET = 0.8642


def test_questions_lie_where_their_scores_say_and_carry_their_number() -> None:
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


def test_a_question_without_figures_is_nowhere() -> None:
    text = item_map.figure(
        items(discrimination=[0.1, 0.4, SECRET, SECRET], difficulty=[0.9, 0.5, np.nan, np.nan])
    ).to_json()
    assert str(SECRET) not in text
    assert item_map.figure(items().head(0)).layout.annotations[0].text == labels.EMPTY


def test_the_key_of_the_map_has_the_sign_of_each_field() -> None:
    (key,) = (note.text for note in item_map.figure(items()).layout.annotations if "基礎用語" in note.text)
    assert re.sub("<[^>]+>", "", key) == "●基礎用語　■ツール"


def test_where_questions_lie_on_each_other_only_the_chosen_has_its_number() -> None:
    crowd = items(difficulty=[0.5] * 4, discrimination=[0.4] * 4, question_no=["1111", "2222", "3333", "4444"])
    crowd = pd.concat([crowd.assign(question_no=crowd["question_no"] + mark) for mark in "abcdefgh"], ignore_index=True)
    written = [text for trace in item_map.figure(crowd, chosen="4444h").data for text in trace.text if text]
    assert "<b>4444h</b>" in written
    assert len(written) < len(crowd)


def test_the_map_says_its_main_figures() -> None:
    assert (
        item_map.alt(items()) == "散布図。設問の平均点と識別力。4問、ほぼ全員ができる1問、差がつく1問、見直し候補1問。"
    )
    assert item_map.alt(items(reading=[None] * 4)) == "散布図。設問の平均点と識別力。4問。"
    assert item_map.alt(items().head(0)) == "散布図。設問の平均点と識別力。" + labels.EMPTY
