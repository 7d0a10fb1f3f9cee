"""Write a fictional prefecture into a data folder: ``python -m data.prefecture.generate FOLDER --municipalities 35``.

The same arguments give the same ledgers, but for the moment of recording. Up to a hundred municipalities are of one
prefecture, more are of 47. Every municipality is a data folder of its own below ``FOLDER/municipalities``.
"""

import argparse
import datetime as dt
import os
import re
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Final

import numpy as np
import pandas as pd

from dashboard import settings
from dashboard.disk import files
from dashboard.importers import Reading, SourceFile
from dashboard.ledger.ledger import Ledger
from dashboard.municipalities import folders
from data.prefecture import hall, lists
from data.prefecture.places import Place, places, table

LAST: Final = dt.date(2026, 10, 31)
"""The last 基準日, as of the sample city."""
LIST: Final = "市区町村一覧.csv"


@dataclass(frozen=True, slots=True)
class Size:
    """How much each municipality has; a village has a third of the 課 and procedures, and fewer people who answer."""

    months: int = 24
    departments: int = 45
    procedures: int = 600
    initiatives: int = 12
    rounds: int = 2
    people: int = 60


def generate(root: Path, municipalities: int, size: Size) -> list[Place]:
    """Write the prefecture; a municipality that has a ledger already is left as it is."""
    found = places(municipalities)
    begin(root, found)
    sending = [place for place in found if place.lacking != "everything"]
    with ProcessPoolExecutor(os.cpu_count()) as workers:
        for _ in workers.map(partial(municipality, root, size=size), sending, chunksize=4):
            pass
    return found


def begin(root: Path, found: list[Place]) -> None:
    """What the installation itself has: its name, and the 市区町村一覧 of these."""
    root.mkdir(parents=True, exist_ok=True)
    _name(root, found)
    (root / folders.FOLDER).mkdir(exist_ok=True)
    if not Ledger(root).database.exists():
        listed = Reading(LIST, "municipalities", LAST, table(found))
        Ledger(root).append([(SourceFile(LIST, f"{len(found)}市区町村（架空）".encode()), listed)], by="見本")


def _name(root: Path, found: list[Place]) -> None:
    """Settings as the program's own, but for the name: whatever is seen of it says that it is invented."""
    whole = found[0].prefecture if found[0].prefecture == found[-1].prefecture else "全国"
    usual = (settings.ROOT / settings.FILE).read_text(encoding="utf-8")
    text = re.sub(r'^name = ".*"$', f'name = "{whole}（架空）"', usual, count=1, flags=re.MULTILINE)
    (root / settings.FILE).write_text(text, encoding="utf-8")


def municipality(root: Path, place: Place, *, size: Size) -> None:
    """Record all that one municipality has sent, as imports of its own ledger."""
    ledger = Ledger(folders.of(root, place.code))
    if ledger.database.exists():
        return
    imports = [(_source(place, each), each) for each in readings(place, size)]
    # What is lost in a power cut is written again.
    with files.passing():
        ledger.append(imports, by="見本")


def readings(place: Place, size: Size) -> Iterator[Reading]:
    """All its lists. One in ten keeps no 組織表: its 課 are those of its lists."""
    if np.random.default_rng([place.seed, 8]).random() > 0.1:
        yield Reading("組織表.xlsx", "organization", None, hall.organization(place, size.departments))
    if place.lacking == "lists":
        return
    kept = hall.procedures(place, size.procedures, size.departments)
    months = [each.date() for each in pd.date_range(end=LAST, periods=size.months, freq="ME")]
    for number, day in enumerate(months):
        if not _is_missing(place, number, size.months):
            step = (number + 1) / size.months
            yield Reading(f"手続一覧_{day:%Y%m}.xlsx", "procedures", day, lists.procedures(place, kept, day, step))
    homes = hall.departments(place, size.departments)
    for day in months[::-3][::-1] if size.initiatives else ():
        rows = lists.roadmap(place, homes, size.initiatives, day)
        yield Reading(f"ロードマップ_{day:%Y%m}.xlsx", "roadmap", day, rows)
    if size.rounds:
        yield Reading("設問一覧.xlsx", "assessment_questions", None, lists.questions())
    for turn in range(size.rounds):
        day = dt.date(LAST.year - size.rounds + 1 + turn, 9, 30)
        yield Reading(f"回答_{day:%Y}.csv", "assessment", day, lists.answers(place, homes, size.people, turn, day))


def _is_missing(place: Place, number: int, months: int) -> bool:
    """Whether a month's 手続一覧 never came."""
    if place.lacking == "last month":
        return number == months - 1
    return place.lacking == "months" and bool(np.random.default_rng([place.seed, 9, number]).random() < 0.3)


def _source(place: Place, reading: Reading) -> SourceFile:
    """The file it came as: some bytes that say so, since nobody opens it."""
    days = int(np.random.default_rng([place.seed, 10]).integers(2, 14))
    day = reading.as_of
    came = dt.datetime.combine(day, dt.time(1), dt.UTC) + dt.timedelta(days) if day else None
    return SourceFile(reading.file, f"{place.code} {place.name}（架空） {reading.file}".encode(), came_at=came)


def main() -> None:
    """What the command line asks for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--municipalities", type=int, default=35)
    for name, usual in ((each, getattr(Size(), each)) for each in Size.__slots__):
        parser.add_argument(f"--{name}", type=int, default=usual)
    given = parser.parse_args()
    size = Size(**{name: getattr(given, name) for name in Size.__slots__})
    found = generate(given.folder, given.municipalities, size)
    print(f"{given.folder}: {len(found)}市区町村（架空）")


if __name__ == "__main__":
    main()
