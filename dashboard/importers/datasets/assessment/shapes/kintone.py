"""kintone: a record for every answer. Answers through a public form are all written by one account."""

from typing import Final

from dashboard.importers.datasets.assessment.shape import Shape

KINTONE: Final = Shape(
    name="kintone",
    known_by=(
        ("レコード番号", "作成日時"),
        ("レコード番号", "更新日時"),
        ("レコード番号", "作成者"),
        ("レコード番号",),
    ),
    columns={"answered_on": ("回答日時", "回答日", "作成日時"), "respondent": ("作成者",)},
    row_numbers=("レコード番号", "レコードID", "$id"),
    shared_accounts=("作成者",),
    aside=("レコード番号", "作成日時", "更新者", "更新日時", "ステータス", "作業者", "カテゴリー", "$revision"),
)
