"""The door of a real server: what it answers to its own pages, and to everybody else."""

import http.client
import json
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from websockets.exceptions import InvalidStatus
from websockets.sync.client import connect
from websockets.typing import Origin, Subprotocol

from dashboard.settings import ROOT
from dashboard.ui.door import OPEN
from tests.servers import Server, serving

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def server(sample_folder: Path) -> Iterator[Server]:
    with serving(sample_folder) as running:
        yield running


def ask(server: Server, path: str, method: str = "GET", **headers: str) -> tuple[int, dict[str, str], bytes]:
    """Status, headers and body of a reply."""
    place = urlsplit(server.url)
    connection = http.client.HTTPConnection(str(place.hostname), place.port, timeout=60)
    connection.request(method, path, headers=headers)
    reply = connection.getresponse()
    body = reply.read()
    connection.close()
    return reply.status, {name.lower(): value for name, value in reply.getheaders()}, body


def opens(server: Server, origin: str | None, host: str | None = None) -> bool:
    """Whether a websocket opens for a page of this origin."""
    address = f"{server.url.replace('http', 'ws')}/_stcore/stream"
    given = None if origin is None else Origin(origin)
    more = {"Host": host} if host else {}
    try:
        with connect(address, origin=given, subprotocols=[Subprotocol("streamlit")], additional_headers=more):
            return True
    except InvalidStatus as refused:
        assert refused.response.status_code == 403
        return False


def test_the_websocket_opens_for_pages_of_this_server(server: Server) -> None:
    assert opens(server, server.url)


@pytest.mark.parametrize(
    "origin",
    [
        None,
        "null",
        "http://localhost:1",
        "http://127.0.0.1",
        "http://127.0.0.1:1",
        "https://evil.example",
        "http://127.0.0.1.evil.example",
        "file://",
    ],
)
def test_the_websocket_opens_for_no_other(server: Server, origin: str | None) -> None:
    assert not opens(server, origin)


def test_the_other_name_of_this_machine_is_another_origin(server: Server) -> None:
    """The page under localhost may open it there; it may not open it under 127.0.0.1."""
    assert not opens(server, server.url.replace("127.0.0.1", "localhost"))


def test_a_name_that_is_led_here_is_refused(server: Server) -> None:
    """DNS rebinding: the browser takes this server for another site and asks it as that."""
    port = urlsplit(server.url).port
    for host in ("evil.example", f"evil.example:{port}", "127.0.0.1:1", ""):
        assert ask(server, "/online", Host=host)[0] == 403, host
    assert ask(server, "/online", Host=f"localhost:{port}")[0] == 200
    connection = http.client.HTTPConnection("127.0.0.1", port)
    connection.putrequest("GET", "/online", skip_host=True)
    connection.endheaders()
    assert connection.getresponse().status in (400, 403)
    connection.close()


@pytest.mark.parametrize(
    "path",
    [
        "/_stcore/metrics",
        "/_stcore/agent/openapi.json",
        "/_stcore/agent/interact",
        "/_stcore/agent/mcp",
        "/_stcore/agent/mcp/",
        "/_stcore/upload_file/session/file",
        "/_stcore/script-health-check",
        "/_stcore/bidi-components/x",
        "/online/_stcore/metrics",
        "/%5fstcore/metrics",
    ],
)
@pytest.mark.parametrize("method", ["GET", "POST", "PUT", "OPTIONS"])
def test_what_no_page_needs_is_closed(server: Server, path: str, method: str) -> None:
    status, headers, body = ask(server, path, method)
    assert (status, body) == (404, b"")
    assert headers["x-content-type-options"] == "nosniff", "refusals have the strict headers too"


def test_monitoring_is_told_how_things_are(server: Server) -> None:
    status, headers, body = ask(server, "/health")
    assert (status, json.loads(body)["status"]) == (200, "ok")
    assert (headers["content-type"], headers["cache-control"]) == ("application/json", "no-store")
    assert headers["x-content-type-options"] == "nosniff"
    assert ask(server, "/health", Host="evil.example")[0] == 403


def test_no_foreign_site_may_speak_to_the_page(server: Server) -> None:
    status, _, body = ask(server, "/_stcore/host-config")
    assert status == 200
    assert json.loads(body)["allowedOrigins"] == []
    assert b"://" not in body


def test_no_reply_is_for_another_origin(server: Server) -> None:
    """A page of another port may not read what this one answers."""
    for path in ("/online", *sorted(OPEN)):
        assert ask(server, path, Origin="http://localhost:1")[0] == 403
    status, headers, _ = ask(server, "/_stcore/health", Origin=server.url)
    assert status == 200
    assert headers.get("access-control-allow-origin") in (None, server.url)


def test_no_page_has_an_uploader_of_streamlits() -> None:
    """It keeps uploads in memory, without a limit for all of them; ours goes to disk (test_receive)."""
    sources = [*ROOT.glob("pages/**/*.py"), *ROOT.glob("dashboard/**/*.py")]
    uploads = [path.name for path in sources if "file_uploader(" in path.read_text(encoding="utf-8")]
    assert uploads == []
    assert not [path for path in OPEN if "upload" in path]
