"""What somebody can be sure of who reads how many people of every 課 are under every line of the 研修計画."""

import itertools

import pandas as pd

from tests.frames import rows_of

Ranges = dict[tuple[str, str | None], dict[float, tuple[int, int]]]
"""(bureau, department) → line → the least and the most people who may be under it."""


def bounds_of(by_line: dict[float, pd.DataFrame]) -> Ranges:
    """The least and the most people of every 課 who may be under every line, given all that is shown."""
    ranges: Ranges = {}
    for line, rows in by_line.items():
        for row in rows_of(rows[rows["level"].isin(["department", "rest"]) & rows["people"].notna()]):
            key = (row.bureau, row.department if isinstance(row.department, str) else None)
            ranges.setdefault(key, {})[line] = _interval(int(row.people), int(row.n), bool(row.able_few))
    for _ in range(3):
        for line, rows in by_line.items():
            _tighten_by_total(ranges, line, rows)
        for key in ranges:
            _tighten_by_lines(ranges[key])
    return ranges


def _interval(people: int, n: int, able_few: bool) -> tuple[int, int]:
    """All true counts that would be shown like this, by the rule as the manual says it."""
    fitting = [true for true in range(n + 1) if _coarse(true, n) == people and (n - true <= 2) == able_few]
    return fitting[0], fitting[-1]


def _coarse(true: int, n: int) -> int:
    if true <= 2:
        return 0
    if n - true <= 2:
        return n
    return int(true / 5 + 0.5) * 5


def _tighten_by_total(ranges: Ranges, line: float, rows: pd.DataFrame) -> None:
    city = rows[rows["level"] == "city"]
    leaves = [key for key in ranges if line in ranges[key]]
    counted = rows[rows["level"].isin(["department", "rest"]) & rows["people"].notna()]["n"].sum()
    if city.empty or counted != city["n"].iloc[0]:
        return  # somebody is in no group: their number bounds nothing
    total = int(city["people"].iloc[0])
    low, high = (sum(ranges[key][line][end] for key in leaves) for end in (0, 1))
    for key in leaves:
        least, most = ranges[key][line]
        ranges[key][line] = (max(least, total - (high - most)), min(most, total - (low - least)))


def _tighten_by_lines(lines: dict[float, tuple[int, int]]) -> None:
    for lower, higher in itertools.pairwise(sorted(lines)):
        lines[higher] = (max(lines[higher][0], lines[lower][0]), lines[higher][1])
    for higher, lower in itertools.pairwise(sorted(lines, reverse=True)):
        lines[lower] = (lines[lower][0], min(lines[lower][1], lines[higher][1]))
