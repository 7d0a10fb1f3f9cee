"""The unpacked bundle: what it says it holds, and whether that is what lies there."""

import hashlib
import json
import platform
import re
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from dashboard.disk import faults
from dashboard.errors import DashboardError

MANIFEST: Final = "manifest.json"
PROGRAM: Final = "program"
WHEELS: Final = "wheels"
LOCK: Final = "requirements.lock"
_DEEPEST: Final = 259
"""Signs of a path that Windows takes everywhere; compiled files have a few more than their source."""
_COMPILED: Final = len("__pycache__/.cpython-314")


@dataclass(frozen=True, slots=True)
class Source:
    """A bundle. ``files``: name → SHA-256; ``longest``: signs of the longest name of a file of any package."""

    folder: Path
    version: str
    platform: str
    pythons: tuple[str, ...]
    glibc: tuple[int, int]
    longest: int
    size: int
    files: dict[str, str]
    sha256: str

    @property
    def python(self) -> str:
        """Which Python runs this, as packages name it: py311."""
        return "py{}{}".format(*sys.version_info[:2])

    @property
    def id(self) -> str:
        """What this bundle is called where it is installed. Another Python makes another installation."""
        return f"{self.version}-{self.sha256[:8]}-{self.python}"

    @property
    def packages(self) -> str:
        """What these packages are called where they are installed; programs with the same share them."""
        told = f"{self.files[f'{PROGRAM}/{LOCK}']} {self.platform}"
        return f"{self.python}-{hashlib.sha256(told.encode()).hexdigest()[:8]}"


def found(folder: Path) -> Source:
    """The bundle in this folder. Raises DashboardError."""
    try:
        content = (folder / MANIFEST).read_bytes()
    except FileNotFoundError as error:
        raise DashboardError(
            "配布物（zip）を開いたフォルダーから実行してください。"
            "zip は、中を見るだけでなく「すべて展開」してください。"
        ) from error
    said: dict[str, Any] = json.loads(content)
    return Source(
        folder=folder,
        version=said["version"],
        platform=said["platform"],
        pythons=tuple(said["pythons"]),
        glibc=(said["glibc"][0], said["glibc"][1]),
        longest=said["longest"],
        size=said["size"],
        files=said["files"],
        sha256=hashlib.sha256(content).hexdigest(),
    )


def check_machine(source: Source, place: Path) -> None:
    """That this bundle is for this machine, this Python and this place. Raises DashboardError."""
    here = {"win32": "windows", "linux": "linux"}.get(sys.platform, sys.platform)
    if source.platform != here:
        raise DashboardError(f"この配布物は {source.platform} 用です。この機械（{here}）のものを使ってください。")
    if platform.machine().lower() not in ("amd64", "x86_64") or sys.maxsize <= 1 << 32:
        raise DashboardError("64ビット（x86-64）の Windows か Linux と、64ビットの Python が必要です。")
    own = "{}.{}".format(*sys.version_info[:2])
    if own not in source.pythons:
        raise DashboardError(
            f"この Python は {own} です。この配布物は {'・'.join(source.pythons)} で動きます。どれかを入れるか、"
            "「はじめに.txt」の「Python がないとき」のとおりにしてください。"
        )
    _check_system(source, place)


def _check_system(source: Source, place: Path) -> None:
    name, version = platform.libc_ver()
    if source.platform == "linux" and (name != "glibc" or _numbers(version) < source.glibc):
        needed = ".".join(map(str, source.glibc))
        raise DashboardError(f"この Linux（{name or '不明'} {version}）では動きません。glibc {needed} 以上が必要です。")
    if source.platform == "windows" and (over := too_deep(source, place)) > 0:
        raise DashboardError(
            f"入れる場所（{place}）の名前が長すぎます。--place で {over} 文字以上短い場所を書いてください。"
        )


def too_deep(source: Source, place: Path) -> int:
    """By how many signs the longest path there would be too long."""
    packages = place / "environments" / source.packages / "site-packages"
    return len(str(packages)) + 1 + source.longest + _COMPILED - _DEEPEST


def _numbers(version: str) -> tuple[int, ...]:
    return tuple(map(int, re.findall(r"\d+", version)))


def verify(source: Source) -> None:
    """That every file came as it was packed, and no program lies there besides. Raises DashboardError."""
    there = {path.relative_to(source.folder).as_posix() for room in (PROGRAM, WHEELS) for path in _files(source, room)}
    wrong = [name for name, sha256 in source.files.items() if not _is(source.folder / name, sha256)]
    if wrong:
        more = f" ほか{len(wrong) - 3}個" if len(wrong) > 3 else ""
        raise DashboardError(
            f"配布物が壊れているか、足りません：{'、'.join(wrong[:3])}{more}。"
            "zip を写し直し、もう一度「すべて展開」してください。何も入れていません。"
        )
    if strange := sorted(there - source.files.keys()):
        raise DashboardError(
            f"配布物にないファイルがあります：{'、'.join(strange[:3])}。空のフォルダーに展開し直してください。何も入れていません。"
        )


def _files(source: Source, room: str) -> list[Path]:
    """What Python compiles beside a program it runs is nobody's."""
    return [path for path in (source.folder / room).rglob("*") if path.is_file() and path.suffix != ".pyc"]


def _is(path: Path, sha256: str) -> bool:
    if not path.is_file():
        return False
    with faults.told_as(f"配布物の {path.name} を読めません。"), path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest() == sha256
