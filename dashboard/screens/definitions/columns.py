"""What a reader looks for first in the lists of 定義と品質."""

from collections.abc import Mapping

from dashboard.labels import Column

COLUMNS: Mapping[str, Mapping[str, Column]] = {
    "definitions/checks": {"holds": Column("結果", "code", {True: "合っている", False: "合っていない"})},
}
FIRST: Mapping[str, tuple[str, ...]] = {
    "definitions/findings": ("severity", "message", "remedy", "file", "sheet", "cell", "value"),
    "definitions/imports": ("file", "dataset_label", "as_of", "row_count", "warnings", "infos"),
}
