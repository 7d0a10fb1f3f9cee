"""What the history of the 課 means: once, beside its rule in queries/build/city."""

from dashboard.screens.terms import Term
from dashboard.settings import Settings

SUBJECT, ORDER = "組織", 5
DATASETS = ("organization",)


def entries(city: Settings) -> tuple[Term, ...]:
    """Terms and what they mean."""
    return (
        Term(
            "definitions-history",
            "課の移り変わり",
            "組織表の有効終了の翌日に、その課のあとを継いだ課。2課以上が1課になれば統合、1課が2課以上になれば分割、名前だけが変われば改称、"
            "部だけが変われば部の移動、継ぐ課がなければ廃止、前の課がなければ新設とします。",
            "改称の前の名前が「別名・旧称」だけに書かれ、有効期間の行がない課は、いつ変わったかが分からないため含みません。",
        ),
    )
