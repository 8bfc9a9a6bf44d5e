"""The Dockerfile and the unit of systemd: what they name exists, and they keep rights away."""

from __future__ import annotations

import re
import shlex
import shutil
import subprocess
from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from typer.main import get_command

from clustomer.apps.cli.main import app
from clustomer.apps.web.app import WebSettings, make_app
from clustomer.apps.web.runner import Limits


@pytest.fixture
def dockerfile(project_root: Path) -> str:
    return (project_root / "Dockerfile").read_text(encoding="utf-8").replace("\\\n", " ")


@pytest.fixture
def unit(project_root: Path) -> str:
    return (project_root / "packaging" / "clustomer.service").read_text(encoding="utf-8")


def check_command(words: list[str]) -> None:
    """Check that a command of ours and its options exist, and that their values are taken."""
    assert Path(words[0]).name == "clustomer"
    command = get_command(app).commands[words[1]]  # type: ignore[attr-defined]
    command.make_context(words[1], words[2:])


def test_the_commands_exist_with_their_options(dockerfile: str, unit: str) -> None:
    entry = re.search(r"^ENTRYPOINT \[(.*)\]$", dockerfile, flags=re.MULTILINE)
    assert entry is not None
    check_command([word.strip(' "') for word in entry.group(1).split(",")])
    start = re.search(r"^ExecStart=(.*)$", unit, flags=re.MULTILINE)
    assert start is not None
    check_command(shlex.split(start.group(1)))


def test_the_image_copies_what_is_there_and_runs_without_rights(
    dockerfile: str, project_root: Path
) -> None:
    copied = re.findall(r"^COPY (?!--from)(\S+) ", dockerfile, flags=re.MULTILINE)
    assert copied
    for name in copied:
        assert (project_root / name).exists(), name
    for name in re.findall(r"-r (\S+)", dockerfile):
        assert (project_root / name).is_file(), name
    last = dockerfile.rsplit("\nFROM ", 1)[1]
    assert last.index("\nUSER clustomer") < last.index("\nENTRYPOINT")
    for image in re.findall(r"^FROM (\S+)", dockerfile, flags=re.MULTILINE):
        assert re.fullmatch(r"python:[\d.]+-slim", image), "a plain name, without a host"


def test_the_health_check_asks_for_what_the_server_answers(dockerfile: str, tmp_path: Path) -> None:
    asked = re.search(r"urlopen\('http://127.0.0.1:(\d+)(/\S+)'", dockerfile)
    assert asked is not None
    assert f"EXPOSE {asked.group(1)}" in dockerfile
    settings = WebSettings(data=tmp_path / "data", limits=Limits(workers=0))
    with TestClient(make_app(settings), base_url="http://127.0.0.1") as client:
        assert client.get(asked.group(2)).status_code == 200


def test_the_container_listens_to_others_only_with_passwords(dockerfile: str) -> None:
    assert '"0.0.0.0"' in dockerfile, "which clustomer serve refuses without --passwords"
    assert "--passwords /run/users" in dockerfile


def test_the_unit_is_sound_and_keeps_rights_away(unit: str, tmp_path: Path) -> None:
    values = dict(line.split("=", 1) for line in unit.splitlines() if re.match(r"[A-Z]\w+=", line))
    assert values["KillMode"] == "process", "workers go on"
    assert int(values["TimeoutStopSec"]) > 30, "longer than requests may take to end"
    assert values["ProtectSystem"] == "strict"
    assert values["NoNewPrivileges"] == "yes"
    assert values["CapabilityBoundingSet"] == ""
    tool = shutil.which("systemd-analyze")
    if tool is not None:  # what it cannot know here is whether the program is installed
        path = tmp_path / "clustomer.service"
        path.write_text(unit.replace("/opt/clustomer/bin/clustomer", "/bin/true"), encoding="utf-8")
        done = subprocess.run(
            [tool, "verify", str(path)], capture_output=True, text=True, check=False
        )
        assert (done.returncode, done.stderr) == (0, "")
