"""Under which name a copied link opens from another PC."""

import pytest

from dashboard.ui.reach import name


@pytest.mark.parametrize(
    ("listening", "allowed", "expected"),
    [
        ("127.0.0.1", (), None),
        ("localhost", ("dx.city",), None),
        ("192.168.1.2", (), "192.168.1.2"),
        ("fd00::2", (), "[fd00::2]"),
        ("0.0.0.0", ("dx.city",), "dx.city"),
        (None, ("localhost", "dx.city"), "dx.city"),
    ],
)
def test_the_name_for_others(listening: str | None, allowed: tuple[str, ...], expected: str | None) -> None:
    assert name(listening, allowed) == expected
