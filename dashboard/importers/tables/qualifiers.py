"""What a bracket in a header, or the heading over it, says of its column: its unit, a part, a time, or something else.

Only what says nothing of the figures (a unit, how to fill the cells in) may be left out of a header's meaning.
"""

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final, Literal

from dashboard.importers.cells.folding import fold
from dashboard.importers.cells.values import SCALES

Sort = Literal["neutral", "factor", "part", "expected", "past", "time", "other"]
"""neutral: may be dropped · factor: the unit is a multiple · part: not all of it · expected: no fact yet ·
past: of before · time: of which day or year · other: nobody knows."""

_UNITS: Final = "件数|件|人|名|円|%|パーセント|回|日|月|年度|年|点|通|手続|課|個|時間|分|割|ポイント|pt"
_UNIT: Final = re.compile(
    rf"(?:単位[:は]?)?(?P<scale>{'|'.join(sorted(SCALES, key=len, reverse=True))})?(?:{_UNITS})?(?:/[年月])?"
)
_THOUSANDS: Final = re.compile(rf"(?:単位[:は]?)?[x×]?(?P<number>10+|1,000|10,000|1,000,000)(?:{_UNITS})")
_INSTRUCTIONS: Final = re.compile(
    r"任意|必須|選択(?:式|肢)?|複数(?:選択|回答)?可|プルダウン|自由記[述載入]|記述式?|半角|全角|(?:半角)?数字|西暦|和暦|年月日"
    r"|[ymd年月日]{2,4}(?:[/.\-年月日]?[ymd]{1,2}){0,2}日?|(?:記[入載])?例[:\d].*|.*(?:ください|入力|記入|選択|つける|付ける)|[○×△/・,、or又はか]+"
    r"|(?:.*[^a-z])?[◎○×△▲●■□☆★a-z\d]:.+|該当.*○|(?:正式)?名称|1?年間|年度?間|総(?:件)?数|合?計|全体|全件|全庁|全て|すべて|入力欄|※.*"
)
_EXPECTED: Final = re.compile(r"見込|予定|目標|計画|想定|予測|推計|予想|将来|今後|翌年|次年|来年|翌月|来月")
_PART: Final = re.compile(
    r"うち|オンライン(?!化)|電子(?!化)|インターネット|web|ネット|窓口|郵送|書?紙|来庁|対面|書面|電話|fax|新規|更新|内数|除|以外|のみ|一部"
    r"|対象外|その他|正規|正職員|会計年度|再任用|非常勤|常勤|臨時|派遣|男|女|法人|個人|本庁|支所|出張所|本人|代理"
)
_PAST: Final = re.compile(r"前年|前月|前回|前期|前々|昨年|先月|従来|旧|変更前|見直し前")
_TIME: Final = re.compile(
    r"\d{4}|(?:令和?|平成?|(?<![a-z])[rh])\.?(?:\d{1,2}|元)|年度|\d{1,2}月|現在|時点|末|本年|今年|今月|当月|今回|当期|実績|現状|最新|確定"
)
_WHOLE_AND_PART: Final = re.compile(r"含|合算|\+|全体|[・、と及](?:窓口|郵送|紙|オンライン|電子)")


@dataclass(frozen=True, slots=True)
class Qualifier:
    """One bracket or heading: as written, what sort it is, and by how much the figures are to be multiplied."""

    words: str
    sort: Sort
    factor: int = 1


@lru_cache(maxsize=4096)
def qualifier(words: str) -> Qualifier:
    """The sort of a bracket's words."""
    folded = fold(words).strip(":")
    if unit := _UNIT.fullmatch(folded):
        factor = SCALES.get(unit["scale"] or "", 1)
        return Qualifier(words, "factor" if factor > 1 else "neutral", factor)
    if thousands := _THOUSANDS.fullmatch(folded):
        return Qualifier(words, "factor", int(thousands["number"].replace(",", "")))
    if _INSTRUCTIONS.fullmatch(folded):
        return Qualifier(words, "neutral")
    if _PART.search(folded) and _WHOLE_AND_PART.search(folded):
        return Qualifier(words, "other")
    sorts: tuple[tuple[Sort, re.Pattern[str]], ...] = (
        ("expected", _EXPECTED),
        ("part", _PART),
        ("past", _PAST),
        ("time", _TIME),
    )
    return Qualifier(words, next((sort for sort, pattern in sorts if pattern.search(folded)), "other"))
