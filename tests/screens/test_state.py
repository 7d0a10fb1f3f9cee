"""What a URL says, read without a screen: unknown values are refused or passed over, and what is chosen is in words."""

from pathlib import Path

import pytest

from dashboard.making.stores import Stores
from dashboard.screens import framing
from dashboard.screens.choices import DEPARTMENT, Number, Pinned, Switch, Text, Toggle
from dashboard.screens.state import Params, State

KIND = Switch("kind", "数え方", {"種類": "a", "件数": "b"})
ROUND = Pinned("round", "回（このページの時点）")
MORE = Toggle("more", "一部実施を含む")
SIZE = Number("size", "人数", least=5, most=10, default=7)
SEARCH = Text("search", "探す", "例")


@pytest.fixture
def source(sample_folder: Path) -> Stores:
    return Stores(sample_folder)


def read(state: State) -> list[object]:
    rounds = {"R8": "令和8年度", "R7": "令和7年度"}
    several = state.several(DEPARTMENT, ["市民課", "税務課"])
    return [
        several, state.switch(KIND), state.pinned(ROUND, rounds), state.toggle(MORE), state.number(SIZE),
        state.text(SEARCH),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("params", "values", "said"),
    [
        ({}, [(), "a", "R8", False, 7, ""], {"回": "令和8年度"}),
        (
            {"department": ["税務課", "市民課"], "kind": ["件数"], "round": ["R7"], "more": ["true"], "size": ["10"]},
            [("税務課", "市民課"), "b", "R7", True, 10, ""],
            {"課": "税務課・市民課", "数え方": "件数", "回": "令和7年度", "一部実施を含む": "はい", "人数": "10"},
        ),
        ({"kind": ["種類"], "more": ["false"], "search": ["住民票"]}, [(), "a", "R8", False, 7, "住民票"],
         {"回": "令和8年度", "探す": "「住民票」"}),
        ({"department": ["ない課"], "kind": ["x"], "round": [""], "more": ["1"], "size": ["11"]},
         [(), "a", "R8", False, 7, ""], {"回": "令和8年度"}),
    ],
)  # fmt: skip
def test_what_is_chosen(source: Stores, params: Params, values: list[object], said: dict[str, str]) -> None:
    state = State(params, source)
    assert read(state) == values
    assert state.said == said
    assert list(state.asked) == ["department", "kind", "round", "more", "size", "search"]


def test_what_means_nothing_is_told(source: Stores) -> None:
    refused: list[str] = []
    read(State({"kind": ["x"], "size": ["4"]}, source, refused.append))
    assert refused == [
        "数え方（kind）に「x」はありません。選べるもの：種類、件数",
        "人数（size）に「4」はありません。選べるもの：5、6、7、8、9、10",
    ]


def test_of_a_bureau_and_its_departments_the_departments_have_the_attention(source: Stores) -> None:
    state = State({"bureau": ["福祉部"], "department": ["市民課"]}, source)
    view = framing.view(state)
    assert view and (view.bureau, view.department) == ((), ("市民課",))
    assert state.said == {"課": "市民課"}


def test_a_meeting_that_cannot_be_compared_with_leaves_nothing_beside(source: Stores) -> None:
    view = framing.view(State({"vs": ["2026-01-01"]}, source))
    assert view and view.vs_label == "前月", "it was never frozen: what a page opens with"
