"""概況 in every state a city can be in."""

import re
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.importers import SourceFile
from dashboard.ledger.importing import import_files
from dashboard.records import homework
from dashboard.store import build
from tests import figures
from tests.importers.roadmaps import as_list
from tests.pages.conftest import Own
from tests.pages.lists import LIST, ONE_MONTH, ORGANIZATION
from tests.pages.opening import run, words
from tests.tables import tables

pytestmark = pytest.mark.slow

EXAMPLES = Path(__file__).parent.parent / "importers" / "examples"
MISSING = "まだ取り込まれていません"


def links(app: AppTest) -> set[str]:
    """The pages that links lead to."""
    return set(re.findall(r"href='\./([a-z_]+)", words(app)))


def test_the_first_screen_says_where_to_look_and_whom_to_ask(data_folder: Path) -> None:
    app = run(None)
    text = words(app)
    assert "<p class='dx-headline'>道路管理課のオンライン化率が23.5%から52.9%へ。</p>" in text
    assert "ほかに今回未提出2課、オンライン化4課・令和8年10月末（2026-10-31）現在" in text
    assert text.count("class='dx-tile'") == 6
    assert "兼務職員：" in text and "課題は『" in text
    assert set(figures.figures(app)) == {"spread", "change", "states"}
    assert links(app) == {"online", "assessment", "roadmap", "submissions", "definitions"}
    assert "未提出 2課" in text, "the freshness line"


def test_links_keep_the_month_and_narrow_to_what_they_are_of(data_folder: Path) -> None:
    text = words(run(None, as_of="2026-06-30", bureau=["福祉部"]))
    back = re.search(r"href='(./online[^']*)'[^>]*>体育館使用許可申請ほか3手続", text)
    assert back
    assert "as_of=2026-06-30" in back[1] and "department=" in back[1] and back[1].endswith("#changed")
    assert "bureau=" not in back[1], "the 課 alone has the attention"
    done = re.search(r"href='(./roadmap[^']*)'[^>]*>保育所の登降園・連絡のデジタル化が完了", text)
    assert done and "initiative=" in done[1] and "bureau=" in done[1]


def test_one_of_two_departments_of_a_name_has_its_bureau_once(data_folder: Path) -> None:
    text = words(run(None, as_of="2026-04-30"))
    assert "総務課（総務部）" in text and "総務課（総務部）（総務部）" not in text


def test_the_list_of_changes_is_a_table_too(data_folder: Path) -> None:
    app = run(None, as_of="2026-06-30", department=["スポーツ振興課"], table_changes="true")
    own, others = tables(app)
    assert own["何が"][0].startswith("体育館使用許可申請ほか3手続がオンライン")
    assert len(others) > len(own) and "スポーツ振興課" not in " ".join(others["だれの・なぜ・いつから"])
    assert "dx-lines" in words(app), "話す相手 stays"


def test_a_chosen_department_comes_first_with_the_city_beside(data_folder: Path) -> None:
    text = words(run(None, as_of="2026-06-30", department=["スポーツ振興課"]))
    assert text.index("体育館使用許可申請ほか3手続") < text.index("ほかの課") < text.index("国民年金保険料")
    assert "class='dx-chosen'" in text


def test_the_first_month_has_nothing_to_compare_with(data_folder: Path) -> None:
    text = words(run(None, as_of="2024-11-30"))
    assert "前月のデータがないため、比べられません" in text
    assert "この月までに終わった回はありません" in text


def test_before_the_first_list_the_page_says_what_to_do(own: Own) -> None:
    own(組織表=ORGANIZATION)
    assert "まだ何も取り込まれていません。" in words(run(None))


def test_one_month_of_procedures_is_enough(own: Own) -> None:
    own(組織表=ORGANIZATION, 一覧_20261031=ONE_MONTH)
    app = run(None)
    assert "50.0" in words(app) and "（1/2）" in words(app)
    assert words(app).count(MISSING) >= 2 and "import_files" in links(app)
    assert set(figures.figures(app)) == {"spread"}


def test_a_month_in_which_nothing_happened_says_so(own: Own) -> None:
    own(組織表=ORGANIZATION, 一覧_20260930=ONE_MONTH, 一覧_20261031=ONE_MONTH)
    assert "前月から、お知らせするほどの変化はありません。" in words(run(None))


def test_only_the_roadmap(own: Own) -> None:
    folder = own(組織表=f"{ORGANIZATION}総務部,総務課,10\n")
    report = import_files(folder, [SourceFile("ロードマップ.xlsx", as_list())], by="担当者")
    assert not report.refused, report.reasons()
    build.ensure(folder)
    app = run(None)
    assert set(figures.figures(app)) == {"states"}
    assert "ロードマップの遅れ" in words(app) and words(app).count(MISSING) >= 2


def test_only_the_assessment(own: Own) -> None:
    names = ("assessment_questions", "assessment")
    own(組織表=ORGANIZATION, **{name: (EXAMPLES / f"{name}.csv").read_text(encoding="utf-8-sig") for name in names})
    app = run(None)
    assert "アセスメント回答" in words(app)
    assert set(figures.figures(app)) == {"change"}


def test_a_city_without_bureaus(own: Own) -> None:
    rows = LIST.replace("所管部,", "") + "1,甲省,届,{},10,5\n2,乙省,届,未,20,0\n"
    own(一覧_20260930=rows.format("未"), 一覧_20261031=rows.format("済"))
    assert "届がオンラインに（年10件）" in words(run(None))


def test_what_was_promised_stands_above_it_the_earliest_first(data_folder: Path) -> None:
    for number, department in enumerate(["市民課", "納税課", "保育課", "予防課"]):
        wrote = {"meeting": 1, "what": f"宿題その{number}", "department": department, "due": f"2026-10-0{9 - number}"}
        homework.write(data_folder, homework.HOMEWORK, wrote, "試験")
    said = words(run(None))
    assert "宿題 4件" in said and "ほか1件" in said
    assert said.index("予防課 宿題その3（2026-10-06まで）") < said.index("納税課 宿題その1"), "the earliest first"
    assert "宿題その0" not in said
    late = "市民課 宿題その0（2026-10-09まで） <b class='dx-late-word'>期限超過</b>"
    assert late in words(run(department=["市民課"]))
    assert "dx-promised" not in words(run()).split("</style>")[-1]
