"""LoGoフォーム: a row for every 受付, with its number, its moment and how far it has been dealt with."""

from typing import Final

from dashboard.importers.datasets.assessment.shape import Shape

LOGO_FORM: Final = Shape(
    name="LoGoフォーム",
    known_by=(("受付番号", "受付日時"), ("受付番号", "送信日時"), ("受付番号", "申請日時"), ("受付番号", "回答日時")),
    columns={"answered_on": ("送信日時", "回答日時", "申請日時", "受付日時")},
    row_numbers=("受付番号", "整理番号"),
    aside=("ステータス", "対応状況", "受付日時", "更新日時", "担当者", "メモ", "管理者メモ"),
)
