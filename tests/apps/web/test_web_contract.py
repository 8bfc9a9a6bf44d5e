"""The API is what its OpenAPI says: thousands of requests made from it, good and bad."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest
import uvicorn
from fastapi.testclient import TestClient

import clustomer as cl
from clustomer.apps.web.access import add_user
from clustomer.apps.web.app import WebSettings, make_app
from clustomer.apps.web.runner import Limits
from clustomer.apps.web.server import listening
from clustomer.apps.web.settings_schema import check_types, settings_schema
from clustomer.apps.web.store import Store
from clustomer.errors import InputError

EXAMPLES = os.environ.get("CLUSTOMER_EXAMPLES", "8")
"""Requests made up for each route; more of them in a longer trial."""

STUDY, OTHER = "a" * 32, "b" * 32
CONFIG = """
[[operations]]
include-path-regex = "/jobs/"
parameters = {{ "path.job" = "{job}" }}
[[operations]]
include-path-regex = "/(models|studies)/[{{]study"
include-method = ["GET", "POST"]
parameters = {{ "path.study" = "{study}" }}
[[operations]]
include-path-regex = "/compare/"
parameters = {{ "path.study" = "{study}", "path.other" = "{other}" }}
"""


@pytest.fixture(scope="module")
def finished(tmp_path_factory: pytest.TempPathFactory) -> tuple[WebSettings, str]:
    """Return settings of a server with two finished studies, which starts no jobs; one's job."""
    folder = tmp_path_factory.mktemp("contract")
    add_user(folder / "users", "ann", "ann-has-a-long-password")
    store = Store(folder / "data")
    store.create()
    jobs = []
    for id in (STUDY, OTHER):
        store.add_study("ann", label="sample shop", file=None, settings={"quick": True}, id=id)
        queued = store.job_of(id)
        assert queued is not None
        job = store.start(queued)
        assert job is not None
        cl.run_study(n_clusters=len(jobs) + 3, quick=True).save(str(store.out(job)))
        store.end(job, "done")
        jobs.append(job.id)
    settings = WebSettings(
        data=folder / "data", passwords=folder / "users", limits=Limits(workers=0),
        per_second=1e6, burst=10**6, tries_per_second=1e6, tries=10**6, most_waiting=10**6,
        max_upload=100_000,
    )  # fmt: skip
    return settings, jobs[0]


def test_the_api_is_as_described(finished: tuple[WebSettings, str], tmp_path: Path) -> None:
    settings, job = finished
    config = uvicorn.Config(make_app(settings), port=0, **listening())
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run)
    thread.start()
    try:
        while not server.started:
            assert thread.is_alive()
            time.sleep(0.05)
        port = server.servers[0].sockets[0].getsockname()[1]
        written = CONFIG.format(job=job, study=STUDY, other=OTHER)
        (tmp_path / "schemathesis.toml").write_text(written, encoding="utf-8")
        # What columns a model needs, or that k_min is not above k_max, no schema says: so data
        # that fit it may be refused in words. All other checks hold.
        words = ["--checks", "all", "--exclude-checks", "positive_data_acceptance", "--seed", "1",
                 "--phases", "examples,coverage,fuzzing", "--max-examples", EXAMPLES,
                 "--generation-database", "none", "--continue-on-failure",
                 "-H", "Authorization: Bearer ann:ann-has-a-long-password"]  # fmt: skip
        done = subprocess.run(
            [str(Path(sys.executable).parent / "schemathesis"), "--no-color", "run",
             f"http://127.0.0.1:{port}/api/v1/openapi.json", *words],
            cwd=tmp_path, capture_output=True, text=True, check=False,
        )  # fmt: skip
    finally:
        server.should_exit = True
        thread.join()
    said = "\n".join(line[:300] for line in (done.stdout + done.stderr).splitlines())
    assert done.returncode == 0, said
    n_routes = sum(map(len, _paths(settings).values()))
    assert f"Tested: {n_routes}" in done.stdout


def _paths(settings: WebSettings) -> dict[str, dict[str, object]]:
    client = TestClient(make_app(settings), base_url="http://127.0.0.1")
    paths: dict[str, dict[str, object]] = client.get("/api/v1/openapi.json").json()["paths"]
    return paths


@pytest.mark.parametrize(
    ("settings", "words"),
    [({"k": "5"}, "The setting k is '5'."), ({"k": True}, "JSON type integer"),
     ({"features": "Age"}, "array of values of type string"), ({"quick": None}, "boolean"),
     ({"scale": "big"}, "one of standard"), ({"featurse": []}, 'Did you mean "features"?'),
     ({"feature_weights": {"A": "1"}}, "object of values of type number")],
)  # fmt: skip
def test_settings_of_another_type_are_refused(settings: dict[str, object], words: str) -> None:
    with pytest.raises(InputError) as caught:
        check_types(settings)
    assert words in str(caught.value)


def test_the_schema_knows_every_setting_of_a_request() -> None:
    properties = settings_schema()["properties"]
    assert properties["scale"] == {"enum": ["standard", "range", "robust", "none"]}
    assert properties["k"] == {"anyOf": [{"type": "integer", "minimum": 1}, {"type": "null"}]}
    assert properties["features"] == {"type": "array", "items": {"type": "string"}}
    assert not {"input", "suppress", "require"} & set(properties)
    check_types({"k": None, "features": ["Age"], "feature_weights": {"Age": 2}, "control": 0.2})
