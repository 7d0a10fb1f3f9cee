"""What only this server knows, and the proxy or the OpenID provider: each in a file of its own, its owner's only."""

import hmac
import secrets
from pathlib import Path
from typing import Final

from dashboard.disk import faults, files, owner

FILE: Final = "proxy.secret"
"""Whoever sends it is the city's proxy."""
CLIENT: Final = "client.secret"
"""By which the OpenID provider knows this server; made there, and kept here."""
COOKIE: Final = "cookie.secret"
"""With which the cookies of those who signed in are signed."""
HEADER: Final = "X-DX-Proxy-Secret"


def kept(folder: Path, file: str = FILE) -> str:
    """The secret; empty where there is none yet. A file that cannot be read is none: then nobody comes in."""
    try:
        return (folder / file).read_text(encoding="ascii").strip()
    except (OSError, UnicodeDecodeError):
        return ""


def made(folder: Path, file: str = FILE) -> str:
    """The secret, made where there is none."""
    if not kept(folder, file):
        keep(folder, secrets.token_urlsafe(32), file)
    return kept(folder, file)


def keep(folder: Path, secret: str, file: str) -> None:
    """Keep a secret. Its file is its owner's only."""
    with faults.told_as("合い言葉を保存できません。"), owner.only():
        folder.mkdir(parents=True, exist_ok=True)
        files.write(folder / file, secret.encode("ascii"))


def is_it(folder: Path, said: str) -> bool:
    """Whether this is the proxy's secret, told in the same time whatever it is."""
    own = kept(folder)
    return bool(own) and hmac.compare_digest(own.encode(), said.encode())
