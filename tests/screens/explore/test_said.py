"""What 探索 says of figures that are no sums: the longest of many, changes, and what is not known of them."""

from dataclasses import replace
from pathlib import Path

import pytest

from dashboard.charts.look import theme
from dashboard.screens.explore import pivot, shapes
from dashboard.screens.explore.subjects import SUBJECTS
from dashboard.screens.explore.subjects.subject import Measure
from dashboard.screens.explore.view import View
from dashboard.screens.view import Comparing
from dashboard.store import answers as store
from tests.screens.sample import views


@pytest.fixture
def ask(sample_store: Path) -> Comparing:
    return store.Answers(sample_store)


@pytest.fixture
def view(ask: Comparing) -> View:
    found = views(ask)["explore"]
    assert isinstance(found, View)
    return replace(found, subject_key="moves", measure_key="unmoved", months=13)


def test_the_longest_of_many_is_no_whole_and_the_unknown_are_counted(ask: Comparing, view: View) -> None:
    block = pivot.block(ask, replace(view, rows="bureau"))
    assert block.title == "部別の続けて動きのない月数（最も長い課）（2026年10月末）"
    assert block.finding.startswith("最も長いのは") and "全体" not in block.finding
    assert block.finding.endswith("一覧の届いていない2課は含みません。")
    assert not block.figure.layout.shapes, "no line of all together"
    one = pivot.block(ask, replace(view, department=("市民課",)))
    assert one.finding == f"市民課は{int(one.rows['value_0'].iloc[0])}か月。"


def test_a_change_says_both_sides_and_is_coloured_by_its_direction(ask: Comparing, view: View) -> None:
    changed = replace(view, measure_key="change", columns="moved_month", shape=shapes.HEAT)
    block = pivot.block(ask, changed)
    assert block.title == "課×月別のオンライン化率の増減（2025年10月〜2026年10月）"
    assert "→" in block.finding and "（前と比べられない2課は含みません）" in block.finding
    cells = block.figure.data[0]
    by_text = {text: colour for text, colour in zip(cells.text, cells.marker.color, strict=True) if "<b>" not in text}
    up, down = (next(colour for text, colour in by_text.items() if text[0] == sign) for sign in "＋▲")
    assert len({up, down, by_text["±0.0"], theme.GRAY_900}) == 4


@pytest.mark.parametrize(
    ("value", "said"), [(8.25, "＋8.2ポイント"), (-0.04, "±0.0ポイント"), (-3.5, "▲3.5ポイント"), (None, "—")]
)
def test_changes_are_written_with_their_sign(value: float | None, said: str) -> None:
    assert SUBJECTS["moves"].counted["change"].said(value) == said


def test_what_is_unknown_is_counted_in_its_own_words() -> None:
    assert Measure("m", "名", "件", "explore-annual", unknown="件数の分からない手続").left_out(1200) == (
        "件数の分からない手続1,200件"
    )
    assert SUBJECTS["moves"].counted["unmoved"].left_out(2) == "一覧の届いていない2課"
    assert SUBJECTS["moves"].counted["unmoved"].left_out(0) == ""
