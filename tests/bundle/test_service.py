"""How the machine starts it: the unit's rights, the launchers, what the city says of the server."""

import os
import re
import shutil
import socket
import subprocess
import threading
from pathlib import Path

import pytest

from bundle.installer import service
from bundle.installer.place import Place
from dashboard.errors import DashboardError

PLACE = Place(Path("/opt/dx-dashboard"))


def test_the_unit_gives_it_nothing_but_its_data() -> None:
    lines = service.unit(PLACE).splitlines()
    assert {
        *(
            "User=dx-dashboard",
            "NoNewPrivileges=yes",
            "ProtectSystem=strict",
            'ReadWritePaths="/opt/dx-dashboard/data"',
        ),
        *("CapabilityBoundingSet=", "PrivateTmp=yes", "UMask=0077", "ProtectHome=yes"),
        'ExecStart="/opt/dx-dashboard/dx-dashboard" start',
    } <= {*lines}
    assert [line for line in lines if line.startswith("ReadWritePaths")] == ['ReadWritePaths="/opt/dx-dashboard/data"']
    assert "ProtectHome=read-only" in service.unit(Place(Path("/home/joho/dx-dashboard")))


def test_systemd_takes_the_unit(tmp_path: Path) -> None:
    if not shutil.which("systemd-analyze"):
        pytest.skip("systemd-analyze is not here: NOT TESTED")
    place = Place(tmp_path)
    service.launchers(place)
    (tmp_path / f"{service.NAME}.service").write_text(service.unit(place), encoding="utf-8")
    for command in (("verify", "--man=no"), ("security", "--offline=yes", "--threshold=20")):
        line = ["systemd-analyze", *command, str(tmp_path / f"{service.NAME}.service")]
        done = subprocess.run(line, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stdout + done.stderr
        assert not re.search("Unknown|Failed|ignoring", done.stderr)


def test_what_the_city_says_of_the_server_stays(tmp_path: Path) -> None:
    place = Place(tmp_path)
    service.launchers(place)
    assert service.port(place) == 8501
    own = '[server]\nport = 8600\nallowedHosts = ["a.example", "b.example"]\nenableXsrfProtection = true\n'
    (tmp_path / service.OPTIONS).write_text(own, encoding="utf-8-sig")
    service.launchers(place)
    assert service.port(place) == 8600
    assert service.options(place) == [
        *("--server.port=8600", "--server.allowedHosts=a.example", "--server.allowedHosts=b.example"),
        "--server.enableXsrfProtection=true",
    ]
    (tmp_path / service.OPTIONS).write_text("[server]\nport = \n", encoding="utf-8")
    with pytest.raises(DashboardError, match=r"server\.toml を読めません"):
        service.options(place)


def test_the_launcher_starts_what_the_pointer_names(tmp_path: Path) -> None:
    """From any folder, with any name of a place."""
    place = Place(tmp_path / "庁内 の場所")
    version = place.version("1.0.0-x-py311")
    (version / "python" / "bin").mkdir(parents=True)
    (version / "python" / "bin" / "python").symlink_to("/bin/echo")
    service.launchers(place)
    place.switch("1.0.0-x-py311")
    done = subprocess.run(
        [place.folder / service.NAME, "status"], cwd=os.sep, capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == f"{version}/program/bundle/installer --place {place.folder} status"


@pytest.mark.parametrize(
    ("reply", "told"),
    [
        (b'HTTP/1.0 200 OK\r\n\r\n{"status": "ok"}', {"status": "ok"}),
        (b'HTTP/1.0 503 Service Unavailable\r\n\r\n{"status": "wrong"}', {"status": "wrong"}),
        (b"HTTP/1.0 404 Not Found\r\n\r\n<html>", {}),
        (b"HTTP/1.0 200 OK\r\n\r\n[1]", {}),
        (b"SSH-2.0\r\n", {}),
    ],
)
def test_who_answers_at_the_port(reply: bytes, told: dict[str, str], tmp_path: Path) -> None:
    """Ours, well or not; or somebody else's, who is not taken for ours."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        (tmp_path / service.OPTIONS).write_text(f"[server]\nport = {server.getsockname()[1]}\n", encoding="utf-8")
        answering = threading.Thread(target=_answer, args=(server, reply))
        answering.start()
        assert service.health(Place(tmp_path)) == told
        answering.join()
    assert service.health(Place(tmp_path)) is None


def _answer(server: socket.socket, reply: bytes) -> None:
    there, _ = server.accept()
    with there:
        there.recv(65536)
        there.sendall(reply)
