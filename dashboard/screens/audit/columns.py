"""What columns of the list of acts mean."""

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
}
