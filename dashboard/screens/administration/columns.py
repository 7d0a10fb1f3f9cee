"""What columns of this page's lists mean."""

from collections.abc import Mapping

from dashboard.labels import Column

COLUMNS: Mapping[str, Mapping[str, Column]] = {
    "audit/acts": {
        "at": Column("いつ", "moment"),
        "by": Column("だれが", "text"),
        "roles": Column("役割", "text"),
        "act": Column("何を", "text"),
        "subject": Column("何について", "text"),
        "outcome": Column("結果", "text"),
        "place": Column("どこから", "text"),
    },
    "administration/checks": {
        "check": Column("調べたもの", "text"),
        "seen_state": Column("結果", "text"),
        "saw": Column("見たこと", "text"),
    },
    "administration/roles": {
        "role": Column("役割", "text"),
        "rights": Column("できること", "text"),
        "people": Column("人（グループ）", "text"),
    },
}
