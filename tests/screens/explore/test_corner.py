"""Who is spoken of beside a scatter: the rule, its four corners, and where nothing can be said."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.screens.explore import corner
from dashboard.screens.explore.subjects.subject import Dimension, Measure

RATE = Measure("kind", "オンライン化率", "", "online-rate", "share", "対象手続", is_wanted=True)
LEFT = Measure("remaining", "残る件数", "件", "online-remaining")
DRAWN = {"税": (0.1, 900.0), "市民": (0.2, 50.0), "福祉": (0.3, 700.0), "防災": (0.8, 800.0), "道路": (0.9, 10.0)}
"""The medians are 0.3 and 700: 福祉 lies on both."""


def said(drawn: corner.Drawn, across: Measure = RATE, up: Measure = LEFT, left_out: int = 0) -> str:
    return corner.sentence(
        drawn, {key: f"{key}課" for key in drawn}, across, up, Dimension("department", "課"), left_out
    )


@pytest.mark.parametrize(
    ("across", "up", "expected", "where"),
    [
        (RATE, LEFT, ["税"], "オンライン化率が低く、残る件数が多い（左上"),
        (replace(RATE, is_wanted=False), LEFT, ["防災"], "オンライン化率が高く、残る件数が多い（右上"),
        (RATE, replace(LEFT, is_wanted=True), ["市民"], "オンライン化率が低く、残る件数が少ない（左下"),
        (replace(RATE, is_wanted=False), replace(LEFT, is_summed=False, is_wanted=True), ["道路"],
         "オンライン化率が高く、残る件数が小さい（右下"),
    ],
)  # fmt: skip
def test_the_corner_is_the_worse_side_of_both_medians(
    across: Measure, up: Measure, expected: list[str], where: str
) -> None:
    assert corner.rows(DRAWN, across, up) == expected
    assert said(DRAWN, across, up) == f"{where}。点線は中央値）のは、{expected[0]}課です。"


def test_many_are_named_by_how_far_up_they_are_and_the_others_counted() -> None:
    many = {str(each): (0.1, 100.0 + each) for each in range(5)} | {f"ほか{each}": (0.9, 1.0) for each in range(6)}
    assert corner.rows(many, RATE, LEFT) == ["4", "3", "2", "1", "0"]
    assert said(many).endswith("のは、4課・3課・2課ほか2課です。")


def test_what_is_not_drawn_is_said_and_few_are_not_compared() -> None:
    assert said(DRAWN, left_out=3).endswith("値のない3課は描いていません。")
    assert said({"税": (0.1, 1.0)}, left_out=3) == (
        "両方の値があるのは1課だけのため、比べて言えることはありません。値のない3課は描いていません。"
    )
    assert said({}, left_out=3) == "値のない3課は描いていません。"
    alike = dict.fromkeys("abcd", (0.5, 5.0))
    assert said(alike).endswith("（左上。点線は中央値）課はありません。")
    assert Dimension("audience", "対象者").counted(3) == "3つの対象者"
    assert Dimension("audience", "対象者").counted(12) == "12の対象者"


@given(st.dictionaries(st.text(max_size=3), st.tuples(st.floats(0, 1), st.floats(0, 1e6)), max_size=20))
def test_at_most_half_of_them_lie_in_a_corner(drawn: dict[str, tuple[float, float]]) -> None:
    assert len(corner.rows(drawn, RATE, LEFT)) <= len(drawn) / 2
