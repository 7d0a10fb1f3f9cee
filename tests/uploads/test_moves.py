"""What an import moves is told for every dataset, as the pages count it."""

from pathlib import Path

from dashboard.importers import SourceFile
from dashboard.ledger.importing import import_files
from dashboard.uploads import batches, told
from tests.uploads.cities import UNITS, city, csv
from tests.uploads.test_looks import begun, look

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
