"""What columns of these lists mean that mean something else elsewhere."""

from collections.abc import Mapping

from dashboard.labels import HIDDEN, Column

KINDS = {"added": "新しい行", "changed": "変わる", "removed": "なくなる行"}
_FIGURES = {
    "figure": Column("数値", "text"),
    "of": Column("いつ・どこ", "text"),
    "before": Column("今", "text"),
    "moved": HIDDEN,
    "doubt": HIDDEN,
}
COLUMNS: Mapping[str, Mapping[str, Column]] = {
    "import_files/cells": {
        "row": Column("行", "text"),
        "kind": Column("変わり方", "code", KINDS),
        "column": Column("項目", "text"),
        "before": Column("今", "text"),
        "after": Column("取り込んだあと", "text"),
    },
    "import_files/findings": {
        "count": Column("か所", "count"),
        "code": HIDDEN,
        "question": HIDDEN,
        "choices": HIDDEN,
        "about_department": HIDDEN,
        "about_mark": HIDDEN,
        "colour": HIDDEN,
        "doubt": HIDDEN,
    },
    "import_files/listed_rows": {"listed_rows": Column("課の行", "count")},
    "import_files/remembered": {
        "number": HIDDEN,
        "question": Column("何について", "text"),
        "answer": Column("答え", "text"),
        "answered_at": Column("いつ", "text"),
        "by": Column("だれが", "text"),
        "file": Column("どの資料で", "text"),
    },
    "import_files/figures": {**_FIGURES, "after": Column("取り込んだあと", "text")},
    "import_files/figures_without": {**_FIGURES, "after": Column("取り消したあと", "text")},
}
