import datetime as dt
from typing import Any

import pandas as pd
import pytest

from dashboard import labels
from dashboard.charts.look import theme
from dashboard.charts.over_time import s_curve
from tests.charts.contrast import contrast

AS_OF = dt.date(2026, 10, 31)
NAN = float("nan")


@pytest.fixture
def curve() -> pd.DataFrame:
    """Four months around 基準日: two of four should be done, one is."""
    return pd.DataFrame(
        {
            "as_of": pd.to_datetime(["2026-08-31", "2026-09-30", "2026-10-31", "2027-03-31"]),
            "planned": [0, 1, 2, 4],
            "actual": [0, 1, 1, NAN],
            "forecast": [NAN, NAN, 1, 3],
            "total": 4,
        }
    )


def test_the_s_curve_and_its_gap(curve: pd.DataFrame) -> None:
    figure = s_curve.figure(curve, as_of=AS_OF)
    planned, forecast, actual, gap = figure.data
    assert list(planned.y) == [0, 1, 2, 4]
    assert list(actual.y)[:3] == [0, 1, 1]
    assert pd.isna(forecast.y[0])
    assert (list(gap.x), list(gap.y)) == ([AS_OF, AS_OF], [2, 1])
    texts = [note.text for note in figure.layout.annotations]
    assert "<b>▲1件（▲25.0pt）</b>" in texts
    assert {"計画 4件", "見込 3件", "<b>実績 1件</b>"} <= set(texts)


@pytest.mark.parametrize(("months", "anchor"), [(4, "left"), (3, "right")])
def test_what_is_said_of_the_day_is_never_cut_at_the_right(curve: pd.DataFrame, months: Any, anchor: Any) -> None:
    figure = s_curve.figure(curve.head(months), as_of=AS_OF)
    said = [note for note in figure.layout.annotations if note.x == AS_OF]
    assert [note.xanchor for note in said] == [anchor, anchor]


def test_what_is_said_of_the_day_stays_above_the_axis_and_apart(curve: pd.DataFrame) -> None:
    none = curve.assign(planned=0, actual=[0, 0, 0, NAN])
    done, gap = [note for note in s_curve.figure(none, as_of=AS_OF).layout.annotations if note.x == AS_OF]
    room = s_curve.HEIGHT - s_curve.TOP - s_curve.BOTTOM
    assert (done.text, gap.text) == ("<b>実績 0件</b>", "<b>±0件（±0.0pt）</b>")
    assert done.y * room >= s_curve.LINE / 2
    assert (gap.y - done.y) * room >= s_curve.LINE - 1e-9


def test_no_gap_where_all_is_as_planned(curve: pd.DataFrame) -> None:
    level = curve.assign(actual=[0, 1, 2, NAN])
    figure = s_curve.figure(level, as_of=AS_OF)
    assert len(figure.data) == 3
    assert "<b>±0件（±0.0pt）</b>" in [note.text for note in figure.layout.annotations]


def test_the_s_curve_in_words_and_empty(curve: pd.DataFrame) -> None:
    assert "計画は2件、実績は1件、全体は4件" in s_curve.alt(curve, as_of=AS_OF)
    assert s_curve.figure(curve.head(0), as_of=AS_OF).layout.annotations[0].text == labels.EMPTY


def test_names_at_the_ends_of_lines_can_be_read(curve: pd.DataFrame) -> None:
    for note in s_curve.figure(curve, as_of=AS_OF).layout.annotations:
        assert contrast(note.font.color, theme.WHITE) >= 4.5
