"""What was noticed while reading files, by file and kind: for 取込 before it counts, for 定義と品質 afterwards."""

from collections.abc import Sequence

import pandas as pd

GRAVEST = {severity: place for place, severity in enumerate(("error", "warning", "info"))}


def grouped(rows: pd.DataFrame, by: Sequence[str] = ("file",)) -> pd.DataFrame:
    """A row for each kind of finding in each file (or what else is told apart), the gravest first."""
    made = rows.groupby([*by, "code", "severity"], sort=False, dropna=False).agg(
        count=("code", "size"), message=("message", "first"), remedy=("remedy", "first"), rule=("rule", "first")
    )
    made = made.reset_index()
    made["place"] = made["severity"].map(GRAVEST)
    columns = ["severity", *by, "count", "message", "remedy", "rule", "code"]
    return made.sort_values(["place", *by], kind="stable", ignore_index=True)[columns]


def places(rows: pd.DataFrame, file: str, code: str) -> pd.DataFrame:
    """Every place where this was found in a file."""
    found = rows[(rows["file"] == file) & (rows["code"] == code)]
    return found[["sheet", "cell", "value", "message", "remedy", "file"]].reset_index(drop=True)
