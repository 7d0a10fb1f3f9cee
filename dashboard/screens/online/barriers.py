"""Why procedures are not online."""

import pandas as pd

from dashboard import labels
from dashboard.charts.rankings import barriers as shape
from dashboard.screens.block import Block
from dashboard.screens.online.view import View
from dashboard.screens.view import Ask


def block(ask: Ask, view: View) -> Block:
    """How many procedures have which reason."""
    rows = ask("online/barriers", as_of=view.as_of, **view.attention, **view.counting)
    return Block(
        view.title("未オンラインの理由", measure="kind", is_narrowed=True),
        sentence(rows),
        shape.figure(rows, measure="procedures"),
        shape.alt(rows, measure="procedures"),
        rows,
        "online/barriers",
        about=view.about(
            "online-reason", counted=f"まだオンラインでない手続 {labels.count(rows['procedures'].sum())}件"
        ),
    )


def sentence(barriers: pd.DataFrame, *, measure: str = "procedures") -> str:
    """The most common reason, and how many give none. ``measure``: procedures or remaining_volume."""
    total = barriers[measure].sum()
    written = barriers[barriers["barrier"].notna() & (barriers[measure] > 0)]
    if not total:
        return labels.EMPTY
    if written.empty:
        return f"理由の書かれた手続がありません（{labels.count(total)}件）。"
    most = written[measure].max()
    names = "」と「".join(labels.barrier(code) for code in written.loc[written[measure] == most, "barrier"])
    missing = barriers.loc[barriers["barrier"].isna(), measure].sum()
    unwritten = f"理由の記入なしは{labels.count(missing)}件。" if missing else ""
    return f"最も多い理由は「{names}」で{labels.count(most)}件（{labels.percent(most / total)}）。{unwritten}"
