"""``make bundle``: one zip for each system, of all that a machine without internet needs. Run on a connected machine.

The same program and the same packages make the same bytes.
"""

import argparse
import hashlib
import json
import tomllib
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from string import Template
from typing import Any, Final

from bundle import wheels
from bundle.installer import service, source

ROOT: Final = Path(__file__).resolve().parent.parent
PARTS: Final = (
    *("app.py", "serve.py", "settings.toml", "pyproject.toml", "requirements.lock"),
    *("LICENSE", "README.md", "CHANGELOG.md", "SECURITY.md"),
    *("pages", "dashboard", "queries", "data/sample", ".streamlit", "bundle", "docs"),
)
"""What of the repository is installed: the program, its sample, its manual; no tests."""
_MADE: Final = {"__pycache__"}
_TOP: Final = {"windows": ("起動.bat", "install.ps1"), "linux": ("install.sh",)}
"""What somebody begins with."""
_DAY: Final = (1980, 1, 1, 0, 0, 0)
_RUN, _READ = 0o100755 << 16, 0o100644 << 16


def main(argv: Sequence[str] | None = None) -> None:
    """Make what is asked for, and say what came of it."""
    parser = argparse.ArgumentParser(prog="python -m bundle.make", description=__doc__)
    parser.add_argument("--system", choices=[*wheels.TAGS], action="append", help="one of them only")
    parser.add_argument("--python", action="append", metavar="X.Y", help="for this Python only (may be repeated)")
    parser.add_argument("--out", type=Path, default=ROOT / "dist")
    arguments = parser.parse_args(argv)
    for system in arguments.system or wheels.TAGS:
        out = make(ROOT, system, arguments.python or wheels.PYTHONS, arguments.out)
        sha256 = hashlib.sha256(out.read_bytes()).hexdigest()
        out.with_name(f"{out.name}.sha256").write_text(f"{sha256}  {out.name}\n", encoding="utf-8")
        print(f"{out}  {out.stat().st_size / (1 << 20):.0f} MB  SHA-256 {sha256}")


def make(root: Path, system: str, pythons: Sequence[str], out: Path) -> Path:
    """The bundle of the program in ``root``. Returns its zip, which is there whole or not at all."""
    fetched = {python: _fetched(root, system, python, out) for python in pythons}
    packed = {path.name: path for paths in fetched.values() for path in paths}
    packages = [wheels.opened(path) for path in packed.values()]
    said = _described(root, system, pythons, {name: packed[name] for name in sorted(packed)})
    text = {**texts(said), "部品一覧.csv": wheels.table(packages).encode()}
    content = {**{f"{source.PROGRAM}/{name}": (root / name).read_bytes() for name in program(root)}, **text}
    sums = {name: hashlib.sha256(content[name]).hexdigest() for name in sorted(content)}
    sums |= {f"{source.WHEELS}/{name}": wheels.sha256(packed[name]) for name in sorted(packed)}
    content[source.MANIFEST] = json.dumps({**said, "files": sums}, ensure_ascii=False, indent=1).encode()
    path = out / f"dx-dashboard-{said['version']}-{system}.zip"
    write(path, content, packed)
    return path


def program(root: Path) -> Iterator[str]:
    """The names of all files of the program, in their order."""
    for part in sorted(PARTS):
        found = sorted((root / part).rglob("*")) if (root / part).is_dir() else [root / part]
        yield from (path.relative_to(root).as_posix() for path in found if path.is_file() and not _MADE & {*path.parts})


def _fetched(root: Path, system: str, python: str, out: Path) -> list[Path]:
    """The packages, and the pip that installs them; all that they need of each other is there."""
    folder = out / "wheels" / f"{system}-{python}"
    locks = [root / source.LOCK, root / "bundle" / source.LOCK]
    lock = "\n".join(path.read_text(encoding="utf-8") for path in locks)
    found = wheels.fetch(lock, system, python, folder)
    if missing := [*wheels.unmet([wheels.opened(path) for path in found], system, python)]:
        raise SystemExit("\n".join(missing))
    return found


def version(root: Path) -> str:
    """Of the program in this folder."""
    return str(tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"])


def _described(root: Path, system: str, pythons: Sequence[str], packed: Mapping[str, Path]) -> dict[str, Any]:
    return {
        "version": version(root),
        "platform": system,
        "pythons": [*pythons],
        "glibc": [*wheels.GLIBC],
        "longest": max(wheels.longest(path) for path in packed.values()),
        # At most: those of the other Pythons are left in the bundle.
        "size": sum(wheels.size(path) for path in packed.values()),
    }


def texts(said: Mapping[str, Any]) -> dict[str, bytes]:
    """The files at the top, as the system they are for reads them."""
    words = {"version": said["version"], "platform": said["platform"], "pythons": "・".join(said["pythons"])}
    return {name: _text(name, words) for name in ("はじめに.txt", *_TOP[said["platform"]])}


def _text(name: str, words: Mapping[str, str]) -> bytes:
    text = (Path(__file__).parent / name).read_bytes().decode()
    if name.endswith(".txt"):
        return b"\xef\xbb\xbf" + Template(text).substitute(words).replace("\n", "\r\n").encode()
    return service.lined(name, text).encode()


def write(path: Path, content: Mapping[str, bytes], packed: Mapping[str, Path]) -> None:
    """A zip of these files and wheels, whole or not at all."""
    new = path.with_name(f".new-{path.name}")
    with zipfile.ZipFile(new, "w") as archive:
        for name, each in sorted(content.items()):
            archive.writestr(_named(name), each, zipfile.ZIP_DEFLATED)
        for name in sorted(packed):
            # Packed already; and read as they are written, for there are hundreds of megabytes.
            with packed[name].open("rb") as file, archive.open(_named(f"{source.WHEELS}/{name}"), "w") as target:
                while piece := file.read(1 << 20):
                    target.write(piece)
    new.replace(path)


def _named(name: str) -> zipfile.ZipInfo:
    """All under one folder, so that it can be unpacked anywhere."""
    info = zipfile.ZipInfo(f"dx-dashboard/{name}", _DAY)
    info.external_attr = _RUN if name.endswith((".sh", "/dx-dashboard")) else _READ
    info.create_system = 3
    return info


if __name__ == "__main__":
    main()
