"""What the server adds to Streamlit's replies: strict headers, and a first page that knows where it is."""

import base64
import hashlib
import re

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from dashboard.ui import ahead, reach, words
from dashboard.ui.component import FILES

POLICY = {
    "default-src": "'self'",
    "script-src": "'self'",
    # Streamlit and Plotly write styles into their elements.
    "style-src": "'self' 'unsafe-inline'",
    "img-src": "'self' data: blob:",
    "font-src": "'self' data:",
    "connect-src": "'self'",
    "worker-src": "'self' blob:",
    "object-src": "'none'",
    "base-uri": "'none'",
    "form-action": "'self'",
    "frame-ancestors": "'none'",
}
HEADERS = {
    "Content-Security-Policy": "; ".join(f"{what} {whence}" for what, whence in POLICY.items()),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
}
FOUND = 302
NOT_PASSED_ON = {b"accept-encoding", b"if-none-match", b"if-modified-since", b"range"}
INLINE = re.compile(rb"<script>(.*?)</script>", re.DOTALL)

FIRST_SCRIPTS = b"".join(b"<script>" + (FILES / name).read_bytes() + b"</script>" for name in ("first.js", "find.js"))
"""Written into the page: they must have run before any of Streamlit's."""


class SecurityHeaders:
    """ASGI middleware that adds these headers to every reply."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on; add the headers as the reply starts."""

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                headers.update({name: value for name, value in HEADERS.items() if name not in headers})
            await send(message)

        await self.app(scope, receive, send_with_headers if scope["type"] == "http" else send)


class FirstPage:
    """ASGI middleware that puts FIRST_SCRIPTS and what to fetch into the HTML page and says that it is Japanese."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass everything on but HTML, which is held back until whole and then changed."""
        if scope["type"] != "http" or "text/html" not in Headers(scope=scope).get("accept", ""):
            await self.app(scope, receive, send)
            return
        # What is to be changed must arrive whole and plain, also where the browser knows it already and where Streamlit
        # would compress it. The reply is compressed further out.
        plain = [(name, value) for name, value in scope["headers"] if name not in NOT_PASSED_ON]
        # Every page lies one step below the first one: whatever else is asked for leads there.
        up = "../" * (scope["path"].count("/") - 1)
        start: Message | None = None
        body = b""

        async def send_changed(message: Message) -> None:
            nonlocal start, body
            if message["type"] == "http.response.start" and _is_html(message):
                start = message
            elif start is None:
                await send(message)
            else:
                body += message.get("body", b"")
                if message.get("more_body"):
                    return
                if up:
                    await _led(up, send)
                else:
                    whole = changed(body)
                    headers = MutableHeaders(scope=start)
                    headers.update({"content-length": str(len(whole)), "Content-Security-Policy": policy(whole)})
                    await send(start)
                    await send({"type": "http.response.body", "body": whole})

        await self.app({**scope, "headers": plain}, receive, send_changed)


async def _led(where: str, send: Send) -> None:
    """To another page of this server."""
    headers = [(b"location", where.encode()), (b"content-length", b"0")]
    await send({"type": "http.response.start", "status": FOUND, "headers": headers})
    await send({"type": "http.response.body", "body": b""})


def changed(page: bytes) -> bytes:
    """The HTML page as we send it."""
    first = b"<head>" + FIRST_SCRIPTS + ahead.tags()
    host = reach.host()
    about = ('lang="ja"' + (f' data-host="{host}"' if host else "")).encode()
    page = ahead.FONT.sub(b"", page).replace(b"<head>", first).replace(b'lang="en"', about)
    named = page.replace(b"<title>Streamlit</title>", f"<title>{words.TITLE}</title>".encode())
    return named.replace(b'"./static/', f'".{words.ADDRESS}'.encode())


def policy(page: bytes) -> str:
    """The policy of a page: of the scripts written into it, those that stand there now and no other."""
    digests = (base64.b64encode(hashlib.sha256(script).digest()).decode() for script in INLINE.findall(page))
    scripts = " ".join(f"'sha256-{digest}'" for digest in digests)
    return HEADERS["Content-Security-Policy"].replace("script-src 'self'", f"script-src 'self' {scripts}")


def _is_html(start: Message) -> bool:
    return MutableHeaders(scope=start).get("content-type", "").startswith("text/html")
