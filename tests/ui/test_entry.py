"""Who comes in: by default this machine alone; by a proxy, whom the proxy names and nobody who only says so."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from websockets.exceptions import InvalidStatus
from websockets.sync.client import connect
from websockets.typing import Origin, Subprotocol

from dashboard.access import audit, pace, secret
from dashboard.disk.owner import OTHERS
from dashboard.ui import entry
from tests.access.people import settings_of
from tests.servers import Server, serving
from tests.ui.test_door import ask


def scope(peer: str, **headers: str) -> dict[str, Any]:
    told = [(name.lower().replace("_", "-").encode(), value.encode()) for name, value in headers.items()]
    return {"type": "http", "path": "/online", "client": (peer, 50000), "headers": told}


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("DASHBOARD_DATA", str(tmp_path))
    return tmp_path


@pytest.mark.parametrize(
    ("peer", "is_in"), [("127.0.0.1", True), ("::1", True), ("10.0.0.9", False), ("", False), ("127.0.0.1.evil", False)]
)
def test_without_settings_this_machine_alone(folder: Path, peer: str, is_in: bool) -> None:
    pace._counted.storage.reset()
    refusal = entry.refused(scope(peer, X_Remote_User="戦略室@city"))
    assert (refusal is None) == is_in
    if refusal:
        assert refusal == (403, entry.ONLY_HERE)
        assert [each.place for each in audit.acts(folder)] == [peer]
    assert entry.person(scope(peer)).name == "", "a header says nothing here"


def test_who_knocks_without_end_is_written_down_once(folder: Path) -> None:
    pace._counted.storage.reset()
    for _ in range(50):
        entry.refused(scope("10.0.0.9"))
    assert len(audit.acts(folder)) == 1


def test_settings_that_cannot_be_read_let_nobody_in_from_elsewhere(folder: Path) -> None:
    (folder / "settings.toml").write_text("[access]\nway = ", encoding="utf-8")
    status, said = entry.refused(scope("10.0.0.9")) or (0, "")
    assert status == 503 and "settings.toml を読めません" in said
    assert entry.refused(scope("127.0.0.1"), is_public=True) is None, "the page says what is wrong"
    assert entry.refused(scope("127.0.0.1")), "and nothing of the city goes out"


def test_a_secret_is_its_owners_and_made_once(tmp_path: Path) -> None:
    assert not secret.is_it(tmp_path, ""), "none is nobody's"
    made = secret.made(tmp_path)
    assert secret.made(tmp_path) == made and len(made) >= 40
    assert secret.is_it(tmp_path, made) and not secret.is_it(tmp_path, made[:-1])
    assert not (tmp_path / secret.FILE).stat().st_mode & OTHERS


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory, sample_folder: Path) -> Iterator[Server]:
    import shutil

    made = tmp_path_factory.mktemp("proxy") / "data"
    shutil.copytree(sample_folder, made)
    secret.made(settings_of(made))
    with serving(made) as running:
        yield running


def named(server: Server, person: str, groups: str = "", said: str | None = None) -> dict[str, str]:
    """The headers with which a proxy asks."""
    own = secret.kept(server.folder) if said is None else said
    named = {"X-Remote-User": person.encode().decode("latin-1"), secret.HEADER: own}
    return named | ({"X-Remote-Groups": groups.encode().decode("latin-1")} if groups else {})


@pytest.mark.slow
def test_nobody_comes_in_past_the_proxy(server: Server) -> None:
    assert ask(server, "/online")[0] == 403
    assert ask(server, "/online", **{"X-Remote-User": "senryaku@city"})[0] == 403, "a forged header"
    assert ask(server, "/online", **named(server, "senryaku@city", said="wrong"))[0] == 403
    assert ask(server, "/online", **named(server, ""))[0] == 401
    assert ask(server, "/health")[0] == 200, "the city's monitoring"
    status, _, body = ask(server, "/_stcore/health")
    assert status == 403 and entry.NO_PROXY in body.decode()
    assert ask(server, "/online", **named(server, "senryaku@city"))[0] == 200
    refused = [each for each in audit.acts(server.folder) if each.outcome == audit.REFUSED]
    assert {each.subject for each in refused} == {entry.NO_PROXY, entry.NO_NAME}


@pytest.mark.slow
def test_the_page_opens_for_whom_the_proxy_names(server: Server) -> None:
    address = f"{server.url.replace('http', 'ws')}/_stcore/stream"

    def opens(origin: str, headers: dict[str, str]) -> bool:
        try:
            with connect(
                address, origin=Origin(origin), subprotocols=[Subprotocol("streamlit")], additional_headers=headers
            ):
                return True
        except InvalidStatus as refused:
            assert refused.response.status_code == 403
            return False

    assert opens(server.url, named(server, "senryaku@city"))
    assert not opens(server.url, {"X-Remote-User": "senryaku@city"})
    assert not opens("https://evil.example", named(server, "senryaku@city")), "a page of another site"


@pytest.mark.slow
def test_files_come_in_from_who_may_send_them(server: Server) -> None:
    def begun(person: str, groups: str = "") -> tuple[int, str]:
        headers = {**named(server, person, groups), "Origin": server.url}
        status, _, body = ask(server, "/uploads/", "POST", **headers)
        return status, body.decode()

    status, said = begun("閲覧@city")
    assert status == 422 and "資料を送ることができるのは、課担当・戦略室の役割の人です" in said
    status, batch = begun("someone", "戦略室")
    assert status == 200 and len(batch) == 22
    told = audit.acts(server.folder)[0]
    assert (told.by, told.act, told.outcome) == ("閲覧@city", "資料を送ること", audit.REFUSED)
