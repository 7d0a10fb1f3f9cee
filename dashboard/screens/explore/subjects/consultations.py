"""相談: what a 課 asked, as it stands on a day."""

from dashboard import labels
from dashboard.screens.explore import filters
from dashboard.screens.explore.subjects.subject import Dimension, Measure, Range, Subject

SUBJECT = Subject(
    key="consultations",
    name="相談",
    dataset=None,
    noun="相談",
    answer="explore/consultations",
    behind="explore/consultations_behind",
    listed="相談",
    dimensions=(
        Dimension("bureau", "部", blank="部なし"),
        Dimension("department", "課"),
        Dimension("field", "分野", filters.FIELD),
        Dimension("state", "状態", filters.CONSULTATION, {**labels.CONSULTATION_STATES, "": "不明"}),
        Dimension("asked_month", "受けた月", filters.ASKED_MONTH, blank="日付なし", is_dated=True),
        Dimension("asked_year", "受けた年度", filters.ASKED_YEAR, blank="日付なし", days="year", is_dated=True),
    ),
    measures=(
        Measure("consultations", "相談の数", "件", "explore-consultations"),
        Measure("open", "未完了の相談", "件", "people-open", unknown="状態の分からない相談"),
        Measure(
            "median_wait", "未完了の日数の中央値", "日", "people-open-days", "quantity",
            unknown="受けた日の分からない相談",
            is_summed=False,
        ),
    ),
    first=("bureau", "none", "consultations"),
    beside=("open", "consultations"),
    near=(filters.FIELD, filters.CONSULTATION, filters.WAIT, filters.CONTENT),
    ranges=(Range("wait_from", "wait_to", filters.WAIT, "日"),),
    search=filters.CONTENT,
    takes=("as_of", "year_begins"),
    behind_takes=("as_of", "year_begins", "measure"),
)  # fmt: skip
