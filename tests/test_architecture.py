"""The house rules, read from the imports of every file.

Who may import whom is one table. A failure says which rule was broken, where,
and where the code should go instead.
"""

from __future__ import annotations

import ast
import sys
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "src" / "clustomer"

LOWER = {
    "root": set(),
    "messages": set(),
    "stats": {"root"},
    "table": {"stats", "root"},
    "prepare": {"table", "stats", "root"},
    "describe": {"table", "stats", "root"},
    "cluster": {"prepare", "table", "stats", "root"},
    "evidence": {"cluster", "prepare", "table", "stats", "root"},
    "engines": {"cluster", "prepare", "table", "stats", "root"},
    "segments": {
        "evidence", "engines", "cluster", "describe", "prepare", "table", "stats", "root",
    },
    "export": {"evidence", "engines", "cluster", "describe", "prepare", "table", "stats", "root"},
    "report": {"segments", "evidence", "cluster", "describe", "prepare", "table", "stats", "root"},
    "intake": {"engines", "table", "stats", "root"},
    "exploration": {
        "intake", "report", "segments", "engines", "describe", "prepare", "table", "stats", "root",
    },
    "documents": {
        "study", "exploration", "report", "export", "segments", "evidence", "engines", "stats",
        "root",
    },
    "study": {
        "documents", "exploration", "intake", "report", "export", "segments", "evidence",
        "engines", "cluster", "describe", "prepare", "table", "stats", "root",
    },
    "renaming": {
        "exploration", "report", "export", "describe", "cluster", "prepare", "table", "stats",
        "root",
    },
    "refreshing": {
        "documents", "study", "exploration", "intake", "report", "export", "segments",
        "evidence", "engines", "cluster", "describe", "prepare", "table", "stats", "root",
    },
    "apps": {
        "documents", "refreshing", "renaming", "study", "exploration", "intake", "report",
        "export", "segments", "evidence", "engines", "cluster", "describe", "prepare", "table",
        "stats", "root",
    },
}  # fmt: skip

# What each floor may import of others. A key with a dot is one module; it replaces its floor's row.
THIRD_PARTY = {
    "root": set(),
    "_result": {"numpy", "pandas"},
    "_random": {"numpy"},
    "messages": set(),
    "stats": {"numpy", "scipy", "diptest", "threadpoolctl"},
    "table": {"numpy", "narwhals", "scipy"},
    "prepare": {"numpy", "scipy", "sklearn", "narwhals"},
    "prepare.plan": {"numpy"},
    "describe": {"numpy"},
    "describe.trees": {"numpy", "sklearn"},
    "cluster": {"numpy", "scipy", "sklearn", "threadpoolctl"},
    "cluster.model": {"numpy"},
    "evidence": {"numpy", "scipy", "sklearn"},
    "engines": {"numpy", "duckdb", "pyarrow", "narwhals"},
    "engines.spreadsheet": {"numpy", "python_calamine"},
    "engines.sqlite": {"sqlglot"},
    "engines.postgres": {"adbc_driver_postgresql"},
    "engines.sources.postgres_query": {"sqlglot"},
    "engines.sources.spark_mllib": {"numpy", "pyspark"},
    "engines.spark": {"pyspark", "py4j"},  # py4j is how pyspark speaks with Java
    "segments": {"numpy", "scipy", "sklearn"},
    "export": {"numpy"},
    "engines.sql.tree": {"sqlglot"},
    "export.mlflow": {"mlflow", "pandas"},  # pandas in, pandas out is a pyfunc's contract
    "export.onnx": {"numpy", "onnx", "onnxruntime"},
    "export.rules": {"sqlglot"},
    "report": {"numpy"},
    "report.figures": {"numpy", "matplotlib", "seaborn"},
    "report.html": {"numpy", "jinja2"},
    "intake": {"numpy"},
    "exploration": {"numpy"},
    "documents": set(),
    "study": {"numpy"},
    "refreshing": {"numpy"},
    "apps": {"typer", "rich"},
    "apps.web": {"fastapi", "uvicorn", "argon2", "starlette"},  # fastapi is made of starlette
    "renaming": set(),
    "apps.web.pages": {"fastapi", "jinja2"},
}

# Third parties that may stand at the top of a module anywhere their floor allows them.
LIGHT = {"numpy", "typer"}
# Modules whose whole purpose needs a heavy library when they are imported.
HEAVY_AT_TOP = {
    "cluster.kmeans": {"sklearn"},
    "prepare.preparer": {"sklearn"},
    "segments.segmenter": {"sklearn"},
    "apps.web.app": {"fastapi"},
    "apps.web.api": {"fastapi"},
    "apps.web.problems": {"fastapi", "starlette"},
    **{
        f"apps.web.pages.{name}": {"fastapi"}
        for name in (
            *("checks", "comparison", "draft", "home", "make", "naming", "signing", "site"),
            *("found", "refreshing", "study"),
        )
    },
}
# The only modules that import our own modules inside functions.
LAZY_DOORS = {"", "apps.cli.main"}
MAX_LINES, MAX_FUNCTION = 600, 50
LONG_FILES: dict[str, str] = {}
LONG_FUNCTIONS: dict[str, str] = {}


@dataclass(frozen=True)
class Import:
    target: str  # dotted module
    line: int
    inside_function: bool
    typing_only: bool


def module_name(path: Path) -> str:
    """Dotted name below the package; the empty string for the package itself."""
    parts = path.relative_to(PACKAGE).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def floor_of(module: str) -> str:
    first = module.split(".", maxsplit=1)[0]
    return first if first in LOWER else "root"


def imports_of(path: Path) -> Iterator[Import]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    yield from _walk(tree, inside=False, typing_only=False)


