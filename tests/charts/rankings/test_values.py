from dashboard.charts.look import theme
from dashboard.charts.rankings import values as chart
from dashboard.charts.rankings.values import Row

ROWS = [
    Row("a", "市民部", 30.0, "30件", "30件"),
    Row("", "部なし", None, "—", "—"),
    Row("b", "<b>福祉部</b>", 0.0, "0件", "0件"),
]


def test_bars_in_their_order_what_is_not_known_hatched_and_zero_is_zero() -> None:
    figure = chart.figure(ROWS)
    bars, unknown, whole = figure.data[:3]
    assert (list(bars.x), list(bars.y)) == ([30, 0], [0, 2])
    assert (list(unknown.y), unknown.marker.pattern.shape) == ([1], "/")
    assert [row[0] for row in whole.customdata] == ["a", "", "b"], "a press anywhere on a row is one on it"
    assert list(figure.layout.yaxis2.ticktext) == ["30件", "—", "0件"]
    assert "<b>" not in figure.layout.yaxis.ticktext[2], "names of files are no markup"


def test_shares_as_dots_on_an_axis_to_100_percent_beside_the_whole() -> None:
    rows = [Row("a", "市民部", 0.25, "25.0%", "25.0%（1/4）")]
    figure = chart.figure(rows, is_share=True, is_dots=True, line=0.5, line_said="全体 50.0%")
    assert (figure.data[0].mode, list(figure.data[0].x)) == ("markers", [0.25])
    assert figure.layout.xaxis.range[1] > 1
    assert (figure.layout.shapes[0].x0, figure.layout.annotations[0].text) == (0.5, "全体 50.0%")


def test_below_nothing_there_is_room_to_the_left() -> None:
    figure = chart.figure([Row("a", "甲", -10.0, "▲10日", "")])
    assert figure.layout.xaxis.range[0] < -10


def test_alt_and_empty() -> None:
    assert chart.alt(ROWS, "部別の手続数") == "横棒グラフ。部別の手続数。市民部30件、部なし—、<b>福祉部</b>0件。"
    assert chart.alt([], "部別の手続数").endswith("この条件に当てはまるものがありません。")
    assert len(chart.figure([]).data) == 0
    assert chart.figure(ROWS).data[0].marker.color == theme.BLUE_900
