"""The city's procedures: the catalogue read into plain records, with what follows from a name filled in."""

import itertools
import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from chance import draw

CATALOGUE = Path(__file__).with_name("catalogue.txt")
ENTRY = re.compile(r"(?P<name>.+?)(?: (?P<volume>\d+))?(?: (?P<marks>[*+!]+))?")

# A split keeps its numbers: both halves of 長寿介護課 were numbered as one list.
NUMBERED_AS = {"0505": "0504"}

LIFE_EVENTS = {
    "妊娠|出産|出生|乳幼児|産婦|低体重": "妊娠・出産",
    "児童|保育|子ども|子育て|放課後": "子育て",
    "入学|就学|学校|学用品|転校": "就学",
    "転入|転出|転居|水道使用|住所": "引越し",
    "婚姻|離婚": "結婚・離婚",
    "介護|高齢者|敬老|シルバー": "高齢者・介護",
    "死亡|埋火葬|葬祭|相続|墓": "ご不幸",
    "罹災|被災|災害": "災害",
    "犬": "ペット",
}
TOOLS = {
    "住民票の写し|印鑑登録証明|戸籍全部|所得・課税証明": "コンビニ交付・電子申請サービス",
    "施設|体育館|運動場|コート|公民館|会館|センター使用|公園使用|キャンプ場|会議室": "施設予約システム",
    "特別徴収|給与|法人|償却資産|退職所得": "eLTAX",
    "図書|貸出": "図書館システム",
    "入札": "電子入札システム",
    "粗大ごみ|通報|欠席|教室|予約": "LINE",
    "児童手当|保育|介護|妊娠|転出届|転入予約|児童扶養": "ぴったりサービス",
}
OTHER_TOOL = "電子申請サービス"


@dataclass(frozen=True, slots=True)
class Procedure:
    """One procedure. ``eagerness`` orders the procedures of a unit: the highest goes online first."""

    procedure_id: str
    unit: str
    name: str
    law: str
    audience: str
    volume: int
    priority: bool
    eagerness: float

    @property
    def kind(self) -> str:
        """The 手続類型."""
        return "届出" if re.search("届|届出|申告|報告", self.name) else "申請等"

    @property
    def life_event(self) -> str:
        """The ライフイベント it belongs to, if any."""
        return first_match(LIFE_EVENTS, self.name, "")

    @property
    def tool(self) -> str:
        """The system that it is, or would be, offered with."""
        return first_match(TOOLS, self.name, OTHER_TOOL)


def first_match(table: dict[str, str], name: str, otherwise: str) -> str:
    """The value of the first pattern that occurs in the name."""
    return next((value for pattern, value in table.items() if re.search(pattern, name)), otherwise)


@cache
def procedures() -> tuple[Procedure, ...]:
    """The whole catalogue, in the order of the procedure numbers."""
    numbers: defaultdict[str, Iterator[int]] = defaultdict(lambda: itertools.count(1))
    found = []
    for unit, law, audience, entry in entries(CATALOGUE.read_text(encoding="utf-8")):
        code = NUMBERED_AS.get(unit, unit)
        found.append(procedure(f"{code}-{next(numbers[code]):03}", unit, law, audience, entry))
    return tuple(found)


def entries(text: str) -> Iterator[tuple[str, str, str, str]]:
    """Every entry of the catalogue with the unit, law and audience it stands under."""
    unit = law = audience = ""
    for line in text.splitlines():
        if line.startswith("["):
            unit = line.strip("[]")
        elif line.startswith("#"):
            law, _, audience = line.removeprefix("# ").partition(" / ")
        elif line and not line.startswith(";"):
            yield unit, law, audience or "市民", line


def procedure(procedure_id: str, unit: str, law: str, audience: str, entry: str) -> Procedure:
    """One entry as a record."""
    parts = ENTRY.fullmatch(entry)
    if not parts:
        raise ValueError(f"not an entry of the catalogue: {entry}")
    marks = parts["marks"] or ""
    volume = int(parts["volume"]) if parts["volume"] else rare(procedure_id)
    push = 2 * marks.count("+") - 2 * marks.count("!")
    eagerness = push + draw("eager", procedure_id)
    return Procedure(procedure_id, unit, parts["name"], law, audience, volume, "*" in marks, eagerness)


def rare(procedure_id: str) -> int:
    """The yearly volume of a procedure that hardly anybody needs: 0 for one in four, else up to about 20."""
    return max(0, int(27 * draw("rare", procedure_id)) - 6)
