"""What columns of these answers mean that mean something else elsewhere."""

from collections.abc import Mapping

from dashboard.labels import HIDDEN, Column
from dashboard.screens.overview.rules import RULES

COLUMNS: Mapping[str, Mapping[str, Column]] = {
    "overview/changes": {
        "rule": Column("変化", "code", {code: rule.name for code, rule in RULES.items()}),
        "score": Column("重み", "quantity"),
        "subject": Column("何が", "text"),
        "things": Column("数", "count"),
        "before": Column("比較先の値", "quantity"),
        "now": Column("今回の値", "quantity"),
        "reason": Column("理由", "text"),
        "key": HIDDEN,
    },
    "overview/lines": {
        "kind": Column("変化", "text"),
        "title": Column("何が", "text"),
        "said": Column("だれの・なぜ・いつから", "text"),
    },
    "overview/people": {"title": Column("課", "text"), "said": Column("尋ねること", "text")},
    "overview/liaisons": {"liaison": Column("兼務職員", "person")},
}
