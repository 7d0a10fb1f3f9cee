"""Debian's nginx with docs/nginx.conf as it stands, on this machine, before one or two real servers."""

import getpass
import re
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from dashboard.access import secret
from dashboard.settings import ROOT
from tests.servers import Server, free_port

NAME = "localhost"
PASSWORD = "合図"
WRAP = """
{user}daemon off; pid {place}/nginx.pid; error_log {place}/error.log; events {{ worker_connections 512; }}
http {{
    include /etc/nginx/mime.types; access_log off;
    client_body_temp_path {place}/body; proxy_temp_path {place}/proxy; fastcgi_temp_path {place}/fastcgi;
    uwsgi_temp_path {place}/uwsgi; scgi_temp_path {place}/scgi;
    include {place}/dashboard.conf;
}}
"""


@contextmanager
def before(servers: list[Server], people: list[str], place: Path, port: int | None = None) -> Iterator[str]:
    """The address of the dashboard behind nginx, until the block ends. ``people`` sign in by name and PASSWORD; where
    there are none, the dashboard signs people in.
    """
    place.mkdir(parents=True, exist_ok=True)
    port = port or free_port()
    _certificate(place)
    (place / "users").write_text("".join(f"{each}:{{PLAIN}}{PASSWORD}\n" for each in people), encoding="utf-8")
    second = f"server {servers[1].url.removeprefix('http://')};" if len(servers) > 1 else ""
    filled = {
        "PORT": servers[0].url.rpartition(":")[2], "SECOND": second, "LISTEN": f"127.0.0.1:{port}", "NAME": NAME,
        "CERTIFICATE": f"{place}/cert.pem", "KEY": f"{place}/key.pem", "USERS": f"{place}/users",
        "SECRET": secret.kept(servers[0].folder),
    }  # fmt: skip
    text = (ROOT / "docs" / "nginx.conf").read_text(encoding="utf-8")
    for name, value in filled.items():
        text = text.replace(f"@{name}@", value)
    if not people:
        text = re.sub(r"(?m)^ *auth_basic.*\n", "", text)
    assert not re.search("@[A-Z]+@", text), "every place is filled in"
    (place / "dashboard.conf").write_text(text, encoding="utf-8")
    (place / "nginx.conf").write_text(WRAP.format(place=place, user=_user()), encoding="utf-8")
    process = subprocess.Popen([str(program()), "-c", f"{place}/nginx.conf", "-p", str(place)], stderr=subprocess.PIPE)
    try:
        _wait(port)
        yield f"https://{NAME}:{port}/dx"
    finally:
        process.terminate()
        process.communicate()


def program() -> str | None:
    """Where it is; tests/ensure_programs.sh installs it."""
    return shutil.which("nginx", path="/usr/sbin:/usr/bin:/usr/local/sbin")


def _user() -> str:
    """Started by root it would be somebody else, who may not read what is root's."""
    name = getpass.getuser()
    return "user root;\n" if name == "root" else ""


def _certificate(place: Path) -> None:
    if not (place / "cert.pem").exists():
        command = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", f"/CN={NAME}"]
        files = ["-keyout", str(place / "key.pem"), "-out", str(place / "cert.pem")]
        subprocess.run([*command, *files], check=True, capture_output=True)


def _wait(port: int) -> None:
    for _ in range(100):
        with socket.socket() as knock:
            if knock.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)
    raise AssertionError("nginx does not answer")
