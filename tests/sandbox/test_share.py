"""Readers take what the PC has: each of them, all together, and those of two imports at once."""

import os
import signal
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from dashboard.sandbox import share
from dashboard.sandbox.child import Death, run_each
from tests.importers.victims import behave

GIB = share.GIB
HOLDER = "from dashboard.sandbox import share\nwith share.turn():\n    print('held', flush=True)\n    input()\n"


@pytest.fixture(autouse=True)
def _own_lock(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Other tests of this machine read meanwhile."""
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.setattr("tempfile.tempdir", None)


@pytest.mark.parametrize(
    ("free", "processors", "expected"),
    [
        (24 * GIB, 2, (2, 2 * GIB)),
        (16 * GIB, 16, (8, GIB)),
        (8 * GIB, 4, (4, GIB)),
        (4 * GIB, 4, (2, GIB)),
        (2 * GIB, 4, (1, GIB)),
        (3 * GIB, 1, (1, 3 * GIB // 2)),
        (0, 4, (1, GIB // 2)),
    ],
)
def test_all_together_take_half_of_what_is_free(free: int, processors: int, expected: tuple[int, int]) -> None:
    assert share.of(free, processors) == expected


def test_what_is_free_is_asked(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    assert 0 < share.free_memory() < 1 << 46
    for content in (None, "", "MemTotal: 5 kB\n", "nonsense"):
        path = tmp_path / "meminfo"
        if content is not None:
            path.write_text(content)
        monkeypatch.setattr(share, "_MEMORY", path)
        assert share.free_memory() == 4 * GIB


@pytest.mark.slow
def test_a_reader_gets_no_more_than_there_is(monkeypatch: pytest.MonkeyPatch) -> None:
    """3 GB would be granted, were there room for them."""
    assert isinstance(run_each(behave, [("allocate",)], memory=8 * GIB)[0], Death)
    monkeypatch.setattr(share, "MOST", 8 * GIB)
    monkeypatch.setattr(share, "free_memory", lambda: 16 * GIB)
    monkeypatch.setattr(os, "cpu_count", lambda: 1)
    assert run_each(behave, [("allocate",)], memory=8 * GIB) == ["allocate"]


def test_two_imports_read_one_after_the_other() -> None:
    entered = threading.Event()

    def second() -> None:
        with share.turn():
            entered.set()

    with share.turn():
        waiting = threading.Thread(target=second)
        waiting.start()
        assert not entered.wait(0.3)
    waiting.join()
    assert entered.is_set()


@pytest.mark.slow
def test_a_killed_import_holds_up_nobody(monkeypatch: pytest.MonkeyPatch) -> None:
    with subprocess.Popen([sys.executable, "-c", HOLDER], stdin=-1, stdout=-1) as holder:
        assert holder.stdout
        assert holder.stdout.readline() == b"held\n"
        monkeypatch.setattr(share, "WORTH_WAITING", 0.1)
        with share.turn():
            pass  # who has waited long enough goes by what is free
        holder.send_signal(signal.SIGKILL)
    monkeypatch.setattr(share, "WORTH_WAITING", 60)
    with share.turn():
        pass


def test_without_a_place_for_the_lock_files_are_read_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").touch()
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "file"))
    with share.turn():
        pass


@pytest.mark.slow
def test_what_readers_print_goes_to_the_log(
    capfd: pytest.CaptureFixture[str], caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("RUST_BACKTRACE", "full")
    assert run_each(behave, [("backtrace",)]) == ["backtrace"]
    assert capfd.readouterr() == ("", "")
    assert "stack backtrace, as RUST_BACKTRACE=0 has it" in caplog.text
