"""状況 of an initiative: one of five states ← words, or a city's own letters and signs by the legend of the file.

Letters mean different things in different cities (D is 「評価できない」 in one, 「遅れ」 in another), so a letter
counts only by a 凡例 in the file or by the city's settings, and the report says which.
"""

import datetime as dt
import re
from collections.abc import Mapping
from typing import Final

from dashboard.importers.cells.folding import clean, fold
from dashboard.importers.cells.notes import begins_after, readings
from dashboard.importers.cells.values import Cell, is_unknown_word, written
from dashboard.importers.model import Value

_WORDS: Final = {
    "done": "完了 済 済み 完了済 完了済み 達成 達成済 終了 実施済 実施済み 事業完了 取組完了 事業終了",
    "on_track": "順調 計画どおり 計画通り 予定どおり 予定通り おおむね順調 概ね順調 順調に進行 計画以上 前倒し",
    "late": "遅れ 遅延 やや遅れ 少し遅れ 大幅な遅れ 遅れあり 遅れている やや遅れている 計画より遅れ 要改善",
    "not_started": "未着手 未実施 着手前 未開始 開始前 未",
    "stopped": "中止 対象外 中止・対象外 中止/対象外 廃止 休止 見送り 取りやめ 凍結 除外",
}
STATES: Final = {fold(word): state for state, words in _WORDS.items() for word in words.split()}
"""Folded word → state."""
CHOICES: Final[dict[str, str | None]] = {
    "完了": "done",
    "順調": "on_track",
    "遅れ": "late",
    "未着手": "not_started",
    "中止": "stopped",
    "不明": None,
}
"""The answers to what a word means."""
_OPEN_WORDS: Final = (
    "取組中 着手 着手済 着手済み 実施中 検討中 継続 継続中 保留 一部達成 未達成 見直し 統合 評価困難 進行中 "
    "作業中 対応中 準備中 一部完了 未完了 要調整 調整中 予定 運用中"
)
_OPEN: Final = frozenset(fold(word) for word in _OPEN_WORDS.split(" "))
"""Words of a state that do not tell which of the five it is."""

_SUBJECT: Final = r"(?:(?:事業|取組|施策|計画|目標|業務|導入|整備|すべて|全て|全部)(?:の|が|を|は|に)?)*"
_SAYS: Final = (
    ("stopped", re.compile("中止|対象外|廃止|休止|見送|取りやめ|凍結")),
    ("not_started", re.compile("未着手|未実施|着手前|開始前|未開始|着手していない|始まっていない")),
    ("late", re.compile("遅")),
    ("done", re.compile(rf"^{_SUBJECT}(?:完了|達成|終了)(?:済み?|した|しました|している|した(?:もの|取組|事業))?$")),
    (
        "on_track",
        re.compile("順調|(?:計画|予定|目標値?|スケジュール)(?:の)?(?:どおり|とおり|通り|以上)|進んでいる|上回|前倒し"),
    ),
)
"""What a phrase of a legend says: 「目標より遅れている」「おおむね計画どおり」."""
_UNCERTAIN: Final = re.compile(
    r"(?<!着手してい)(?<!始まってい)ない|なし|無し|なく|ません|せず|できず|未達|未完|困難|検討|見込|可能性|おそれ|恐れ|懸念|予定(?![どと通よを以])"
)
"""A phrase that denies something or only expects it is for a person to weigh."""

_SIGNS: Final = "A-Za-z◎○×△▲●◇◆☆★□■▽▼"
_PREFIXED: Final = re.compile(rf"^(?P<sign>[{_SIGNS}])\s*[:.、)\s(]\s*(?P<words>[^)]+)\)?$")
_SIGN: Final = re.compile(rf"^[{_SIGNS}]$")

_DENIED: Final = {
    "done": re.compile("予定|見込|一部|未(?!定)|中止|廃止|休止|見送|除く|以外|目標"),
    "on_track": re.compile("遅|中止|廃止|休止|見送|凍結|未着手|停止"),
    "late": re.compile("中止|廃止|休止|見送|凍結|解消|回復|停止|遅れ(?:は)?な"),
    "not_started": re.compile("完了|達成|着手済|実施済|順調|遅|中止|廃止|見送|凍結"),
    "stopped": re.compile("再開|解除|順調|遅"),
}
"""State ← what a note behind it must not say."""
_UNSURE: Final = re.compile(r"[?？]|要確認|確認中|仮$")


def meaning(words: str) -> str | None:
    """The state that a phrase of a legend describes, where it says one thing."""
    if found := STATES.get(fold(words)):
        return found
    plain = fold(re.sub(r"\([^()]*\)$", "", clean(words)))
    said = {state for state, sign in _SAYS if sign.search(plain)}
    return said.pop() if len(said) == 1 and not _UNCERTAIN.search(fold(words)) else None


def from_words(table: Mapping[str, str]) -> dict[str, str]:
    """A city's own scale, sign or word → 順調 and the like, as folded sign → state. Raises ValueError for others."""
    scale = {}
    for sign, words in table.items():
        state = STATES.get(fold(words))
        if state is None:
            raise ValueError(f"「{sign}」の意味「{words}」は、完了・順調・遅れ・未着手・中止 のどれかにしてください")
        scale[fold(sign)] = state
    return scale


def state(value: Value, scale: Mapping[str, str], as_of: dt.date | None = None) -> Cell[str]:
    """A cell as done, on_track, late, not_started or stopped; ``scale`` says what signs and own words mean."""
    words = clean(written(value))
    if not words or (is_unknown_word(words) and fold(words) not in scale):
        return Cell(None, "unknown_word" if words else None)
    for word, note in readings(value):
        if found := scale.get(fold(word)) or STATES.get(fold(word)):
            return _noted(found, note, as_of)
    prefixed = _PREFIXED.match(words)
    if prefixed and (found := STATES.get(fold(prefixed["words"]))):
        return Cell(found)
    return Cell(None, "state_sign_unknown" if _SIGN.match(words) or len(words) == 1 else "state_unlisted")


def is_state_word(value: Value, scale: Mapping[str, str]) -> bool:
    """Whether a cell holds the word of a state, be it one of the five or another that is asked for."""
    is_open = any(fold(word) in _OPEN for word, _ in readings(value))
    return is_open or state(value, scale).value is not None


def _noted(found: str, note: str, as_of: dt.date | None) -> Cell[str]:
    """The state of a word with a note: 完了（令和8年9月） is done, 完了（予定） is for a person to say."""
    plain = fold(note)
    is_other = STATES.get(plain, found) != found or _DENIED[found].search(plain) or _UNSURE.search(plain)
    is_future = found == "done" and begins_after(note, as_of)
    return Cell(None, "state_note") if is_other or is_future else Cell(found)
