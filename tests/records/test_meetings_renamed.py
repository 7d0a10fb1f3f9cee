"""A 課 that was renamed after a meeting: what its room saw of it is compared with what it is called now."""

import datetime as dt
from dataclasses import replace
from pathlib import Path

import pandas as pd
import pytest

from dashboard.importers import SourceFile
from dashboard.records import meetings
from dashboard.store import answers as store
from tests import told

pytestmark = pytest.mark.slow

REGISTER = """部,課,有効開始,有効終了,後継課
本部,市民課,2019-04-01,,
本部,税務課,2019-04-01,2026-09-30,課税課
本部,課税課,2026-10-01,,
"""


@pytest.fixture(scope="module")
def since(tmp_path_factory: pytest.TempPathFactory) -> store.Answers:
    folder: Path = tmp_path_factory.mktemp("renamed") / "city"
    told.add(folder, told.procedures(told.SEEN, told.SEPTEMBER))
    frozen = meetings.freeze(folder, told.MEETING, by="係")
    now = {
        number: replace(each, department="課税課") if each.department == "税務課" else each
        for number, each in {**told.SEEN, "024": replace(told.SEEN["024"], status="online")}.items()
    }
    told.add(folder, SourceFile("組織表.csv", REGISTER.encode("utf-8-sig")))
    told.add(folder, told.procedures(now, told.OCTOBER))
    return store.Answers(folder / store.FILE, meetings.opened(frozen))


def test_its_procedures_have_their_earlier_side(since: store.Answers) -> None:
    changed = since("online/changed", vs=dt.date(2026, 9, 30))
    assert changed[["department", "procedure_id", "status_before", "status"]].to_numpy().tolist() == [
        ["課税課", "024", "not_online", "online"]
    ]
    assert changed["cause"].tolist() == ["moved"]


def test_the_first_page_names_it(since: store.Answers) -> None:
    found: pd.DataFrame = since("overview/changes", vs=dt.date(2026, 9, 30))
    online = found[found["rule"] == "went_online"]
    assert online[["department", "subject", "things"]].to_numpy().tolist() == [["課税課", "手続024", 1]]
