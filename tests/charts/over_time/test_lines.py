import itertools

from dashboard import labels
from dashboard.charts.over_time import lines as chart
from dashboard.charts.over_time.lines import Line

DAYS = [("2026-08-31", "2026-08"), ("2026-09-30", "2026-09"), ("2026-10-31", "2026-10")]
LINES = [
    Line("", "全体", [0.1, 0.2, 0.3], ["10%", "20%", "30%"], is_whole=True),
    Line("a", "市民部", [None, 0.5, None], ["—", "50%", "—"]),
    Line("b", "福祉部", [0.0, 0.1, 0.2], ["0%", "10%", "20%"]),
]


def test_lines_have_gaps_where_nothing_is_known_and_their_names_at_the_end() -> None:
    figure = chart.figure(LINES, DAYS, written=labels.percent, is_share=True)
    assert list(figure.data[1].y) == [None, 0.5, None]
    assert not figure.data[1].connectgaps
    assert {each.text for each in figure.layout.annotations} == {"全体 30.0%", "市民部 50.0%", "福祉部 20.0%"}
    assert figure.data[0].line.width > figure.data[2].line.width, "the whole stands out"
    assert [row[:2] for row in figure.data[2].customdata] == [["b", day] for day, _ in DAYS]
    places = sorted(each.y for each in figure.layout.annotations)
    assert min(b - a for a, b in itertools.pairwise(places)) > 0


def test_many_days_have_few_labels_the_last_among_them() -> None:
    days = [(str(each), f"第{each}月") for each in range(60)]
    line = Line("", "全体", [1.0] * 60, ["1"] * 60, is_whole=True)
    shown = list(chart.figure([line], days, written=labels.count).layout.xaxis.ticktext)
    assert len(shown) <= 13
    assert "第59月" in shown


def test_alt_and_empty() -> None:
    assert chart.alt(LINES, "推移") == "折れ線グラフ。推移。全体30%、市民部—、福祉部20%。"
    assert len(chart.figure([], DAYS, written=labels.count).data) == 0
