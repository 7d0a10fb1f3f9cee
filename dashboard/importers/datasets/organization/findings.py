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
        "「{value}」の有効期間が {first} の行と重なっています。",
        "期間が重ならないように、有効開始日と有効終了日を直してください。",
    ),
}
