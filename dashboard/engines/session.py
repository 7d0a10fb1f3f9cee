"""A session at Spark Connect: opened within seconds, or it is said that nobody answers."""

import socket
import warnings
from typing import Final
from urllib.parse import urlsplit

import grpc

from dashboard.engines.engine import Failed

with warnings.catch_warnings():
    # It does not vouch for pandas 3 yet; only Arrow goes through it here.
    warnings.simplefilter("ignore", FutureWarning)
    from pyspark.errors import PySparkException
    from pyspark.sql import SparkSession
    from pyspark.sql.connect.client.retries import DefaultPolicy

PORT: Final = 15002
"""Spark Connect's usual one."""
PATIENCE: Final = 5
"""Seconds until somebody must have answered: Spark's own client would ask again for many minutes."""
RETRIES: Final = 5
"""How often a session that was lost is asked again, ever later: for about 20 seconds together, not its ten minutes."""


def opened(url: str) -> SparkSession:
    """A session of its own at sc://host:port. Raises Failed where nobody answers within seconds."""
    reach(url)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", FutureWarning)
            session: SparkSession = SparkSession.builder.remote(url).create()
        session.client.set_retry_policies([DefaultPolicy(max_retries=RETRIES)])
    except (PySparkException, grpc.RpcError) as error:
        raise _unreached(url) from error
    return session


def reach(url: str) -> None:
    """Raises Failed where nobody listens."""
    try:
        socket.create_connection(_address(url), PATIENCE).close()
    except OSError as error:
        raise _unreached(url) from error


def _address(url: str) -> tuple[str, int]:
    """Where it is, without the token that the URL may hold."""
    parts = urlsplit(url)
    return parts.hostname or "", parts.port or PORT


def _unreached(url: str) -> Failed:
    host, port = _address(url)
    return Failed(
        f"Spark（{host}:{port}）につながりません。これまでの数値は残っています。"
        "Spark Connect が動いているか、その URL（設定ファイル settings.toml の [engine] か、コマンドに書いたもの）が"
        "正しいかを確かめてください。"
    )
