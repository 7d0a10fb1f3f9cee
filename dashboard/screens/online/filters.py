"""What can be chosen on the screen besides the filters of the frame."""

from typing import Literal

from dashboard import labels
from dashboard.screens.choices import Choice, Switch

Order = Literal["rate", "change", "remaining"]
"""The column that 課 are sorted by, largest first."""

MEASURE = Switch("measure", "数え方", {words: measure for measure, words in labels.SHORT_MEASURES.items()})
SHAPE: Switch[Literal["ranking", "dumbbell"]] = Switch(
    "ranking", "見かた", {"順位と幅": "ranking", "比較先との差": "dumbbell"}
)
ORDER: Switch[Order] = Switch("order", "並べ方", {"率": "rate", "変化": "change", "残り": "remaining"})

STATUS = Choice("status", "状況", narrows=False)
STATUSES = {words: code for code, words in labels.STATUSES.items()}
