"""What no roadmap says as a whole, unless a column was misread."""

from collections.abc import Iterator
from typing import Final

import pandas as pd

from dashboard.importers.model import Doubt

_ROWS: Final = 6


def doubts(now: pd.DataFrame, before: pd.DataFrame) -> Iterator[Doubt]:
    """Doubts about a list: more than a third of the states that are written there are unknown."""
    written = now[now["reported_text"].notna()]
    unknown = int(written["reported_state"].isna().sum())
    if len(written) >= _ROWS and unknown * 3 > len(written):
        yield "doubt_states", {"count": unknown, "rows": len(written)}
