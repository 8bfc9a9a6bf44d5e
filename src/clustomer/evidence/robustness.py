"""Does the answer hang on the analyst's choices? The same study under other settings."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from clustomer._progress import Progress, silent
from clustomer._random import DEFAULT_SEED, seed_for, stream
from clustomer._text import in_turn, shorten, text
from clustomer.evidence.multiverse import (
    LEAST_SETTINGS,
    MOST_SETTINGS,
    OF_COLUMNS,
    Shown,
    Variant,
    changes_of,
    full_sheet,
    other_starts,
    short_list,
)
from clustomer.evidence.records import Robustness, Setting
from clustomer.evidence.relevance import between_shares, most_separating
from clustomer.evidence.reruns import (
    N_INIT,
    Labels,
    Matrix,
    Part,
    centres_of,
    checked_labels,
    labels_of,
    options_without,
    part_of,
    prepare,
    share_out,
    without_column,
)
from clustomer.prepare.plan import PrepareOptions
from clustomer.stats.agreement import adjusted_rand_index
from clustomer.stats.jaccard import best_jaccards, overlaps
from clustomer.stats.matching import match_clusters
from clustomer.table.table import Table

RECOVERED = 0.75  # Jaccard similarity, Hennig's limit for a stable cluster
SHORT_ROWS, FULL_ROWS = 2_000, 5_000
SHORT_COLUMNS, FULL_COLUMNS = 8, 30  # at most so many are left out in turn
LEAST_COMPLETE = 0.5  # dropping more than half of the customers is not defensible


_Fingerprint = tuple[int, int, bytes]  # k, starts, prepared numbers


class _Run(NamedTuple):
    """A setting that is to be carried out."""

    variant: Variant
    matrix: Matrix


class _Outcome(NamedTuple):
    """What came of it: its record, and who is in the matched segment (n,)."""

    setting: Setting
    stayed: NDArray[np.bool_]


def robustness(
    table: Table,
    labels: NDArray,
    *,
    k: int,
    options: PrepareOptions | None = None,
    full: bool = False,
    max_rows: int | None = None,
    n_init: int = N_INIT,
    seed: int = DEFAULT_SEED,
    n_jobs: int | None = None,
    progress: Progress = silent,
) -> Robustness:
    """Form the segments again under other settings, and see which of them come back.

    Use it to learn whether a segment is a property of the customers or of a
    setting. It does not say that segments are real: a cut through an even cloud
    can survive every setting.

    Parameters
    ----------
    table : Table
        With roles; features form the segments.
    labels : integer array of shape (n,)
        The segments that are shown, from 0; -1 for rows that are left out.
    k : int
        Their number, 2 or more.
    options : PrepareOptions, optional
        The preparation that they were formed with.
    full : bool, default False
        The whole sheet of 30 to 60 settings instead of the single changes only.
    max_rows : int, optional
        Rows that every setting runs on: a seeded sample of 2,000, or of 5,000 with
        `full`.
    n_init : int, default 10
        Starts of each re-run.
    seed : int, default 0
    n_jobs : int, optional
        Threads; changes the time only.
    progress : Progress, optional
        Called with the phase ``"robustness"``.

    Returns
    -------
    Robustness
        ``breaker`` is the single change with the lowest adjusted Rand index, a
        change of k left aside. ``customer_share`` is NaN for rows that were not
        in the sample.

    Raises
    ------
    InputError
        When the labels do not belong to the table, or k is below 2.

    Notes
    -----
    Every setting is a complete re-run: preparation learnt anew, independent
    starts, all rows assigned. Single changes: scale (standard, range, robust);
    the transform of skewed columns and the limits for outliers, on or off; other
    ways with missing values where some are missing (complete rows only if they
    are half of all; k-POD only without row weights); k - 1 and k + 1; three other
    seeds; with three features or more one of them left out, for the 8 (30 with
    `full`) that separate the segments most. The full sheet adds scale, transform
    and outlier rule together, scale with a feature left out, with k and with the
    way with missing values, k with a feature left out, and a feature counted twice,
    alone and with scale and k, until 60 settings are reached; what does not fit is
    drawn by seed from the last of these groups. A setting whose prepared numbers
    are those of an earlier one counts once, so that choices without effect do not
    count as support. Where fewer than 30 settings are left (one or two columns
    without skew, outliers and gaps) other starts of scales and k fill the sheet up
    to 30; they mostly repeat what was found, so such a sheet says less. A k beyond
    the distinct rows is no setting. Rows count once each in the comparisons, row
    weights or not.

    A segment is recovered when some segment of the re-run has a Jaccard
    similarity of .75 or more with it. A customer stays when it is in the segment
    that the Hungarian assignment pairs with its own; settings of another k are
    left aside there. O(settings x n_init x n k p).

    References
    ----------
    Steegen, S., Tuerlinckx, F., Gelman, A. & Vanpaemel, W. (2016). Increasing
    transparency through a multiverse analysis. Perspectives on Psychological
    Science 11, 702-712. doi 10.1177/1745691616658637. Hennig, C. (2007).
    Cluster-wise assessment of cluster stability. Computational Statistics & Data
    Analysis 52, 258-271. doi 10.1016/j.csda.2006.11.025
    """
    codes, options = checked_labels(table, labels, k), options or PrepareOptions()
    limit = max_rows or (FULL_ROWS if full else SHORT_ROWS)
    part = part_of(table, codes, max_rows=limit, rng=stream(seed, "robustness-rows"))
    runs = _runs(part, options, k, full, seed)
    outcomes = _carried_out(runs, part.labels, k, n_init, seed, n_jobs, progress)
    settings = tuple(outcome.setting for outcome in outcomes)
    shares = _customer_shares(outcomes, k)
    everyone = np.full(table.n_rows, np.nan)
    everyone[part.rows] = np.nan if shares is None else shares
    return Robustness(
        k=k,
        settings=settings,
        recovered=tuple(sum(s.recovered[i] for s in settings) for i in range(k)),
        breaker=_breaker(settings),
        n_rows=len(part.rows),
        complete=full,
        mean_customer_share=None if shares is None else float(shares.mean()),
        customer_share=everyone,
    )


def _runs(part: Part, options: PrepareOptions, k: int, full: bool, seed: int) -> list[_Run]:
    """Return the settings with their prepared rows, each different from all before it."""
    base = prepare(part.table, options)
    sources = base.plan.sources.names
    shares = between_shares(base.X, base.plan.prepared_sources, part.labels, k)
    limit = FULL_COLUMNS if full else SHORT_COLUMNS
    shown = Shown(
        options=options,
        k=k,
        columns=most_separating(shares, limit),
        missing=_other_ways(part.table, sources, options),
    )
    own = Variant((), options, k, 0, None)
    seen = {_fingerprint(own, base)}
    wanted = full_sheet(shown, seed) if full else short_list(shown)
    different = _different(part.table, base, own, wanted, seen)
    runs = list(islice(different, MOST_SETTINGS))
    if full and len(runs) < LEAST_SETTINGS:
        more = _different(part.table, base, own, other_starts(shown), seen)
        runs += islice(more, LEAST_SETTINGS - len(runs))
    return runs


def _different(
    table: Table, base: Matrix, shown: Variant, wanted: Iterable[Variant], seen: set[_Fingerprint]
) -> Iterator[_Run]:
    """Yield the settings whose numbers, k and starts are not among those seen before."""
    for variant in wanted:
        matrix = _prepared(table, base, shown, variant)
        fingerprint = _fingerprint(variant, matrix)
        if fingerprint not in seen:
            seen.add(fingerprint)
            yield _Run(variant, matrix)


def _prepared(table: Table, base: Matrix, shown: Variant, variant: Variant) -> Matrix:
    if variant.without is not None:
        options = options_without(variant.options, variant.without)
        return prepare(without_column(table, variant.without), options)
    return base if variant.options == shown.options else prepare(table, variant.options)


def _fingerprint(variant: Variant, matrix: Matrix) -> _Fingerprint:
    numbers = np.ascontiguousarray(matrix.X).tobytes() + matrix.forming.tobytes()
    return variant.k, variant.seed, hashlib.blake2b(numbers).digest()


def _other_ways(table: Table, sources: Sequence[str], options: PrepareOptions) -> tuple[str, ...]:
    """Return the other defensible ways with missing values; none where nothing is missing."""
    missing = np.zeros(table.n_rows, dtype=bool)
    for name in sources:
        missing |= table.missing(name)
    if not missing.any():
        return ()
    ways = ["median"]
    if np.mean(~missing) >= LEAST_COMPLETE:
        ways.append("drop")
    if table.weights() is None:
        ways.append("kpod")
    return tuple(way for way in ways if way != options.missing)


def _carried_out(
    runs: Sequence[_Run],
    labels: Labels,
    k: int,
    n_init: int,
    seed: int,
    n_jobs: int | None,
    progress: Progress,
) -> list[_Outcome]:
    """Return what comes of each setting, in their order; none where k is not possible."""

    def work(place: int) -> _Outcome | None:
        variant, matrix = runs[place]
        own = seed_for(seed, "robustness", variant.seed)
        centres = centres_of(matrix, variant.k, seed=own, n_init=n_init)
        if centres is None:
            return None
        return _compared(variant, labels_of(matrix, centres), labels, k)

    answers: dict[int, _Outcome | None] = {}
    progress("robustness", 0, len(runs))
    for alone in (False, True):
        places = [i for i, run in enumerate(runs) if run.matrix.complete != alone]
        for place, answer in zip(
            places, share_out(work, places, n_jobs=n_jobs, alone=alone), strict=True
        ):
            answers[place] = answer
            progress("robustness", len(answers), len(runs))
    ordered = [answers[place] for place in range(len(runs))]
    return [answer for answer in ordered if answer is not None]


def _compared(variant: Variant, found: Labels, labels: Labels, k: int) -> _Outcome:
    most = max(k, variant.k)
    best = best_jaccards(labels, found[None], k=most)[0, :k]
    # A segment that the sample missed is not recovered, and has no similarity either.
    best = np.where(np.bincount(labels, minlength=k) > 0, best, np.nan)
    setting = Setting(
        choice=variant.choice,
        value=variant.value,
        k=variant.k,
        agreement=adjusted_rand_index(labels, found),
        recovered=tuple(bool(jaccard >= RECOVERED) for jaccard in best),
        jaccards=tuple(float(jaccard) for jaccard in best),
    )
    partner = match_clusters(overlaps(labels, found[None], k=most)[0])
    return _Outcome(setting, partner[labels] == found)


def _customer_shares(outcomes: Sequence[_Outcome], k: int) -> NDArray[np.float64] | None:
    """Return for each row the share of the settings with k segments that leave it where it is."""
    same = [outcome.stayed for outcome in outcomes if outcome.setting.k == k]
    return np.mean(same, axis=0, dtype=np.float64) if same else None


def _breaker(settings: Sequence[Setting]) -> Setting | None:
    single = [s for s in settings if "+" not in s.choice and s.choice != "k"]
    return min(single, key=lambda setting: setting.agreement, default=None)


def setting_words(setting: Setting) -> str:
    """Return what a setting changed, in words: ``leaving out "Age"``."""
    parts = []
    for choice, value in changes_of(setting.choice, setting.value):
        key = f"robustness.choice.{choice}"
        named = choice in ("k", "seed", *OF_COLUMNS)
        parts.append(text(key if named else f"{key}.{value}", value=shorten(value)))
    return in_turn(parts, text("robustness.and"))
