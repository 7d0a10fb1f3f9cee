"""Signing in here, without a browser: what stands in cookies, what Streamlit is told, what may be opened afterwards."""

import io
from pathlib import Path

import pytest
from streamlit import config
from streamlit.proto.BackMsg_pb2 import BackMsg

from dashboard import settings
from dashboard.__main__ import main
from dashboard.access import pace, secret
from dashboard.disk.owner import OTHERS
from dashboard.ui import cookie, entry, provider, sign_in
from tests.access.people import settings_of
from tests.ui.test_entry import scope

TABLE = """
[access]
way = "oidc"
[access.oidc]
metadata = "https://login.city/.well-known/openid-configuration"
client = "dx"
redirect = "https://dx.city/dx/oauth2callback"
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("DASHBOARD_DATA", str(tmp_path))
    return settings_of(tmp_path, TABLE)


def test_unencrypted_requests_come_from_the_machine_itself(folder: Path) -> None:
    pace._counted.storage.reset()
    assert entry.refused(scope("127.0.0.1"), is_public=True) is None
    assert entry.refused(scope("127.0.0.1")) == (401, entry.NO_SIGN_IN)
    assert entry.refused(scope("10.0.0.9"), is_public=True) == (403, entry.NO_TLS)
    config.set_option("server.sslCertFile", "cert.pem")
    try:
        assert entry.refused(scope("10.0.0.9"), is_public=True) is None, "Streamlit speaks TLS itself"
    finally:
        config.set_option("server.sslCertFile", None)


def test_streamlit_is_told_once_all_is_there(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    asked = settings.load().access.oidc
    assert asked
    assert provider.section() == {} and provider.lacks(asked) == provider.NO_SECRET
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("sys.stdin", io.StringIO("s3cret~\n"))
        assert main(["access", "--client-secret"]) == 0
        patch.setattr("sys.stdin", io.StringIO("\n"))
        assert main(["access", "--client-secret"]) == 1
    said = capsys.readouterr()
    assert "s3cret" not in said.out + said.err and "何も保存していません" in said.err
    assert provider.lacks(asked) == provider.OLDER, "a server that runs knows nothing of it"
    told = provider.section()["auth"]
    assert (told["client_secret"], told["redirect_uri"]) == ("s3cret~", "https://dx.city/dx/oauth2callback")
    assert len(told["cookie_secret"]) >= 40 and provider.lacks(asked) is None
    assert not any((folder / name).stat().st_mode & OTHERS for name in (secret.CLIENT, secret.COOKIE))
    assert main(["access"]) == 0
    said = capsys.readouterr()
    assert "戻り先：https://dx.city/dx/oauth2callback" in said.out and "s3cret" not in said.out
    settings_of(folder, TABLE.replace('client = "dx"', 'client = "another"'))
    changed = settings.load().access.oidc
    assert changed and provider.lacks(changed) == provider.OLDER


def test_settings_that_cannot_be_read_tell_streamlit_nothing(folder: Path) -> None:
    secret.keep(folder, "x", secret.CLIENT)
    settings_of(folder, TABLE.replace("https://login", "http://login"))
    assert provider.section() == {}


def test_cookies_are_for_the_dashboards_own_address() -> None:
    given = [(b"set-cookie", b"a=b; HttpOnly; Path=/; SameSite=lax"), (b"content-type", b"x")]
    assert list(cookie.flagged(given, "https://dx.city/dx/")) == [
        (b"set-cookie", b"a=b; HttpOnly; SameSite=lax; Path=/dx/; Secure"),
        (b"content-type", b"x"),
    ]
    assert b"Secure" not in next(cookie.flagged(given, "http://localhost:8501/"))[1]


def test_a_cookie_is_what_was_signed() -> None:
    made = cookie.made({"origin": "https://dx.city", "is_logged_in": True, "provider": "default", "name": "N"}, "word")
    name, _, value = made.partition(";")[0].partition("=")
    assert cookie.word({name: value}) == "word" and "name" not in cookie.claims({name: value})
    for changed in (value[:-1], "." + value, value.swapcase(), "chunks-3"):
        assert cookie.word({name: changed}) == ""


@pytest.mark.parametrize(
    "kept",
    ["https://evil.example", "//evil.example", "/\\evil", "/a/b", "javascript:x", "%2F%2Fevil.example", "/x\r\ny"],
)
def test_nothing_but_a_page_is_opened_afterwards(kept: str) -> None:
    assert sign_in._page(kept) == ""
    assert sign_in._page("%2Fonline%3Fdepartment%3D%25E5") == "./online?department=%E5"


def test_what_is_pressed_after_the_end_is_not_done() -> None:
    said = BackMsg()
    said.rerun_script.page_name, said.rerun_script.fragment_id = "online", "x"
    said.rerun_script.widget_states.widgets.add(id="delete", trigger_value=True)
    anew = BackMsg.FromString(sign_in._drawn_anew(said.SerializeToString()) or b"").rerun_script
    assert (anew.page_name, anew.fragment_id, len(anew.widget_states.widgets)) == ("online", "", 0)
    assert sign_in._drawn_anew(BackMsg(clear_cache=True).SerializeToString()) is None
    assert sign_in._drawn_anew(b"\xff") is None
