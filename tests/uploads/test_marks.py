"""What the colours of a month grid mean is answered once: kept with who and when, used by itself, taken back."""

from pathlib import Path

from dashboard.importers import SourceFile
from dashboard.importers.colours import colour_of
from dashboard.ledger.importing import import_files
from dashboard.screens.import_files import findings
from dashboard.uploads import batches, looks, memory
from tests.importers.coloured import BLUE, DRAWN, GREY, ORANGE, grid
from tests.uploads.cities import city
from tests.uploads.test_looks import begun, look

SHEET = "ロードマップ"
MEANT = {BLUE: "計画", ORANGE: "実績", GREY: "意味なし"}


def answer(place: Path, asked: list[findings.Question], **instead: str) -> None:
    meant = {**MEANT, **instead}
    given = {each.key: meant[each.mark.colour] for each in asked if each.mark and each.mark.colour}
    said = batches.spoken(place)
    batches.say(place, said | {"answers": {**said["answers"], **given}})


def test_colours_are_asked_with_their_place_and_remembered(tmp_path: Path) -> None:
    folder = city(tmp_path)
    place = begun(folder, grid({SHEET: DRAWN}))
    first = look(folder, place)
    asked = findings.questions(first.findings)
    assert [each.mark and (each.mark.colour, each.mark.cell) for each in asked] == [
        (BLUE, "D5"), (ORANGE, "E6"), (GREY, "I6"),
    ]  # fmt: skip
    assert all(each.choices == ("計画", "実績", "見込", "意味なし") and each.needed for each in asked)
    drawn = looks.drawn(first.report, "市民課_R8.10.xlsx", SHEET, "D5")
    assert drawn and drawn.colours[drawn.rows.index(5)][drawn.columns.index("D")] == BLUE

    answer(place, asked, **{BLUE: "見込"})
    assert not look(folder, place).report.refused
    wrong = batches.spoken(place)
    del wrong["answers"][asked[0].key]
    batches.say(place, wrong)
    answer(place, findings.questions(look(folder, place).findings))
    looked = look(folder, place)
    assert looks.apply(folder, place, looked, by="戦略室").report.ids

    kept = memory.kept(folder)
    assert {
        colour_of(f"{each}"[:-1]): said for each, said in zip(kept["question"], kept["answer"], strict=True)
    } == MEANT
    assert set(kept["by"]) == {"戦略室"} and kept["answered_at"].notna().all()

    november = grid({f"{SHEET}R8.11": DRAWN}, name="市民課_R8.11.xlsx")
    (by_command,) = import_files(folder, [november], dry_run=True).readings
    assert not by_command.refused
    assert sum(each.code == "answer_used" for each in by_command.issues) == len(MEANT)
    next_month = look(folder, begun(folder, november))
    assert not next_month.report.refused and not findings.questions(next_month.findings)

    blue = int(kept["number"][kept["answer"] == "計画"].iloc[0])
    memory.take_back(folder, blue, "係長")
    (again,) = findings.questions(look(folder, begun(folder, november)).findings)
    assert again.mark and again.mark.colour == BLUE


def shaded(blue: str, month: int) -> SourceFile:
    """The same grid with this colour in the place of blue."""
    rows = [[(blue if colour == BLUE else colour, text) for colour, text in row] for row in DRAWN]
    return grid({SHEET: rows}, name=f"市民課_R8.{month}.xlsx")


def test_of_colours_that_look_the_same_the_answer_given_last_counts(tmp_path: Path) -> None:
    folder = city(tmp_path)
    key = f"色:市民課・{SHEET}・薄い青#"
    others = {f"色:市民課・{SHEET}・橙#{ORANGE}": "実績", f"色:市民課・{SHEET}・薄い灰色#{GREY}": "意味なし"}
    for blue, meant in ((BLUE, "見込"), ("9CB6F8", "実績"), (BLUE, "計画")):
        answers = {f"{key}{blue}": meant, **others}
        assert import_files(folder, [shaded(blue, 10)], answers=answers, by="戦略室").ids
    (reading,) = import_files(folder, [shaded("9DB6F8", 11)], dry_run=True).readings
    assert reading.rows["planned_end"].notna().all() and reading.rows["forecast_end"].isna().all()
