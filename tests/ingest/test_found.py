"""What lies in a folder, and what of it is read."""

import datetime as dt
import os
from pathlib import Path

import pytest

from dashboard.disk import names
from dashboard.errors import UsageError
from dashboard.ingest.found import LINKS, Found, found
from dashboard.municipalities.whose import Known
from tests.ingest.prefecture import CHIYODA, CHUO, sent


def looked(*given: Path) -> Found:
    return found(given, Known(), dt.date(2026, 11, 29))


def test_names_are_below_the_municipality(tmp_path: Path) -> None:
    here = sent(
        tmp_path / "受領",
        {f"{CHIYODA}_千代田区/R8.10/a.csv": "x", f"R8.9/{CHIYODA}/a.csv": "x", f"{CHUO}_b.csv": "x", "c.csv": "x"},
    )
    made = looked(here)
    assert {code: [each.name for each in files] for code, files in made.of.items()} == {
        CHIYODA: ["R8.10/a.csv", "R8.9/a.csv"],
        CHUO: [f"{CHUO}_b.csv"],
    }
    assert [name for name, _ in made.of_none] == ["受領/c.csv"]
    own = looked(here / f"{CHIYODA}_千代田区", here / f"{CHUO}_b.csv")
    assert [each.name for each in own.of[CHIYODA]] == ["R8.10/a.csv"], "the name of the given folder counts"
    assert [each.name for each in own.of[CHUO]] == [f"{CHUO}_b.csv"]


def test_what_systems_leave_and_what_is_no_list_is_not_read(tmp_path: Path) -> None:
    own = f"{CHIYODA}_千代田区"
    left = ("~$a.xlsx", ".a.csv", "Thumbs.db", ".git/a.csv", "__MACOSX/a.csv", "送付文.pdf", "送付文.docx", "README")
    sent(tmp_path, {f"{own}/{name}": "x" for name in (*left, "a.XLSX", "b.zip")})
    (tmp_path / own / "loop").symlink_to(tmp_path)
    (tmp_path / own / "others.csv").symlink_to(__file__)
    made = looked(tmp_path)
    assert [each.name for each in made.of[CHIYODA]] == ["a.XLSX", "b.zip"]
    assert made.of_none == []
    assert dict(made.left) == {"pdf": 1, "docx": 1, "拡張子なし": 1, LINKS: 2}


@pytest.mark.skipif(os.name == "nt", reason="names of bytes are a Unix matter: NOT TESTED")
def test_names_of_older_systems_are_read(tmp_path: Path) -> None:
    folder = os.fsencode(tmp_path) + b"/131016_" + "千代田区".encode("cp932")
    os.mkdir(folder)  # noqa: PTH102
    with open(folder + b"/" + "手続一覧表.csv".encode("cp932"), "wb"):  # noqa: PTH123
        pass
    (tmp_path / "131024_か\u3099").mkdir()
    (tmp_path / "131024_か\u3099" / "ハ\u309aス.csv").touch()
    made = looked(tmp_path)
    assert [each.name for files in made.of.values() for each in files] == ["手続一覧表.csv", "パス.csv"]
    assert names.readable(os.fsdecode(b"a\x81")) == "a�"


def test_a_folder_that_is_not_there_is_wrong_use(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="がありません"):
        looked(tmp_path / "nowhere")


def test_files_that_would_be_called_alike_are_told_apart(tmp_path: Path) -> None:
    here = sent(tmp_path / "受領", {f"{CHIYODA}_千代田区{more}/a.csv": "x" for more in ("", "_旧")})
    again = sent(tmp_path / "再提出", {f"{CHIYODA}_千代田区/a.csv": "x", f"{CHIYODA}_千代田区/b.csv": "x"})
    made = looked(here, here / f"{CHIYODA}_千代田区", again)
    assert [each.name for each in made.of[CHIYODA]] == [
        f"{CHIYODA}_千代田区_旧/a.csv",
        "b.csv",
        f"再提出/{CHIYODA}_千代田区/a.csv",
        f"受領/{CHIYODA}_千代田区/a.csv",
    ], "and what is given twice is there once"


def test_a_municipality_of_which_nothing_can_be_read_is_told(tmp_path: Path) -> None:
    own = f"{CHUO}_中央区"
    sent(tmp_path, {f"{own}/手続.pdf": "x", f"{own}/提出.lzh": "x", f"{CHIYODA}/a.csv": "x", f"{CHIYODA}/b.pdf": "x"})
    made = looked(tmp_path)
    assert made.unread == {CHUO: ["手続.pdf", "提出.lzh"]}
    assert dict(made.left) == {"pdf": 2, "lzh": 1, LINKS: 0}
