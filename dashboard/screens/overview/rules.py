"""The rules of 前回からの変化 in words, with their weights as queries/overview/changes.sql has them."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Rule:
    """What a change of this kind weighs and is called, whether it is for the better, why it is listed, how many it is
    counted in, and whether its 課 is asked about it.
    """

    weight: int
    name: str
    good: bool | None
    why: str
    unit: str = "件"
    is_asked: bool = False


CHANCE = "前の率の偶然の幅（95%）の外"
RULES = {
    "gone_back": Rule(80, "実施済が後退", False, "実施済でなくなった", unit="課", is_asked=True),
    "newly_late": Rule(75, "新たに遅れ", False, "判定が遅れに変わった", is_asked=True),
    "disagrees": Rule(65, "報告と食い違い", False, "計画の見直しなしに報告と合わなくなった", is_asked=True),
    "fell": Rule(65, "率が下がった", False, CHANCE, unit="課", is_asked=True),
    "new_round": Rule(60, "新しい回", None, "新しい回の結果が出た", unit="回"),
    "milestone_missed": Rule(55, "節目を過ぎた", False, "節目の日が来たのに後の日になった", is_asked=True),
    "rose": Rule(55, "率が上がった", True, CHANCE, unit="課", is_asked=True),
    "stopped_sending": Rule(50, "今回未提出", False, "前は出し、今回は出していない", unit="課", is_asked=True),
    "went_online": Rule(40, "オンライン化", True, "実施済に変わった", unit="課"),
    "recovered": Rule(40, "遅れから回復", True, "計画の見直しなしに遅れでなくなった"),
    "rebaselined": Rule(35, "計画を見直し", None, "見直しが記録された"),
    "jumped": Rule(30, "順位が動いた", None, "10位以上動いた（対象10手続以上の課）", unit="課"),
    "done": Rule(25, "完了", True, "判定が完了に変わった"),
    "corrected": Rule(20, "過去分の訂正", None, "前の資料が、今回の資料より後に取り込まれた"),
}
"""Rule → its words, the weightiest first."""
