"""探索 by keyboard alone: a question of the meeting, in at most six steps from the opened page, down to its rows."""

import pytest

from tests.browser.conftest import Screen

pytestmark = pytest.mark.browser


def test_the_question_of_the_meeting_by_keyboard(screen: Screen) -> None:
    screen.open("/explore")
    page, steps = screen.page, 0
    page.get_by_role("combobox", name="未実施の理由").focus()
    page.keyboard.type("原本")
    page.keyboard.press("Enter")
    steps += 2
    screen.wait_params("x_barrier", ["書類の原本が紙"])
    page.get_by_placeholder("例：1000以上、100〜999").focus()
    page.keyboard.type("1000以上")
    page.keyboard.press("Enter")
    steps += 2
    screen.see("最も多いのは財務部（2件）。全体は4件。")
    assert steps <= 6
    screen.wait_params("x_annual", ["1000以上"])
    screen.click_mark("pivot", "財務部")
    screen.see("手続 2件")
    assert screen.params("x_row") == ["財務部"]
    page.get_by_role("button", name="この部を課ごとに見る").press("Enter")
    screen.wait_params("x_rows", ["department"])
    assert screen.params("bureau") == ["財務部"]
    assert screen.problems == []
