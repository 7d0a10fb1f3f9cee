"""The rules of 前回からの変化 in words, with their weights as queries/overview/changes.sql has them."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Rule:
    """What a change of this kind weighs and is called, whether it is for the better, why it is listed, and whether its
    課 is asked about it.
    """

    weight: int
    name: str
    good: bool | None
    why: str
    is_asked: bool = False


CHANCE = "変化が、その課の手続の数で偶然でも動く幅（95%）の外"
RULES = {
    "gone_back": Rule(80, "実施済から後退", False, "実施済だった手続が、実施済でなくなった", is_asked=True),
    "newly_late": Rule(75, "新たに遅れ", False, "判定が遅れに変わった", is_asked=True),
    "disagrees": Rule(65, "報告と食い違い", False, "課の報告と判定が合わなくなった", is_asked=True),
    "fell": Rule(65, "率が下がった", False, CHANCE, is_asked=True),
    "new_round": Rule(60, "新しい回", None, "アセスメントの新しい回の結果が出た"),
    "milestone_missed": Rule(55, "節目を過ぎた", False, "節目の日が来て、さらに後の日に変わった", is_asked=True),
    "rose": Rule(55, "率が上がった", True, CHANCE, is_asked=True),
    "stopped_sending": Rule(50, "届いていない", False, "比較先の一覧は出し、今回の一覧を出していない", is_asked=True),
    "went_online": Rule(40, "オンライン化", True, "実施済でなかった手続が、実施済になった"),
    "recovered": Rule(40, "遅れから回復", True, "判定が遅れでなくなった（計画の見直しによるものを除く）"),
    "rebaselined": Rule(35, "計画を見直し", None, "基準計画の見直しが記録された"),
    "jumped": Rule(30, "順位が動いた", None, "対象10手続以上の課の順位が10位以上動いた"),
    "done": Rule(25, "完了", True, "取組が完了した"),
    "corrected": Rule(20, "過去分の訂正", None, "比較先の資料が、今回の資料より後に取り込まれた"),
}
"""Rule → its words, the weightiest first."""
