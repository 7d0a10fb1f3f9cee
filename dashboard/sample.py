"""The sample city: a fictional city's spreadsheets, shown until the first real import."""

import csv
import datetime as dt
import hashlib
import shutil
from functools import cache
from pathlib import Path
from typing import Any

from dashboard import labels, settings
from dashboard.access import asking
from dashboard.errors import DashboardError
from dashboard.importers import SourceFile
from dashboard.ledger import guard, keys, pseudonyms
from dashboard.ledger import mark as high_water
from dashboard.ledger.importing import import_files
from dashboard.ledger.ledger import Ledger
from dashboard.records.baselines import rebaseline
from dashboard.settings import ROOT, SAMPLE_FILES, STORE
from dashboard.store import answers as store

CITY = "みなと野市（架空）"
MARK = "sample.sha256"
REVIEWS = SAMPLE_FILES.parent / "rebaselines.csv"
ARRIVALS = SAMPLE_FILES.parent / "arrivals.csv"
TODAY = dt.date(2026, 11, 16)
"""The day on which its story stops: a week after the lists of its last month were due."""


def city(folder: Path) -> str:
    """The name of the city that is shown: its own, or that of the fictional one."""
    return CITY if store.is_sample(folder) else settings.load(folder).city


def today(folder: Path) -> dt.date:
    """The day in Japan; where the sample city is shown the one on which its story stops."""
    return TODAY if store.is_sample(folder) else labels.today()


@cache
def sources() -> list[SourceFile]:
    """The sample city's spreadsheets, in the order of their names."""
    paths = sorted(path for path in SAMPLE_FILES.rglob("*") if path.is_file())
    came = _arrivals()
    names = [path.relative_to(SAMPLE_FILES).as_posix() for path in paths]
    return [
        SourceFile(name, path.read_bytes(), came_at=came.get(name)) for name, path in zip(names, paths, strict=True)
    ]


def _arrivals() -> dict[str, dt.datetime]:
    """When each file came, in the story."""
    if not ARRIVALS.exists():
        return {}
    with ARRIVALS.open(encoding="utf-8", newline="") as file:
        return {row["file"]: dt.datetime.fromisoformat(row["came_at"]) for row in csv.DictReader(file)}


def rebaselines() -> list[dict[str, Any]]:
    """The reviews of plans in the sample city, as arguments of rebaseline."""
    if not REVIEWS.exists():
        return []
    with REVIEWS.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    days = ("as_of", "planned_start", "planned_end")
    return [
        {name: (dt.date.fromisoformat(value) if name in days else value) for name, value in row.items() if value}
        for row in rows
    ]


@cache
def _digest() -> str:
    """Of the spreadsheets and of the code that reads them: when either changes, the sample is read again."""
    digest = hashlib.sha256()
    for source in sources():
        digest.update(source.name.encode())
        digest.update(source.content)
    for story in (REVIEWS, ARRIVALS):
        digest.update(story.read_bytes() if story.exists() else b"")
    for room in ("importers", "labels", "ledger"):
        for path in sorted((ROOT / "dashboard" / room).rglob("*.py")):
            digest.update(path.read_bytes())
    return digest.hexdigest()


def is_current(folder: Path) -> bool:
    """Whether the sample ledger in this folder was read from these spreadsheets by this code."""
    mark = folder / MARK
    try:
        return mark.exists() and mark.read_bytes() == _digest().encode() and Ledger(folder).state()[1] > 0
    except guard.Unusable:
        return False


def mark(folder: Path) -> None:
    """Remember that the sample ledger is whole."""
    (folder / MARK).write_text(_digest(), encoding="ascii")


def read_again(folder: Path) -> None:
    """Read the sample city's spreadsheets into a new ledger, and record its reviews."""
    _clear(folder)
    # No secrets here: the figures of the sample city are the same everywhere. Which people are read hangs on both.
    folder.mkdir(parents=True, exist_ok=True)
    for name in (keys.MASKING, pseudonyms.FILE):
        (folder / name).write_bytes(hashlib.sha256(f"{CITY}/{name}".encode()).digest())
    # It is shown to whoever opens the first page.
    with asking.acting(asking.HERE):
        report = import_files(folder, sources(), by="見本")
        if report.refused:
            raise DashboardError("見本のデータを取り込めません：" + report.reasons())
        for review in rebaselines():
            rebaseline(folder, **review)


def _clear(folder: Path) -> None:
    """Forget an old sample. Only ever called on the sample's own folder."""
    (folder / MARK).unlink(missing_ok=True)
    for name in (guard.FILE, high_water.FILE, STORE):
        (folder / name).unlink(missing_ok=True)
    for name in guard.ROOMS:
        shutil.rmtree(folder / name, ignore_errors=True)
