"""What the page of many municipalities says of a small prefecture; it is read alike with 35 and with 1,741 of them."""

import datetime as dt
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest

from dashboard import settings
from dashboard.charts.distribution import strips
from dashboard.screens import columns, terms
from dashboard.screens import material as of_pages
from dashboard.screens.block import Block
from dashboard.screens.municipalities import (
    asking,
    classes,
    headline,
    months,
    peers,
    rates,
    scores,
    spread,
    words,
)
from dashboard.screens.municipalities.view import View
from dashboard.store import answers as store
from dashboard.store import queries
from data.prefecture.places import places
from tests.municipalities.prefecture import FIRST, LATE, PEERS, PLACES, SILENT, VILLAGE

BLOCKS: tuple[Callable[[Any, View], Block], ...] = (spread.block, months.block, peers.block, classes.block)


@pytest.fixture(scope="module")
def ask(prefecture_store: Path) -> store.Answers:
    return store.Answers(prefecture_store)


def view(**more: Any) -> View:
    usual: dict[str, Any] = {"measure": "kind", "with_partial": False, "vs_label": "前月", "vs": dt.date(2026, 9, 30)}
    return View(**{"as_of": dt.date(2026, 10, 31), **usual, **more})


@pytest.mark.parametrize("measure", ["kind", "volume", "usage"])
@pytest.mark.parametrize("chosen", [(), (FIRST.code, LATE.code)])
def test_every_block_says_what_it_shows(ask: store.Answers, measure: str, chosen: tuple[str, ...]) -> None:
    city = replace(settings.load(), is_of_many=True)
    of_page = view(measure=measure, places=chosen)
    made = [make(ask, of_page) for make in BLOCKS]
    for block in made:
        assert block.title and block.finding and block.alt
        assert block.figure.checked.data is not None
        assert block.answer in queries.names()
        columns.in_words(block.rows, block.answer)
    for about in (*(block.about for block in made), *(tile.about for tile in headline.tiles(ask, of_page))):
        assert about.terms
        for key in about.terms:
            assert terms.find(key, city)[1].formula


def test_the_first_sentence_has_the_figures_of_the_totals(ask: store.Answers) -> None:
    totals, rows = asking.totals(ask, view()), asking.rates(ask, view())
    said = headline.heading(ask, view()).finding
    assert f"{totals['rated']:.0f}市区町村（全{len(PLACES)}）の中央値は{totals['median'] * 100:.1f}%" in said
    assert f"{totals['p25'] * 100:.1f}%〜{totals['p75'] * 100:.1f}%" in said
    lowest = rows.sort_values("rate").iloc[0]
    assert f"最も遅れているのは{lowest['name']} {lowest['rate'] * 100:.1f}%（" in said
    change = (totals["median_of_both"] - totals["median_before"]) * 100
    assert (
        f"{abs(change):.1f}ポイント{'上がり' if change > 0 else '下がり'}ました" in said or "変わっていません" in said
    )


def test_who_has_no_rate_stands_in_its_own_words_and_never_at_zero(ask: store.Answers) -> None:
    basis = headline.heading(ask, view()).basis
    assert "この月の手続一覧がない 1・手続一覧が届いていない 1・資料を集めていない 1" in basis
    block = spread.block(ask, view())
    (dots,) = [trace for trace in block.figure.data if trace.mode == "markers+text"]
    drawn = {str(each[0]) for each in dots.customdata}
    assert drawn == {*block.rows.dropna(subset="rate")["municipality"]}
    assert not {LATE.code, SILENT.code} & drawn
    table = rates.table(ask, view())
    shown = columns.in_words(table.rows, table.answer)[0].set_index("団体コード")["率の有無"]
    assert shown[SILENT.code] == words.STANDINGS["nothing_sent"]
    assert table.rows["rate"].isna().tolist() == sorted(table.rows["rate"].isna()), "they come last"


def test_one_is_compared_with_those_like_it(ask: store.Answers) -> None:
    own = next(place for place in PLACES if place.peers == PEERS and place is not SILENT)
    row = asking.rates(ask, view()).set_index("municipality").loc[own.code]
    block = peers.block(ask, view(places=(own.code,), classes=("中核市",)))
    assert f"{own.name}は" in block.finding
    assert f"{PEERS}の{row['peers_rated']}団体中{row['peer_place']:.0f}位" in block.finding
    assert {*block.rows["peer_group"]} == {PEERS}, "whatever class is looked at"
    late = peers.block(ask, view(places=(LATE.code,))).finding
    assert f"{LATE.name}は、{words.STANDINGS['not_this_month']}ため比べられません。" in late


