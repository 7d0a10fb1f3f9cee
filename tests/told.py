"""A small city over two months and a meeting between them: what its room saw, what was corrected after, what moved."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from dashboard.importers import SourceFile
from dashboard.ledger.importing import import_files
from dashboard.records import meetings
from dashboard.records.meetings import Meeting
from dashboard.store import build
from tests.importers.roadmaps import Plan, as_list

SEPTEMBER, OCTOBER = dt.date(2026, 9, 30), dt.date(2026, 10, 31)
MEETING = dt.date(2026, 10, 8)
HEADER = "手続ID,所管部,所管課,手続名,オンライン化状況,年間件数,オンライン件数\n"
WORDS = {"online": "済", "not_online": "未実施", "planned": "予定"}


@dataclass(frozen=True)
class Procedure:
    """One line of a list."""

    department: str
    status: str
    annual: int

    @property
    def online(self) -> int:
        return self.annual // 2 if self.status == "online" else 0


List = Mapping[str, Procedure]

SEEN: List = {
    f"{place:03}": Procedure("市民課" if place < 20 else "税務課", "online" if place % 2 else "not_online", 10 + place)
    for place in range(1, 33)
}
"""September as the room saw it: two 課, 32 procedures, every other one online."""
CORRECTED: List = {
    **{number: each for number, each in SEEN.items() if number != "032"},
    "001": replace(SEEN["001"], status="not_online"),
    "003": replace(SEEN["003"], status="not_online"),
    "022": replace(SEEN["022"], annual=700),
    "040": Procedure("税務課", "online", 5),
}
"""September as it was sent again after the meeting: two went back, a volume changed, one went, one came."""
NOW: List = {
    **CORRECTED,
    "001": SEEN["001"],
    **{number: replace(CORRECTED[number], status="online") for number in ("002", "004", "006", "024")},
}
"""October: one is online again, four more are."""

PLANS = (
    Plan("1", name="窓口", planned=(dt.date(2025, 4, 1), dt.date(2026, 10, 31)), forecast=dt.date(2026, 12, 31)),
    Plan("2", name="予約", forecast=dt.date(2026, 9, 30)),
    Plan("3", name="電話", forecast=dt.date(2026, 9, 30)),
)
PLANS_CORRECTED = (PLANS[0].but(forecast=dt.date(2026, 10, 31)), *PLANS[1:])
"""The first was not late after all."""
PLANS_NOW = (
    PLANS_CORRECTED[0].but(forecast=dt.date(2026, 11, 15)),
    PLANS[1].but(forecast=dt.date(2027, 3, 31)),
    PLANS[2].but(ended=dt.date(2026, 9, 30), progress=1.0),
)
"""The second is late, the third done."""


def procedures(rows: List, day: dt.date) -> SourceFile:
    """A list of procedures as an office sends it."""
    lines = "".join(
        f"{number},本部,{each.department},手続{number},{WORDS[each.status]},{each.annual},{each.online}\n"
        for number, each in rows.items()
    )
    return SourceFile(f"一覧_{day:%Y%m%d}.csv", (HEADER + lines).encode())


def roadmap(plans: tuple[Plan, ...], day: dt.date) -> SourceFile:
    """A list of initiatives."""
    return SourceFile(f"計画_{day:%Y%m%d}.xlsx", as_list(plans, title=f"令和8年{day.month}月末現在"))


def add(folder: Path, *sources: SourceFile) -> None:
    """Import and build."""
    accepted = ("doubt_rate", "doubt_volume", "doubt_rows_gone")
    report = import_files(folder, sources, by="担当者", accepted=accepted)
    assert not report.refused, report.reasons()
    assert build.ensure(folder) is None


def founded(folder: Path) -> Path:
    """September as the room sees it."""
    add(folder, procedures(SEEN, SEPTEMBER), roadmap(PLANS, SEPTEMBER))
    return folder


def told(folder: Path) -> Meeting:
    """The whole story: seen, frozen, corrected, moved."""
    frozen = meetings.freeze(founded(folder), MEETING, by="山の手係")
    add(folder, procedures(CORRECTED, SEPTEMBER), roadmap(PLANS_CORRECTED, SEPTEMBER))
    add(folder, procedures(NOW, OCTOBER), roadmap(PLANS_NOW, OCTOBER))
    return frozen
