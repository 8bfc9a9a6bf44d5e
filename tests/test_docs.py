"""The documentation says what is: its commands, options, files and code are run or compared."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from itertools import takewhile
from pathlib import Path

import pytest
from typer.main import get_command

import clustomer
from clustomer.apps.cli.main import app
from clustomer.apps.cli.run import summarise
from clustomer.documents import result_document, study_files
from clustomer.evidence.ballot_criteria import BALLOT
from clustomer.evidence.effort import DEFAULT, QUICK, THOROUGH
from clustomer.evidence.rule import RULE
from clustomer.messages.en.verdict import TEXTS as VERDICT_TEXTS
from clustomer.stats.criteria import CRITERIA
from clustomer.study import Study

OF_OTHERS = (
    "--no-index",
    "--hash",
    "--auth-host",
    "--auth-local",
    "--pwfile",
    "--source",
    "--side",
)
"""Options of pip, initdb and the benchmarks, which pages and modules name."""


@pytest.fixture
def agg(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Draw without a screen, in a folder of the test's own."""
    import matplotlib as mpl
    import matplotlib.pyplot as plt

    monkeypatch.chdir(tmp_path)
    mpl.use("Agg")
    yield
    plt.close("all")  # more than 20 open figures are a warning


def python_blocks(path: Path) -> list[str]:
    return re.findall(r"```python\n(.*?)```", path.read_text(encoding="utf-8"), flags=re.DOTALL)


def methods_pages(root: Path) -> list[Path]:
    return [root / "docs" / f"{name}.md" for name in ("methods", "verdict", "evidence")]


def read_page(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def table(page: Path, first: str) -> list[list[str]]:
    """Return the cells of the table of a page whose header begins with `first`."""
    lines = read_page(page).splitlines()
    start = next(i for i, line in enumerate(lines) if line.startswith(f"| {first} |"))
    rows = takewhile(lambda line: line.startswith("|"), lines[start + 2 :])
    return [[cell.strip() for cell in row[1:-1].split(" | ")] for row in rows]


@pytest.fixture(scope="module")
def three() -> Study:
    return clustomer.run_study(n_clusters=3, quick=True)


def sentences_after_print(page: Path) -> list[str]:
    """Return the sentences that an example says it prints: `print(...)  # A sentence.`"""
    return re.findall(r"^print\(.*\)  # (.*\.)$", "".join(python_blocks(page)), flags=re.MULTILINE)


@pytest.mark.usefixtures("agg")
def test_the_examples_in_python_run(
    project_root: Path, three: Study, capsys: pytest.CaptureFixture[str]
) -> None:
    page = project_root / "docs" / "python.md"
    names: dict[str, object] = {"cl": clustomer, "study": three}
    for block in python_blocks(page):
        exec(compile(block, "python.md", "exec"), names)
    assert set(sentences_after_print(page)) <= set(capsys.readouterr().out.splitlines())


@pytest.mark.usefixtures("agg")
def test_the_readme_runs_and_prints_what_it_shows(
    project_root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    names: dict[str, object] = {"cl": clustomer}
    for block in python_blocks(project_root / "README.md"):
        exec(compile(block, "README.md", "exec"), names)
    said = sentences_after_print(project_root / "README.md")
    assert said
    assert set(said) <= set(capsys.readouterr().out.splitlines())
    summarise(names["study"], "out")  # type: ignore[arg-type]
    printed = " ".join(capsys.readouterr().out.split())
    after = read_page(project_root / "README.md").split("among other lines:\n\n```\n")[1]
    for sentence in " ".join(after.split("```")[0].split()).split(". "):
        assert sentence in printed, sentence


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
        unknown = named - options - {*OF_OTHERS}
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


def test_the_ballot_is_described_as_it_is(project_root: Path) -> None:
    rows = table(project_root / "docs" / "evidence.md", "criterion")
    assert len(rows) == len(BALLOT)
    for (name, _, better, _, at_one, _), criterion in zip(rows, BALLOT, strict=True):
        first = criterion.name.split("_")[0]
        assert name.lower().startswith(first), f"{name}: {criterion.name}"
        assert better == criterion.better, name
        assert at_one == ("yes" if criterion.at_one else "no"), name


def test_the_thresholds_of_the_gates_are_those_of_the_rule(project_root: Path) -> None:
    needed = {row[0]: row[1] for row in table(project_root / "docs" / "verdict.md", "gate")}
    assert needed == {
        "structure": f"p <= {_short(RULE.alpha)}, for all k together",
        "effect": f"e_k >= {_short(RULE.excess)}, or e_k >= {RULE.relative_excess:.0%} of the null "
        f"mean (of {_short(RULE.least_null)} at least)".replace("%", " %"),
        "agreement": f"ARI_k >= {_short(RULE.agreement)}",
        "valley": f"VALLEY_k <= {_short(RULE.valley)}",
        "size": f"smallest segment >= max({RULE.smallest}, {RULE.smallest_percent} % of the tested "
        "rows, rounded up)",
        "Jaccard (reproducible only)": f"JAC_k >= {_short(RULE.jaccard)}",
    }


def _short(number: float) -> str:
    return f"{number:.2f}".removeprefix("0")


def test_the_levels_of_effort_are_those_of_the_code(project_root: Path) -> None:
    rows = table(project_root / "docs" / "verdict.md", "effort")
    levels = (QUICK, DEFAULT, THOROUGH)
    wanted = [
        [f"{level.n_nulls}" for level in levels],
        ["yes" if level.sequential else "no" for level in levels],
        [f"{level.n_pairs}" for level in levels],
        [f"{level.max_rows:,}" for level in levels],
        [f"{level.n_resamples}" for level in levels],
        [f"{level.n_refits}" for level in levels],
        ["yes" if level.full else "no" for level in levels],
    ]
    assert [row[1:] for row in rows] == wanted


def test_every_remark_of_the_verdict_is_explained(project_root: Path) -> None:
    rows = table(project_root / "docs" / "verdict.md", "code")
    explained = {code for row in rows for code in re.findall(r"`([a-z_]+)`", row[0])}
    raised = {key for key in VERDICT_TEXTS if key.startswith("verdict.flag.")}
    assert explained == {key.split(".")[2] for key in raised}  # without .one and the like


def test_keys_and_columns_of_the_files_are_explained(project_root: Path, three: Study) -> None:
    text = read_page(project_root / "docs" / "files.md")
    result = result_document(three)
    columns = {
        column
        for name in ("assignments.csv", "k_selection.csv", "stability.csv")
        for column in study_files(three).tables[name].header
    }
    same_as_elsewhere = set(three.selection.candidates[0].to_dict())  # criteria by their names
    for name in {*result, *result["evidence"], *result["verdict"], *columns} - same_as_elsewhere:
        assert f"`{name}`" in text or name in ("CustomerID", "chosen"), name


def test_the_page_of_scale_is_made_from_its_results(project_root: Path) -> None:
    from benchmarks.scale import page_with

    page = read_page(project_root / "docs" / "scale.md")
    rows = json.loads(read_page(project_root / "benchmarks" / "results" / "scale.json"))
    assert page_with(page, rows) == page
