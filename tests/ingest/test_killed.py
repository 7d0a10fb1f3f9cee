"""An import of many municipalities that is killed: nothing is half, nothing is there twice, the next one ends it."""

import contextlib
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from dashboard.__main__ import main
from dashboard.ingest.spread import Readers
from dashboard.municipalities import folders
from dashboard.settings import ROOT
from dashboard.store import answers
from tests.conftest import each_here
from tests.ingest.prefecture import CHIYODA, CHUO, listed, recorded, sent
from tests.killing import killed

pytestmark = pytest.mark.slow

FILES = {CHIYODA: ["市民課_R8.10.csv", "税務課_R8.10.csv"], CHUO: ["市民課_R8.10.csv"]}
"""A municipality's files in the order of their names; the larger municipality is taken first."""


@contextlib.contextmanager
def here(_: Readers) -> Iterator[Callable[..., list[Any]]]:
    """Files are read in the process that is killed."""
    yield each_here


def imports(folder: Path, *, is_built: bool = False) -> None:
    """The command; a build that is killed is looked at in tests/ledger, and leaving it out saves a minute."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Readers, "run", here)
        patch.setenv("DASHBOARD_DATA", str(folder / "root"))
        if not is_built:
            patch.setattr("dashboard.store.build.ensure", lambda _: None)
        assert main(["import", str(folder / "in"), "--processes", "1"]) == 0


def test_killed_anywhere(tmp_path: Path) -> None:
    here = tmp_path / "prefecture"
    for code, count in ((CHIYODA, 3), (CHUO, 2)):
        sent(here / "in", {f"{code}/{file}": listed(file[:3], count) for file in FILES[code]})
    (here / "root" / folders.FOLDER).mkdir(parents=True)
    seen = set()
    for folder in killed(imports, here, tmp_path, ["ingest", "ledger"], 3):
        left = recorded(folder / "root")
        assert all(files in ([], FILES[code]) for code, files in left.items()), "all files of a municipality, or none"
        seen.add(tuple(sorted(code for code, files in left.items() if files)))
        imports(folder)
        assert recorded(folder / "root") == FILES, "the rest is there, and nothing is there twice"
    assert seen == {(), (CHIYODA,), (CHIYODA, CHUO)}, "it was killed before, between and after them"
    imports(folder, is_built=True)
    stores = map(answers.serving, folders.all_of(folder / "root").values())
    assert [int(answers.answer(store, "online/totals")["applicable"].iloc[0]) for store in stores] == [6, 2]


@pytest.mark.skipif(sys.platform == "win32", reason="kill -9 is a Unix matter: NOT TESTED")
def test_killed_while_its_processes_work(tmp_path: Path) -> None:
    """What the killed one had begun may still come to its end; the next one waits for that and goes on."""
    root = tmp_path / "root"
    files = {f"{code}/{name}": listed(name[:3]) for code, names in FILES.items() for name in names}
    line = [sys.executable, "-m", "dashboard", "import", "--municipalities", "--processes", "2"]
    line.append(str(sent(tmp_path / "in", files)))
    environment = {**os.environ, "DASHBOARD_DATA": str(root)}
    begun = subprocess.Popen(line, cwd=ROOT, env=environment, stdout=subprocess.DEVNULL)
    until = time.monotonic() + 60
    while not any(recorded(root).values()) and time.monotonic() < until:
        time.sleep(0.05)
    begun.kill()
    begun.wait()
    done = subprocess.run(line, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    assert "待ち 0" in done.stdout
    assert {code: len(entries) for code, entries in recorded(root).items()} == {
        code: len(names) for code, names in FILES.items()
    }
