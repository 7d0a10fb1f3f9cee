"""Files under an address that says their version: compressed once, kept; against the real files and a real server."""

import gzip
import http.client
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from dashboard.ui import ahead, chart, kept, words
from tests.servers import Server, serving

MODULES = [words.ADDRESS + file.removeprefix("static/") for file in ahead.modules_needed()]


@pytest.fixture(scope="module")
def server(sample_folder: Path) -> Iterator[Server]:
    with serving(sample_folder) as running:
        yield running


def ask(server: Server, path: str, headers: dict[str, str] | None = None) -> tuple[int, dict[str, str], bytes]:
    with closing(http.client.HTTPConnection(server.url.removeprefix("http://"), timeout=60)) as connection:
        connection.request("GET", path, headers=headers or {"Accept-Encoding": "gzip"})
        reply = connection.getresponse()
        said = {name.lower(): value for name, value in reply.getheaders()}
        return reply.status, said, reply.read()


@pytest.mark.parametrize("address", [*kept.OWN, *MODULES])
def test_a_file_comes_compressed_and_for_good(server: Server, address: str) -> None:
    for _ in range(2):  # the first time, and as it was kept
        status, headers, body = ask(server, address)
        assert status == 200
        assert headers["content-encoding"] == "gzip"
        assert "immutable" in headers["cache-control"]
        assert headers["content-type"].startswith(("text/javascript", "application/javascript"))
        assert "script-src 'self';" in headers["content-security-policy"]
        own = kept.OWN.get(address)
        source = own or ahead.STATIC / words.original(address).lstrip("/")
        assert gzip.decompress(body) == words.in_japanese(address, source.read_bytes())


def test_a_font_is_not_compressed_twice(server: Server) -> None:
    font = next((ahead.STATIC / "static" / "media").glob("MaterialSymbols*.woff2"))
    _, headers, body = ask(server, f"{words.ADDRESS}media/{font.name}")
    assert "content-encoding" not in headers
    assert body == font.read_bytes()


def test_what_is_not_there_is_not_kept(server: Server) -> None:
    """Streamlit sends its page for it."""
    _, headers, _ = ask(server, f"{words.ADDRESS}js/none.js")
    assert headers["content-type"].startswith("text/html")
    assert "immutable" not in headers.get("cache-control", "")
    assert ask(server, f"{chart.ADDRESS}/LICENSE-plotly")[0] == 404


def test_the_first_page_asks_for_what_it_needs_and_for_no_font(server: Server) -> None:
    page = ask(server, "/online", {"Accept": "text/html"})[2].decode()
    assert 'as="font"' not in page
    for address in (*chart.COMPONENT.addresses, *MODULES):
        assert page.count(f'".{address}"') == 1, address


def test_all_files_of_streamlit_come_from_the_address_of_our_words(server: Server) -> None:
    """One module under two addresses would run twice."""
    page = ask(server, "/online", {"Accept": "text/html"})[2].decode()
    assert f'src=".{words.ADDRESS}js/index.' in page
    assert "/static/" not in page
    assert f"<title>{words.TITLE}</title>" in page


def test_who_takes_no_gzip_gets_the_file_too(server: Server) -> None:
    assert ask(server, MODULES[0], {"Accept-Encoding": "identity"})[2].startswith(b"import")


def test_every_element_has_its_module() -> None:
    files = " ".join(ahead.modules_needed())
    assert [name for name in ahead.ELEMENTS if f"/{name}." not in files] == []
