"""Spark's processes for real: a cluster that loses a worker, Connect, spark-submit, Ctrl-C."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import time
from contextlib import ExitStack
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

import clustomer as cl
from clustomer.engines.sources.converge import Converged, converge
from clustomer.engines.sources.duckdb import DuckSource
from clustomer.engines.sources.spark import open_spark
from clustomer.errors import InputError
from clustomer.export.model_file import save_model

from . import spark_processes as run

HERE = Path(__file__).parent
EXAMPLE = HERE.parents[2] / "examples" / "spark_submit.py"


@pytest.fixture(scope="module", autouse=True)
def java_is_there() -> None:
    if shutil.which("java") is None:
        if os.environ.get("CI"):
            pytest.fail("Java is missing: scripts/setup.sh installs it")
        pytest.skip("Java is not installed")


def table() -> pa.Table:
    rng = np.random.default_rng(3)
    n = 60_000
    group = rng.integers(0, 4, n)
    return pa.table(
        {
            "customer": np.arange(n),
            "x": rng.normal(0, 1.5, n) + 5 * (group % 2),
            "y": rng.normal(0, 1.5, n) + 5 * (group // 2),
            "town": np.array(["Ulm", "Bonn", "Köln"])[rng.integers(0, 3, n)],
        }
    )


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return eight Parquet files, so that every worker has some."""
    found = tmp_path_factory.mktemp("customers")
    whole = table()
    for i in range(8):
        pq.write_table(whole.slice(i * 7500, 7500), found / f"part-{i}.parquet")
    return found


@pytest.fixture(scope="module")
def model(tmp_path_factory: pytest.TempPathFactory) -> tuple[cl.SegmentationModel, Path]:
    part = table().slice(0, 60).drop_columns("customer")
    made = cl.Segmenter(n_clusters=4, random_state=0).fit(part).model_
    path = tmp_path_factory.mktemp("model") / "model.json"
    save_model(made, path)
    return made, path


@pytest.fixture(scope="module")
def expected(model: tuple[cl.SegmentationModel, Path]) -> Converged:
    with DuckSource(table()) as source:
        return converge(source, model[0])


def test_a_worker_that_dies_in_a_fit_changes_nothing_and_a_late_one_helps(
    tmp_path: Path,
    folder: Path,
    model: tuple[cl.SegmentationModel, Path],
    expected: Converged,
) -> None:
    at = run.port()
    with ExitStack() as stack:
        stack.enter_context(run.java(tmp_path / "master.log", *run.master(tmp_path, at)))
        run.until(lambda: run.listens(at), "the master's start")
        first, second = (
            stack.enter_context(run.java(tmp_path / f"{i}.log", *run.worker(tmp_path / str(i), at)))
            for i in range(2)
        )
        words = [str(HERE / "spark_fit.py"), str(model[1]), f"{folder}/", f"spark://127.0.0.1:{at}"]
        fit = stack.enter_context(
            subprocess.Popen(
                [run.PYTHON, *words],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                text=True,
                bufsize=1,
                cwd=tmp_path,
            )
        )
        stack.callback(fit.kill)
        assert fit.stdin is not None
        assert fit.stdout is not None
        assert fit.stdout.readline() == "passes 1\n"
        run.until(lambda: bool(run.javas(first.pid) and run.javas(second.pid)), "two executors")
        (executor,) = run.javas(first.pid)
        fit.stdin.write("\n")
        run.kill(executor)
        run.kill(first.pid)
        assert fit.stdout.readline() == "passes 2\n"
        late = stack.enter_context(
            run.java(tmp_path / "late.log", *run.worker(tmp_path / "late", at))
        )
        run.until(lambda: bool(run.javas(late.pid)), "an executor of the late worker")
        fit.stdin.write("\n" * 400)
        said = [line for line in fit.stdout if not line.startswith("passes")]
        assert fit.wait(timeout=60) == 0
    _, passes, inertia = said[0].split()
    centroids = np.array([float.fromhex(each) for each in said[1].split()])
    assert int(passes) == expected.n_passes > 5
    assert float.fromhex(inertia) == pytest.approx(expected.inertia, rel=1e-9)
    wanted = expected.model.centroids.ravel()
    assert centroids == pytest.approx(wanted, rel=1e-9, abs=1e-12)


