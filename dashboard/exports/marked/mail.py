"""The mail that goes with a marked file, ready to copy."""

import datetime as dt
from collections.abc import Iterator, Sequence
from typing import Final

from dashboard import labels
from dashboard.exports.mail import CLOSING, Mail, greeting
from dashboard.exports.marked.wording import MARKED, counted
from dashboard.importers import Issue

_KINDS: Final = 10
"""So many kinds of findings are told, the gravest first; the file tells all."""


def mail(
    file: str, issues: Sequence[Issue], *, attached: str, due: dt.date | None = None, to: str | None = None
) -> Mail:
    """The mail to the 課 that sent ``file``: what was found by kind, what to do, and by when.

    ``attached`` is what the marked file is called, ``to`` the 課.
    """
    found = [issue for issue in issues if issue.severity in MARKED]
    if not found:
        body = [
            *greeting(to),
            f"「{file}」をお送りいただき、ありがとうございました。直していただくところはありません。",
        ]
        return Mail(f"【受領】{file}", "\n".join(body) + "\n")
    refused = any(issue.severity == "error" for issue in found)
    until = f"{labels.day_in_words(due)}までに" if due else "お早めに"
    body = [
        *greeting(to),
        f"お送りいただいた「{file}」について、次の点が見つかりました（{counted(found)}）。",
        "このままでは取り込めません。" if refused else "取り込めますが、値の一部を不明として扱います。",
        "お手数ですが、次のとおりお願いいたします。",
        "",
        f"1. 添付の「{attached}」を開き、色の付いたセルを直してください。",
        "   理由と直し方は、セルの注釈とシート「取込結果」にあります。",
        "2. 色、注釈、シート「取込結果」は残したまま、上書き保存してください。",
        f"3. {until}、このメールへの返信で送り返してください。",
        "",
        "■見つかった点",
        *_kinds(found),
        "",
        CLOSING,
    ]
    return Mail(f"【ご確認のお願い】{file}（{counted(found)}）", "\n".join(body) + "\n")


def _kinds(issues: Sequence[Issue]) -> Iterator[str]:
    """A line for each kind of finding: its number, and the first of them in words."""
    kinds: dict[tuple[str, str], list[Issue]] = {}
    for issue in sorted(issues, key=lambda issue: MARKED.index(issue.severity)):
        kinds.setdefault((issue.severity, issue.code), []).append(issue)
    for same in [*kinds.values()][:_KINDS]:
        first = same[0]
        place = " ".join(part for part in (first.sheet, first.cell) if part)
        more = "など" if len(same) > 1 else ""
        where = f"（{place}{more}）" if place else ""
        yield f"・［{labels.SEVERITIES[first.severity]}］{len(same):,} 件　{first.message}{where}"
    if len(kinds) > _KINDS:
        yield f"・このほか {len(kinds) - _KINDS:,} 種類は、シート「取込結果」にあります。"
