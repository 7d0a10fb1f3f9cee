"""The zip of a backup: a manifest that says what the files are, and the files, each with its size and SHA-256.

Nothing in it is trusted: names are compared with ours before anything is written, sizes with what was said, bytes with
their sums; nothing is extracted by its own name.
"""

import contextlib
import datetime as dt
import hashlib
import json
import shutil
import zipfile
import zlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import IO, Any, Final

from dashboard.disk import files
from dashboard.errors import DashboardError
from dashboard.upkeep import contents
from dashboard.upkeep.figures import Figures

FORMAT: Final = 1
MANIFEST: Final = "manifest.json"
_LARGEST_MANIFEST, _PIECE, _SMALL, _MOST_RATIO = 64 << 20, 1 << 20, 64 << 20, 200
FOREIGN: Final = (
    "このファイルは、控えではないか、壊れています。backup で作ったファイルを選んでください。何も戻していません。"
)
_STRANGE: Final = (
    *(zipfile.BadZipFile, zlib.error, RuntimeError, EOFError),
    *(ValueError, LookupError, TypeError, AttributeError),
)
"""What a zip of others does to its reader, or a manifest to ours."""
NEWER: Final = "この控えは、新しい版のプログラムで作られています。プログラムを新しくしてから戻してください。"


class Foreign(DashboardError):
    """A file that no backup of ours can be."""

    def __init__(self) -> None:
        super().__init__(FOREIGN)


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a backup says of itself. ``files``: name → size and SHA-256.

    ``program`` and ``ledger`` are versions, ``at`` when it was made (UTC), ``holds`` how much of what, ``keys`` the
    SHA-256 of the keys that belong to it, wherever they are. ``missing`` are kept files that were gone or damaged then.
    ``figures`` is None where the store was not that of the ledger.
    """

    program: str
    ledger: int
    at: str
    holds: Mapping[str, int]
    keys: Mapping[str, str]
    missing: list[str] = field(default_factory=list)
    figures: Figures | None = None
    files: Mapping[str, tuple[int, str]] = field(default_factory=dict)
    format: int = FORMAT


def write(path: Path, found: Mapping[str, Path], told: Callable[[Mapping[str, tuple[int, str]]], Manifest]) -> Manifest:
    """Write a new archive of these files. ``told`` makes the manifest of what went in."""
    with path.open("xb") as file:
        with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as packed:
            manifest = told({name: _packed(packed, name, each) for name, each in found.items()})
            packed.writestr(MANIFEST, json.dumps(asdict(manifest), ensure_ascii=False, indent=1))
        files.flush(file)
    return manifest


def read(path: Path, folder: Path | None) -> Manifest:
    """Compare all of an archive with its manifest, and put its files into an empty folder (None: nowhere).

    Raises Foreign, or DashboardError for one of a newer program.
    """
    with _understood(), zipfile.ZipFile(path) as packed:
        manifest = _manifest(packed)
        _check_room(manifest, path, folder)
        for name, said in manifest.files.items():
            _unpack(packed, name, said, folder)
        return manifest


def _packed(packed: zipfile.ZipFile, name: str, path: Path) -> tuple[int, str]:
    """Size and SHA-256 of exactly the bytes that went in."""
    with path.open("rb") as source, packed.open(name, "w", force_zip64=True) as target:
        return _copied(source, target)


def _copied(source: IO[bytes], target: IO[bytes] | None) -> tuple[int, str]:
    digest, size = hashlib.sha256(), 0
    while piece := source.read(_PIECE):
        digest.update(piece)
        size += len(piece)
        if target:
            target.write(piece)
    return size, digest.hexdigest()


@contextlib.contextmanager
def _understood() -> Iterator[None]:
    try:
        yield
    except _STRANGE as error:
        raise Foreign from error


def _manifest(packed: zipfile.ZipFile) -> Manifest:
    """What it says it holds, if it holds exactly that and nothing that we would not have put in."""
    if packed.getinfo(MANIFEST).file_size > _LARGEST_MANIFEST:
        raise Foreign
    said: dict[str, Any] = json.loads(packed.read(MANIFEST))
    if int(said["format"]) > FORMAT:
        raise DashboardError(NEWER)
    manifest = Manifest(**said | {"files": {name: _file(*each) for name, each in said["files"].items()}})
    _check_said(manifest)
    names = [*manifest.files, MANIFEST]
    if sorted(packed.namelist()) != sorted(names) or not all(map(_is_ours, manifest.files)):
        raise Foreign
    if any(packed.getinfo(name).file_size != size for name, (size, _) in manifest.files.items()):
        raise Foreign
    return manifest


def _check_said(manifest: Manifest) -> None:
    """What is shown or looked for later is of the kind that we write."""
    dt.datetime.fromisoformat(manifest.at)
    if manifest.keys.keys() - {*contents.KEYS} or not all(map(contents.sum_in, manifest.missing)):
        raise Foreign
    for sums in (manifest.figures or {}).values():
        if not all(isinstance(each, float) for each in sums.values()):
            raise Foreign


def _file(size: Any, sha256: Any) -> tuple[int, str]:
    if type(size) is not int or size < 0 or not isinstance(sha256, str):
        raise Foreign
    return size, sha256


def _is_ours(name: str) -> bool:
    single = (*contents.OF_LEDGER, *contents.OWN, *contents.KEYS)
    return name in single or contents.sum_in(name) is not None or contents.is_audit(name)


def _check_room(manifest: Manifest, path: Path, folder: Path | None) -> None:
    """No bomb, and nothing that the disk cannot hold: both before the first byte is written."""
    total = sum(size for size, _ in manifest.files.values())
    if total > max(_SMALL, _MOST_RATIO * path.stat().st_size):
        raise Foreign
    if folder and total > shutil.disk_usage(folder).free:
        raise files.full()


def _unpack(packed: zipfile.ZipFile, name: str, said: tuple[int, str], folder: Path | None) -> None:
    """Compare one file with what was said of it, and with its name; and write it where it is to be."""
    with contextlib.ExitStack() as opened:
        source = opened.enter_context(packed.open(name))
        target = opened.enter_context(_new(folder / name)) if folder else None
        found = _copied(source, target)
        if target:
            files.flush(target)
    if found != said or contents.sum_in(name) not in (None, found[1]):
        raise Foreign


def _new(path: Path) -> IO[bytes]:
    path.parent.mkdir(exist_ok=True)
    return path.open("xb")
