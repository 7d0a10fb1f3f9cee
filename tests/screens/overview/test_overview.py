"""概況 says what the pages say, by the rules that it defines, and tells the sample city's story month by month."""

import datetime as dt
import re
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from dashboard import labels, sample, settings
from dashboard.screens import terms
from dashboard.screens.assessment import change
from dashboard.screens.assessment import headline as assessment
from dashboard.screens.block import Line, Tile
from dashboard.screens.online import headline as online
from dashboard.screens.online import spread as online_spread
from dashboard.screens.overview import changes, fields, figures, headline, people, spread, states
from dashboard.screens.overview.rules import RULES
from dashboard.screens.overview.view import View, of
from dashboard.screens.roadmap import headline as roadmap
from dashboard.screens.roadmap import states as roadmap_states
from dashboard.screens.view import Comparing
from dashboard.screens.view import View as Frame
from dashboard.settings import ROOT
from dashboard.store import answers as store
from dashboard.store import queries

PAGES = {path.stem for path in ROOT.glob("pages/*/*.py")}


@pytest.fixture
def ask(sample_store: Path) -> Comparing:
    return store.Answers(sample_store)


def view(
    ask: Comparing, month: str = "2026-10-31", before: str | None = "2026-09-30", **attention: tuple[str, ...]
) -> View:
    chosen: Any = {"bureau": (), "department": (), **attention}
    vs = dt.date.fromisoformat(before) if before else None
    frame = Frame(as_of=dt.date.fromisoformat(month), vs=vs, vs_label="前月", **chosen)
    made = of(ask, settings.load(), month=frame, online=frame, roadmap=frame, **chosen)
    assert made
    return made


def lines(ask: Comparing, of_view: View) -> Iterator[Line]:
    yield from changes.of_chosen(ask, of_view)
    yield from changes.of_others(ask, of_view)
    yield from people.lines(ask, of_view)


def figure(tile: Tile) -> tuple[str, str, str, bool | None, str]:
    return tile.value, tile.unit, tile.delta, tile.good, tile.chosen


@pytest.mark.parametrize(("department", "bureau"), [((), ()), (("市民課",), ()), ((), ("福祉部",))])
def test_tiles_are_the_figures_of_their_pages(
    ask: Comparing, department: tuple[str, ...], bureau: tuple[str, ...]
) -> None:
    of_all = view(ask, department=department, bureau=bureau)
    assert of_all.online and of_all.assessment and of_all.roadmap
    rate, gap, usage, answered, late, sent = figures.tiles(ask, of_all)
    own_rate, own_gap, _, _, own_usage = online.tiles(ask, of_all.online)
    weakest, *_, own_answered = assessment.tiles(ask, of_all.assessment)
    own_late, *_, disagree = roadmap.tiles(ask, of_all.roadmap)
    pairs = [(rate, own_rate), (gap, own_gap), (usage, own_usage), (answered, own_answered), (late, own_late)]
    for tile, own in pairs:
        assert figure(tile) == figure(own), tile.label
        assert tile.trend
    assert weakest.value in answered.note and disagree.value in late.note
    rates = ask("online/departments", as_of=of_all.as_of)["rate"].dropna()
    assert f"四分位範囲 {labels.score(float(rates.quantile(0.75) - rates.quantile(0.25)))}pt" in gap.of
    fresh = ask("frame/freshness", as_of=of_all.as_of).iloc[0]
    missing = ask("submissions/totals", dataset="procedures", today=sample.TODAY).iloc[0]["missing"]
    assert sent.value == str(missing), "as 提出状況 has it"
    assert (sent.value, sent.unit, sent.delta) == (str(fresh["not_submitted"]), "課", "前月から＋2課")
    assert {tile.lead.page for tile in (rate, gap, usage, answered, late, sent) if tile.lead} <= PAGES


def test_small_pictures_show_the_rows_of_their_pages(ask: Comparing) -> None:
    of_all = view(ask)
    assert of_all.online and of_all.assessment and of_all.roadmap
    for small, whole in (
        (spread.block(ask, of_all), online_spread.block(ask, of_all.online)),
        (fields.block(ask, of_all), change.block(ask, of_all.assessment)),
        (states.block(ask, of_all), roadmap_states.block(ask, of_all.roadmap, "pillar")),
    ):
        assert small.finding == whole.finding
        assert small.rows.equals(whole.rows)
        assert small.figure.layout.height <= 240
    dots, wide = spread.block(ask, of_all).figure.data[-1], online_spread.block(ask, of_all.online).figure.data[-1]
    assert sorted(dots.x) == sorted(wide.x)


