import datetime as dt
from typing import Any

import pandas as pd

from dashboard import labels
from dashboard.charts.look import theme
from dashboard.charts.over_time import kpi_line

AS_OF = dt.date(2026, 10, 31)
NAN = float("nan")


def kpi(**changes: Any) -> Any:
    months = pd.to_datetime(["2026-08-31", "2026-09-30", "2026-10-31"])
    given = {"as_of": months, "kpi_actual": [10, NAN, 30.5], "kpi_target": 80, "kpi_baseline": 5} | changes
    return pd.DataFrame(given)


def test_a_kpi_with_its_target_and_baseline() -> None:
    figure = kpi_line.figure(kpi())
    (line,) = figure.data
    assert pd.isna(line.y[1])
    assert line.connectgaps is False
    assert [note.text for note in figure.layout.annotations] == ["目標 80", "基準 5", "実績 30.5"]
    assert sorted(shape.y0 for shape in figure.layout.shapes) == [5, 80]
    low, high = figure.layout.yaxis.range
    assert low == 0
    assert high > 80
    assert "2026-08の10から2026-10の30.5へ、目標は80" in kpi_line.alt(kpi())


def test_a_kpi_that_is_no_longer_reported_says_since_when() -> None:
    figure = kpi_line.figure(kpi(kpi_actual=[10, 20, NAN]))
    assert "実績 20（2026-09）" in [note.text for note in figure.layout.annotations]


def test_large_numbers_are_written_out() -> None:
    figure = kpi_line.figure(kpi(kpi_target=2345678))
    assert (figure.layout.yaxis.separatethousands, figure.layout.yaxis.exponentformat) == (True, "none")
    assert figure.layout.margin.l > theme.text_width("2,500,000")


def test_a_kpi_without_reports_or_target() -> None:
    silent = kpi(kpi_actual=[NAN] * 3)
    assert [note.text for note in kpi_line.figure(silent).layout.annotations] == ["目標 80", "基準 5"]
    assert "報告がありません" in kpi_line.alt(silent)
    nothing = kpi(kpi_actual=[NAN] * 3, kpi_target=NAN, kpi_baseline=NAN)
    assert kpi_line.figure(nothing).layout.annotations[0].text == labels.EMPTY


def test_a_kpi_below_zero_is_not_cut() -> None:
    low, _ = kpi_line.figure(kpi(kpi_actual=[-3, -5, -4])).layout.yaxis.range
    assert low < -5
