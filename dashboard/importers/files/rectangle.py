"""Values as a rectangle: blanks are None, and what lies beyond the last value is cut off."""

from collections.abc import Iterable

from dashboard.importers.model import Position, Value


def rectangle(rows: Iterable[Iterable[Value]], keep: Iterable[Position] = ()) -> list[list[Value]]:
    """Trim trailing blank rows and columns and even the rows out. The cells of ``keep`` stay though blank."""
    grid = [_trimmed(row) for row in rows]
    kept = list(keep)
    height = max([index + 1 for index, row in enumerate(grid) if row] + [row + 1 for row, _ in kept], default=0)
    width = max([len(row) for row in grid] + [column + 1 for _, column in kept], default=0)
    grid = grid[:height] + [[] for _ in range(height - len(grid))]
    for row in grid:
        row.extend([None] * (width - len(row)))
    return grid


def _trimmed(row: Iterable[Value]) -> list[Value]:
    values = [*row]
    if "" in values:
        values = [None if value == "" else value for value in values]
    while values and values[-1] is None:
        values.pop()
    return values