def _walk(node: ast.AST, *, inside: bool, typing_only: bool) -> Iterator[Import]:
    for child in ast.iter_child_nodes(node):
        is_function = isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda)
        guarded = isinstance(child, ast.If) and "TYPE_CHECKING" in ast.dump(child.test)
        if isinstance(child, ast.Import):
            for alias in child.names:
                yield Import(alias.name, child.lineno, inside, typing_only)
        elif isinstance(child, ast.ImportFrom) and child.module:
            assert child.level == 0, "relative imports are not used here"
            yield Import(child.module, child.lineno, inside, typing_only)
        yield from _walk(child, inside=inside or is_function, typing_only=typing_only or guarded)


FILES = sorted(PACKAGE.rglob("*.py"))
MODULES = {module_name(path): path for path in FILES}


def _row(module: str) -> set[str]:
    """The third parties a module may import: its own row, else the nearest row above."""
    parts = module.split(".")
    for length in range(len(parts), 0, -1):
        key = ".".join(parts[:length])
        if key in THIRD_PARTY:
            return THIRD_PARTY[key]
    return THIRD_PARTY["root"]


@pytest.mark.parametrize("module", MODULES, ids=lambda name: name or "__init__")
def test_imports_follow_the_floors(module: str) -> None:
    path, floor = MODULES[module], floor_of(module)
    for item in imports_of(path):
        where = f"{path.relative_to(ROOT)}:{item.line}"
        top = item.target.split(".", maxsplit=1)[0]
        if top == "clustomer":
            target = item.target.removeprefix("clustomer").lstrip(".")
            other = floor_of(target)
            assert other == floor or other in LOWER[floor], (
                f"{where} imports {item.target}: {floor} may import only "
                f"{sorted(LOWER[floor])}. Move the line to the lowest floor that needs both, "
                "or pass the value in as an argument."
            )
            assert not item.inside_function or module in LAZY_DOORS, (
                f"{where} imports our own module inside a function; only "
                "clustomer.__getattr__ and the command loader of apps/cli may."
            )
        elif top not in sys.stdlib_module_names:
            assert top in _row(module), (
                f"{where} imports {top}, which the floor {floor!r} does not use "
                f"(allowed: {sorted(_row(module))}). See THIRD_PARTY in this test."
            )
            heavy = top not in LIGHT and top not in HEAVY_AT_TOP.get(module, set())
            assert item.inside_function or item.typing_only or not heavy, (
                f"{where} imports {top} at the top of the file; import it where it is used."
            )


def test_subpackages_import_nothing() -> None:
    for path in PACKAGE.rglob("__init__.py"):
        if path.parent != PACKAGE:
            assert not list(imports_of(path)), f"{path.relative_to(ROOT)} must import nothing"


def test_there_are_no_cycles() -> None:
    graph = {
        module: {
            item.target.removeprefix("clustomer.")
            for item in imports_of(path)
            if item.target.startswith("clustomer.")
            and not item.typing_only
            and not item.inside_function
        }
        for module, path in MODULES.items()
    }
    done: set[str] = set()

    def visit(module: str, trail: tuple[str, ...]) -> None:
        assert module not in trail, f"import cycle: {' -> '.join((*trail, module))}"
        if module in done or module not in graph:
            return
        for target in graph[module]:
            visit(target, (*trail, module))
        done.add(module)

    for module in graph:
        visit(module, ())


def test_files_and_functions_stay_small() -> None:
    for module, path in MODULES.items():
        source = path.read_text(encoding="utf-8")
        if floor_of(module) != "messages":
            lines = source.count("\n")
            assert lines <= MAX_LINES or module in LONG_FILES, f"{module} has {lines} lines: split"
        for node in ast.walk(ast.parse(source)):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                length = _body_length(node)
                name = f"{module}.{node.name}"
                assert length <= MAX_FUNCTION or name in LONG_FUNCTIONS, (
                    f"{path.relative_to(ROOT)}:{node.lineno} {node.name} has {length} lines: "
                    "name its parts and split them off"
                )


def _body_length(node: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """Lines of a function's body without its docstring."""
    body = node.body[1:] if ast.get_docstring(node) else node.body
    return (body[-1].end_lineno or 0) - body[0].lineno + 1 if body else 0


def test_written_exceptions_are_still_needed() -> None:
    for name in LONG_FILES:
        assert MODULES[name].read_text(encoding="utf-8").count("\n") > MAX_LINES
    functions = {
        f"{module}.{node.name}": _body_length(node)
        for module, path in MODULES.items()
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    }
    for name in LONG_FUNCTIONS:
        assert functions[name] > MAX_FUNCTION


def test_every_dependency_has_a_row() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    import_names = {
        "scikit-learn": "sklearn",
        "python-calamine": "python_calamine",
        "mlflow-skinny": "mlflow",
        "argon2-cffi": "argon2",
    }
    allowed = set().union(*THIRD_PARTY.values())
    extras = project["optional-dependencies"]
    lists = (extras[name] for name in ("onnx", "mlflow", "web", "spark"))
    wanted = [*project["dependencies"], *chain(*lists)]
    for requirement in wanted:
        name = requirement.split("[")[0].split(">")[0].split("<")[0].split("=")[0].strip()
        assert import_names.get(name, name) in allowed, f"{name} has no row in THIRD_PARTY"


def test_only_the_apps_print() -> None:
    for module, path in MODULES.items():
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            called = isinstance(node, ast.Call) and isinstance(node.func, ast.Name)
            if called and node.func.id == "print":
                assert floor_of(module) == "apps", f"{module}:{node.lineno} prints"
