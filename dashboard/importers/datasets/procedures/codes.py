"""The codes of a list of procedures: オンライン化状況 and 未実施の理由（懸念点), each ← the words in use."""

import re
from typing import Final

from dashboard.importers.cells.folding import clean, fold
from dashboard.importers.cells.values import Cell, is_unknown_word, without_code, written
from dashboard.importers.model import Value
from dashboard.labels.words import BARRIERS

_STATUS_WORDS: Final = {
    "online": "実施済 実施済み 済 済み ○ オンライン化済 オンライン化済み オンライン実施済 対応済 対応済み",
    "partial": "一部実施済 一部実施済み 一部実施 一部 一部済 一部済み △ 一部オンライン化済 一部対応済",
    "planned": "予定 実施予定 準備中 検討中 対応予定 オンライン化予定 オンライン化実施予定",
    "not_online": "未実施 未 × 未対応 未オンライン化",
    "not_applicable": "対象外 適用除外 該当なし 該当無し 非該当",
    "other": "その他",
}
_STATUSES: Final = {fold(word): status for status, words in _STATUS_WORDS.items() for word in words.split()}

_BARRIERS: Final = {fold(words): code for code, words in BARRIERS.items()}
_BARRIER: Final = re.compile(r"\(?(?P<code>\d+)\)?(?:[ .:、)]\s*|(?=\D)|$)(?P<words>.*)")
_SEVERAL: Final = re.compile(r"\(?\d\)?(?:\s*[、,;・/ ]\s*\(?\d\)?)+")


def status(value: Value) -> Cell[str]:
    """オンライン化状況 as online, partial, planned, not_online, not_applicable or other."""
    words = clean(written(value))
    if not words:
        return Cell(None, "status_blank")
    if is_unknown_word(words):
        return Cell(None, "status_unknown_word")
    if words.isdecimal():
        return Cell(None, "status_number_only")
    found = _STATUSES.get(fold(words)) or _STATUSES.get(fold(without_code(words)))
    return Cell(found) if found else Cell(None, "status_unlisted")


def barrier(value: Value) -> Cell[int]:
    """未実施の理由 as its code, 0 to 7. Words that are none of the eight have no code."""
    words = clean(written(value))
    if not words or is_unknown_word(words):
        return Cell(None, "unknown_word" if words else None)
    if _SEVERAL.fullmatch(words):
        return Cell(None, "barrier_several")
    match = _BARRIER.fullmatch(words)
    if match is None:
        code = _BARRIERS.get(fold(words))
        return Cell(code, None if code is not None else "barrier_unlisted")
    return _numbered_barrier(int(match["code"][:3]), _BARRIERS.get(fold(match["words"])))


def _numbered_barrier(code: int, named: int | None) -> Cell[int]:
    if code not in BARRIERS:
        return Cell(None, "barrier_unlisted")
    return Cell(code) if named in (None, code) else Cell(None, "barrier_contradiction")
