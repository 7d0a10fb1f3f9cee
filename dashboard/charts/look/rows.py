"""Which row a 課 lies on: its 部's, or its own where nothing is organised in 部 (ministries of the national survey)."""

from dataclasses import dataclass

import pandas as pd

from dashboard import labels

NO_BUREAU = "部なし"


@dataclass(frozen=True, slots=True)
class Rows:
    """Row names from the top, the row of each 課 by its position in the frame, and the px from row to row."""

    names: list[str]
    index: list[int]
    pitch: int


def rows(departments: pd.DataFrame) -> Rows:
    """The rows for these 課: 部 in display order, or 課 by rate."""
    by_bureau = departments["bureau"].notna().any()
    return _by_bureau(departments) if by_bureau else _by_department(departments)


def one(departments: pd.DataFrame, pitch: int) -> Rows:
    """One row for all of them, so high."""
    return Rows([""], [0] * len(departments), pitch)


def _by_bureau(departments: pd.DataFrame) -> Rows:
    bureaus = departments["bureau"].fillna(NO_BUREAU).tolist()
    order = departments["display_order"].astype(float).fillna(float("inf")).tolist()
    first = {bureau: place for place, bureau in sorted(zip(order, bureaus, strict=True), reverse=True)}
    names = sorted(first, key=lambda bureau: (first[bureau], bureau))
    row = {name: index for index, name in enumerate(names)}
    return Rows(names, [row[bureau] for bureau in bureaus], 25)


def _by_department(departments: pd.DataFrame) -> Rows:
    ranked = departments.reset_index(drop=True).sort_values(["rate", "applicable"], ascending=False)
    names = [
        f"{name}（n={labels.count(n)}）" for name, n in zip(ranked["department"], ranked["applicable"], strict=True)
    ]
    row = {position: index for index, position in enumerate(ranked.index)}
    return Rows(names, [row[position] for position in range(len(ranked))], 30)
