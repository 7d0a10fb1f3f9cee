"""What a marked workbook says of the findings: in the note of a cell, and at the head of the list."""

from collections import Counter
from collections.abc import Sequence
from typing import Final

from dashboard import labels
from dashboard.importers import Issue
from dashboard.importers.model import Severity

HEADING: Final = "【取込結果】"
MARKED: Final[tuple[Severity, ...]] = ("error", "warning")
"""What is to be mended. What was read safely stands in the list only."""
COLOURS: Final[dict[Severity, str]] = {"error": "赤", "warning": "黄"}
_TOLD_IN_A_NOTE: Final = 8
AS_VALUES: Final = "送られたファイルの形式（{kind}）には色や注釈を付けられないため、値だけを Excel の形に写しました。"
TOO_ODD: Final = "送られたファイルのつくりが特殊で印を付けられないため、値だけを写しました。"
UNREAD: Final = "送られたファイルを開けなかったため、内容は写していません。"
CROWDED: Final = "印が多いため、注釈は初めの {count:,} か所だけに付けました。"
CUT: Final = "ほか {count:,} 件は、書ききれないため省きました。"


def counted(issues: Sequence[Issue]) -> str:
    """「不可 3 件・注意 12 件」, or that there is nothing."""
    found = Counter(issue.severity for issue in issues)
    parts = [f"{words} {found[severity]:,} 件" for severity, words in labels.SEVERITIES.items() if found[severity]]  # type: ignore[index]
    return "・".join(parts) or "見つかった点はありません"


def note(issues: Sequence[Issue]) -> str:
    """The note of a cell: what is wrong, what to do, which national rule it breaks."""
    told = [_finding(issue) for issue in dict.fromkeys(issues)]
    rest = len(told) - _TOLD_IN_A_NOTE
    more = [f"ほか {rest:,} 件は、シート「取込結果」にあります。"] if rest > 0 else []
    return "\n".join([HEADING, *told[:_TOLD_IN_A_NOTE], *more])


def _finding(issue: Issue) -> str:
    rule = f"（国の規則 {issue.rule}）" if issue.rule else ""
    return f"■{labels.SEVERITIES[issue.severity]}{rule}\n{issue.message}\n直し方：{issue.remedy}"


def guide(issues: Sequence[Issue]) -> list[str]:
    """What to do with the workbook."""
    if not any(issue.severity in MARKED for issue in issues):
        return [f"{counted(issues)}。直すところはありません。"]
    colours = "、".join(f"{COLOURS[each]}は{labels.SEVERITIES[each]}" for each in MARKED)
    return [
        f"{counted(issues)}。",
        f"色の付いたセル（{colours}）を直し、このまま保存して送り返してください。色と注釈とこのシートは、残っていてもかまいません。",
    ]
