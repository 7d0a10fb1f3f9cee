"""What the server adds to replies, against a small app standing where Streamlit stands."""

import asyncio
import base64
import hashlib
import re
from concurrent.futures import ThreadPoolExecutor

from starlette.types import Message, Receive, Scope, Send

from dashboard.ui.headers import POLICY, FirstPage, SecurityHeaders

PAGE = b'<html lang="en"><head><title>x</title></head></html>'


async def app(scope: Scope, receive: Receive, send: Send) -> None:
    kind = b"text/html; charset=utf-8" if scope["path"] == "/online" else b"text/css"
    body = PAGE if scope["path"] == "/online" else b"<head> in a style sheet"
    headers = [(b"content-type", kind), (b"content-length", str(len(body)).encode())]
    await send({"type": "http.response.start", "status": 200, "headers": headers})
    await send({"type": "http.response.body", "body": body[:10], "more_body": True})
    await send({"type": "http.response.body", "body": body[10:]})


def ask(path: str) -> tuple[dict[str, str], bytes]:
    sent: list[Message] = []

    async def receive() -> Message:
        return {"type": "http.request"}

    async def send(message: Message) -> None:
        sent.append(message)

    scope = {"type": "http", "path": path, "headers": [(b"accept", b"text/html,*/*"), (b"accept-encoding", b"gzip")]}
    with ThreadPoolExecutor(1) as elsewhere:  # whatever event loop this thread may have
        elsewhere.submit(asyncio.run, SecurityHeaders(FirstPage(app))(scope, receive, send)).result()
    headers = {name.decode(): value.decode() for name, value in sent[0]["headers"]}
    return headers, b"".join(message.get("body", b"") for message in sent[1:])


def test_every_reply_stays_on_this_machine() -> None:
    for path in ("/online", "/style.css"):
        headers, _ = ask(path)
        said = headers["content-security-policy"]
        policy = {part.split()[0]: part.split()[1:] for part in said.split("; ")}
        assert policy.keys() == POLICY.keys()
        assert "http:" not in said and "https:" not in said and "*" not in said
        assert policy["form-action"] == ["'self'"]
        assert policy["object-src"] == policy["base-uri"] == policy["frame-ancestors"] == ["'none'"]
        assert headers["x-content-type-options"] == "nosniff"


def test_of_the_scripts_in_a_page_only_those_that_stand_there_may_run() -> None:
    headers, body = ask("/online")
    written = re.findall(rb"<script>(.*?)</script>", body, re.DOTALL)
    allowed = re.search(r"script-src ([^;]*)", headers["content-security-policy"])
    assert allowed and written
    digests = [base64.b64encode(hashlib.sha256(script).digest()).decode() for script in written]
    assert allowed[1].split() == ["'self'", *(f"'sha256-{digest}'" for digest in digests)]
    headers, _ = ask("/style.css")
    assert "script-src 'self';" in headers["content-security-policy"]


def test_the_page_knows_where_it_is_and_is_japanese() -> None:
    headers, body = ask("/online")
    assert b'<html lang="ja"><head><script>' in body
    assert b"BACKEND_BASE_URL" in body
    assert int(headers["content-length"]) == len(body)


def test_other_files_pass_untouched() -> None:
    headers, body = ask("/style.css")
    assert body == b"<head> in a style sheet"
    assert int(headers["content-length"]) == len(body)
