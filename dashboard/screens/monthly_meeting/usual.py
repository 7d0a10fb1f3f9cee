"""The agenda that a meeting has where nobody says otherwise."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Proposed:
    """A subject: its title, page (its address), what is shown large (``homework``, ``tiles`` or a chart), filters."""

    title: str
    page: str
    large: str
    params: Mapping[str, Sequence[str]] = field(default_factory=dict)


USUAL = (
    Proposed("前回までの宿題", "monthly_meeting", "homework"),
    Proposed("手続のオンライン化：今月の数値", "online", "tiles"),
    Proposed("手続のオンライン化：課ごとの差", "online", "spread"),
    Proposed("手続のオンライン化：次に変えると効く手続", "online", "remaining"),
    Proposed("スキルアセスメント：どこが弱いか", "assessment", "heatmap"),
    Proposed("ロードマップ：今月の数値", "roadmap", "tiles"),
    Proposed("ロードマップ：遅れている取組", "roadmap", "late"),
)
