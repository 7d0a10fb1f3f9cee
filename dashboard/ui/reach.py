"""Under which name other PCs of the network reach this server, if they do: a link that was copied must open there."""

import socket
from collections.abc import Iterator
from contextlib import suppress
from functools import cache
from ipaddress import ip_address

import streamlit as st


@cache
def host() -> str | None:
    """The name, as it stands in an address; None where only this PC opens the page."""
    return name(st.get_option("server.address"), tuple(st.get_option("server.allowedHosts") or ()))


def name(listening: str | None, allowed: tuple[str, ...]) -> str | None:
    """The name of a server that listens at this address (without one, at all) and goes by these names."""
    if not listening or listening in ("0.0.0.0", "::"):
        return next((each for each in (*allowed, *_own_addresses()) if not is_loopback(each)), None)
    return None if is_loopback(listening) else f"[{listening}]" if ":" in listening else listening


def is_loopback(address: str) -> bool:
    """Whether this address leads to this PC and to no other."""
    try:
        return ip_address(address).is_loopback
    except ValueError:
        return address == "localhost"


def _own_addresses() -> Iterator[str]:
    with suppress(OSError):
        yield from socket.gethostbyname_ex(socket.gethostname())[2]
    # Nothing is sent: only which of its addresses this PC would speak from. The other one is nobody's (RFC 5737).
    with suppress(OSError), socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as asking:
        asking.connect(("192.0.2.1", 9))
        yield str(asking.getsockname()[0])
