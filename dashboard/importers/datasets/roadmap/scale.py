"""What the letters and signs of 状況 mean by the city's settings, and which column of a list is 状況."""

import re
from collections import Counter
from dataclasses import replace
from typing import Final

from dashboard.importers.addresses import address
from dashboard.importers.cells.folding import clean, fold
from dashboard.importers.cells.values import is_blank, quantity, written
from dashboard.importers.datasets.roadmap.states import CHOICES, STATES, is_state_word, meaning, state
from dashboard.importers.findings.report import Report
from dashboard.importers.model import Value
from dashboard.importers.questions import answer_to, key_of, refuse, report_used
from dashboard.importers.tables.legend import legend_of
from dashboard.importers.tables.table import Table
from dashboard.importers.tables.words import LEGEND_UNCLEAR, Vocabulary
from dashboard.labels.words import STATES as SHOWN

VOCABULARY: Final = Vocabulary(
    subject="状況",
    choices=CHOICES,
    meaning=lambda value, scale, table: state(value, scale, table.as_of),
    phrase=meaning,
    asked=frozenset({"state_unlisted", "state_sign_unknown", "state_note", LEGEND_UNCLEAR}),
)
_MAY_BE_STATE: Final = {"done_this_month": "今月の実績", "progress": "進捗率"}
"""Columns whose headers also stand over states → what they are called otherwise."""
_ABOUT_STATE: Final = re.compile(r"状況|進捗(?!率)|達成(?!率)")
_STATE: Final = "状況"
_LONG: Final = 12
"""So many characters on average are sentences rather than states."""


def scale_of(table: Table, report: Report) -> dict[str, str]:
    """Folded sign → state by the settings, where the file's own 凡例 explains none of the signs in use."""
    if "state" not in table.values:
        return {}
    used = Counter(fold(clean(written(value))) for value in table.values["state"])
    if legend_of(table, "state", meaning).known.keys() & used.keys():
        return {}
    by_settings = {sign: state for sign, state in table.hints.states.items() if sign in used and sign not in STATES}
    for sign, state_ in by_settings.items():
        index = next(i for i, value in enumerate(table.values["state"]) if fold(clean(written(value))) == sign)
        table.report_cell(
            report, "state_by_settings", index, "state", table.values["state"][index], count=used[sign],
            meant=SHOWN[state_],
        )  # fmt: skip
    return by_settings


def settle_state_column(table: Table, report: Report) -> None:
    """Take 実施状況 or 進捗 for 状況 where its cells are states and no other column is; ask where they are only partly.

    A column headed 進捗状況 that holds sentences is what was done.
    """
    if "state" in table.values:
        _take_sentences_for_text(table, report)
        return
    named = [name for name in _MAY_BE_STATE if name in table.values and _ABOUT_STATE.search(table.header.title(name))]
    for name in named:
        values = [value for value in table.values[name] if not is_blank(value)]
        states = [value for value in values if is_state_word(value, _own_scale(table, name))]
        if not states or not _is_state(table, name, values, states, report):
            continue
        _rename(table, name, "state")
        first = address(table.header.top, table.header.columns["state"])
        report.add("state_column_taken", sheet=table.sheet.name, cell=first, column=table.header.title("state"))
        return


def _own_scale(table: Table, name: str) -> dict[str, str]:
    return {**table.hints.states, **legend_of(table, name, meaning).known}


def _is_state(table: Table, name: str, values: list[Value], states: list[Value], report: Report) -> bool:
    """Whether a column is the state: surely where most cells are states and none is a number, else as answered."""
    title, other = table.header.title(name), _MAY_BE_STATE[name]
    has_numbers = any(quantity(value).value is not None for value in values)
    if 2 * len(states) > len(values) and not has_numbers:
        return True
    key, choices = key_of("列", title), (_STATE, other)
    answer = answer_to(table.hints, key)
    if answer is not None and fold(answer) in map(fold, choices):
        report_used(report, key, answer, sheet=table.sheet.name)
        return fold(answer) == fold(_STATE)
    if answer is not None:
        refuse(report, key, answer, choices)
    cell = address(table.header.top, table.header.columns[name])
    count = len(states)
    report.ask(
        "state_column_unclear", key=key, choices=choices, sheet=table.sheet.name, cell=cell, value=title,
        column=title, count=count, other=other,
    )  # fmt: skip
    return False


def _take_sentences_for_text(table: Table, report: Report) -> None:
    if "done_this_month" in table.values:
        return
    values = [value for value in table.values["state"] if not is_blank(value)]
    scale = _own_scale(table, "state")
    is_long = values and sum(len(written(value)) for value in values) > _LONG * len(values)
    if is_long and not any(is_state_word(value, scale) for value in values):
        title, cell = table.header.title("state"), address(table.header.top, table.header.columns["state"])
        _rename(table, "state", "done_this_month")
        report.add("state_column_is_text", sheet=table.sheet.name, cell=cell, column=title)


def _rename(table: Table, old: str, new: str) -> None:
    columns = {new if name == old else name: column for name, column in table.header.columns.items()}
    table.header = replace(table.header, columns=columns)
    table.values = {new if name == old else name: values for name, values in table.values.items()}
