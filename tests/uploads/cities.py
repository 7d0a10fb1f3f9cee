"""A small city made in code: a register, a 手続一覧 of one month and of the next."""

from pathlib import Path

from dashboard.importers import SourceFile
from dashboard.ledger.importing import import_files
from dashboard.store import build

UNITS = "部,課\n市民部,市民課\n市民部,税務課\n"
HEADER = "手続ID,所管課,手続名,オンライン化状況,年間件数,オンライン件数\n"


def csv(name: str, text: str) -> SourceFile:
    """A CSV as Excel writes it."""
    return SourceFile(name, text.encode("utf-8-sig"))


def procedures(name: str, *statuses: str, department: str = "市民課") -> SourceFile:
    """A 手続一覧 with a procedure for each status."""
    rows = [f"{number},{department},手続{number},{status},100,40\n" for number, status in enumerate(statuses, 1)]
    return csv(name, HEADER + "".join(rows))


SEPTEMBER = procedures("手続一覧_202609.csv", "実施済", "未実施", "未実施", "未実施")
OCTOBER = procedures("手続一覧_202610.csv", "実施済", "実施済", "未実施", "対象外")


def city(folder: Path) -> Path:
    """A data folder with the register and the list of September."""
    report = import_files(folder, [csv("組織表.csv", UNITS), SEPTEMBER], by="試験")
    assert not report.refused, report.reasons()
    assert build.ensure(folder) is None
    return folder


WORDS = """総務 財政 税務 市民 福祉 介護 保険 子育て 健康 環境 商工 観光 農林 水産 土木 建築 都市計画 下水道 会計
議事 監査 選挙 教育総務 学校教育 社会教育 図書 文化 スポーツ 危機管理 予防 警防 情報 広報 契約 管財 用地 住宅 職員"""
DEPARTMENTS = [f"{word}課" for word in WORDS.split()]
"""38 課 of a city as large as ours."""
STRANGE = "業務の呼び名,担当,でき具合\n"
"""Headings that nobody knows."""
PROCEDURES = 20
"""Of every 課."""


def large_city(folder: Path) -> Path:
    """A data folder with the 38 課, and the list of September: of every 課 a quarter is online."""
    units = csv("組織表.csv", "部,課\n" + "".join(f"市長部局,{name}\n" for name in DEPARTMENTS))
    september = csv("手続一覧_202609.csv", HEADER + "".join(_lines(name, 5) for name in DEPARTMENTS))
    report = import_files(folder, [units, september], by="試験")
    assert not report.refused, report.reasons()
    assert build.ensure(folder) is None
    return folder


def forty() -> list[SourceFile]:
    """What comes in for October: of 37 課 6 procedures are online, of the first 15; and three files that are none.

    One calls its 課 by a name nobody knows, one does not say its month, one has headings of its own.
    """
    first, *others, misnamed, undated, strange, _ = DEPARTMENTS
    return [
        csv(f"{first}_202610.csv", HEADER + _lines(first, 15)),
        *(csv(f"{name}_202610.csv", HEADER + _lines(name, 6)) for name in others),
        csv("名前違い_202610.csv", HEADER + _lines(misnamed, 6).replace(misnamed, f"旧{misnamed[0]}係")),
        csv("月なし.csv", HEADER + _lines(undated, 6)),
        csv("01_独自様式_202610.csv", STRANGE + _strange_lines(strange, 6)),
        csv("べつの表.csv", "a,b\n1,2\n"),
        SourceFile("空.xlsx", b""),
        SourceFile("ページ.xlsx", b"<html><body>not found</body></html>"),
    ]


def _lines(department: str, online: int) -> str:
    states = ["実施済"] * online + ["未実施"] * (PROCEDURES - online)
    return "".join(f"{number},{department},手続{number},{state},100,40\n" for number, state in enumerate(states, 1))


def _strange_lines(department: str, online: int) -> str:
    states = ["実施済"] * online + ["未実施"] * (PROCEDURES - online)
    return "".join(f"手続{number},{department},{state}\n" for number, state in enumerate(states, 1))
