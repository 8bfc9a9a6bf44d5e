"""What must hold for every committed file."""

from __future__ import annotations

import re
import shutil
import subprocess
import tomllib
from pathlib import Path

import pytest

import clustomer


@pytest.fixture(scope="module")
def committed(project_root: Path) -> list[Path]:
    git = shutil.which("git")
    if git is None or not (project_root / ".git").exists():
        pytest.skip("not a git checkout")
    listed = subprocess.run(
        [git, "ls-files", "-z"], cwd=project_root, capture_output=True, check=True
    )
    return [project_root / name for name in listed.stdout.decode().split("\0") if name]


def test_no_committed_file_names_a_registry_or_a_place_on_one_machine(
    committed: list[Path],
) -> None:
    forbidden = re.compile(
        rb"pythonhosted\.org|pypi\.org|npmjs\.(?:org|com)|deb\.debian\.org|--index-url|/home/\w+/"
    )
    own = Path(__file__).name
    for path in committed:
        if path.is_file() and path.name != own:
            found = forbidden.search(path.read_bytes())
            assert found is None, f"{path}: {found.group().decode()}"


def test_constraint_files_pin_with_hashes_and_without_addresses(project_root: Path) -> None:
    for path in (project_root / "constraints").glob("*.txt"):
        written = path.read_text(encoding="utf-8")
        assert "://" not in written
        pins = re.findall(r"^[a-z0-9._-]+==.*$", written, flags=re.MULTILINE)
        assert pins, path
        for block in re.split(r"\n(?=[a-z0-9._-]+==)", written)[1:]:
            assert "--hash=sha256:" in block, block.splitlines()[0]


def test_the_version_is_the_same_everywhere(project_root: Path) -> None:
    project = tomllib.loads((project_root / "pyproject.toml").read_text(encoding="utf-8"))
    meson = (project_root / "meson.build").read_text(encoding="utf-8")
    assert project["project"]["version"] == clustomer.__version__
    assert f"version: '{clustomer.__version__}'" in meson


def test_readme_names_the_two_commands(project_root: Path) -> None:
    readme = (project_root / "README.md").read_text(encoding="utf-8")
    assert "make demo" in readme
    assert "make test" in readme
    ci = (project_root / ".ci" / "run").read_text(encoding="utf-8")
    assert "make test" in ci
