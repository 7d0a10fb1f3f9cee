"""The codes of a list of procedures: オンライン化状況 and 未実施の理由（懸念点), each ← the words in use."""

import datetime as dt
import re
from collections.abc import Mapping
from typing import Final

from dashboard.importers.cells import dates
from dashboard.importers.cells.folding import clean, fold
from dashboard.importers.cells.notes import TIME, TIMES, begins_after, readings
from dashboard.importers.cells.values import Cell, is_unknown_word, written
from dashboard.importers.datasets.procedures.headers import WRITTEN_STATUSES
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
CHOICES: Final[dict[str, str | None]] = {words: code for code, words in WRITTEN_STATUSES.items()}
"""The answers to what a word means."""

_DONE: Final = r"(?:オンライン化?|電子化|対応|実施)?済み?"
_WORK: Final = r"(?:オンライン化?|電子化|電子申請|実施|対応|導入|公開|運用|稼働|開始|を|の|に)"
_TIMED: Final = (
    ("online", re.compile(rf"(?P<time>{TIME})(?:に|から|より|~)?{_DONE}", re.IGNORECASE)),
    (
        "planned",
        re.compile(
            rf"(?P<time>{TIME}|[来次本今翌]年度[中内末]?|年度内|年内)?(?:以降)?(?:に|から|より|までに|~|、)?{_WORK}*"
            "(?:予定|検討中|準備中)",
            re.IGNORECASE,
        ),
    ),
)
"""A word with its time before it: 「令和8年度予定」「R9年4月実施予定」."""

_ONLINE: Final = re.compile(
    r"(?:(?:電子|オンライン|ネット|スマート)(?:申請|手続|届出|化)?|電子申請システム)(?:に|が|の|で|は|を)?"
    r"(?:できます|できる|できるもの|可|可能|対応済み?|対応|実施済み?|実施中|済み?|実施している|しています|利用可|利用可能)(?:です)?"
)
_PARTLY: Final = re.compile(r"^一部(?:の手続|の申請|手続)?(?:のみ|だけ|が|は|を|で)?")
_NOT_ONLINE: Final = re.compile(
    r"(?:窓口|紙|書面|郵送|来庁|対面|様式|ダウンロード|dl|電話|fax)[^。]*(?:のみ|だけ)|様式(?:の)?(?:ダウンロード|dl|掲載|公開)"
    r"|未(?:実施|対応|導入|オンライン|着手)|できません|できない|不可|非対応|していない|しておりません|^未$"
)
_SAYS: Final = (
    ("partial", re.compile(r"一部|部分")),
    ("planned", re.compile(r"(?:予定|検討|準備|見込)(?!.{0,4}(?:なし|無し|ない|せず))")),
    ("not_online", _NOT_ONLINE),
    ("not_applicable", re.compile(r"対象外|適用除外|該当なし|該当無し|非該当")),
)
"""What a phrase says besides: more than one of them is for a person to weigh."""
_OVER: Final = re.compile(r"停止|中止|休止|廃止|終了|取りやめ|撤回")
_OVER_MATTERS: Final = ("online", "partial", "planned")
_LIMITS: Final = re.compile(r"のみ|だけ|限る|限定|除く|以外|試行|実証|未定")
_UNSURE: Final = re.compile(r"[?？]|要確認|確認中|仮$")
_CONTRADICTED: Final = {
    "online": {"planned", "not_online", "not_applicable"},
    "partial": {"not_applicable"},
    "planned": {"online", "partial", "not_applicable"},
    "not_online": {"online", "partial", "planned", "not_applicable"},
    "not_applicable": {"online", "partial", "planned"},
    "other": {"online", "partial", "planned", "not_online", "not_applicable"},
}
"""Status ← what a note behind it must not say."""
_SAYS_DONE: Final = re.compile(r"(?<!未)(?:実施|対応|オンライン化|電子化)?済")

_BARRIERS: Final = {fold(words): code for code, words in BARRIERS.items()}
_BARRIER: Final = re.compile(r"\(?(?P<code>\d+)\)?(?:[ .:、)]\s*|(?=\D)|$)(?P<words>.*)")
_SEVERAL: Final = re.compile(r"\(?\d\)?(?:\s*[、,;・/ ]\s*\(?\d\)?)+")
_PARTS: Final = re.compile(r"[;、,/]\s*|\s+(?=\(?\d\)?[ .:)])")
_CODED: Final = re.compile(r"\(?[0-7]\)?(?:[ .:)]|$)")


