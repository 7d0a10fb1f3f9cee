"""Figures as charts of an office program, where the sample city's own do not show it."""

import datetime as dt
import io
from typing import Any

import pandas as pd
import pytest
import xlsxwriter

from dashboard.charts.distribution import score_histogram, spread_dots
from dashboard.charts.look import scores
from dashboard.charts.look.theme import Figure
from dashboard.charts.over_time import gantt, spread_by_month
from dashboard.charts.rankings import ranking, under_line_bars
from dashboard.exports.native import layout, reading, writing
from dashboard.exports.native.model import Bars, Columns, Months, Native, Points
from dashboard.exports.native.sheet import Sheet
from tests.charts import assessment


def read(figure: Figure) -> Native:
    (chart,) = reading.read(figure)
    return chart


def unit(level: str, bureau: str | None, name: str, n: int, mean: float) -> dict[str, Any]:
    shown = {"p25": mean - 0.1, "mean": mean, "p75": mean + 0.1, "masked": False}
    return {"level": level, "bureau": bureau, "unit": name, "n": n, **shown}


@pytest.fixture
def histogram() -> Figure:
    """A city in steps of 5 points, and as many 課 as can be chosen, whose steps are coarser."""
    names = [f"課{number}" for number in range(len(scores.SERIES))]
    fine = [("city", None, "全庁", each, 25, 0.05) for each in (0.4, 0.45, 0.5, 0.55)]
    coarse = [("department", "総務部", name, each, 20, 0.1) for name in names for each in (0.4, 0.5)]
    rows = pd.DataFrame([*fine, *coarse], columns=["level", "bureau", "unit", "bin", "people", "width"])
    units = [unit("city", None, "全庁", 100, 0.5), *(unit("department", "総務部", name, 40, 0.5) for name in names)]
    return score_histogram.figure(rows, None, pd.DataFrame(units), chosen=names)


def test_a_row_that_is_masked_and_one_whose_bars_are_equal_are_labelled_once() -> None:
    chart = read(under_line_bars.figure(assessment.under().query("level != 'bureau'")))
    assert isinstance(chart, Bars)
    said = ["　".join(filter(None, (series.texts[row] for series in chart.series))) for row in range(6)]
    assert [text.strip() for text in said] == [
        "約25人／40人", "ほぼ全員／20人", "ほぼなし／18人", "伏せ", "約15人／20人", "約10人／12人",
    ]  # fmt: skip


def test_the_outline_of_a_coarse_histogram_has_no_gaps(histogram: Figure) -> None:
    chart = read(histogram)
    assert isinstance(chart, Columns) and len(chart.categories) == 20
    for line in chart.lines:
        assert line.values[8:12] == pytest.approx([0.25] * 4), "half of the people over two of the steps"
        assert not any(line.values[:8]) and not any(line.values[12:])


def test_every_dash_of_the_screen_is_one_of_an_office_program(histogram: Figure) -> None:
    chart = read(histogram)
    assert isinstance(chart, Columns) and {line.line.dash for line in chart.lines} == {
        dash for _, dash in scores.SERIES
    }
    book = xlsxwriter.Workbook(io.BytesIO())
    assert writing.draw(Sheet(book, book.add_worksheet()), chart, 600, 300)


@pytest.mark.parametrize("make", [ranking.figure, spread_dots.figure])
def test_a_long_name_leaves_room_for_the_drawing(make: Any, departments: pd.DataFrame) -> None:
    named = departments.assign(department=[f"{name}{'と' * 200}" for name in departments["department"]])
    chart = read(make(named.assign(bureau=named["department"])))
    assert isinstance(chart, Points)
    room = layout.of(chart, 620, 300)
    assert room.inner["width"] > 0.3
    assert all(len(note.text) < 40 for note in layout.notes(chart, room))


def test_a_gantt_is_dated_by_the_financial_year_of_the_city(initiatives: pd.DataFrame) -> None:
    chart = read(gantt.figure(initiatives, as_of=dt.date(2026, 10, 31), fiscal_year_start=1))
    assert isinstance(chart, Points) and chart.x.ticks
    days = [dt.date(1899, 12, 30) + dt.timedelta(days=place) for place in chart.x.ticks]
    assert {day.month for day in days if "年度" in chart.x.ticks[(day - dt.date(1899, 12, 30)).days]} == {1}


def test_two_chosen_of_one_name_have_an_end_of_their_own(spread: pd.DataFrame) -> None:
    names = ["総務課（総務部）", "総務課（消防本部）"]
    rows = [
        {"as_of": day, "department": name, "rate": rate}
        for name, rate in zip(names, (0.3, 0.6), strict=True)
        for day in spread["as_of"]
    ]
    chart = read(spread_by_month.figure(spread, chosen=pd.DataFrame(rows)))
    assert isinstance(chart, Months)
    ends = {line.name: line.end for line in chart.lines}
    assert [ends[name].rpartition(" ")[2] for name in names] == ["30%", "60%"]
