"""``meeting`` and ``query --meeting``: frozen under its date, listed, asked, taken back."""

import json
from pathlib import Path

import pytest

from tests import told
from tests.commands.asking import Capture, logged, query, refused, said

pytestmark = pytest.mark.slow


def listed(capsys: Capture) -> list[dict[str, object]]:
    return list(json.loads(said(capsys, "meeting", "list", "--format", "json")))


def test_a_meeting_is_frozen_listed_asked_and_taken_back(
    tmp_path: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = told.founded(tmp_path / "city")
    monkeypatch.setenv("DASHBOARD_DATA", str(folder))
    assert said(capsys, "meeting", "list") == "確定した会議時点はありません。\n"
    assert "確定した会議時点がありません" in refused(capsys, "query", "meetings/online")
    done = said(capsys, "meeting", "freeze", "2026-10-08", "--by", "山の手係")
    assert "2026-10-08 の会議時点を確定しました（会議時点1、基準日 2026-09-30 まで）" in done
    seen = query(capsys, "online/totals")
    told.add(folder, told.procedures(told.CORRECTED, told.SEPTEMBER))
    assert query(capsys, "online/totals") != seen
    assert query(capsys, "online/totals", "--meeting", "2026-10-08") == seen
    city = query(capsys, "meetings/online")[0]
    assert (city["numerator_then"], city["moved"]) == (seen[0]["online"], 0)
    assert query(capsys, "meetings/online", "--meeting", "2026-10-08")[0] == city
    assert "確定済み：2026-10-08" in refused(capsys, "query", "online/totals", "--meeting", "2026-11-05")
    assert "すでに確定しています" in refused(capsys, "meeting", "freeze", "2026-10-08")
    (frozen,) = listed(capsys)
    assert (frozen["meeting"], frozen["as_of"], frozen["by"], frozen["is_sound"]) == (
        "2026-10-08", "2026-09-30", "山の手係", True,
    )  # fmt: skip
    path = folder / str(frozen["file"])
    path.write_bytes(path.read_bytes()[:-1])
    assert "壊れています" in said(capsys, "meeting", "list")
    assert "バックアップから" in refused(capsys, "query", "online/totals", "--meeting", "2026-10-08")
    assert "会議時点 1 を取り消しました" in said(capsys, "undo", "会議時点1", "--by", "係")
    assert "確定されていません" in refused(capsys, "query", "online/totals", "--meeting", "2026-10-08")
    assert [each["kind"] for each in logged(capsys)][-2:] == ["meeting", "meeting"]
    assert "会議時点1 を取消し" in said(capsys, "log")


def test_what_is_no_day_is_wrong_use(capsys: Capture, data_folder: Path) -> None:
    assert "2026-10-31 のように" in refused(capsys, "meeting", "freeze", "10月", status=2)


def test_the_sample_city_has_meetings_of_its_own(capsys: Capture, data_folder: Path) -> None:
    said(capsys, "meeting", "freeze", "2026-11-05", "--by", "係")
    assert len(listed(capsys)) == 1
    assert not (data_folder / "ledger.sqlite3").exists(), "the city's own begins with its first import"
    assert query(capsys, "online/totals", "--meeting", "2026-11-05") == query(capsys, "online/totals")
