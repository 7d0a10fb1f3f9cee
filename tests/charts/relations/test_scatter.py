"""Two figures against each other: where dots lie, axes, names, and the same as a chart of an office program."""

import pytest

from dashboard import labels
from dashboard.charts.look import theme
from dashboard.charts.relations import scatter
from dashboard.charts.relations.scatter import Axis, Dot
from dashboard.exports.native import reading
from dashboard.exports.native.model import Points

SHARE, COUNT = Axis("オンライン化率", "share"), Axis("残る年間件数（件）")
DOTS = [
    Dot("a", "税務課", 0.1, 900, ("オンライン化率 10.0%（1/10）", "残る年間件数 900件"), is_named=True),
    Dot("b", "市民課", 0.5, 300, ("オンライン化率 50.0%（1/2）", "残る年間件数 300件")),
    Dot("c", "福祉課", 0.9, 0, ("オンライン化率 90.0%（9/10）", "残る年間件数 0件")),
]


def test_dots_axes_and_medians() -> None:
    figure = scatter.figure(DOTS, SHARE, COUNT)
    (trace,) = figure.data
    assert (list(trace.x), list(trace.y)) == ([0.1, 0.5, 0.9], [900, 300, 0])
    assert tuple(figure.layout.xaxis.range) == (-0.03, 1.03), "shares are seen on the whole from 0 to 100 %"
    low, high = figure.layout.yaxis.range
    assert low < 0 < 900 < high
    assert [(line.x0, line.y0) for line in figure.layout.shapes] == [(0.5, 0), (0, 300)]
    assert [note.text for note in figure.layout.annotations] == ["↑ 残る年間件数（件）"]
    assert list(trace.text) == ["税務課", "", ""]
    assert set(trace.marker.color) == {theme.BLUE_900}
    assert scatter.alt(DOTS, "二つ") == (
        "散布図。二つ。点は3個。税務課（オンライン化率 10.0%（1/10）・残る年間件数 900件）"
    )


def test_the_chosen_are_blue_and_named_first_among_greys() -> None:
    near = [Dot(str(each), f"とても長い名前の課{each}", 0.5, 300, ("", ""), is_named=True) for each in range(3)]
    chosen = Dot("x", "市民課", 0.5, 300, ("", ""), is_chosen=True)
    (trace,) = scatter.figure([*near, chosen], SHARE, COUNT).data
    assert trace.text[3] == "市民課", "who is chosen has the place"
    assert list(trace.marker.color) == [theme.GRAY_420] * 3 + [theme.CHOSEN]


@pytest.mark.parametrize(
    ("kind", "values", "ends"),
    [
        ("points", (0.2, 0.6), (-0.03, 1.03)),
        ("quantity", (-4.0, 6.0), (-4.5, 6.5)),
        ("count", (0.0, 0.0), (-0.05, 1.05)),
    ],
)
def test_each_kind_has_its_own_axis(kind: labels.Kind, values: tuple[float, float], ends: tuple[float, float]) -> None:
    dots = [Dot(str(value), "課", 0.5, value, ("", "")) for value in values]
    figure = scatter.figure(dots, SHARE, Axis("点", kind))
    assert tuple(figure.layout.yaxis.range) == pytest.approx(ends)


def test_nothing_to_draw_says_so() -> None:
    assert labels.EMPTY in scatter.figure([], SHARE, COUNT).to_json()
    assert scatter.alt([], "二つ").endswith(labels.EMPTY)


def test_an_office_program_draws_the_same() -> None:
    (chart,) = reading.read(scatter.figure(DOTS, SHARE, COUNT))
    assert isinstance(chart, Points)
    dots = [point for series in chart.series for point in series.points if point.look and point.look.size]
    assert sorted((dot.x, dot.y, dot.name) for dot in dots) == [
        (0.1, 900, "税務課"), (0.5, 300, "市民課"), (0.9, 0, "福祉課"),
    ]  # fmt: skip
    assert (chart.x.low, chart.x.high, chart.x.number_format) == (0, 1, "0%")
    assert [run.text for run in chart.caption if run.text.strip()] == ["↑ 残る年間件数（件）", "オンライン化率 →"]
    assert [dot.label for dot in dots if dot.label] == ["税務課"]
