"""From a frame to segments as one scikit-learn estimator."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from typing import Any, Literal, Self

import numpy as np
from numpy.typing import ArrayLike, NDArray
from sklearn.base import (
    BaseEstimator,
    ClassNamePrefixFeaturesOutMixin,
    ClusterMixin,
    TransformerMixin,
)
from sklearn.utils import Tags
from sklearn.utils.validation import check_is_fitted

from clustomer._random import root_seed
from clustomer.cluster.inputs import checked_weights
from clustomer.cluster.model import SegmentationModel
from clustomer.errors import Issue
from clustomer.evidence.choose import KSelection
from clustomer.evidence.effort import DEFAULT
from clustomer.evidence.records import Assessment
from clustomer.prepare.plan import PreparationPlan, PrepareOptions
from clustomer.prepare.reading import read_new, read_training, with_row_weights
from clustomer.segments.fit import checked_k, segment_table
from clustomer.stats.distances import squared_distances
from clustomer.table.table import Table


# scikit-learn has no types, so its classes are Any to mypy.
class Segmenter(
    ClassNamePrefixFeaturesOutMixin,
    TransformerMixin,
    ClusterMixin,
    BaseEstimator,
):
    """Find segments in a customer table: prepare, choose k, KMeans, put in order.

    Use it inside scikit-learn code, or where labels and a model are all that is
    needed. `clustomer.run_study` does the same and explains it.

    Parameters
    ----------
    n_clusters : int or "auto", default="auto"
        Number of segments. "auto" takes the k of the verdict (see
        `clustomer.assess`): natural or reproducible segments where there are any,
        else the split into three to six that changes least. ``assessment_.verdict``
        says which. That takes seconds; a number takes none of it.
    scale : {"standard", "range", "robust", "none"}, default="standard"
        See `clustomer.Preparer`.
    missing : {"median", "kpod", "drop"}, default="median"
        Fill missing values; leave them out of the distances; form segments from
        complete rows only and assign the others filled.
    winsorise : bool, default=True
        Move values beyond median +- 5 x 1.4826 x MAD to these limits.
    transform_skewed : bool, default=True
        Take logarithms, or Yeo-Johnson's transform, where skewness exceeds 1.
    feature_weights : mapping of str to float, optional
        How many times a column counts in squared distances.
    features : sequence of str, optional
        The columns to form segments from. By default all columns of an array, and
        the numeric and ordered columns of a frame.
    n_init : int, default=10
        Starts for each k; the one with the lowest inertia counts.
    k_max : int, optional
        The largest k that "auto" tries, instead of min(8, n / 25).
    max_iter : int, default=300
        Iterations of one start.
    random_state : int, RandomState, Generator or None, default=None
        An integer makes the result repeat.
    n_jobs : int, optional
        Threads; changes the time only.

    Attributes
    ----------
    labels_ : ndarray of int32, shape (n,)
        Segment of each row; 0 is the largest. The same as `predict` of the rows.
    n_clusters_ : int
        Number of segments.
    model_ : SegmentationModel
        Pure data: ``model_.to_json()`` keeps it.
    plan_ : PreparationPlan
        How columns were prepared, and where each prepared column comes from.
    selection_ : KSelection
        The k's that were tried and why this one was taken.
    assessment_ : Assessment or None
        The verdict and what it rests on; ``None`` where `n_clusters` is a number.
    cluster_centers_ : ndarray of shape (k, prepared columns)
        Centroids in prepared units; ``plan_.to_original`` gives original ones.
    inertia_ : float
        (Weighted) sum of squared distances to the centroids, in prepared units;
        lower is tighter.
    n_iter_ : int
        Iterations of the best start.
    issues_ : tuple of Issue
        What was noticed in the table.
    n_features_in_ : int
        Columns of the input.
    feature_names_in_ : ndarray of str
        Their names, when the input was a frame.

    Notes
    -----
    The answer does not depend on the order of rows or columns, nor on `n_jobs`,
    and a row of weight 2 is the same as the row twice. Above 20,000 rows the
    silhouette is sampled; above 50,000 the sweep runs on a sample and the chosen
    centroids are moved on all rows. A frame is read by the names of its columns.

    Examples
    --------
    >>> import numpy as np
    >>> X = np.array([[0.0], [0.1], [0.2], [9.0], [9.1]])
    >>> Segmenter(n_clusters=2, random_state=0).fit(X).labels_.tolist()
    [0, 0, 0, 1, 1]
    """

    labels_: NDArray[np.int32]
    n_clusters_: int
    model_: SegmentationModel
    plan_: PreparationPlan
    selection_: KSelection
    assessment_: Assessment | None
    cluster_centers_: NDArray[np.float64]
    inertia_: float
    n_iter_: int
    issues_: tuple[Issue, ...]

    def __init__(
        self,
        n_clusters: int | Literal["auto"] = "auto",
        *,
        scale: Literal["standard", "range", "robust", "none"] = "standard",
        missing: Literal["median", "kpod", "drop"] = "median",
        winsorise: bool = True,
        transform_skewed: bool = True,
        feature_weights: Mapping[str, float] | None = None,
        features: Sequence[str] | None = None,
        n_init: int = 10,
        k_max: int | None = None,
        max_iter: int = 300,
        random_state: int | np.random.RandomState | np.random.Generator | None = None,
        n_jobs: int | None = None,
    ) -> None:
        self.n_clusters = n_clusters
        self.scale = scale
        self.missing = missing
        self.winsorise = winsorise
        self.transform_skewed = transform_skewed
        self.feature_weights = feature_weights
        self.features = features
        self.n_init = n_init
        self.k_max = k_max
        self.max_iter = max_iter
        self.random_state = random_state
        self.n_jobs = n_jobs

    def fit(self, X: Any, y: Any = None, sample_weight: ArrayLike | None = None) -> Self:
        """Find the segments.

        Parameters
        ----------
        X : frame, mapping of arrays, or array-like of shape (n, p)
            One row for each customer; NaN means missing.
        y : ignored
            There for scikit-learn's pipelines.
        sample_weight : array-like of shape (n,), optional
            How many customers a row stands for.

        Returns
        -------
        Segmenter
            Itself, fitted.

        Raises
        ------
        InputError
            When no column is left to form segments from, when there are fewer
            distinct rows than segments, or when a parameter is not usable.
        ValueError
            When an array is not numeric, is empty or has infinite values.
        """
        inferred = read_training(self, X, features=self.features)
        table = inferred.table
        fingerprint = _fingerprint(table)
        weights = checked_weights(sample_weight, table.n_rows)
        if weights is not None:
            table = with_row_weights(table, weights)
        k = checked_k(self.n_clusters, "n_clusters")
        found = segment_table(
            table,
            k="auto" if k is None else k,
            options=PrepareOptions(
                scale=self.scale,
                missing=self.missing,
                winsorise=self.winsorise,
                transform_skewed=self.transform_skewed,
                feature_weights=self.feature_weights or {},
            ),
            k_values=None if k is None else [k],
            k_max=self.k_max,
            n_init=self.n_init,
            max_iter=self.max_iter,
            effort=DEFAULT if k is None else None,
            seed=root_seed(self.random_state),
            n_jobs=self.n_jobs,
            fingerprint=fingerprint,
        )
        self.model_ = found.model
        self.plan_ = found.model.plan
        self.selection_ = found.selection
        self.assessment_ = found.assessment
        self.labels_ = np.array(found.labels)
        self.n_clusters_ = found.model.n_segments
        self.cluster_centers_ = np.array(found.model.centroids)
        self.inertia_ = found.inertia
        self.n_iter_ = found.sweep[self.selection_.k].n_iter
        self.issues_ = (*inferred.issues, *found.issues)
        self._n_features_out = self.n_clusters_
        return self

    def predict(self, X: Any) -> NDArray[np.int32]:
        """Return the segment of each row; ties go to the lower label.

        Parameters
        ----------
        X : frame, mapping of arrays, or array-like of shape (n, p)
            With the columns that ``plan_`` needs.

        Returns
        -------
        ndarray of int32, shape (n,)
            0 to k - 1.

        Raises
        ------
        SchemaMismatchError
            When columns of a frame are missing, with the difference.
        """
        table = self._read(X)
        return np.array(self.model_.predict_table(table).labels)

    def transform(self, X: Any) -> NDArray[np.float64]:
        """Return the Euclidean distance of each row to each centroid, shape (n, k).

        In prepared units; see `predict` for X.
        """
        table = self._read(X)
        prepared = self.plan_.transform(table)
        distances: NDArray[np.float64] = np.sqrt(
            squared_distances(prepared.X, self.cluster_centers_)
        )
        return distances

    def _read(self, X: Any) -> Table:
        check_is_fitted(self)
        return read_new(self, X, self.plan_.sources)

    def __sklearn_tags__(self) -> Tags:
        tags = super().__sklearn_tags__()
        tags.input_tags.allow_nan = True
        return tags


def _fingerprint(table: Table) -> str:
    """Return SHA-256 of the columns of a table, by name, as they are held."""
    digest = hashlib.sha256()
    for name in sorted(table.schema.names):
        values = table.data[name]
        digest.update(f"{name}\0{len(values)}\0".encode("utf-8", "surrogatepass"))
        if values.dtype.kind == "O":
            written = "\0".join("" if value is None else str(value) for value in values)
            digest.update(written.encode("utf-8", "surrogatepass"))
        else:
            digest.update(np.ascontiguousarray(values).tobytes())
    return digest.hexdigest()
