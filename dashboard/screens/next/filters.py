"""What can be chosen on the screen besides the filters of the frame."""

from typing import Literal

from dashboard import labels
from dashboard.screens.choices import Choice, Pinned, Switch, Text

COUNTED: Switch[Literal["kind", "volume"]] = Switch(
    "counted", "数え方", {labels.SHORT_MEASURES["kind"]: "kind", labels.SHORT_MEASURES["volume"]: "volume"}
)
MENDABLE, ELSEWHERE, PRIORITY = "自課で直せる理由", "ほかの課が実施済", "優先手続"
ONLY = Choice("only", "条件", everything="条件なし（すべての未オンライン手続）", is_labelled=False)
ONLIES = {MENDABLE: "mendable", ELSEWHERE: "elsewhere", PRIORITY: "priority"}
"""What a procedure must be, all of them at once: words → the parameter that asks for it."""
REASON = Choice("reason", "未実施の理由", everything="未実施の理由：すべて", is_labelled=False)
REASONS = {words: code for code, words in labels.BARRIERS.items()}
SEARCH = Text("candidate", "手続名・根拠法令で探す", "例：補助金")
PICKED = Text("picked", "選んだ手続", "")
"""The names of the ticked procedures, one after the other: seven signs each."""
PLAN, BESIDE = Pinned("plan", "見る計画"), Pinned("beside", "比べる計画")
