"""A model as Python code that builds a scikit-learn pipeline.

The file stands alone: it does not import clustomer, it holds no pickle, and every
constant is written out, so that it can be read and reviewed. It is run in a process
of its own and compared with the model before it is written.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np

from clustomer import __version__
from clustomer._text import shorten, text
from clustomer.cluster.model import SegmentationModel
from clustomer.engines.levels import level_keys, prepared_levels
from clustomer.errors import CheckFailedError
from clustomer.export import sklearn_text as parts
from clustomer.export.parity import (
    ParitySheet,
    ParityTable,
    compare_labels,
    expected_labels,
    parity_table,
)
from clustomer.export.write import check_free, write_proved
from clustomer.prepare.distribution import LARGEST
from clustomer.prepare.plan import CEILING, ColumnPlan
from clustomer.table.schema import Column, Kind

_SECONDS = 900
"""A generated file that has not answered by then does not run."""


def sklearn_code(model: SegmentationModel) -> str:
    """Return Python code whose ``make_pipeline()`` gives the labels of the model.

    Parameters
    ----------
    model : SegmentationModel

    Returns
    -------
    str
        UTF-8 text of a module; the same model always gives the same text.

    Raises
    ------
    InputError
        When a column of numbers has a level that is none.
    """
    sources = list(zip(model.plan.sources, model.plan.columns, strict=True))
    lines = [_column(*each, model.plan.sources.reference_date) for each in sources]
    numbers = any(not column.has_levels for column, _ in sources)
    levels = any(column.has_levels for column, _ in sources)
    code = [
        parts.HEAD.format(
            version=__version__,
            n_segments=model.n_segments,
            n_columns=len(sources),
            imports=_imports(levels=levels),
            largest=LARGEST,
            ceiling=CEILING,
        ),
        parts.NUMBERS,
        parts.NUMBER if numbers else "",
        parts.LEVELS if levels else "",
        parts.NEAREST,
        _assign("SEGMENTS", "[", (ascii(name) for name in model.names), "]"),
        _assign("COLUMNS", "[", lines, "]"),
        _assign("CENTROIDS", "[", map(_numbers, model.centroids.tolist()), "]"),
        parts.TAIL,
    ]
    return "\n".join(part for part in code if part)


def _imports(*, levels: bool) -> str:
    standard = "import re\nimport unicodedata\n\n" if levels else ""
    return (
        f"{standard}import numpy as np\nimport pandas as pd\n"
        "from sklearn.base import BaseEstimator, ClusterMixin, TransformerMixin\n"
        "from sklearn.compose import ColumnTransformer\n"
        "from sklearn.pipeline import Pipeline\n"
    )


def _assign(name: str, opening: str, items: Iterable[str], closing: str) -> str:
    body = "".join(f"    {item},\n" for item in items)
    return f"\n{name} = {opening}\n{body}{closing}\n"


def _column(column: Column, plan: ColumnPlan, reference_date: str | None) -> str:
    """Return the name and the step of a column as code. Names are data: always quoted."""
    settings = (
        _level_settings(column, plan)
        if column.has_levels
        else _number_settings(column, plan, reference_date)
    )
    step = "Levels" if column.has_levels else "Number"
    written = ", ".join(f"{name}={value}" for name, value in settings.items())
    return f"({column.name!a}, {step}({written}))"


def _number_settings(
    column: Column, plan: ColumnPlan, reference_date: str | None
) -> dict[str, str]:
    found: dict[str, Any] = {}
    if plan.impute is not None:
        found["impute"] = plan.impute.value
    if column.kind is Kind.DATE:
        found["days_before"] = reference_date
    if plan.log1p is not None:
        found["log1p"] = True
    if plan.yeo_johnson is not None:
        found["yeo_johnson"] = plan.yeo_johnson.lmbda
    if plan.winsorise is not None:
        found["winsorise"] = (plan.winsorise.low, plan.winsorise.high)
    if plan.scale is not None:
        found["scale"] = (plan.scale.centre, plan.scale.scale)
    if plan.weight is not None:
        found["weight"] = plan.weight.factor
    return {name: repr(value) for name, value in found.items()}


def _level_settings(column: Column, plan: ColumnPlan) -> dict[str, str]:
    keys = level_keys(column, plan)
    values = prepared_levels(plan)
    found = {
        "positions": _mapping((k.text if k.number is None else k.number, k.position) for k in keys),
        "values": "[" + ", ".join(map(_numbers, values.tolist())) + "]",
    }
    words = [(word, key.position) for key in keys for word in key.words]
    if words:
        found["words"] = _mapping(words)
    if plan.impute is not None:
        found["impute"] = repr(int(plan.impute.value))
    return found


def _mapping(items: Iterable[tuple[str | float, int]]) -> str:
    return "{" + ", ".join(f"{key!a}: {value}" for key, value in items) + "}"


def _numbers(values: Iterable[float]) -> str:
    return "[" + ", ".join(repr(float(value)) for value in values) + "]"


# -- parity -------------------------------------------------------------------------------


def check_sklearn(model: SegmentationModel, code: str, *, random_state: int = 0) -> ParitySheet:
    """Run generated code in a process of its own and compare it with the model.

    Parameters
    ----------
    model : SegmentationModel
    code : str
        Of `sklearn_code`.
    random_state : int, default 0
        Of the hostile table.

    Raises
    ------
    CheckFailedError
        When the code does not run.
    """
    table = parity_table(model, random_state=random_state, unreadable=True)
    answer = _run(code, table)
    expected = expected_labels(model, table)
    return ParitySheet(
        export="sklearn",
        executed=True,
        engine="scikit-learn",
        engine_version=answer["version"],
        comparison=compare_labels(
            expected.labels, expected.margins, np.array(answer["labels"]), sorts=table.sorts
        ),
        random_state=table.random_state,
        rows=table.rows,
        remarks=(
            text("parity.unreadable", n=len(table.unreadable)),
            text("parity.sklearn.alone"),
        ),
    )


def _run(code: str, table: ParityTable) -> dict[str, Any]:
    with tempfile.TemporaryDirectory() as directory:
        file = Path(directory) / "pipeline.py"
        file.write_text(code, encoding="utf-8", newline="\n")
        job = {
            "path": str(file),
            "stored": dict(table.stored),
            "columns": {name: list(map(_plain, cells)) for name, cells in table.columns.items()},
        }
        ran = subprocess.run(
            [sys.executable, "-"],
            input=f"job = {json.dumps(job)!r}\n{_DRIVER}",
            capture_output=True,
            text=True,
            encoding="utf-8",
            cwd=directory,
            timeout=_SECONDS,
            check=False,
        )
    if ran.returncode:
        last = ran.stderr.strip().splitlines()[-1:] or ["no message"]
        raise CheckFailedError(
            f"The generated pipeline does not run: {shorten(last[0], 300)}",
            "The file must run with the installed scikit-learn and pandas; nothing was written.",
            "Export to another format, and report the model's columns as a fault of clustomer.",
        )
    answer: dict[str, Any] = json.loads(ran.stdout)
    return answer


def _plain(cell: Any) -> Any:
    return cell.isoformat() if isinstance(cell, date) else cell


_DRIVER = """\
import json, runpy, sys
sys.modules["clustomer"] = None
import numpy, pandas, sklearn
job = json.loads(job)
columns = {}
for name, cells in job["columns"].items():
    if job["stored"][name] == "date":
        days = ["NaT" if cell is None else cell for cell in cells]
        columns[name] = pandas.Series(numpy.array(days, dtype="datetime64[s]"))
    elif job["stored"][name] == "number" and not any(isinstance(c, str) for c in cells):
        columns[name] = pandas.Series(cells, dtype="float64")
    else:
        columns[name] = pandas.Series(cells, dtype="object")
