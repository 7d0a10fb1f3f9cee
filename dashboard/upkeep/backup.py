"""A backup (控え): one zip of all that cannot be made again, while everybody goes on working."""

import datetime as dt
import hashlib
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Final, Literal

from dashboard import settings
from dashboard.access import audit
from dashboard.disk import faults, files, owner, workplaces
from dashboard.errors import DashboardError
from dashboard.ledger import database, guard, pseudonyms
from dashboard.ledger.ledger import Ledger
from dashboard.store import answers, build
from dashboard.upkeep import archive, contents, figures, seen
from dashboard.upkeep.archive import Manifest

Keys = Literal["in", "apart", "out"]
"""Where the keys go: into the backup, into a file of their own beside it, or nowhere."""
PREFIX: Final = f"{files.NEW}backup-"


def beside(out: Path) -> Path:
    """Where keys go that are to be kept apart."""
    return out.with_name(f"{out.stem}.鍵{out.suffix}")


def make(folder: Path, out: Path, *, keys: Keys, incomplete: bool = False) -> Manifest:
    """Write the backup whole or not at all, never over another file. Raises DashboardError.

    Kept files that are gone or damaged stop it, unless it may be ``incomplete``.
    """
    outs = [out, *([beside(out)] if keys == "apart" else [])]
    _refuse_taken(outs)
    failed = faults.told_as(f"控え {out.name} を作れませんでした。")
    with failed, owner.only(), workplaces.made(out.parent, PREFIX) as work:
        copy = work / "copy"
        copy.mkdir(mode=0o700)
        missing, found = _found(folder, copy)
        if missing and not incomplete:
            raise DashboardError(_told(missing))
        manifest = replace(_said(folder, copy), missing=[each.name for each in missing if contents.sum_in(each.name)])
        secret = {name: folder / name for name in manifest.keys}
        manifest = _written(work / "a", {**found, **(secret if keys == "in" else {})}, manifest)
        if keys == "apart":
            _written(work / "b", secret, replace(manifest, holds={}, missing=[], figures=None))
        _placed(work, outs)
    return manifest


def _found(folder: Path, copy: Path) -> tuple[list[contents.Kept], dict[str, Path]]:
    """(what the ledger names but is not sound, what goes in). Files are only ever added, so the ledger comes first."""
    database.copied(folder / guard.FILE, copy / guard.FILE)
    named = contents.named(Ledger(copy))
    if not contents.counted(Ledger(copy)):
        raise DashboardError("取り込んだ資料も記録もまだないため、控えは要りません。")
    # A file that lies there without being named may be what an older ledger, put back, has lost.
    names = dict.fromkeys([*(each.name for each in named), *contents.others(folder)])
    sound = {name: folder / name for name in names if contents.is_sound(folder, name)}
    own = {name: folder / name for name in contents.OWN if (folder / name).is_file()}
    ledger = {name: copy / name for name in contents.OF_LEDGER if (copy / name).exists()}
    missing = [each for each in named if each.name not in sound]
    if contents.needs_people(Ledger(copy)) and pseudonyms.FILE not in contents.whole_keys(folder):
        missing.append(contents.Kept(pseudonyms.FILE, "回答者の番号を置き換える鍵"))
    return missing, {**ledger, **own, **_audits(folder, copy), **sound}


def _audits(folder: Path, copy: Path) -> dict[str, Path]:
    """What is written down of acts, as it is at one moment."""
    made = {}
    for file in audit.files(folder):
        name = f"{audit.FOLDER}/{file.name}"
        (copy / name).parent.mkdir(exist_ok=True)
        audit.copied(file, copy / name)
        made[name] = copy / name
    return made


def _said(folder: Path, copy: Path) -> Manifest:
    keys = contents.whole_keys(folder)
    return Manifest(
        program=settings.version(),
        ledger=database.version(copy / guard.FILE),
        at=dt.datetime.now(dt.UTC).isoformat(timespec="seconds"),
        holds=contents.counted(Ledger(copy)),
        keys={name: hashlib.sha256(path.read_bytes()).hexdigest() for name, path in keys.items()},
        figures=_figures(folder, copy),
    )


def _figures(folder: Path, copy: Path) -> figures.Figures | None:
    """What is served, where that is what the copied ledger says. None is said, and stops no backup."""
    own = folder / settings.FILE
    if own.is_file():
        files.write(copy / settings.FILE, own.read_bytes())
    served = folder / answers.FILE
    try:
        if answers.recorded(served) != build.fingerprint(Ledger(copy)):
            return None
        return figures.of(served)
    except DashboardError:
        return None


def _written(path: Path, found: Mapping[str, Path], manifest: Manifest) -> Manifest:
    """Write, then read all of it again: what the disk did not keep is found now, not in a year."""

    def told(packed: Mapping[str, tuple[int, str]]) -> Manifest:
        return replace(manifest, files=packed)

    written = archive.write(path, found, told)
    try:
        archive.read(path, None)
    except archive.Foreign as error:
        raise DashboardError(
            f"控え {path.name} を書きましたが、読み返すと違っていました。控えは残していません。"
            "資料が取り込みの途中で変わったか、ディスクが壊れかけています。もう一度取っても同じなら、別のディスクに取ってください。"
        ) from error
    return written


def _placed(work: Path, outs: list[Path]) -> None:
    """Both files or none; nobody's file is written over, not even one that was made a moment ago."""
    placed: list[Path] = []
    try:
        for new, out in zip((work / "a", work / "b"), outs, strict=False):
            files.place(new, out)
            placed.append(out)
    except FileExistsError:
        for each in placed:
            each.unlink()
        _refuse_taken(outs)
        raise


def _refuse_taken(outs: list[Path]) -> None:
    for out in outs:
        if out.exists() or out.is_symlink():
            raise DashboardError(f"{out.name} はすでにあります。上書きしません。別の名前を書いてください。")


def _told(missing: list[contents.Kept]) -> str:
    names = seen.listed([f"{each.name}（{each.of}）" for each in missing])
    return (
        f"台帳にあるファイルが、なくなっているか壊れています：{names}。控えは取っていません。"
        "前に取った控えから、この名前のファイルをデータフォルダーに戻してください（check でも確かめられます）。"
        "戻せないときは、--incomplete を付けると、残っているものだけで控えを取ります。"
    )
