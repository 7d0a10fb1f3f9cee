from typing import Any

import pandas as pd
import pytest

from dashboard.charts.distribution import score_histogram
from dashboard.charts.look import scores

NAN = float("nan")
SECRET = 0.7654


@pytest.fixture
def units() -> Any:
    """A city of 100, two 部 and two 課, the smaller of them hidden."""
    rows = [
        ("city", None, "全庁", 100, 0.4, 0.5, 0.6, False),
        ("bureau", "福祉部", "福祉部", 40, 0.3, 0.42, 0.5, False),
        ("bureau", "総務部", "総務部", 60, 0.6, 0.7, 0.8, False),
        ("department", "福祉部", "保育課", 7, NAN, NAN, NAN, True),
        ("department", "総務部", "人事課", 20, 0.6, 0.7, 0.8, False),
    ]
    columns = ["level", "bureau", "unit", "n", "p25", "mean", "p75", "masked"]
    return pd.DataFrame(rows, columns=columns)


@pytest.fixture
def distribution() -> Any:
    rows = [
        ("city", None, "全庁", 0.4, 25),
        ("city", None, "全庁", 0.5, 75),
        ("bureau", "福祉部", "福祉部", 0.3, 10),
        ("bureau", "福祉部", "福祉部", 0.4, 30),
        ("bureau", "総務部", "総務部", 0.65, 60),
        ("department", "総務部", "人事課", 0.95, 20),
    ]
    return pd.DataFrame(rows, columns=["level", "bureau", "unit", "bin", "people"]).assign(width=0.05)


@pytest.fixture
def before() -> Any:
    return pd.DataFrame(
        {"level": "city", "bureau": None, "unit": "全庁", "bin": [0.35, 0.45], "people": [20, 30], "width": 0.05}
    )


def texts(figure: Any) -> Any:
    return [note.text for note in figure.layout.annotations]


def scatters(figure: Any) -> Any:
    return [trace for trace in figure.data if trace.type == "scatter"]


def outlines(figure: Any) -> Any:
    """Corners of the outlines by the name on hover, without the white ground under them."""
    lines = [trace for trace in scatters(figure) if trace.line.shape == "hv" and trace.text]
    return {trace.text[1].split("</b>")[0].removeprefix("<b>"): trace for trace in lines}


def test_bars_are_shares_of_the_city_by_step(distribution: Any, units: Any) -> None:
    bars = score_histogram.figure(distribution, None, units).data[0]
    assert bars.x == pytest.approx((0.425, 0.525))
    assert bars.y == pytest.approx((0.25, 0.75))
    assert "約75人（75.0%）" in bars.text[1] and "50〜55点" in bars.text[1]


def test_mean_and_quartiles_of_the_city_are_written(distribution: Any, units: Any) -> None:
    shown = texts(score_histogram.figure(distribution, None, units))
    assert shown == ["<b>全庁 平均50.0点</b>（n=100）", "40.0", "60.0"]


def test_the_round_before_is_an_outline_of_its_own_shares(distribution: Any, before: pd.DataFrame, units: Any) -> None:
    (line,) = outlines(score_histogram.figure(distribution, before, units)).values()
    assert list(line.x) == pytest.approx([0.35, 0.35, 0.4, 0.45, 0.5])
    assert list(line.y) == pytest.approx([0, 0.4, 0, 0.6, 0]), "an empty step lies on the ground"


def test_the_round_before_is_named_with_its_mean_where_that_is_known(
    distribution: Any, before: pd.DataFrame, units: Any
) -> None:
    was = pd.DataFrame([("city", 50, 0.3, 0.45, 0.5)], columns=["level", "n", "p25", "mean", "p75"])
    assert "前回 45.0" in texts(score_histogram.figure(distribution, before, units, units_before=was))
    assert "前回 （点線）" in texts(score_histogram.figure(distribution, before, units))
    empty = before.iloc[:0]
    assert not outlines(score_histogram.figure(distribution, empty, units))


def test_the_chosen_are_lines_of_different_colour_and_dash_with_their_means(distribution: Any, units: Any) -> None:
    figure = score_histogram.figure(distribution, None, units, chosen=["福祉部", "人事課"])
    lines = outlines(figure)
    assert list(lines["福祉部"].y) == pytest.approx([0, 0.25, 0, 0.75, 0])
    assert len({line.line.color for line in lines.values()}) == len({line.line.dash for line in lines.values()}) == 2
    assert {"福祉部 42.0", "人事課 70.0"} <= set(texts(figure))
    assert lines["人事課"].x[-1] == 1.0


