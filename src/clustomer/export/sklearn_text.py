"""The parts of a generated pipeline file that are the same for every model."""

from __future__ import annotations

HEAD = '''"""Customer segments as a scikit-learn pipeline, written by clustomer {version}.

{n_segments} segments from {n_columns} columns. Nothing is trained here: every number was learnt
before and stands below. Needs numpy, pandas and scikit-learn.

    pipeline = make_pipeline()
    pipeline.predict(customers)    # labels from 0; segment 1 of the report is label 0
    pipeline.transform(customers)  # distances to the centroids, one column for each

`customers` is a pandas DataFrame with the columns of COLUMNS, in any order; others are
ignored. Numbers are numbers, dates are datetime64, truth values are booleans.
"""

{imports}
LARGEST = {largest!r}  # numbers beyond this count as missing, like infinite ones
CEILING = {ceiling!r}  # prepared values are cut here, so that no square overflows
'''

NUMBER = '''
class Number(TransformerMixin, BaseEstimator):
    """One column of numbers: filled, transformed, cut, scaled and weighted, in this order."""

    def __init__(
        self,
        impute=None,
        days_before=None,
        log1p=False,
        yeo_johnson=None,
        winsorise=None,
        scale=None,
        weight=None,
    ):
        self.impute = impute
        self.days_before = days_before
        self.log1p = log1p
        self.yeo_johnson = yeo_johnson
        self.winsorise = winsorise
        self.scale = scale
        self.weight = weight

    def fit(self, X, y=None):
        self.n_features_in_ = 1
        return self

    def transform(self, X):
        if self.days_before is None:
            x = numbers(X.iloc[:, 0])
        else:
            x = days_before(X.iloc[:, 0], self.days_before)
        x = np.where(np.abs(x) <= LARGEST, x, np.nan if self.impute is None else self.impute)
        with np.errstate(over="ignore"):
            if self.log1p:
                x = np.log1p(np.maximum(x, 0.0))
            if self.yeo_johnson is not None:
                above = box_cox(np.maximum(x, 0.0), self.yeo_johnson)
                below = -box_cox(np.maximum(-x, 0.0), 2.0 - self.yeo_johnson)
                x = np.where(x < 0, below, above)
            if self.winsorise is not None:
                x = np.clip(x, *self.winsorise)
            if self.scale is not None:
                centre, scale = self.scale
                x = (x - centre) / scale
            if self.weight is not None:
                x = x * self.weight
        return np.clip(x, -CEILING, CEILING).reshape(-1, 1)


def box_cox(x, power):
    """((1 + x)**power - 1) / power for x >= 0, without losing digits."""
    logs = np.log1p(x)
    return logs if abs(power) < 1e-30 else np.expm1(power * logs) / power


def days_before(column, day):
    """Days from each date to `day`: positive in the past, NaN where missing."""
    moments = column.to_numpy()
    if moments.dtype.kind != "M":
        moments = pd.to_datetime(column).to_numpy()
    days = np.floor_divide(moments.astype("datetime64[s]").astype(np.int64), 86_400)
    gone = np.datetime64(day, "D").astype(np.int64) - days.astype(np.float64)
    return np.where(np.isnat(moments), np.nan, gone)
'''

NUMBERS = '''
def numbers(column):
    """The column as doubles; what is no number is missing."""
    read = pd.to_numeric(column, errors="coerce")
    return read.to_numpy(dtype=np.float64, na_value=np.nan)
'''

LEVELS = '''
class Levels(TransformerMixin, BaseEstimator):
    """One column with levels: the prepared values of the level that a customer has.

    `positions` says which row of `values` a number or text is; `words` are lower-case
    words for yes and no. A missing or unknown level takes row `impute`; without one it
    is left out of the distances.
    """

    def __init__(self, positions, values, words=None, impute=None):
        self.positions = positions
        self.values = values
        self.words = words
        self.impute = impute

    def fit(self, X, y=None):
        self.n_features_in_ = 1
        return self

    def transform(self, X):
        column = X.iloc[:, 0]
        if any(isinstance(known, str) for known in self.positions):
            found = [self._position(value) for value in column.tolist()]
        else:
            found = [self.positions.get(value) for value in numbers(column).tolist()]
        values = np.array(self.values, dtype=np.float64).reshape(len(self.values), -1)
        last = np.full(values.shape[1], np.nan) if self.impute is None else values[self.impute]
        rows = [len(values) if position is None else position for position in found]
        return np.vstack([values, last])[rows]

    def _position(self, value):
        if not isinstance(value, str):
            return None
        text = value.strip()
        if text in self.positions:
            return self.positions[text]
        words = self.words or {}
        return words.get(text.casefold(), words.get(fold(text)))


def fold(text):
    """Lower-case words without accents or signs, between single spaces."""
    letters = unicodedata.normalize("NFKD", text.replace("ß", "ss")).casefold()
    letters = "".join(c for c in letters if not unicodedata.combining(c))
    return " ".join(re.findall(r"[^\\W_]+", letters))
'''

NEAREST = '''
class NearestCentroid(ClusterMixin, BaseEstimator):
    """The nearest of fixed centroids; ties go to the first."""

    def __init__(self, centroids):
        self.centroids = centroids

    def fit(self, X, y=None):
        self.cluster_centers_ = np.array(self.centroids, dtype=np.float64)
        self.n_features_in_ = self.cluster_centers_.shape[1]
        return self

    def predict(self, X):
        return self._squared(X).argmin(axis=1)

    def transform(self, X):
        return np.sqrt(self._squared(X))

    def _squared(self, X):
        # What is missing is left out, and the rest counts for it; a row without any
        # value stands at the origin. One column at a time loses no digits to cancellation.
        p = X.shape[1]
        observed = p - np.isnan(X).sum(axis=1)
        X = np.where((observed == 0)[:, None], 0.0, X)
        total = np.zeros((len(X), len(self.cluster_centers_)))
        for j in range(p):
            away = X[:, j, None] - self.cluster_centers_[:, j]
            total += np.where(np.isnan(away), 0.0, away * away)
        return total * (p / np.where(observed == 0, p, observed))[:, None]
'''

TAIL = '''
def make_pipeline():
    """Return the fitted pipeline."""
    prepare = ColumnTransformer(
        [(f"column_{i}", step, [name]) for i, (name, step) in enumerate(COLUMNS, start=1)]
    )
    pipeline = Pipeline([("prepare", prepare), ("segments", NearestCentroid(CENTROIDS))])
    nobody = pd.DataFrame({name: pd.Series([None], dtype=object) for name, _ in COLUMNS})
    return pipeline.fit(nobody)  # learns the names of the columns and nothing else
'''
