import pandas as pd

from dashboard import labels
from dashboard.charts.rankings import late_ranking


def test_the_late_ones_with_days_and_whose(initiatives: pd.DataFrame) -> None:
    late = initiatives[initiatives["computed_state"] == "late"]
    figure = late_ranking.figure(late, selected="e")
    slipped, missed, names, rows = figure.data
    assert [list(trace.x) for trace in (slipped, missed)] == [[92], [60]]
    assert slipped.text[0].startswith("<b>＋92日</b>") and ">市民課<" in slipped.text[0]
    assert missed.text[0].startswith("<b>開始が60日遅れ</b>")
    assert slipped.constraintext == "none", "Plotly would make the text smaller than 14 px to fit the bar"
    assert (slipped.marker.pattern.shape, missed.marker.pattern.shape) == (None, "/")
    assert [data[0] for data in rows.customdata] == ["a", "e"]
    assert "課題：人手が足りない" in rows.customdata[0][2]
    assert names.text[1] == "<b>電子図書館</b>"
    assert "電子図書館（中央図書館）開始が60日遅れ" in late_ranking.alt(late)


def test_nothing_late(initiatives: pd.DataFrame) -> None:
    assert late_ranking.figure(initiatives.head(0)).layout.annotations[0].text == labels.EMPTY