def test_wider_steps_are_as_high_as_what_they_stand_for(distribution: Any, units: Any) -> None:
    """福祉部 is told in steps of 10 points beside a city in steps of 5: as many people, half as high."""
    wide = distribution.assign(width=distribution["width"].where(distribution["unit"] != "福祉部", 0.1))
    figure = score_histogram.figure(wide, None, units, chosen=["福祉部"])
    line = outlines(figure)["福祉部"]
    assert list(line.x) == pytest.approx([0.3, 0.3, 0.4, 0.5])
    assert list(line.y) == pytest.approx([0, 0.125, 0.375, 0])
    assert "40〜50点 75.0%" in line.text[2]


def test_a_group_too_small_for_a_distribution_is_its_mean(distribution: Any, units: Any) -> None:
    few = units.assign(
        p25=units["p25"].where(units["unit"] != "人事課"), p75=units["p75"].where(units["unit"] != "人事課")
    )
    figure = score_histogram.figure(distribution[distribution["unit"] != "人事課"], None, few, chosen=["人事課"])
    assert "人事課 70.0" in texts(figure)
    assert not outlines(figure)
    assert "人事課 70.0点" in score_histogram.alt(distribution, None, few, chosen=["人事課"])


def test_colours_follow_the_order_of_the_choice_so_that_charts_agree(distribution: Any, units: Any) -> None:
    lines = outlines(score_histogram.figure(distribution, None, units, chosen=["総務部", "保育課", "福祉部"]))
    colours = [colour for colour, _ in scores.SERIES]
    assert (lines["総務部"].line.color, lines["福祉部"].line.color) == (colours[0], colours[2])


def test_up_to_two_are_named_at_their_peaks_more_only_in_their_rows(distribution: Any, units: Any) -> Any:
    def named(*chosen: Any) -> Any:
        figure = score_histogram.figure(distribution, None, units, chosen=chosen)
        return [trace for trace in scatters(figure) if trace.mode == "text" and trace.text]

    (peaks,) = named("福祉部", "総務部")
    assert list(peaks.text) == ["福祉部", "総務部"]
    assert peaks.y[0] > 0.75
    assert not named("福祉部", "総務部", "人事課")


def test_labels_of_rows_lie_where_there_is_room(distribution: Any, units: Any) -> None:
    notes = {note.text: note for note in score_histogram.figure(
        distribution, None, units, chosen=["福祉部", "総務部"]).layout.annotations}  # fmt: skip
    assert (notes["福祉部 42.0"].x, notes["福祉部 42.0"].xanchor) == (0.5, "left")
    assert (notes["総務部 70.0"].x, notes["総務部 70.0"].xanchor) == (0.6, "right")
    assert notes["福祉部 42.0"].y != notes["総務部 70.0"].y


def test_a_hidden_group_is_said_to_be_so_and_has_no_figure(distribution: Any, units: Any) -> None:
    leaky = units.assign(mean=units["mean"].fillna(SECRET), p25=units["p25"].fillna(SECRET),
                         p75=units["p75"].fillna(SECRET))  # fmt: skip
    extra = pd.DataFrame(
        {"level": ["department"], "bureau": "福祉部", "unit": "保育課", "bin": 0.1, "people": 7, "width": 0.05}
    )
    figure = score_histogram.figure(pd.concat([distribution, extra]), None, leaky, chosen=["保育課"])
    assert "保育課 n&lt;10" in texts(figure)
    assert not outlines(figure)
    assert "76.5" not in figure.to_json() and "0.7654" not in figure.to_json()


def test_the_height_stays_whoever_is_chosen(distribution: Any, before: pd.DataFrame, units: Any) -> None:
    plain = score_histogram.figure(distribution, None, units)
    full = score_histogram.figure(distribution, before, units, chosen=["福祉部", "総務部", "保育課", "人事課"])
    assert plain.layout.height == full.layout.height == score_histogram.HEIGHT
    assert full.layout.yaxis.domain[1] < full.layout.yaxis2.domain[0]


def test_nothing_to_show_is_said(distribution: Any, units: Any) -> None:
    figure = score_histogram.figure(distribution.iloc[:0], None, units.iloc[:0])
    assert figure.layout.annotations[0].text == "この条件に当てはまるものがありません。"
    assert figure.layout.height == score_histogram.HEIGHT
    assert "ありません" in score_histogram.alt(distribution.iloc[:0], None, units.iloc[:0])


def test_alt_names_the_main_figures(distribution: Any, before: pd.DataFrame, units: Any) -> None:
    text = score_histogram.alt(distribution, before, units, chosen=["福祉部", "保育課"])
    assert "全庁100人、平均50.0点、福祉部 42.0点、中央の半分40.0〜60.0点、最も多いのは50〜55点" in text
    assert "前回の分布" in text and "保育課" not in text
