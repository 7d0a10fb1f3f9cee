"""Files come in from this server's own pages only, into a batch that one of them began, and not more than may be."""

import asyncio
from pathlib import Path
from typing import Any

import pytest
from starlette.types import Message, Receive, Scope, Send

from dashboard.ui.receive import ADDRESS, Uploads
from dashboard.uploads import batches

OWN = (b"origin", b"http://127.0.0.1:8501")


async def beyond(scope: Scope, receive: Receive, send: Send) -> None:
    await send({"type": "http.response.start", "status": 299, "headers": []})
    await send({"type": "http.response.body", "body": b"beyond"})


def sent(
    path: str, *parts: bytes, name: str = "%E4%B8%80%E8%A6%A7.csv", method: str = "POST", headers: Any = (OWN,)
) -> tuple[int, str]:
    """Status and text of what the server answers to a file that arrives in parts."""
    answers: list[Message] = []
    waiting = [{"type": "http.request", "body": part, "more_body": True} for part in parts]
    waiting.append({"type": "http.request", "body": b"", "more_body": False})

    async def receive() -> Message:
        return waiting.pop(0)

    async def send(message: Message) -> None:
        answers.append(message)

    scope = {
        "type": "http", "method": method, "path": path, "query_string": f"name={name}".encode(), "headers": [*headers],
    }  # fmt: skip
    asyncio.run(Uploads(beyond)(scope, receive, send))
    return answers[0]["status"], answers[1]["body"].decode()


@pytest.fixture
def batch(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.setenv("DASHBOARD_DATA", str(tmp_path))
    return batches.begin(tmp_path)


def kept(tmp_path: Path, batch: str) -> dict[str, bytes]:
    place = batches.batch(tmp_path, batch)
    assert place
    return {each.name: each.content for each in batches.sources(place, batches.names(place))}


def test_a_file_is_kept_as_it_came(tmp_path: Path, batch: str) -> None:
    assert sent(f"{ADDRESS}{batch}", b"a,", b"b") == (204, "")
    assert kept(tmp_path, batch) == {"一覧.csv": b"a,b"}


@pytest.mark.parametrize("path", [f"{ADDRESS}{'x' * 22}", f"{ADDRESS}../ledger.sqlite3"])
def test_nowhere_else(batch: str, path: str) -> None:
    status, said = sent(path, b"x")
    assert status == 404 and "読み込み直して" in said


def test_the_first_file_begins_a_batch(tmp_path: Path, batch: str) -> None:
    status, begun = sent(ADDRESS)
    assert (status, kept(tmp_path, begun)) == (200, {}) and begun != batch


def test_where_nothing_can_be_kept_it_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As on a disk that cannot be written to; the page itself is drawn all the same."""
    (tmp_path / batches.FOLDER).write_bytes(b"no folder")
    monkeypatch.setenv("DASHBOARD_DATA", str(tmp_path))
    status, said = sent(ADDRESS)
    assert status == 422 and "受け取る場所を用意できません" in said


def test_no_other_page_and_no_other_way(tmp_path: Path, batch: str) -> None:
    assert sent(f"{ADDRESS}{batch}", b"x", headers=())[0] == 405
    assert sent(ADDRESS, headers=())[0] == 405
    assert sent(f"{ADDRESS}{batch}", b"x", method="GET")[0] == 405
    assert kept(tmp_path, batch) == {}


def test_too_large_is_said_in_japanese(tmp_path: Path, batch: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(batches, "LARGEST_SENT", 3)
    monkeypatch.setattr(batches, "LARGEST", 2)
    assert sent(f"{ADDRESS}{batch}", b"12", b"34") == (413, "「一覧.csv」は大きすぎます（1ファイル0MBまで）。")
    status, said = sent(f"{ADDRESS}{batch}", b"123")
    assert status == 422 and "大きすぎます" in said
    assert kept(tmp_path, batch) == {}


def test_other_addresses_go_on() -> None:
    assert sent("/online", method="GET") == (299, "beyond")
