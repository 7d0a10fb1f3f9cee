"""Servers of their own, and a browser, for what is measured."""

import contextlib
import os
import shutil
import socket
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager
from pathlib import Path
from typing import NamedTuple

from playwright.sync_api import Browser, Playwright

from dashboard.settings import ROOT


class Server(NamedTuple):
    """A server that runs: its address, and its process."""

    url: str
    pid: int


def serving(script: str, data: Path, checkout: Path = ROOT) -> AbstractContextManager[Server]:
    """A page of Streamlit's."""
    return running(["streamlit", "run", script, "--server.port"], data, checkout)


@contextlib.contextmanager
def running(module: Sequence[str], data: Path, checkout: Path = ROOT) -> Iterator[Server]:
    """A server of its own on this machine; ended by its own process. ``module`` and its arguments, a port the last."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    process = subprocess.Popen(
        [sys.executable, "-m", *module, str(port)],
        cwd=checkout,
        env={**os.environ, "DASHBOARD_DATA": str(data)},
        stdout=subprocess.PIPE,
    )
    assert process.stdout
    try:
        next(line for line in process.stdout if b"URL" in line)
        yield Server(f"http://127.0.0.1:{port}", process.pid)
    finally:
        process.terminate()
        process.communicate()


def chromium(playwright: Playwright) -> Browser:
    """The machine's own Chromium, or Playwright's."""
    found = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    return playwright.chromium.launch(executable_path=found, args=["--no-sandbox"])
