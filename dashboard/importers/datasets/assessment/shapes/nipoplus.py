"""NipoPlus and form systems like it: a report for every answer, and a column for every choice."""

from typing import Final

from dashboard.importers.datasets.assessment.shape import Shape

NIPOPLUS: Final = Shape(
    name="NipoPlus",
    known_by=(("提出者", "提出日時"), ("作成者", "提出日時"), ("提出者", "テンプレート名")),
    columns={"answered_on": ("提出日時", "作成日時")},
    row_numbers=("日報ID", "レポートID", "日報番号"),
    aside=(
        "提出者",
        "作成者",
        "テンプレート名",
        "グループ",
        "提出先",
        "承認状況",
        "承認者",
        "承認日時",
        "作成日時",
        "更新日時",
        "コメント",
    ),
)