def test_everyone_can_be_chosen_by_a_name_of_its_own() -> None:
    """泊村 is there twice in 北海道."""
    listed: list[tuple[str, str, str | None]] = [
        ("014036", "泊村", "北海道"),
        ("016969", "泊村", "北海道"),
        ("132063", "府中市", "東京都"),
    ]
    listed += [("342084", "府中市", "広島県"), ("131016", "千代田区", "東京都"), ("999999", "999999", None)]
    rows = pd.DataFrame(listed, columns=["municipality", "name", "prefecture"])
    assert asking.named(lambda *_, **__: rows) == {
        "千代田区": "131016",
        "府中市（東京都）": "132063",
        "府中市（広島県）": "342084",
        "泊村（北海道）（014036）": "014036",
        "泊村（北海道）（016969）": "016969",
        "999999": "999999",
    }


def test_a_score_that_is_not_told_is_a_dash_with_its_reason(ask: store.Answers) -> None:
    listed = scores.table(ask, view())
    row = listed.rows.set_index("municipality").loc[VILLAGE.code]
    assert row[["n", "mean", "median"]].isna().all()
    shown = columns.in_words(listed.rows, listed.answer)[0].set_index("団体コード").loc[VILLAGE.code]
    assert shown["示せるか"] == words.TOLD["masked"]
    assert "回答が少なく示せない 1" in listed.notes[0]


def test_a_class_narrows_all_but_what_compares(ask: store.Answers) -> None:
    kind = asking.classes(ask)[0]
    narrowed = asking.rates(ask, view(classes=(kind,)))
    assert {*narrowed["population_class"]} == {kind}
    whole = asking.rates(ask, view()).set_index("municipality")
    assert (
        narrowed.set_index("municipality")["place"].to_dict() == whole.loc[narrowed["municipality"], "place"].to_dict()
    )
    assert len(classes.block(ask, view(classes=(kind,))).rows) == len(asking.classes(ask))


def test_a_city_has_no_such_page(sample_store: Path) -> None:
    """Nothing of it is outlined, and no term is defined."""
    assert not [subject for subject in terms.subjects(settings.load()) if subject.name == headline.TITLE]
    assert "municipalities" not in {*store.Answers(sample_store)("frame/months")["datasets"].explode()}
    assert "municipalities" not in {*of_pages.usual(), *of_pages.offered()}
    assert of_pages.usual(is_of_many=True) == of_pages.offered(is_of_many=True) == ["municipalities"]


@pytest.mark.parametrize("count", [35, 1741])
def test_it_reads_alike_with_a_few_and_with_all(count: int) -> None:
    """Every dot lies within its row and none is left out; rows keep room for their names."""
    chance = np.random.default_rng(1)
    found = places(count)
    dots = pd.DataFrame(
        {
            "municipality": [each.code for each in found],
            "name": [each.name for each in found],
            "prefecture": [each.prefecture for each in found],
            "part": [each.prefecture if count > 100 else each.kind for each in found],
            "rate": chance.beta(3, 5, count),
            "numerator": 1,
            "denominator": 3,
            "peer_group": "町村Ⅰ-1",
            "peer_place": 1,
            "peers_rated": count,
        }
    )
    by = dots.groupby("part", sort=False)["rate"]
    parts = pd.DataFrame({"municipalities": by.size(), "rated": by.size(), "p25": by.quantile(0.25)})
    parts = parts.assign(median=by.median(), p75=by.quantile(0.75)).rename_axis("part").reset_index()
    figure = strips.figure(dots, parts, chosen=[found[0].code])
    (drawn,) = [trace for trace in figure.data if trace.mode == "markers+text"]
    assert len(drawn.x) == count
    place = {name: row for row, name in enumerate(parts["part"])}
    row_of = dict(zip(dots["municipality"], dots["part"].map(place), strict=True))
    for y, details in zip(drawn.y, drawn.customdata, strict=True):
        assert abs(y - row_of[details[0]]) < 0.5
    assert [text for text in drawn.text if text] == [f"{found[0].name} {dots['rate'][0] * 100:.0f}%"]
    assert figure.height >= len(parts) * 19, "14 px of text find room"
    assert figure.height <= 1_000, "no frame that scrolls is needed"
