"""The list of files, a line each: what was recognised can be corrected in it."""

from collections.abc import Mapping
from typing import Any

import pandas as pd

from dashboard import labels

USED, FILE, DATASET, AS_OF = "使う", "ファイル", "資料", "基準日"
FIXED = [FILE, "課", "行", "不可", "注意", "情報", "新しい", "変わる", "なくなる"]
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
            AS_OF: pd.to_datetime(listed["as_of"]).dt.date,
            "課": listed["departments"].map(_named),
            **{
                heading: listed[name].astype("Int64")
                for heading, name in zip(
                    FIXED[2:],
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
    if AS_OF in changes:
        of_file["as_of"] = changes[AS_OF]


def without_day(listed: pd.DataFrame) -> list[str]:
    """The files (keys) that were recognised and whose 基準日 is not known."""
    lacking = listed["as_of"].isna() & listed["dataset"].isin(["procedures", "roadmap"])
    return list(listed.loc[lacking, "key"])


def _named(names: object) -> str:
    if not isinstance(names, list) or not names:
        return labels.UNKNOWN if names is None else ""
    first = "、".join(map(str, names[:NAMED]))
    return first if len(names) <= NAMED else f"{first} ほか{len(names) - NAMED}課"
