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
            "explore-together",
            "全体（探索の表）",
            "行や列を合わせて数え直した値。率は分子と分母をそれぞれ合わせてから割り、率どうしを平均しません。",
            "月や年度は足し合わせません。年度の値は、その年度で最後に一覧のある月の値です。",
            formula="分子の合計 ÷ 分母の合計",
        ),
    )
