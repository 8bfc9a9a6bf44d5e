"""The mean silhouette that KMeans finds in data without groups."""

from __future__ import annotations

# Prepared columns: lowest and highest mean silhouette, k = 2 to 8, 200 to 2,000 rows.
_MEASURED = {
    1: (0.55, 0.63),
    2: (0.36, 0.42),
    3: (0.25, 0.31),
    4: (0.18, 0.24),
    5: (0.14, 0.19),
    6: (0.12, 0.16),
    8: (0.09, 0.12),
    10: (0.07, 0.09),
}


def silhouette_without_groups(n_columns: int) -> tuple[float, float] | None:
    """Return the range of mean silhouettes that KMeans has in data without groups.

    Compare a mean silhouette with it: one inside the range, or below, is what
    evenly filled columns give. One above it is not evidence of groups either,
    because real columns are rarely evenly filled, and related columns behave
    like fewer of them.

    Parameters
    ----------
    n_columns : int
        Prepared columns that the segments are formed from, 1 or more.

    Returns
    -------
    tuple of (float, float), or None
        Lowest and highest mean Euclidean silhouette (-1 to 1, higher is tighter).
        7 and 9 columns have the range of 6 and 8, which is slightly too high.
        ``None`` above 10 columns (below 0.1 there) and below 1.

    Notes
    -----
    Measured by simulation: independent columns, uniform between 0 and 1 and
    standardised, 200 to 2,000 rows; KMeans with 10 starts for k = 2 to 8; the
    exact mean silhouette, averaged over the runs of each combination of rows and
    k; the range is that of these averages, to about 0.01. More columns give lower
    silhouettes, because distances become more alike.

    Examples
    --------
    >>> silhouette_without_groups(5)
    (0.14, 0.19)
    """
    if not 1 <= n_columns <= max(_MEASURED):
        return None
    return _MEASURED[max(listed for listed in _MEASURED if listed <= n_columns)]
