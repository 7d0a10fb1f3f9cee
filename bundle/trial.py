"""``make installed``: a Linux bundle on an empty machine, which is here a network of its own without a way out.

Unpacked, installed by its own script with the system's Python, served, and asked. Says what it saw; any other end is an
error. Nothing of this checkout, of its packages or of pip's settings is there for it.
"""

import argparse
import errno
import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
import zipfile
from collections.abc import Sequence
from pathlib import Path
from typing import IO, Final

from bundle import make
from bundle.installer import service
from bundle.installer.place import Place

_OUTSIDE: Final = ("192.0.2.1", 80)
"""An address that documents use and nobody has."""


def main(argv: Sequence[str] | None = None) -> None:
    """Make a bundle for this Python if none is named, and try it in a folder that goes afterwards."""
    parser = argparse.ArgumentParser(prog="python -m bundle.trial", description=__doc__)
    parser.add_argument("bundle", type=Path, nargs="?", help="a zip of make bundle")
    parser.add_argument("--inside", type=Path, help=argparse.SUPPRESS)
    arguments = parser.parse_args(argv)
    if arguments.inside:
        _inside(arguments.bundle, arguments.inside)
        return
    python = "{}.{}".format(*sys.version_info[:2])
    bundle = arguments.bundle or make.make(make.ROOT, "linux", [python], make.ROOT / "dist")
    with tempfile.TemporaryDirectory() as folder:
        tried(bundle, Path(folder))


def tried(bundle: Path, folder: Path, said: IO[str] | None = None) -> None:
    """Do it in this folder, in a network that has nothing but itself; what it says goes where ``said`` is."""
    if not shutil.which("unshare"):
        raise SystemExit("unshare is missing (util-linux): a machine without network cannot be made here. NOT TRIED")
    alone = ["unshare", "--net", *([] if os.geteuid() == 0 else ["--map-root-user"])]
    if subprocess.run([*alone, "true"], check=False).returncode:
        raise SystemExit("this system allows no network namespace (see above): NOT TRIED")
    command = [sys.executable, "-m", "bundle.trial", str(bundle.resolve()), "--inside", str(folder)]
    subprocess.run([*alone, *command], cwd=make.ROOT, check=True, stdout=said, stderr=said)


def _inside(bundle: Path, folder: Path) -> None:
    _own_address()
    print(_no_way_out(), flush=True)
    with zipfile.ZipFile(bundle) as packed:
        packed.extractall(folder)
    begun = time.monotonic()
    place = folder / "place"
    _run(folder, "sh", str(folder / "dx-dashboard" / "install.sh"), "--place", str(place), "--no-service")
    print(f"installed in {time.monotonic() - begun:.0f} s", flush=True)
    (folder / "dx-dashboard").rename(folder / "unplugged")
    server = subprocess.Popen([str(place / service.NAME), "start"], env=bare(folder), stdout=subprocess.DEVNULL)
    try:
        while server.poll() is None and not service.health(Place(place)):
            time.sleep(0.2)
        if server.returncode is not None:
            raise SystemExit(f"the server ended with {server.returncode}")
        print(f"/health: {service.health(Place(place))}")
        print(f"page: {_page()}", flush=True)
        _run(folder, str(place / service.NAME), "query", "online/totals", "--format", "csv")
    finally:
        server.terminate()
        server.wait()


def _own_address() -> None:
    """Bring up the loopback of a new network: SIOCSIFFLAGS with IFF_UP, as no program for it need be installed."""
    import fcntl
    import struct

    with socket.socket() as any_socket:
        fcntl.ioctl(any_socket, 0x8914, struct.pack("16sH14x", b"lo", 1))


def _no_way_out() -> str:
    """Proof that nothing outside is reached. Raises SystemExit where it is."""
    routes = Path("/proc/net/route").read_text(encoding="ascii").splitlines()[1:]
    with socket.socket() as attempt:
        attempt.settimeout(2)
        ended = attempt.connect_ex(_OUTSIDE)
    if routes or ended != errno.ENETUNREACH:
        raise SystemExit(f"there is a way out of here: {routes}, {os.strerror(ended)}")
    return f"no route, and outside: {os.strerror(ended)}"


def _page() -> str:
    own = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    with own.open(f"http://127.0.0.1:{service.PORT}/online", timeout=60) as reply:
        return f"{reply.status}, {len(reply.read()):,} bytes"


def bare(folder: Path) -> dict[str, str]:
    """As somebody's who has just signed in to a new machine: the system's Python, and nothing of ours."""
    base = Path(getattr(sys, "_base_executable", sys.executable)).parent
    return {"PATH": f"{base}:/usr/bin:/bin", "HOME": str(folder), "LANG": "C.UTF-8"}


def _run(folder: Path, *command: str) -> None:
    if subprocess.run(command, cwd=folder, env=bare(folder), check=False).returncode:
        raise SystemExit(f"{command[1]} ended with an error")


if __name__ == "__main__":
    main()
