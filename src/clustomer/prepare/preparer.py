"""The preparation as a scikit-learn transformer."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Literal, Self

import numpy as np
from numpy.typing import NDArray
from sklearn.base import BaseEstimator, TransformerMixin
from sklearn.utils import Tags
from sklearn.utils.validation import check_is_fitted

from clustomer.errors import Issue
from clustomer.prepare.learn import learn_plan
from clustomer.prepare.plan import PreparationPlan, PrepareOptions
from clustomer.prepare.reading import read_new, read_training
from clustomer.table.schema import RoleOptions


# scikit-learn has no types, so its classes are Any to mypy.
class Preparer(TransformerMixin, BaseEstimator):
    """Turn a customer table into numbers on one scale.

    Use it in a pipeline before a clusterer of your own. `clustomer.Segmenter` and
    `clustomer.run_study` prepare by themselves.

    Parameters
    ----------
    scale : {"standard", "range", "robust", "none"}, default="standard"
        Mean and standard deviation (divisor n); smallest value and range; median
        and interquartile range; original units, where nothing is transformed or
        winsorised either.
    missing : {"median", "kpod", "drop"}, default="median"
        Fill missing values; leave them as NaN; learn from complete rows only and
        fill the others.
    winsorise : bool, default=True
        Move values beyond median +- 5 x 1.4826 x MAD to these limits.
    transform_skewed : bool, default=True
        Take logarithms, or Yeo-Johnson's transform, where skewness exceeds 1.
    feature_weights : mapping of str to float, optional
        How many times a column counts in squared distances.
    features : sequence of str, optional
        The columns to use. By default all columns of an array, and the numeric
        and ordered columns of a frame.
    roles : RoleOptions, optional
        Everything else that can be said about the columns of a frame.

    Attributes
    ----------
    plan_ : PreparationPlan
        What was learnt; ``plan_.prepared_columns`` says where each column comes from.
    issues_ : tuple of Issue
        What was noticed in the table.
    n_features_in_ : int
        Columns of the input.
    feature_names_in_ : ndarray of str
        Their names, when the input was a frame.

    Notes
    -----
    A transformed frame is read by names: the order of its columns does not
    matter, and others may stand beside those that are needed. Prepared columns
    are sorted by name (numbers in names by value).

    Examples
    --------
    >>> preparer = Preparer().fit([[1.0, 10.0], [2.0, 30.0], [3.0, 20.0]])
    >>> preparer.transform([[2.0, 20.0]]).tolist()
    [[0.0, 0.0]]
    """

    plan_: PreparationPlan
    issues_: tuple[Issue, ...]

    def __init__(
        self,
        *,
        scale: Literal["standard", "range", "robust", "none"] = "standard",
        missing: Literal["median", "kpod", "drop"] = "median",
        winsorise: bool = True,
        transform_skewed: bool = True,
        feature_weights: Mapping[str, float] | None = None,
        features: Sequence[str] | None = None,
        roles: RoleOptions | None = None,
    ) -> None:
        self.scale = scale
        self.missing = missing
        self.winsorise = winsorise
        self.transform_skewed = transform_skewed
        self.feature_weights = feature_weights
        self.features = features
        self.roles = roles

    def fit(self, X: Any, y: Any = None) -> Self:
        """Learn the plan.

        Parameters
        ----------
        X : frame, mapping of arrays, or array-like of shape (n, p)
            NaN means missing.
        y : ignored
            There for scikit-learn's pipelines.

        Returns
        -------
        Preparer
            Itself, fitted.

        Raises
        ------
        InputError
            When no column is left, or an option is not usable.
        ValueError
            When an array is not numeric, is empty or has infinite values.
        """
        inferred = read_training(self, X, features=self.features, roles=self.roles)
        options = PrepareOptions(
            scale=self.scale,
            missing=self.missing,
            winsorise=self.winsorise,
            transform_skewed=self.transform_skewed,
            feature_weights=self.feature_weights or {},
        )
        learned = learn_plan(inferred.table, options=options)
        self.plan_ = learned.plan
        self.issues_ = (*inferred.issues, *learned.issues)
        return self

    def transform(self, X: Any) -> NDArray[np.float64]:
        """Return prepared columns.

        Parameters
        ----------
        X : frame, mapping of arrays, or array-like of shape (n, p)
            With the columns that ``plan_`` needs.

        Returns
        -------
        ndarray of shape (n, prepared columns)
            NaN only with ``missing="kpod"``.

        Raises
        ------
        SchemaMismatchError
            When columns of a frame are missing, with the difference.
        """
        check_is_fitted(self)
        prepared = self.plan_.transform(read_new(self, X, self.plan_.sources))
        return np.array(prepared.X)  # the caller's own, to write on

    def get_feature_names_out(self, input_features: Any = None) -> NDArray[Any]:
        """Return the names of the prepared columns; `input_features` is not needed."""
        check_is_fitted(self)
        return np.array(self.plan_.names, dtype=object)

    def __sklearn_tags__(self) -> Tags:
        tags = super().__sklearn_tags__()
        tags.input_tags.allow_nan = True
        return tags
