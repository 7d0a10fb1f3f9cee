"""What only a process of its own shows: who stops listening, a full disk behind >, and what goes to the log."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from dashboard.__main__ import main
from dashboard.commands import log
from dashboard.disk import logs
from dashboard.settings import ROOT
from tests.commands.asking import Capture
from tests.faults.city import NEXT, founded

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def city(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return founded(tmp_path_factory.mktemp("processes") / "city")


def ended(city: Path, *line: str, out: int) -> tuple[int, str]:
    """(status, what it complains of) of a command whose answer goes there."""
    environment = {**os.environ, "DASHBOARD_DATA": str(city)}
    done = subprocess.run(
        [sys.executable, "-m", "dashboard", *line],
        stdout=out, stderr=subprocess.PIPE, cwd=ROOT, env=environment, check=False, text=True,
    )  # fmt: skip
    return done.returncode, done.stderr


@pytest.mark.parametrize("line", [["log", "--format", "json"], ["query", "online/procedures"], ["import"]])
def test_nobody_listens_any_more(line: list[str], city: Path, tmp_path: Path) -> None:
    if line == ["import"]:
        (tmp_path / NEXT.name).write_bytes(NEXT.content)
        line = ["import", str(tmp_path / NEXT.name)]
    reading, writing = os.pipe()
    os.close(reading)
    try:
        assert ended(city, *line, out=writing) == (0, "")
    finally:
        os.close(writing)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full: NOT TESTED")
def test_the_answer_does_not_fit_where_it_is_sent(city: Path) -> None:
    with Path("/dev/full").open("w") as full:
        status, said = ended(city, "log", out=full.fileno())
    assert status == 1
    assert said == (
        "最後まで実行できませんでした。ディスクの空き容量がありません。不要なファイルを消すか移して、空きを作ってください。\n"
    )


def test_a_mistake_of_the_program_goes_to_the_log(city: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch) -> None:
    def mistaken(_: object) -> int:
        raise ZeroDivisionError("division by zero")

    monkeypatch.setenv("DASHBOARD_DATA", str(city))
    monkeypatch.setattr(log, "run", mistaken)
    assert main(["log"]) == 1
    said = capsys.readouterr().err
    assert "プログラムの誤り" in said
    assert "division" not in said
    noted = city / logs.PLACE
    assert "ZeroDivisionError: division by zero" in noted.read_text(encoding="utf-8")
    if sys.platform != "win32":
        assert [path.stat().st_mode & 0o077 for path in (noted, noted.parent)] == [0, 0]


def test_who_presses_ctrl_c_sees_no_traceback(city: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch) -> None:
    def stopped(_: object) -> int:
        raise KeyboardInterrupt

    monkeypatch.setenv("DASHBOARD_DATA", str(city))
    monkeypatch.setattr(log, "run", stopped)
    assert main(["log"]) == 1
    assert capsys.readouterr().err == "途中でやめました。\n"
