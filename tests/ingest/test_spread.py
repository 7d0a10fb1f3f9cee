"""A process that dies takes only its municipality with it."""

import os
import signal
import sys
from pathlib import Path

import pytest

from dashboard.ingest import spread
from dashboard.ingest.found import Given
from dashboard.ingest.one import How, Task
from dashboard.municipalities import folders
from dashboard.sandbox import share
from tests.ingest.prefecture import CHIYODA, CHUO, MINATO, listed, recorded, sent

pytestmark = pytest.mark.slow


class Deadly(type(Path())):  # type: ignore[misc]
    """A file that kills who reads it."""

    def read_bytes(self) -> bytes:
        os.kill(os.getpid(), signal.SIGKILL)
        return b""


@pytest.mark.skipif(sys.platform == "win32", reason="kill -9 is a Unix matter: NOT TESTED")
def test_a_death_is_told_and_the_others_go_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(share, "free_memory", lambda: 8 * share.GIB)
    (tmp_path / folders.FOLDER).mkdir()
    here = sent(tmp_path / "in", {"市民課_R8.10.csv": listed("市民課")}) / "市民課_R8.10.csv"
    # The largest is begun first: the one that dies is replaced while others wait.
    tasks = [Task(tmp_path, CHIYODA, [Given(Deadly(here), here.name, 1000)])]
    tasks += [Task(tmp_path, code, [Given(here, here.name, 100)]) for code in (CHUO, MINATO)]
    turns = {turn.code: turn for turn in spread.turns(tasks, How(is_built=False), 2)}
    assert {code: (turn.new, turn.waiting, turn.is_sure) for code, turn in turns.items()} == {
        CHIYODA: (0, 1, False),
        CHUO: (1, 0, True),
        MINATO: (1, 0, True),
    }
    assert "途中でプロセスが終わりました" in turns[CHIYODA].reasons[0]
    assert recorded(tmp_path) == {CHUO: [here.name], MINATO: [here.name]}
