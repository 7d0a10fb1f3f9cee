"""A server of Spark Connect on this machine, which nobody else reaches."""

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
        "spark.sql.shuffle.partitions": 4,
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
    """The addresses at which a process listens, as the system says."""
    found = subprocess.run(["ss", "--tcp", "--listening", "--numeric", "--processes", "--no-header"],
                           capture_output=True, text=True, check=True).stdout  # fmt: skip
    lines = [line.split() for line in found.splitlines() if f"pid={process}," in line]
    return {line[3].rpartition(":")[0].strip("[]").removeprefix("::ffff:") for line in lines}


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
