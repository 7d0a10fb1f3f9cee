"""What a person has sent through the browser and not applied yet: a batch of files in the data folder, for a day.

The address of the page carries the batch's name, which nobody can guess: a reload or a new tab goes on where one was.
Nothing here is the ledger's: a batch that is not applied is forgotten.
"""

import contextlib
import datetime as dt
import json
import re
import secrets
import shutil
import time
import zipfile
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from io import BytesIO
from pathlib import Path, PurePosixPath
from typing import Any, Final

from dashboard.access import asking, pace
from dashboard.access.rules import Right
from dashboard.disk import faults, files, owner
from dashboard.disk.names import is_document
from dashboard.errors import DashboardError
from dashboard.importers import SourceFile

FOLDER: Final = "uploads"
LARGEST: Final = 50 << 20
"""Bytes of one file, as for the command line."""
LARGEST_SENT: Final = 100 << 20
"""Bytes of what is sent at once: a zip may hold several files."""
LARGEST_BATCH: Final = 400 << 20
MOST_FILES: Final = 200
ALL_TOGETHER: Final = 2 << 30
"""Bytes of all batches of everybody."""
OF_ONE: Final = 800 << 20
"""Bytes of all batches of one person, where people sign in: two full ones."""
_ANSWERS: Final = "said.json"
_OWNER: Final = "by"
_NAME = re.compile(r"[A-Za-z0-9_-]{22}")
_FILE = re.compile(r"[0-9a-f]{16}\.file")
_DRIVE = re.compile(r"[A-Za-z]:")
_LONGEST_NAME: Final = 200
_LONGEST_HEAD: Final = 4 * _LONGEST_NAME + 1
"""Bytes up to where a file's name ends in UTF-8."""


SENDING: Final = "資料を送ること"


class Full(DashboardError):
    """More than may be kept; the message says of what."""


def begin(folder: Path) -> str:
    """Make an empty batch. Returns its name. Those older than a day are forgotten first."""
    asking.need(Right.SEND, SENDING)
    pace.keep(SENDING, pace.UPLOADS)
    place = folder / FOLDER
    with faults.told_as("資料を受け取る場所を用意できません。"), owner.only():
        place.mkdir(parents=True, exist_ok=True)
        owner.mend(place)
        _forget_old(place)
        name = secrets.token_urlsafe(16)
        (place / name).mkdir()
        files.write(place / name / _OWNER, asking.who().name.encode())
    return name


def batch(folder: Path, name: str | None) -> Path | None:
    """The folder of a batch; None where there is none of this name (any more)."""
    if not name or not _NAME.fullmatch(name):
        return None
    place = folder / FOLDER / name
    return place if place.is_dir() else None


def add(place: Path, name: str, content: bytes) -> None:
    """Keep one more file of a batch; a zip is what is in it. Raises Full, or DashboardError where it cannot be kept."""
    asking.need(Right.SEND, SENDING)
    pace.keep("ファイルを送ること", pace.FILES)
    for each in _unpacked(SourceFile(_plain(name), content)):
        _check(place, each)
        with faults.told_as(f"「{each.name}」を受け取れませんでした。"), owner.only():
            files.write(place / f"{_key()}.file", each.name.encode() + b"\0" + each.content)


def names(place: Path) -> dict[str, str]:
    """What the files of a batch are called, by their key: with their folder, and each by a name of its own.

    In the order of the names. What is in the files is not read.
    """
    sent = {path.stem: _name_of(path) for path in _files(place)}
    seen: Counter[str] = Counter()
    unique = {}
    for key, name in sent.items():
        seen[name] += 1
        unique[key] = name if seen[name] == 1 else _numbered(name, seen[name])
    return dict(sorted(unique.items(), key=lambda each: (each[1], each[0])))


def chosen(place: Path) -> dict[str, str]:
    """Those of its files (key → name) that were not left out."""
    said = spoken(place)["files"]
    return {key: name for key, name in names(place).items() if not said.get(key, {}).get("left_out")}


def sources(place: Path, keys: Iterable[str]) -> list[SourceFile]:
    """These files with their content, and with what was said of each."""
    said, called = spoken(place)["files"], names(place)
    return [SourceFile(called[key], _content(place, key), **_given(said.get(key, {}))) for key in keys]


def source(place: Path, name: str) -> SourceFile | None:
    """The file of this name; None where the batch has none."""
    keys = [key for key, each in names(place).items() if each == name]
    return sources(place, keys)[0] if keys else None


def spoken(place: Path) -> dict[str, Any]:
    """What the person said: ``files`` (key → dataset, as_of, round, left_out), ``answers``, ``accepted``."""
    nothing: dict[str, Any] = {"files": {}, "answers": {}, "accepted": []}
    with contextlib.suppress(OSError, ValueError):
        nothing |= json.loads((place / _ANSWERS).read_text(encoding="utf-8"))
    return nothing


def say(place: Path, said: Mapping[str, Any]) -> None:
    """Keep what the person said, in the place of what was said before."""
    with faults.told_as("答えを保存できませんでした。"), owner.only():
        files.write(place / _ANSWERS, json.dumps(said, ensure_ascii=False, default=str).encode())


