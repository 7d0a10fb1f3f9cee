"""A small city with a list of every kind, and what must never be lost of it."""

from dataclasses import dataclass
from pathlib import Path

from dashboard.importers import SourceFile
from dashboard.ledger import guard
from dashboard.ledger.importing import import_files
from dashboard.store import build
from tests.importers.forms import LADDER, QUESTIONS, as_csv, question_list
from tests.importers.roadmaps import Plan, as_list
from tests.pages.lists import ONE_MONTH

NEXT = SourceFile("一覧_20261130.csv", ONE_MONTH.replace("未,50,0", "済,50,5").encode())
"""What the next month brings."""


def answers() -> SourceFile:
    """Twenty people of two 課."""
    header = ["職員番号", "所属課", *(f"問{n} {q}" for n, q in enumerate(QUESTIONS, 1))]
    rows = [
        [7_310_042 + each, ["市民課", "税務課"][each % 2], *(LADDER[(each + n) % 4] for n in range(len(QUESTIONS)))]
        for each in range(20)
    ]
    return as_csv([header, *rows], "令和8年度.csv")


def founded(folder: Path) -> Path:
    """A data folder of this city, each list an import of its own, and its store."""
    for source in (
        SourceFile("一覧_20261031.csv", ONE_MONTH.encode()),
        SourceFile("ロードマップ.xlsx", as_list([Plan()])),
        question_list(),
        answers(),
    ):
        report = import_files(folder, [source], by="担当者")
        assert not report.refused, report.reasons()
    assert build.ensure(folder) is None
    return folder


@dataclass(frozen=True)
class Kept:
    """The bytes of everything that cannot be made again."""

    ledger: bytes | None
    files: dict[str, bytes]


def kept(folder: Path) -> Kept:
    """What lies in this folder, also where it was moved aside."""
    ledgers = [path.read_bytes() for path in sorted(folder.rglob(guard.FILE)) if ".sample" not in path.parts]
    rooms = [path for room in guard.ROOMS for path in folder.rglob(f"{room}/*")]
    return Kept(ledgers[0] if ledgers else None, {path.name: path.read_bytes() for path in rooms if path.is_file()})
