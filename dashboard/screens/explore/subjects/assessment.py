"""スキルアセスメント, as its figures are told: nothing is added up here, and nobody's row is listed."""

from dashboard.screens.explore.subjects.subject import Dimension, Measure, Subject

SUBJECT = Subject(
    key="assessment",
    name="スキルアセスメント",
    dataset=None,
    noun="職員",
    answer="explore/assessment",
    behind="",
    listed="",
    dimensions=(
        Dimension("bureau", "部"),
        Dimension("department", "課"),
        Dimension("grade", "職位"),
        Dimension("field", "分野"),
        Dimension("round", "回"),
    ),
    measures=(
        Measure("mean", "平均点", "点", "assessment-mean", "points", hidden="伏せ", is_summed=False, is_wanted=True),
        Measure("answers", "回答者数", "人", "assessment-response", is_summed=False, is_wanted=True),
        Measure(
            "response_rate", "回答率", "", "assessment-response", "share", "職員数", is_summed=False, is_wanted=True,
        ),
    ),
    first=("bureau", "none", "mean"),
    beside=("response_rate", "mean"),
    takes=(),
    is_told=True,
    only_rows=("bureau", "department", "grade"),
    only_columns=("field", "round"),
)  # fmt: skip
