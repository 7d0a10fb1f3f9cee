"""What a figure of 提出状況 depends on."""

import datetime as dt
from dataclasses import dataclass

import pandas as pd

from dashboard import labels
from dashboard.screens import view


@dataclass(frozen=True, kw_only=True)
class View(view.View):
    """A dataset, and the day on which it is looked at. ``as_of`` is its last month that is over by then."""

    today: dt.date
    dataset: str
    dataset_label: str

    @property
    def asked(self) -> dict[str, object]:
        """The dataset and the day, as query parameters."""
        return {"dataset": self.dataset, "today": self.today}


def of_dataset(
    datasets: pd.DataFrame, name: str, today: dt.date, bureau: tuple[str, ...] = (), department: tuple[str, ...] = ()
) -> View:
    """The view of one of the ``datasets`` (rows of submissions/datasets), with the attention on these."""
    row = datasets[datasets["dataset"] == name].iloc[0]
    return View(
        as_of=row["as_of"].date(), vs=None, vs_label="", bureau=bureau, department=department, today=today,
        dataset=name, dataset_label=str(row["dataset_label"]),
    )  # fmt: skip


def due(row: pd.Series) -> dt.date | None:
    """The deadline of a row, where it is known."""
    return row["due"].date() if labels.known(row["due"]) else None
