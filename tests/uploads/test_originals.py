"""Files as they were received: given out, but never one that holds the numbers of respondents."""

from pathlib import Path

from dashboard.importers import Reading, SourceFile
from dashboard.ledger.ledger import Ledger
from dashboard.store import build
from dashboard.uploads import originals
from tests.uploads.cities import OCTOBER, city


def test_a_list_comes_back_byte_by_byte(tmp_path: Path) -> None:
    folder = city(tmp_path)
    entry = Ledger(folder).in_force("procedures")[0]
    found = originals.original(folder, entry.id)
    assert found and found.content == Ledger(folder).original(entry).content
    Ledger(folder).undo(entry.id, "試験")
    assert originals.original(folder, entry.id) is None, "what was taken back"
    assert originals.original(folder, 99) is None


def test_no_file_that_names_people(tmp_path: Path) -> None:
    """Also not where the same file was read as a 手続一覧 as well."""
    folder = city(tmp_path)
    answers = SourceFile("回答.csv", b"1234,5")
    ids = Ledger(folder).append(
        [
            (answers, Reading("回答.csv", "assessment", None)),
            (answers, Reading("一覧.csv", "procedures", None)),
            (OCTOBER, Reading("手続.csv", "procedures", None)),
        ],
        "試験",
    )
    assert [originals.original(folder, number) is None for number in ids] == [True, True, False]


def test_the_sample_city_gives_lists_and_no_answers(sample_folder: Path) -> None:
    build.ensure(sample_folder)
    entries = Ledger(sample_folder / ".sample").in_force()
    given = {entry.dataset for entry in entries if originals.original(sample_folder, entry.id)}
    lists = {"assessment_questions", "organization", "procedures", "roadmap", "liaisons", "consultations", "hearings"}
    assert given == lists
