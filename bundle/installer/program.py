"""An installed version: its Python and its packages are made here, and its commands are run."""

import json
import os
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

from bundle.installer import place as places
from bundle.installer.place import Place
from bundle.installer.source import LOCK, PROGRAM, WHEELS, Source
from dashboard.errors import DashboardError

IS_WINDOWS: Final = sys.platform == "win32"
_PYTHON: Final = "python"
SITE: Final = "site-packages"
"""Streamlit takes itself for its own developers' where no folder of this name is above it."""
_WARM: Final = "import importlib, pkgutil, streamlit.web.bootstrap, dashboard\n" + (
    "for each in pkgutil.walk_packages(dashboard.__path__, 'dashboard.'):\n"
    "    each.name.endswith('__main__') or each.name.startswith('dashboard.engines.')"
    " or importlib.import_module(each.name)\n"
)
"""Compiles what is used, and shows that all of it can be imported: the server may not write here. What builds on Spark
needs packages that no bundle brings; what else is in its room is imported by others.
"""


_ALONE: Final = ("-P", "-c")
"""Whatever lies in the folder that somebody happens to be in is not what is meant."""


def python(version: Path) -> Path:
    """The Python of a version; on Windows that of a virtual environment or one that was brought along."""
    if not IS_WINDOWS:
        return version / _PYTHON / "bin" / "python"
    own = version / _PYTHON / "python.exe"
    return own if own.exists() else version / _PYTHON / "Scripts" / "python.exe"


def prepare(source: Source, place: Place) -> Path:
    """Install a bundle beside what there is; what is whole already stays. Returns the folder of its version."""
    packages, version = place.packages(source.packages), place.version(source.id)
    if not places.is_whole(packages):
        places.begin(packages)
        _install(source, packages / SITE)
        places.finish(packages, {})
    if not places.is_whole(version) or not runs(version):
        places.begin(version)
        shutil.copytree(source.folder / PROGRAM, version / PROGRAM, ignore=shutil.ignore_patterns("__pycache__"))
        _give_python(version / _PYTHON, [version / PROGRAM, packages / SITE])
        _ran([str(python(version)), *_ALONE, _WARM], "プログラムを読み込めません。")
        places.finish(version, {"version": source.version})
    return version


def runs(version: Path) -> bool:
    """Whether its Python is still there: a system that moved on to another one has taken it along."""
    try:
        command = [str(python(version)), *_ALONE, "import dashboard.settings"]
        return subprocess.run(command, env=_environment({}), capture_output=True, check=False).returncode == 0
    except OSError:
        return False


def run(version: Path, data: Path, *arguments: str, shown: bool = False) -> tuple[int, str]:
    """One command of a version, as whoever the data belong to: its exit status and what it said."""
    command = [str(python(version)), "-P", "-m", "dashboard", *arguments]
    environment = _environment({"DASHBOARD_DATA": str(data)})
    user, group = _owner(data)
    done = subprocess.run(
        command, cwd=None if shown else version, env=environment, check=False, text=True, encoding="utf-8",
        stdout=None if shown else subprocess.PIPE, stderr=None if shown else subprocess.STDOUT, user=user, group=group,
    )  # fmt: skip
    return done.returncode, done.stdout or ""


def _owner(data: Path) -> tuple[int | None, int | None]:
    """root does not write into the data of the service; nor would it be let read its own files."""
    there = data if data.exists() else data.parent
    if IS_WINDOWS or os.geteuid() or not there.stat().st_uid:
        return None, None
    return there.stat().st_uid, there.stat().st_gid


def _environment(more: Mapping[str, str]) -> dict[str, str]:
    """Nothing of this Python's, or of pip's own settings, reaches another."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "PIP_", "DASHBOARD_"))}
    return {**kept, "PIP_CONFIG_FILE": os.devnull, "PYTHONUTF8": "1", **more}


def _install(source: Source, packages: Path) -> None:
    """Packages by pip of the bundle, each compared with the hash of requirements.lock, from nowhere else."""
    pip = next(source.folder.glob(f"{WHEELS}/pip-*.whl"))
    command = [
        *(sys.executable, str(pip / "pip"), "--isolated", "install", "--quiet", "--no-input"),
        *("--no-index", "--find-links", str(source.folder / WHEELS), "--require-hashes", "--only-binary", ":all:"),
        *("--no-deps", "--no-compile", "--disable-pip-version-check", "--root-user-action", "ignore"),
        *("--requirement", str(source.folder / PROGRAM / LOCK), "--target", str(packages)),
    ]
    _ran(command, "部品を入れられません。")


def _give_python(folder: Path, paths: list[Path]) -> None:
    """A Python for one version that finds these paths and nothing of another installation."""
    if _is_embeddable():
        own = Path(sys.executable).parent
        shutil.copytree(own, folder, ignore=shutil.ignore_patterns("*._pth", "__pycache__", "Lib"))
        text = embedded(sorted(path.name for path in own.glob("python3*.zip")), seen_from(folder, paths))
        (folder / f"{next(own.glob('*._pth')).stem}._pth").write_text(text, encoding="utf-8")
        return
    # Without pip, for which Debian wants a package more; and of the Python that is really there, not of one made of it.
    base = getattr(sys, "_base_executable", sys.executable)
    _ran([base, "-m", "venv", "--without-pip", str(folder)], "Python の環境を作れません。")
    library = folder / "Lib" if IS_WINDOWS else next((folder / "lib").glob("python3*"))
    site = library / "site-packages"
    (site / "dashboard.pth").write_text("".join(f"{path}\n" for path in seen_from(site, paths)), encoding="ascii")


def embedded(archives: list[str], paths: list[str]) -> str:
    """The ``._pth`` of python.org's embeddable Python: it reads no other setting, of the environment neither."""
    return "\n".join([*archives, ".", *paths, ""])


def seen_from(folder: Path, paths: list[Path]) -> list[str]:
    """Relative paths have no name of a person in them, which older Pythons of Windows would read as CP932."""
    return [os.path.relpath(path, folder) for path in paths]


def _is_embeddable() -> bool:
    return any(Path(sys.executable).parent.glob("python3*._pth"))


def _ran(command: list[str], failed: str) -> None:
    done = subprocess.run(
        command, env=_environment({}), text=True, encoding="utf-8", check=False,
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
    )  # fmt: skip
    if done.returncode:
        raise DashboardError(f"{failed}前の版はそのままです。Python の言ったこと：\n{done.stdout.strip()[-2000:]}")


def told(backup: Path) -> dict[str, Any]:
    """What a backup says of itself: its figures, how much of what it holds."""
    with zipfile.ZipFile(backup) as packed:
        said: dict[str, Any] = json.loads(packed.read("manifest.json"))
    return said


def room(place: Place, source: Source | None) -> None:
    """That the disk can hold a change: packages, a backup and a copy to try it on. Raises DashboardError."""
    data = sum(path.stat().st_size for path in place.data.rglob("*") if path.is_file()) if place.data.exists() else 0
    new = source.size if source and not places.is_whole(place.packages(source.packages)) else 0
    needed = new + 3 * data + (500 << 20)
    if shutil.disk_usage(place.folder).free < needed:
        raise DashboardError(
            f"空き容量が足りません。{needed / (1 << 30):.1f}GB 以上の空きを作ってください。何も変えていません。"
        )
