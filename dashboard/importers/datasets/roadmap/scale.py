"""What the letters and signs of 状況 mean in one file: by its own 凡例, else by the city's settings."""

from collections import Counter
from collections.abc import Iterator

from dashboard.importers.addresses import address
from dashboard.importers.cells.folding import clean, fold
from dashboard.importers.cells.values import written
from dashboard.importers.datasets.roadmap.states import STATES, legend, meaning
from dashboard.importers.findings.report import Report
from dashboard.importers.tables.table import Table
from dashboard.labels.words import STATES as SHOWN


def scale_of(table: Table, report: Report) -> dict[str, str]:
    """Folded sign → state. Reports what came from where, and explanations that name no state."""
    if "state" not in table.values:
        return {}
    used = Counter(fold(clean(written(value))) for value in table.values["state"])
    scale: dict[str, str] = {}
    for cell, sign, words in _explained(table):
        if found := meaning(words):
            scale[sign] = found
        elif sign in used:
            report.add("state_legend_unread", sheet=table.sheet.name, cell=cell, value=words, sign=sign.upper())
    if scale.keys() & used.keys():
        return scale
    by_settings = {sign: state for sign, state in table.hints.states.items() if sign in used and sign not in STATES}
    for sign, state in by_settings.items():
        index = next(i for i, value in enumerate(table.values["state"]) if fold(clean(written(value))) == sign)
        table.report_cell(
            report, "state_by_settings", index, "state", table.values["state"][index], count=used[sign],
            meant=SHOWN[state],
        )  # fmt: skip
    return scale | by_settings


def _explained(table: Table) -> Iterator[tuple[str, str, str]]:
    """(cell, folded sign, words) of every explanation outside the rows of the table."""
    rows = {*range(table.header.top, table.header.bottom + 1), *table.rows}
    for row, values in enumerate(table.sheet.values):
        if row in rows:
            continue
        for column, value in enumerate(values):
            if isinstance(value, str):
                yield from ((address(row, column), sign, words) for sign, words in legend(value))
