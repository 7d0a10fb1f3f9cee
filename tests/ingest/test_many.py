"""``import`` in an installation of many municipalities: its contract, as another program would rely on it."""

import datetime as dt
import json
from pathlib import Path
from typing import Any

import pytest

from dashboard.importers import SourceFile
from dashboard.ingest.found import found
from dashboard.ingest.one import How, Task, Turn, take
from dashboard.ledger import again
from dashboard.ledger.importing import import_files
from dashboard.ledger.ledger import Ledger
from dashboard.municipalities import folders
from dashboard.municipalities.whose import Known
from dashboard.store import answers
from tests.commands.asking import Capture, refused, said
from tests.conftest import each_here
from tests.ingest.prefecture import CHIYODA, CHUO, MINATO, listed, recorded, sent

pytestmark = pytest.mark.slow


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An installation of many municipalities, none of which has sent anything."""
    root = tmp_path / "root"
    (root / folders.FOLDER).mkdir(parents=True)
    monkeypatch.setenv("DASHBOARD_DATA", str(root))
    return root


def imported(capsys: Capture, *line: str, status: int = 0) -> dict[str, Any]:
    """What an import reports, by municipality; what it says else is under its own name."""
    told = json.loads(said(capsys, "import", *line, "--processes", "1", "--format", "json", status=status))
    return {each["code"]: each for each in told["municipalities"]} | {"unplaced": told["unplaced"]}


def test_each_into_its_own_ledger_and_again_nothing(root: Path, tmp_path: Path, capsys: Capture) -> None:
    here = sent(
        tmp_path / "R8.10",
        {
            f"{CHIYODA}_千代田区/市民課_R8.10.csv": listed("市民課"),
            f"{CHIYODA}_千代田区/税務課_R8.10.csv": listed("税務課"),
            f"{CHUO}_R8.10.csv": listed("市民課", 3),
            "送付文.pdf": b"%PDF-",
        },
    )
    lines = said(capsys, "import", str(here), "--by", "県", "--processes", "1").splitlines()
    assert lines[0].split() == ["市区町村", "ファイル", "行", "取込", "済み", "待ち", "月"]
    assert [line.split() for line in lines[1:3]] == [
        [CHIYODA, "2", "4", "2", "0", "0", "2026-10"],
        [CHUO, "1", "3", "1", "0", "0", "2026-10"],
    ]
    assert lines[3] == "読まないもの：pdf 1"
    assert "取込 3・済み 0・待ち 0（0 市区町村）・市区町村が不明 0" in lines[4]
    assert recorded(root) == {CHIYODA: ["市民課_R8.10.csv", "税務課_R8.10.csv"], CHUO: [f"{CHUO}_R8.10.csv"]}
    assert {entry.by for entry in Ledger(folders.of(root, CHUO)).entries()} == {"県"}
    assert [int(answers.answer(answers.serving(each), "online/totals")["applicable"].iloc[0])
            for each in folders.all_of(root).values()] == [4, 3]  # fmt: skip
    before = recorded(root)
    again = imported(capsys, str(here))
    assert [file["was_there"] for code in (CHIYODA, CHUO) for file in again[code]["files"]] == [True] * 3
    assert recorded(root) == before
    Ledger(folders.of(root, CHUO)).undo(1, "県")
    assert [file["was_there"] for file in imported(capsys, str(here))[CHUO]["files"]] == [False], "taken back is not in"


def test_a_bad_file_holds_up_its_own_municipality_only(root: Path, tmp_path: Path, capsys: Capture) -> None:
    here = sent(
        tmp_path / "in",
        {
            f"{CHIYODA}/市民課_R8.10.csv": listed("市民課"),
            f"{CHIYODA}/空_R8.10.xlsx": b"",
            f"{CHUO}/市民課_R8.10.csv": listed("市民課"),
            "だれか/市民課_R8.10.csv": listed("市民課"),
        },
    )
    lines = said(capsys, "import", str(here), "--processes", "1", status=1).splitlines()
    assert [line.split()[:6] for line in lines[1:3]] == [
        [CHIYODA, "2", "2", "0", "0", "2"],
        [CHUO, "1", "2", "1", "0", "0"],
    ]
    assert f"{CHIYODA}：取り込みませんでした。この市区町村のものは何も変わっていません。" in lines
    assert any("空_R8.10.xlsx" in line and "[不可]" in line for line in lines)
    assert any("だれか/市民課_R8.10.csv：どの市区町村の資料か分かりません" in line for line in lines)
    assert recorded(root) == {CHUO: ["市民課_R8.10.csv"]}, "of the one that waits there is no trace"


def test_a_second_list_of_a_department_is_refused_whenever_it_comes(root: Path, tmp_path: Path) -> None:
    here = sent(tmp_path / CHIYODA, {"市民課_R8.10.csv": listed("市民課")})

    def taken() -> Turn:
        there = found([here], Known(), dt.date(2026, 11, 29))
        return take(Task(root, CHIYODA, there.of[CHIYODA]), How(is_built=False), each_here)

    assert (taken().new, taken().was_there) == (1, 1)
    sent(here, {"市民課_R8.10_修正.csv": listed("市民課", first=200)})
    turn = taken()
    assert (turn.new, turn.waiting) == (0, 1)
    assert [each.code for each in turn.errors] == ["department_in_two_files"]
    (here / "市民課_R8.10.csv").unlink()
    assert taken().new == 1


def test_what_was_replaced_since_does_not_come_back_by_itself_but_is_told(
    root: Path, tmp_path: Path, capsys: Capture
) -> None:
    """Whether the old file only lies there still, or was sent again, a person knows. Of another 基準日 is another."""

    def seen(content: str) -> tuple[bool, int]:
        here = sent(tmp_path / "in", {f"{CHIYODA}/手続.csv": content})
        told = imported(capsys, str(here))[CHIYODA]
        (file,) = told["files"]
        return file["was_there"], len(told["notes"])

    first, second, later = (f"{month}月末現在\n{listed('市民課', first=n)}" for month, n in
                            (("2026年9", 1), ("2026年9", 2), ("2026年10", 3)))  # fmt: skip
    assert [seen(each) for each in (first, second, first, later, second)] == [
        (False, 0), (False, 0), (True, 1), (False, 0), (True, 0),
    ]  # fmt: skip
    Ledger(folders.of(root, CHIYODA)).undo(2, "県")
    assert seen(first) == (True, 0)


def test_what_says_no_day_or_another_round_is_asked_for_by_its_own(root: Path, tmp_path: Path, capsys: Capture) -> None:
    asked = "設問番号,分野,設問,最小,最大\n" + "".join(f"{each},統計,設問その{each},1,5\n" for each in (1, 2, 3))
    answers = "職員番号,回答日,所属,問1,問2,問3\nA1,2026/10/1,市民課,1,2,3\nA2,2026/10/2,市民課,5,4,3\n"
    units = "部,課\n市民部,市民課\n"
    here = sent(tmp_path / CHIYODA, {"回答.csv": answers, "設問一覧.csv": asked, "組織表.csv": units})

    def new(name: str) -> set[str]:
        told = imported(capsys, str(here), "--as-of", "2026-10-31", "--round", name)[CHIYODA]["files"]
        return {each["name"] for each in told if not each["was_there"]}

    assert new("R8年度") == {"回答.csv", "設問一覧.csv", "組織表.csv"}
    assert [new(name) for name in ("令和8年度", "令和7年度", "令和7年度")] == [set(), {"回答.csv"}, set()]
    sent(here, {"回答.csv": answers.replace("所属", "年度,所属").replace(",市民課", ",令和8年度,市民課")})
    assert [new("令和7年度") for _ in range(2)] == [{"回答.csv"}, set()], "its own column says the 回"
    ledger = Ledger(folders.of(root, CHIYODA))
    assert {ledger.distinct(each, ["round"]).pop() for each in again.replaced(ledger).values()} == {("令和8年度",)}


def test_its_own_code_is_no_day(root: Path, tmp_path: Path, capsys: Capture) -> None:
    """202207 is 安曇野市, and no 2022-07."""
    here = sent(
        tmp_path / "in", {"202207安曇野市.csv": listed("市民課"), f"{CHIYODA}/手続_202207.csv": listed("市民課")}
    )
    told = imported(capsys, str(here), "--dry-run", status=1)
    assert [told[code]["files"][0]["as_of"] for code in ("202207", CHIYODA)] == [None, "2022-07-31"]
    home = folders.of(root, "202207")
    for folder in (home, home / ".trial-x"):
        folder.mkdir(parents=True)
        report = import_files(folder, [SourceFile("202207_a.csv", listed("市民課").encode())], dry_run=True)
        assert report.readings[0].as_of is None, "a page tries it in a copy"
    sent(here, {"202207安曇野市.csv": f"令和8年10月末現在\n{listed('市民課')}"})
    assert imported(capsys, str(here))["202207"]["files"][0]["as_of"] == "2026-10-31"


def test_two_lists_called_alike_are_two(root: Path, tmp_path: Path, capsys: Capture) -> None:
    """The folder as it was kept beside the new one: the older list is not taken for its correction."""
    lists = {
        f"{CHIYODA}_千代田区{more}/手続_R8.10.csv": listed("市民課", first=n) for n, more in enumerate(("", "_旧"))
    }
    told = imported(capsys, str(sent(tmp_path / "in", lists)), status=1)[CHIYODA]
    (error,) = (each for file in told["files"] for each in file["issues"] if each["severity"] == "error")
    assert error["code"] == "department_in_two_files"
    assert (error["file"], f"{CHIYODA}_千代田区/手続_R8.10.csv にも" in error["message"]) == (
        f"{CHIYODA}_千代田区_旧/手続_R8.10.csv",
        True,
    )
    assert recorded(root) == {}


def test_the_same_bytes_in_two_municipalities_are_told(root: Path, tmp_path: Path, capsys: Capture) -> None:
    here = sent(tmp_path / "in", {f"{code}/手続_R8.10.csv": listed("市民課") for code in (CHIYODA, CHUO, MINATO)})
    told = said(capsys, "import", str(here), "--dry-run", "--processes", "1")
    assert "[注意] 中身が同じファイルがあります。" in told
    assert f"：{CHIYODA}、{CHUO}、{MINATO} の 手続_R8.10.csv" in told
    assert told.splitlines()[-1] == "確かめただけです。何も変わっていません。"
    assert recorded(root) == {}


def test_an_answer_that_no_file_asks_for_is_told(root: Path, tmp_path: Path, capsys: Capture) -> None:
    strange = listed("市民課").replace("未実施", "可")
    here = sent(tmp_path / "in", {f"{CHIYODA}/手続_R8.10.csv": strange})
    line = ["import", str(here), "--processes", "1", "--answer"]
    assert "尋ねられていません" in refused(capsys, *line, "オンライン化状況:否=実施済", status=0)
    assert recorded(root).keys() == {CHIYODA}


def test_a_city_stays_a_city(tmp_path: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder begins nothing by itself, and the data of one city are not mixed with those of many."""
    data_folder = tmp_path / "data"
    monkeypatch.setenv("DASHBOARD_DATA", str(data_folder))
    here = sent(tmp_path / "in", {f"{CHIYODA}/手続_R8.10.csv": listed("市民課")})
    refused(capsys, "import", str(here), status=2)
    assert not folders.is_of_many(data_folder)
    said(capsys, "import", str(here / CHIYODA / "手続_R8.10.csv"))
    assert "1つの市区町村の資料" in refused(capsys, "import", "--municipalities", str(here), status=2)


