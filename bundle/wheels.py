"""The packages of a bundle: fetched by pip by their hashes, for a system and a Python other than those here."""

import csv
import email
import hashlib
import io
import re
import subprocess
import sys
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from email.message import Message
from pathlib import Path
from typing import Final

from packaging.markers import Marker
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name, parse_wheel_filename

from dashboard.disk import locks

PYTHONS: Final = ("3.11", "3.12", "3.13", "3.14")
GLIBC: Final = (2, 28)
"""Debian 10, Ubuntu 20.04, RHEL 8 and newer."""
TAGS: Final = {
    "windows": ("win_amd64",),
    "linux": (
        *(f"manylinux_2_{minor}_x86_64" for minor in range(GLIBC[1], 4, -1)),
        *("manylinux2014_x86_64", "manylinux2010_x86_64", "manylinux1_x86_64"),
    ),
}
_SYSTEMS: Final = {
    "windows": {"sys_platform": "win32", "platform_system": "Windows", "os_name": "nt", "platform_machine": "AMD64"},
    "linux": {"sys_platform": "linux", "platform_system": "Linux", "os_name": "posix", "platform_machine": "x86_64"},
}


@dataclass(frozen=True, slots=True)
class Package:
    """A wheel, and what it says of itself."""

    path: Path
    name: str
    version: str
    told: Message

    @property
    def licence(self) -> str:
        """As its makers write it: the SPDX expression, else a name, else the classifiers; some put the whole text."""
        classified = [each.rpartition(" :: ")[2] for each in self.told.get_all("Classifier") or [] if "License" in each]
        text = (self.told["License"] or "").strip()
        named = text if "\n" not in text else ""
        return self.told["License-Expression"] or named or "; ".join(classified) or "（記載なし）"

    @property
    def home(self) -> str:
        """Where it comes from."""
        urls = [each.partition(", ")[2] for each in self.told.get_all("Project-URL") or []]
        return self.told["Home-page"] or next(iter(urls), "")


def environment(system: str, python: str) -> dict[str, str]:
    """What markers ask of that machine; pip would answer for this one."""
    return {
        **_SYSTEMS[system],
        "python_version": python,
        "python_full_version": f"{python}.0",
        "implementation_name": "cpython",
        "platform_python_implementation": "CPython",
        "implementation_version": f"{python}.0",
        "extra": "",
    }


def locked(lock: str, system: str, python: str) -> dict[str, str]:
    """name → line (with hashes) of every package of a lock that this machine needs."""
    lines = [line for line in lock.replace("\\\n", " ").splitlines() if line and not line.lstrip().startswith("#")]
    needed: dict[str, str] = {}
    for line in lines:
        requirement = Requirement(line.partition(" --hash")[0])
        marker = requirement.marker
        if marker is None or marker.evaluate(environment(system, python)):
            needed[canonicalize_name(requirement.name)] = re.sub(r" ;.*? (?=--hash)", " ", line)
    return needed


def fetch(lock: str, system: str, python: str, folder: Path) -> list[Path]:
    """Every wheel of a lock for this machine. What lies in the folder already is not fetched again, by nobody else."""
    needed = locked(lock, system, python)
    with locks.held(folder, "fetching.lock"):
        listed = folder / "needed.txt"
        listed.write_text("\n".join(needed.values()) + "\n", encoding="utf-8")
        if len(_there(folder, needed)) < len(needed):
            _download(folder, listed, system, python)
        found = _there(folder, needed)
    if missing := needed.keys() - found.keys():
        raise SystemExit(f"no wheel for {system}, Python {python}: {', '.join(sorted(missing))}")
    return [*found.values()]


def _there(folder: Path, needed: Mapping[str, str]) -> dict[str, Path]:
    """name → its wheel, of those that lie there and have a hash of the lock."""
    named = [(parse_wheel_filename(path.name)[0], path) for path in sorted(folder.glob("*.whl"))]
    return {name: path for name, path in named if f"--hash=sha256:{sha256(path)}" in needed.get(name, "")}


def _download(folder: Path, listed: Path, system: str, python: str) -> None:
    command = [
        *(sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--require-hashes"),
        *("--only-binary", ":all:"),
        *("--disable-pip-version-check", "--python-version", python, "--implementation", "cp"),
        *(part for tag in TAGS[system] for part in ("--platform", tag)),
        *("--dest", str(folder), "--requirement", str(listed)),
    ]
    subprocess.run(command, check=True)


def opened(path: Path) -> Package:
    """What a wheel says of itself."""
    with zipfile.ZipFile(path) as wheel:
        metadata = next(name for name in wheel.namelist() if re.fullmatch(r"[^/]+\.dist-info/METADATA", name))
        told = email.message_from_bytes(wheel.read(metadata))
    return Package(path, canonicalize_name(told["Name"]), told["Version"], told)


def unmet(packages: Sequence[Package], system: str, python: str) -> Iterator[str]:
    """What a package says it needs there and none of the others is."""
    versions = {package.name: package.version for package in packages}
    for package in packages:
        for line in package.told.get_all("Requires-Dist") or []:
            needed = Requirement(line)
            if not _applies(needed.marker, system, python):
                continue
            version = versions.get(canonicalize_name(needed.name))
            if version is None or not needed.specifier.contains(version, prereleases=True):
                yield f"{package.name} needs {line}, here is {version}"


def _applies(marker: Marker | None, system: str, python: str) -> bool:
    return marker is None or marker.evaluate(environment(system, python))


def sha256(path: Path) -> str:
    """Of a file."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def names(path: Path) -> list[str]:
    """The names of all files in a wheel."""
    with zipfile.ZipFile(path) as wheel:
        return wheel.namelist()


def longest(path: Path) -> int:
    """Signs of the longest name of a file in a wheel, as it is installed."""
    return max(map(len, names(path)))


def size(path: Path) -> int:
    """Bytes when it is installed."""
    with zipfile.ZipFile(path) as wheel:
        return sum(each.file_size for each in wheel.infolist())


def table(packages: Sequence[Package]) -> str:
    """部品一覧: which package, of what version, under which licence, and the SHA-256 of its file. Excel opens it."""
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(["部品", "版", "ライセンス", "出どころ", "ファイル", "SHA-256"])
    for each in sorted(packages, key=lambda package: package.path.name.lower()):
        writer.writerow([each.name, each.version, each.licence, each.home, each.path.name, sha256(each.path)])
    return "\ufeff" + text.getvalue()
