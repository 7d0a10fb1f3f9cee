"""Which rows of a 組織表 are 課: those of its 係 are none of their own, and a 部 without 課 is both."""

import re
from typing import Final

import pandas as pd

from dashboard.importers.cells.folding import fold
from dashboard.importers.cells.values import is_blank, written
from dashboard.importers.findings.report import Report
from dashboard.importers.tables.table import Table

_BUREAU: Final = re.compile(r"(?<!事務)[部局]$")
"""A name that only a 部 has: its 課 was forgotten, and nobody knows which."""
_SAME: Final[list[str]] = ["bureau", "department", "valid_from", "valid_to"]


def name_departments(table: Table, report: Report) -> None:
    """Give each row its 課: of a 係 the one above, of a 部 without any 課 the 部; the row of a 部 with 課 is no 課."""
    bureaus, departments = table.values["bureau"], table.values["department"]
    with_departments = {_folded(bureaus[i]) for i, name in enumerate(departments) if not is_blank(name)}
    alone: list[int] = []
    kept: list[int] = []
    sections = 0
    for index, row in enumerate(table.rows):
        own = table.sheet.values[row][table.header.columns["bureau"]]
        if not is_blank(departments[index]) or (is_blank(own) and "section" not in table.values):
            kept.append(index)  # Without a 係 beside it, a blank 課 is an error for the reader of columns to tell.
        elif is_blank(own):
            bureaus[index], departments[index] = bureaus[index - 1], departments[index - 1]
            sections += index > 0
            kept += [index] if index else []
        elif _folded(own) not in with_departments:
            kept.append(index)
            if not _BUREAU.search(_folded(own)):
                departments[index] = own
                alone.append(index)
    if alone:
        names = "、".join(dict.fromkeys(written(departments[index]) for index in alone))
        table.report_cell(report, "bureau_is_department", alone[0], "bureau", names)
    if len(kept) < len(table.rows):
        table.report_cell(report, "bureau_row", 0, "bureau", count=len(table.rows) - len(kept))
    table.keep(kept)


def one_each(rows: pd.DataFrame, report: Report) -> pd.DataFrame:
    """One row for each 課 and period, of several with a row for each 係; their 職員数 are added up."""
    if rows["section"].isna().all():
        return rows
    groups = rows.groupby(_SAME, dropna=False, sort=False)
    first = rows.drop_duplicates(_SAME)
    if len(first) < len(rows):
        place = {"sheet": first.iloc[0]["sheet"], "cell": first.iloc[0]["cell"]}
        report.add("sections_joined", **place, count=len(rows) - len(first))
    total = groups["headcount"].sum(min_count=1).where(groups["headcount"].count() == groups.size())
    return first.assign(headcount=total.to_numpy()).astype({"headcount": "Int64"}).reset_index(drop=True)


def _folded(value: object) -> str:
    return fold(written(value))  # type: ignore[arg-type]
