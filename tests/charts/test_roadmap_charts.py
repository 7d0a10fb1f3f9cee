"""The side charts of the ロードマップ: matrix, S-curve, slip chart, KPI."""

import datetime as dt

import pandas as pd
import pytest

from dashboard import labels
from dashboard.charts import kpi_line, s_curve, slip_trend, state_matrix, theme
from tests.charts.contrast import contrast

AS_OF = dt.date(2026, 10, 31)
NAN = float("nan")


@pytest.fixture
def cells() -> pd.DataFrame:
    """Two 柱; nothing 注意 in the second, and no state 不明 at all."""
    return pd.DataFrame(
        [("住民", "late", 4, 1), ("住民", "attention", 2, 0), ("住民", "done", 6, 2), ("行政", "late", 1, 0),
         ("行政", "not_started", 3, 0)],
        columns=["group", "state", "n", "chosen_n"],
    )  # fmt: skip


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


@pytest.fixture
def history() -> pd.DataFrame:
    """One that slips by a month twice, one level, one that nobody has an end for."""
    months = pd.to_datetime(["2026-08-31", "2026-09-30", "2026-10-31"])
    ends = {"a": ["2026-11-30", "2026-12-31", "2027-01-31"], "b": ["2027-03-31"] * 3, "c": [None] * 3}
    return pd.concat(
        [
            pd.DataFrame({"key": key, "name": f"取組{key}", "as_of": months, "end": pd.to_datetime(days),
                          "baseline_end": pd.Timestamp("2026-11-30") if key == "a" else pd.NaT, "state": "late"})
            for key, days in ends.items()
        ]
    )  # fmt: skip


def test_the_matrix_counts_every_cell(cells):
    figure = state_matrix.figure(cells)
    late, attention, done, waiting = figure.data
    assert list(figure.layout.xaxis.ticktext) == ["遅れ", "注意", "完了", "未着<br>手"]
    assert [list(trace.text) for trace in (late, attention, done, waiting)] == [
        ["<b>4</b>", "<b>1</b>"], ["<b>2</b>", ""], ["<b>6</b>", ""], ["", "<b>3</b>"],
    ]  # fmt: skip
    assert list(late.customdata[0]) == ["住民", "late", "遅れ 4件（33.3%（4/12））"]
    assert attention.marker.color[1] == theme.WHITE, "none is white"


def test_late_is_shown_even_where_nothing_is(cells):
    figure = state_matrix.figure(cells[cells["state"] == "done"])
    assert list(figure.layout.xaxis.ticktext) == ["遅れ", "完了"]


def test_numbers_in_the_matrix_can_be_read(cells):
    for trace in state_matrix.figure(cells).data:
        for ink, ground in zip(trace.textfont.color, trace.marker.color, strict=True):
            assert contrast(ink, ground) >= 4.5


def test_the_chosen_cell_is_framed(cells):
    assert not state_matrix.figure(cells).layout.shapes
    (frame,) = state_matrix.figure(cells, chosen=["行政"], state="late").layout.shapes
    assert (frame.x0, frame.x1, frame.y0, frame.y1) == (-0.5, 0.5, 0.5, 1.5)
    (column,) = state_matrix.figure(cells, state="done").layout.shapes
    assert (column.x0, column.y0, column.y1) == (1.5, -0.5, 1.5)
    (row,) = state_matrix.figure(cells, chosen=["住民"]).layout.shapes
    assert (row.x0, row.x1, row.y1) == (-0.5, 3.5, 0.5)


def test_frames_are_not_cut_at_the_edge(cells):
    layout = state_matrix.figure(cells, chosen=["行政"]).layout
    (frame,) = layout.shapes
    assert layout.xaxis.range[0] < frame.x0 < frame.x1 < layout.xaxis.range[1]
    assert layout.yaxis.range[0] > frame.y1


def test_unknown_is_hatched_and_not_taken_for_not_started(cells):
    waiting, unknown = state_matrix.figure(cells.replace({"state": {"late": "unknown"}})).data[-2:]
    assert list(unknown.marker.pattern.shape) == ["/", "/"]
    assert waiting.marker.pattern.shape is None
    some = cells.replace({"state": {"attention": "unknown"}})
    assert list(state_matrix.figure(some).data[-1].marker.pattern.shape) == ["/", ""], "none is white"


def test_the_matrix_in_words(cells):
    assert "住民の遅れ4件、行政の遅れ1件" in state_matrix.alt(cells)
    assert state_matrix.figure(cells.head(0)).layout.annotations[0].text == labels.EMPTY


def test_the_s_curve_and_its_gap(curve):
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
def test_what_is_said_of_the_day_is_never_cut_at_the_right(curve, months, anchor):
    figure = s_curve.figure(curve.head(months), as_of=AS_OF)
    said = [note for note in figure.layout.annotations if note.x == AS_OF]
    assert [note.xanchor for note in said] == [anchor, anchor]


