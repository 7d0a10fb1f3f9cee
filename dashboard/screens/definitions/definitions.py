"""What the register, its history and the findings of an import mean: each once, beside its rule."""

from dashboard.screens.terms import Term
from dashboard.settings import Settings

SUBJECT, ORDER = "組織とデータの品質", 5
DATASETS = ("organization",)
READ = "組織表。今の組織表に書かれた有効期間"
_FILES = "取り込んだ資料すべて。それぞれの基準日"


def entries(city: Settings) -> tuple[Term, ...]:
    """Terms and what they mean."""
    return (
        Term(
            "definitions-history",
            "課の移り変わり",
            "組織表の有効終了の翌日に、その課のあとを継いだ課。2課以上が1課になれば統合、1課が2課以上になれば分割、名前だけが変われば改称、"
            "部だけが変われば部の移動、継ぐ課がなければ廃止、前の課がなければ新設とします。",
            "改称の前の名前が「別名・旧称」だけに書かれ、有効期間の行がない課は、いつ変わったかが分からないため含みません。",
            formula="前の課の有効終了 + 1日 = 後の課の有効開始",
            ground="地方自治法第158条（内部組織の設置）による市の条例・規則で変わったものを、組織表のとおりに示します。",
        ),
        Term(
            "definitions-as-of",
            "基準日",
            "資料がいつ現在の数かを表す日。資料の中（「令和8年10月末現在」など）、シート名、ファイル名の順に探し、"
            "なければ取り込むときに尋ねます。",
            ground="会計年度は4月1日から翌年3月31日まで（地方自治法第208条）。始まりの月は設定で変えられます。",
            read=_FILES,
        ),
        Term(
            "definitions-noticed",
            "気づいた点（不可・注意・情報）",
            "資料を読んだときに見つかった、機械で読みにくい所。不可は直すか答えるまで取り込まないもの、注意は値を不明として扱ったもの、"
            "情報は読めたが次から直したほうがよいものです。",
            "取り消した取込の気づいた点は数えません。",
            formula="1つのセル（または1つの列・シート）を1か所と数える",
            ground="規則の番号（L1-01 など）は、行政データにおける機械可読性に関するルール（デジタル庁）の番号です。",
            read=_FILES,
        ),
        Term(
            "definitions-checks",
            "データの検査",
            "集計のたびに、合計と内訳が合うことや、同じ行を2度数えていないことを確かめます。"
            "1つでも合わなければ、数値を入れ替えません。",
            formula="検査に合わない行の数 = 0",
            read=_FILES,
        ),
    )