def test_connect_gives_the_same_answers(
    tmp_path: Path,
    folder: Path,
    model: tuple[cl.SegmentationModel, Path],
    expected: Converged,
) -> None:
    at = run.port()
    with run.java(tmp_path / "connect.log", *run.connect(at)):
        run.until(lambda: run.listens(at), "the start of the Connect server")
        with open_spark(f"{folder}/", master=f"sc://127.0.0.1:{at}") as source:
            found = converge(source, model[0])
            sample = source.sample(50, seed=4, key="customer")
            with pytest.raises(InputError, match="no table"):
                open_spark("nothing", session=source.spark)
            done = source.score(model[0], str(tmp_path / "scored"), key="customer")
            held = source.head(3)
    assert found.model.centroids == pytest.approx(expected.model.centroids, rel=1e-9, abs=1e-12)
    assert found.n_passes == expected.n_passes
    with DuckSource(table()) as oracle:
        same = oracle.sample(50, seed=4, key="customer").table["customer"].to_pylist()
    assert sorted(sample.table["customer"].to_pylist()) == sorted(same)
    assert done.n_rows == 60_000 == pq.read_table(tmp_path / "scored").num_rows
    assert held.num_rows == 3


def test_a_connect_server_that_is_not_there_is_said() -> None:
    address = f"sc://127.0.0.1:{run.port()}/;token=s3cret"
    with pytest.raises(InputError, match="cannot be reached") as caught:
        open_spark("customers", master=address)
    assert "s3cret" not in str(caught.value)


def test_the_example_runs_by_spark_submit(tmp_path: Path, folder: Path) -> None:
    done = subprocess.run(
        [str(run.HOME / "bin" / "spark-submit"), "--master", "local[2]", str(EXAMPLE),
         f"{folder}/", f"{tmp_path}/segments", "customer", str(tmp_path / "report")],
        env={**os.environ, "SPARK_HOME": str(run.HOME), "PYSPARK_PYTHON": run.PYTHON,
             "SPARK_LOCAL_IP": "127.0.0.1"},
        capture_output=True, text=True, cwd=tmp_path, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr[-2000:]
    k, *sizes = map(int, done.stdout.splitlines()[-1].split())
    assert (len(sizes), sum(sizes)) == (k, 60_000)
    assert pq.read_table(tmp_path / "segments").num_rows == 60_000
    assert (tmp_path / "report" / "report.html").is_file()


def test_the_command_scores_and_leaves_no_java(
    tmp_path: Path, folder: Path, model: tuple[cl.SegmentationModel, Path]
) -> None:
    clustomer = str(Path(run.PYTHON).parent / "clustomer")
    command = [clustomer, "score", str(model[1]), f"{folder}/", "--id-col", "customer",
               "--engine", "spark", "--master", "local[2]", "--to"]  # fmt: skip
    done = subprocess.run(
        [*command, "./out.parquet"], capture_output=True, text=True, cwd=tmp_path, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert "60,000 customers assigned: ./out.parquet" in done.stdout
    assert pq.read_table(tmp_path / "out.parquet").num_rows == 60_000
    process = subprocess.Popen(
        [*command, "./cut.parquet"], stderr=subprocess.PIPE, cwd=tmp_path, text=True
    )
    run.until(lambda: bool(run.javas(process.pid)), "the start of Java")
    java = run.javas(process.pid)
    time.sleep(3)
    assert process.poll() is None
    process.send_signal(signal.SIGINT)
    _, said = process.communicate(timeout=60)
    assert process.returncode == 130
    assert "Traceback" not in said
    run.until(lambda: not any(map(run.alive, java)), "the end of Java", 20)
    assert [each.name for each in tmp_path.iterdir()] == ["out.parquet"]


@pytest.mark.parametrize("address", ["sc://host:abc", "sc://host:15002;token=s3cret"])
def test_an_address_that_cannot_be_read_is_not_repeated(address: str) -> None:
    with pytest.raises(InputError, match="cannot be read") as caught:
        open_spark("customers", master=address)
    assert "s3cret" not in str(caught.value)