def test_what_is_said_of_the_day_stays_above_the_axis_and_apart(curve):
    none = curve.assign(planned=0, actual=[0, 0, 0, NAN])
    done, gap = [note for note in s_curve.figure(none, as_of=AS_OF).layout.annotations if note.x == AS_OF]
    room = s_curve.HEIGHT - s_curve.TOP - s_curve.BOTTOM
    assert (done.text, gap.text) == ("<b>実績 0件</b>", "<b>±0件（±0.0pt）</b>")
    assert done.y * room >= s_curve.LINE / 2
    assert (gap.y - done.y) * room >= s_curve.LINE - 1e-9


def test_names_at_the_ends_of_lines_can_be_read(curve):
    for note in s_curve.figure(curve, as_of=AS_OF).layout.annotations:
        assert contrast(note.font.color, theme.WHITE) >= 4.5
    for colour, _ in slip_trend.LOOKS:
        assert contrast(colour, theme.WHITE) >= 4.5


def test_no_gap_where_all_is_as_planned(curve):
    level = curve.assign(actual=[0, 1, 2, NAN])
    figure = s_curve.figure(level, as_of=AS_OF)
    assert len(figure.data) == 3
    assert "<b>±0件（±0.0pt）</b>" in [note.text for note in figure.layout.annotations]


def test_the_s_curve_in_words_and_empty(curve):
    assert "計画は2件、実績は1件、全体は4件" in s_curve.alt(curve, as_of=AS_OF)
    assert s_curve.figure(curve.head(0), as_of=AS_OF).layout.annotations[0].text == labels.EMPTY


def test_lines_of_expected_ends(history):
    figure = slip_trend.figure(history)
    rising, level = figure.data
    assert list(rising.y) == [dt.date(2026, 11, 30), dt.date(2026, 12, 31), dt.date(2027, 1, 31)]
    assert len(set(level.y)) == 1
    assert list(rising.customdata[-1]) == ["a", "取組a", "2026-10の報告：2027-01-31（基準計画から＋62日）"]
    names = [note.text for note in figure.layout.annotations]
    assert {"取組a ＋62日", "取組b"} <= set(names), "no baseline, no slip"
    assert rising.line.color != level.line.color
    assert rising.marker.symbol != level.marker.symbol


def test_the_line_where_a_report_meets_its_end(history):
    assert not [shape for shape in slip_trend.figure(history).layout.shapes if shape.y0 == shape.x0]
    due = history.assign(end=history["end"] - pd.Timedelta(days=60))
    (diagonal,) = [shape for shape in slip_trend.figure(due).layout.shapes if shape.y0 == shape.x0]
    assert diagonal.x1 == diagonal.y1 == AS_OF


def test_at_most_eight_lines(history):
    many = pd.concat([history[history["key"] == "a"].assign(key=str(place)) for place in range(12)])
    assert len(slip_trend.figure(many).data) == slip_trend.LINES == len(slip_trend.LOOKS)


def test_one_month_and_no_end_at_all(history):
    one = history[history["as_of"] == "2026-10-31"]
    assert [len(trace.x) for trace in slip_trend.figure(one).data] == [1, 1]
    nothing = history[history["key"] == "c"]
    assert slip_trend.figure(nothing).layout.annotations[0].text == labels.EMPTY
    assert labels.EMPTY in slip_trend.alt(nothing)
    assert "取組aは2026-11から2027-01" in slip_trend.alt(history)


def kpi(**changes):
    months = pd.to_datetime(["2026-08-31", "2026-09-30", "2026-10-31"])
    given = {"as_of": months, "kpi_actual": [10, NAN, 30.5], "kpi_target": 80, "kpi_baseline": 5} | changes
    return pd.DataFrame(given)


def test_a_kpi_with_its_target_and_baseline():
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


def test_a_kpi_that_is_no_longer_reported_says_since_when():
    figure = kpi_line.figure(kpi(kpi_actual=[10, 20, NAN]))
    assert "実績 20（2026-09）" in [note.text for note in figure.layout.annotations]


def test_large_numbers_are_written_out():
    figure = kpi_line.figure(kpi(kpi_target=2345678))
    assert (figure.layout.yaxis.separatethousands, figure.layout.yaxis.exponentformat) == (True, "none")
    assert figure.layout.margin.l > theme.text_width("2,500,000")


def test_a_kpi_without_reports_or_target():
    silent = kpi(kpi_actual=[NAN] * 3)
    assert [note.text for note in kpi_line.figure(silent).layout.annotations] == ["目標 80", "基準 5"]
    assert "報告がありません" in kpi_line.alt(silent)
    nothing = kpi(kpi_actual=[NAN] * 3, kpi_target=NAN, kpi_baseline=NAN)
    assert kpi_line.figure(nothing).layout.annotations[0].text == labels.EMPTY


def test_a_kpi_below_zero_is_not_cut():
    low, _ = kpi_line.figure(kpi(kpi_actual=[-3, -5, -4])).layout.yaxis.range
    assert low < -5
