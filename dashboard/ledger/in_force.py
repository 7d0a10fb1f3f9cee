"""What the imports that count say: asked while a further one is checked."""

import datetime as dt

import pandas as pd

from dashboard.importers import DATASETS, Dataset, Register
from dashboard.ledger.changes import Group, department, departments, placed
from dashboard.ledger.ledger import Entry, Ledger

Place = tuple[str | None, str]
"""(部, 課)."""


class InForce:
    """What is in force while one import is checked: every list is read from the ledger at most once."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger
        self._entries = ledger.in_force()
        self._read: dict[int, pd.DataFrame] = {}
        self._newest: dict[tuple[str, dt.date | None, int], list[tuple[dt.date, pd.DataFrame]]] = {}

    def entries(self, dataset: str) -> list[Entry]:
        """The imports of a dataset, the oldest first."""
        return [entry for entry in self._entries if entry.dataset == dataset]

    def rows(self, entry: Entry) -> pd.DataFrame:
        """What was read in an import."""
        if entry.id not in self._read:
            self._read[entry.id] = self._ledger.rows(entry)
        return self._read[entry.id]

    def lists(self, dataset: str) -> list[pd.DataFrame]:
        """The rows of the imports of a dataset, the oldest first."""
        return [self.rows(entry) for entry in self.entries(dataset)]

    def register(self) -> Register:
        """The register of 課 (組織表) as all imports make it; empty when there is none."""
        register = Register.empty()
        for dataset in DATASETS.values():
            for rows in self.lists(dataset.name) if dataset.is_register else ():
                register = register.extended(rows)
        return register

    def newest(self, dataset: Dataset, as_of: dt.date | None, register: Register) -> list[tuple[dt.date, pd.DataFrame]]:
        """The newest list of each 課 up to a 基準日, the oldest first; its rows name the 課 as the register does.

        Only these are read whole and only once, so that an import costs the same in every month.
        """
        asked = (dataset.name, as_of, id(register))
        if asked not in self._newest:
            self._newest[asked] = self._of_each_department(dataset, as_of, register)
        return self._newest[asked]

    def by_department(
        self, dataset: Dataset, as_of: dt.date, register: Register
    ) -> tuple[dict[Place, pd.DataFrame], list[Place]]:
        """The newest list of each (部, 課) of a day, under that name; and the 課 that went on as no single one.

        What a 課 sent under an old name is its own until it sends a list under the new one.
        """
        found: dict[Place, pd.DataFrame] = {}
        gone: list[Place] = []
        for day, rows in self.newest(dataset, None, register):
            own = departments(dataset, rows, day, register)
            for then in dict.fromkeys(own):
                bureau, department = then
                bureau_now, department_now = register.place(department, bureau, as_of)
                if department_now is None:
                    gone.append((bureau, department))
                    continue
                now = (bureau_now, department_now)
                names = {} if now == then else {"bureau_text": bureau_now, dataset.departments[0]: department_now}
                found[now] = rows[own == then].assign(**names)
        return found, gone

    def _of_each_department(
        self, dataset: Dataset, as_of: dt.date | None, register: Register
    ) -> list[tuple[dt.date, pd.DataFrame]]:
        found: list[tuple[dt.date, pd.DataFrame]] = []
        seen: set[Group] = set()
        entries = [entry for entry in self.entries(dataset.name) if as_of is None or _day(entry) <= as_of]
        latest_first = sorted(entries, key=lambda entry: (_day(entry), entry.id), reverse=True)
        if not dataset.departments:
            # A list of no 課 is whole.
            return [(_day(entry), self.rows(entry)) for entry in latest_first[:1]]
        for entry in latest_first:
            named = self._ledger.distinct(entry, (dataset.departments[0], "bureau_text"))
            if not seen.issuperset(department(pair, entry.as_of, register) for pair in named):
                rows = self.rows(entry)
                own = departments(dataset, rows, entry.as_of, register)
                found.append((_day(entry), placed(dataset, rows[~own.isin(seen)], entry.as_of, register)))
                seen.update(own)
        return found[::-1]


def _day(entry: Entry) -> dt.date:
    return entry.as_of or dt.date.min
