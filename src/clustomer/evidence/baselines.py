"""Do the segments beat a trivial split of the same k? Held-out customers decide."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from clustomer._progress import Progress, silent
from clustomer._random import DEFAULT_SEED, seed_for, stream
from clustomer._text import in_turn, shorten, text
from clustomer.errors import InputError
from clustomer.evidence.built_in import built_in
from clustomer.evidence.records import Baseline, Baselines
from clustomer.evidence.reruns import (
    N_INIT,
    Floats,
    Labels,
    centres_of,
    checked_labels,
    labels_of,
    part_of,
    prepare,
    share_out,
)
from clustomer.evidence.trivial import (
    Outcome,
    Split,
    Squares,
    best_column,
    best_grid,
    columns_of,
    random_split,
    squares,
)
from clustomer.prepare.plan import PrepareOptions
from clustomer.table.schema import Kind, Role
from clustomer.table.table import Table

KINDS = ("segments", "best_column", "grid", "random")
MAX_ROWS = 5_000
N_FOLDS = 5
LEAST_ROWS = 10  # rows of training for each segment
NOTHING = 0.01  # less explained variance is called nothing


class _Trial(NamedTuple):
    """One way to make groups in one fold."""

    columns: tuple[str, ...]
    squares: Squares


def baselines(
    table: Table,
    labels: NDArray,
    *,
    k: int,
    options: PrepareOptions | None = None,
    target: str | None = None,
    n_folds: int = N_FOLDS,
    max_rows: int = MAX_ROWS,
    n_init: int = N_INIT,
    seed: int = DEFAULT_SEED,
    n_jobs: int | None = None,
    noun: str = "segment",
    nouns: str = "segments",
    progress: Progress = silent,
) -> Baselines:
    """Compare segments with trivial splits by what they explain in held-out customers.

    Use it with a column that matters and took no part: money spent, an answer,
    a response. Without one the prepared columns are explained themselves, which
    KMeans is made for: winning there says nothing, losing says a lot.

    Parameters
    ----------
    table : Table
        With roles; features form the segments.
    labels : integer array of shape (n,)
        The segments that are shown, -1 for rows that take no part. They are formed
        anew in every fold, or the held-out rows would have helped to form them.
    k : int
        Number of segments, 2 or more.
    options : PrepareOptions, optional
        The preparation of the shown segments; it is learnt anew in every fold.
    target : str, optional
        The outcome. By default the value column of the table, else none.
    n_folds : int, default 5
    max_rows : int, default 5000
        A seeded sample of so many rows.
    n_init : int, default 10
        Starts of each fit.
    seed : int, default 0
    n_jobs : int, optional
        Threads; changes the time only.
    noun, nouns : str
        What the caller calls a segment, and several.
    progress : Progress, optional
        Called with the phase ``"baselines"``.

    Returns
    -------
    Baselines
        ``explained`` of all folds together (every row is held out once), 1 at
        best; ``low`` and ``high`` are the smallest and the largest of the folds.
        ``columns`` are those that most folds chose. No grid for k = 2 or a single
        feature, and fewer groups where a feature has few values. ``built_in`` are the
        features that the outcome is computed from (`clustomer.evidence.built_in`).

    Raises
    ------
    InputError
        When the target is a feature, has no numbers or levels or no spread, k is
        below 2, or the folds are too small.

    Notes
    -----
    In each fold preparation, segments, columns, cuts and group means are learnt
    from the rows of training alone; the others are then put into groups and
    predicted by the training mean of their group:
    ``explained = 1 - sum (y - prediction)^2 / sum (y - training mean)^2``. It is
    0 for no groups at all, and a little below for groups that are noise. For a
    yes/no outcome y is 0 or 1 and this is the Brier skill score; a nominal outcome
    is the sum over a 0/1 column for each of its levels. Ordered outcomes count by
    their scores. Rows without a value of the outcome are left out.

    Trivial splits: quantiles of one feature (the most frequent levels of a
    category and the rest), the feature being the best one in training; a grid of
    quantiles of two features with exactly k cells (for k = 5 two slices of one
    feature, cut into two and three by the other), the best pair and shape in
    training; groups drawn at random. The outcome is never a feature.
    O(n_folds (n_init iterations n k p + n p^2)).

    References
    ----------
    Brier, G. (1950). Verification of forecasts expressed in terms of probability.
    Monthly Weather Review 78, 1-3. Stone, M. (1974). Cross-validatory choice and
    assessment of statistical predictions. JRSS B 36, 111-147. doi
    10.1111/j.2517-6161.1974.tb00994.x
    """
    options, target = options or PrepareOptions(), target or table.schema.value
    outcome = None if target is None else _numbers(table, target)
    there = _taking_part(checked_labels(table, labels, k), outcome)
    besides = () if outcome is None else tuple(outcome.T)
    part = part_of(
        table, there, max_rows=max_rows, rng=stream(seed, "baselines-rows"), besides=besides
    )
    _check_size(len(part.rows), k, n_folds)
    fold = stream(seed, "baselines-folds").permutation(len(part.rows)) % n_folds
    known = None if outcome is None else outcome[part.rows]

    def work(number: int) -> Mapping[str, _Trial]:
        own = _Fold(part.table, known, fold == number, stream(seed, "baselines-random", number))
        return _trials(own, k, options, n_init, seed_for(seed, "baselines", number))

    trials: list[Mapping[str, _Trial]] = []
    progress("baselines", 0, n_folds)
    alone = options.missing == "kpod"
    for trial in share_out(work, range(n_folds), n_jobs=n_jobs, alone=alone):
        trials.append(trial)
        progress("baselines", len(trials), n_folds)
    numbers = None if known is None or known.shape[1] > 1 else known[:, 0]
    words: dict[str, Any] = {"k": k, "noun": noun, "nouns": nouns, "target": target}
    words["built_in"] = () if numbers is None else built_in(part.table, numbers)
    return _result(trials, words, len(part.rows), n_folds)


def _numbers(table: Table, target: str) -> Floats:
    """Return the outcome as columns of numbers (n, q), NaN where missing."""
    column = table.column(target)
    if column.role == Role.FEATURE:
        raise InputError(
            f'The outcome "{target}" is a feature.',
            "Segments that were formed from the outcome explain it by construction.",
            "Leave it out of the features, or name another outcome.",
        )
    if column.kind == Kind.CATEGORY:
        codes = table.codes(target)
        used = np.unique(codes[codes >= 0])
        dummies = (codes[:, None] == used).astype(np.float64)
        numbers = np.where((codes >= 0)[:, None], dummies, np.nan)
    elif column.is_numeric or column.has_levels:
        numbers = table.numbers(target)[:, None]
    else:
        raise InputError(
            f'The outcome "{target}" holds texts.',
            "An outcome is a number, yes or no, or one of some levels.",
            "Name another outcome.",
        )
    numbers = np.where(np.isfinite(numbers), numbers, np.nan)
    known = numbers[~np.isnan(numbers).any(axis=1)]
    if not len(known) or (known == known[0]).all():
        raise InputError(
            f'The outcome "{target}" is the same for all customers, or missing.',
            "What does not vary cannot be explained.",
            "Name another outcome.",
        )
    return numbers


def _taking_part(labels: Labels, outcome: Floats | None) -> Labels:
    """Return the labels, -1 too where the outcome is missing."""
    if outcome is None:
        return labels
    return np.where(np.isnan(outcome).any(axis=1), -1, labels)


def _check_size(n_rows: int, k: int, n_folds: int) -> None:
    if n_folds < 2 or n_rows * (n_folds - 1) / n_folds < LEAST_ROWS * k:
        raise InputError(
            f"There are {n_rows:,} rows for {n_folds} folds and k = {k}.",
            f"Two folds or more, and {LEAST_ROWS} rows of training for each segment are needed.",
            "Ask for fewer folds or segments, or bring more customers.",
        )


class _Fold(NamedTuple):
    """A table with its held-out rows."""

    table: Table
    outcome: Floats | None  # (n, q); None: the prepared columns of the fold
    held_out: NDArray[np.bool_]
    rng: np.random.Generator


def _trials(
    fold: _Fold, k: int, options: PrepareOptions, n_init: int, seed: int
) -> Mapping[str, _Trial]:
    """Return what each way explains of the held-out rows."""
    train = prepare(fold.table.take(~fold.held_out), options)
    X = train.plan.transform(fold.table).X
    Y = X if fold.outcome is None else fold.outcome
    weights = fold.table.weights()
    whole = Outcome(Y, np.ones(len(Y)) if weights is None else weights)
    seen, unseen = whole.take(~fold.held_out), whole.take(fold.held_out)
    columns = columns_of(train.plan, X[~fold.held_out], X[fold.held_out])
    splits: dict[str, Split | None] = {
        "best_column": best_column(columns, seen, k),
        "grid": best_grid(columns, seen, k),
        "random": random_split(len(seen.Y), len(unseen.Y), k, fold.rng),
    }
    centres = centres_of(train, k, seed=seed, n_init=n_init, n_jobs=1)
    if centres is not None:
        everyone = labels_of(train._replace(X=X), centres)
        splits["segments"] = Split((), everyone[~fold.held_out], everyone[fold.held_out], k)
    return {
        kind: _Trial(split.columns, squares(seen, unseen, split))
        for kind, split in splits.items()
        if split is not None
    }


def _result(
    trials: Sequence[Mapping[str, _Trial]], words: Mapping[str, Any], n_rows: int, n_folds: int
) -> Baselines:
    kinds = [kind for kind in KINDS if all(kind in trial for trial in trials)]
    if "segments" not in kinds:
        raise InputError(
            f"A fold has fewer than {words['k']} distinct rows for training.",
            "Each segment needs a row of its own.",
            "Ask for fewer segments.",
        )
    rows = tuple(_row(kind, [trial[kind] for trial in trials]) for kind in kinds)
    ours, *trivial = rows
    best = max(trivial, key=lambda row: row.explained)
    beaten = best.explained >= ours.explained
    clear = all(
        trial["segments"].squares.explained > trial[best.kind].squares.explained for trial in trials
    )
    return Baselines(
        k=words["k"],
        target=words["target"],
        n_rows=n_rows,
        n_folds=n_folds,
        rows=rows,
        winner=best.kind if beaten else ours.kind,
        beaten=beaten,
        built_in=words["built_in"],
        sentence=_sentence(ours, best, beaten, clear, words),
    )


def _row(kind: str, trials: Sequence[_Trial]) -> Baseline:
    chosen = Counter(trial.columns for trial in trials)
    columns = min(chosen, key=lambda columns: (-chosen[columns], columns))
    folds = [trial.squares.explained for trial in trials]
    error = sum(trial.squares.error for trial in trials)
    total = sum(trial.squares.total for trial in trials)
    return Baseline(
        kind=kind,
        columns=columns,
        explained=Squares(error, total).explained,
        low=min(folds),
        high=max(folds),
    )


def _sentence(
    ours: Baseline, best: Baseline, beaten: bool, clear: bool, words: Mapping[str, Any]
) -> str:
    kind = "beaten" if beaten else "clear" if clear else "close"
    of = "features" if words["target"] is None else "target"
    if of == "target" and max(ours.explained, best.explained) < NOTHING:
        kind = "nothing"
    words = {**words, "target": shorten(str(words["target"]))}
    said = text(
        f"baselines.{kind}.{of}",
        **words,
        ours=max(0.0, ours.explained),
        best=max(0.0, best.explained),
        split=text(f"baselines.split.{best.kind}", **_numbered(best.columns)),
    )
    columns = words["built_in"]
    if not columns:
        return said
    of = "one" if len(columns) == 1 else "two"
    return in_turn([said, text(f"baselines.built_in.{of}", **words, **_numbered(columns))])


def _numbered(columns: Sequence[str]) -> dict[str, str]:
    return {f"column_{i}": shorten(name) for i, name in enumerate(columns, start=1)}
