"""A finding, and what of the command line settles it: options to copy. The findings themselves know no command line."""

from collections.abc import Mapping, Sequence
from typing import Final

from dashboard import labels
from dashboard.importers import Issue

_AS_OF: Final = "--as-of 2026-10-31"
_ROUND: Final = "--round 令和8年度"
_HEADER: Final = '--answer "列:業務名=手続名"'
_HEADER_OF_TWO: Final = '--answer "列:上の見出し 下の見出し=手続名"'
OF_CODES: Final[Mapping[str, Sequence[str]]] = {
    "as_of_missing": [_AS_OF],
    "as_of_several": [_AS_OF],
    "as_of_taken": [_AS_OF],
    "column_of_day": [_AS_OF],
    "held_on_from_year": [_AS_OF],
    "round_missing": [_ROUND, _AS_OF],
    "round_several": [_ROUND],
    "round_taken": [_ROUND],
    "unrecognised": [_HEADER, _HEADER_OF_TWO],
    "column_missing": [_HEADER],
}


def of(issue: Issue) -> list[str]:
    """Options that settle a finding: one that accepts it, one for each answer there is, or how one is written."""
    if issue.is_doubt:
        return [f"--accept {issue.code}"]
    if issue.choices:
        return [f'--answer "{issue.key}={each}"' for each in issue.choices]
    if issue.is_question:
        return [f'--answer "{issue.key}=答え"']
    return [*OF_CODES.get(issue.code, ())]


def told(issue: Issue, file: str = "") -> str:
    """A finding for people, with its options; of which ``file``, where that is not said before."""
    place = " ".join(part for part in (file, issue.sheet, issue.cell) if part)
    rule = f"（規則 {issue.rule}）" if issue.rule else ""
    said = f"  [{labels.SEVERITIES[issue.severity]}] {place} {issue.message}{rule} {issue.remedy}".rstrip()
    return "\n".join([said, *(f"      {each}" for each in of(issue))])
