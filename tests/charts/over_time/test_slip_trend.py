import datetime as dt
from typing import Any

import pandas as pd
import pytest

from dashboard import labels
from dashboard.charts.look import theme
from dashboard.charts.over_time import slip_trend
from tests.charts.contrast import contrast

AS_OF = dt.date(2026, 10, 31)
NAN = float("nan")


@pytest.fixture
def history() -> pd.DataFrame:
    """One that slips by a month twice, one level, one that nobody has an end for."""
    months = pd.to_datetime(["2026-08-31", "2026-09-30", "2026-10-31"])
    ends: dict[str, Any] = {"a": ["2026-11-30", "2026-12-31", "2027-01-31"], "b": ["2027-03-31"] * 3, "c": [None] * 3}
    return pd.concat(
        [
            pd.DataFrame({"initiative_key": key, "initiative": f"取組{key}", "as_of": months,
                          "expected_end": pd.to_datetime(days),
                          "baseline_end": pd.Timestamp("2026-11-30") if key == "a" else pd.NaT})
            for key, days in ends.items()
        ]
    )  # fmt: skip


def test_lines_of_expected_ends(history: pd.DataFrame) -> None:
    figure = slip_trend.figure(history)
    rising, level = figure.data
    assert list(rising.y) == [dt.date(2026, 11, 30), dt.date(2026, 12, 31), dt.date(2027, 1, 31)]
    assert len(set(level.y)) == 1
    assert list(rising.customdata[-1]) == ["a", "取組a", "2026-10の報告：2027-01-31（基準計画から＋62日）"]
    names = [note.text for note in figure.layout.annotations]
    assert {"取組a ＋62日", "取組b"} <= set(names), "no baseline, no slip"
    assert rising.line.color != level.line.color
    assert rising.marker.symbol != level.marker.symbol


def test_the_line_where_a_report_meets_its_end(history: pd.DataFrame) -> None:
    assert not [shape for shape in slip_trend.figure(history).layout.shapes if shape.y0 == shape.x0]
    due = history.assign(expected_end=history["expected_end"] - pd.Timedelta(days=60))
    (diagonal,) = [shape for shape in slip_trend.figure(due).layout.shapes if shape.y0 == shape.x0]
    assert diagonal.x1 == diagonal.y1 == AS_OF


def test_at_most_eight_lines(history: pd.DataFrame) -> None:
    many = pd.concat(
        [history[history["initiative_key"] == "a"].assign(initiative_key=str(place)) for place in range(12)]
    )
    assert len(slip_trend.figure(many).data) == slip_trend.LINES == len(slip_trend.LOOKS)


def test_one_month_and_no_end_at_all(history: pd.DataFrame) -> None:
    one = history[history["as_of"] == "2026-10-31"]
    assert [len(trace.x) for trace in slip_trend.figure(one).data] == [1, 1]
    nothing = history[history["initiative_key"] == "c"]
    assert slip_trend.figure(nothing).layout.annotations[0].text == labels.EMPTY
    assert labels.EMPTY in slip_trend.alt(nothing)
    assert "取組aは2026-11から2027-01" in slip_trend.alt(history)


def test_names_at_the_ends_of_lines_can_be_read() -> None:
    for colour, _ in slip_trend.LOOKS:
        assert contrast(colour, theme.WHITE) >= 4.5
