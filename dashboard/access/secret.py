"""What only the proxy and this server know: whoever sends it may say who asks."""

import hmac
import secrets
from pathlib import Path
from typing import Final

from dashboard.disk import faults, files, owner

FILE: Final = "proxy.secret"
HEADER: Final = "X-DX-Proxy-Secret"


def kept(folder: Path) -> str:
    """The secret; empty where there is none yet. A file that cannot be read is none: then nobody comes in."""
    try:
        return (folder / FILE).read_text(encoding="ascii").strip()
    except (OSError, UnicodeDecodeError):
        return ""


def made(folder: Path) -> str:
    """The secret, made where there is none. Its file is its owner's only."""
    if not kept(folder):
        with faults.told_as("プロキシーの合い言葉を作れません。"), owner.only():
            folder.mkdir(parents=True, exist_ok=True)
            files.write(folder / FILE, secrets.token_urlsafe(32).encode())
    return kept(folder)


def is_it(folder: Path, said: str) -> bool:
    """Whether this is the secret, told in the same time whatever it is."""
    own = kept(folder)
    return bool(own) and hmac.compare_digest(own.encode(), said.encode())
