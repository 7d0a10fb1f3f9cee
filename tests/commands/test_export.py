"""``export``: the pages, or a planned meeting, as files that Office opens; nothing asked for is left out silently."""

import datetime as dt
from pathlib import Path

import openpyxl
import pytest
from pptx import Presentation
from pptx.presentation import Presentation as Deck

from dashboard import sample
from dashboard.records import agenda, homework
from dashboard.store import answers as store
from tests import told as story
from tests.commands.asking import Capture, refused, said
from tests.told import MEETING, NOW, SEEN

DAY = dt.date(2026, 11, 12)


def titles(deck: Deck) -> list[str]:
    return [slide.shapes.title.text for slide in deck.slides if slide.shapes.title]


def cover(path: Path) -> list[str]:
    """The lines of a workbook's first sheet."""
    return [str(row[0]) for row in openpyxl.load_workbook(path, read_only=True).worksheets[0].values]


def sheets(path: Path) -> list[str]:
    """Those of figures and lists: they are numbered."""
    names = [name.partition(" ") for name in openpyxl.load_workbook(path, read_only=True).sheetnames]
    return [title for number, _, title in names if number.isdecimal()]


def test_a_page_as_it_is_chosen(data_folder: Path, capsys: Capture, tmp_path: Path) -> None:
    out = tmp_path / "online.pptx"
    told = said(capsys, "export", str(out), "--page", "online", "department=市民課", "measure=件数ベース")
    assert told == "手続のオンライン化を online.pptx に書き出しました（図6、表2）。\n"
    deck = Presentation(str(out))
    chosen = store.answer(store.serving(data_folder), "online/totals", {"department": ["市民課"]}).iloc[0]
    assert any(f"市民課は{chosen['online_rate_by_volume'] * 100:.1f}%" in each for each in titles(deck))
    assert sum(shape.has_chart for slide in deck.slides for shape in slide.shapes) >= 6


def test_the_city_s_own_template(data_folder: Path, capsys: Capture, tmp_path: Path) -> None:
    out, template = tmp_path / "a.pptx", data_folder / "template.pptx"
    own = Presentation()
    own.save(str(template))
    said(capsys, "export", str(out), "--page", "submissions")
    assert Presentation(str(out)).slide_width == own.slide_width, "4:3, as the city has it"
    template.write_bytes(b"a picture")
    assert "ひな形 template.pptx を読めません。" in refused(capsys, "export", str(out), "--page", "submissions")
    said(capsys, "export", str(tmp_path / "a.xlsx"), "--page", "submissions")


def test_the_usual_pages_are_those_of_the_menu(data_folder: Path, capsys: Capture, tmp_path: Path) -> None:
    out = tmp_path / "all.xlsx"
    told = said(capsys, "export", str(out))
    assert (
        told
        == "概況・手続のオンライン化・スキルアセスメント・ロードマップを all.xlsx に書き出しました（図18、表8）。\n"
    )
    assert len(sheets(out)) == 18 + 8
    assert sample.CITY in cover(out)[0]


