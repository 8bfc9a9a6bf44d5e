"""What scikit-learn users pass in, as typed tables: frames by name, arrays by position."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from clustomer.errors import InputError, did_you_mean
from clustomer.table.conform import conform
from clustomer.table.frames import raw_columns
from clustomer.table.infer import Inferred, infer_table
from clustomer.table.schema import Column, Kind, Role, RoleOptions, Schema
from clustomer.table.table import Table

__all__ = ["read_new", "read_training", "with_row_weights"]


def read_training(
    estimator: Any, X: Any, *, features: Sequence[str] | None, roles: RoleOptions | None = None
) -> Inferred:
    """Return the table to learn from, and set ``n_features_in_`` and names.

    Columns of a frame get a kind and a role by what they are (ids and texts are
    not features); columns of an array are numbers, and every one is a feature.

    Parameters
    ----------
    estimator : estimator
        Gets ``n_features_in_``, and ``feature_names_in_`` when X is a frame.
    X : frame, mapping of arrays, or array-like of shape (n, p)
    features : sequence of str, optional
        The columns to form segments from, instead of the default ones.
    roles : RoleOptions, optional
        Everything else that can be said about roles; for frames only.
    """
    roles = roles or RoleOptions()
    if features is not None:
        roles = replace(roles, features=tuple(features))
    if is_frame(X):
        columns = raw_columns(X)
        inferred = infer_table(columns, roles=roles)
        estimator.n_features_in_ = len(columns)
        estimator.feature_names_in_ = np.array([c.name for c in columns], dtype=object)
        return inferred
    matrix = _matrix(estimator, X, ensure_min_samples=2)
    return Inferred(table=_matrix_table(matrix, roles.features), issues=())


def read_new(estimator: Any, X: Any, sources: Schema) -> Table:
    """Return the columns that a fitted estimator needs, as a typed table.

    A frame is read by the names of its columns, in any order and with any others
    beside them; an array, or a frame given to an estimator that was fitted on an
    array, by position.

    Raises
    ------
    SchemaMismatchError
        When columns of a frame are missing or hold something else.
    ValueError
        When an array has another number of columns.
    """
    names = getattr(estimator, "feature_names_in_", None)
    if names is not None and is_frame(X):
        return conform(raw_columns(X), sources)
    matrix = _matrix(estimator, X, reset=False)
    if names is None:
        return conform(raw_columns(matrix), sources)
    return conform(raw_columns(dict(zip(names, matrix.T, strict=True))), sources)


def with_row_weights(table: Table, weights: NDArray[np.float64]) -> Table:
    """Return the table with a weight column of its own.

    Raises
    ------
    InputError
        When the table has a weight column already.
    """
    if table.schema.weight_column is not None:
        raise InputError(
            "There are row weights twice: in the table and as sample_weight.",
            "One of them says how many customers a row stands for.",
            "Leave one out.",
        )
    name = "sample_weight"
    while name in table.schema:
        name += "_"
    column = Column(name=name, label=name, kind=Kind.NUMBER, role=Role.WEIGHT)
    return replace(
        table,
        schema=replace(table.schema, columns=(*table.schema.columns, column)),
        data={**table.data, name: weights},
    )


def is_frame(X: Any) -> bool:
    """Whether X has named columns."""
    if hasattr(X, "tocsr"):  # a sparse matrix; one kind of them is a mapping of cells
        return False
    return isinstance(X, Mapping) or hasattr(X, "columns") or hasattr(X, "collect_schema")


def _matrix(estimator: Any, X: Any, **options: Any) -> NDArray[np.float64]:
    from sklearn.utils.validation import validate_data

    matrix: NDArray[np.float64] = validate_data(
        estimator, X, dtype=np.float64, ensure_all_finite="allow-nan", **options
    )
    return matrix


def _matrix_table(matrix: NDArray[np.float64], features: Sequence[str]) -> Table:
    """Return a table whose columns x0, x1, ... are all numbers."""
    names = [f"x{j}" for j in range(matrix.shape[1])]
    for feature in features:
        if feature not in names:
            raise InputError(
                f'There is no column "{feature}".{did_you_mean(str(feature), names)}',
                f"Columns of an array are called {', '.join(names[:4])} and so on.",
                "Pass a frame to use names of your own.",
            )
    columns = tuple(
        Column(
            name=name,
            label=name,
            kind=Kind.NUMBER,
            role=Role.FEATURE if not features or name in features else Role.IGNORED,
            source_type="float64",
            n_missing=int(np.isnan(matrix[:, j]).sum()),
        )
        for j, name in enumerate(names)
    )
    n = len(matrix)
    return Table(
        schema=Schema(columns=columns),
        data={name: matrix[:, j] for j, name in enumerate(names)},
        rows=np.arange(n, dtype=np.int64),
        n_source_rows=n,
    )
