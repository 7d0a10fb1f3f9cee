"""What a person presses on the page to settle a finding. A 課 that gets its file back presses nothing: it mends."""

from collections.abc import Mapping
from typing import Final

from dashboard.importers import Issue

_LOOKED_INTO: Final = "列や単位を確かめ、このとおりで正しければ、下の「確かめました」を押してください。"
_ANSWERED: Final = "「質問」で選んで答えられます。"
_HEADER: Final = "「見出しがどの列かを教える」で選ぶと、次からは自動で読みます。"
_DAY: Final = "一覧の「基準日」で選べます。"
_ROUND: Final = "一覧の「回」で選べます。"
OF_CODES: Final[Mapping[str, str]] = {
    **dict.fromkeys(("as_of_missing", "as_of_several", "as_of_taken", "column_of_day"), _DAY),
    **dict.fromkeys(("round_missing", "round_several", "round_taken"), _ROUND),
    **dict.fromkeys(("unrecognised", "column_missing", "column_unread"), _HEADER),
    "answer_used": "「今回の答え」か「覚えている答え」で取り消せます。",
}


def remedy(issue: Issue) -> str:
    """How to settle a finding, as the page says it: how the file is mended, or what to press."""
    if issue.is_doubt:
        return _LOOKED_INTO
    return issue.remedy + OF_CODES.get(issue.code, _ANSWERED if issue.is_question else "")
