"""The lists of 定義と品質: files, checks, and what was noticed while reading."""

from collections.abc import Sequence

from dashboard import labels
from dashboard.screens.block import Heading, Table
from dashboard.screens.view import Ask


def heading(ask: Ask) -> Heading:
    """How much was read, and that it is right."""
    files, checked = ask("definitions/imports"), ask("definitions/checks")
    return Heading(
        "定義と品質",
        f"取り込み{len(files)}件・{labels.count(files['row_count'].sum())}行を使い、データの検査{len(checked)}件は"
        "すべて合っています。",
        "数値の意味、読んだ資料、気づいた点。気づいた点はExcelで保存して、そのまま課に伝えられます。",
    )


def imports(ask: Ask) -> Table:
    """The files in force."""
    title = "取り込んだ資料"
    return Table(title, title, [], ask("definitions/imports"), "definitions/imports")


def checks(ask: Ask) -> Table:
    """What is checked at every build."""
    title = "データの検査"
    said = "合わないものがあると数値は作り直されず、前の数値のまま、その理由がすべてのページの上に出ます。"
    return Table(title, title, [said], ask("definitions/checks"), "definitions/checks")


def findings(ask: Ask, severity: Sequence[str], search: str | None) -> Table:
    """What was noticed while reading, of these severities (codes) and with what is searched for."""
    rows = ask("definitions/findings", severity=severity, search=(search or "").strip() or None)
    title = "資料を読んで気づいた点"
    said = f"{len(rows):,}件。「注意」は値を不明として扱ったもの、「情報」は読めたが直したほうがよいもの"
    return Table(title, title, [said], rows, "definitions/findings")
