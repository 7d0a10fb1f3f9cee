from dashboard.charts.look import cells, theme
from dashboard.charts.relations import cross_table as chart
from dashboard.charts.relations.cross_table import Cell

PLACED = [
    Cell(0, 0, "a", "x", 4.0, "4", "甲 理由", "4件"),
    Cell(0, 1, "a", None, 4.0, "4", "甲 全体", "4件"),
    Cell(1, 0, "b", "x", None, "伏せ", "乙 理由", "人数が少ないため示しません"),
    Cell(1, 1, "b", None, 0.0, "0", "乙 全体", "0件"),
]


def test_the_larger_the_darker_totals_white_and_bold_and_what_is_not_known_hatched() -> None:
    figure = chart.figure(PLACED, ["甲", "乙"], ["制度改正が必要（優先順位）", "全体"])
    known, unknown = figure.data
    assert list(known.marker.color) == [cells.strength(1), theme.WHITE, theme.WHITE]
    assert list(known.text) == ["4", "<b>4</b>", "<b>0</b>"]
    assert (list(unknown.text), unknown.marker.pattern.shape) == (["伏せ"], "/")
    assert [tuple(row[:4]) for row in known.customdata] == [
        ("a", "x", False, False), ("a", "", False, True), ("b", "", False, True),
    ]  # fmt: skip
    assert "…" not in figure.layout.xaxis.ticktext[0], "three lines hold the longest reason"


def test_shares_are_as_dark_as_they_are_large() -> None:
    half = [Cell(0, 0, "a", "x", 0.5, "50.0%", "", "")]
    assert chart.figure(half, ["甲"], ["乙"], is_share=True).data[0].marker.color[0] == cells.strength(0.5)


def test_colours_begin_with_white_and_stop_where_the_text_is_still_read() -> None:
    assert (cells.strength(0), cells.strength(-3)) == ("#ffffff", "#ffffff")
    assert cells.strength(1) == cells.strength(7) == "#7096f8"


def test_alt_and_empty() -> None:
    assert chart.alt(PLACED, "表") == "表の図。表。甲 理由4、甲 全体4、乙 理由伏せ、乙 全体0。"
    assert len(chart.figure([], [], []).data) == 0
