"""Every figure can be asked what it means, and leads to rows that are as many as it says."""

from collections.abc import Callable, Mapping
from pathlib import Path

import pandas as pd
import pytest

from dashboard import labels, settings
from dashboard.screens import terms
from dashboard.screens.assessment import change, fields, responses, scores
from dashboard.screens.assessment import headline as assessment
from dashboard.screens.assessment.view import View as Assessment
from dashboard.screens.block import Tile
from dashboard.screens.online import headline as online
from dashboard.screens.online import paper, procedures, ranking, remaining
from dashboard.screens.online.filters import ON_PAPER, STATUS, STATUSES
from dashboard.screens.online.view import View as Online
from dashboard.screens.roadmap import every, late
from dashboard.screens.roadmap import headline as roadmap
from dashboard.screens.roadmap.filters import STATE, STATES
from dashboard.screens.roadmap.view import View as Roadmap
from dashboard.screens.terms import Lead
from dashboard.screens.view import Comparing as Ask
from dashboard.store import answers as store
from tests.screens import sample

Chosen = dict[str, tuple[str, ...]]


@pytest.fixture
def ask(sample_store: Path) -> Ask:
    return store.Answers(sample_store)


@pytest.mark.parametrize("attention", [{}, {"department": ("市民課",)}])
def test_every_figure_names_terms_that_are_defined(ask: Ask, attention: Chosen) -> None:
    city = settings.load()
    views = sample.views(ask, **attention)
    asked = {name: make().about for name, make in sample.blocks(ask, views)}
    asked |= {f"{screen}: {tile.label}": tile.about for screen, tile in sample.tiles(ask, views)}
    assert len(asked) > 40
    for name, about in asked.items():
        assert about.terms, name
        screen = name.partition(".")[0].partition(":")[0]
        for key in about.terms:
            subject, term = terms.find(key, city)
            assert screen in ("overview", "next", "department", "explore") or key.startswith(f"{screen}-"), (
                f"{name} speaks of another screen's term"
            )
            assert term in subject.terms and term.short
        sources = ask("frame/sources", as_of=about.as_of, dataset=subject.datasets)
        assert len(sources) == len(subject.datasets) or not subject.datasets, name


def test_no_two_terms_have_one_place() -> None:
    keys = [term.key for subject in terms.subjects(settings.load()) for term in subject.terms]
    assert len(keys) == len(set(keys))
    with pytest.raises(KeyError):
        terms.find("online-nothing", settings.load())


def test_the_sources_of_a_day_are_its_files_and_the_registers(ask: Ask) -> None:
    imports = ask("definitions/imports")
    for about in {tile.about for _, tile in sample.tiles(ask, sample.views(ask))}:
        for row in ask("frame/sources", as_of=about.as_of).itertuples():
            own = imports[imports["dataset"] == row.dataset]
            own = own[own["as_of"].isna() | (own["as_of"] == pd.Timestamp(about.as_of))]
            assert (row.files, row.row_count) == (len(own), own["row_count"].sum())


def number(tile: Tile) -> float:
    return float(tile.value.replace(",", ""))


def lead(tile: Tile) -> Lead:
    assert tile.lead, tile.label
    return tile.lead


def listed(ask: Ask, view: Online, to: Lead) -> pd.DataFrame:
    """The 手続一覧 as the page narrows it where the URL says so."""
    assert to.place == "procedures"
    return procedures.table(ask, view, [STATUSES[word] for word in to.choices[STATUS.key]], None).rows


@pytest.mark.parametrize("with_partial", [False, True])
@pytest.mark.parametrize("attention", [{}, {"bureau": ("福祉部",)}])
def test_tiles_of_procedures_lead_to_as_many_rows(ask: Ask, with_partial: bool, attention: Chosen) -> None:
    own = sample.views(ask, **attention)["online"]
    assert isinstance(own, Online)
    view = Online(**{**own.shared, **COUNTED, "target": own.target, "with_partial": with_partial})
    rate, gap, left, volume, usage = online.tiles(ask, view)
    totals = ask("online/totals", as_of=view.as_of, with_partial=with_partial).iloc[0]
    assert len(listed(ask, view.city, lead(rate))) == totals["online"]
    assert len(listed(ask, view.city, lead(left))) == number(left)
    assert lead(volume).place == "remaining"
    assert remaining.block(ask, view.city).rows["remaining_volume"].sum() == number(volume)
    assert (lead(usage).place, lead(usage).choices["left"]) == ("paper", (ON_PAPER,))
    assert f"年{paper.block(ask, view.city).rows['paper_volume'].sum():,.0f}件" in usage.note
    assert lead(gap).place == "ranking"
    assert f"{ranking.block(ask, view.city, 'lowest').rows['rate'].notna().sum()}課・" in gap.of
    for tile, column in ((rate, "online"), (left, "remaining")):
        chosen = ask("online/totals", as_of=view.as_of, with_partial=with_partial, **view.attention).iloc[0]
        assert lead(tile).is_of_chosen
        assert len(listed(ask, view, lead(tile))) == chosen[column], "the chosen lead to theirs"


COUNTED = {"measure": "kind", "fiscal_year_start": 4}


def test_tiles_of_the_assessment_lead_to_what_they_count(ask: Ask) -> None:
    view = sample.views(ask)["assessment"]
    assert isinstance(view, Assessment)
    tiles = {lead(tile).place: tile for tile in assessment.tiles(ask, view) if tile.lead}
    assert set(tiles) == {"responses", "scores", "fields", "change"}
    answered = responses.table(ask, view).rows[["respondents", "headcount"]].sum()
    assert tiles["responses"].of == f"{answered['respondents']:,.0f}/{answered['headcount']:,.0f}人"
    low = fields.block(ask, view).rows.query("questions > 1")["mean"].min()
    assert labels.score(low) == tiles["fields"].value
    total = change.block(ask, view).rows.query("field == '総合'")["change"].iloc[0]
    assert labels.signed(total) == tiles["change"].value
    assert "総合点の分布" in scores.block(ask, view).title


def test_tiles_of_the_roadmap_lead_to_as_many_rows(ask: Ask) -> None:
    view = sample.views(ask)["roadmap"]
    assert isinstance(view, Roadmap)
    tiles = {tile.label: tile for tile in roadmap.tiles(ask, view)}
    soon = f"{view.due_days}日以内に期限"
    assert lead(tiles["遅れ"]).place == "late_list"
    assert len(late.table(ask, view).rows) == number(tiles["遅れ"])
    for label, rows in {
        label: narrowed(ask, view, lead(tiles[label]).choices) for label in ("取組の判定", soon, "報告と判定の不一致")
    }.items():
        assert len(rows) == number(tiles[label]) > 0, label
    slip = tiles["終わりのずれの中央値"]
    known = narrowed(ask, view, lead(slip).choices)["slip_days"].dropna()
    assert labels.slip(known.median()) == f"{slip.value}日"
    assert f"見込の分かる{len(known)}件" in slip.of


def narrowed(ask: Ask, view: Roadmap, choices: Mapping[str, object]) -> pd.DataFrame:
    """The list of initiatives as the page narrows it where the URL says so."""
    words = choices.get(STATE.key, ())
    assert isinstance(words, list | tuple)
    seen = Roadmap(
        **view.shared, state=tuple(STATES[word] for word in words), due_days=view.due_days,
        fiscal_year_start=view.fiscal_year_start,
    )  # fmt: skip
    asked: Callable[[str], bool] = lambda key: choices[key] == ("true",)  # noqa: E731
    return every.table(ask, seen, asked("disagree"), asked("due")).rows
