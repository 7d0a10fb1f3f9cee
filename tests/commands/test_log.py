"""``log``: what happened, who did it, what became of it."""

import pytest

from tests.commands.asking import HEADER, ROWS, Capture, City, imported, said

pytestmark = pytest.mark.slow


def test_an_empty_log_says_what_is_shown(city: City, capsys: Capture) -> None:
    assert said(capsys, "log") == "まだ何も取り込まれていません。見本のデータを表示しています。\n"
    assert said(capsys, "log", "--format", "json") == "[]\n"


def test_log_tells_what_happened(city: City, capsys: Capture) -> None:
    imported(capsys, city("a.csv", HEADER + ROWS["市民課"]), "--as-of", "2026-10-31", "--by", "担当者")
    said(capsys, "undo", "1", "--by", "係長")
    first, second = said(capsys, "log").splitlines()
    assert first.startswith("1  ")
    assert first.endswith("  担当者  a.csv  procedures  基準日 2026-10-31  2行（2 で取消し済み）")
    assert second.endswith("  係長  取込番号 1 を取消し")
