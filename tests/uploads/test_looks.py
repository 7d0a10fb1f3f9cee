"""A look tells what an import would change, and changes nothing; applying does just that."""

import datetime as dt
from collections.abc import Sequence
from pathlib import Path

import pytest

from dashboard.importers import SourceFile
from dashboard.ledger import remembered
from dashboard.ledger.importing import import_files
from dashboard.ledger.ledger import Ledger
from dashboard.screens.import_files import figures
from dashboard.store import answers
from dashboard.uploads import batches, looks, told, trial
from tests.uploads.cities import OCTOBER, SEPTEMBER, UNITS, city, csv, procedures

pytestmark = pytest.mark.slow


def begun(folder: Path, *sources: SourceFile) -> Path:
    place = batches.batch(folder, batches.begin(folder))
    assert place
    for source in sources:
        batches.add(place, source.name, source.content)
    return place


def look(folder: Path, place: Path, read: list[int] | None = None) -> looks.Look:
    heard = (lambda _: None) if read is None else read.append
    return looks.look(folder, place, lambda asks, report: figures.moves(*asks, looks.parts(report)), heard)


def contents(folder: Path) -> dict[str, bytes]:
    """Every file of the data folder but the batches themselves."""
    kept = (path for path in folder.rglob("*") if path.is_file() and batches.FOLDER not in path.parts)
    return {str(path.relative_to(folder)): path.read_bytes() for path in kept if path.suffix != ".lock"}


def test_looking_changes_nothing_and_tells_all(tmp_path: Path) -> None:
    folder = city(tmp_path)
    before = contents(folder)
    read: list[int] = []
    found = look(folder, begun(folder, OCTOBER), read)
    assert contents(folder) == before
    assert not [*folder.glob(f"{trial.PLACE}*")]
    assert read == [1]
    rate = found.figures[found.figures["figure"] == figures.RATE].set_index("of")
    assert list(rate["before"]) == ["25.0%"] * 2 and list(rate["after"]) == ["66.7%"] * 2
    assert rate["doubt"].notna().all(), "from 1 of 4 to 2 of 3 is more than ten points"
    cells = told.cells(found.report)
    assert cells[["row", "column", "before", "after"]].to_numpy().tolist() == [
        ["2 手続2", "状況", "未実施", "実施済"],
        ["4 手続4", "状況", "未実施", "対象外"],
    ]


def test_files_of_one_name_are_read_for_the_department_of_their_folder(tmp_path: Path) -> None:
    folder = city(tmp_path)
    text = "手続名,オンライン化状況\n転入,{}\n"
    sent = [
        csv(f"R8.10/{name}/一覧.csv", text.format(said)) for name, said in (("市民課", "可能"), ("税務課", "実施済"))
    ]
    found = look(folder, begun(folder, *sent))
    table = told.files(found.report, ["1", "2"])
    assert list(table["departments"]) == [["市民課"], ["税務課"]]
    assert set(table["as_of"]) == {dt.date(2026, 10, 31)}
    kinds = told.findings(found.report)
    assert set(kinds.loc[kinds["value"] == "可能", "file"]) == {"R8.10/市民課/一覧.csv"}


def test_the_same_batch_is_read_once(tmp_path: Path) -> None:
    folder = city(tmp_path)
    place = begun(folder, OCTOBER)
    read: list[int] = []
    first = look(folder, place, read)
    assert look(folder, place, read) is first and read == [1]
    batches.say(place, batches.spoken(place) | {"accepted": ["doubt_all_new"]})
    assert look(folder, place, read) is not first and read == [1, 1]


def test_nothing_of_a_look_stays_open(tmp_path: Path) -> None:
    """A system may refuse to remove what is open."""
    folder = city(tmp_path)
    look(folder, begun(folder, OCTOBER))
    opened = [str(path.readlink()) for path in Path("/proc/self/fd").iterdir() if path.is_symlink()]
    assert not [path for path in opened if trial.PLACE in path]


def test_applying_makes_the_figures_that_were_looked_at(tmp_path: Path) -> None:
    folder = city(tmp_path)
    place = begun(folder, OCTOBER)
    done = looks.apply(folder, place, look(folder, place), by="戦略室")
    assert len(done.report.ids) == 1 and done.problem is None
    assert Ledger(folder).entries()[-1].by == "戦略室"
    assert answers.answer(folder / answers.FILE, "online/totals")["online_rate"].iloc[0] == pytest.approx(2 / 3)
    assert not place.exists()


def test_the_ground_that_moved_is_noticed(tmp_path: Path) -> None:
    """Two people look; the second one's difference is of a ledger that is no more."""
    folder = city(tmp_path)
    place = begun(folder, OCTOBER)
    found = look(folder, place)
    import_files(folder, [procedures("手続一覧_202610.csv", "実施済", department="税務課")], by="ほかの人")
    entries = len(Ledger(folder).entries())
    with pytest.raises(looks.Moved, match="ほかの人"):
        looks.apply(folder, place, found, by="戦略室")
    assert len(Ledger(folder).entries()) == entries
    assert len(batches.names(place)) == 1, "nothing is lost"
    assert look(folder, place).ledger != found.ledger


