"""The documentation says what is: its commands, options, files and code are run or compared."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from typer.main import get_command

import clustomer
from clustomer.apps.cli.main import app
from clustomer.stats.criteria import CRITERIA


@pytest.fixture
def agg(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Draw without a screen, in a folder of the test's own."""
    import matplotlib as mpl

    monkeypatch.chdir(tmp_path)
    mpl.use("Agg")


def python_blocks(path: Path) -> list[str]:
    return re.findall(r"```python\n(.*?)```", path.read_text(encoding="utf-8"), flags=re.DOTALL)


def methods_pages(root: Path) -> list[Path]:
    return [root / "docs" / f"{name}.md" for name in ("methods", "verdict", "evidence")]


def read_page(path: Path) -> str:
    return path.read_text(encoding="utf-8")


@pytest.mark.usefixtures("agg")
@pytest.mark.parametrize("name", ["README.md", "docs/python.md"])
def test_python_examples_run(project_root: Path, name: str) -> None:
    names: dict[str, object] = {"cl": clustomer}
    if name != "README.md":
        names["study"] = clustomer.run_study(n_clusters=3)
    for block in python_blocks(project_root / name):
        exec(compile(block, name, "exec"), names)


@pytest.mark.usefixtures("agg")
def test_the_tutorial_runs_from_top_to_bottom(project_root: Path) -> None:
    import matplotlib.pyplot as plt

    notebook = json.loads((project_root / "docs" / "tutorial.ipynb").read_text(encoding="utf-8"))
    names: dict[str, object] = {}
    for cell in notebook["cells"]:
        if cell["cell_type"] == "code":
            assert cell["outputs"] == [], "outputs are not committed"
            exec(compile("".join(cell["source"]), cell["id"], "exec"), names)
    plt.close("all")
    assert names["study"].n_segments == 5  # type: ignore[attr-defined]


def test_every_option_is_documented_and_every_documented_option_exists(project_root: Path) -> None:
    text = (project_root / "docs" / "cli.md").read_text(encoding="utf-8")
    commands = get_command(app).commands  # type: ignore[attr-defined]
    options = {
        word
        for command in commands.values()
        for parameter in command.params
        for word in (*parameter.opts, *parameter.secondary_opts)
        if word.startswith("--")
    } - {"--help"}
    documented = set(re.findall(r"(--[a-z][a-z-]*)", text))
    assert documented == options
    for name in commands:
        assert f"clustomer {name}" in text


def test_every_option_that_a_message_or_page_names_exists(project_root: Path) -> None:
    commands = get_command(app).commands  # type: ignore[attr-defined]
    options = {
        word for c in commands.values() for p in c.params for word in (*p.opts, *p.secondary_opts)
    }
    options |= {"--help", "--version"}
    sources = [*(project_root / "src").rglob("*.py"), *(project_root / "docs").glob("*.md")]
    for path in [*sources, project_root / "README.md"]:
        written = path.read_text(encoding="utf-8")
        named = set(re.findall(r"(?<![\w-])(--[a-z][a-z-]{2,})(?![\w-])", written))
        unknown = named - options - {"--no-index", "--hash"}
        assert not unknown, f"{path.relative_to(project_root)} names {sorted(unknown)}"


def test_public_names_are_documented_and_few(project_root: Path) -> None:
    text = (project_root / "docs" / "python.md").read_text(encoding="utf-8")
    names = [name for name in clustomer.__all__ if not name.startswith("_")]
    assert len(names) <= 30
    for name in names:
        assert getattr(clustomer, name) is not None
        if name not in ("Exploration", "Intake", "KSelection", "KSweep", "SegmentationModel"):
            assert f"`{name}" in text, name
        else:
            assert f"`{name}`" in text, name


def test_public_names_have_docstrings() -> None:
    for name in clustomer.__all__:
        if not name.startswith("_"):
            assert (getattr(clustomer, name).__doc__ or "").strip(), name


def test_an_unknown_public_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="no attribute 'asses'"):
        clustomer.asses  # noqa: B018 - the access is the test


def test_every_criterion_is_in_the_methods(project_root: Path) -> None:
    methods = "".join(map(read_page, methods_pages(project_root))).lower()
    for criterion in CRITERIA.values():
        words = criterion.name.replace("_", "[ -]")
        assert re.search(words, methods), criterion.name


def test_paths_in_the_methods_exist(project_root: Path) -> None:
    text = "".join(map(read_page, methods_pages(project_root)))
    roots = (project_root / "src" / "clustomer", project_root / "tests", project_root)
    for name in re.findall(r"`([a-z_/]+(?:\.py|/))`", text):
        assert any((root / name).exists() for root in roots), name


def test_links_between_pages_lead_somewhere(project_root: Path) -> None:
    pages = [*project_root.glob("*.md"), *(project_root / "docs").glob("*.md")]
    for page in pages:
        for target in re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", page.read_text(encoding="utf-8")):
            assert (page.parent / target).exists(), f"{page.name} links to {target}"
