"""What figures mean is said as the city's own settings say it."""

import dataclasses
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from dashboard import settings
from dashboard.importers import DATASETS
from dashboard.screens import terms
from dashboard.screens.assessment import definitions as assessment
from dashboard.screens.online import definitions as online
from dashboard.screens.roadmap import definitions as roadmap
from dashboard.screens.terms import Term
from dashboard.settings import Settings
from dashboard.store import answers as store
from tests.screens import sample

Entries = Callable[[Settings], tuple[Term, ...]]


@pytest.fixture
def city(tmp_path: Path) -> Settings:
    """The settings that come with the program."""
    return settings.load(tmp_path)


def said(entries: Entries, city: Settings) -> str:
    return "\n".join(f"{term.name}：{term.whole}" for term in entries(city))


def test_days_are_the_citys(city: Settings) -> None:
    usual = said(roadmap.entries, city)
    assert "遅れ日数が30日を超える" in usual
    assert "1〜30日" in usual
    assert "報告が35日より古い" in usual
    own = said(roadmap.entries, dataclasses.replace(city, late_days=14, stale_days=70))
    assert "遅れ日数が14日を超える" in own
    assert "1〜14日" in own
    assert "報告が70日より古い" in own
    assert not re.search("30日|35日", own)


def test_how_few_are_hidden_is_the_citys(city: Settings) -> None:
    assert "伏せた数値（n<10）" in said(assessment.entries, city)
    own = said(assessment.entries, dataclasses.replace(city, masking_k=24))
    assert "伏せた数値（n<24）" in own
    assert "いまは24人" in own
    assert "24人になるまで" in own and "72人に満たない" in own and "12人ほどずつ" in own and "240人未満" in own
    assert not re.search(r"(?<!\d)(5|10|30|100)人", own)


@pytest.mark.parametrize("entries", [online.entries, assessment.entries, roadmap.entries])
def test_each_term_is_defined_once(entries: Entries, city: Settings) -> None:
    names = [term.name for term in entries(city)]
    assert len(names) == len(set(names))
    for term in entries(city):
        assert term.whole.endswith("。") and term.left_out[-1:] in ("", "。")
        assert term.short.count("（") == term.short.count("）"), "one sentence can be told from the next"
        assert re.fullmatch("[a-z-]+", term.key)


def test_a_subject_says_what_it_is_read_from_and_of_which_day(city: Settings) -> None:
    for subject in terms.subjects(city):
        labels = [DATASETS[name].label for name in subject.datasets]
        assert not [label for label in labels if label not in subject.read], subject.name
        assert re.search("基準日|今日|今の|基準月", subject.read), f"{subject.name} says of which day"


def test_every_figure_says_how_it_is_worked_out_and_a_share_of_what(city: Settings, sample_store: Path) -> None:
    ask = store.Answers(sample_store)
    asked = {f"{screen}: {tile.label}": tile.about for screen, tile in sample.tiles(ask, sample.views(ask))}
    for figure, about in asked.items():
        _, first = terms.find(about.terms[0], city)
        assert first.formula, f"{figure} ({first.key}) is worked out somehow"
    every = [term for subject in terms.subjects(city) for term in subject.terms]
    assert {
        term.key for term in every if re.search("率|割合|平均", term.name) and term.formula and not term.per
    } == set()
    assert [term.key for term in every if "÷" in term.formula and not term.per] == []
    assert [term.key for term in every if "÷" in term.meaning] == [], "said once, as the formula"


def test_what_the_law_asks_is_named_where_the_law_asks_it(city: Settings) -> None:
    grounds = {term.key: term.ground for subject in terms.subjects(city) for term in subject.terms if term.ground}
    assert "デジタル手続法" in grounds["online-rate"]
    assert "国民の祝日に関する法律" in grounds["submissions-due"]
    assert "機械可読性に関するルール" in grounds["definitions-noticed"]
    assert "個人情報の保護に関する法律" in grounds["assessment-hidden"]