pipeline = runpy.run_path(job["path"])["make_pipeline"]()
labels = pipeline.predict(pandas.DataFrame(columns)).tolist()
print(json.dumps({"version": sklearn.__version__, "labels": labels}))
"""


def export_sklearn(
    model: SegmentationModel,
    path: str | os.PathLike[str],
    *,
    random_state: int = 0,
    overwrite: bool = False,
) -> ParitySheet:
    """Write a model as a Python file beside its parity sheet (``PATH.parity.json``).

    Use it where a pipeline of scikit-learn must not depend on clustomer; where it may,
    `load_model` reads the JSON model.

    Parameters
    ----------
    model : SegmentationModel
    path : path
        Of the file to write, such as ``segments.py``.
    random_state : int, default 0
        Of the hostile table that the file is proved on.
    overwrite : bool, default False

    Returns
    -------
    ParitySheet

    Raises
    ------
    CheckFailedError
        When the file does not run, or a row that is no tie gets another segment;
        nothing is written then.
    OutputError
        When a file exists (without `overwrite`) or cannot be written.
    """
    check_free(path, overwrite=overwrite)
    code = sklearn_code(model)
    sheet = check_sklearn(model, code, random_state=random_state)
    write_proved(path, code.encode("utf-8"), sheet, overwrite=overwrite)
    return sheet
