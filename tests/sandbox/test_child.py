"""Whatever a file does to its reader, only that reader dies, and whoever asked learns why."""

import sys
import threading

import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dashboard.sandbox.child import Death, run_each
from tests.importers import make
from tests.importers.victims import behave, frame, main_module, outcome

pytestmark = pytest.mark.slow


def test_answers_come_in_order() -> None:
    assert run_each(behave, [(f"{number}",) for number in range(7)]) == [str(number) for number in range(7)]


def test_nothing_asked_nothing_answered() -> None:
    assert run_each(behave, []) == []


@pytest.mark.parametrize(
    ("how", "reason", "detail"),
    [
        ("abort", "crash", "exit code"),
        ("exit", "crash", "exit code 0"),
        ("panic", "crash", "index out of bounds"),
        ("unpicklable", "error", "pickle"),
        ("mistake", "error", "KeyError"),
        ("allocate", "memory", ""),
    ],
)
def test_a_death_is_an_answer_and_the_others_live(how: str, reason: str, detail: str) -> None:
    before, death, after = run_each(behave, [("前",), (how,), ("後",)])
    assert (before, after) == ("前", "後")
    assert isinstance(death, Death)
    assert death.reason == reason
    assert detail in death.detail


def test_a_loop_without_end_is_ended() -> None:
    assert run_each(behave, [("loop",), ("後",)], seconds=0.5) == [Death("timeout"), "後"]


def test_the_limit_of_memory_is_the_callers() -> None:
    assert run_each(frame, [(200_000,)], memory=16 << 20) == [Death("memory")]


def test_what_the_interpreter_itself_takes_does_not_count() -> None:
    (answer,) = run_each(frame, [(20_000,)], memory=128 << 20)
    assert isinstance(answer, pd.DataFrame)
    assert len(answer) == 20_000


def test_large_frames_come_back_whole() -> None:
    for answer in run_each(frame, [(20_000,), (20_000,), (10,)])[:2]:
        assert isinstance(answer, pd.DataFrame)
        pd.testing.assert_frame_equal(answer, frame(20_000))


def test_the_main_module_is_not_imported_again() -> None:
    (main,) = run_each(main_module, [()])
    assert isinstance(main, str)
    assert main.endswith("child_host.py")


def test_it_may_be_called_from_several_threads() -> None:
    answers: dict[int, object] = {}

    def ask(number: int) -> None:
        answers[number] = run_each(behave, [(f"{number}",), ("abort",)])[0]

    threads = [threading.Thread(target=ask, args=(number,)) for number in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert answers == {0: "0", 1: "1", 2: "2"}


def test_a_function_that_cannot_be_imported_is_no_exception(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(behave, "__module__", "__main__")
    monkeypatch.setattr(sys.modules["__main__"], "behave", behave, raising=False)
    (answer,) = run_each(behave, [("x",)])
    assert answer == Death("crash", "the helper ended early")


SEEDS = [make.xlsx(), make.xls(), make.package(make.worksheet('<row r="1"><c r="A1"><f>1</f></c></row>'))]


@st.composite
def damaged(draw: st.DrawFn) -> bytes:
    """A sound workbook with a few bytes overwritten and perhaps its end missing."""
    content = bytearray(draw(st.sampled_from(SEEDS)))
    for position in draw(st.lists(st.integers(0, len(content) - 1), max_size=20)):
        content[position] = draw(st.integers(0, 255))
    return bytes(content[: draw(st.one_of(st.none(), st.integers(0, len(content))))])


XML = st.sampled_from(
    ["<row>", "</row>", '<c r="A1">', '<c t="e">', "<c>", "</c>", "<f>", "</f>", "<v>", "</v>", "<f/>", "#REF!", "9"]
)
SCRAMBLED = st.lists(XML, max_size=30).map(lambda pieces: make.package(make.worksheet("".join(pieces))))


@settings(max_examples=5, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(st.lists(st.one_of(st.binary(), damaged(), SCRAMBLED), min_size=30, max_size=40))
def test_damaged_files_are_read_or_refused(contents: list[bytes]) -> None:
    for answer in run_each(outcome, [(content,) for content in contents]):
        # The process may die of a damaged file (that is what it is for), but our own code must not fail.
        assert not isinstance(answer, Death) or "Traceback" not in answer.detail or "PanicException" in answer.detail
