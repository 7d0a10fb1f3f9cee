import pandas as pd

from dashboard.charts.look import theme
from dashboard.charts.rankings import pareto


def test_bars_in_order_with_their_share(remaining: pd.DataFrame) -> None:
    figure = pareto.figure(remaining)
    assert list(figure.data[0].x) == [4000, 3000, 2000, 1000]
    assert list(figure.data[0].text) == ["4,000", "3,000", "2,000", "1,000"]
    assert list(figure.layout.yaxis2.ticktext) == ["40%", "70%", "90%", "100%"]


def test_those_that_make_up_the_first_half_are_dark(remaining: pd.DataFrame) -> None:
    colours = list(pareto.figure(remaining).data[0].marker.color)
    assert colours == [theme.BLUE_900, theme.BLUE_900, theme.BLUE_500, theme.BLUE_500]


def test_long_names_are_cut_in_the_middle_but_whole_on_hover(remaining: pd.DataFrame) -> None:
    figure = pareto.figure(remaining)
    assert figure.layout.yaxis.ticktext[0] == "住民票の写し…）に係る申請（市民課）"
    assert list(figure.data[0].customdata[0]) == [
        "市民課", "住民票の写しの交付請求（本人以外）に係る申請", "残る年間件数",
        "未実施の理由 システムがない", "40.0%",
    ]  # fmt: skip
    assert figure.data[0].customdata[1][3] == "未実施の理由 理由の記入なし"


def test_the_chosen_department(remaining: pd.DataFrame) -> None:
    colours = list(pareto.figure(remaining, chosen=["市民課"]).data[0].marker.color)
    assert colours == [theme.CHOSEN, theme.GRAY_420, theme.GRAY_420, theme.CHOSEN]


def test_empty(remaining: pd.DataFrame) -> None:
    assert pareto.figure(remaining.head(0)).layout.height == pareto.height(remaining.head(0))
    assert "最多は児童手当現況届（保育課）3,000件" in pareto.alt(remaining.iloc[1:])
