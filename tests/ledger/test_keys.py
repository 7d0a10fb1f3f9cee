"""The secret of what is told of people: kept while it is whole, and never a known one."""

from pathlib import Path

import pytest

from dashboard.ledger import keys


def test_the_key_stays_the_same(tmp_path: Path) -> None:
    assert keys.masking(tmp_path) == keys.masking(tmp_path)
    assert len(keys.masking(tmp_path)) == keys.BYTES


@pytest.mark.parametrize("left", [b"", b"short"])
def test_a_damaged_key_is_no_secret(tmp_path: Path, left: bytes) -> None:
    (tmp_path / keys.MASKING).write_bytes(left)
    made = keys.masking(tmp_path)
    assert len(made) == keys.BYTES
    assert made == keys.masking(tmp_path)
