"""A backup is put back into an empty data folder: all of it or nothing."""

import errno
import os
from pathlib import Path
from typing import Final

from dashboard.disk import faults, files, owner, workplaces
from dashboard.errors import DashboardError
from dashboard.ledger import guard, versions
from dashboard.ledger.ledger import Ledger
from dashboard.upkeep import archive, contents
from dashboard.upkeep.archive import Foreign, Manifest

PREFIX: Final = f"{files.NEW}restore-"
_LOG: Final = "log"
"""What a refused attempt leaves in a folder that is empty but for it."""


def restore(source: Path, folder: Path, *, keys: Path | None = None) -> Manifest:
    """Put a backup, and keys that were kept apart, into this folder. Returns what it says. Raises DashboardError."""
    _refuse_occupied(folder)
    with faults.told_as("控えを戻せませんでした。何も戻していません。"), owner.only():
        folder.parent.mkdir(parents=True, exist_ok=True)
        with workplaces.made(folder.parent, PREFIX) as new:
            manifest = archive.read(source, new)
            if keys:
                _add_keys(keys, manifest, new)
            _check_whole(manifest, new)
            _settle(new, folder)
    return manifest


def keys_missing(manifest: Manifest, folder: Path) -> list[str]:
    """The keys that belong to this backup and did not come back with it."""
    return [name for name in manifest.keys if not (folder / name).exists()]


def _refuse_occupied(folder: Path) -> None:
    if folder.exists() and any(each.name != _LOG for each in folder.iterdir()):
        raise DashboardError(
            f"データフォルダー（{folder.name}）が空ではありません。何も戻していません。"
            "空のフォルダーを DASHBOARD_DATA に書いて、もう一度実行してください。"
        )


def _add_keys(source: Path, manifest: Manifest, new: Path) -> None:
    """The two files tell by the sums of the keys whether they belong together."""
    apart = archive.read(source, None)
    if {name: sha256 for name, (_, sha256) in apart.files.items()} != dict(manifest.keys):
        raise DashboardError(
            f"鍵のファイル {source.name} は、この控えのものではありません。何も戻していません。"
            "控えと同じときにできた鍵のファイルを選んでください。"
        )
    archive.read(source, new)


def _check_whole(manifest: Manifest, new: Path) -> None:
    """A ledger that can be read, and every file it names but those that were missing already."""
    try:
        named = {each.name for each in contents.named(Ledger(new))}
    except versions.Newer as error:
        raise DashboardError(archive.NEWER) from error
    except guard.Unusable as error:
        raise Foreign from error
    if guard.FILE not in manifest.files or not named <= {*manifest.files, *manifest.missing}:
        raise Foreign


def _settle(new: Path, folder: Path) -> None:
    """One rename puts all of it in place; over a folder that is empty by then, or not at all."""
    for room in (path for path in new.iterdir() if path.is_dir()):
        files.settle(room)
    if (folder / _LOG).exists():
        files.replace(folder / _LOG, new / _LOG)
    files.settle(new)
    try:
        if os.name == "nt" and folder.exists():
            folder.rmdir()
        files.replace(new, folder)
    except OSError as error:
        if error.errno in (errno.ENOTEMPTY, errno.EEXIST):
            _refuse_occupied(folder)
        raise
    files.settle(folder.parent)