@pytest.mark.parametrize(
    ("name", "line"),
    [
        ("130001_市区町村一覧.csv", ()),
        ("261009_市区町村一覧.csv", ()),
        ("130001_一覧.csv", ("--dataset", "municipalities")),
    ],
)
def test_the_list_of_municipalities_may_be_called_by_a_number(
    tmp_path: Path, capsys: Capture, root: Path, monkeypatch: pytest.MonkeyPatch, name: str, line: tuple[str, ...]
) -> None:
    monkeypatch.setattr("dashboard.labels.today", lambda: dt.date(2026, 11, 29))
    lines = "団体コード,都道府県,市区町村,人口\n131016,東京都,千代田区,67000\n"
    said(capsys, "import", str(sent(tmp_path, {name: lines}) / name), "--as-of", "2026-01-01", *line)
    assert [each.file for each in Ledger(root).entries()] == [name]
    assert recorded(root) == {}


def test_a_municipality_that_sent_nothing_that_can_be_read_is_told(root: Path, tmp_path: Path, capsys: Capture) -> None:
    here = sent(
        tmp_path / "in",
        {
            f"{CHIYODA}_千代田区/手続.pdf": b"%PDF-",
            f"{CHUO}_中央区/R8.10.csv": listed("市民課"),
            f"{CHUO}_中央区/a.pdf": "x",
        },
    )
    told = said(capsys, "import", str(here), "--dry-run", "--processes", "1", status=1).splitlines()
    assert f"{CHIYODA}：読めるファイルがありません（手続.pdf）" in told
    assert "読まないもの：pdf 2" in told
    line = ["import", str(here), "--processes", "1", "--format", "json"]
    assert json.loads(said(capsys, *line, status=1))["unread"] == [{"code": CHIYODA, "files": ["手続.pdf"]}]
    assert recorded(root) == {CHUO: ["R8.10.csv"]}


