"""Whatever a disk or an engine says in English reaches a person as a reason and a way out in Japanese."""

import contextlib
import errno
import os
import re
import sqlite3
import threading
from pathlib import Path

import duckdb
import pytest

from dashboard.disk import faults, files, locks
from dashboard.errors import DashboardError
from dashboard.store import build

ENGLISH = re.compile(r"[A-Za-z]{3}")


@pytest.mark.parametrize("number", sorted(errno.errorcode))
def test_every_error_of_the_system(number: int) -> None:
    said = faults.told(OSError(number, os.strerror(number), "/somebody/data/ledger.sqlite3"))
    assert said.endswith("。")
    assert not ENGLISH.search(said.replace("log", ""))


@pytest.mark.parametrize(
    ("number", "said"),
    [
        (errno.ENOSPC, "空き容量"),
        (errno.EDQUOT, "空き容量"),
        (errno.EROFS, "読み取り専用"),
        (errno.EACCES, "権限"),
        (errno.EIO, "ネットワークのつながり"),
        (errno.EBUSY, "使用中"),
    ],
)
def test_the_usual_ones_say_what_to_do(number: int, said: str) -> None:
    error = OSError(number, os.strerror(number))
    assert said in faults.told(error)
    assert faults.told(duckdb.IOException(f'IO Error: Could not write file "/x/y": {os.strerror(number)}')) == (
        faults.told(error)
    )


def test_a_ledger_in_use(tmp_path: Path) -> None:
    with (
        contextlib.closing(sqlite3.connect(tmp_path / "a", isolation_level=None)) as first,
        contextlib.closing(sqlite3.connect(tmp_path / "a", timeout=0)) as second,
    ):
        first.execute("BEGIN EXCLUSIVE")
        with pytest.raises(sqlite3.OperationalError) as refused:
            second.execute("CREATE TABLE x (y)")
    assert "使用中" in faults.told(refused.value)


def test_what_the_error_says_itself_goes_to_the_log(caplog: pytest.LogCaptureFixture) -> None:
    with (
        pytest.raises(DashboardError, match="書けません。ディスクの空き容量"),
        faults.told_as("書けません。"),
    ):
        raise OSError(errno.ENOSPC, "No space left on device", "/somebody/data")
    assert "/somebody/data" in caplog.text


def test_who_waits_too_long_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(locks, "PATIENCE", 0.1)
    with locks.held(tmp_path, "build.lock"), pytest.raises(DashboardError, match="使用中"):
        build.build(tmp_path)


def refusing(times: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """A drive that refuses to rename so many times: somebody else has the file open."""
    real, refused = Path.replace, iter(range(times))

    def replace(self: Path, target: Path) -> Path:
        if next(refused, None) is not None:
            raise PermissionError(errno.EACCES, "The process cannot access the file", str(self))
        return real(self, target)

    monkeypatch.setattr(Path, "replace", replace)


def test_a_rename_that_is_refused_for_a_moment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    refusing(2, monkeypatch)
    sha256 = files.keep(tmp_path, b"content")
    assert [path.name for path in tmp_path.iterdir()] == [sha256]


def test_a_rename_that_is_refused_for_good(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "WAITS", (0.0, 0.0))
    refusing(3, monkeypatch)
    with pytest.raises(DashboardError, match="権限"), faults.told_as("書けません。"):
        files.keep(tmp_path, b"content")
    assert not [*tmp_path.iterdir()], "nothing half is left"


def test_every_rename_waits_its_turn() -> None:
    """One helper renames: nobody else does."""
    root = Path(faults.__file__).parents[1]
    renaming = [
        path.relative_to(root).as_posix()
        for path in root.rglob("*.py")
        if re.search(r"os\.(replace|rename)\(|\.rename\(|(new|path|Path\([^)]*\))\.replace\(\w+\)", path.read_text())
    ]
    assert renaming == ["disk/files.py"]


def test_two_keep_the_same_at_once(tmp_path: Path) -> None:
    threads = [threading.Thread(target=files.keep, args=(tmp_path, b"same")) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len([*tmp_path.iterdir()]) == 1


def test_only_what_lasts_waits_for_the_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    waited: list[int] = []
    monkeypatch.setattr(os, "fsync", waited.append)
    with files.passing():
        files.write(tmp_path / "a", b"trial")
    assert ((tmp_path / "a").read_bytes(), waited) == (b"trial", [])
    files.write(tmp_path / "a", b"for good")
    assert waited
