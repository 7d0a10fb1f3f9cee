"""What is counted here and defined nowhere else."""

from dashboard.screens.terms import Term
from dashboard.settings import Settings

SUBJECT, ORDER = "探索", 9
DATASETS = ("procedures",)
READ = "手続一覧。各月の一覧の基準日（月末）現在"


def entries(city: Settings) -> tuple[Term, ...]:
    """Terms and what they mean where the city's settings are these."""
    return (
        Term(
            "explore-procedures",
            "手続数",
            "手続一覧の行の数。状況の分からない手続も、対象外の手続も数えます。",
            formula="手続一覧の行の数",
        ),
        Term(
            "explore-annual",
            "年間件数",
            "手続一覧に書かれた年間件数の合計。",
            "年間件数の分からない手続は含みません。",
            formula="年間件数の分かる手続の、年間件数の合計",
        ),
        Term(
            "explore-initiatives",
            "取組数",
            "ロードマップの一覧にある取組の数。中止・対象外の取組も、完了した取組も数えます。",
            formula="基準日に一覧にある取組の数",
            read="ロードマップ。基準日現在（その月に出していない課は、最後に出した月のまま）",
        ),
        Term(
            "explore-consultations",
            "相談の数",
            "基準日までに受けた相談の数。取り下げられた相談も数えます。",
            "受けた日が基準日より後の相談は数えません。",
            formula="相談記録の行の数",
            read="相談記録。基準日現在",
        ),
        Term(
            "explore-in-time",
            "期限までに届いた割合",
            "この12か月に求めた資料のうち、期限までに届いたものの割合。",
            "期限がまだ来ていない資料は数えません。",
            formula="期限までに届いた資料の数 ÷ 期限の来た資料の数",
            per="求めた資料のうち、届いたものと、期限を過ぎても届いていないもの",
            read="取込の記録と組織表。今日現在",
        ),
        Term(
            "explore-together",
            "全体（探索の表）",
            "行や列を合わせて数え直した値。率は分子と分母をそれぞれ合わせてから割り、率どうしを平均しません。",
            "月や年度は足し合わせません。年度の値は、その年度で最後に一覧のある月の値です。",
            formula="分子の合計 ÷ 分母の合計",
            per="分母の合計",
        ),
    )
