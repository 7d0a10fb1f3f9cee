"""One person's share: how often, how much at once; others and who sits at the machine are not kept waiting."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from limits import parse

from dashboard.access import asking, audit, pace
from dashboard.errors import DashboardError
from dashboard.making import Request, apart
from dashboard.uploads import batches
from tests.access.people import of_role

FEW = parse("2/hour")


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    monkeypatch.setenv("DASHBOARD_DATA", str(tmp_path))
    pace._counted.storage.reset()
    yield tmp_path
    pace._counted.storage.reset()


def refusals(folder: Path) -> list[tuple[str, str]]:
    return [(each.by, each.act) for each in audit.acts(folder) if each.outcome == audit.REFUSED]


def test_too_often_is_refused_and_written_down_once_a_minute(folder: Path) -> None:
    with asking.acting(of_role("戦略室")):
        for _ in range(2):
            pace.keep("試すこと", FEW)
        for _ in range(5):
            with pytest.raises(pace.TooOften, match="試すことは、1人1時間に2回まで"):
                pace.keep("試すこと", FEW)
        pace.keep("別のこと", FEW)
    with asking.acting(of_role("管理者")):
        pace.keep("試すこと", FEW)
    for _ in range(5):
        pace.keep("試すこと", FEW)
    assert refusals(folder) == [("戦略室@city", "試すこと")]


def test_a_batch_too_many_is_refused(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pace, "UPLOADS", FEW)
    monkeypatch.setattr(pace, "FILES", FEW)
    with asking.acting(of_role("戦略室")):
        names = [batches.begin(folder) for _ in range(2)]
        with pytest.raises(pace.TooOften):
            batches.begin(folder)
        place = batches.batch(folder, names[0])
        assert place
        for each in "あい":
            batches.add(place, each, b"x")
        with pytest.raises(pace.TooOften):
            batches.add(place, "う", b"x")
    assert list(batches.names(place).values()) == ["あ", "い"]


def test_what_one_person_sent_leaves_room_for_others(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(batches, "OF_ONE", 10)

    def sent(size: int) -> None:
        place = batches.batch(folder, batches.begin(folder))
        assert place
        batches.add(place, "一覧.csv", b"x" * size)

    with asking.acting(of_role("戦略室")):
        sent(6)
        with pytest.raises(batches.Full, match="1人の上限"):
            sent(6)
    with asking.acting(of_role("課担当")):
        sent(6)
    sent(6)
    sent(6)


def test_one_file_is_made_for_a_person_at_a_time(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    request = Request(folder, "xlsx", "", ["online"])
    monkeypatch.setattr(apart.Job, "_run", lambda job: None)
    monkeypatch.setattr(pace, "MATERIALS", FEW)
    with asking.acting(of_role("閲覧")):
        first, second, third = (apart.Job(request) for _ in range(3))
        first.begin()
        with pytest.raises(DashboardError, match="前に頼んだ資料"):
            second.begin()
        first.over.set()
        second.begin()
        second.over.set()
        with pytest.raises(pace.TooOften):
            third.begin()
    with asking.acting(of_role("管理者")):
        third.begin()
    unnamed = [apart.Job(request) for _ in range(3)]
    for each in unnamed:
        each.begin()
