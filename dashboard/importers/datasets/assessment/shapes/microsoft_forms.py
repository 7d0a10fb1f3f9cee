"""Microsoft Forms: forms, quizzes and grids, as Excel shows them in Japanese and in English.

Every question of a quiz has two more columns, its points and the remarks. A row of a grid (リッカート) is a column
of its own, headed by the statement alone or by the question and the statement.
"""

from typing import Final

from dashboard.importers.datasets.assessment.shape import Shape

MICROSOFT_FORMS: Final = Shape(
    name="Microsoft Forms",
    known_by=(
        ("開始時刻", "完了時刻"),
        ("ID", "完了時刻"),
        ("ID", "開始時刻"),
        ("Start time", "Completion time"),
        ("ID", "Completion time"),
    ),
    columns={"answered_on": ("完了時刻", "Completion time", "最終変更時刻", "Last modified time")},
    row_numbers=("ID",),
    aside=(
        *("開始時刻", "最終変更時刻", "名前", "合計点", "クイズのフィードバック", "成績の投稿時刻", "言語"),
        *("Start time", "Last modified time", "Name", "Total points", "Quiz feedback", "Grade posted time", "Language"),
    ),
    scores=("ポイント - {}", "Points - {}"),
    feedback=("フィードバック - {}", "Feedback - {}"),
)
