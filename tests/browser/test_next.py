"""次の一手 by keyboard alone: rows are ticked where they stand, and the figures follow."""

import pytest

from tests.browser.conftest import Screen

pytestmark = pytest.mark.browser


def test_rows_are_ticked_by_keyboard_and_stay_in_hand(screen: Screen) -> None:
    screen.open("/next")
    table = screen.page.get_by_role("grid").first
    table.scroll_into_view_if_needed()
    rows = table.locator("tbody tr[data-place]")
    rows.first.wait_for()
    screen.page.locator(".dx-table").first.focus()
    for key in ("ArrowDown", " ", "ArrowDown", "ArrowDown", " "):
        screen.page.keyboard.press(key)
    screen.see("選んだ2手続（年")
    screen.still()
    assert len(screen.params("picked")[0]) == 14
    assert [rows.nth(place).get_attribute("aria-selected") for place in range(4)] == ["true", "false", "true", "false"]
    assert screen.page.evaluate("document.activeElement.dataset.place") == "2", "the row stays in hand"
    screen.page.keyboard.press(" ")
    screen.see("選んだ1手続（年")
    screen.page.get_by_role("button", name="目標に最短").press("Enter")
    screen.see("目標70%に届きます。")
    assert rows.first.get_attribute("aria-selected") == "true"
    screen.page.get_by_role("button", name="選択をすべて外す").press("Enter")
    screen.see("全庁に残る346手続のうち")
    assert not screen.params("picked")
    assert screen.problems == []
