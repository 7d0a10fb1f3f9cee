"""提出: one list that a 課 was asked for, of one month."""

from dashboard import labels
from dashboard.screens.explore import filters
from dashboard.screens.explore.columns import LISTS
from dashboard.screens.explore.subjects.subject import Dimension, Measure, Subject

OUTCOMES = {code: words for code, words in labels.SUBMISSIONS.items() if code != "not_asked"}

SUBJECT = Subject(
    key="submissions",
    name="提出",
    dataset=None,
    noun="資料",
    answer="explore/submissions",
    behind="explore/submissions_behind",
    listed="提出",
    dimensions=(
        Dimension("bureau", "部", blank="部なし"),
        Dimension("department", "課"),
        Dimension("list", "資料", filters.LIST, LISTS),
        Dimension("list_month", "提出の月", filters.LIST_MONTH, days="month", is_dated=True),
        Dimension("outcome", "提出の状態", filters.OUTCOME, OUTCOMES),
    ),
    measures=(
        Measure("lists", "求めた資料", "件", "submissions-asked"),
        Measure("in_time", "期限までに届いた割合", "", "explore-in-time", "share", "期限の来た資料", is_wanted=True),
        Measure("late", "遅れて届いた資料", "件", "submissions-state"),
        Measure("missing", "届いていない資料", "件", "submissions-state"),
    ),
    first=("bureau", "none", "in_time"),
    beside=("missing", "in_time"),
    near=(filters.LIST, filters.LIST_MONTH, filters.OUTCOME),
    takes=("as_of", "today"),
    behind_takes=("as_of", "today", "measure"),
)
