"""What is found in a 手続一覧 alone."""

from typing import Final

from dashboard.importers.findings.of_tables import ACCEPT, ANSWER_ONCE, DOUBT
from dashboard.importers.model import Finding

_ASK_STATUS: Final = "「実施済」「一部実施済」「予定」「未実施」「対象外」「その他」のどれかを入力してください。"
_ASK_BARRIER: Final = "0～7 の番号と理由（例：「3 システムがない」）を 1 つだけ入力してください。"

FINDINGS: Final[dict[str, Finding]] = {
    "status_blank": Finding("warning", "L1-09", "「{column}」が空欄のため、不明としました。", _ASK_STATUS),
    "status_unknown_word": Finding(
        "warning", "L1-09", "「{column}」が「{value}」のため、不明としました。", _ASK_STATUS
    ),
    "status_number_only": Finding(
        "warning",
        "L2-04",
        "「{column}」の「{value}」（{count} 件）は番号だけで意味が決められないため、不明としました。",
        ANSWER_ONCE,
    ),
    "status_unlisted": Finding(
        "warning",
        "L2-04",
        "「{column}」の「{value}」（{count} 件）は選択肢にないため、不明としました。",
        ANSWER_ONCE,
    ),
    "status_note": Finding(
        "warning",
        "L2-04",
        "「{column}」の「{value}」（{count} 件）は、注記が状況を変えているかもしれず決められないため、不明としました。",
        ANSWER_ONCE,
    ),
    "barrier_several": Finding(
        "warning",
        "L1-07",
        "「{column}」の「{value}」（{count} 件）は理由が複数あるため、不明としました。",
        _ASK_BARRIER,
    ),
    "barrier_unlisted": Finding(
        "warning", "L2-04", "「{column}」の「{value}」は選択肢にないため、分類を不明としました。", _ASK_BARRIER
    ),
    "barrier_contradiction": Finding(
        "warning", "L2-04", "「{column}」の「{value}」は番号と理由が合わないため、不明としました。", _ASK_BARRIER
    ),
    "online_exceeds_annual": Finding(
        "warning",
        "L2-01",
        "「{column}」の {value} が年間の件数 {annual} を超えているため、不明としました。",
        "2 つの件数の対象期間と数え方を確かめてください。",
    ),
    "doubt_unknown": Finding(
        "error",
        None,
        "オンライン化状況の {rows} 件のうち {count} 件が不明です。" + DOUBT,
        ACCEPT,
    ),
    "doubt_all_or_none": Finding("error", None, "{count} 件の手続が、{said}ことになります。" + DOUBT, ACCEPT),
    "doubt_rate": Finding(
        "error",
        None,
        "「{department}」のオンライン化率が、前の一覧の {was} から {now} に変わります。" + DOUBT,
        ACCEPT,
    ),
    "doubt_volume": Finding(
        "error",
        None,
        "同じ手続の年間件数の合計が、前の一覧の {was} 件から {now} 件に変わります。" + DOUBT,
        ACCEPT,
    ),
    "same_id_differs": Finding(
        "error",
        "L2-03",
        "手続ID「{value}」が {first} にもあり、内容が違います。",
        "どちらが正しいか確かめて片方を消すか、別の手続ID を付けてください。",
    ),
    "row_twice": Finding(
        "warning", "L2-03", "{first} とまったく同じ行です。1 回だけ数えました。", "重複した行を削除してください。"
    ),
    "same_procedure_twice": Finding(
        "warning",
        "L2-03",
        "手続「{value}」が、同じ課・法令で {first} にもあります。両方とも数えました。",
        "同じ手続なら片方を消し、別の手続なら手続ID を付けてください。",
    ),
}
