"""Files that are whole or not there: bytes kept for ever under their own SHA-256, and renames that wait their turn."""

import contextlib
import errno
import hashlib
import os
import tempfile
import time
from collections.abc import Iterator
from contextvars import ContextVar
from pathlib import Path
from typing import IO, Final

from dashboard.disk import owner
from dashboard.errors import DashboardError

NEW: Final = ".new-"
"""How the name of a file begins that is not whole yet."""
WAITS: Final = (0.05, 0.1, 0.2, 0.4, 0.8)
"""Seconds between attempts to rename: scanners and network drives hold a new file for a moment."""
DAY: Final = 24 * 60 * 60
_lasts: Final = ContextVar("lasts", default=True)


@contextlib.contextmanager
def passing() -> Iterator[None]:
    """What is written meanwhile will be thrown away: it need not outlive a power cut, and no disk is waited for."""
    token = _lasts.set(False)
    try:
        yield
    finally:
        _lasts.reset(token)


def keep(folder: Path, content: bytes, suffix: str = "") -> str:
    """Keep the bytes in this folder, only once. Returns their SHA-256. A copy that was damaged since is mended."""
    sha256 = hashlib.sha256(content).hexdigest()
    target = folder / f"{sha256}{suffix}"
    with owner.only():
        folder.mkdir(parents=True, exist_ok=True)
    owner.mend(folder)
    if not target.exists() or target.read_bytes() != content:
        write(target, content)
    return sha256


def kept(folder: Path, sha256: str, suffix: str = "", *, without: str) -> bytes:
    """The bytes that were kept. Raises DashboardError when they are gone or are not what they were.

    ``without`` says what to do where there is no backup.
    """
    name = f"{folder.name}/{sha256}{suffix}"
    way = f"バックアップから、データフォルダーの {folder.name} フォルダーを戻してください。{without}"
    try:
        content = (folder / f"{sha256}{suffix}").read_bytes()
    except OSError as error:
        raise DashboardError(f"台帳にあるファイル {name} を読めません。{way}") from error
    if hashlib.sha256(content).hexdigest() != sha256:
        raise DashboardError(f"台帳にあるファイル {name} が壊れています。{way}")
    return content


def write(target: Path, content: bytes) -> None:
    """Write a file whole or not at all, so that it outlives a power cut; its owner's only."""
    handle, name = tempfile.mkstemp(dir=target.parent, prefix=NEW)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            flush(file)
        replace(Path(name), target)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
    settle(target.parent)


def flush(file: IO[bytes]) -> None:
    """Make what was written into an open file outlive a power cut."""
    file.flush()
    if _lasts.get():
        os.fsync(file.fileno())


def full() -> OSError:
    """What a disk says that has no room left."""
    return OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def place(new: Path, target: Path) -> None:
    """Give a whole file its name, if nothing has that yet. Raises FileExistsError."""
    try:
        os.link(new, target)
    except FileExistsError:
        raise
    except OSError:
        # A drive without hard links, as sticks are: the name is taken first, by an empty file of ours.
        os.close(os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
        replace(new, target)
    new.unlink(missing_ok=True)
    settle(target.parent)


def replace(new: Path, target: Path) -> None:
    """Rename over what is there. A refusal may pass: it is tried again for a second and a half."""
    for seconds in (*WAITS, None):
        try:
            new.replace(target)
        except PermissionError:
            if seconds is None:
                raise
            time.sleep(seconds)
        else:
            return


def sweep(folder: Path) -> None:
    """Remove what a killed import began and never finished. Only for who holds the ledger: nobody else is writing."""
    with contextlib.suppress(OSError):
        for left in folder.glob(f"{NEW}*"):
            if time.time() - left.stat().st_mtime > DAY:
                left.unlink()


def settle(folder: Path) -> None:
    """Make a rename outlive a power cut, where the system lets a folder be synced (Windows and some drives do not)."""
    if not hasattr(os, "O_DIRECTORY") or not _lasts.get():
        return
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(handle)
    except OSError as error:
        if error.errno not in (errno.EINVAL, errno.ENOTSUP):
            raise
    finally:
        os.close(handle)
