"""A backup (控え): one zip of all that cannot be made again, with the SHA-256 of each file; and putting it back."""

import datetime as dt
import hashlib
import json
import os
import re
import shutil
import tempfile
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from dashboard.disk import faults, files, owner
from dashboard.errors import DashboardError
from dashboard.ledger import database, guard, keys, mark, pseudonyms
from dashboard.ledger.ledger import Ledger
from dashboard.settings import FILE as SETTINGS

MANIFEST: Final = "manifest.json"
FORMAT: Final = 1
KEYS: Final = (pseudonyms.FILE, keys.MASKING)
_LEDGER: Final = (guard.FILE, mark.FILE)
_SINGLE: Final = (SETTINGS, "template.pptx", *KEYS)
_KEPT: Final = re.compile(rf"({'|'.join(guard.ROOMS)})/([0-9a-f]{{64}})(\.[a-z0-9]{{1,10}})?")
_LARGEST_MANIFEST, _PIECE = 64 << 20, 1 << 20
_FOREIGN: Final = (
    "このファイルは、控えではないか、壊れています。何も戻していません。backup で作ったファイルを選んでください。"
)
_NEWER: Final = "この控えは、新しい版のプログラムで作られています。プログラムを新しくしてから戻してください。"


@dataclass(frozen=True, slots=True)
class Made:
    """What a backup holds; ``missing`` are kept files that the ledger names but that are gone."""

    imports: int
    files: int
    missing: list[str]


def make(folder: Path, out: Path, *, with_keys: bool) -> Made:
    """Write the backup whole or not at all, never over another file. Raises DashboardError."""
    if out.exists():
        raise DashboardError(f"{out.name} はすでにあります。上書きしません。別の名前を書いてください。")
    with faults.told_as(f"控え {out.name} を作れませんでした。"), tempfile.TemporaryDirectory() as held:
        copy = Path(held)
        database.copied(folder / guard.FILE, copy / guard.FILE)
        imports = [each for each in Ledger(copy).entries() if each.kind == "import"]
        if not imports:
            raise DashboardError("取り込んだ資料がまだないため、控えは要りません。")
        # What the copy names was there before it: files are only ever added.
        found = {name: path for name, path in _sources(folder, copy) if with_keys or name not in KEYS}
        named = {f"originals/{each.sha256}" for each in imports} | {f"rows/{each.rows_sha256}" for each in imports}
        missing = sorted(named - {name.split(".")[0] for name in found})
        _write(out, found, {"format": FORMAT, "day": f"{dt.date.today()}", "imports": len(imports)})
        return Made(len(imports), len(found), missing)


def restore(source: Path, folder: Path) -> dict[str, Any]:
    """Put a backup into an empty data folder, all of it or nothing. Returns its manifest. Raises DashboardError."""
    if folder.exists() and any(each.name != "log" for each in folder.iterdir()):
        raise DashboardError(
            f"データフォルダー（{folder.name}）が空ではありません。何も戻していません。"
            "空のフォルダーを DASHBOARD_DATA に書いて、もう一度実行してください。"
        )
    with faults.told_as("控えを戻せませんでした。"), owner.only():
        folder.parent.mkdir(parents=True, exist_ok=True)
        beside = Path(tempfile.mkdtemp(dir=folder.parent, prefix=files.NEW))
        try:
            manifest = _unpacked(source, beside)
            _settle(beside, folder)
        finally:
            shutil.rmtree(beside, ignore_errors=True)
    return manifest


def _sources(folder: Path, copy: Path) -> Iterator[tuple[str, Path]]:
    yield from ((name, copy / name) for name in _LEDGER if (copy / name).exists())
    yield from ((name, folder / name) for name in _SINGLE if (folder / name).exists())
    for room in guard.ROOMS:
        for path in sorted((folder / room).glob("*")):
            if _KEPT.fullmatch(name := f"{room}/{path.name}"):
                yield name, path


def _write(out: Path, found: dict[str, Path], manifest: dict[str, Any]) -> None:
    handle, new = tempfile.mkstemp(dir=out.parent, prefix=files.NEW)
    try:
        with os.fdopen(handle, "wb") as file:
            with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as packed:
                listed = {name: _packed(packed, name, path) for name, path in found.items()}
                packed.writestr(MANIFEST, json.dumps({**manifest, "files": listed}, indent=1))
            file.flush()
            os.fsync(file.fileno())
        if out.exists():
            raise FileExistsError(out)
        files.replace(Path(new), out)
    finally:
        Path(new).unlink(missing_ok=True)


def _packed(packed: zipfile.ZipFile, name: str, path: Path) -> dict[str, Any]:
    """Size and SHA-256 of exactly the bytes that went in."""
    digest, size = hashlib.sha256(), 0
    with path.open("rb") as source, packed.open(name, "w", force_zip64=True) as target:
        while piece := source.read(_PIECE):
            digest.update(piece)
            size += target.write(piece)
    return {"sha256": digest.hexdigest(), "size": size}


def _unpacked(source: Path, beside: Path) -> dict[str, Any]:
    try:
        with zipfile.ZipFile(source) as packed:
            manifest = _manifest(packed)
            for name, said in manifest["files"].items():
                _unpack(packed, name, said, beside)
            return manifest
    except (zipfile.BadZipFile, RuntimeError, NotImplementedError, EOFError, ValueError, KeyError, TypeError) as error:
        raise DashboardError(_FOREIGN) from error
    except zlib.error as error:
        raise DashboardError(_FOREIGN) from error


def _manifest(packed: zipfile.ZipFile) -> dict[str, Any]:
    """What the backup says it holds, if it holds exactly that. Raises DashboardError, ValueError and the like."""
    if packed.getinfo(MANIFEST).file_size > _LARGEST_MANIFEST:
        raise ValueError("manifest")
    manifest: dict[str, Any] = json.loads(packed.read(MANIFEST))
    if manifest["format"] > FORMAT:
        raise DashboardError(_NEWER)
    if sorted(packed.namelist()) != sorted([MANIFEST, *manifest["files"]]) or guard.FILE not in manifest["files"]:
        raise ValueError("names")
    return manifest


def _unpack(packed: zipfile.ZipFile, name: str, said: dict[str, Any], beside: Path) -> None:
    """Write one file, no more than it may be, if its name is one of ours and its bytes are what was said."""
    match = _KEPT.fullmatch(name)
    if not (match or name in (*_LEDGER, *_SINGLE)) or packed.getinfo(name).file_size != said["size"]:
        raise ValueError(name)
    (beside / name).parent.mkdir(exist_ok=True)
    digest = hashlib.sha256()
    with packed.open(name) as source, (beside / name).open("xb") as target:
        while piece := source.read(_PIECE):
            digest.update(piece)
            target.write(piece)
        target.flush()
        os.fsync(target.fileno())
    if digest.hexdigest() != said["sha256"]:
        raise ValueError(name)


def _settle(beside: Path, folder: Path) -> None:
    """One rename puts all of it in place; only a log of refusals may have been there."""
    if folder.exists():
        if (folder / "log").exists():
            files.replace(folder / "log", beside / "log")
        folder.rmdir()
    files.replace(beside, folder)
