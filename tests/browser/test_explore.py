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


def test_a_view_is_read_as_sql_changed_and_left_again_by_keyboard(screen: Screen) -> None:
    screen.open("/explore?x_columns=barrier&x_measure=remaining")
    page = screen.page
    page.get_by_role("link", name="この表をSQLで見る").press("Enter")
    screen.see("部×未実施の理由別のまだオンラインでない手続")
    screen.see("結果")
    assert screen.params("x_result") == ["heat"]
    editor = page.get_by_role("textbox", name="SQL")
    editor.focus()
    page.keyboard.press("ControlOrMeta+A")
    page.keyboard.type("SELECT bureau, count(*) AS 数 FROM procedures WHERE is_latest GROUP BY bureau")
    page.keyboard.press("Control+Enter")
    screen.see("結果　13行")
    screen.wait_params("x_result", ["table"])
    assert page.get_by_role("button", name="議題に加える").count() == 0
    page.get_by_role("radio", name="選んで作る").focus()
    page.keyboard.press("Space")
    screen.see("部×未実施の理由別のまだオンラインでない手続（2026年10月末）")
    assert screen.problems == []
