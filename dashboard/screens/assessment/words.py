"""Words and rows that several sentences of the screen need. Of hidden figures they are silent."""

from collections.abc import Iterable, Sequence
from typing import Any

import pandas as pd

NO_ROUND = "この回の回答がありません。"
TOO_FEW = "人数が少ないため、分野の点を示せません。"
ONE_QUESTION_EACH = "どの分野も1問だけのため、分野どうしは比べません。"
ENOUGH = 0.005
"""Half a point: smaller differences are none."""


def city(units: pd.DataFrame | None) -> pd.Series | None:
    """The city's row, if there is one."""
    if units is None or units.empty:
        return None
    rows = units[units["level"] == "city"]
    return rows.iloc[0] if len(rows) else None


def records(rows: pd.DataFrame) -> list[Any]:
    """The rows one by one, with their columns as attributes."""
    return list(rows.itertuples(index=False))


def are_single(fields: pd.DataFrame) -> bool:
    """Whether scores are shown, though only of fields of one question, which are not compared with each other."""
    shown = fields[fields["mean"].notna()]
    return len(shown) > 0 and bool((shown["questions"] == 1).all())


def gaps(rows: pd.DataFrame) -> pd.DataFrame:
    """Shown 課 (or 部) below the city, the furthest and largest first: name_, field, gap (0–1, negative), n."""
    score, whole = rows["mean"], rows["city_mean"]
    table = pd.DataFrame(
        {"name_": rows["department"].fillna(rows["bureau"]), "field": rows["field"], "gap": (score - whole).round(6),
         "n": rows["n"], "questions": rows["questions"]}
    )  # fmt: skip
    below = table[(table["gap"] < -ENOUGH) & (table["questions"] > 1)]
    return below.sort_values(["gap", "n", "name_", "field"], ascending=[True, False, True, True])


def leaders(rows: pd.DataFrame, column: str, *, lowest: bool = False) -> pd.DataFrame:
    """The rows with the highest (lowest) figure as it is written, in tenths of a point: several where they tie."""
    known = rows[rows[column].notna()]
    written = known[column].astype(float).round(3)
    return known[written == (written.min() if lowest else written.max())]


def together(names: Iterable[str], counter: str, most: int = 3) -> str:
    """Names in a sentence: all of a few, the first of many and how many they are."""
    every = list(names)
    return "・".join(every) if len(every) <= most else f"{'・'.join(every[:most])}など{len(every)}{counter}"


def alike(names: Sequence[str], counter: str, figure: str) -> str:
    """Names with the figure that all of them have: 甲部の40.0点; a tie is called one: 甲部・乙部（いずれも40.0点）."""
    return f"{names[0]}の{figure}" if len(names) == 1 else f"{together(names, counter)}（いずれも{figure}）"


def short(text: str) -> str:
    """A text that fits into a sentence."""
    return text if len(text) <= 24 else f"{text[:23]}…"
