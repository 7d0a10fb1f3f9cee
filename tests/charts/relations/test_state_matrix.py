import datetime as dt

import pandas as pd
import pytest

from dashboard import labels
from dashboard.charts.look import theme
from dashboard.charts.relations import state_matrix
from tests.charts.contrast import contrast

AS_OF = dt.date(2026, 10, 31)
NAN = float("nan")


@pytest.fixture
def cells() -> pd.DataFrame:
    """Two 柱; nothing 注意 in the second, and no state 不明 at all."""
    return pd.DataFrame(
        [("住民", "late", 4, 1), ("住民", "attention", 2, 0), ("住民", "done", 6, 2), ("行政", "late", 1, 0),
         ("行政", "not_started", 3, 0)],
        columns=["group_name", "computed_state", "initiatives", "chosen_initiatives"],
    )  # fmt: skip


def test_the_matrix_counts_every_cell(cells: pd.DataFrame) -> None:
    figure = state_matrix.figure(cells)
    late, attention, done, waiting = figure.data
    assert list(figure.layout.xaxis.ticktext) == ["遅れ", "注意", "完了", "未着<br>手"]
    assert [list(trace.text) for trace in (late, attention, done, waiting)] == [
        ["<b>4</b>", "<b>1</b>"], ["<b>2</b>", ""], ["<b>6</b>", ""], ["", "<b>3</b>"],
    ]  # fmt: skip
    assert list(late.customdata[0]) == ["住民", "late", "遅れ 4件（33.3%（4/12））"]
    assert attention.marker.color[1] == theme.WHITE, "none is white"


def test_late_is_shown_even_where_nothing_is(cells: pd.DataFrame) -> None:
    figure = state_matrix.figure(cells[cells["computed_state"] == "done"])
    assert list(figure.layout.xaxis.ticktext) == ["遅れ", "完了"]


def test_numbers_in_the_matrix_can_be_read(cells: pd.DataFrame) -> None:
    for trace in state_matrix.figure(cells).data:
        for ink, ground in zip(trace.textfont.color, trace.marker.color, strict=True):
            assert contrast(ink, ground) >= 4.5


def test_the_chosen_cell_is_framed(cells: pd.DataFrame) -> None:
    assert not state_matrix.figure(cells).layout.shapes
    (frame,) = state_matrix.figure(cells, chosen=["行政"], state="late").layout.shapes
    assert (frame.x0, frame.x1, frame.y0, frame.y1) == (-0.5, 0.5, 0.5, 1.5)
    (column,) = state_matrix.figure(cells, state="done").layout.shapes
    assert (column.x0, column.y0, column.y1) == (1.5, -0.5, 1.5)
    (row,) = state_matrix.figure(cells, chosen=["住民"]).layout.shapes
    assert (row.x0, row.x1, row.y1) == (-0.5, 3.5, 0.5)


def test_frames_are_not_cut_at_the_edge(cells: pd.DataFrame) -> None:
    layout = state_matrix.figure(cells, chosen=["行政"]).layout
    (frame,) = layout.shapes
    assert layout.xaxis.range[0] < frame.x0 < frame.x1 < layout.xaxis.range[1]
    assert layout.yaxis.range[0] > frame.y1


def test_unknown_is_hatched_and_not_taken_for_not_started(cells: pd.DataFrame) -> None:
    waiting, unknown = state_matrix.figure(cells.replace({"computed_state": {"late": "unknown"}})).data[-2:]
    assert list(unknown.marker.pattern.shape) == ["/", "/"]
    assert waiting.marker.pattern.shape is None
    some = cells.replace({"computed_state": {"attention": "unknown"}})
    assert list(state_matrix.figure(some).data[-1].marker.pattern.shape) == ["/", ""], "none is white"


def test_the_matrix_in_words(cells: pd.DataFrame) -> None:
    assert "住民の遅れ4件、行政の遅れ1件" in state_matrix.alt(cells)
    assert state_matrix.figure(cells.head(0)).layout.annotations[0].text == labels.EMPTY
