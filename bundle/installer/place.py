"""Where it is installed: versions and packages side by side, one pointer to the version that holds, the data apart.

``current`` names a version and is changed by one rename. What is not whole yet has no mark, or a name that begins with
``.new-``, and is removed by whoever holds the lock next. An exchange of the data folder is written down first, and
finished by whoever comes next.
"""

import contextlib
import json
import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Final

from dashboard.disk import files
from dashboard.errors import DashboardError

CURRENT: Final = "current"
WHOLE: Final = "whole.json"
"""The last file of a version or of packages: what has none was never finished."""
BEFORE: Final = "before.json"
"""In a version: which one it followed, and the backup that was made then."""
_EXCHANGE: Final = "exchange.json"
_LOCK: Final = ".lock"


@dataclass(frozen=True, slots=True)
class Before:
    """What a version followed; ``backup`` is the name of a file in backups/ (None: there was nothing to keep)."""

    version: str
    backup: str | None


@dataclass(frozen=True, slots=True)
class Place:
    """An installation."""

    folder: Path

    @property
    def data(self) -> Path:
        """The data folder, the same for all versions."""
        return self.folder / "data"

    @property
    def backups(self) -> Path:
        """Where each change of versions leaves a backup."""
        return self.folder / "backups"

    def version(self, name: str) -> Path:
        """The folder of one version."""
        return self.folder / "versions" / name

    def packages(self, name: str) -> Path:
        """The folder of one set of packages."""
        return self.folder / "environments" / name

    def current(self) -> str | None:
        """The version that holds."""
        try:
            name = (self.folder / CURRENT).read_text(encoding="ascii").strip()
        except FileNotFoundError:
            return None
        return name or None

    def switch(self, name: str) -> None:
        """Make a version the one that holds."""
        write(self.folder / CURRENT, name + os.linesep)

    def before(self, name: str) -> Before | None:
        """What this version followed."""
        try:
            return Before(**json.loads((self.version(name) / BEFORE).read_text(encoding="utf-8")))
        except FileNotFoundError:
            return None

    def follows(self, name: str, before: Before) -> None:
        """Write down what a version will follow, before it does."""
        said = {"version": before.version, "backup": before.backup}
        write(self.version(name) / BEFORE, json.dumps(said))

    def exchange(self, new: Path, aside: str, version: str) -> None:
        """Put another data folder in place of the one that is there, which is kept beside it, with its version."""
        said = {"new": new.relative_to(self.folder).as_posix(), "aside": aside, "version": version}
        write(self.folder / _EXCHANGE, json.dumps(said))
        self.finish()

    def finish(self) -> None:
        """Go on with an exchange that was begun, wherever it stopped."""
        note = self.folder / _EXCHANGE
        try:
            said = json.loads(note.read_text(encoding="utf-8"))
        except FileNotFoundError:
            return
        new, aside = self.folder / said["new"], self.folder / said["aside"]
        if not aside.exists():
            files.replace(self.data, aside)
        if new.exists():
            files.replace(new, self.data)
        files.settle(self.folder)
        self.switch(said["version"])
        note.unlink()
        files.settle(self.folder)


def write(path: Path, text: str) -> None:
    """Write a small file whole or not at all; everybody may read it, as the program around it."""
    files.write(path, text.encode())
    path.chmod(0o644)


def is_whole(folder: Path) -> bool:
    """Whether a version or packages were finished."""
    return (folder / WHOLE).is_file()


def begin(folder: Path) -> None:
    """An empty folder for what is to be finished by ``finish``; what a killed process left goes."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)


def finish(folder: Path, said: dict[str, str]) -> None:
    """Say that it is whole."""
    write(folder / WHOLE, json.dumps(said))


@contextlib.contextmanager
def held(place: Place) -> Iterator[None]:
    """Nobody else changes this installation meanwhile; what a killed process left is finished or removed first."""
    place.folder.mkdir(parents=True, exist_ok=True)
    with (place.folder / _LOCK).open("ab") as file:
        if not _locked(file):
            raise DashboardError("ほかの画面で、導入か版の入れ替えが動いています。終わるのを待ってください。")
        place.finish()
        for left in place.folder.glob(f"{files.NEW}*"):
            shutil.rmtree(left, ignore_errors=True)
            left.unlink(missing_ok=True) if left.is_file() else None
        yield


def _locked(file: IO[bytes]) -> bool:
    """The system gives it back when its holder dies."""
    try:
        if sys.platform == "win32":
            import msvcrt

            file.seek(0)
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True


@contextlib.contextmanager
def trial(place: Place) -> Iterator[Path]:
    """A folder beside the data for what is tried; it goes afterwards. It belongs to whoever the data belong to."""
    folder = Path(tempfile.mkdtemp(dir=place.folder, prefix=f"{files.NEW}trial-"))
    give(folder, place.data)
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def give(folder: Path, like: Path) -> None:
    """Let a new folder belong to whom another belongs to."""
    if hasattr(os, "geteuid") and os.geteuid() == 0 and like.exists():
        owner = like.stat()
        os.chown(folder, owner.st_uid, owner.st_gid)
