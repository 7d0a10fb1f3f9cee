"""What differs from before is told in words, under the headings of its own dataset."""

import datetime as dt
from pathlib import Path

from dashboard.importers import SourceFile
from dashboard.ledger.importing import Report, import_files
from dashboard.uploads import told

AS_OF = dt.date(2026, 9, 30)
BEFORE = {
    "組織表.csv": "部,課,有効終了\n市民部,市民課,\n",
    "相談.csv": "受付日,課,内容,状態,完了日\n2026/5/11,市民課,予約,対応中,\n",
    "ヒアリング.csv": "実施日,課,意識,約束\n2026/4/1,市民課,3,ひな形\n",
    "兼務職員.csv": "課,氏名,役割,兼務終了\n市民課,甲,声掛け,\n",
}
AFTER = {
    "組織表.csv": "部,課,有効終了\n市民部,市民課,2027/3/31\n",
    "相談.csv": "受付日,課,内容,状態,完了日\n2026/5/11,市民課,予約,完了,2026/5/20\n",
    "ヒアリング.csv": "実施日,課,意識,約束\n2026/4/1,市民課,5,ひな形\n",
    "兼務職員.csv": "課,氏名,役割,兼務終了\n市民課,甲,声掛け,2026/9/30\n",
}


def taken(folder: Path, files: dict[str, str]) -> Report:
    sources = [SourceFile(name, text.encode()) for name, text in files.items()]
    return import_files(folder, sources, as_of=AS_OF, by="test")


def test_cells_are_told_under_the_headings_of_their_list(tmp_path: Path) -> None:
    taken(tmp_path, BEFORE)
    rows = told.cells(taken(tmp_path, AFTER)).fillna("")
    assert {tuple(row) for row in rows[["file", "column", "before", "after"]].itertuples(index=False, name=None)} == {
        ("組織表.csv", "有効終了", "", "2027-03-31"),
        ("相談.csv", "状態", "対応中", "完了"),
        ("相談.csv", "完了日", "", "2026-05-20"),
        ("ヒアリング.csv", "意識", "普通", "高い"),
        ("兼務職員.csv", "兼務終了", "", "2026-09-30"),
    }