def test_the_list_of_municipalities_is_the_installations_own(tmp_path: Path, capsys: Capture, root: Path) -> None:
    """It says what municipalities are called, and which there are; what was imported is gathered."""
    lines = "団体コード,都道府県,市区町村,人口\n131016,東京都,千代田区,67000\n132063,東京都,府中市,260000\n"
    listed_here = sent(tmp_path, {"市区町村一覧.csv": lines}) / "市区町村一覧.csv"
    said(capsys, "import", str(listed_here), "--as-of", "2026-01-01")
    here = sent(
        tmp_path / "in", {"府中市/市民課_R8.10.csv": listed("市民課"), f"{CHUO}/市民課_R8.10.csv": listed("市民課")}
    )
    told = said(capsys, "import", str(here), "--dataset", "procedures", "--processes", "1", status=1)
    assert "132063 府中市" in told
    assert f"団体コード {CHUO} は、市区町村一覧にありません" in told
    assert recorded(root) == {"132063": ["市民課_R8.10.csv"]}
    assert "一覧にありません" in said(capsys, "import", str(here / CHUO / "市民課_R8.10.csv"), status=1)
    stray = sent(tmp_path, {"市民課_R8.10.csv": listed("市民課")}) / "市民課_R8.10.csv"
    assert "市区町村の資料なら：団体コード" in refused(capsys, "import", str(stray))
