"""Freezing is whole or not at all: killed anywhere, two at once, no room on the disk."""

import threading
from pathlib import Path

import pytest

from dashboard.__main__ import main
from dashboard.errors import DashboardError
from dashboard.records import meetings
from dashboard.store import answers as store
from tests import told
from tests.killing import killed
from tests.told import MEETING

pytestmark = pytest.mark.slow

LATER = MEETING.replace(day=10)


def freezes(folder: Path) -> None:
    """The command."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DASHBOARD_DATA", str(folder))
        assert main(["meeting", "freeze", str(LATER), "--by", "係"]) == 0


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "city"
    told.add(folder, told.procedures(told.SEEN, told.SEPTEMBER))
    return folder


def test_killed_anywhere_it_is_there_or_not_at_all(folder: Path, tmp_path: Path) -> None:
    meetings.freeze(folder, MEETING, by="係")
    outcomes = set()
    for place in killed(freezes, folder, tmp_path, ["ledger", "records", "disk"], 5):
        frozen = [each for each in meetings.in_force(place) if each.day == LATER]
        assert all(meetings.is_sound(each) for each in frozen)
        outcomes.add(bool(frozen))
        if not frozen:
            assert meetings.is_sound(meetings.freeze(place, LATER, by="係")), "the next one goes on as if nothing were"
        assert meetings.is_sound(meetings.find(place, MEETING)), "what was confirmed before is as it was"
    assert outcomes == {True, False}, "it was killed before the record, and after it"


def test_two_at_once_for_one_day(folder: Path) -> None:
    said: list[str] = []

    def freeze(by: str) -> None:
        try:
            said.append(meetings.freeze(folder, MEETING, by=by).by)
        except DashboardError as error:
            said.append(str(error))

    both = [threading.Thread(target=freeze, args=(by,)) for by in ("甲", "乙")]
    for each in both:
        each.start()
    for each in both:
        each.join()
    (frozen,) = meetings.in_force(folder)
    assert meetings.is_sound(frozen)
    assert frozen.by in said
    assert sum("すでに確定しています" in each for each in said) == 1


def test_a_store_that_cannot_be_read_is_not_frozen(folder: Path) -> None:
    (folder / store.FILE).write_bytes(b"no store")
    with pytest.raises(DashboardError, match=r"集計ファイル store\.duckdb を読めません"):
        meetings.freeze(folder, MEETING, by="係")
    assert meetings.in_force(folder) == []
    assert not (folder / "meetings").exists()
