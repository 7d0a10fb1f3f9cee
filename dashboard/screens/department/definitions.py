"""How the questions of a カルテ are found, and what its path is."""

from dashboard.screens.department.facts import LINE, MONTHS
from dashboard.screens.department.rules import RULES
from dashboard.screens.terms import Term
from dashboard.settings import Settings

SUBJECT, ORDER = "部署カルテ", 7
DATASETS = ("procedures", "assessment", "roadmap")
READ = (
    "手続一覧・アセスメント回答・ロードマップ・兼務職員・相談・ヒアリング・提出の記録・会議の宿題。"
    "それぞれの基準月までの最後の一覧"
)


def entries(city: Settings) -> tuple[Term, ...]:
    """Terms and what they mean; they hang on no setting of the city."""
    return (
        Term(
            "department-questions",
            "この課に聞くこと",
            "次の規則に当てはまるものを、上から順に3つまで挙げます。同じ題材（手続・取組など）からは、ほかに題材があるかぎり2つまでです。"
            + "".join(f"{place}．{each.why}。" for place, each in enumerate(RULES, 1)),
            "規則に当てはまるものが3つない課では、あるだけを挙げます。",
        ),
        Term(
            "department-rank",
            "順位",
            "率の分かる課を高い順に並べた位置。同じ率の課は同じ順位です。対象の手続が少ない課の順位は、偶然でも大きく動きます。",
            "手続一覧のない課、対象の手続のない課は数えません。",
            formula="自課より率の高い課の数 ＋ 1",
        ),
        Term(
            "department-path",
            "24か月の道のり",
            f"直近{MONTHS}か月の課のオンライン化率（濃い線）と、各月の全課の中央値（灰色の線）。一覧のない月は線を切ります。",
        ),
        Term(
            "department-links",
            "課どうしの関係",
            "両方の分かる課の、オンライン化率の順位と、もう一方の順位がどれだけそろうか（スピアマンの順位相関。1でそろい、−1で逆）。"
            "95%の幅に0が入るときは「偶然でも出るくらい」といいます。関係があっても、どちらかが原因だとは言えません。",
            "人数が少なく点を示さない課、率のない課は数えません。",
            formula="順位どうしの相関係数（幅はフィッシャーのz変換による）",
        ),
        Term(
            "department-training",
            "効く研修",
            f"アセスメントの分野のうち、{LINE * 100:.0f}点に届かない人がこの課で最も多い2つ。"
            "人数は研修計画と同じ読み方（きざみ）です。",
            "人数の少ない課と、1問だけの分野は示しません。",
        ),
    )
