"""Apache Spark makes the same of the same ledger as DuckDB: every table, row by row, numbers within 1e-9."""

import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from dashboard import settings
from dashboard.engines.engine import Failed
from dashboard.ledger.keys import MASKING
from dashboard.ledger.ledger import Ledger
from dashboard.municipalities import folders
from dashboard.store import answers, build, every, published
from tests.engines.comparing import differing, rows_with
from tests.engines.connect import LOOPBACK, Connect, connect, listening
from tests.engines.prefecture import written
from tests.servers import free_port

pytest.importorskip("pyspark")
# What pyspark says of pandas is about frames: here rows come as Arrow.
pytestmark = [pytest.mark.slow, pytest.mark.filterwarnings("ignore::FutureWarning:pyspark")]


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Connect]:
    with connect(tmp_path_factory.mktemp("spark")) as found:
        yield found


def told(folder: Path, url: str) -> Path:
    """A data folder whose settings name this Spark."""
    text = (settings.ROOT / settings.FILE).read_text(encoding="utf-8")
    text = text.replace('build = "duckdb"', f'build = "spark"\nurl = "{url}"')
    (folder / settings.FILE).write_text(text, encoding="utf-8")
    return folder


def test_the_sample_city_is_the_same_on_spark(server: Connect, sample_folder: Path, tmp_path: Path) -> None:
    kept = sample_folder / answers.SAMPLE
    left_out = shutil.ignore_patterns("*.duckdb", "*.lock")
    city = told(Path(shutil.copytree(kept, tmp_path / "city", ignore=left_out)), server.url)
    build.build(city)
    assert not differing(kept, city)
    assert not [*city.glob(".spark-*")]


def test_it_is_heard_on_this_machine_only(server: Connect) -> None:
    assert listening(server.process.pid) == {LOOPBACK}


def test_municipalities_are_the_same_built_at_once_on_spark(server: Connect, tmp_path: Path) -> None:
    root, alone = told(written(tmp_path / "root", 2), server.url), tmp_path / "alone"
    for code, folder in folders.all_of(root).items():
        build.build(folder)
        (alone / code).mkdir(parents=True)
        for name in (answers.FILE, answers.PRIVATE):
            shutil.move(folder / name, alone / code / name)
    assert every.ensure(root) == {}
    version = published.current(root)
    assert version
    assert {path.parent.name[:6] for path in version.glob("marts/procedure_month/*/*/*.parquet")} == {"as_of="}
    for code, folder in folders.all_of(root).items():
        assert published.of(folder, build.fingerprint(Ledger(folder))) == version
        assert not differing(alone / code, folder)
    assert len(answers.answer(root / answers.FILE, "municipalities/rates")) == 2
    # The secret of the masking rule is nobody's who may look at what is published.
    keys = [folder.joinpath(MASKING).read_bytes().hex() for folder in folders.all_of(root).values()]
    assert not [path for key in keys for path in rows_with(version, key)]
    assert rows_with(version, next(iter(folders.all_of(root))))


def test_where_nobody_answers_it_is_said_at_once(tmp_path: Path, sample_folder: Path) -> None:
    city = told(
        Path(shutil.copytree(sample_folder / answers.SAMPLE, tmp_path / "city")), f"sc://{LOOPBACK}:{free_port()}"
    )
    before = (city / answers.FILE).read_bytes()
    begun = time.monotonic()
    with pytest.raises(Failed, match="つながりません"):
        build.build(city)
    assert time.monotonic() - begun < 60
    assert (city / answers.FILE).read_bytes() == before


def test_killed_in_the_midst_the_former_figures_are_served(sample_folder: Path, tmp_path: Path) -> None:
    with connect(tmp_path) as own:
        city = told(Path(shutil.copytree(sample_folder / answers.SAMPLE, tmp_path / "city")), own.url)
        before = (city / answers.FILE).read_bytes()
        driver = _begun(city)
        driver.kill()
        driver.communicate()
        assert (city / answers.FILE).read_bytes() == before
        driver = _begun(city)
        own.process.kill()
        _, said = driver.communicate(timeout=120)
    assert driver.returncode == 1
    assert "これまでの数値は" in said.decode()
    assert (city / answers.FILE).read_bytes() == before
    assert not [*city.glob(".spark-*")]


def _begun(city: Path) -> "subprocess.Popen[bytes]":
    """A build that has made some of its tables, but not all."""
    former = {*city.glob(".spark-*")}
    act = f"from pathlib import Path; from dashboard.store import build; build.build(Path({str(city)!r}))"
    driver = subprocess.Popen([sys.executable, "-c", act], cwd=settings.ROOT, stderr=subprocess.PIPE)
    for _ in range(2400):
        if any(len([*each.glob("new/*/*/*/_SUCCESS")]) >= 3 for each in {*city.glob(".spark-*")} - former):
            return driver
        assert driver.poll() is None
        time.sleep(0.05)
    raise AssertionError("Spark made no tables")
