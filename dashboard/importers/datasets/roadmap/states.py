"""状況 of an initiative: one of five states ← words, or a city's own letters and signs by the legend of the file.

Letters mean different things in different cities (D is 「評価できない」 in one, 「遅れ」 in another), so a letter
counts only by a 凡例 in the file or by the city's settings, and the report says which.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Final

from dashboard.importers.cells.folding import clean, fold
from dashboard.importers.cells.values import Cell, is_unknown_word, without_code, written
from dashboard.importers.model import Value

_WORDS: Final = {
    "done": "完了 済 済み 完了済 完了済み 達成 達成済 終了 実施済 実施済み",
    "on_track": "順調 計画どおり 計画通り 予定どおり 予定通り おおむね順調 概ね順調 順調に進行 計画以上 前倒し",
    "late": "遅れ 遅延 やや遅れ 少し遅れ 大幅な遅れ 遅れあり 遅れている やや遅れている 計画より遅れ 要改善",
    "not_started": "未着手 未実施 着手前 未開始 開始前 未",
    "stopped": "中止 対象外 中止・対象外 中止/対象外 廃止 休止 見送り 取りやめ 凍結 除外",
}
STATES: Final = {fold(word): state for state, words in _WORDS.items() for word in words.split()}
"""Folded word → state."""

_HINTS: Final = (
    ("stopped", re.compile("中止|対象外|廃止|休止|見送|取りやめ|凍結")),
    ("not_started", re.compile("未着手|未実施|着手前|開始前|未開始")),
    ("late", re.compile("遅")),
    ("done", re.compile("完了|達成|終了")),
    ("on_track", re.compile("順調|[どと]おり|通り|進んでいる|上回|前倒し|計画以上")),
)
"""What a phrase of a legend says, the first that fits: 「目標より遅れている」「おおむね計画どおり」."""

_SIGNS: Final = "A-Za-z◎○×△▲●◇◆☆★□■▽▼"
_LEGEND: Final = re.compile(
    rf"(?<![A-Za-z0-9])(?P<sign>[{_SIGNS}])\s*[:=…→]+\s*(?P<words>[^\s、,;/{_SIGNS}][^\s、,;/:=…◎○×△▲●]*)"
)
_PREFIXED: Final = re.compile(rf"^(?P<sign>[{_SIGNS}])\s*[:.、)\s(]\s*(?P<words>[^)]+)\)?$")
_SIGN: Final = re.compile(rf"^[{_SIGNS}]$")
_UNFOLDED_CIRCLE: Final = str.maketrans("〇◯✕✖✗✘", "○○××××")


def legend(words: str) -> Iterator[tuple[str, str]]:
    """The signs that a text explains and what it says of each: 「A：計画どおり　B：遅れ」."""
    for match in _LEGEND.finditer(clean(words).translate(_UNFOLDED_CIRCLE)):
        yield fold(match["sign"]), match["words"]


def meaning(words: str) -> str | None:
    """The state that a phrase of a legend describes."""
    return STATES.get(fold(words)) or next((state for state, hint in _HINTS if hint.search(words)), None)


def from_words(table: Mapping[str, str]) -> dict[str, str]:
    """A city's own scale, sign or word → 順調 and the like, as folded sign → state. Raises ValueError for others."""
    scale = {}
    for sign, words in table.items():
        state = STATES.get(fold(words))
        if state is None:
            raise ValueError(f"「{sign}」の意味「{words}」は、完了・順調・遅れ・未着手・中止 のどれかにしてください")
        scale[fold(sign)] = state
    return scale


def state(value: Value, scale: Mapping[str, str]) -> Cell[str]:
    """A cell as done, on_track, late, not_started or stopped; ``scale`` says what signs and own words mean."""
    words = clean(written(value))
    if not words or is_unknown_word(words):
        return Cell(None, "unknown_word" if words else None)
    folded = fold(words)
    if found := scale.get(folded) or STATES.get(folded) or STATES.get(fold(without_code(words))):
        return Cell(found)
    prefixed = _PREFIXED.match(words)
    if prefixed and (found := STATES.get(fold(prefixed["words"]))):
        return Cell(found)
    return Cell(None, "state_sign_unknown" if _SIGN.match(words) or len(words) == 1 else "state_unlisted")
