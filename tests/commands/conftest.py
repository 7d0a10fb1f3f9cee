"""A data folder of the test's own showing the sample city, and a maker of files."""

from pathlib import Path

import pytest

from tests.commands.asking import City


@pytest.fixture
def city(data_folder: Path, tmp_path: Path) -> City:
    """An own data folder showing the sample; writes files."""

    def write(name: str, text: str) -> str:
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        return str(path)

    return write
