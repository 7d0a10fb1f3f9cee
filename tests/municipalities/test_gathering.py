"""What an installation of many gathers is what its municipalities say themselves, and no more than they tell."""

import datetime as dt
import os
import shutil
import signal
from dataclasses import replace
from pathlib import Path
from typing import Any

import duckdb
import pandas as pd
import pytest

from dashboard.importers import Reading, SourceFile
from dashboard.ledger.importing import import_files
from dashboard.ledger.ledger import Ledger
from dashboard.municipalities import folders
from dashboard.screens.municipalities import peers
from dashboard.screens.municipalities.view import View
from dashboard.store import answers, build, every, gathering, queries
from data.prefecture import places
from tests.municipalities import prefecture
from tests.municipalities.prefecture import ABSENT, FIRST, LATE, PEERS, PLACES, SILENT, VILLAGE


@pytest.fixture
def root(prefecture_folder: Path, tmp_path: Path) -> Path:
    """A copy of the prefecture, to be changed."""
    return Path(shutil.copytree(prefecture_folder, tmp_path / "prefecture"))


def asked(path: Path, name: str, **params: Any) -> pd.DataFrame:
    return answers.Answers(answers.serving(path))(f"municipalities/{name}", **params).set_index("municipality")


@pytest.mark.parametrize("measure", ["kind", "volume", "usage"])
@pytest.mark.parametrize("with_partial", [False, True])
def test_the_rates_are_those_of_each_municipality(prefecture_folder: Path, measure: str, with_partial: bool) -> None:
    """As /online of each of them has it, by the same rule: the whole city's figure of the month."""
    rows = asked(prefecture_folder, "rates", measure=measure, with_partial=with_partial)
    assert {*rows.index} == {place.code for place in PLACES}
    for code, folder in folders.all_of(prefecture_folder).items():
        months = answers.Answers(answers.serving(folder))(
            "online/spread_by_month", measure=measure, with_partial=with_partial
        ).set_index("as_of")["city_rate"]
        last = pd.Timestamp("2026-10-31")
        if last in months.index:
            assert rows.loc[code, "rate"] == pytest.approx(months[last], nan_ok=True)
        else:
            assert code not in rows["rate"].dropna()


def test_places_and_middles_a_second_way(prefecture_folder: Path) -> None:
    rows = asked(prefecture_folder, "rates")
    rates = rows["rate"].dropna()
    totals = answers.Answers(answers.serving(prefecture_folder))("municipalities/totals").iloc[0]
    assert totals["rated"] == len(rates) < totals["municipalities"] == len(PLACES)
    assert totals["median"] == pytest.approx(rates.median())
    assert (totals["p25"], totals["p75"]) == pytest.approx((rates.quantile(0.25), rates.quantile(0.75)))
    assert totals["rate"] == pytest.approx(rows["numerator"].sum() / rows["denominator"].sum())
    assert rows.loc[rates.index, "place"].tolist() == rates.rank(ascending=False, method="min").tolist()
    alike = rows[rows["peer_group"] == PEERS]
    assert len(alike) == 5
    assert alike["peer_median"].tolist() == pytest.approx([alike["rate"].median()] * 5)
    known = alike.dropna(subset="rate")
    assert known["peer_place"].tolist() == known["rate"].rank(ascending=False, method="min").tolist()
    others = rows[rows["peer_group"] != PEERS]
    assert (others["peer_group"] == others["population_class"]).all(), "fewer than five are compared by population"


def test_the_change_is_of_those_that_have_both_months(prefecture_folder: Path) -> None:
    path = answers.serving(prefecture_folder)
    now, before = (asked(prefecture_folder, "rates", as_of=day)["rate"] for day in ("2026-10-31", "2026-09-30"))
    rows = asked(prefecture_folder, "rates", as_of="2026-10-31", vs="2026-09-30")
    assert rows["rate_before"].dropna().to_dict() == pytest.approx(before[rows.index].dropna().to_dict())
    totals = answers.Answers(path)("municipalities/totals", as_of="2026-10-31", vs="2026-09-30").iloc[0]
    both = now.notna() & before.reindex(now.index).notna()
    assert totals["in_both"] == both.sum()
    assert totals["median_before"] == pytest.approx(before.reindex(now.index)[both].median())


def test_who_has_no_rate_says_why(prefecture_folder: Path) -> None:
    standing = asked(prefecture_folder, "rates")["standing"]
    assert standing[FIRST.code] == "rated"
    assert standing[LATE.code] == "not_this_month"
    assert standing[ABSENT.code] == "absent"
    assert standing[SILENT.code] == "nothing_sent"


