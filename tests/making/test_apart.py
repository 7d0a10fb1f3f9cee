"""A file is made beside the server; whatever happens to its process, whoever waits for it is told."""

import io
import sys
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from dashboard.making import Request, apart


def ended(job: apart.Job) -> apart.Job:
    job.begin()
    assert job.over.wait(60)
    return job


def test_it_says_how_far_it_is_and_then_there_is_a_file(sample_folder: Path) -> None:
    said: list[tuple[str, float]] = []

    class Heard(apart.Job):
        def __setattr__(self, name: str, value: Any) -> None:
            super().__setattr__(name, value)
            if name == "share":
                said.append((self.said, value))

    params = {"department": ["市民課"], "measure": ["ない数え方"], "table_spread": ["true"], "agenda": ["1"]}
    job = ended(Heard(Request(sample_folder, "xlsx", "差", ["online"], params=params)))
    assert job.file and not job.problem
    assert job.file.name == "DX推進_差_2026-10_市民課.xlsx"
    sheets = openpyxl.load_workbook(io.BytesIO(job.file.content), read_only=True).sheetnames
    assert sum(name.partition(" ")[0].isdecimal() for name in sheets) == 8
    assert ("図と表を集めています（3 / 8 図・表）", 0.5 * 3 / 8) in said
    assert said[-1] == ("書いています（8 / 8 図・表）", 1.0)
    assert [share for _, share in said] == sorted(share for _, share in said)


def test_where_there_is_nothing_it_says_so(tmp_path: Path, sample_folder: Path) -> None:
    (tmp_path / ".sample").mkdir()
    job = ended(apart.Job(Request(tmp_path, "pptx", "", ["online"])))
    assert job.file is None and job.problem.startswith("集計がまだありません。")


def test_a_process_that_dies_or_never_ends_is_told(sample_folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    request = Request(sample_folder, "xlsx", "差", ["online"])
    monkeypatch.setattr(apart, "_COMMAND", [sys.executable, "-c", "import sys; sys.stdin.read(); sys.exit(3)"])
    assert ended(apart.Job(request)).problem == apart.BROKEN
    monkeypatch.setattr(apart, "_COMMAND", [sys.executable, "-c", "import threading; threading.Event().wait()"])
    monkeypatch.setattr(apart, "LONGEST", 0.2)
    job = ended(apart.Job(request))
    assert (job.problem, job.file) == (apart.BROKEN, None)