def test_what_a_meeting_saw_and_what_is_beside_it(
    tmp_path: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder, out = tmp_path / "city", tmp_path / "a.xlsx"
    story.told(folder)
    monkeypatch.setenv("DASHBOARD_DATA", str(folder))
    for arguments, rows in ((["--meeting", str(MEETING)], SEEN), ([f"vs={MEETING}"], NOW)):
        said(capsys, "export", str(out), "--page", "online", *arguments)
        online = sum(each.status == "online" for each in rows.values())
        lines = cover(out)
        assert any(f"　{online}/{len(rows)}" in each for each in lines)
        assert any(f"前回会議（{MEETING}時点" in each for each in lines) == (rows is NOW)


@pytest.mark.parametrize(
    ("arguments", "because"),
    [
        (["a.pdf"], "書き出すファイルは .pptx か .xlsx で終わる名前にしてください。"),
        (["--page", "onlin"], "画面「onlin」はありません。選べる画面：overview、online"),
        (["measure=数"], "数え方（measure）に「数」はありません。選べるもの：種類ベース、件数ベース、利用率"),
        (["vs=2026-01-01"], "比較先（vs）に「2026-01-01」はありません。"),
        (["as_of=2026-10-30"], "基準月（as_of）に「2026-10-30」はありません。選べるもの：2026-10-31、"),
        (["department=ない課"], "課（department）に「ない課」はありません。選べるもの：総務課"),
        (["--page", "online", "pillar=行政のDX"], "条件 pillar は、選んだ画面にはありません。使える条件："),
        (["市民課"], "条件「市民課」は key=value の形で書いてください。"),
        (["--agenda", "2026-01-01"], "2026-01-01 の会議は用意されていません。"),
        (["--agenda", "2026-01-01", "--page", "online"], "--agenda には、画面も条件も書けません。"),
        (["--all"], "「--all」は、この命令では使えません。"),
    ],
)
def test_what_there_is_not_is_refused(
    data_folder: Path, capsys: Capture, tmp_path: Path, arguments: list[str], because: str
) -> None:
    out = [] if arguments[0].endswith(".pdf") else [str(tmp_path / "a.xlsx")]
    assert because in refused(capsys, "export", *out, *arguments, status=2)
    assert not list(tmp_path.glob("*.xlsx"))


def test_a_meeting_that_was_not_frozen_is_refused(data_folder: Path, capsys: Capture, tmp_path: Path) -> None:
    out = tmp_path / "a.xlsx"
    assert "会議時点は確定されていません" in refused(capsys, "export", str(out), "--meeting", "2026-01-01")


def test_the_agenda_in_its_order_and_what_was_promised(data_folder: Path, capsys: Capture, tmp_path: Path) -> None:
    number = agenda.plan(data_folder, DAY, "戦略室")
    agenda.add(data_folder, number, "遅れている取組", "roadmap", {}, "late", "戦略室")
    agenda.add(data_folder, number, "市民課の差", "online", {"department": ["市民課"]}, "spread", "戦略室")
    agenda.add(data_folder, number, "探索で見た図", "explore", {}, "chart", "戦略室")
    homework.write(data_folder, homework.HOMEWORK, {"meeting": number, "what": "=粗大ごみの試行"}, "会議")
    out = tmp_path / "meeting.xlsx"
    said(capsys, "export", str(out), "--agenda", str(DAY))
    assert [name[:4] for name in sheets(out)] == ["議題_2", "遅れ 7", "課別オン", "宿題_2"]
    lines = cover(out)
    places = [lines.index(each) for each in ("月例会議", "遅れている取組", "市民課の差", "探索で見た図", "宿題")]
    assert places == sorted(places)
    assert "ここで見せるものが、今はありません。" in lines
    promised = next(sheet for sheet in openpyxl.load_workbook(out).worksheets if "宿題" in sheet.title)
    cells = [cell for row in promised.iter_rows() for cell in row if cell.value == "=粗大ごみの試行"]
    assert [cell.data_type for cell in cells] == ["s"], "never a formula"


def test_a_city_without_anything_of_a_page_says_so(
    tmp_path: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    lists = tmp_path / "手続一覧.csv"
    lists.write_text("手続ID,所管課,手続名,オンライン化状況\n1,市民課,転入届,済\n", encoding="utf-8")
    monkeypatch.setenv("DASHBOARD_DATA", str(tmp_path / "city"))
    said(capsys, "import", str(lists), "--as-of", "2026-10-31", "--dataset", "procedures")
    out = tmp_path / "a.xlsx"
    assert "アセスメントの回答がまだ取り込まれていません。" in refused(
        capsys, "export", str(out), "--page", "assessment"
    )
    told = said(capsys, "export", str(out))
    assert told.startswith("概況・手続のオンライン化を"), "what there is"
