"""What of the ledger tells who has sent what and when: deadlines, and the lists that were taken back."""

import datetime as dt
from collections.abc import Iterator, Sequence
from typing import Final

import pandas as pd

from dashboard import working_days
from dashboard.errors import DashboardError
from dashboard.importers import DATASETS, Dataset
from dashboard.ledger.ledger import Entry, Ledger
from dashboard.settings import Settings

MONTHS_AHEAD: Final = 12
"""After the last list: for so long a store need not be built again to know what is due."""
MONTHLY: Final = tuple(dataset for dataset in DATASETS.values() if dataset.is_monthly)


def deadlines(entries: Sequence[Entry], city: Settings) -> pd.DataFrame:
    """When lists are due, of the 基準日 that any 課 sent one of, and of the months after the last one."""
    _check(city)
    return pd.DataFrame(
        [row for dataset in MONTHLY for row in _of(dataset, entries, city)],
        columns=["dataset", "dataset_label", "as_of", "is_collected", "due"],
    )


def taken_back(ledger: Ledger, entries: Sequence[Entry]) -> pd.DataFrame:
    """The 課 of the monthly lists that were taken back. A file whose rows are gone tells nothing any more."""
    names = {dataset.name: (dataset.departments[0], "bureau_text") for dataset in MONTHLY}
    undone = [each for each in entries if each.undone_by is not None and each.dataset in names]
    rows = [
        (each.id, each.file, each.dataset, each.as_of, each.at.removesuffix("+00:00"), each.by, *place)
        for each in undone
        for place in _places(ledger, each, names[str(each.dataset)])
    ]
    columns = ["import_id", "file", "dataset", "as_of", "imported_at", "imported_by", "department_text", "bureau_text"]
    return pd.DataFrame(rows, columns=columns)


def _places(ledger: Ledger, entry: Entry, columns: tuple[str, str]) -> set[tuple[str | None, ...]]:
    try:
        return ledger.distinct(entry, columns)
    except DashboardError:
        return set()


def _of(dataset: Dataset, entries: Sequence[Entry], city: Settings) -> Iterator[tuple[str, str, dt.date, bool, object]]:
    days = sorted({each.as_of for each in entries if each.dataset == dataset.name and each.as_of})
    number = city.due_after_of.get(dataset.label, city.due_after)
    for day in days:
        yield dataset.name, dataset.label, day, True, working_days.nth_after(day, number)
    for day in _months_after(days[-1]) if days else ():
        yield dataset.name, dataset.label, day, False, working_days.nth_after(day, number)


def _months_after(day: dt.date) -> Iterator[dt.date]:
    month = pd.Period(day, "M")
    return ((month + step).end_time.date() for step in range(1, MONTHS_AHEAD + 1))


def _check(city: Settings) -> None:
    labels = [dataset.label for dataset in MONTHLY]
    for label in city.due_after_of:
        if label not in labels:
            raise DashboardError(
                f"設定ファイル settings.toml の [submissions.working_day_of] の「{label}」は、"
                f"毎月集める資料ではありません。{'・'.join(labels)} のどれかに直してください。"
            )
