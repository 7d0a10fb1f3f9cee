"""What can be chosen on the screen besides the filters of the frame."""

from typing import Literal

from dashboard.screens.choices import Number, Pinned, Switch

Level = Literal["bureau", "department", "grade"]
Place = Literal["bureau", "department"]

VIEW: Switch[Literal["weak", "plan"]] = Switch("view", "見かた", {"どこが弱いか": "weak", "研修計画": "plan"})
ROUND = Pinned("round", "回（このページの時点）", is_labelled=False)
ROWS: Switch[Level] = Switch("rows", "行", {"部": "bureau", "課": "department", "職位": "grade"})
SKILL = Pinned("skill", "スキル（分野・設問）")
LINE = Switch(
    "line",
    "この点に届かない人",
    {f"{points}点": points / 100 for points in (30, 40, 50, 60, 70, 80)},
    default="50点",
    is_labelled=True,
)
"""Points (0–1)."""
PLACES: Switch[Place] = Switch("places", "どこに", {"部": "bureau", "課": "department"}, is_labelled=True)
CLASS_SIZE = Number("class_size", "1クラスの人数", least=5, most=100, default=20)
