"""What is said of 兼務職員, 相談 and ヒアリング: each once, beside its rule in queries/macros/people.sql."""

from dashboard.screens.terms import Term
from dashboard.settings import Settings

SUBJECT, ORDER = "兼務職員・相談・ヒアリング", 8
DATASETS = ("liaisons", "consultations", "hearings")
READ = "兼務職員・相談・ヒアリングの一覧（戦略室がつけるもの）。課ごとに、その日までで最も新しい基準日の一覧"


def entries(city: Settings) -> tuple[Term, ...]:
    """Terms and what they mean where the city's settings are these."""
    return (
        Term(
            "people-liaison",
            "兼務職員",
            "その日に、その課の窓口役である職員。兼務職員の一覧に課があれば、兼務開始から兼務終了までの人。一覧に課がなければ、組織表の兼務職員です。",
            "一覧に「なし」や空欄で載っている課は、兼務職員のいない課です。",
            formula="兼務開始 ≦ その日 ≦ 兼務終了（空欄なら続いている）",
        ),
        Term(
            "people-open",
            "未完了の相談",
            "その日までに受けた相談のうち、その日に完了も取下げもしていないもの。完了日がその日より後の相談は、その日には未完了です。",
            "状態も完了日もない相談は、完了・未完了のどちらにも数えず「不明」とします。",
            formula="受けた日 ≦ その日 で、状態が 受付・対応中・保留 か、その日 < 完了日",
        ),
        Term(
            "people-open-days",
            "受けてからの日数",
            "未完了の相談を受けた日から、その日までの日数。",
            "受けた日の分からない相談にはありません。",
            formula="その日 − 受けた日",
        ),
        Term(
            "people-unheard",
            "しばらく聞いていない課",
            f"最後のヒアリングから{city.hearing_months}か月を過ぎた課と、一度も聞いていない課。月数は設定ファイルで変えられます。",
            "ヒアリングの一覧が1つもないあいだは、どの課も数えません。",
            formula=f"最後のヒアリングの日 + {city.hearing_months}か月 < その日",
        ),
        Term(
            "people-promise",
            "果たしていない約束",
            "ヒアリングで約束したことのうち、その日までに「約束を果たした日」の書かれていないもの。",
            formula="約束があり、約束を果たした日がないか、その日より後",
        ),
    )
