"""A city of its own."""

from collections.abc import Callable
from pathlib import Path

import pytest

from dashboard.importers import SourceFile
from dashboard.ledger.importing import import_files
from dashboard.store import build

Own = Callable[..., Path]
"""Makes a data folder of these files: name → text of a CSV."""


@pytest.fixture
def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Own:
    """A maker of a data folder with imports of its own, that DASHBOARD_DATA points at."""

    def make(**files: str) -> Path:
        folder = tmp_path / "own"
        sources = [SourceFile(f"{name}.csv", text.encode()) for name, text in files.items()]
        report = import_files(folder, sources, by="担当者")
        assert not report.refused, report.reasons()
        build.ensure(folder)
        monkeypatch.setenv("DASHBOARD_DATA", str(folder))
        return folder

    return make
