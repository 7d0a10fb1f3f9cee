"""A server of Spark Connect on this machine, which nobody else reaches."""

import ipaddress
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.servers import free_port

LOOPBACK = "127.0.0.1"
LISTENS = "0A"


@dataclass
class Connect:
    """A running server: its address, and its process."""

    url: str
    process: subprocess.Popen[bytes]


@contextmanager
def connect(folder: Path, master: str = "local[2]") -> Iterator[Connect]:
    """A server until the block ends, writing what it says into this folder."""
    import pyspark

    port, home = free_port(), Path(pyspark.__file__).parent
    said = {
        "spark.connect.grpc.binding.address": LOOPBACK,
        "spark.connect.grpc.binding.port": port,
        "spark.driver.host": LOOPBACK,
        "spark.driver.bindAddress": LOOPBACK,
        "spark.ui.enabled": "false",
        # Small tables in many parts are mostly waiting.
        "spark.sql.shuffle.partitions": 2,
        # It lives for two minutes: code compiled better would be ready when it ends.
        "spark.driver.extraJavaOptions": "-XX:TieredStopAtLevel=1",
        "spark.sql.warehouse.dir": folder / "warehouse",
    }
    line = [str(home / "bin" / "spark-submit"), "--master", master, "--driver-memory", "2g"]
    line += [part for name, value in said.items() for part in ("--conf", f"{name}={value}")]
    line += ["--class", "org.apache.spark.sql.connect.service.SparkConnectServer", "spark-internal"]
    own = {"SPARK_LOCAL_IP": LOOPBACK, "SPARK_HOME": str(home), "PYSPARK_PYTHON": sys.executable}
    with (folder / "spark.log").open("wb") as log:
        process = subprocess.Popen(line, cwd=folder, env={**os.environ, **own}, stdout=log, stderr=log)
        try:
            _wait(process, port, folder / "spark.log")
            yield Connect(f"sc://{LOOPBACK}:{port}", process)
        finally:
            process.kill()
            process.wait()


def listening(process: int) -> set[str]:
    """The addresses at which a process listens, as the system says (/proc/net/tcp, tcp6)."""
    own = {str(each.readlink()) for each in Path(f"/proc/{process}/fd").iterdir() if each.is_symlink()}
    found = set()
    for table in ("tcp", "tcp6"):
        for line in Path(f"/proc/{process}/net/{table}").read_text(encoding="ascii").splitlines()[1:]:
            _, local, _, state, *_, inode = line.split()[:10]
            if state == LISTENS and f"socket:[{inode}]" in own:
                found.add(_address(local.partition(":")[0]))
    return found


def _address(words: str) -> str:
    """An address as /proc writes it: words of 32 bits, each back to front."""
    parts = [bytes.fromhex(words[place : place + 8])[::-1] for place in range(0, len(words), 8)]
    address = ipaddress.ip_address(b"".join(parts))
    return str(getattr(address, "ipv4_mapped", None) or address)


def _wait(process: "subprocess.Popen[bytes]", port: int, log: Path) -> None:
    for _ in range(600):
        assert process.poll() is None, log.read_text(errors="replace")[-2000:]
        try:
            socket.create_connection((LOOPBACK, port), 1).close()
        except OSError:
            time.sleep(0.1)
        else:
            return
    raise AssertionError(log.read_text(errors="replace")[-2000:])
