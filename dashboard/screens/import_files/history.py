"""What was imported, act by act: what one person imported at one moment is taken back together."""

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import pandas as pd

from dashboard import labels
from dashboard.screens.import_files.applying import numbers


@dataclass(frozen=True, slots=True)
class Act:
    """The numbers of the imports, and the datasets and 基準日 they are of."""

    ids: list[int]
    parts: set[tuple[str, dt.date | None]]


def listed(imports: pd.DataFrame) -> pd.DataFrame:
    """The list as it is read here: findings stand in 定義と品質; who took what back only where somebody has."""
    unsaid = ["warnings", "infos"] + ([] if imports["undone_at"].notna().any() else ["undone_at", "undone_by"])
    return imports.drop(columns=unsaid)


def acts(imports: pd.DataFrame) -> Mapping[str, Act]:
    """When, who, how many files of what → the act; the latest first. What was taken back already is none."""
    found = {}
    in_force = imports[imports["undone_at"].isna()]
    for _, each in in_force.groupby(["imported_at", "imported_by"], sort=False):
        at, by = each["imported_at"].iloc[0], each["imported_by"].iloc[0]
        when = labels.moment(at)
        kinds = "、".join(each["dataset_label"].unique())
        parts = set(_parts(each))
        first = each["file"].iloc[0] if len(each) == 1 else f"{len(each)}件"
        ids = [int(number) for number in each["import_id"]]
        found[f"{when} {by}：{kinds} {first}（{numbers(ids)}）"] = Act(ids, parts)
    return found


def later(imports: pd.DataFrame, act: Act) -> str:
    """What was imported after it of the same kind and 基準日, in a sentence: that stands on it, and stays."""
    after = imports[imports["undone_at"].isna() & (imports["import_id"] > max(act.ids))]
    ids = [int(number) for number, part in zip(after["import_id"], _parts(after), strict=True) if part in act.parts]
    if not ids:
        return ""
    found = f"同じ資料・基準日を、あとから取り込んだものが{len(ids)}件あります（{numbers(ids)}）。"
    return f"{found}それは残り、そこに行のある課の数値は変わりません。"


def _parts(imports: pd.DataFrame) -> Iterator[tuple[str, dt.date | None]]:
    days = (day.date() if labels.known(day) else None for day in imports["as_of"])
    yield from zip(imports["dataset"].astype(str), days, strict=True)
