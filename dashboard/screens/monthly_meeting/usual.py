"""The agenda that a meeting has where nobody says otherwise."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from dashboard.screens.block import Line
from dashboard.screens.choices import BUREAU, DEPARTMENT

NEWS = 3
"""So many of the month's changes are subjects of their own."""


@dataclass(frozen=True, slots=True)
class Proposed:
    """A subject: its title, page (its address), what is shown large (``homework``, ``tiles`` or a chart), filters."""

    title: str
    page: str
    large: str
    params: Mapping[str, Sequence[str]] = field(default_factory=dict)


FIRST = (Proposed("前回までの宿題", "monthly_meeting", "homework"), Proposed("概況：今月の動き", "overview", "tiles"))
USUAL = (
    Proposed("手続のオンライン化：今月の数値", "online", "tiles"),
    Proposed("手続のオンライン化：課ごとの差", "online", "spread"),
    Proposed("手続のオンライン化：次に変えると効く手続", "online", "remaining"),
    Proposed("スキルアセスメント：どこが弱いか", "assessment", "heatmap"),
    Proposed("ロードマップ：今月の数値", "roadmap", "tiles"),
    Proposed("ロードマップ：遅れている取組", "roadmap", "late"),
)


def proposed(news: Sequence[Line]) -> list[Proposed]:
    """What was promised, what the month is about, its weightiest changes, and what is always looked at."""
    return [*FIRST, *(_of_change(each) for each in news[:NEWS]), *USUAL]


def _of_change(line: Line) -> Proposed:
    """The page on which a change is seen, with the attention on whose it is."""
    params = {key: line.lead.choices[key] for key in (BUREAU.key, DEPARTMENT.key) if line.lead.choices.get(key)}
    title = f"{line.kind}：{line.title}" if line.kind else line.title
    return Proposed(title, line.lead.page.strip("/") or "overview", "tiles", params)
