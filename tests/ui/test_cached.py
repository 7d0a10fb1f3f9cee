"""A block is drawn once for each view, its options and the store; two blocks never share what is kept."""

import datetime as dt
from pathlib import Path

import pytest

from dashboard.screens.view import Ask, View
from dashboard.ui import cached

VIEW = View(as_of=dt.date(2026, 10, 31), vs=None, vs_label="前月", department=("市民課",))
drawn: list[str] = []


@pytest.fixture(autouse=True)
def nothing_drawn_yet(data_folder: Path) -> None:
    """A store of the test's own, so nothing is kept for it."""
    drawn.clear()


def left(ask: Ask, view: View, order: str) -> str:
    drawn.append("left")
    return f"left {order} {view.department}"


def right(ask: Ask, view: View, order: str) -> str:
    drawn.append("right")
    return f"right {order} {view.department}"


def test_two_blocks_do_not_share_what_is_kept() -> None:
    assert cached.drawn(left, VIEW, "rate").startswith("left")
    assert cached.drawn(right, VIEW, "rate").startswith("right")


def test_the_same_is_drawn_once_and_anything_else_anew() -> None:
    for _ in range(2):
        assert cached.drawn(left, VIEW, "rate") == "left rate ('市民課',)"
    assert drawn == ["left"]
    assert cached.drawn(left, VIEW, "change") == "left change ('市民課',)"
    assert cached.drawn(left, VIEW.city, "rate") == "left rate ()"
    assert len(drawn) == 3


def test_a_new_store_is_asked_anew(data_folder: Path) -> None:
    cached.drawn(left, VIEW, "rate")
    (data_folder / ".sample" / "store.duckdb").touch()
    cached.drawn(left, VIEW, "rate")
    assert len(drawn) == 2


def test_an_empty_list_means_all() -> None:
    everybody = cached.answer("online/totals", department=())
    assert everybody.equals(cached.answer("online/totals"))
    assert not everybody.equals(cached.answer("online/totals", department=["市民課"]))
