"""What columns of these answers mean that mean something else elsewhere."""

from collections.abc import Mapping

from dashboard.labels import HIDDEN, Column

COLUMNS: Mapping[str, Mapping[str, Column]] = {
    "assessment": {
        "change": Column("変化（点）", "points"),
        "median": Column("中央値（点）", "points"),
        "p25": Column("下位25%（点）", "points"),
        "p75": Column("上位25%（点）", "points"),
    },
    # There a level is a step of the scale; its score only places the bar.
    "assessment/answers": {"level": Column("段階", "count"), "score": HIDDEN},
}
