"""What can be chosen on the screen besides the filters of the frame."""

from typing import Literal

from dashboard import labels
from dashboard.screens.choices import Choice, Switch, Text, Toggle

Order = Literal["lowest", "rate", "change", "remaining"]
"""How 課 are sorted: lowest rate first, or by this column, largest first."""

MEASURE = Switch("measure", "数え方", {words: measure for measure, words in labels.SHORT_MEASURES.items()})
PARTIAL = Toggle("with_partial", "一部実施を含む")
SHAPE: Switch[Literal["ranking", "dumbbell"]] = Switch(
    "ranking", "見かた", {"順位と幅": "ranking", "比較先との差": "dumbbell"}
)
ORDER: Switch[Order] = Switch(
    "order",
    "並べ方",
    {"低い順": "lowest", "残りの多い順": "remaining", "高い順": "rate", "変化の大きい順": "change"},
)
ON_PAPER = "オンラインなのに紙のまま"
LEFT: Switch[Literal["remaining", "paper"]] = Switch(
    "left", "何が残っているか", {"まだオンラインでない": "remaining", ON_PAPER: "paper"}
)

STATUS = Choice("status", "状況", narrows=False)
STATUSES = {words: code for code, words in labels.STATUSES.items()}
SEARCH = Text("search", "手続名・番号・根拠法令で探す", "例：住民票")
