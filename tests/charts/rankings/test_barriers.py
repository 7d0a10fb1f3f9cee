import pandas as pd

from dashboard.charts.rankings import barriers as chart


def test_sorted_by_procedures_with_the_unwritten_last_and_hatched(barriers: pd.DataFrame) -> None:
    figure = chart.figure(barriers)
    written, unwritten = figure.data[:2]
    assert list(figure.layout.yaxis.ticktext) == ["書類の原本が紙", "システムがない", "費用対効果", "理由の記入なし"]
    assert (list(written.x), list(written.y)) == ([30, 10, 10], [0, 1, 2])
    assert (list(unwritten.x), list(unwritten.y)) == ([50], [3])
    assert unwritten.marker.pattern.shape == "/"
    assert list(figure.layout.yaxis2.ticktext) == ["30%", "10%", "10%", "50%"]


def test_sorted_by_volume(barriers: pd.DataFrame) -> None:
    written = chart.figure(barriers, measure="remaining_volume").data[0]
    assert list(written.x) == [900, 300, 0]
    assert [row[0] for row in written.customdata] == [3, 4, 6]


def test_no_volume_at_all_divides_by_nothing(barriers: pd.DataFrame) -> None:
    figure = chart.figure(barriers.assign(remaining_volume=0), measure="remaining_volume")
    assert set(figure.layout.yaxis2.ticktext) == {"—"}


def test_alt_and_empty(barriers: pd.DataFrame) -> None:
    assert chart.alt(barriers).endswith("書類の原本が紙30件、システムがない10件、費用対効果10件、理由の記入なし50件。")
    assert chart.alt(barriers.head(0)).endswith("この条件に当てはまるものがありません。")
    assert len(chart.figure(barriers.head(0)).data) == 0
