"""A table in the page: made where it is seen, put in order, walked by keyboard, read and searched whole."""

from pathlib import Path

import pytest
from playwright.sync_api import Locator

from dashboard.store import answers as store
from tests.browser.conftest import Screen

pytestmark = pytest.mark.browser

FIND = "dispatchEvent(new KeyboardEvent('keydown', {key: 'f', ctrlKey: true}))"
"""In the browser: its own search is about to look through the page."""
TEXTS = "rows => rows.map(row => [...row.cells].map(cell => cell.textContent))"


def texts(rows: Locator) -> list[list[str]]:
    found: list[list[str]] = rows.evaluate_all(TEXTS)
    return found


def seen(table: Locator) -> Locator:
    table.scroll_into_view_if_needed()
    table.locator("tbody tr[data-place]").first.wait_for()
    return table


def column(table: Locator, heading: str) -> list[str]:
    """What the rows say under a heading that are there."""
    place = texts(table.locator("thead tr"))[0].index(heading)
    return [row[place] for row in texts(table.locator("tbody tr[data-place]"))]


def test_rows_are_made_where_they_are_seen_and_all_of_them_for_a_search(screen: Screen, data_folder: Path) -> None:
    screen.open()
    table = screen.page.get_by_role("region", name="手続一覧")
    assert table.locator("tr").count() == 0, "it is below the screen"
    seen(table)
    listed = store.answer(store.serving(data_folder), "online/procedures")
    assert 0 < table.locator("tbody tr[data-place]").count() < len(listed)
    screen.page.evaluate(FIND)
    assert table.locator("tbody tr[data-place]").count() == len(listed)
    assert sorted(column(table, "手続名")) == sorted(listed["procedure"])


def test_a_heading_puts_rows_in_order_and_unknown_comes_last(screen: Screen) -> None:
    screen.open()
    table = seen(screen.page.get_by_role("region", name="手続一覧"))
    came = column(table, "手続名")
    screen.page.evaluate(FIND)
    heading = table.get_by_role("button", name="残る年間件数")
    numbers = []
    for order in ("descending", "ascending"):
        heading.click()
        assert table.get_by_role("columnheader", name="残る年間件数").get_attribute("aria-sort") == order
        screen.page.evaluate(FIND)
        said = column(table, "残る年間件数")
        known = [int(each.replace(",", "")) for each in said if each != "—"]
        assert said[len(known) :] == ["—"] * (len(said) - len(known)) != [], "some are not known"
        numbers.append(known)
    assert numbers[0] == sorted(numbers[0], reverse=True) == numbers[1][::-1]
    heading.click()
    assert column(table, "手続名")[: len(came)] == came, "as it came"


def test_it_is_walked_and_chosen_by_keyboard(screen: Screen) -> None:
    screen.open("/roadmap")
    table = seen(screen.page.get_by_role("region", name="取組の一覧"))
    table.focus()
    for key in ("ArrowDown", "ArrowDown", "ArrowUp", "ArrowUp", "ArrowRight"):
        screen.page.keyboard.press(key)
    assert screen.page.evaluate("document.activeElement.closest('th').cellIndex") == 1
    screen.page.keyboard.press("Enter")
    assert table.locator("th").nth(1).get_attribute("aria-sort") != "none"
    screen.page.keyboard.press("ArrowDown")
    screen.page.keyboard.press("ArrowDown")
    name = texts(table.locator("tbody tr:focus"))[0][0]
    screen.page.keyboard.press("Enter")
    screen.page.get_by_role("dialog").get_by_text(name).first.wait_for()


def test_a_row_opens_to_its_whole_texts(screen: Screen) -> None:
    screen.open("/definitions")
    table = seen(screen.page.get_by_role("region", name="気づいた点（種類ごと）"))
    row = table.locator("tbody tr[data-place]").first
    before = row.bounding_box()
    row.click()
    after = row.bounding_box()
    assert before and after and after["height"] > before["height"]