def test_scores_are_those_that_a_municipality_tells_itself(prefecture_folder: Path) -> None:
    rows = asked(prefecture_folder, "assessment")
    assert rows.loc[[VILLAGE.code, SILENT.code, ABSENT.code], "standing"].tolist() == ["masked", "none", "none"]
    hidden = rows[rows["standing"] != "told"]
    assert hidden[["n", "mean", "median"]].isna().all(axis=None), "nor how many answered"
    for code in rows.index[rows["standing"] == "told"]:
        own = answers.Answers(answers.serving(folders.of(prefecture_folder, code)))("assessment/fields")
        assert len(own)
        with duckdb.connect(str(answers.serving(folders.of(prefecture_folder, code))), read_only=True) as connection:
            (median,) = connection.execute(
                "SELECT median FROM shown.assessment_cell WHERE kind = 'level' AND level = 'city' AND field = ''"
                " AND is_latest AND NOT masked"
            ).fetchone() or (None,)
        assert rows.loc[code, "median"] == median


def test_nothing_held_back_is_read(root: Path) -> None:
    """It gathers the same where no municipality has its private file."""
    before = {name: asked(root, name).to_csv() for name in ("rates", "assessment")}
    for folder in folders.all_of(root).values():
        (folder / answers.PRIVATE).unlink()
    (root / answers.FILE).unlink()
    build.build(root)
    assert {name: asked(root, name).to_csv() for name in ("rates", "assessment")} == before
    sql = "".join(sql for _, sql in queries.steps("gather"))
    assert "private" not in sql.replace("-- ", "").split("CREATE")[-1]
    assert not [schema for schema in answers.PRIVATE_SCHEMAS if f"one.{schema}" in sql]


