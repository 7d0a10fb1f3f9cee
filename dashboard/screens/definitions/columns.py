"""What a reader looks for first in the lists of 定義と品質."""

from collections.abc import Mapping

from dashboard.labels import HIDDEN, Column
from dashboard.screens.definitions.words import CHANGES

COLUMNS: Mapping[str, Mapping[str, Column]] = {
    "definitions/checks": {"holds": Column("結果", "code", {True: "合っている", False: "合っていない"})},
    "definitions/findings": {"code": HIDDEN},
    "definitions/kinds": {"count": Column("か所", "count"), "code": HIDDEN},
    "definitions/imports": {
        "undone_at": Column("取り消した日時", "moment"),
        "undone_by": Column("取り消した人", "text"),
    },
    "definitions/reorganizations": {
        "changed_on": Column("変わった日", "day"),
        "change": Column("変わり方", "code", CHANGES),
        "before": Column("前の課", "text"),
        "bureau_before": Column("前の部", "text"),
        "after": Column("後の課", "text"),
        "bureau_after": Column("後の部", "text"),
        "since": Column("前の課の始まり", "day"),
        "until": Column("後の課の終わり", "day"),
    },
}
FIRST: Mapping[str, tuple[str, ...]] = {
    "definitions/findings": ("severity", "file", "department", "message", "remedy", "sheet", "cell", "value"),
    "definitions/kinds": ("severity", "file", "department", "count", "message", "remedy"),
    "definitions/imports": (
        *("file", "dataset_label", "as_of", "row_count", "warnings", "infos", "imported_at", "imported_by"),
        *("undone_at", "undone_by"),
    ),
}
