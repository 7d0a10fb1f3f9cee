"""What can be chosen on the screen besides the filters of the frame."""

from dashboard import labels
from dashboard.screens.choices import Choice, Pinned, Toggle

DATASET = Pinned("dataset", "資料", is_labelled=False)
SENT = Choice("sent", "提出の状態", everything="すべての状態")
SENT_WORDS = {words: code for code, words in labels.SUBMISSIONS.items()}
OFTEN = Toggle("often", "遅れの多い課だけ")
SEVERITY = Choice("sent_severity", "重さ", narrows=False, everything="すべての重さ")
SEVERITIES = {labels.SEVERITIES[code]: code for code in ("warning", "info")}
