"""A city's OpenID provider on this machine: npm's oidc-provider, as tests/ensure_programs.sh installs it."""

import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.servers import free_port

HERE = Path(__file__).parent
CLIENT, SECRET = "dx", "a secret of the provider and the dashboard"


@contextmanager
def serving(port: int, redirect: str) -> Iterator[str]:
    """The address at which it describes itself, until the block ends. It sends people back to ``redirect``."""
    node = shutil.which("node")
    assert node and (HERE / "node_modules").exists(), "run tests/ensure_programs.sh"
    process = subprocess.Popen(
        [node, str(HERE / "provider.mjs"), str(port), redirect, SECRET], stdout=subprocess.PIPE, text=True
    )
    assert process.stdout
    try:
        assert "ready" in process.stdout.readline()
        yield f"http://127.0.0.1:{port}/.well-known/openid-configuration"
    finally:
        process.terminate()
        process.communicate()


__all__ = ["CLIENT", "SECRET", "free_port", "serving"]
