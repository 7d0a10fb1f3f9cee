"""The same answers under the same secret read the same people at every build: two draws would tell more than one."""

import shutil
from pathlib import Path

import duckdb
import pytest

from dashboard.store import answers, build

pytestmark = pytest.mark.slow


def read(store: Path) -> list[tuple[object, ...]]:
    with duckdb.connect() as connection:
        answers.attach(connection, store, store.with_name(answers.PRIVATE), read_only=True)
        return connection.execute("SELECT * FROM shown.assessment_step ORDER BY ALL").fetchall()


def test_a_build_again_reads_the_same_people(sample_folder: Path, tmp_path: Path) -> None:
    folder = tmp_path / "city"
    shutil.copytree(sample_folder / answers.SAMPLE, folder)
    first = read(folder / answers.FILE)
    assert len(first) > 1_000
    for _ in range(4):
        assert read(build.build(folder)) == first
