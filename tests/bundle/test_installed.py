"""The Linux bundle itself: installed where there is no network, serving, upgraded, refused and taken back."""

import json
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from bundle import make, trial
from bundle.installer import service, source
from bundle.installer.place import Place
from dashboard.importers import SourceFile
from dashboard.ledger.importing import import_files
from dashboard.ledger.ledger import Ledger
from dashboard.settings import ROOT
from dashboard.store import answers, build
from dashboard.upkeep import figures
from tests.bundle import small
from tests.pages.lists import ONE_MONTH
from tests.servers import free_port

pytestmark = pytest.mark.slow


@dataclass
class Machine:
    """What a machine has on which the bundle was installed, and what was said meanwhile."""

    folder: Path
    said: str

    @property
    def place(self) -> Place:
        return Place(self.folder / "place")

    def unpacked(self, version: str) -> Path:
        """The same program by the name of another version."""
        bundle = self.folder / "unplugged"
        path = bundle / source.PROGRAM / "pyproject.toml"
        text = path.read_text(encoding="utf-8")
        path.write_text(text.replace(f'version = "{VERSION}"', f'version = "{version}"'), encoding="utf-8")
        said = json.loads((bundle / source.MANIFEST).read_text(encoding="utf-8"))
        small.told(bundle, {**said, "version": version})
        return bundle / "install.sh"

    def run(self, *command: str, status: int = 0) -> str:
        """What a command says, all of it; it must end with this status."""
        done = subprocess.run(
            command, cwd=self.folder, env=trial.bare(self.folder), check=False, text=True,
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
        )  # fmt: skip
        assert done.returncode == status, done.stdout
        return done.stdout

    def installed(self, script: Path, status: int = 0) -> str:
        return self.run("sh", str(script), "--place", str(self.place.folder), "--no-service", status=status)

    def asked(self, *words: str, status: int = 0) -> str:
        return self.run(str(self.place.folder / service.NAME), *words, status=status)


VERSION = make.version(ROOT)


@pytest.fixture(scope="module")
def machine(tmp_path_factory: pytest.TempPathFactory) -> Machine:
    """Installed in a network without a way out. Where the system allows no such network this fails, and says so."""
    folder = tmp_path_factory.mktemp("machine")
    bundle = make.make(ROOT, "linux", ["{}.{}".format(*sys.version_info[:2])], ROOT / "dist")
    with (folder / "said.txt").open("w+", encoding="utf-8") as said:
        trial.tried(bundle, folder, said)
        said.seek(0)
        told = Machine(folder, said.read())
    (told.place.folder / service.OPTIONS).write_text(f"[server]\nport = {free_port()}\n", encoding="utf-8")
    return told


def test_an_empty_machine_without_a_network_serves_the_sample_city(machine: Machine) -> None:
    assert "no route, and outside: Network is unreachable" in machine.said
    assert "'status': 'ok'" in machine.said
    assert "page: 200" in machine.said
    assert "applicable,online," in machine.said
    assert str(machine.place.current()).startswith(f"{VERSION}-")


def test_another_version_and_back_keep_every_figure(machine: Machine) -> None:
    """The version says itself that its figures are those of before; they are compared here once more."""
    place, first = machine.place, machine.place.current()
    imported(place.data, "一覧_20261031.csv")
    before = figures.of(answers.serving(place.data))
    assert before["online/totals"]["applicable"] == 2

    said = machine.installed(machine.unpacked("99.0.0"))
    assert f"数値は、控えを取ったときと同じです（{len(before)}の問いで見比べました）" in said
    assert str(place.current()).startswith("99.0.0-")
    assert figures.differing(before, figures.of(answers.serving(place.data))) == []
    assert len([*place.folder.glob("environments/*")]) == 1, "the same packages are not installed twice"

    # What was imported since stays, for the version before can read it.
    imported(place.data, "一覧_20261130.csv")
    said = machine.asked("back")
    assert f"前の版 {first} に戻しました" in said
    assert place.current() == first
    assert [each.file for each in Ledger(place.data).entries()] == ["一覧_20261031.csv", "一覧_20261130.csv"]
    assert figures.of(answers.serving(place.data))["online/totals"]["applicable"] == 2
    assert len([*place.backups.glob("*.zip")]) == 2
    assert not [*place.folder.glob(".new-*")]


def imported(data: Path, name: str) -> None:
    """As the running version would: its code is this code."""
    report = import_files(data, [SourceFile(name, ONE_MONTH.encode())], by="係")
    assert not report.refused
    assert build.ensure(data) is None


def test_who_is_already_there_is_left_alone(machine: Machine) -> None:
    assert "まだ入っていません" in machine.run(
        "sh", str(machine.place.folder / service.NAME), "--place", str(machine.folder / "nowhere"), "status", status=1
    )
    assert "サーバー：動いていません" in machine.asked("status", status=1)
    assert "使えません" in machine.asked("status", "いま", status=2)
