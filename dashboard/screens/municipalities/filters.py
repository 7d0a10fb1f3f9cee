"""What can be chosen on the screen besides the filters of the frame."""

from dashboard import labels
from dashboard.screens.choices import Choice, Switch, Toggle

COUNTED = Switch("counted_of_all", "数え方", {words: measure for measure, words in labels.SHORT_MEASURES.items()})
PARTIAL = Toggle("with_partial_of_all", "一部実施を含む")
CLASS = Choice("population_class", "人口区分", narrows=False, everything="人口区分：すべて", is_labelled=False)
COMPARED = Choice(
    "compared_municipality", "比べる市区町村", narrows=False, everything="比べる市区町村を選ぶ", is_labelled=False
)
