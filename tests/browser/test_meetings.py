"""A meeting is frozen on its page, compared with, read at and left, in a real browser."""

import pytest
from playwright.sync_api import expect

from tests.browser import accessibility
from tests.browser.conftest import Screen
from tests.browser.test_accessibility import check
from tests.browser.test_words import latin

pytestmark = pytest.mark.browser

DAY = "2026-11-05"


def test_a_meeting_is_frozen_compared_with_read_at_and_left(screen: Screen) -> None:
    screen.open("/monthly_meeting")
    check(screen)
    assert accessibility.walk(screen.page) == []
    screen.page.get_by_label("会議の日").last.fill(DAY)
    screen.page.get_by_label("確定する人").fill("山の手係")
    screen.page.get_by_role("button", name="会議時点を確定").click()
    screen.see(f"{DAY} の会議時点を確定しました（基準日 2026-10-31 まで）。")
    assert latin(screen.page) == set()

    screen.page.get_by_role("link", name="今と比べる").first.click()
    screen.wait_params("vs", [DAY])
    screen.see(f"前回会議（{DAY}時点、2026-10）と比較")
    screen.see("前回会議から±0.0pt（実際の動き ±0.0、過去分の訂正 ±0.0）")
    name = screen.page.get_by_role("combobox", name="比較先")
    expect(name).to_have_value(f"前回会議（{DAY}時点）")
    assert name.evaluate("field => field.scrollWidth <= field.clientWidth"), "its name is read whole"

    banner = screen.page.locator(".dx-meeting")
    screen.open("/online", meeting=DAY)
    expect(banner).to_contain_text(f"{DAY} の会議で見た数値です。")
    screen.page.get_by_role("link", name="ロードマップ").click()
    screen.wait_params("meeting", [DAY])
    expect(banner).to_be_visible()
    screen.page.get_by_role("button", name="今の数値に戻る").click()
    screen.wait_params("meeting", [])
    expect(banner).to_have_count(0)
    screen.page.go_back()
    screen.wait_params("meeting", [DAY])
    expect(banner).to_be_visible()
