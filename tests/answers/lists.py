"""Lists of a roadmap put into a real ledger month by month, and what is answered of them."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pandas as pd

from dashboard.importers import SourceFile
from dashboard.ledger.importing import Report, import_files
from dashboard.ledger.ledger import Ledger
from dashboard.store import answers as store
from dashboard.store import build
from tests.importers.grids import Record
from tests.importers.roadmaps import Plan, as_list

MONTHS = [day.date() for day in pd.date_range("2026-05-31", periods=6, freq="ME")]
LAST = MONTHS[-1]


def as_list_of(made: Sequence[Plan], day: dt.date) -> bytes:
    """A list of these initiatives that says its day."""
    return as_list(made, title=f"ロードマップ　令和{day.year - 2018}年{day.month}月末現在")


def ask(folder: Path, name: str, **params: Any) -> pd.DataFrame:
    """An answer of the ロードマップ."""
    return store.answer(folder / store.FILE, f"roadmap/{name}", params)


@dataclass(frozen=True)
class City:
    """A city of the test's own: lists are added to it, and the store is built again each time."""

    folder: Path

    def add(self, *made: Plan, day: dt.date = LAST) -> Report:
        """Import a list of these initiatives as they stand on a day."""
        source = SourceFile(f"{day}_{len(Ledger(self.folder).entries())}.xlsx", as_list_of(made, day))
        report = import_files(self.folder, [source], by="担当者")
        assert not report.refused, report.reasons()
        build.build(self.folder)
        return report


def only_initiative(folder: Path, day: dt.date | None = None) -> Record:
    """The only initiative."""
    (row,) = ask(folder, "initiatives", as_of=day).to_dict("records")
    return row