def test_only_what_changed_is_read_again(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[str] = []
    own = gathering._read

    def noted(connection: Any, code: str, *more: Any) -> str:
        read.append(code)
        return own(connection, code, *more)

    monkeypatch.setattr(gathering, "_read", noted)
    build.build(root)
    assert read == [], "a faithful copy says what was gathered of it"
    before = asked(root, "rates").to_csv()
    build.build(folders.of(root, FIRST.code))
    assert build.ensure(root) is None
    assert read == [FIRST.code]
    assert asked(root, "rates").to_csv() == before
    build.build(root)
    assert read == [FIRST.code]


def test_a_store_that_cannot_be_read_is_named(root: Path) -> None:
    with duckdb.connect(str(folders.of(root, FIRST.code) / answers.FILE)) as connection:
        connection.execute("DROP TABLE marts.department_month CASCADE")
    damaged = folders.of(root, PLACES[4].code) / answers.FILE
    damaged.write_bytes(b"no store")
    (folders.of(root, PLACES[5].code) / answers.FILE).unlink()
    build.build(root)
    standing = asked(root, "rates")["standing"]
    assert standing[FIRST.code] == "older"
    assert (standing[PLACES[4].code], standing[PLACES[5].code]) == ("damaged", "unbuilt")
    assert standing[PLACES[6].code] == "rated", "the others are there"
    assert answers.Answers(answers.serving(root))("municipalities/totals")["not_read"].iloc[0] == 3


def test_a_damaged_store_of_the_installation_is_made_again(root: Path) -> None:
    """What it held of the others only saves reading theirs."""
    before = asked(root, "rates").to_csv()
    store = root / answers.FILE
    content = bytearray(store.read_bytes())
    # All but the headers and the first block, so that it can still be attached.
    content[300_000:-300_000] = bytes(len(content) - 600_000)
    store.write_bytes(content)
    build.build(root)
    assert asked(root, "rates").to_csv() == before


def test_a_store_that_lost_its_ledger_is_not_made_of_nothing(root: Path) -> None:
    folder = folders.of(root, FIRST.code)
    before = (folder / answers.FILE).read_bytes()
    for each in folder.glob("ledger.*"):
        each.unlink()
    assert "台帳" in str(build.ensure(folder))
    assert (folder / answers.FILE).read_bytes() == before
    assert build.ensure(root) is None
    assert asked(root, "rates").loc[FIRST.code, "standing"] == "rated"


def test_a_municipality_that_no_list_names_is_there(root: Path) -> None:
    """Its code stands for its name, and it is compared with nobody."""
    Ledger(root).undo(1, "test")
    build.build(root)
    rows = asked(root, "rates")
    assert FIRST.code in rows.index and ABSENT.code not in rows.index
    assert rows.loc[FIRST.code, "name"] == FIRST.code
    assert rows["population_class"].isna().all()


def test_one_without_a_group_of_its_own_is_compared_with_its_whole_class_or_with_nobody(root: Path) -> None:
    """Of the 人口区分 also those count that have a 類似団体 of their own; who is not listed is like nobody."""
    found = [each for each in PLACES if each not in (FIRST, LATE, VILLAGE)]
    alone = replace(VILLAGE, population=12_000, peers=None)
    listed = Reading("一覧.csv", "municipalities", dt.date(2026, 11, 1), places.table([*found, alone]))
    Ledger(root).append([(SourceFile("一覧.csv", b"alone"), listed)], by="test")
    build.build(root)
    rows = asked(root, "rates", as_of="2026-09-30")
    row = rows.loc[alone.code]
    of_class = rows.loc[rows["population_class"] == row["peer_group"], "rate"].dropna()
    assert row["peer_group"] == "町村 1〜1.5万人"
    assert row["peers_rated"] == len(of_class) == 2, "the other is compared with those of its 類似団体"
    assert row["peer_place"] == of_class.rank(ascending=False, method="min")[alone.code]
    assert row["peer_median"] == pytest.approx(of_class.median())
    unknown = rows.loc[[FIRST.code, LATE.code]]
    assert unknown["rate"].notna().all() and unknown["peer_group"].isna().all()
    assert unknown[["peer_place", "peers_rated", "peer_median", "off_peers"]].isna().all(axis=None)
    ask = answers.Answers(answers.serving(root))
    view = View(
        as_of=dt.date(2026, 9, 30), measure="kind", with_partial=False, vs_label="前月", vs=None, places=(FIRST.code,)
    )
    block = peers.block(ask, view)
    assert "類似団体も人口も市区町村一覧にないため、比べられません。" in block.finding
    assert block.rows.empty
    block = peers.block(ask, replace(view, places=(FIRST.code, alone.code)))
    assert "町村 1〜1.5万人の2団体中" in block.finding
    assert {*block.rows["municipality"]} == {*rows.index[rows["population_class"] == row["peer_group"]]}


def test_build_makes_every_old_store_and_names_what_it_cannot(root: Path) -> None:
    (folders.of(root, FIRST.code) / answers.FILE).unlink()
    broken = folders.of(root, PLACES[4].code)
    (broken / "ledger.sqlite3").write_bytes(b"no ledger")
    before = (broken / answers.FILE).read_bytes()
    told: list[int] = []
    problems = every.ensure(root, lambda done, of: told.append(done))
    assert [*problems] == [broken.name]
    assert (broken / answers.FILE).read_bytes() == before, "its former figures are still there"
    assert told == [*range(1, len(folders.all_of(root)) + 1)]
    assert asked(root, "rates").loc[FIRST.code, "standing"] == "rated"


def dies(folder: Path) -> str | None:
    """As where memory ends in the build of one."""
    if folder.name == PLACES[4].code:
        os.kill(os.getpid(), signal.SIGKILL)
    return build.ensure(folder)


def test_a_process_that_dies_takes_one_municipality_with_it(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(every, "_ensured", dies)
    stores = [folder / answers.FILE for folder in folders.all_of(root).values()]
    for each in stores:
        each.unlink()
    problems = every.ensure(root)
    assert [*problems] == [PLACES[4].code]
    assert "途中で" in problems[PLACES[4].code]
    assert sum(each.exists() for each in stores) == len(stores) - 1
    assert asked(root, "rates").loc[FIRST.code, "standing"] == "rated"


def test_an_installation_with_no_municipality_yet_has_nothing_to_show(tmp_path: Path) -> None:
    (tmp_path / folders.FOLDER).mkdir()
    assert build.ensure(tmp_path) is None
    assert not answers.is_sample(tmp_path), "it is never the sample city"
    assert answers.Answers(answers.serving(tmp_path))("municipalities/rates").empty
    assert len(prefecture.PLACES) == 9


def test_of_several_days_in_one_month_the_last_counts(tmp_path: Path) -> None:
    folder = folders.of(tmp_path, FIRST.code)
    for day, state in ((15, "未実施"), (30, "済")):
        text = f"手続ID,所管課,手続名,オンライン化状況\n1,市民課,届出,{state}\n2,市民課,申請,済\n"
        source = SourceFile(f"一覧{day}.csv", text.encode())
        assert import_files(folder, [source], as_of=dt.date(2026, 10, day), by="test").ids
    assert build.ensure(folder) is None
    assert build.ensure(tmp_path) is None
    row = asked(tmp_path, "rates", as_of="2026-10-31").loc[FIRST.code]
    assert (row["numerator"], row["denominator"], row["as_of"]) == (2, 2, pd.Timestamp("2026-10-30"))
