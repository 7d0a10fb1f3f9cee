import pandas as pd

from dashboard.charts.look import theme
from dashboard.charts.relations import funnel


def test_points_and_who_is_named(departments: pd.DataFrame, limits: pd.DataFrame) -> None:
    dots = funnel.figure(departments, limits).data[-1]
    assert list(dots.x) == [20, 40, 4]
    assert list(dots.y) == [1.0, 0.1, 0.5]
    assert list(dots.text) == ["人事課", "福祉課", ""]
    assert list(dots.marker.color) == [theme.BLUE_900, theme.BLUE_900, theme.GRAY_420]
    assert [row[0] for row in dots.customdata] == ["人事課", "福祉課", "保育課"]


def test_limits_are_pairs_and_the_city_a_line(departments: pd.DataFrame, limits: pd.DataFrame) -> None:
    inner, outer, city, _ = funnel.figure(departments, limits, city=0.4).data
    assert (inner.y[0], inner.y[-1]) == (0.3, 0.6)
    assert (outer.y[0], outer.y[-1], outer.line.dash) == (0.2, 0.7, "dot")
    assert list(city.y) == [0.4, 0.4]
    assert list(outer.x).count(None) == 1


def test_the_chosen_is_named_even_inside(departments: pd.DataFrame, limits: pd.DataFrame) -> None:
    dots = funnel.figure(departments, limits, chosen=["保育課"]).data[-1]
    assert dots.text[2] == "保育課"
    assert list(dots.marker.color) == [theme.GRAY_420, theme.GRAY_420, theme.CHOSEN]


def test_outside_knows_unknown_from_beyond(departments: pd.DataFrame, limits: pd.DataFrame) -> None:
    assert funnel.outside(departments, limits) == [True, True, False, False, False]


def test_between_the_limits_is_not_outside(departments: pd.DataFrame, limits: pd.DataFrame) -> None:
    between = departments.head(2).assign(rate=[0.65, 0.25])
    assert funnel.outside(between, limits) == [False, False]


def test_at_most_eight_names(departments: pd.DataFrame, limits: pd.DataFrame) -> None:
    many = departments.head(1).loc[[0] * 20].assign(denominator=range(1, 21))
    named = [text for text in funnel.figure(many, limits).data[-1].text if text]
    assert 0 < len(named) <= funnel.MOST_LABELS


def test_the_largest_limit_is_drawn_however_many_there_are(departments: pd.DataFrame, limits: pd.DataFrame) -> None:
    wide = limits.loc[[0] * 1423].assign(n=range(1, 1424))
    drawn = funnel.figure(departments, wide).data[0]
    assert (drawn.x[0], drawn.x[-1]) == (1, 1423)
    assert len(drawn.x) < 300


def test_plain_words_and_alt(departments: pd.DataFrame, limits: pd.DataFrame) -> None:
    assert "点線の外（99.8%）は偶然では説明しにくい" in funnel.figure(departments, limits).layout.xaxis.title.text
    assert "外は2課" in funnel.alt(departments, limits, city=0.4)
