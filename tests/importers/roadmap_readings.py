"""What the importers make of roadmaps, and rows of a list to be read."""

from typing import Any

from hypothesis import strategies as st

from dashboard import importers
from dashboard.importers.model import Reading, Value
from tests.importers.grids import Record, Row, read, register, sheet
from tests.importers.make import source
from tests.importers.roadmaps import LIST

CITY = register(("市民部", "市民課"), ("総務部", "総務課"), ("企画部", "情報政策課"))
SAID = (
    *("initiative_id", "pillar", "theme", "initiative", "department_text", "planned_start", "planned_end"),
    *("actual_start", "actual_end", "forecast_end", "progress", "reported_state"),
)
HEADER = " ".join(LIST)
ROW: list[Value] = [
    *("1-1", "住民サービスのDX", "窓口DX", "書かない窓口", "市民課", "R7.4.1", "R8.9.30", "R7.5.1", None, "R8.12.31"),
    *("60%", "順調"),
]
CELLS = st.one_of(
    st.none(),
    st.sampled_from(["●", "○", "■", "→", "★", "◆稼働", "-", "…", "検討", "設計", "完了", "●→", "1", "#REF!"]),
    st.text(max_size=6), st.integers(), st.floats(), st.dates(), st.booleans(),
)  # fmt: skip
"""Whatever may stand in a cell."""


def opened(content: bytes, name: str = "ロードマップ.xlsx", **more: Any) -> Reading:
    """The reading of a file."""
    (reading,) = importers.read([source(content, name)], register=CITY, **more)
    return reading


def said(reading: Reading) -> list[Record]:
    """What it says of every initiative; None is unknown."""
    rows = reading.rows[list(SAID)].astype(object)
    return rows.where(rows.notna(), None).to_dict("records")


def row(**changes: Value) -> list[Value]:
    """A row of a list, with changes by header."""
    return [changes.get(name, value) for name, value in zip(LIST, ROW, strict=True)]


def listed(*rows: Row, header: Row = HEADER, **more: Any) -> Reading:
    """The reading of a list with these rows."""
    return read(sheet([header, *rows]), register=CITY, **more)
