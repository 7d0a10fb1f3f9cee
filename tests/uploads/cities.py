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
