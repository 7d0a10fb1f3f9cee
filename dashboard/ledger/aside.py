"""Starting anew, or going on with what there is, on purpose: the old is moved aside, never deleted."""

import datetime as dt
from pathlib import Path
from typing import Final

from dashboard.disk import faults, files
from dashboard.errors import DashboardError
from dashboard.ledger import guard, keys, mark, pseudonyms, versions
from dashboard.ledger.ledger import Ledger
from dashboard.settings import PRIVATE, STORE

OURS: Final = (
    *(guard.FILE, f"{guard.FILE}-journal", mark.FILE, *guard.ROOMS),
    *(pseudonyms.FILE, keys.MASKING, STORE, PRIVATE),
)
"""What belongs together and is of no use apart."""


def everything(folder: Path) -> Path:
    """Move the ledger and all that hangs on it into a folder of its own. Returns that. Settings and log stay."""
    there = [folder / name for name in OURS if (folder / name).exists()]
    there += folder.glob(versions.COPY.format(version="*", sha256="*"))
    if not there:
        raise DashboardError("データフォルダーには、まだ何も取り込まれていません。")
    return _moved(folder, there)


def the_mark(folder: Path) -> Path:
    """Go on with the ledger that lies there, shorter or other than it was: only its mark goes aside. Returns where to.

    Raises DashboardError when the ledger is missing or damaged, or when nothing is wrong with it.
    """
    left = folder / mark.FILE
    try:
        Ledger(folder).entries()
    except guard.Doubtful:
        where = _moved(folder, [left])
    else:
        raise DashboardError("台帳は、前に書いたときのままです。何も変えていません。")
    try:
        Ledger(folder).entries()
    except DashboardError:
        files.replace(where / mark.FILE, left)
        where.rmdir()
        raise
    return where


def _moved(folder: Path, paths: list[Path]) -> Path:
    with faults.told_as("移せません。残りはそのままです。"):
        where = _free(folder)
        where.mkdir(mode=0o700)
        for path in paths:
            files.replace(path, where / path.name)
    return where


def _free(folder: Path) -> Path:
    """A name that nothing has yet."""
    stem = f"old-{dt.datetime.now().astimezone():%Y%m%d-%H%M%S}"
    names = [stem, *(f"{stem}-{number}" for number in range(2, 100))]
    return next(folder / name for name in names if not (folder / name).exists())