def status(value: Value, scale: Mapping[str, str] | None = None, as_of: dt.date | None = None) -> Cell[str]:
    """オンライン化状況 as online, partial, planned, not_online, not_applicable or other.

    A note behind the word is fine unless it says something else. ``scale`` is the file's own meaning of its words.
    """
    words = clean(written(value))
    scale = scale or {}
    if not words:
        return Cell(None, "status_blank")
    if is_unknown_word(words) and fold(words) not in scale:
        return Cell(None, "status_unknown_word")
    for word, note in readings(value):
        code = scale.get(fold(word)) or _STATUSES.get(fold(word)) or _timed(word, as_of)
        if code:
            return _noted(code, note, as_of)
    return Cell(None, "status_number_only" if words.isdecimal() else "status_unlisted")


def planned_for(value: Value) -> str | None:
    """The time that a planned status names: 「令和8年度予定」「予定（R9.4）」. None where it names none or several."""
    times = [match[0] for match in TIMES.finditer(clean(written(value)))]
    return dates.period(times[0]).value if len(times) == 1 else None


def status_of_phrase(words: str) -> str | None:
    """The status that the words of a 凡例 describe, where they say one thing: 「様式のダウンロードのみ」."""
    if found := status(words).value:
        return found
    for word, note in readings(words):
        if _ONLINE.fullmatch(fold(word)):
            return _noted("online", note, None).value
        if word.startswith("一部") and _ONLINE.fullmatch(_PARTLY.sub("", fold(word))):
            return _noted("partial", note, None).value
    said = {code for code, sign in _SAYS if sign.search(fold(words))}
    return said.pop() if len(said) == 1 and "partial" not in said else None


def _timed(word: str, as_of: dt.date | None) -> str | None:
    for code, pattern in _TIMED:
        if match := pattern.fullmatch(word.replace(" ", "")):
            is_too_early = code == "online" and begins_after(match["time"], as_of)
            return None if is_too_early else code
    return None


def _noted(code: str, note: str, as_of: dt.date | None) -> Cell[str]:
    """The status of a word with a note: 実施済（一部のみ） is partly so, 実施済（予定） is for a person to say."""
    plain = fold(note)
    said = {each for each, sign in _SAYS if sign.search(plain)}
    if code == "online" and "partial" in said:
        code, plain = "partial", re.sub(r"(?:一部|部分)(?:のみ|だけ)?", "", plain)
    elif _SAYS_DONE.search(plain):
        said |= {"online"}
    signs = {_STATUSES[sign] for sign in "○△×" if sign in plain}
    is_over = code in _OVER_MATTERS and _OVER.search(plain)
    is_unsure = _UNSURE.search(plain) or (code == "online" and _LIMITS.search(plain))
    is_done = code == "online" or (code == "partial" and "planned" not in said)
    is_other_time = is_done and begins_after(note, as_of)
    if said & _CONTRADICTED[code] or signs - {code} or is_over or is_unsure or is_other_time:
        return Cell(None, "status_note")
    return Cell(code)


def barrier(value: Value) -> Cell[int]:
    """未実施の理由 as its code, 0 to 7. Words that are none of the eight have no code."""
    words = clean(written(value))
    if not words or is_unknown_word(words):
        return Cell(None, "unknown_word" if words else None)
    if _SEVERAL.fullmatch(words) or _is_several(words):
        return Cell(None, "barrier_several")
    match = _BARRIER.fullmatch(words)
    if match is None:
        code = _BARRIERS.get(fold(words))
        return Cell(code, None if code is not None else "barrier_unlisted")
    return _numbered_barrier(int(match["code"][:3]), _BARRIERS.get(fold(match["words"])))


def _is_several(words: str) -> bool:
    """「3 システムがない; 6 費用対効果」: a semicolon parts reasons, other marks where each part is one."""
    parts = [part for part in _PARTS.split(words) if part]
    is_each = all(_CODED.match(part) or fold(part) in _BARRIERS for part in parts)
    return len(parts) > 1 and (";" in words or is_each)


def _numbered_barrier(code: int, named: int | None) -> Cell[int]:
    if code not in BARRIERS:
        return Cell(None, "barrier_unlisted")
    return Cell(code) if named in (None, code) else Cell(None, "barrier_contradiction")
