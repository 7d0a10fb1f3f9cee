"""What a figure of スキルアセスメント depends on."""

from dataclasses import dataclass

import pandas as pd

from dashboard import labels
from dashboard.screens import view


@dataclass(frozen=True, kw_only=True)
class View(view.View):
    """A round and the one before it; ``as_of`` and ``vs`` are their days. ``k``: fewer people are not shown."""

    round: str
    round_before: str | None
    k: int

    def title(self, subject: str) -> str:
        """A block's title: subject and round."""
        return f"{subject}（{self.round}）"


def of_round(rounds: pd.DataFrame, name: str, bureau: tuple[str, ...] = (), department: tuple[str, ...] = ()) -> View:
    """The view of one of the ``rounds`` (rows of assessment/rounds), with the attention on these."""
    held = {str(row["round"]): row["held_on"].date() for _, row in rounds.iterrows()}
    row = rounds[rounds["round"] == name].iloc[0]
    before = str(row["round_before"]) if labels.known(row["round_before"]) else None
    return View(
        as_of=held[name],
        vs=held.get(before) if before else None,
        vs_label="前回",
        bureau=bureau,
        department=department,
        round=name,
        round_before=before,
        k=int(row["masking_k"]),
    )
