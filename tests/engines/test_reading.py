"""With Spark a cluster reads: what comes of the files is what comes of them here."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from dashboard.ledger.ledger import Ledger
from dashboard.municipalities import folders
from tests.commands.asking import Capture, refused, said
from tests.engines.connect import connect
from tests.ingest.prefecture import CHIYODA, CHUO, listed, recorded, sent

pytest.importorskip("pyspark", reason="pyspark is not installed: reading by Spark is NOT TESTED")
pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def spark(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A Spark that knows nothing of the checkout: what reads there came with the session."""
    with connect(tmp_path_factory.mktemp("spark")) as server:
        yield server.url


def test_the_same_rows_and_findings(
    spark: str, tmp_path: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    files = {f"{CHIYODA}/{name}_R8.10.csv": listed(name) for name in ("市民課", "税務課")}
    here = sent(tmp_path / "in", {**files, f"{CHUO}/市民課_R8.10.csv": listed("市民課"), f"{CHUO}/空.xlsx": b""})
    kept: list[object] = []
    for way in (["--spark", spark], []):
        root = tmp_path / f"root{len(kept)}"
        monkeypatch.setenv("DASHBOARD_DATA", str(root))
        told = said(capsys, "import", "--municipalities", str(here), "--processes", "1", *way, status=1)
        assert recorded(root).keys() == {CHIYODA}
        entries = Ledger(folders.of(root, CHIYODA)).entries()
        reasons = [line for line in told.splitlines() if "[不可]" in line]
        assert len(reasons) == 1
        kept.append(([(each.file, each.as_of, each.rows_sha256, each.issues) for each in entries], reasons))
    assert kept[0] == kept[1]


def test_where_nobody_answers_it_is_said_at_once(
    tmp_path: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DASHBOARD_DATA", str(tmp_path / "root"))
    here = sent(tmp_path / "in", {f"{CHIYODA}/市民課_R8.10.csv": listed("市民課")})
    line = ("import", "--municipalities", str(here), "--spark", "sc://127.0.0.1:1/;token=secret")
    told = refused(capsys, *line)
    assert "Spark（127.0.0.1:1）につながりません" in told
    assert "secret" not in told
    assert recorded(tmp_path / "root") == {}
