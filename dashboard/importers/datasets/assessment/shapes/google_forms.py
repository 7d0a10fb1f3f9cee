"""Google フォーム: forms, quizzes and grids, in Japanese and in English.

Every question of a quiz may have two more columns, its points (「1.00 / 1」) and the remarks. A row of a grid is a
column of its own: the question, and the row in square brackets.
"""

from typing import Final

from dashboard.importers.datasets.assessment.shape import Shape

GOOGLE_FORMS: Final = Shape(
    name="Google フォーム",
    known_by=(("タイムスタンプ",), ("Timestamp",)),
    columns={"answered_on": ("タイムスタンプ", "Timestamp")},
    aside=("スコア", "Score"),
    scores=("{} [スコア]", "{} [Score]"),
    feedback=("{} [フィードバック]", "{} [Feedback]"),
)
