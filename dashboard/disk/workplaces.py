"""A folder to make something in, beside where it is to be; what a killed process left is removed by the next."""

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from dashboard.disk import locks, owner

_LOCK = "in-use.lock"


@contextmanager
def made(folder: Path, prefix: str) -> Iterator[Path]:
    """A new empty folder, its owner's only, until the block ends. Names that begin so are nobody else's."""
    for left in folder.glob(f"{prefix}*"):
        _remove_if_left(left)
    with owner.only():
        own = Path(tempfile.mkdtemp(dir=folder, prefix=prefix))
    try:
        with locks.held(own, _LOCK):
            place = own / "new"
            place.mkdir(mode=0o700)
            yield place
    finally:
        shutil.rmtree(own, ignore_errors=True)


def _remove_if_left(left: Path) -> None:
    """The system gave its lock back when its process died. Without a lock it is not ours, or is just being made."""
    if left.is_symlink() or not (left / _LOCK).is_file():
        return
    try:
        with locks.held(left, _LOCK, 0):
            pass
    except OSError:
        return
    shutil.rmtree(left, ignore_errors=True)
