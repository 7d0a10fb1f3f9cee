"""The attacker of the masking with nothing but the console, and an hour: what he makes of its figures.

He reads every table that there is, takes 課 from their 部 and 部 from the city in every column that can be added
up, and finds out for each group, told or left over, which scores were read in its steps: all that agree with its mean,
quartiles and counts under every line. What he does with the steps is in tests/store/masking.
"""

import itertools
from collections.abc import Hashable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

from dashboard.console import catalogue
from tests.console.asking import frame
from tests.frames import rows_of

STEP, MOST = 5, 7
"""The least people of a step, and the most steps of a group that he tries out."""
NEAR = 1e-6
Frames = Mapping[str, pd.DataFrame]


def read(store: Path) -> Frames:
    """Everything that the console gives, table by table."""
    return {each.name: frame(store, f"SELECT * FROM {each.name}", rows=100_000) for each in catalogue.tables(store)}


def sums(told: Frames, held: str, field: str) -> pd.DataFrame:
    """What can be added up of every group of a round: people, those with a score, points, those under each line."""
    scores = told["assessment_scores"]
    own = scores[(scores["kind"] == "level") & (scores["round"] == held) & (scores["field"] == field)]
    own = own[own["mean"].notna()]
    shown = own[["level", "bureau", "unit", "respondents", "n", "median", "p25", "p75"]].copy()
    shown["points"] = own["mean"] * own["n"]
    under = told["assessment_under_line"]
    lines = under[(under["kind"] == "field") & (under["round"] == held) & (under["skill"] == field)]
    for line, rows in lines.groupby("line"):
        by_group = {(row.level, row.bureau, row.department): row.people for row in rows_of(rows)}
        keys = [(row.level, row.bureau, row.unit if row.level == "department" else None) for row in rows_of(shown)]
        shown[f"under {line:.1f}"] = [by_group.get(_known(key)) for key in keys]
    return shown.reset_index(drop=True)


def left_over(groups: pd.DataFrame) -> pd.DataFrame:
    """What is left of a 部 without its 課, and of the city without its 部, by taking one from the other."""
    found = [_difference(groups, row, "department") for row in rows_of(groups[groups["level"] == "bureau"])]
    found += [_difference(groups, row, "bureau") for row in rows_of(groups[groups["level"] == "city"])]
    return pd.DataFrame([each for each in found if each is not None])


def _difference(groups: pd.DataFrame, whole: Any, of: str) -> dict[str, Any] | None:
    parts = groups[groups["level"] == of]
    parts = parts[parts["bureau"] == whole.bureau] if of == "department" else parts
    added = [name for name in groups if name in ("respondents", "n", "points") or str(name).startswith("under")]
    row = groups.loc[whole.Index]
    left: dict[str, Any] = {str(name): row[name] - parts[name].sum() for name in added}
    bureau = whole.bureau if of == "department" else None
    return {"level": "rest", "bureau": bureau, "unit": None, **left} if left["respondents"] > 0 else None


def steps(groups: pd.DataFrame, scores: Sequence[float]) -> Iterator[tuple[Hashable, list[tuple[float, ...]]]]:
    """Of each group the scores that may have been read in its steps: all that agree with its figures."""
    for each in groups.to_dict("records"):
        row = {str(name): value for name, value in each.items()}
        sizes = sizes_of(int(row["respondents"]))
        scored = [size for size, end in zip(sizes, itertools.accumulate(sizes), strict=True) if end <= row["n"]]
        if 0 < len(scored) <= MOST and sum(scored) == row["n"]:
            tried = itertools.combinations_with_replacement(scores, len(scored))
            yield (
                _known((row["level"], row["bureau"], row["unit"])),
                [one for one in tried if _fits(one, scored, row)],
            )


def sizes_of(people: int) -> list[int]:
    """The sizes of the steps, by the rule."""
    number = people // STEP
    return [(step + 1) * people // number - step * people // number for step in range(number)]


def _fits(tried: Sequence[float], sizes: Sequence[int], row: Mapping[str, Any]) -> bool:
    points = np.dot(tried, sizes)
    if abs(points - row["points"]) > NEAR * row["n"]:
        return False
    for name, share in (("median", 0.5), ("p25", 0.25), ("p75", 0.75)):
        if not pd.isna(row.get(name)) and abs(np.quantile(tried, share) - row[name]) > NEAR:
            return False
    counted = {name: value for name, value in row.items() if str(name).startswith("under") and not pd.isna(value)}
    return all(
        sum(size for size, score in zip(sizes, tried, strict=True) if score < float(name.split()[1])) == value
        for name, value in counted.items()
    )


def _known(key: tuple[Any, ...]) -> tuple[Any, ...]:
    return tuple(each if isinstance(each, str) else None for each in key)
