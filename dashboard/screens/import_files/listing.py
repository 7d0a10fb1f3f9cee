"""The list of files, a line each: what was recognised can be corrected in it."""

import datetime as dt
from collections.abc import Mapping
from typing import Any

import pandas as pd

from dashboard import labels

USED, FILE, DATASET, AS_OF, ROUND = "使う", "ファイル", "資料", "基準日", "回"
APRIL, BEFORE_REIWA = 4, 2018
DEPARTMENTS, COUNTS = "課", ["行", "不可", "注意", "情報", "新しい", "変わる", "なくなる"]
FIXED = [FILE, DEPARTMENTS, *COUNTS]
NAMED = 3
"""課 of a file that are named in its line."""


def rows(listed: pd.DataFrame, names: Mapping[str, str]) -> pd.DataFrame:
    """The files as they were read, those that stop first; then those left out (``names``: key → file)."""
    out = [{"key": key, "file": name} for key, name in names.items() if key not in set(listed["key"])]
    read = listed.assign(used=True).sort_values("errors", ascending=False, kind="stable")
    left = pd.DataFrame(out, columns=["key", "file"]).assign(used=False)
    return pd.concat([read, left], ignore_index=True)


def shown(listed: pd.DataFrame, datasets: Mapping[str, str]) -> pd.DataFrame:
    """The same under headings, as it stands on the screen."""
    return pd.DataFrame(
        {
            USED: listed["used"].astype(bool),
            FILE: listed["file"],
            DATASET: listed["dataset"].map(datasets).fillna(labels.UNKNOWN),
            AS_OF: pd.to_datetime(listed["as_of"]).dt.strftime("%Y-%m-%d"),
            **({ROUND: listed["round"]} if has_rounds(listed) else {}),
            DEPARTMENTS: listed["departments"].map(_named),
            **{
                heading: listed[name].astype("Int64")
                for heading, name in zip(
                    COUNTS,
                    ("row_count", "errors", "warnings", "infos", "added", "changed", "removed"),
                    strict=True,
                )
            },
        }
    )


def correct(of_file: dict[str, Any], changes: Mapping[str, Any], datasets: Mapping[str, str]) -> None:
    """Take over what was corrected in a line (heading → new value)."""
    codes = {label: name for name, label in datasets.items()}
    if USED in changes:
        of_file["left_out"] = not changes[USED]
    if DATASET in changes:
        of_file["dataset"] = codes.get(changes[DATASET])
    if ROUND in changes:
        of_file["round"] = changes[ROUND]
    if AS_OF in changes:
        of_file["as_of"] = changes[AS_OF]


def days(listed: pd.DataFrame, today: dt.date) -> list[str]:
    """The 基準日 to choose from: the ends of the months of this year and the last, and those that the files say."""
    ends = pd.date_range(today - dt.timedelta(days=400), today + dt.timedelta(days=31), freq="ME")
    said = pd.to_datetime(listed["as_of"]).dropna()
    return sorted({f"{day:%Y-%m-%d}" for day in [*ends, *said]}, reverse=True)


def rounds(listed: pd.DataFrame, today: dt.date) -> list[str]:
    """The 回 to choose from: the 年度 of today and its neighbours, and those that the files say."""
    year = today.year - (today.month < APRIL)
    return list(
        dict.fromkeys(
            [*(f"令和{each - BEFORE_REIWA}年度" for each in (year, year - 1, year + 1)), *listed["round"].dropna()]
        )
    )


def has_rounds(listed: pd.DataFrame) -> bool:
    """Whether there are files of which a 回 can be said."""
    return bool(listed["round"].notna().any() or listed["lacks_round"].eq(True).any())


def _named(names: object) -> str:
    if not isinstance(names, list) or not names:
        return labels.UNKNOWN if names is None else ""
    first = "、".join(map(str, names[:NAMED]))
    return first if len(names) <= NAMED else f"{first} ほか{len(names) - NAMED}課"
