"""A city whose every text tries to be more than text: HTML, Markdown, Plotly's tags, formulas, unseen signs."""

import datetime as dt
import io
from collections.abc import Sequence
from pathlib import Path

import xlsxwriter

from dashboard.importers import SourceFile
from dashboard.ledger.importing import import_files
from dashboard.store import build
from tests.importers.forms import as_csv

CANARY = "canary"
"""A tag, class or attribute of this name is made by no page: one that is there came out of a text."""
ELSEWHERE = "evil.example"

ELEMENT = f"<{CANARY}>要素</{CANARY}><img src=http://{ELSEWHERE}/1.png onerror=alert(1)>"
SINGLE = f"単' style='position:fixed;top:0' {CANARY}='x' onmouseover='alert(2)"
DOUBLE = f'双" style="position:fixed;top:0" {CANARY}="x" onmouseover="alert(3)'
FORM = f"<form action=http://{ELSEWHERE}/ class={CANARY}><input name=p><button>再ログイン</button></form>"
CLOSING = f"閉じる</style></title></textarea></p></div><script>alert(4)</script><{CANARY}>"
ADDRESS = "番地javascript:alert(5)"
LINK = f"<a href='http://{ELSEWHERE}/'>押す</a><b>太</b><br>"
MARKDOWN = f":red[赤] $x^2$ [押す](http://{ELSEWHERE}/) ![絵](http://{ELSEWHERE}/2.png) **太** :material/face:"
BARE = f"裸 http://{ELSEWHERE}/ www.{ELSEWHERE} a@{ELSEWHERE}"
FORMULA = f'=HYPERLINK("http://{ELSEWHERE}/","押す")'
PLACES = "所%{x} %{customdata[0]} {0} {name} {{}} %s"
ENTITY = f"実体&lt;{CANARY}&gt;&amp;&#60;{CANARY}&#62;"
UNSEEN = "逆\u202e字\u2066\u200b課\u200d"
LONG = "長" * 2000 + f"<{CANARY}>"
TEXTS = (
    *(ELEMENT, SINGLE, DOUBLE, FORM, CLOSING, ADDRESS, LINK, MARKDOWN, BARE, FORMULA, PLACES, ENTITY),
    *(UNSEEN, LONG),
)

LATE = f"<{CANARY}>まだの課' style='position:fixed' {CANARY}='x"
"""A 課 that has not sent the last list: its name stands in the freshness line."""
BUREAUS = [f"{text[:40]}部" for text in (ELEMENT, SINGLE, LINK, MARKDOWN)]
CITY = f"{ELEMENT} {MARKDOWN} {SINGLE}市"
FILE = f"<{CANARY}>' {CANARY}='x [a](http://{ELSEWHERE})"
SHEET = f"<{CANARY}>' x=\"y"[:31]


def workbook(rows: Sequence[Sequence[object]], name: str) -> SourceFile:
    """These rows on a sheet with a hostile name; what looks like a formula or an address is text."""
    stream = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(stream, options) as book:
        sheet = book.add_worksheet(SHEET)
        for place, row in enumerate(rows):
            sheet.write_row(place, 0, row)
    return SourceFile(name, stream.getvalue())


def departments() -> list[tuple[str, str]]:
    """部 and 課, a hostile text each."""
    return [(BUREAUS[place % len(BUREAUS)], f"{text}") for place, text in enumerate((*TEXTS, LATE))]


def organization() -> SourceFile:
    rows = [[bureau, name, 40] for bureau, name in departments()]
    return workbook([["部", "課", "職員数"], *rows], f"組織表 {FILE}.xlsx")


def procedures(month: str, online: int, senders: Sequence[tuple[str, str]]) -> SourceFile:
    """Twelve procedures of every 課, each with a hostile text in every column that takes one."""
    head = "手続ID,部,課,手続名,根拠法令,対象者,オンライン化状況,実施方法,年間件数,オンライン件数,備考"
    rows: list[list[object]] = []
    for place, (bureau, name) in enumerate(senders):
        for which in range(12):
            text = TEXTS[(place + which) % len(TEXTS)]
            is_online = (place + which) % len(TEXTS) < online
            known = [f"{place}-{which} {text[:60]}", bureau, name, f"{text}届{place}{which}", text, text]
            status = ["実施済" if is_online else "未実施", text, 100 + place, 40 if is_online else 0, text]
            rows.append([*known, *status])
    return workbook([head.split(","), *rows], f"手続一覧 {FILE}_{month}.xlsx")


