"""The office's log tells in Japanese what happened; neither log grows without end, nor tells one thing for ever."""

import logging
from pathlib import Path

import pytest

from dashboard.__main__ import main
from dashboard.disk import logs
from dashboard.importers import SourceFile
from dashboard.ledger.importing import import_files
from dashboard.store import build
from tests.pages.lists import ONE_MONTH


def lines(folder: Path) -> list[str]:
    return (folder / logs.OFFICE).read_text(encoding="utf-8").splitlines()


@pytest.mark.slow
def test_what_happened_in_the_words_of_the_office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DASHBOARD_DATA", str(tmp_path))
    import_files(tmp_path, [SourceFile("一覧_20261031.csv", ONE_MONTH.encode())], by="係")
    assert main(["build"]) == 0
    assert main(["undo", "7"]) == 1
    assert main(["check"]) == 0
    said = [line.partition("　")[2] for line in lines(tmp_path)]
    assert said[0].startswith("集計を作り直しました（")
    refused, checked = "取込番号 7 はありません。番号は log で確かめられます。", "点検しました。注意1（13項目のうち）。"
    assert said[1:] == [refused, checked], "no backup was taken yet"
    assert (tmp_path / logs.OFFICE).stat().st_mode & 0o077 == 0
    assert not [each for each in said if "係" in each], "names are the ledger's"


def test_one_thing_is_told_once_until_another_happens(tmp_path: Path) -> None:
    with logs.kept(tmp_path):
        for what in ("失敗", "失敗", "2行の\n失敗", "失敗"):
            logs.note(what)
    assert [line[20:] for line in lines(tmp_path)] == ["失敗", "2行の 失敗", "失敗"]


def test_neither_grows_without_end(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(logs, "_BYTES", 2000)
    with logs.kept(tmp_path):
        for number in range(500):
            logs.note(f"{number}番目のこと")
            logging.getLogger("dashboard.x").error("thing %d", number)
    found = sorted((tmp_path / "log").iterdir())
    assert [path.name for path in found] == [
        f"{name}.log{end}" for name in ("dashboard", "office") for end in ("", ".1", ".2", ".3", ".4")
    ]
    assert all(path.stat().st_size < 2100 for path in found)
    assert lines(tmp_path)[-1].endswith("499番目のこと")


@pytest.mark.slow
def test_a_build_that_fails_at_every_page_is_noted_once(tmp_path: Path) -> None:
    import_files(tmp_path, [SourceFile("一覧_20261031.csv", ONE_MONTH.encode())], by="係")
    assert build.ensure(tmp_path) is None
    for path in (tmp_path / "rows").iterdir():
        path.write_bytes(b"noise")
    (tmp_path / "settings.toml").write_text("", encoding="utf-8")
    with logs.kept(tmp_path):
        for _ in range(3):
            assert "前回までの数値" in (build.ensure(tmp_path) or "")
    (line,) = lines(tmp_path)
    assert "最新の資料を集計できず、前回までの数値を表示しています。" in line
