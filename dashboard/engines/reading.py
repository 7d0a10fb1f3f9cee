"""Files read by a cluster: the same readers as here, in the same kind of processes, on Spark's executors.

What they need of this program goes with the session; the libraries in requirements.txt must be installed there.
"""

import contextlib
import pickle
import tempfile
import threading
import warnings
import zipfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import Any, Final

import pyarrow as pa

from dashboard.engines.engine import installed
from dashboard.errors import DashboardError
from dashboard.sandbox.child import Death, Helper
from dashboard.sandbox.share import MOST

SENT: Final = 32 << 20
"""Bytes of files that are sent at once: of a cluster's memory and of a message they are little."""
PART, FILES = 4 << 20, 8
"""Bytes and files of one task: Spark itself takes some tenths of a second for each."""
_ROOT: Final = Path(__file__).resolve().parent.parent


@contextlib.contextmanager
def run_each(url: str) -> Iterator[Callable[..., list[Any]]]:
    """A ``run_each`` whose processes are the executors' of the Spark at this ``url`` (sc://host:port)."""
    with installed():
        from dashboard.engines import session
    spark = session.opened(url)
    try:
        with _told(), tempfile.TemporaryDirectory() as folder:
            spark.addArtifacts(str(_program(Path(folder))), pyfile=True)
        yield partial(_answers, spark, partial(session.reach, url))
    finally:
        with contextlib.suppress(Exception):
            spark.stop()


@contextlib.contextmanager
def _told() -> Iterator[None]:
    try:
        yield
    except Exception as error:  # what is no answer of Spark's comes as any of gRPC's
        raise DashboardError("Spark での読み取りが失敗しました。もう一度実行してください。") from error


def _answers(
    spark: Any,
    reach: Callable[[], None],
    function: Callable[..., Any],
    arguments: Sequence[tuple[Any, ...]],
    progress: Callable[[int], None] | None = None,
) -> list[Any]:
    answers: list[Any] = [Death("crash", "no answer from Spark")] * len(arguments)
    ended = 0
    for message in _messages(arguments):
        asked = [pickle.dumps((function, [(number, arguments[number]) for number in part])) for part in message]
        reach()
        with _told(), warnings.catch_warnings():
            # That it gave up is said in words for the office.
            warnings.simplefilter("ignore", UserWarning)
            # A part to a task: whichever executor is free takes the next.
            parts = spark.createDataFrame(pa.table({"asked": asked})).repartition(len(asked))
            answered = parts.mapInArrow(read, "number bigint, answer binary").toArrow().to_pylist()
        for each in answered:
            answers[each["number"]] = pickle.loads(each["answer"])
        ended += len(answered)
        if progress:
            progress(ended)
    return answers


def _messages(arguments: Sequence[tuple[Any, ...]]) -> Iterator[list[list[int]]]:
    """The numbers of the arguments by what one message sends, and in it by what one task reads."""
    sizes = [len(source.content) for source, *_ in arguments]
    parts = [*_packed(range(len(arguments)), sizes, PART, FILES)]
    of_parts = [sum(sizes[number] for number in part) for part in parts]
    for message in _packed(range(len(parts)), of_parts, SENT, len(parts)):
        yield [parts[number] for number in message]


def _packed(numbers: Iterable[int], sizes: Sequence[int], most: int, count: int) -> Iterator[list[int]]:
    packed: list[int] = []
    for number in numbers:
        if packed and (sum(sizes[each] for each in packed) + sizes[number] > most or len(packed) == count):
            yield packed
            packed = []
        packed.append(number)
    if packed:
        yield packed


def _program(folder: Path) -> Path:
    """What of this program reads files, as a zip that Python imports from."""
    path = folder / "dashboard.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for module in sorted(_ROOT.rglob("*.py")):
            archive.write(module, Path("dashboard") / module.relative_to(_ROOT))
    return path


_helpers = threading.local()


def read(batches: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
    """On an executor: each file in a process of its own, begun by a helper that stays as long as Spark's worker."""
    helper = getattr(_helpers, "helper", None)
    if helper is None:
        # Spark has as many tasks at once as there are cores for them.
        helper = _helpers.helper = Helper(1, MOST)
    for batch in batches:
        for asked in batch.column("asked").to_pylist():
            function, numbered = pickle.loads(asked)
            answers = helper.run_each(function, [arguments for _, arguments in numbered])
            numbers = [number for number, _ in numbered]
            yield pa.RecordBatch.from_pydict({"number": numbers, "answer": [*map(pickle.dumps, answers)]})
