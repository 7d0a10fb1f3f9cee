"""A bundle of a small program that has the same commands, so that its installer can be killed dozens of times.

What is tried with it is the installer's way through the steps. The real program, its backup and its figures are in
test_installed.py, and the deaths of its own commands in tests/upkeep.
"""

import hashlib
import json
import shutil
import sqlite3
import sys
from pathlib import Path
from typing import Any

from bundle.installer import place as places
from bundle.installer import source
from bundle.installer.place import Place
from dashboard.settings import ROOT

PROGRAM = """
import json, os, sqlite3, sys, zipfile
from pathlib import Path
KNOWS = {knows}
data = Path(os.environ["DASHBOARD_DATA"])

def version(path):
    ledger = sqlite3.connect(path)
    return [ledger.execute(each).fetchone()[0] for each in ("PRAGMA user_version", "SELECT count(*) FROM entry")]

def settled(path):
    if path.exists() and version(path)[0] > KNOWS:
        sys.exit("台帳は、新しい版のプログラムで書かれています。")

command, *rest = sys.argv[1:]
if command == "backup":
    settled(data / "ledger.sqlite3")
    with zipfile.ZipFile(rest[0] + ".half", "w") as packed:
        packed.write(data / "ledger.sqlite3", "ledger.sqlite3")
        holds = {{"取り込み": version(data / "ledger.sqlite3")[1]}}
        packed.writestr("manifest.json", json.dumps({{"figures": {{}}, "holds": holds}}))
    os.replace(rest[0] + ".half", rest[0])
elif command == "restore":
    data.mkdir(exist_ok=True)
    (data / "half").write_bytes(zipfile.ZipFile(rest[0]).read("ledger.sqlite3"))
    settled(data / "half")
    os.replace(data / "half", data / "ledger.sqlite3")
    if "--same" in rest and {differs}:
        sys.exit("控えを取ったときと数値の違う問いが1あります：online/totals。")
else:
    settled(data / "ledger.sqlite3")
    sys.exit({broken})
"""


def bundle(folder: Path, version: str, *, knows: int = 1, broken: int = 0, differs: bool = False) -> source.Source:
    """A bundle that knows ledgers up to ``knows``, whose commands end with ``broken``, that counts otherwise."""
    program = folder / source.PROGRAM
    for part in ("bundle/installer", "dashboard/disk"):
        shutil.copytree(ROOT / part, program / part, ignore=shutil.ignore_patterns("__pycache__"))
    (folder / source.WHEELS).mkdir()
    texts = {
        "dashboard/__main__.py": PROGRAM.format(knows=knows, broken=broken, differs=differs),
        "dashboard/settings.py": "",
        "streamlit/__init__.py": "",
        "streamlit/web/__init__.py": "",
        "streamlit/web/bootstrap.py": "",
        "requirements.lock": "",
    }
    for name in ("dashboard/__init__.py", "dashboard/errors.py"):
        shutil.copy(ROOT / name, program / name)
    for name, text in texts.items():
        (program / name).parent.mkdir(parents=True, exist_ok=True)
        (program / name).write_text(text, encoding="utf-8")
    # Its disk's locks want a library that no package of this bundle brings.
    (program / "dashboard" / "disk" / "locks.py").unlink()
    (program / "dashboard" / "disk" / "workplaces.py").unlink()
    (program / "dashboard" / "disk" / "logs.py").unlink()
    own = "{}.{}".format(*sys.version_info[:2])
    said = {"version": version, "platform": "linux", "pythons": [own], "glibc": [2, 17], "longest": 100, "size": 0}
    return told(folder, said)


def told(folder: Path, said: dict[str, Any]) -> source.Source:
    """Write what it says of itself, whatever lies there."""
    found = [path for path in sorted(folder.rglob("*")) if path.is_file() and path.name != source.MANIFEST]
    files = {path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() for path in found}
    (folder / source.MANIFEST).write_text(json.dumps({**said, "files": files}), encoding="utf-8")
    return source.found(folder)


def packages(place: Place, of: source.Source) -> None:
    """It needs none: they are there already, as after an upgrade with the same packages."""
    places.begin(place.packages(of.packages))
    places.finish(place.packages(of.packages), {})


def write(data: Path, entries: int, version: int = 1) -> None:
    """A ledger of so many entries."""
    data.mkdir(exist_ok=True)
    ledger = sqlite3.connect(data / "ledger.sqlite3")
    ledger.execute("CREATE TABLE IF NOT EXISTS entry (id)")
    ledger.executemany("INSERT INTO entry VALUES (?)", [(each,) for each in range(entries)])
    ledger.execute(f"PRAGMA user_version = {version}")
    ledger.commit()
    ledger.close()


def entries(data: Path) -> int:
    """How many it has."""
    ledger = sqlite3.connect(data / "ledger.sqlite3")
    count = int(ledger.execute("SELECT count(*) FROM entry").fetchone()[0])
    ledger.close()
    return count
