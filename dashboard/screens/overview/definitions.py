"""How 前回からの変化 is found and ranked: the rules of queries/overview/changes.sql in words."""

from dashboard.screens.overview.rules import RULES
from dashboard.screens.terms import Term
from dashboard.settings import Settings

SUBJECT, ORDER = "概況", 0
DATASETS = ("procedures", "assessment", "roadmap")
READ = "手続一覧・アセスメント回答・ロードマップ。それぞれの基準月と比較先までの最後の一覧"


def entries(city: Settings) -> tuple[Term, ...]:
    """Terms and what they mean; they hang on no setting of the city."""
    return (
        Term(
            "overview-changes",
            "前回からの変化",
            "資料ごとに、比較先までの最後の一覧と基準月までの最後の一覧を比べ、次の規則に当てはまるものだけを挙げます。"
            + "".join(f"{rule.name}：{rule.why}。" for rule in RULES.values()),
            "比較先と基準月で同じ一覧しかない資料については、何も挙げません。",
        ),
        Term(
            "overview-order",
            "並ぶ順",
            "重い変化から順に並べます。"
            "大きさは、手続は年間件数（1万件で20点）、取組は日数（180日で20点）、率は変化（50ポイントで20点）、"
            "順位は動いた位（20位で20点）、未提出は手続の数（100件で20点）で数えます。"
            f"重みは、{'、'.join(f'{rule.name}{rule.weight}' for rule in RULES.values())}。"
            "同じ取組や同じ課の率は、最も重い規則で1回だけ挙げます。",
            formula="規則の重み + 大きさの点（0〜20）",
        ),
        Term(
            "overview-headline",
            "題の下の文",
            "前回からの変化の一番上のもの。部や課を選んでいるときは、選んだ部や課の一番上のもの。",
        ),
        Term(
            "overview-people",
            "話す相手",
            "前回からの変化のうち課に尋ねることのあるもの、遅れの大きい取組、偶然では説明しにくく率の低い課の順に、1課に1つずつ挙げます。"
            "問いは、課が報告した課題・次の予定・理由から作ります。",
        ),
        Term(
            "overview-corrected",
            "過去分の訂正",
            "比較先の資料に、今回の資料より後に取り込まれたファイルがあること。そのぶん、比較先の数値は前に見たものと違います。",
            formula="比較先の資料の取込 > 今回の資料の取込",
            read="取込の記録。比較先の基準日",
        ),
    )
