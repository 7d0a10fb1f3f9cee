"""Procedures that occur twice in one file: the same row, the same 手続ID, or the same name under the same law."""

from collections.abc import Callable
from typing import Final

import pandas as pd

from dashboard.importers.cells.folding import fold
from dashboard.importers.cells.values import without_zeros
from dashboard.importers.findings.report import Report

_PLACE: Final = ["sheet", "row", "cell"]


def check_duplicates(rows: pd.DataFrame, report: Report) -> pd.DataFrame:
    """Report repeated procedures, and count rows that are alike in everything once."""
    rows = rows.assign(number=_numbers(rows["procedure_id"]))
    rows = _drop_same_rows(rows, report)
    number = rows.pop("number")
    keys = pd.DataFrame(
        {
            "bureau": _folded(rows["bureau_text"]),
            "department": _folded(rows["department_text"]),
            "procedure": _folded(rows["procedure"]),
            "legal_basis": _folded(rows["legal_basis"]),
            "legal_article": _folded(rows["legal_article"]),
            "procedure_id": rows["procedure_id"],
        }
    )
    # Sheets without a department column may each be another department's.
    keys.loc[rows["department_text"].isna(), "department"] = rows["sheet"]
    # 0012 and 12 are one number where they name the same procedure.
    numbered = keys.assign(number=number)
    same = ["number", "procedure", "bureau", "department"]
    keys["procedure_id"] = numbered.groupby(same, dropna=False)["procedure_id"].transform("first")
    with_id = rows["procedure_id"].notna()
    same_id = ["procedure_id", "bureau", "department"]
    same_name = ["procedure", "legal_basis", "legal_article", "bureau", "department"]
    _report(rows, keys[with_id], same_id, "same_id_differs", "procedure_id", report)
    _report(rows, keys[~with_id & rows["procedure"].notna()], same_name, "same_procedure_twice", "procedure", report)
    return rows


def _drop_same_rows(rows: pd.DataFrame, report: Report) -> pd.DataFrame:
    content = rows.drop(columns=[*_PLACE, "procedure_id"])
    # A row without a procedure or without a department column is judged where these are known.
    content["department_text"] = content["department_text"].fillna(rows["sheet"])
    _report(rows, content, list(content.columns), "row_twice", "procedure", report)
    return rows[~content.duplicated()].reset_index(drop=True)


def _report(rows: pd.DataFrame, keys: pd.DataFrame, same: list[str], code: str, value: str, report: Report) -> None:
    is_alike = keys.duplicated(same, keep=False)
    if not is_alike.any():
        return
    alike = keys.loc[is_alike, same].astype("string").fillna("")
    firsts: dict[tuple[str, ...], str] = {}
    for index, key in zip(alike.index, alike.itertuples(index=False, name=None), strict=True):
        row = rows.loc[index]
        if key in firsts:
            report.add(code, sheet=row["sheet"], cell=row["cell"], value=str(row[value]), first=firsts[key])
        else:
            firsts[key] = f"{row['sheet']} の {row['cell']}"


def _numbers(ids: pd.Series) -> pd.Series:
    return _each(ids, without_zeros)


def _folded(texts: pd.Series) -> pd.Series:
    return _each(texts, fold)


def _each(texts: pd.Series, change: Callable[[str], str]) -> pd.Series:
    """The texts changed, those that are missing left so; each different one is changed once."""
    plain = texts.to_numpy(dtype=object)
    known = {text: change(text) for text in set(plain[texts.notna()])}
    return pd.Series([known.get(text) for text in plain], texts.index, dtype="str")
