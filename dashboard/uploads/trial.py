"""What would happen: a copy of the data folder in which an import or an undo is really done, and then thrown away."""

import contextlib
import os
import shutil
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from dashboard import settings
from dashboard.disk import faults, files, owner
from dashboard.ledger import database, guard, keys, mark, pseudonyms

PLACE: Final = ".trial-"
"""How the name of a copy begins. It lies in the data folder: only within one disk can files be shared."""
_KEPT: Final = (mark.FILE, keys.MASKING, pseudonyms.FILE, settings.FILE)


@contextmanager
def of(folder: Path) -> Iterator[Path]:
    """A copy of this data folder without its figures, to be changed as one likes.

    Originals and rows never change, so they are shared, not copied, where the disk can (hard links).
    """
    with faults.told_as("試しに集計できません。"), owner.only():
        folder.mkdir(parents=True, exist_ok=True)
        _sweep(folder)
        copy = Path(tempfile.mkdtemp(prefix=PLACE, dir=folder))
    try:
        with faults.told_as("試しに集計できません。"), owner.only():
            _fill(folder, copy)
        with files.passing():
            yield copy
    finally:
        shutil.rmtree(copy, ignore_errors=True)


def _fill(folder: Path, copy: Path) -> None:
    for name in _KEPT:
        if (folder / name).exists():
            shutil.copy2(folder / name, copy / name)
    # Rows first would miss what an import adds meanwhile: the ledger decides what must be there.
    database.copied(folder / guard.FILE, copy / guard.FILE)
    for room in guard.OF_IMPORTS:
        if (folder / room).is_dir():
            shutil.copytree(
                folder / room, copy / room, copy_function=_shared, ignore=shutil.ignore_patterns(f"{files.NEW}*")
            )


def _shared(original: str, copy: str) -> None:
    try:
        os.link(original, copy)
    except OSError:  # a drive without hard links
        shutil.copy2(original, copy)


def _sweep(folder: Path) -> None:
    """Remove what killed trials left."""
    for left in folder.glob(f"{PLACE}*"):
        with contextlib.suppress(OSError):
            if time.time() - left.stat().st_mtime > files.DAY:
                shutil.rmtree(left, ignore_errors=True)
