"""Finding and choosing a 課 in the meeting, and going back: the Japanese keyboard, the address and 戻る."""

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Screen

pytestmark = pytest.mark.browser

FINDS = {
    "ｓ": "総務課（総務部）",
    "せい": "生活支援課",
    "せいｋ": "生活支援課",
    "せいかつ": "生活支援課",
    "セイカツ": "生活支援課",
    "生活": "生活支援課",
    "生活しえ": "生活支援課",
    "しえん": "生活支援課",
}
"""What stands in the filter at a moment of typing, not yet converted → the first 課 found."""


def test_a_department_is_found_by_kana_before_it_is_converted(screen: Screen) -> None:
    screen.open()
    keyboard = screen.page.context.new_cdp_session(screen.page)
    box = screen.page.get_by_role("combobox", name="課", exact=True)
    found = screen.page.get_by_role("option")
    box.click()
    for typed, first in FINDS.items():
        keyboard.send(
            "Input.imeSetComposition", {"text": typed, "selectionStart": len(typed), "selectionEnd": len(typed)}
        )
        expect(box).to_have_value(typed)
        expect(found.first).to_have_text(first)
    keyboard.send("Input.insertText", {"text": "ぬぬ"})
    expect(screen.page.get_by_test_id("stMultiSelectDropdown")).to_have_text(
        "該当する課がありません。 名前の一部かよみで探せます"
    )
    box.fill("ｾｲｶﾂ")
    expect(found).to_have_text(["生活支援課"])
    box.press("Enter")
    screen.wait_params("department", ["生活支援課"])
    expect(screen.page.locator("[data-testid=stSidebar] [data-tag]")).to_have_text("生活支援課")
    search = screen.page.get_by_label("手続名・番号・根拠法令で探す")
    search.fill("セイカツ")
    search.press("Enter")
    screen.see("生活支援課の手続 16件")


def at(screen: Screen, measure: list[str], department: list[str]) -> None:
    """Wait until the address, the widgets and the charts say this."""
    screen.wait_params("measure", measure)
    screen.wait_params("department", department)
    expect(screen.page.locator("[data-testid=stSidebar] [data-tag]")).to_have_text(department)
    expect(screen.page.locator(".dx-chart-title").first).to_contain_text(measure[0] if measure else "種類ベース")
    assert ("生活支援課は" in screen.text()) == bool(department)


def test_back_takes_back_one_step_and_loses_nothing(screen: Screen) -> None:
    screen.open()
    entries = screen.page.evaluate("history.length")
    screen.page.get_by_text("件数ベース", exact=True).first.click()
    at(screen, ["件数ベース"], [])
    screen.choose("課", "生活支援課")
    at(screen, ["件数ベース"], ["生活支援課"])
    screen.page.get_by_role("link", name="ロードマップ").click()
    screen.see("計画と実績")
    screen.still()
    assert screen.page.evaluate("history.length") == entries + 3
    screen.page.go_back()
    at(screen, ["件数ベース"], ["生活支援課"])
    screen.page.go_back()
    at(screen, ["件数ベース"], [])
    screen.page.go_back()
    at(screen, [], [])
    screen.page.go_forward()
    at(screen, ["件数ベース"], [])
    month = screen.params("as_of")
    screen.page.get_by_test_id("stSelectbox").first.locator("input").click()
    screen.page.get_by_role("option").nth(2).click()
    screen.see("2026年8月末")
    screen.page.go_back()
    screen.wait_params("as_of", month)
    at(screen, ["件数ベース"], [])


def test_many_chosen_push_nothing_out_of_sight_and_are_all_told(screen: Screen) -> None:
    chosen = ["生活支援課", "建築指導課", "市民課", "予防課"]
    screen.open("/online", bureau=["福祉部", "総務部"], department=chosen)
    screen.wait_params("department", chosen)
    for seen in ("絞り込みを解除", "最終取込"):
        expect(screen.page.get_by_test_id("stSidebar").get_by_text(seen)).to_be_in_viewport()
    screen.see("選んだ4課をまとめて")
    assert "ほか2課（44課中）" in screen.text()
