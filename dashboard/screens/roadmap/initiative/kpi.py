"""The KPI month by month, against where it began and where it is to go."""

import pandas as pd

from dashboard import labels
from dashboard.charts.over_time import kpi_line
from dashboard.screens.block import Block
from dashboard.screens.roadmap.initiative import record
from dashboard.screens.roadmap.view import View
from dashboard.screens.view import Ask

HEIGHT = 220
LINE = ["as_of", "kpi", "kpi_baseline", "kpi_target", "kpi_actual"]


def there_is(history: pd.DataFrame) -> bool:
    """Whether the initiative has a KPI to show."""
    return bool(history[["kpi_actual", "kpi_target"]].notna().any(axis=None))


def block(ask: Ask, view: View) -> Block:
    """The line of the KPI, the oldest month first."""
    row = record.row(ask, view)
    history = record.history(ask, view).sort_values("as_of").reset_index(drop=True)
    unit = f"（{row['kpi_unit']}）" if labels.known(row["kpi_unit"]) else ""
    name = row["kpi"] if labels.known(row["kpi"]) else "KPI"
    figure, alt = kpi_line.figure(history, height=HEIGHT), kpi_line.alt(history)
    return Block(
        f"KPI：{name}{unit}",
        sentence(row, history),
        figure,
        alt,
        history[LINE],
        "roadmap/history",
        about=view.about("roadmap-kpi"),
    )


def sentence(row: pd.Series, history: pd.DataFrame) -> str:
    """The last figure reported, and the target."""
    known = history.dropna(subset="kpi_actual")
    if known.empty:
        return "実績値の報告がありません。"
    return (
        f"{labels.month(known['as_of'].iloc[-1])}の実績値は{labels.quantity(known['kpi_actual'].iloc[-1])}、"
        f"目標値は{labels.quantity(row['kpi_target'])}です。"
    )
