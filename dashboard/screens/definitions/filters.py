"""What can be chosen on the screen."""

from dashboard import labels
from dashboard.screens.choices import Choice, Switch

SEVERITY = Choice("severity", "重さ", narrows=False, everything="すべて")
SEVERITIES = {words: code for code, words in labels.SEVERITIES.items() if code != "error"}
"""What is an error is refused, so it is in no list."""
MONTHS = Switch("findings_of", "期間", {"この月": False, "すべての月": True}, is_labelled=True)
