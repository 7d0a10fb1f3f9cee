"""The cookie of somebody who signed in at the OpenID provider. Streamlit signs and reads it; what stands in it is ours:
no name and no token of the provider, only the word by which the sign-in is looked up.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from http.cookies import CookieError, SimpleCookie
from typing import Any, Final
from urllib.parse import urlsplit

from streamlit.auth_util import get_cookie_with_chunks
from streamlit.web.server.server_util import get_cookie_secret
from streamlit.web.server.starlette.starlette_app_utils import create_signed_value, decode_signed_value
from streamlit.web.server.starlette.starlette_server_config import TOKENS_COOKIE_NAME, USER_COOKIE_NAME

NAME: Final = USER_COOKIE_NAME
WORD: Final = "sign_in"
_OF_STREAMLIT: Final = ("origin", "is_logged_in", "provider")
"""What Streamlit asks of its cookie."""
Header = tuple[bytes, bytes]


def claims(cookies: Mapping[str, str]) -> dict[str, Any]:
    """What stands in the cookie; nothing where there is none, or where it is not as it was signed."""

    def single(name: str) -> bytes | None:
        value = cookies.get(name)
        return decode_signed_value(get_cookie_secret(), name, value) if value else None

    try:
        return dict(json.loads(get_cookie_with_chunks(single, NAME) or "{}"))
    except ValueError:
        return {}


def word(cookies: Mapping[str, str]) -> str:
    """The word of the sign-in; empty where there is none."""
    return str(claims(cookies).get(WORD, ""))


def made(said: Mapping[str, Any], own: str) -> str:
    """The cookie that is set instead of Streamlit's. It goes with the browser's session."""
    kept = json.dumps({**{name: said[name] for name in _OF_STREAMLIT}, WORD: own})
    value = create_signed_value(get_cookie_secret(), NAME, kept).decode()
    return f"{NAME}={value}; HttpOnly; SameSite=lax; Path=/"


def given(headers: Iterable[Header]) -> dict[str, str]:
    """The cookies that a reply sets."""
    found: SimpleCookie = SimpleCookie()
    for name, value in headers:
        if name.lower() == b"set-cookie":
            try:
                found.load(value.decode("latin-1"))
            except CookieError:
                continue
    return {name: each.value for name, each in found.items() if each.value}


def is_of_a_sign_in(header: Header) -> bool:
    """Whether this sets a cookie of Streamlit's that says who signed in, or carries tokens of the provider."""
    return header[0].lower() == b"set-cookie" and header[1].startswith((NAME.encode(), TOKENS_COOKIE_NAME.encode()))


def flagged(headers: Iterable[Header], root: str) -> Iterator[Header]:
    """Every cookie of a reply for the dashboard's own address only, and for TLS only where that is spoken."""
    place = urlsplit(root)
    for name, value in headers:
        if name.lower() != b"set-cookie":
            yield name, value
            continue
        first, *rest = value.decode("latin-1").split("; ")
        kept = [each for each in rest if not each.lower().startswith("path=") and each.lower() != "secure"]
        secure = ["Secure"] if place.scheme == "https" else []
        yield name, "; ".join([first, *kept, f"Path={place.path}", *secure]).encode("latin-1")
