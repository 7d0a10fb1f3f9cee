"""What no roadmap says as a whole, unless a column was misread."""

from collections.abc import Iterator
from typing import Final

import pandas as pd

from dashboard.importers.model import FILE, Doubt

_ROWS: Final = 6


def doubts(now: pd.DataFrame, before: pd.DataFrame) -> Iterator[Doubt]:
    """Doubts about lists: more than a third of the states that are written in one are unknown."""
    written = now[now["reported_text"].notna()]
    unknown = written["reported_state"].isna().groupby(written[FILE]).agg(["sum", "size"])
    for file, count, rows in unknown.itertuples():
        if rows >= _ROWS and count * 3 > rows:
            yield file, "doubt_states", {"count": count, "rows": rows}
