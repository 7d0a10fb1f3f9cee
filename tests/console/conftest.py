"""What the statements of this folder share is let go of at the end."""

from collections.abc import Iterator

import pytest

from tests.console import asking


@pytest.fixture(scope="session", autouse=True)
def _shared() -> Iterator[None]:
    yield
    asking.connection.cache_clear()
