"""機構改革: what became of each 課, in a register that has one of each kind."""

from pathlib import Path

import duckdb

from dashboard.importers import SourceFile
from dashboard.ledger.importing import import_files
from dashboard.store import answers as store
from dashboard.store import build

REGISTER = """部,課,有効開始,有効終了,後継課
総務部,総務課,2019-04-01,,
総務部,情報課,2019-04-01,2026-03-31,デジタル課
総務部,デジタル課,2026-04-01,,
産業部,商工課,2019-04-01,2026-03-31,商工観光課
産業部,観光課,2019-04-01,2026-03-31,商工観光課
産業部,商工観光課,2026-04-01,,
福祉部,介護課,2019-04-01,2026-03-31,高齢課、保険課
福祉部,高齢課,2026-04-01,,
福祉部,保険課,2026-04-01,,
総務部,くらし課,2019-04-01,2025-03-31,
市民部,くらし課,2025-04-01,,
建設部,用地課,2019-04-01,2026-03-31,
市民部,窓口課,2026-04-01,,
"""
KINDS = {
    ("情報課", "デジタル課"): "renamed",
    ("商工課", "商工観光課"): "merged",
    ("観光課", "商工観光課"): "merged",
    ("介護課", "高齢課"): "split",
    ("介護課", "保険課"): "split",
    ("くらし課", "くらし課"): "moved",
    ("用地課", None): "abolished",
    (None, "窓口課"): "new",
}


def told(folder: Path, register: str) -> dict[tuple[str | None, str | None], str]:
    report = import_files(folder, [SourceFile("組織表.csv", register.encode("utf-8-sig"))], by="試験")
    assert not report.refused, report.reasons()
    assert build.ensure(folder) is None
    rows = store.answer(folder / store.FILE, "definitions/reorganizations").astype(object)
    rows = rows.where(rows.notna(), None)
    return {(row["before"], row["after"]): row["change"] for row in rows.to_dict("records")}


def test_every_kind_is_told_apart(tmp_path: Path) -> None:
    assert told(tmp_path, REGISTER) == KINDS


def test_a_register_without_a_history_tells_none(tmp_path: Path) -> None:
    assert told(tmp_path, "部,課\n総務部,総務課\n市民部,市民課\n") == {}


def test_lists_of_two_that_merged_are_one_number_of_rows(sample_folder: Path) -> None:
    """The sample city has such a 課: until then its list is as long as both lists were together."""
    with duckdb.connect(str(store.serving(sample_folder)), read_only=True) as connection:
        rows = connection.execute("FROM marts.listed_rows").df()
    assert not rows.duplicated(["dataset", "as_of", "department"]).any()
    assert len(rows[(rows["department"] == "商工観光課") & (rows["dataset"] == "procedures")]) > 10
