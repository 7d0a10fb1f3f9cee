"""What an import moves is told for every dataset, as the pages count it."""

from collections.abc import Callable
from pathlib import Path

import pytest

from dashboard.importers import SourceFile
from dashboard.ledger.importing import import_files
from dashboard.store import build
from dashboard.uploads import batches, told
from tests.uploads.cities import UNITS, city, csv, procedures
from tests.uploads.test_looks import begun, look

pytestmark = pytest.mark.slow

REPLIES = "回答者ID,所属,問1,問2,問3\n"


def replies(name: str, people: int) -> SourceFile:
    """Answers that do not say their 回."""
    return csv(name, REPLIES + "".join(f"A{number},市民課,1,2,3\n" for number in range(people)))


def moved(folder: Path, source: SourceFile, **said: str) -> list[tuple[str, str, str, str]]:
    """(figure, of what, before, after) of the figures that are other than before."""
    place = begun(folder, source)
    (key,) = batches.names(place)
    batches.say(place, batches.spoken(place) | {"files": {key: said}})
    found = look(folder, place)
    assert found.figures is not None, found.report.reasons()
    rows = found.figures[found.figures["before"] != found.figures["after"]]
    return [(each.figure, each.of, each.before, each.after) for each in rows.itertuples()]


def test_the_register_tells_how_many_departments_there_are_and_what_becomes_of_the_others(tmp_path: Path) -> None:
    assert moved(city(tmp_path), csv("組織表.csv", UNITS + "総務部,総務課\n")) == [("課", "組織表", "2", "3")]


def plans(name: str, *owners: str) -> SourceFile:
    """A roadmap with an initiative for each."""
    header = "No.,柱,取組名,所管課,計画開始,計画終了,状況\n"
    rows = (f"{n},行政,取組{n},{owner},2026/4/1,2027/3/31,順調\n" for n, owner in enumerate(owners, 1))
    return csv(name, header + "".join(rows))


@pytest.mark.parametrize(
    ("make", "first"),
    [
        (lambda name, owners: plans(name, *owners), "ロードマップ"),
        (lambda name, owners: procedures(name, *["未実施"] * owners.count("市民課")), "手続一覧"),
    ],
)
def test_a_department_that_loses_many_rows_is_doubted_alone(
    tmp_path: Path, make: Callable[[str, list[str]], SourceFile], first: str
) -> None:
    """Of a list of the whole city, too, and whatever the dataset: the others keep theirs."""
    folder = city(tmp_path)
    whole, cut = ["市民課"] * 4 + ["税務課"] * 9, ["市民課"] * 2 + ["税務課"] * 9
    assert import_files(folder, [make(f"{first}_202609.csv", whole)]).ids
    assert build.ensure(folder) is None
    assert doubts(folder, make(f"{first}_202610.csv", whole)) == []
    (doubt,) = doubts(folder, make(f"{first}_202610.csv", cut))
    assert doubt[1:] == ("市民課　2026-10（今は2026-09と比較）", "4", "2") and "3分の1より多く減" in doubt[0]


def doubts(folder: Path, source: SourceFile) -> list[tuple[str, str, str, str]]:
    """(why, of what, before, after) of the figures that must be looked into."""
    found = look(folder, begun(folder, source))
    assert found.figures is not None, found.report.reasons()
    rows = found.figures[found.figures["doubt"].notna()]
    return [(each.doubt, each.of, each.before, each.after) for each in rows.itertuples()]


def test_answers_of_a_department_that_are_gone_are_doubted(tmp_path: Path) -> None:
    folder = city(tmp_path)
    questions = csv("設問一覧.csv", "設問番号,分野,設問,最小,最大\n1,甲,あ,1,5\n2,甲,い,1,5\n3,乙,う,1,5\n")
    told_of = "回答者ID,所属,回,問1,問2,問3\n"
    both = {"市民課": 20, "税務課": 90}

    def answers(people: dict[str, int]) -> SourceFile:
        rows = (f"{who}{n},{who},令和8年度,1,2,3\n" for who, many in people.items() for n in range(many))
        return csv("回答.csv", told_of + "".join(rows))

    assert import_files(folder, [questions, answers(both)]).ids
    assert build.ensure(folder) is None
    assert doubts(folder, answers({**both, "市民課": 13})) == [
        ("回答者が3分の1より多く減ります", "市民課　令和8年度", "20", "13")
    ]


def test_answers_tell_who_answered(tmp_path: Path) -> None:
    """The 回 is one that a person gave for this file."""
    folder = city(tmp_path)
    questions = csv("設問一覧.csv", "設問番号,分野,設問,最小,最大\n1,甲,あ,1,5\n2,甲,い,1,5\n3,乙,う,1,5\n")
    report = look(folder, begun(folder, replies("回答.csv", 20), questions)).report
    assert import_files(folder, [questions]).ids
    assert list(told.files(report, ["1", "2"])["lacks_round"]) == [True, False]
    assert moved(folder, replies("回答.csv", 20), round="令和8年度") == [
        ("回答者", "全庁　令和8年度", "—", "20"),
        ("設問", "全庁　令和8年度", "—", "3"),
    ]
