"""What the browser sent is kept whole, for this person, for a day; and no more than may be."""

import datetime as dt
import io
import os
import time
import zipfile
from pathlib import Path

import pytest

from dashboard.errors import DashboardError
from dashboard.uploads import batches


@pytest.fixture
def place(tmp_path: Path) -> Path:
    found = batches.batch(tmp_path, batches.begin(tmp_path))
    assert found
    return found


def zipped(*files: tuple[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, content in files:
            archive.writestr(name, content)
    return buffer.getvalue()


class OfOld(zipfile.ZipInfo):
    """A file in a zip whose name is written as Windows did of old: in CP932, without saying so."""

    def _encodeFilenameFlags(self) -> tuple[bytes, int]:
        return self.filename.encode("cp932"), self.flag_bits & ~0x800


def names(place: Path) -> list[str]:
    return [*batches.names(place).values()]


def test_files_come_back_as_they_were(place: Path) -> None:
    batches.add(place, "い.csv", b"\0\x01\n")
    batches.add(place, "あ.csv", b"")
    assert [(each.name, each.content) for each in batches.sources(place, batches.names(place))] == [
        ("あ.csv", b""),
        ("い.csv", b"\0\x01\n"),
    ]


def test_what_was_said_of_a_file_goes_with_it(place: Path) -> None:
    batches.add(place, "あ.csv", b"x")
    (key,) = batches.names(place)
    said = batches.spoken(place)
    said["files"][key] = {"dataset": "roadmap", "as_of": "2026-10-31"}
    batches.say(place, said)
    (source,) = batches.sources(place, [key])
    assert (source.dataset, source.as_of) == ("roadmap", dt.date(2026, 10, 31))
    said["files"][key]["left_out"] = True
    batches.say(place, said)
    assert batches.chosen(place) == {}


def test_a_zip_is_what_is_in_it(place: Path) -> None:
    old = OfOld("総務部/一覧.csv")
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("部/市民課.xlsx", b"1")
        archive.writestr("部/~$市民課.xlsx", b"lock")
        archive.writestr("__MACOSX/部/._市民課.xlsx", b"mac")
        archive.writestr("Thumbs.db", b"windows")
        archive.writestr(old, b"2")
    content = buffer.getvalue()
    batches.add(place, "全課.zip", content)
    assert names(place) == ["総務部/一覧.csv", "部/市民課.xlsx"]


def test_files_of_one_name_are_told_apart(place: Path) -> None:
    """Every 課's folder holds a 一覧.xlsx; and the same one may come twice."""
    for name in ("総務課/一覧.xlsx", "市民課/一覧.xlsx", "市民課/一覧.xlsx"):
        batches.add(place, name, name.encode())
    assert names(place) == ["市民課/一覧.xlsx", "市民課/一覧（2）.xlsx", "総務課/一覧.xlsx"]
    batches.add(place, "市民課/一覧.xlsx", b"third")
    found = batches.source(place, "市民課/一覧（3）.xlsx")
    assert found and found.content == b"third", "those that were there keep their names"
    assert batches.source(place, "一覧.xlsx") is None


def test_what_files_are_called_is_known_without_reading_them(place: Path) -> None:
    batches.add(place, "課" * 300, b"x" * 10_000)
    (path,) = place.glob("*.file")
    os.truncate(path, 601)
    assert names(place) == ["課" * 200]


def test_a_workbook_is_no_zip_of_files(place: Path) -> None:
    batches.add(place, "一覧.xlsx", zipped(("xl/workbook.xml", b"<x/>")))
    assert names(place) == ["一覧.xlsx"]


@pytest.mark.parametrize(
    ("name", "plain"),
    [
        ("../../etc/passwd", "etc/passwd"),
        ("/etc/./passwd", "etc/passwd"),
        ("C:\\課\\一覧.csv", "課/一覧.csv"),
        ("課/\n/..", "課"),
        ("一\n覧\x00.csv", "一覧.csv"),
        ("", "名前のないファイル"),
    ],
)
def test_a_name_leads_nowhere(place: Path, name: str, plain: str) -> None:
    batches.add(place, name, b"x")
    assert names(place) == [plain]
    assert [path.parent for path in place.rglob("*.file")] == [place]


@pytest.mark.parametrize("name", [None, "", "..", "x" * 22, "../" + "x" * 19])
def test_a_batch_nobody_began_is_none(tmp_path: Path, name: str | None) -> None:
    batches.begin(tmp_path)
    assert batches.batch(tmp_path, name) is None


def test_too_much_is_refused_and_what_came_before_stays(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(batches, "LARGEST", 10)
    monkeypatch.setattr(batches, "MOST_FILES", 2)
    batches.add(place, "あ.csv", b"x")
    with pytest.raises(batches.Full, match="大きすぎます"):
        batches.add(place, "い.csv", b"x" * 11)
    with pytest.raises(batches.Full, match="大きすぎます"):
        batches.add(place, "う.zip", zipped(("う.csv", b"x" * 11)))
    batches.add(place, "え.csv", b"x")
    with pytest.raises(batches.Full, match="分けて"):
        batches.add(place, "お.csv", b"x")
    assert names(place) == ["あ.csv", "え.csv"]
    monkeypatch.setattr(batches, "ALL_TOGETHER", 2)
    other = batches.batch(place.parent.parent, batches.begin(place.parent.parent))
    assert other
    with pytest.raises(batches.Full, match="いっぱい"):
        batches.add(other, "か.csv", b"x")


def test_a_locked_zip_says_so(place: Path) -> None:
    content = bytearray(zipped(("あ.csv", b"x")))
    for mark in (b"PK\x03\x04", b"PK\x01\x02"):
        content[content.index(mark) + (6 if mark[2] == 3 else 8)] |= 1
    with pytest.raises(DashboardError, match="パスワード"):
        batches.add(place, "あ.zip", bytes(content))


def test_a_batch_is_forgotten_after_a_day(tmp_path: Path) -> None:
    old, young = batches.begin(tmp_path), batches.begin(tmp_path)
    place = batches.batch(tmp_path, old)
    assert place
    batches.add(place, "あ.csv", b"x")
    yesterday = time.time() - 25 * 60 * 60
    for path in [*place.glob("*"), place]:
        os.utime(path, (yesterday, yesterday))
    batches.begin(tmp_path)
    assert batches.batch(tmp_path, old) is None
    assert batches.batch(tmp_path, young)


def test_only_its_owner_can_look(place: Path) -> None:
    batches.add(place, "あ.csv", b"x")
    assert {path.stat().st_mode & 0o077 for path in [place.parent, place, *place.glob("*")]} == {0}
