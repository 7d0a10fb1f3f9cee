"""Every command meets every fault: it says in Japanese what is wrong, ends with 0, 1 or 2, and nothing is lost."""

import re
import shutil
from pathlib import Path

import pytest

from dashboard import commands
from dashboard.__main__ import main
from tests.commands.asking import Capture
from tests.conftest import each_here
from tests.faults import breaking
from tests.faults.city import NEXT, founded, kept

pytestmark = pytest.mark.slow

REVIEW = ["1-1", "--end", "2027-12-31", "--reason", "国の仕様変更", "--by", "室長"]
LINES = {
    "import": [["import", NEXT.name, "--by", "係"], ["import", NEXT.name, "--dry-run"]],
    "undo": [["undo", "1", "--by", "係"]],
    "rebaseline": [["rebaseline", *REVIEW]],
    "log": [["log"], ["log", "--format", "json"]],
    "build": [["build"]],
    "trainees": [["trainees", "--question", "1", "--by", "係", "--reason", "研修", "--disclose", "--out", "名簿.xlsx"]],
    "query": [["query", "online/totals"]],
    "sql": [["sql", "問い.sql"]],
    "anew": [["anew", "--accept-ledger"], ["anew", "--set-aside"]],
    "mark": [["mark", NEXT.name, "返却.xlsx"]],
    "template": [["template", "roadmap", "来月.zip"]],
    "meeting": [["meeting", "freeze", "2026-11-05", "--by", "係"], ["meeting", "list"]],
    "access": [["access"], ["access", "--as", "係"], ["access", "--secret"]],
    "audit": [["audit"], ["audit", "--format", "json"]],
    "export": [["export", "資料.xlsx", "--page", "online"]],
    "backup": [["backup", "控え.zip"]],
    "restore": [["restore", "控え.zip"]],
    "check": [["check"]],
}
WRITING = ("import", "undo", "rebaseline", "trainees")
CHANGING_NOTHING = (
    *("log", "query", "sql", "build", "anew", "mark", "template", "export", "access", "audit"),
    *("backup", "restore", "check"),
)
UNWRITABLE = ("ledger ", "read-only", "disk full")
READING = (["log"], ["audit"], ["query", "online/totals"], ["sql", "問い.sql"])
UNREADABLE = {
    "log": [name for name in breaking.EVERY if name.startswith("ledger ")],
    "audit": [name for name in breaking.EVERY if name.startswith("ledger ")],
    "query": ["rows and store gone"],
    "sql": ["rows and store gone"],
}
"""Whatever else breaks, reading goes on."""
ENGLISH = re.compile(r"[A-Za-z]{2,} [A-Za-z]{2,} [A-Za-z]{2,}|Traceback|Error|Errno")
"""Three words in a row are a sentence."""


@pytest.fixture(scope="module")
def city(tmp_path_factory: pytest.TempPathFactory) -> Path:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("dashboard.importers.run_each", each_here)
        return founded(tmp_path_factory.mktemp("faults") / "city")


@pytest.fixture(autouse=True)
def _here(city: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Files are read in this process: what happens to readers is tried in tests/sandbox."""
    monkeypatch.setattr("dashboard.importers.run_each", each_here)
    monkeypatch.chdir(tmp_path)
    Path(NEXT.name).write_bytes(NEXT.content)
    Path("問い.sql").write_text("SELECT * FROM procedures", encoding="utf-8")


def test_no_command_is_left_out() -> None:
    assert LINES.keys() == commands.listed().keys()


@pytest.mark.parametrize("fault", breaking.EVERY)
@pytest.mark.parametrize("line", [line for lines in LINES.values() for line in lines], ids=" ".join)
def test_a_fault_is_said_and_loses_nothing(
    line: list[str], fault: str, city: Path, tmp_path: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    with breaking.EVERY[fault](Path(shutil.copytree(city, tmp_path / "data"))) as folder:
        monkeypatch.setenv("DASHBOARD_DATA", str(folder))
        before = kept(folder)
        status = main(line)
        printed = capsys.readouterr()
        after = kept(folder)
    assert status in (0, 1, 2)
    assert status == 0 or printed.err
    assert not ENGLISH.search(printed.err), printed.err
    assert str(tmp_path) not in printed.err
    assert before.files.items() <= after.files.items(), "originals and rows stay as they are"
    if status or line[0] in CHANGING_NOTHING or {"--dry-run", "list"} & {*line}:
        assert after == before
    if line[0] in WRITING and "--dry-run" not in line and fault.startswith(UNWRITABLE):
        assert status == 1
    if line == ["query", "online/totals"] and not status:
        assert printed.out.split()[-16:-13] == ["2", "1", "0"], "the figures that were there"
    if line in READING:
        assert (status == 0) == (fault not in UNREADABLE[line[0]]), printed.err
