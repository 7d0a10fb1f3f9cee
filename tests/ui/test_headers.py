"""What the server adds to replies, against a small app standing where Streamlit stands."""

import asyncio
from concurrent.futures import ThreadPoolExecutor

from starlette.types import Message, Receive, Scope, Send

from dashboard.ui.headers import HEADERS, FirstPage, SecurityHeaders

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
        assert headers["content-security-policy"] == HEADERS["Content-Security-Policy"]
        assert "http:" not in headers["content-security-policy"]
        assert headers["x-content-type-options"] == "nosniff"


def test_the_page_knows_where_it_is_and_is_japanese() -> None:
    headers, body = ask("/online")
    assert b'<html lang="ja"><head><script>' in body
    assert b"BACKEND_BASE_URL" in body
    assert int(headers["content-length"]) == len(body)


def test_other_files_pass_untouched() -> None:
    headers, body = ask("/style.css")
    assert body == b"<head> in a style sheet"
    assert int(headers["content-length"]) == len(body)
