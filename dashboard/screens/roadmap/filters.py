"""What can be chosen on the screen besides the filters of the frame."""

from typing import Literal

from dashboard import labels
from dashboard.screens.choices import Choice, Shown, Switch, Toggle

Group = Literal["pillar", "theme", "department"]
Order = Literal["list", "delay", "end"]

PILLAR = Choice("pillar", "柱", is_labelled=False)
STATE = Choice("state", "判定", is_labelled=False)
STATES = {words: code for code, words in labels.STATES.items()}
ORDER: Switch[Order] = Switch(
    "roadmap_order", "並べ方", {"柱・施策順": "list", "遅れの大きい順": "delay", "期限の近い順": "end"}
)
GROUPS: Switch[Group] = Switch("groups", "行", {"柱": "pillar", "施策": "theme", "課": "department"})
DISAGREE = Toggle("disagree", "報告と判定が合わない取組だけ")
DUE = Toggle("due", "まもなく期限の取組だけ")
INITIATIVE = Shown("initiative", "取組")
