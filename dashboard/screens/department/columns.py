"""What columns of these answers mean that no other screen has."""

from collections.abc import Mapping

from dashboard.labels import Column

COLUMNS: Mapping[str, Mapping[str, Column]] = {
    "department/links": {
        "n": Column("回答者", "count"),
        "consultations": Column("相談（12か月）", "count"),
    },
    "department/lines": {
        "kind": Column("種類", "text"),
        "title": Column("内容", "text"),
        "said": Column("詳しく", "text"),
    },
}
"""Of the parts of a カルテ as lists; they are no answer of the store."""