def test_the_definitions_say_what_the_query_weighs() -> None:
    sql = queries.get("overview/changes").sql
    weights = {rule: int(weight) for rule, weight in re.findall(r"\('(\w+)', (\d+), [\d.]+\)", sql)}
    assert list(RULES) == list(weights)
    assert {rule: each.weight for rule, each in RULES.items()} == weights
    (subject,) = (each for each in terms.subjects(settings.load()) if each.name == "概況")
    said = "".join(term.whole for term in subject.terms)
    for rule in RULES.values():
        assert f"{rule.name}：{rule.why}。" in said and f"{rule.name}{rule.weight}" in said
    places, procedures = re.findall(r"SELECT (\d+) AS places, (\d+) AS procedures", sql)[0]
    assert f"{places}位以上動いた（対象{procedures}手続以上の課）" in said


STORY = {
    "2024-12-31": "農林水産課・文化財課の一覧が届いていない。",
    "2025-09-30": "市民課：書かない窓口の導入が新たに遅れ（基準計画より36日遅れ）。",
    "2025-11-30": "市民課：住民記録・税の標準準拠システムへの移行が新たに遅れ（基準計画より200日遅れ）。",
    "2026-01-31": "スポーツ振興課：公共施設予約システムの更新が新たに遅れ（基準計画より160日遅れ）。",
    "2026-02-28": "デジタル変革戦略室：市民マイページの導入が新たに遅れ（基準計画より48日遅れ）。課の報告は「順調」。",
    "2026-06-30": "スポーツ振興課：体育館使用許可申請ほか3手続がオンラインでなくなった（年10,609件）。",
    "2026-09-30": "管財課：庁内電話のクラウド化が新たに遅れ（開始が29日遅れ）。課の報告は「未着手」。",
    "2026-10-31": "道路管理課のオンライン化率が23.5%から52.9%へ。",
}
"""Month → the headline, of the months in which something happens that the sample was made to tell."""


def test_the_story_of_the_sample_city_is_read_month_by_month(ask: Comparing) -> None:
    months = sorted(month.date().isoformat() for month in ask("frame/months")["as_of"])
    for before, month in pairwise(months):
        of_month = view(ask, month, before)
        said = headline.sentence(ask, of_month)
        assert said == STORY.get(month, said)
        assert said.endswith("。") and "nan" not in said
        for line in lines(ask, of_month):
            assert line.title and not re.search(r"nan|None|NaT|<NA>", line.title + line.said), line
            assert line.lead.page in PAGES


def test_rounds_are_told_in_their_months_with_released_figures_only(ask: Comparing) -> None:
    told = [line.title for line in changes.of_others(ask, view(ask, "2026-09-30", "2026-08-31"))]
    assert "スキルアセスメント令和8年度：902人が回答、回答率78.4%、総合点の平均50.5点（前回44.8点）" in told
    early = view(ask, "2025-08-31", "2025-07-31")
    assert early.assessment is None, "no round had been held yet"
    assert figures.tiles(ask, early)[3].of == "この月までに終わった回はありません"
    now = view(ask, "2026-06-30", "2026-05-31").assessment
    assert now and now.round == "令和7年度", "the month shows what it could know"


def test_the_chosen_come_first_with_their_own_question(ask: Comparing) -> None:
    chosen = view(ask, "2026-06-30", "2026-05-31", department=("スポーツ振興課",))
    own = changes.of_chosen(ask, chosen)
    assert [line.kind for line in own] == ["実施済が後退", "率が下がった"]
    assert not {line.title for line in own} & {line.title for line in changes.of_others(ask, chosen)}
    (asked,) = people.lines(ask, chosen)
    assert asked.title == "スポーツ振興課（教育委員会）　兼務職員：課長補佐"
    assert asked.said == (
        "「体育館使用許可申請ほか3手続がオンラインでなくなりました（理由：システムがない）。いつ戻せますか？」"
    )
    calm = headline.sentence(ask, view(ask, department=("市民課",)))
    assert calm.startswith("前月から、市民課にお知らせするほどの変化はありません。市民課は60.0%（18/30）で、全庁")


def test_questions_are_made_of_what_the_departments_report(ask: Comparing) -> None:
    asked = {line.title.partition("（")[0]: line for line in people.lines(ask, view(ask))}
    late = asked["スポーツ振興課"]
    assert late.said == (
        "「公共施設予約システムの更新は基準計画より245日遅れ。課題は『国の仕様の確定が遅れている』。"
        "次の予定は『事業者と工程を引き直す』。いつまでにできますか？」"
    )
    assert (late.lead.page, dict(late.lead.choices)) == ("roadmap", {"initiative": ("1-1-03",)})
    assert "オンライン化率0.0%（0/16）は、偶然では説明しにくく低い値です" in asked["生活支援課"].said
    assert next(iter(asked)) == "道路管理課", "whose change is on top is asked first"


def test_nothing_to_compare_with_is_said(ask: Comparing) -> None:
    first = view(ask, "2024-11-30", None)
    assert changes.of_others(ask, first) == []
    assert headline.sentence(ask, first).startswith("前月のデータがないため、比べられません。オンライン化率は全庁で")
