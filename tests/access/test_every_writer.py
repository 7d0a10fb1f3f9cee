"""Every function that writes, tried by every role: done where it is theirs to do, else refused and written down."""

import ast
import datetime as dt
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from dashboard.access import asking, audit
from dashboard.access.rules import ROLES, Right
from dashboard.importers import SourceFile
from dashboard.ledger import remembered
from dashboard.ledger.importing import import_files
from dashboard.ledger.ledger import Ledger
from dashboard.records import agenda, baselines, disclosures, homework, meetings, plans, views
from dashboard.settings import ROOT
from dashboard.uploads import batches, looks, memory
from tests.access.people import EVERY_ROLE, of_role, settings_of
from tests.pages.lists import ONE_MONTH, ORGANIZATION

DAY = dt.date(2026, 10, 31)
OWN = SourceFile("市民課_2026-10-31.csv", ONE_MONTH.rpartition("2,")[0].encode())
OTHERS = SourceFile("手続_2026-10-31.csv", ONE_MONTH.encode())
NONE = 9999
"""The number of nothing: whether somebody may is asked before whether it is there."""
SUBJECT = agenda.Subject(1, 1, "題", "online", {}, "tiles")
PLANNED = plans.Planned("1", "市民課", "転入届")
WRITERS: dict[str, tuple[Right, Callable[[Path], object]]] = {
    "importing.import_files": (Right.SEND, lambda folder: import_files(folder, [OWN])),
    "ledger.append": (Right.IMPORT, lambda folder: Ledger(folder).append([], "だれか")),
    "ledger.undo": (Right.IMPORT, lambda folder: Ledger(folder).undo(1, "だれか")),
    "ledger.undo_all": (Right.IMPORT, lambda folder: Ledger(folder).undo_all([1], "だれか")),
    "looks.undo": (Right.IMPORT, lambda folder: looks.undo(folder, [1], "だれか")),
    "remembered.withdraw": (Right.IMPORT, lambda folder: remembered.withdraw(Ledger(folder), NONE, by="だれか")),
    "memory.take_back": (Right.IMPORT, lambda folder: memory.take_back(folder, NONE, "だれか")),
    "batches.begin": (Right.SEND, batches.begin),
    "batches.add": (Right.SEND, lambda folder: batches.add(folder, "一覧.csv", b"x")),
    "agenda.plan": (Right.DECIDE, lambda folder: agenda.plan(folder, DAY, "だれか")),
    "agenda.call_off": (Right.DECIDE, lambda folder: agenda.call_off(folder, NONE, "だれか")),
    "agenda.add": (Right.DECIDE, lambda folder: agenda.add(folder, 1, "題", "online", {}, "tiles", "だれか")),
    "agenda.remove": (Right.DECIDE, lambda folder: agenda.remove(folder, NONE, "だれか")),
    "agenda.move": (Right.DECIDE, lambda folder: agenda.move(folder, SUBJECT, 1, "だれか")),
    "agenda.show": (Right.DECIDE, lambda folder: agenda.show(folder, SUBJECT, asking.who().name, "文", "だれか")),
    "homework.write": (
        Right.DECIDE,
        lambda folder: homework.write(folder, homework.NOTE, {"meeting": 1, "text": "x"}, "だれか"),
    ),
    "plans.save": (Right.DECIDE, lambda folder: plans.save(folder, "計画", DAY, None, [PLANNED], "だれか")),
    "plans.withdraw": (Right.DECIDE, lambda folder: plans.withdraw(folder, NONE, "だれか")),
    "views.save": (Right.DECIDE, lambda folder: views.save(folder, "見かた", {}, "だれか")),
    "views.rename": (Right.DECIDE, lambda folder: views.rename(folder, NONE, "見かた", "だれか")),
    "views.withdraw": (Right.DECIDE, lambda folder: views.withdraw(folder, NONE, "だれか")),
    "meetings.freeze": (Right.DECIDE, lambda folder: meetings.freeze(folder, DAY, by="だれか")),
    "meetings.withdraw": (Right.DECIDE, lambda folder: meetings.withdraw(folder, NONE, by="だれか")),
    "baselines.withdraw": (
        Right.DECIDE,
        lambda folder: baselines.withdraw(Ledger(folder), NONE, by="だれか", reason="x"),
    ),
    "baselines.rebaseline": (Right.DECIDE, lambda folder: Ledger(folder).record(baselines.REVIEW, "だれか", "x", {})),
    "disclosures.trainees": (
        Right.NAMES,
        lambda folder: disclosures.trainees(folder, disclosures.Skill(None, "x", None, 0.5), by="だれか", reason="x"),
    ),
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A city that says who may what, with a list of 課 and one of procedures."""
    made = settings_of(tmp_path_factory.mktemp("roles") / "data")
    lists = [SourceFile("組織.csv", ORGANIZATION.encode()), OTHERS]
    assert not import_files(made, lists, by="初め").refused
    return made


@pytest.mark.parametrize("role", EVERY_ROLE)
@pytest.mark.parametrize("name", WRITERS)
def test_each_role_writes_what_is_its_own(
    name: str, role: str, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DASHBOARD_DATA", str(folder))
    right, write = WRITERS[name]
    asks = of_role(role)
    before, told = state(folder), len(audit.acts(folder))
    with asking.acting(asks):
        try:
            write(folder)
            is_refused = False
        except asking.Forbidden as error:
            is_refused = True
            assert f"{asks.name}さんの役割は{role or 'ありません'}" in str(error)
        except Exception:
            # It was theirs to do, and could not be done with what stands here.
            is_refused = False
    assert is_refused == (right not in ROLES.get(role, ()))
    refusals = audit.acts(folder)[: len(audit.acts(folder)) - told]
    assert [(each.by, each.outcome) for each in refusals] == ([(asks.name, audit.REFUSED)] if is_refused else [])
    if is_refused:
        assert state(folder) == before, "nothing was written"
    else:
        added = [by for by in writers(folder) if by not in before[1]]
        assert set(added) <= {asks.name}, "the record says who signed in, not what was typed"


def test_every_function_that_writes_is_tried() -> None:
    """Whoever writes a record, an import or an undo stands above."""
    writes = re.compile(r"\.record\(|ledger\.append\(|\.undo_all\(|database\.writing\(")
    for place in ("records", "ledger", "uploads"):
        for path in (ROOT / "dashboard" / place).glob("*.py"):
            text = path.read_text(encoding="utf-8")
            for each in ast.walk(ast.parse(text)):
                if isinstance(each, ast.FunctionDef) and writes.search(ast.get_source_segment(text, each) or ""):
                    name = f"{path.stem}.{each.name}"
                    assert name in WRITERS or each.name in INNER or each.name.startswith("_"), name


INNER = {"writing", "record", "look_at_undo"}
"""The transaction itself, what all of these go through, and a look on a copy."""


def state(folder: Path) -> tuple[tuple[int, int], list[str]]:
    return Ledger(folder).state(), writers(folder)


def writers(folder: Path) -> list[str]:
    """By whom there is anything."""
    ledger = Ledger(folder)
    kinds = (agenda.MEETING, agenda.SUBJECT, agenda.ORDER, agenda.SHOWN, homework.NOTE, homework.HOMEWORK, plans.PLAN)
    more = (views.VIEW, meetings.FROZEN, baselines.REVIEW, disclosures.HANDED_OUT, remembered.ANSWER)
    return [each.by for each in ledger.entries()] + [
        made.by for kind in (*kinds, *more) for made in ledger.records(kind)
    ]


def test_who_sends_for_a_department_sends_for_no_other(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DASHBOARD_DATA", str(folder))
    before = Ledger(folder).state()
    city = SourceFile("組織2.csv", ORGANIZATION.encode())
    with asking.acting(of_role("課担当")):
        others, lists = import_files(folder, [OTHERS]), import_files(folder, [city])
        own = import_files(folder, [OWN], dry_run=True)
    assert others.refused and "税務課」の分は、あなたが取り込める課（市民課）の資料ではありません" in others.reasons()
    assert lists.refused and "全庁の資料" in lists.reasons()
    assert not own.refused
    assert Ledger(folder).state() == before
    told = {each.subject for each in audit.acts(folder) if each.by == "課担当@city" and each.outcome == audit.REFUSED}
    assert told >= {"手続_2026-10-31.csv（ほかの課の分）", "組織2.csv（全庁の資料）"}
