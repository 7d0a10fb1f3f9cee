"""A real server on this machine, showing a data folder."""

import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from dashboard.settings import ROOT


@dataclass
class Server:
    """A server on this machine, showing the data folder it was given."""

    url: str
    folder: Path
    process: int


@contextmanager
def serving(folder: Path, port: int | None = None, *options: str) -> Iterator[Server]:
    """A fresh server of this folder, until the block ends; on a free port, or where one was before."""
    port = port or free_port()
    command = [sys.executable, "-m", "streamlit", "run", "serve.py", "--server.port", str(port), *options]
    environment = {**os.environ, "DASHBOARD_DATA": str(folder)}
    process = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    assert process.stdout
    try:
        for line in process.stdout:
            if b"URL" in line:
                break
        yield Server(f"http://127.0.0.1:{port}", folder, process.pid)
    finally:
        process.terminate()
        process.communicate()


def free_port() -> int:
    """A port of this machine that nobody listens at."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])
