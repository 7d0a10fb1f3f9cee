"""「資料を作る」 in the browser: a press, how far it is, and a file that Office opens."""

from pathlib import Path

import openpyxl
import pytest
from playwright.sync_api import expect
from pptx import Presentation

from tests.browser.conftest import Screen

pytestmark = [pytest.mark.browser, pytest.mark.slow]


def taken(screen: Screen, kind: str, folder: Path, what: str | None = None) -> Path:
    """The file that a person gets who asks for this kind, by the keyboard as far as it goes."""
    page = screen.page
    page.get_by_role("button", name="資料を作る").focus()
    page.keyboard.press("Enter")
    dialog = page.get_by_role("dialog")
    if what:
        dialog.get_by_text(what).click()
    dialog.get_by_role("radio", name=kind).click()
    dialog.get_by_role("button", name="作る", exact=True).press("Enter")
    save = dialog.get_by_role("button", name="保存する")
    expect(save).to_be_visible()
    with page.expect_download() as came:
        save.press("Enter")
    path = folder / came.value.suggested_filename
    expect(dialog).to_contain_text(path.name)
    came.value.save_as(path)
    page.keyboard.press("Escape")
    expect(dialog).to_have_count(0)
    return path


def test_the_page_as_it_is_chosen_as_powerpoint_and_excel(screen: Screen, tmp_path: Path) -> None:
    screen.open("/online", department=["市民課"], measure="件数ベース")
    slides = taken(screen, "PowerPoint", tmp_path)
    assert slides.name == "DX推進_手続のオンライン化_2026-10_市民課.pptx"
    deck = Presentation(str(slides))
    assert sum(shape.has_chart for slide in deck.slides for shape in slide.shapes) >= 6
    book = taken(screen, "Excel", tmp_path, "概況と分析の3画面")
    assert book.name == "DX推進_概況と分析の3画面_2026-10_市民課.xlsx"
    cover = [str(row[0]) for row in openpyxl.load_workbook(book, read_only=True).worksheets[0].values]
    assert {"概況", "手続のオンライン化", "スキルアセスメント", "ロードマップ"} <= set(cover)
