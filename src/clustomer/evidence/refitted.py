"""Would another sample give the same segments if everything were learnt from it?

The stability of `clustomer.evidence.stability` disturbs rows that are prepared
already. Here the preparation is learnt again as well: medians, transforms,
limits, scales, encodings, and which columns are left out.
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from clustomer._progress import Progress, silent
from clustomer._random import DEFAULT_SEED, root_seed, stream
from clustomer.errors import InputError
from clustomer.prepare.learn import learn_plan
from clustomer.prepare.plan import PrepareOptions, by_name
from clustomer.stats.agreement import adjusted_rand_index
from clustomer.stats.canonical import sample_rows
from clustomer.stats.kernels.fits import fit_many, n_uniforms
from clustomer.stats.workers import ordered_map
from clustomer.table.table import Table


def refitted_agreement(
    table: Table,
    k: int,
    *,
    options: PrepareOptions | None = None,
    n_pairs: int = 20,
    n_init: int = 5,
    max_rows: int = 2000,
    random_state: int | np.random.RandomState | np.random.Generator | None = DEFAULT_SEED,
    n_jobs: int | None = None,
    progress: Progress = silent,
) -> tuple[float, ...]:
    """Return how far pairs of bootstrap resamples agree when each learns its own preparation.

    Parameters
    ----------
    table : Table
        With the features, missing values and all.
    k : int
        Number of segments.
    options : PrepareOptions, optional
        Those of the shown segments. With ``missing="kpod"`` missing values are
        filled with medians here.
    n_pairs : int, default 20
    n_init : int, default 5
        Starts of each fit.
    max_rows : int, default 2000
        With more rows, so many seeded ones stand for the table.
    random_state : int, RandomState, Generator or None, default 0
    n_jobs : int or None, default None
        Worker threads; changes the time only.
    progress : Progress, optional
        Called with the phase ``"refit"``.

    Returns
    -------
    tuple of float
        For each pair the adjusted Rand index of the two partitions of all rows:
        1 for the same segments, about 0 for no more agreement than chance. Their
        median is ``Stability.refitted``.

    Raises
    ------
    InputError
        When no feature can be prepared, k is not from 1 to the number of rows, or
        an argument is out of range.

    Notes
    -----
    Each of the two resamples draws n rows with replacement, learns the plan from
    them (repeated rows count repeatedly; so do row weights), prepares all rows by
    that plan, fits KMeans to the drawn ones, and puts all rows to its nearest
    centre. A resample in which no feature has any spread makes one segment of
    everybody. k is given, not chosen anew. Independent of the order of rows and
    columns. 2 n_pairs plans and fits.

    Examples
    --------
    >>> import clustomer as cl
    >>> rows = {"spent": [1.0, 2.0, 3.0, 80.0, 81.0, 82.0] * 5}
    >>> table = cl.read_table(rows, features=["spent"]).table
    >>> refitted_agreement(table, 2, n_pairs=3)
    (1.0, 1.0, 1.0)
    """
    for name, value in (("n_pairs", n_pairs), ("n_init", n_init), ("max_rows", max_rows)):
        if value < 1:
            raise InputError(
                f"{name} is {value}.", "It is 1 or more.", "Leave it out for the default."
            )
    seed = root_seed(random_state)
    chosen = options or PrepareOptions()
    if chosen.missing == "kpod":
        chosen = replace(chosen, missing="median")
    base = _in_order(table, max_rows, seed)
    learn_plan(base, options=chosen)  # says at once what cannot be prepared at all
    if not 1 <= k <= base.n_rows:
        raise InputError(
            f"k is {k}.",
            f"It is a number of segments, 1 to {base.n_rows:,} for these rows.",
            "For example k=5.",
        )

    def labelled(which: int) -> NDArray[np.int32]:
        return _partition(base, k, chosen, n_init, stream(seed, "refit", which))

    values = []
    progress("refit", 0, n_pairs)
    with ordered_map(n_jobs) as run:
        found = iter(run(labelled, range(2 * n_pairs)))
        for done, (first, second) in enumerate(zip(found, found, strict=True), start=1):
            values.append(adjusted_rand_index(first, second))
            progress("refit", done, n_pairs)
    return tuple(values)


def _in_order(table: Table, max_rows: int, seed: int) -> Table:
    """Return the table with its rows in an order that only their features decide, or some."""
    names = [column.name for column in by_name(table.schema.features)]
    if not names:
        return table  # nothing to learn from: `learn_plan` says so
    weight = table.schema.weight_column
    if weight is not None:
        names.append(weight.name)
    keys = [table.data[name] for name in names]
    return table.take(sample_rows(keys, max_rows, stream(seed, "refit-rows")))


def _partition(
    table: Table, k: int, options: PrepareOptions, n_init: int, rng: np.random.Generator
) -> NDArray[np.int32]:
    """Draw a resample, learn everything from it, and put all rows into its segments."""
    n = table.n_rows
    drawn = np.sort(rng.integers(n, size=n))
    uniforms = rng.random((1, n_init, n_uniforms(k)))
    try:
        learned = learn_plan(table.take(drawn), options=options)
    except InputError:
        # The table can be prepared, these rows cannot: no column varies among them, or
        # none of them is complete. There is nothing to tell customers apart by.
        return np.zeros(n, dtype=np.int32)
    weights = table.weights()
    counted = drawn[learned.fit_rows]
    times = np.bincount(counted, minlength=n).astype(np.float64)
    if weights is not None:
        times *= weights
    X = learned.plan.transform(table).X
    labels: NDArray[np.int32] = fit_many(X, k, uniforms, weights=times[None]).labels[0]
    return labels
