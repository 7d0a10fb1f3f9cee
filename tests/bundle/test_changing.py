"""From version to version: what stops it, what it says, and what stays as it was."""

import os
import shutil
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from bundle.installer import changing, program, service, source
from bundle.installer import place as places
from bundle.installer.changing import Wishes
from bundle.installer.place import Place
from dashboard.errors import DashboardError
from tests.bundle import small
from tests.bundle.conftest import go_back, upgrade

Capture = pytest.CaptureFixture[str]


def replaced(city: Path, version: str, **how: Any) -> None:
    """Another bundle lies there."""
    shutil.rmtree(city / "new")
    small.bundle(city / "new", version, **how)


def held(city: Path) -> tuple[str, int]:
    """(the version that holds, its entries)."""
    place = Place(city / "place")
    return str(place.current()).partition("-")[0], small.entries(place.data)


def test_a_version_that_cannot_work_is_not_taken(city: Path) -> None:
    replaced(city, "3.0.0", broken=1)
    with pytest.raises(DashboardError, match="新しい版には替えていません。前の版と数値はそのままです"):
        upgrade(city)
    assert held(city) == ("1.0.0", 5)
    assert not [*(city / "place").glob(".new-*")]


def test_a_version_that_counts_otherwise_waits_for_a_yes(city: Path) -> None:
    replaced(city, "3.0.0", differs=True)
    with pytest.raises(
        DashboardError, match=r"(?s)数値の違う問いが1あります：online/totals。.*新しい版には替えていません"
    ):
        upgrade(city)
    assert held(city) == ("1.0.0", 5)
    place = Place(city / "place")
    with places.held(place):
        changing.install(source.found(city / "new"), place, Wishes(is_service=False, accepts_figures=True))
    assert held(city) == ("3.0.0", 5)


def test_the_same_bundle_twice_changes_nothing(city: Path) -> None:
    upgrade(city)
    upgrade(city)
    assert held(city) == ("2.0.0", 5)
    assert len([*(city / "place" / "backups").iterdir()]) == 1


def test_back_keeps_what_came_since_where_the_version_before_can_read_it(city: Path) -> None:
    upgrade(city)
    small.write(city / "place" / "data", 2)
    go_back(city)
    assert held(city) == ("1.0.0", 7)
    with pytest.raises(DashboardError, match="戻す前の版がありません"):
        go_back(city)


def test_back_says_what_would_be_lost_and_waits_for_a_yes(
    city: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    upgrade(city)
    place = Place(city / "place")
    small.write(place.data, 2, version=2)
    with Path(os.devnull).open() as nobody, places.held(place):
        monkeypatch.setattr(sys, "stdin", nobody)
        with pytest.raises(DashboardError, match="戻していません"):
            changing.back(place, is_sure=False)
    assert "前の版では見えなくなります：取り込み2件" in capsys.readouterr().out
    assert held(city) == ("2.0.0", 7)
    go_back(city)
    assert held(city) == ("1.0.0", 5)
    assert [small.entries(each) for each in place.folder.glob("data-*")] == [7]


def test_the_backup_of_then_is_gone(city: Path) -> None:
    upgrade(city)
    small.write(city / "place" / "data", 2, version=2)
    for path in (city / "place" / "backups").iterdir():
        path.unlink()
    with pytest.raises(DashboardError, match=r"版を上げたときの控え .* にありません"):
        go_back(city)
    assert held(city) == ("2.0.0", 7)


def test_a_version_whose_python_is_gone_is_replaced(city: Path) -> None:
    """As when the system goes on to another one: the new version makes the backup."""
    place = Place(city / "place")
    shutil.rmtree(place.version(str(place.current())) / "python")
    upgrade(city)
    assert held(city) == ("2.0.0", 5)
    assert len([*place.backups.iterdir()]) == 1


def test_older_data_are_copied_and_stay(city: Path, tmp_path: Path) -> None:
    place, bundle = Place(tmp_path / "another"), source.found(city / "new")
    small.write(tmp_path / "before", 4)
    small.packages(place, bundle)
    with places.held(place):
        changing.install(bundle, place, Wishes(is_service=False, brought=tmp_path / "before"))
    assert small.entries(place.data) == small.entries(tmp_path / "before") == 4


def test_one_at_a_time(city: Path) -> None:
    line = "import sys; from pathlib import Path; from tests.bundle.conftest import upgrade; upgrade(Path(sys.argv[1]))"
    with places.held(Place(city / "place")):
        done = subprocess.run([sys.executable, "-c", line, str(city)], capture_output=True, text=True, check=False)
    assert "ほかの画面で、導入か版の入れ替えが動いています" in done.stderr
    assert held(city) == ("1.0.0", 5)


def test_who_serves_in_a_window_is_asked_to_close_it(city: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(service, "health", lambda _: {"status": "ok"})
    with pytest.raises(DashboardError, match="閉じてから"):
        upgrade(city)
    assert held(city) == ("1.0.0", 5)


def test_a_full_disk_is_said_before_anything_is_done(city: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "disk_usage", lambda _: SimpleNamespace(free=1))
    with pytest.raises(DashboardError, match=r"空き容量が足りません。0\.5GB 以上"):
        upgrade(city)


@pytest.mark.parametrize("is_there", [True, False])
def test_a_ledger_that_is_lost_is_not_nothing(tmp_path: Path, is_there: bool) -> None:
    """An empty place has nothing to back up; one that lost its ledger is not taken for an empty one."""
    assert changing.is_nothing_kept(tmp_path)
    if is_there:
        small.write(tmp_path, 0)
        assert changing.is_nothing_kept(tmp_path)
        small.write(tmp_path, 1)
    else:
        (tmp_path / "originals").mkdir()
    assert not changing.is_nothing_kept(tmp_path)


def test_other_programs_of_the_folder_one_is_in_are_not_taken(city: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder called dashboard lies where somebody happens to type the command."""
    (city / "dashboard").mkdir()
    (city / "dashboard" / "__init__.py").write_text("raise SystemExit('somebody else’s')", encoding="utf-8")
    monkeypatch.chdir(city)
    upgrade(city)
    assert program.runs(Place(city / "place").version(str(Place(city / "place").current())))
