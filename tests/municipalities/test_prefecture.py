"""The fictional prefecture: the same for the same arguments, its codes nobody's, its lists as importers make them."""

from pathlib import Path

import pytest

from dashboard.importers import DATASETS
from dashboard.ledger.ledger import Ledger
from dashboard.municipalities import codes, folders
from data.prefecture import generate, places

SIZE = generate.Size(months=3, departments=6, procedures=18, initiatives=2, rounds=1, people=12)


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    found = tmp_path_factory.mktemp("prefecture")
    for place in places.places(4):
        generate.municipality(found, place, size=SIZE)
    return found


@pytest.mark.parametrize(("count", "prefectures"), [(1, 1), (35, 1), (1741, 47)])
def test_there_are_so_many_municipalities(count: int, prefectures: int) -> None:
    found = places.places(count)
    assert len(found) == len({each.code for each in found}) == count
    assert len({each.prefecture for each in found}) == prefectures
    assert len({(each.prefecture, each.name) for each in found}) == count
    assert found == places.places(count)


def test_no_code_is_that_of_a_real_municipality() -> None:
    found = [each.code for each in places.places(1741)]
    assert all(codes.is_code(each) for each in found)
    assert not {each[:2] for each in found} & {*codes.PREFECTURES}


def test_the_lists_are_as_their_datasets_declare(root: Path) -> None:
    found = [Ledger(folder) for folder in folders.all_of(root).values()]
    entries = [(ledger, entry) for ledger in found for entry in ledger.entries()]
    assert {entry.dataset for _, entry in entries} > {"procedures", "roadmap", "assessment", "assessment_questions"}
    for ledger, entry in entries:
        assert [*ledger.rows(entry)] == [*DATASETS[entry.dataset or ""].schema]
        assert len(ledger.rows(entry))


def test_it_is_the_same_again(root: Path, tmp_path: Path) -> None:
    for place in places.places(4)[:2]:
        generate.municipality(tmp_path, place, size=SIZE)
    for code, folder in folders.all_of(tmp_path).items():
        both = [
            [(each.file, each.as_of, each.rows_sha256) for each in Ledger(ledger).entries()]
            for ledger in (folder, folders.of(root, code))
        ]
        assert both[0] == both[1]
