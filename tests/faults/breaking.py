"""Every way a data folder breaks, done to a copy."""

import contextlib
import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

import pytest

from dashboard.ledger import database, guard, versions
from dashboard.store import answers as store

if sys.platform != "win32":
    import resource

Break = Callable[[Path], AbstractContextManager[Path]]
"""Breaks the folder while the block runs; gives where it then is."""

_IS_ROOT = hasattr(os, "getuid") and os.getuid() == 0


def once(change: Callable[[Path], object]) -> Break:
    """A fault that is one change of the folder."""

    @contextmanager
    def broken(folder: Path) -> Iterator[Path]:
        change(folder)
        yield folder

    return broken


def noise(path: Path, start: float = 0, length: int = 4096) -> None:
    """Other bytes from this part of the file on."""
    content = bytearray(path.read_bytes())
    place = int(len(content) * start)
    content[place : place + length] = bytes((each * 37 + 11) % 256 for each in range(length))
    path.write_bytes(content)


def shortened(folder: Path) -> None:
    """A sound ledger that ends before the last import: an old backup."""
    with contextlib.closing(sqlite3.connect(folder / guard.FILE)) as connection:
        connection.executescript("DROP TRIGGER entries_are_never_deleted; DELETE FROM entries WHERE id > 1;")


def another(folder: Path) -> None:
    """A sound ledger as long as before that says something else."""
    with contextlib.closing(sqlite3.connect(folder / guard.FILE)) as connection:
        connection.executescript("DROP TRIGGER entries_are_never_changed; UPDATE entries SET as_of = '2025-01-31'")


def index_damaged(folder: Path) -> None:
    """Every row of the ledger can be read, but not what finds them."""
    with contextlib.closing(sqlite3.connect(folder / guard.FILE)) as connection:
        page, size = connection.execute(
            "SELECT rootpage, page_size FROM sqlite_master, pragma_page_size WHERE type = 'index'"
        ).fetchone()
    content = bytearray((folder / guard.FILE).read_bytes())
    content[(page - 1) * size : page * size] = b"\xff" * size
    (folder / guard.FILE).write_bytes(content)


def schema_damaged(folder: Path) -> None:
    """What SQLite quotes of the tables is no text any more."""
    path = folder / guard.FILE
    path.write_bytes(path.read_bytes().replace(b"AUTOINCREMENT", b"AUTOINC\xe5EMENT"))


def emptied(folder: Path) -> None:
    """A ledger with tables and no rows, without the mark, as a careless tool leaves it."""
    (folder / "ledger.mark").unlink()
    (folder / guard.FILE).unlink()
    with contextlib.closing(sqlite3.connect(folder / guard.FILE)) as connection:
        connection.executescript("".join(versions.STEPS))


def rows_of_noise(folder: Path) -> None:
    """What was read in the imports can be read no more."""
    for path in (folder / "rows").iterdir():
        noise(path)


def rows_and_store_gone(folder: Path) -> None:
    """Neither the figures nor what they are made of."""
    shutil.rmtree(folder / "rows")
    (folder / store.FILE).unlink()


@contextmanager
def in_use(folder: Path) -> Iterator[Path]:
    """Another program holds the ledger and does not let go."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(database, "WAIT_SECONDS", 0.05)
        with contextlib.closing(sqlite3.connect(folder / guard.FILE, isolation_level=None)) as connection:
            connection.execute("BEGIN EXCLUSIVE")
            yield folder
            connection.execute("ROLLBACK")


@contextmanager
def read_only(folder: Path) -> Iterator[Path]:
    """A folder in which nothing can be written; root is stopped by the file system only."""
    if _IS_ROOT:
        with _drive(folder, 64 << 20) as drive:
            _system("mount", "-o", "remount,ro", str(drive.parent))
            yield drive
        return
    paths = [folder, *folder.rglob("*")]
    modes = {path: path.stat().st_mode for path in paths}
    for path in paths:
        path.chmod(modes[path] & ~0o222)
    try:
        yield folder
    finally:
        for path in paths:
            path.chmod(modes[path])


def full(room: int) -> Break:
    """A disk with so many bytes left."""

    @contextmanager
    def broken(folder: Path) -> Iterator[Path]:
        if not _IS_ROOT:
            with _no_file_larger_than(room):
                yield folder
            return
        with _drive(folder, 64 << 20) as drive:
            _fill(drive.parent / "other", room)
            yield drive

    return broken


def _fill(path: Path, room: int) -> None:
    """Leave so many bytes of the drive; every one that is left is a whole page."""
    with contextlib.suppress(OSError), path.open("wb", buffering=0) as file:
        while True:
            file.write(bytes(4096))
    os.truncate(path, max(0, path.stat().st_size - room))


@contextmanager
def _no_file_larger_than(size: int) -> Iterator[None]:
    if sys.platform == "win32":
        pytest.skip("no limit of files on this system, and no drive of its own: NOT TESTED")
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


@contextmanager
def _drive(folder: Path, size: int) -> Iterator[Path]:
    """A copy of the folder on a drive of its own."""
    place = folder.with_name(f"{folder.name}-drive")
    place.mkdir()
    try:
        _system("mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", str(place))
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("this machine lets no drive be mounted: read-only and full disks NOT TESTED")
    try:
        yield Path(shutil.copytree(folder, place / "data"))
    finally:
        _system("umount", "-l", str(place))
        place.rmdir()


def _system(*command: str) -> None:
    subprocess.run(command, check=True, capture_output=True)


OF_THE_LEDGER: dict[str, Break] = {
    "missing": once(lambda folder: (folder / guard.FILE).unlink()),
    "0 bytes": once(lambda folder: (folder / guard.FILE).write_bytes(b"")),
    "no rows": once(emptied),
    "not SQLite": once(lambda folder: (folder / guard.FILE).write_bytes(b"nothing like a ledger" * 1000)),
    "cut off": once(lambda folder: os.truncate(folder / guard.FILE, 8192)),
    "a page of noise": once(lambda folder: noise(folder / guard.FILE, 0.2)),
    "index damaged": once(index_damaged),
    "schema damaged": once(schema_damaged),
    "shorter": once(shortened),
    "another": once(another),
}
OTHERS: dict[str, Break] = {
    "ledger in use": in_use,
    "store missing": once(lambda folder: (folder / store.FILE).unlink()),
    "store of noise": once(lambda folder: noise(folder / store.FILE, 0, 1 << 20)),
    "store damaged within": once(lambda folder: noise(folder / store.FILE, 0.3, 1 << 20)),
    "private missing": once(lambda folder: (folder / store.PRIVATE).unlink()),
    "originals missing": once(lambda folder: shutil.rmtree(folder / "originals")),
    "rows missing": once(lambda folder: shutil.rmtree(folder / "rows")),
    "rows of noise": once(rows_of_noise),
    "rows and store gone": once(rows_and_store_gone),
    "key emptied": once(lambda folder: (folder / "respondents.key").write_bytes(b"")),
    "settings broken": once(lambda folder: (folder / "settings.toml").write_text("[city\nname = 3")),
    "settings not text": once(lambda folder: (folder / "settings.toml").write_bytes(b"\x82\xa0 = 1")),
    "read-only": read_only,
    "disk full": full(0),
    "disk nearly full": full(200_000),
}
EVERY = {**{f"ledger {name}": fault for name, fault in OF_THE_LEDGER.items()}, **OTHERS}