def forget(place: Path) -> None:
    """Remove a batch."""
    shutil.rmtree(place, ignore_errors=True)


def _given(said: Mapping[str, Any]) -> dict[str, Any]:
    as_of = said.get("as_of")
    day = dt.date.fromisoformat(as_of) if as_of else None
    return {"dataset": said.get("dataset") or None, "as_of": day, "round": said.get("round") or None}


def _files(place: Path) -> list[Path]:
    """The files of a batch in the order in which they came."""
    return sorted(path for path in place.glob("*.file") if _FILE.fullmatch(path.name))


def _key() -> str:
    """A key that sorts by when it was made, so that a file keeps its number among those of its name."""
    return f"{time.time_ns() >> 16:012x}{secrets.token_hex(2)}"


def _name_of(path: Path) -> str:
    with path.open("rb") as opened:
        return opened.read(_LONGEST_HEAD).partition(b"\0")[0].decode()


def _content(place: Path, key: str) -> bytes:
    return (place / f"{key}.file").read_bytes().partition(b"\0")[2]


def _numbered(name: str, number: int) -> str:
    """一覧（2）.xlsx for the second 一覧.xlsx."""
    path = PurePosixPath(name)
    return str(path.with_name(f"{path.stem}（{number}）{path.suffix}"))


def _plain(name: str) -> str:
    """The file's name with its folders, without signs that no name has and without what leads elsewhere."""
    parts = PurePosixPath(name.replace("\\", "/")).parts
    said = ["".join(sign for sign in part if sign.isprintable()).strip() for part in parts]
    kept = [part for part in said if part not in ("", "/", ".", "..") and not _DRIVE.fullmatch(part)]
    return "/".join(kept)[-_LONGEST_NAME:].strip("/") or "名前のないファイル"


def _unpacked(source: SourceFile) -> Iterator[SourceFile]:
    """The file, or what is in it where it is a zip of files (a workbook is a zip too, and stays one)."""
    if not source.name.lower().endswith(".zip") or not zipfile.is_zipfile(BytesIO(source.content)):
        yield source
        return
    with zipfile.ZipFile(BytesIO(source.content)) as archive:
        inside = [each for each in archive.infolist() if not each.is_dir() and is_document(_inside(each))]
        if len(inside) > MOST_FILES or sum(each.file_size for each in inside) > LARGEST_BATCH:
            raise Full(f"「{source.name}」の中身が多すぎます（{MOST_FILES}ファイル・{LARGEST_BATCH >> 20}MBまで）。")
        for each in inside:
            if each.flag_bits & 1:
                raise DashboardError(f"「{source.name}」にはパスワードが付いています。外してから送ってください。")
            if each.file_size > LARGEST:
                raise Full(f"「{_plain(_inside(each))}」が大きすぎます（1ファイル{LARGEST >> 20}MBまで）。")
            with archive.open(each) as opened:
                # What the archive says of its sizes may be untrue.
                content = opened.read(LARGEST + 1)
            yield SourceFile(_plain(_inside(each)), content)


def _inside(each: zipfile.ZipInfo) -> str:
    """A name in a zip: Windows writes the names of old in CP932, which the format does not say."""
    if each.flag_bits & 0x800:
        return each.filename
    with contextlib.suppress(UnicodeError):
        return each.filename.encode("cp437").decode("cp932")
    return each.filename


def _check(place: Path, source: SourceFile) -> None:
    own = [path.stat().st_size for path in place.glob("*.file")]
    if len(source.content) > LARGEST:
        raise Full(f"「{source.name}」が大きすぎます（1ファイル{LARGEST >> 20}MBまで）。")
    if len(own) >= MOST_FILES or sum(own) + len(source.content) > LARGEST_BATCH:
        raise Full(f"一度に送れるのは{MOST_FILES}ファイル・{LARGEST_BATCH >> 20}MBまでです。分けて送ってください。")
    everything = Counter({each: _size(each) for each in place.parent.iterdir()})
    if everything.total() + len(source.content) > ALL_TOGETHER:
        raise Full("ほかの人が送った資料でいっぱいです。取り込みが済むのを待って、もう一度送ってください。")
    owner = _owner(place)
    if owner and sum(everything[each] for each in everything if _owner(each) == owner) + len(source.content) > OF_ONE:
        said = f"まだ取り込んでいない資料が、1人の上限（{OF_ONE >> 20}MB）になりました。"
        raise Full(
            f"{said}取り込むか、「この資料をやめる」を押してから送ってください。送ったままの資料は1日で消えます。"
        )


def _size(place: Path) -> int:
    return sum(path.stat().st_size for path in place.glob("*.file"))


def _owner(place: Path) -> str:
    """Who began a batch; empty where nobody signs in."""
    try:
        return (place / _OWNER).read_text(encoding="utf-8")
    except OSError:
        return ""


def _forget_old(place: Path) -> None:
    for old in place.iterdir():
        newest = max((path.stat().st_mtime for path in [old, *old.glob("*")]), default=0.0)
        if time.time() - newest > files.DAY:
            shutil.rmtree(old, ignore_errors=True)
