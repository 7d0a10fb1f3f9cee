"""The material of a meeting is what its room sees, subject by subject."""

import datetime as dt
from pathlib import Path
from typing import Any

import orjson
import pytest
from streamlit.testing.v1 import AppTest

from dashboard import making, markup
from dashboard.making import Request
from dashboard.records import agenda, homework, meetings
from dashboard.screens.material import Material
from dashboard.screens.monthly_meeting import usual
from dashboard.ui import presenting
from tests.pages.opening import run
from tests.pages.test_materials import FILES

pytestmark = pytest.mark.slow

DAY = dt.date(2026, 11, 12)


@pytest.fixture
def meeting(data_folder: Path) -> int:
    """A meeting with what is always looked at, one subject narrowed, after one that was frozen; and a 宿題 of then."""
    before = agenda.plan(data_folder, dt.date(2026, 10, 8), "戦略室")
    meetings.freeze(data_folder, dt.date(2026, 10, 8), by="戦略室")
    wrote = {"meeting": before, "what": "粗大ごみの試行", "department": "廃棄物対策課", "due": "2026-11-01"}
    homework.write(data_folder, homework.HOMEWORK, wrote, "会議")
    number = agenda.plan(data_folder, DAY, "戦略室")
    chosen = {"department": ["市民課"], "measure": ["件数ベース"]}
    narrowed = usual.Proposed("市民課の順位", "online", "ranking", chosen)
    for each in (*usual.proposed([]), narrowed):
        agenda.add(data_folder, number, each.title, each.page, each.params, each.large, "戦略室")
    return number


def presented(app: AppTest) -> tuple[dict[str, Any], dict[str, Any] | None]:
    """What the room sees: what is said, and the figure."""
    sent = [each.proto for each in app.get("bidi_component") if each.proto.component_name == presenting.COMPONENT.name]
    said, _, figure = sent[0].bytes.partition(b"\n")
    return orjson.loads(said), orjson.loads(figure) if figure else None


def compare(seen: dict[str, Any], figure: dict[str, Any] | None, of: Material) -> None:
    if figure:
        (block,) = of.blocks.values()
        assert (seen["shown"], seen["said"]) == (block.title, markup.plain(block.finding))
        assert figure == orjson.loads(block.written)
    else:
        assert not of.blocks
        assert seen["said"] == of.heading.finding
    assert [each["value"] for each in seen["tiles"]] == [each.value for each in of.tiles]


def test_every_subject_is_what_the_room_sees(data_folder: Path, meeting: int) -> None:
    subjects = agenda.subjects(data_folder, meeting)
    first, *made = making.gathering(Request(data_folder, "pptx", "", agenda=DAY)).made()
    assert list(first.tables["agenda"].rows["subject"]) == [each.title for each in subjects]
    assert [each.title for each in made] == [each.title for each in subjects], "nothing was promised in it yet"
    assert "前回会議（2026-10-08時点" in made[1].compared
    for at, (subject, of) in enumerate(zip(subjects, made, strict=True), 1):
        page = "monthly_meeting" if subject.large == agenda.HOMEWORK else subject.page
        params: dict[str, Any] = {"agenda": str(meeting), "at": str(at), "vs": "2026-10-08", **subject.params}
        compare(*presented(run(FILES[page] if page != "overview" else None, **params)), of)
    promised = made[0].tables[agenda.HOMEWORK].rows
    assert list(promised["what"]) == ["粗大ごみの試行"]


def test_what_is_promised_in_the_meeting_comes_last(data_folder: Path) -> None:
    meeting = agenda.plan(data_folder, DAY, "戦略室")
    agenda.add(data_folder, meeting, "前回までの宿題", "monthly_meeting", {}, agenda.HOMEWORK, "戦略室")
    homework.write(data_folder, homework.HOMEWORK, {"meeting": meeting, "what": "届出の見直し"}, "会議")
    *_, last = making.gathering(Request(data_folder, "pptx", "", agenda=DAY)).made()
    assert (last.title, list(last.tables[agenda.HOMEWORK].rows["what"])) == ("この会議の宿題", ["届出の見直し"])
