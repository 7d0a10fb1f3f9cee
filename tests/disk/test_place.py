"""A finished file gets its name once, on drives with hard links and without, and never over another."""

import errno
import os
from pathlib import Path

import pytest

from dashboard.disk import files


def no_links(*_: object) -> None:
    raise OSError(errno.EPERM, os.strerror(errno.EPERM))


@pytest.mark.parametrize("has_links", [True, False])
def test_of_two_the_first(has_links: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    if not has_links:
        monkeypatch.setattr(os, "link", no_links)
    first, second, target = tmp_path / "a", tmp_path / "b", tmp_path / "target"
    first.write_bytes(b"first")
    second.write_bytes(b"second")
    files.place(first, target)
    with pytest.raises(FileExistsError):
        files.place(second, target)
    assert target.read_bytes() == b"first"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["b", "target"]
