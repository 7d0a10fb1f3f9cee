"""Rows that are of several 課 at once: what stands for a 部, or for 課 named together, is a row of each of them."""

import datetime as dt
from collections.abc import Sequence
from typing import Any

import pandas as pd

from dashboard.importers.cells.folding import clean, fold
from dashboard.importers.cells.values import names, shown
from dashboard.importers.findings.report import Report
from dashboard.importers.model import Reading
from dashboard.importers.register.departments import Match, Register
from dashboard.importers.register.owners import is_everybody, owners

Named = tuple[str | None, str | None]
"""課 and 部 as they are written; None where nothing is."""


def share(reading: Reading, register: Register, report: Report) -> None:
    """Make every row that names several 課, or a 部 alone, a row of each; a row of no 課 is an error."""
    rows = reading.rows
    written = _written(rows)
    shares = {each: _places(*each, reading.as_of, register) for each in dict.fromkeys(written)}
    for each, places in shares.items():
        _report(rows.iloc[written.index(each)], each, places, report)
    own = [place for each in written for place in shares[each]]
    repeated = rows.loc[rows.index.repeat([len(shares[each]) for each in written])].reset_index(drop=True)
    texts = {"department_text": [name for name, _ in own], "bureau_text": [bureau for _, bureau in own]}
    reading.rows = repeated.assign(**{name: pd.Series(each, dtype="str") for name, each in texts.items()})


def _written(rows: pd.DataFrame) -> list[Named]:
    said = rows[["department_text", "bureau_text"]].astype(object)
    return [*said.where(said.notna(), None).itertuples(index=False, name=None)]


def _places(text: str | None, bureau: str | None, as_of: dt.date | None, register: Register) -> Sequence[Named]:
    if text is None or is_everybody(clean(text)):
        return _inside(bureau, as_of, register) or [(text, bureau)]
    whole = clean(text)
    if isinstance(register.match(whole, bureau, as_of), Match):
        return [(whole, bureau)]
    # Without a register nobody knows whether a line break parts two names or one.
    parts = (names(text).value or []) if register else []
    if len(parts) < 2 and (found := owners(text, bureau, as_of, register)):
        parts = [found.first, *found.others]
    if len(parts) < 2:
        return [(whole, bureau)]
    # The 部 beside them is that of the first: the others may stand elsewhere.
    return [(part, bureau if _is_inside(part, bureau, as_of, register) else None) for part in parts]


def _inside(bureau: str | None, as_of: dt.date | None, register: Register) -> list[Named]:
    """All 課 of a 部, or of the city where no 部 is named."""
    return [
        (department, own)
        for own, department in register.places(as_of)
        if bureau is None or fold(own or "") == fold(bureau)
    ]


def _is_inside(text: str, bureau: str | None, as_of: dt.date | None, register: Register) -> bool:
    return not register or isinstance(register.match(text, bureau, as_of), Match)


def _report(row: "pd.Series[Any]", written: Named, places: Sequence[Named], report: Report) -> None:
    text, bureau = written
    where = {"sheet": row["sheet"], "cell": row["cell"], "value": shown(text or bureau) or "（空欄）"}
    if len(places) > 1:
        report.add("department_shared", **where, departments=len(places))
    elif places[0][0] is None:
        report.add("department_blank", **where)