def roadmap(month: str, slip: int) -> SourceFile:
    """An initiative of every 課, most of them late."""
    head = (
        "No.,柱,施策,取組名,所管課,計画開始,計画終了,実績開始,実績終了,終了見込,進捗率,状況,今月の実績,課題,次の予定,"
        "マイルストーン,KPI,基準値,目標値,実績値"
    )
    # One cell may name several 課, with / ; or , between them.
    owners = [name for _, name in departments() if not {*"/;,"} & {*name}]
    rows: list[list[object]] = []
    for place, text in enumerate(TEXTS):
        name = owners[place % len(owners)]
        end = dt.date(2026, 8, 31) + dt.timedelta(days=slip + place)
        rows.append(
            [
                *(f"1-{place}", f"{TEXTS[place % 3]}柱", f"{text}施策", f"{text}取組", name, "2025/4/1", "2026/7/31"),
                *("2025/4/1", "", end.strftime("%Y/%m/%d"), 0.5, "順調", text, text, text, f"2026/9/30 {text}"),
                *(f"{text}率", 10, 60, 20 + place),
            ]
        )
    return workbook([head.split(","), *rows], f"ロードマップ {FILE}_{month}.xlsx")


FIELDS = [f"{text[:60]}分野" for text in TEXTS[:5]]
LADDER = ["知らない", f"<{CANARY}>聞いた' x='y", "だいたい", "理解している"]


def questions() -> SourceFile:
    asked = [f"{TEXTS[number % len(TEXTS)]}を理解していますか{number}" for number in range(1, 16)]
    rows = [[place, FIELDS[place % len(FIELDS)], each, "／".join(LADDER)] for place, each in enumerate(asked, start=1)]
    return workbook([["設問番号", "分野", "設問", "選択肢"], *rows], f"設問一覧 {FILE}.xlsx")


def answers(round_: str, shift: int) -> SourceFile:
    """Twelve people of every 課 in a round of this name."""
    head = ["職員番号", "回", "部", "課", "職位", *(f"Q{number}" for number in range(1, 16))]
    rows: list[Sequence[object]] = []
    for place, (bureau, name) in enumerate(departments()):
        for person in range(12):
            grade = f"<{CANARY}>主任級" if person % 2 else "係長級"
            given = [LADDER[(place + person * number + number + shift) % 4] for number in range(1, 16)]
            rows.append([f"{place:03d}{person:03d}", round_, bureau, name, grade, *given])
    return as_csv([head, *rows], f"回答 {FILE}.csv")


def files() -> list[list[SourceFile]]:
    """What is imported, one after the other."""
    return [
        [organization()],
        [procedures("R8.9", 5, departments())],
        [procedures("R8.10", 7, departments()[:-1])],
        [roadmap("R8.9", 30)],
        [roadmap("R8.10", 60)],
        [questions()],
        [answers(f"令和7年度{LINK}", 0)],
        [answers(f"令和8年度{ELEMENT}{MARKDOWN}", 1)],
    ]


def city(folder: Path) -> Path:
    """A data folder with all of it, imported for real."""
    folder.mkdir(parents=True, exist_ok=True)
    settings = (Path(build.__file__).parents[2] / "settings.toml").read_text(encoding="utf-8")
    named = settings.replace('name = "○○市"', f"name = '''{CITY}'''")
    assert named != settings
    (folder / "settings.toml").write_text(named, encoding="utf-8")
    for sent in files():
        report = import_files(folder, sent, by=f"{SINGLE}<{CANARY}>", accepted=())
        assert not report.refused, report.reasons()
    assert build.ensure(folder) is None
    return folder
