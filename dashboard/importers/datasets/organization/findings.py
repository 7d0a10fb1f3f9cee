"""What is found in a 組織表 alone."""

from typing import Final

from dashboard.importers.model import Finding

_ASK_DATE: Final = "年月日が分かるように「2025/4/1」または「令和7年4月1日」の形で入力してください。"

FINDINGS: Final[dict[str, Finding]] = {
    "validity_reversed": Finding(
        "error", "L3-05", "有効終了日 {to} が有効開始日 {start} より前です。", "日付を確かめて直してください。"
    ),
    "validity_unreadable": Finding(
        "error",
        "L3-05",
        "「{column}」の「{value}」は日付として読めません。",
        _ASK_DATE,
    ),
    "department_twice": Finding(
        "error",
        "L2-03",
        "「{value}」が {first} にもあり、どちらが今の課か決められません。",
        "同じ課なら 1 行にしてください。機構改革の前と後なら、有効開始日と有効終了日を入れて期間を分けてください。",
    ),
    "periods_overlap": Finding(
        "error",
        "L2-03",
        "「{value}」の有効期間が {first} の行と重なっています。",
        "期間が重ならないように、有効開始日と有効終了日を直してください。",
    ),
    "bureau_is_department": Finding(
        "warning",
        "L1-05",
        "課の欄が空欄で、部の下に課もないため、部の名前を課の名前としても使いました（{value}）。",
        "課の欄にも、同じ名前を入力してください。",
    ),
    "bureau_row": Finding(
        "info",
        "L1-02",
        "部だけの行が {count} 行あります。課として数えていません。",
        "次回は、課の行だけにしてください。",
    ),
    "sections_joined": Finding(
        "info",
        "L1-02",
        "係ごとの行（{count} 行）は、その課の行にまとめました。職員数は、すべての係にあるときだけ合計しました。",
        "組織表に係は要りません。課を 1 行ずつにしてください。",
    ),
}
