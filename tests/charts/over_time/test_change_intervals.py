import numpy as np
import pytest

from dashboard import labels
from dashboard.charts.over_time import change_intervals
from tests.charts.assessment import change, changes

SECRET = 0.8642


def test_a_change_is_coloured_only_where_chance_does_not_explain_it() -> None:
    dots = change_intervals.figure(changes()).data[1]
    assert list(dots.x) == [5.0, -4.0, 1.0]
    blue, orange, grey = dots.marker.color
    assert len({blue, orange, grey}) == 3
    assert list(change_intervals.figure(changes()).data[0].x[:3]) == pytest.approx([3.0, 7.0, None])


def test_a_hidden_change_is_hatched_and_told_nowhere() -> None:
    rows = changes(change("統計知識", np.nan, np.nan, np.nan, masked=True))
    figure = change_intervals.figure(rows, k=10)
    hatched = [trace for trace in figure.data if trace.type == "bar"]
    assert [list(trace.text) for trace in hatched] == [["n&lt;10"]]
    assert len(figure.data[1].y) == 3
    names = figure.data[-1].text
    assert names[3] == "<b>統計知識</b>"
    assert "50人（片方だけ16人）" in names[0]


def test_axis_ticks_are_written_like_the_changes() -> None:
    assert list(change_intervals.figure(changes()).layout.xaxis.ticktext) == [
        "▲10", "▲5", "0", "＋5", "＋10",
    ]  # fmt: skip


def test_the_chosen_stand_beside_the_city_in_their_own_colour() -> None:
    rows = changes(change("ツール", 0.09, 0.02, 0.16, "department", "保育課"))
    figure = change_intervals.figure(rows, chosen=["保育課"])
    texts = [[text.strip() for text in trace.text] for trace in figure.data if trace.mode == "text"]
    assert texts[:-1] == [["＋5.0", "▲4.0", "＋1.0"], ["＋9.0"]]
    assert figure.data[1].marker.symbol != figure.data[4].marker.symbol
    assert any("保育課" in note.text for note in figure.layout.annotations)


def test_of_the_chosen_who_may_not_be_shown_that_is_said_and_nothing_else() -> None:
    rows = changes(change("ツール", np.nan, np.nan, np.nan, "department", "伏せ課", masked=True) | {"matched": 8.642})
    figure = change_intervals.figure(rows, chosen=["伏せ課"], k=10)
    assert any(note.text == "伏せ課 n&lt;10" for note in figure.layout.annotations)
    assert "8.642" not in figure.to_json()
    assert [trace.mode for trace in figure.data] == ["lines", "markers", "text", "text"]


def test_changes_in_words() -> None:
    assert (
        change_intervals.alt(changes())
        == "区間図。両方の回に答えた人の変化。総合 ＋5.0点、基礎用語 ▲4.0点、ツール ＋1.0点。"
    )
    assert change_intervals.figure(changes().head(0)).layout.annotations[0].text == labels.EMPTY
