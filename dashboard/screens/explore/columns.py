"""What the columns of these answers mean that mean something else elsewhere."""

from collections.abc import Mapping

from dashboard.labels import Column

FLAG = Column("優先手続", "flag")
COLUMNS: Mapping[str, Mapping[str, Column]] = {
    "explore": {
        "row_key": Column("行", "text"),
        "column_key": Column("列", "text"),
        "value": Column("値", "quantity"),
        "numerator": Column("分子（数の場合はその数）", "count"),
        "denominator": Column("分母", "count"),
        "counted": Column("数えた件数", "count"),
        "left_out": Column("分からず数えない件数", "count"),
    },
    "explore/procedures_behind": {
        "kind": Column("手続類型", "text"),
        "tool": Column("実施方法", "text"),
        "priority": FLAG,
    },
}
