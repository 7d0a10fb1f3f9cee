"""A city whose lists a test may add itself."""

from pathlib import Path

import pytest

from tests.answers.lists import City


@pytest.fixture
def own(tmp_path: Path) -> City:
    """A city of its own to change."""
    return City(tmp_path)