def test_files_that_came_after_the_look_are_not_imported_unseen(tmp_path: Path) -> None:
    folder = city(tmp_path)
    place = begun(folder, OCTOBER)
    found = look(folder, place)
    batches.add(place, "もう一つ.csv", b"x")
    with pytest.raises(looks.Moved, match="資料か答え"):
        looks.apply(folder, place, found, by="戦略室")


def test_an_import_stands_whatever_keeps_its_figures_from_being_made(tmp_path: Path) -> None:
    folder = city(tmp_path)
    place = begun(folder, OCTOBER)
    found = look(folder, place)
    (folder / f".{answers.FILE}.new").mkdir()
    done = looks.apply(folder, place, found, by="戦略室")
    assert len(done.report.ids) == 1 and not place.exists()
    assert done.problem and "前回までの数値" in done.problem


def test_an_undo_is_looked_at_before_it_is_done(tmp_path: Path) -> None:
    folder = city(tmp_path)
    (number,) = import_files(folder, [procedures("手続一覧_202609.csv", "実施済", "実施済", "未実施", "未実施")]).ids
    looks.undo(folder, [number], "戦略室")
    (number,) = import_files(folder, [procedures("手続一覧_202609.csv", "実施済", "実施済", "未実施", "実施済")]).ids
    answers_before = contents(folder)
    month = {("procedures", dt.date(2026, 9, 30))}
    made: list[object] = []

    def moved(asks: looks.Asks) -> object:
        made.append(asks)
        return figures.moves(*asks, month)

    found = looks.look_at_undo(folder, [number], moved)
    assert looks.look_at_undo(folder, [number], moved) is found and len(made) == 1, "kept for the next keystroke"
    assert contents(folder) == answers_before
    assert found.figures["after"].iloc[0] == "25.0%"


def test_files_that_cannot_be_read_and_those_that_ask(tmp_path: Path) -> None:
    folder = city(tmp_path)
    asked = procedures("手続一覧_202610.csv", "実施済", "調整中", department="市民かだい")
    place = begun(folder, asked, csv("べつの表.csv", "a,b\n1,2\n"))
    found = look(folder, place)
    assert found.figures is None and found.report.refused
    frame = told.findings(found.report)
    questions = [str(key) for key in frame["question"].dropna()]
    assert any("市民かだい" in key for key in questions) and any("調整中" in key for key in questions)
    assert not frame["remedy"].str.contains("コマンド").any()
    answer(place, {key: "市民課" if "市民かだい" in key else "予定" for key in questions}, leave_out="べつの表.csv")
    settled = look(folder, place)
    assert settled.figures is not None
    assert looks.apply(folder, place, settled, by="戦略室").report.ids
    again = begun(folder, procedures("手続一覧_202611.csv", "実施済", "調整中", department="市民かだい"))
    assert not look(folder, again).report.refused, "what was answered holds next month"


def test_an_answer_that_nobody_asks_for_any_more_keeps_nothing_from_being_imported(tmp_path: Path) -> None:
    """It was given for a file that was left out since; it is not remembered either."""
    folder = city(tmp_path)
    asked = procedures("手続一覧_202610_2.csv", "実施済", department="市民かだい")
    place = begun(folder, OCTOBER, asked)
    answer(place, {"課:市民かだい": "市民課"}, leave_out=asked.name)
    found = look(folder, place)
    assert not found.report.refused
    looks.apply(folder, place, found, by="戦略室")
    assert remembered.in_force(Ledger(folder)) == {}


def test_departments_to_choose_from_are_those_of_the_register_and_of_the_batch(tmp_path: Path) -> None:
    place = begun(tmp_path, csv("組織表.csv", UNITS), procedures("手続一覧_202609.csv", "実施済", department="市民か"))
    assert look(tmp_path, place).departments == ("市民課", "税務課")


def answer(place: Path, given: dict[str, str], *, leave_out: str) -> None:
    said = batches.spoken(place)
    said["answers"] |= given
    said["files"] |= {key: {"left_out": True} for key, name in batches.names(place).items() if name == leave_out}
    batches.say(place, said)


def test_the_cells_around_a_finding(tmp_path: Path) -> None:
    place = begun(tmp_path, SEPTEMBER)
    found = looks.around(place, SEPTEMBER.name, None, "D2")
    assert found and found.rows == [1, 2, 3, 4] and found.columns == ["B", "C", "D", "E", "F"]
    assert found.texts[1] == ["市民課", "手続1", "実施済", "100", "40"]
    nowhere: Sequence[str] = ("ない.csv", SEPTEMBER.name)
    assert looks.around(place, nowhere[0], None, "D2") is None
    assert looks.around(place, nowhere[1], None, "合計") is None
