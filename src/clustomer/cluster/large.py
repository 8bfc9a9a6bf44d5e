"""KMeans on more rows than restarts can afford: restarts on a sample, then every row.

The sample is drawn by the values of the rows (each row's number decides, see
`kernels.reference.draw`), sums over all rows are exact (`kernels.problem`), and passes
are cut into chunks of a fixed size: neither the order of the rows nor that of the
columns nor the number of threads changes the answer. Nothing is copied but labels.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import NamedTuple, Self

import numpy as np
from numpy.typing import NDArray

from clustomer._random import seed_for, stream
from clustomer.stats.canonical import Canonical, canonical
from clustomer.stats.distances import nearest_labels
from clustomer.stats.kernels.choice import calls_libraries, kernel
from clustomer.stats.kernels.problem import Bounds, Grid, Level, Stepped, Survey, whole_weights
from clustomer.stats.workers import OrderedMap, ordered_map

LARGE_ROWS = 100_000
"""Up to so many rows every start runs on all of them."""

SAMPLE_ROWS = 50_000
"""About so many rows are drawn evenly for the random starts."""

FAR_ROWS = 5_000
"""About so many more are drawn by their squared distance from the mean: small far groups."""

LOOSE = 10.0
"""Starts on a part of the sample end at so many times `tol`: it is no more certain than that."""

CANDIDATES = 3
"""So many of them go on over the sample."""

_PART = 4  # the starts run on one row of the sample in so many

_CHUNK = 1 << 16  # rows of one task
_LARGE_CHUNK = 1 << 18  # the same, where there are more than 32 of the others
_REPEATED = 0.5  # fewer distinct rows than this share of a sample: equal rows are joined first
_FINE = 64  # steps of a sample's weight: whole numbers add exactly
_Floats = NDArray[np.float64]
_Labels = NDArray[np.int32]
_Reals = NDArray[np.float32] | NDArray[np.float64]


class AsGiven(NamedTuple):
    """Rows and columns in the order of the input: a `Canonical` without the sorting."""

    rows: _Floats
    row_weights: _Floats | None

    def rows_back(self, values: NDArray) -> NDArray:
        """Return values of the rows in the order of the input: as they are."""
        return values

    def columns_back(self, centers: _Floats) -> _Floats:
        """Return centres with the columns in the order of the input: as they are."""
        return centers


class Moved(NamedTuple):
    """Where Lloyd's algorithm over all rows ended."""

    centers: _Floats  # (k, p), in the units of the rows
    sizes: _Floats  # (k,): total weights of the clusters, by the nearest centre
    inertia: float | None  # None where it is better added up row by row
    n_iter: int
    converged: bool
    labels: _Labels  # (n,), of the rows on the grid
    unsure: NDArray[np.int64]  # rows that may be nearer to another centre off the grid


class Labelled(NamedTuple):
    """The nearest centre of every row."""

    labels: _Labels  # (n,)
    centers: _Floats  # (k, p)
    inertia: float


@dataclass(frozen=True, eq=False)
class Rows:
    """Rows of any number with what passes over them need."""

    X: _Reals  # (n, p), any strides
    weights: _Floats | None  # (n,)
    grid: Grid
    seen: Survey
    keys: NDArray[np.uint64]  # (p,), one for each column, of its values
    n_jobs: int | None

    @classmethod
    def of(cls, X: _Reals, weights: _Floats | None, n_jobs: int | None) -> Self:
        """Look at every value once. ``seen.finite`` says whether all are finite."""
        with ordered_map(n_jobs, libraries=calls_libraries()) as each:
            parts = list(each(lambda part: kernel().survey(X[part]), _chunks(len(X))))
        seen = parts[0]
        for part in parts[1:]:
            seen = seen.joined(part)
        total = float(seen.n)
        if weights is not None and whole_weights(weights):
            total = max(total, float(weights.sum()))
        if not seen.finite:
            return cls(X, weights, Grid(seen.low, seen.low), seen, _no_keys(X), n_jobs)
        grid = Grid.between(seen.low, seen.high, seen.total / seen.n, total)
        return cls(X, weights, grid, seen, _column_keys(seen, grid), n_jobs)

    @property
    def variance(self) -> float:
        """Mean variance of the columns."""
        return float(self.seen.square.mean()) / self.seen.n

    def sample(self, seed: int) -> Canonical:
        """Draw rows, weighted by what they stand for, in canonical order."""
        count = float(self.seen.n) if self.weights is None else float(self.weights.sum())
        even = SAMPLE_ROWS / count
        # Rounded, so that the last digits of the sum do not move the rate.
        spread = float(f"{self.seen.square.sum() * count / self.seen.n:.6g}")
        far = FAR_ROWS / spread if spread > 0 else 0.0
        key = seed_for(seed, "large_sample")
        top = np.maximum(self.seen.high - self.grid.mean, self.grid.mean - self.seen.low)
        most = float((top**2).sum()) * (1 + 1e-9)

        def draw(part: slice) -> tuple[NDArray[np.int64], _Floats]:
            own = None if self.weights is None else self.weights[part]
            found: tuple[NDArray[np.int64], _Floats] = kernel().draw(
                self.X[part], self.keys, key, self.grid.mean, own, even, far, most
            )
            return found[0] + part.start, found[1]

        with ordered_map(self.n_jobs, libraries=calls_libraries()) as each:
            parts = list(each(draw, _chunks(len(self.X))))
        drawn = np.concatenate([one for one, _ in parts])
        stands_for = 1.0 / np.concatenate([rates for _, rates in parts])
        if self.weights is not None:
            stands_for *= self.weights[drawn]
        order = np.argsort(self.keys, kind="stable")
        known = order if len(np.unique(self.keys)) == len(order) else None
        return canonical(self.X[drawn], sample_weight=_whole(stands_for), columns=known)

    def joined(self) -> tuple[_Reals, _Floats, NDArray[np.intp]] | None:
        """Join equal rows: distinct rows, their weights, and the distinct row of each row.

        None where different rows have the same number: columns of one range and level.
        """
        with ordered_map(self.n_jobs, libraries=calls_libraries()) as each:
            keys = np.concatenate(
                list(each(lambda part: kernel().row_keys(self.X[part], self.keys, 0),
                          _chunks(len(self.X))))
            )  # fmt: skip
        _, first, group = np.unique(keys, return_index=True, return_inverse=True)
        distinct = self.X[first]
        if not all((distinct[group[part]] == self.X[part]).all() for part in _chunks(len(self.X))):
            return None
        weights = np.bincount(group, weights=self.weights, minlength=len(first))
        return distinct, weights.astype(np.float64), group

    def lloyd(
        self,
        centers: _Floats,
        *,
        max_iter: int,
        tol: float,
        offset: _Floats | None = None,
        relocate: bool = True,
    ) -> Moved:
        """Run Lloyd's algorithm over all rows from centres in the units of the rows.

        It ends when no label changes, or when the sum of squared shifts is at most
        `tol` times the mean variance of the columns. With an `offset`, (k, p), the means
        are moved by it each time. A cluster without rows moves to a far row, or, without
        `relocate`, stays where it is.
        """
        labels = np.empty(len(self.X), dtype=np.int32)
        sums = np.zeros((len(centers), self.X.shape[1] + 1))
        at = np.ascontiguousarray(centers - self.grid.mean)
        spread = float(np.sqrt(self.seen.square.sum() / self.seen.n))
        exact = whole_weights(self.weights)
        known = Bounds.none(len(self.X), spread) if exact and spread > 0 else None
        converged, n_iter = False, 0
        with ordered_map(self.n_jobs, libraries=calls_libraries()) as run:
            last = self._step(run, at, labels, sums, known, first=True)
            while n_iter < max_iter and not converged:
                moved = self._means(at, labels, sums, relocate=relocate)
                if offset is not None:
                    moved += np.where(sums[:, -1:] > 0, offset, 0.0)
                shifts = ((moved - at) ** 2).sum(axis=1)
                at = moved
                known = None if known is None else known.after(np.sqrt(shifts))
                last = (self._step if exact else self._step_anew)(run, at, labels, sums, known)
                n_iter += 1
                converged = last.changed == 0 or float(shifts.sum()) <= tol * self.variance
        inertia = self._inertia(at, sums)
        sizes = sums[:, -1].copy()
        centers = at + self.grid.mean
        return Moved(centers, sizes, inertia, n_iter, converged, labels, last.unsure)

    def label(self, moved: Moved, *, by_size: bool) -> Labelled:
        """Label every row by its nearest centre, clusters in order of their size.

        The labels of the last pass are those of rows on the grid; the few that may be
        others for the rows as they are, and ties, are looked at once more.
        """
        k = len(moved.centers)
        order = np.arange(k)
        if by_size:
            order = np.lexsort([*moved.centers.T[::-1], -moved.sizes])
        centers = np.ascontiguousarray(moved.centers[order])
        numbers = np.empty(k, dtype=np.int32)
        numbers[order] = np.arange(k)
        labels = moved.labels
        if not np.array_equal(numbers, np.arange(k)):
            with ordered_map(self.n_jobs, libraries=calls_libraries()) as run:
                for _ in run(lambda p: self._renumber(labels[p], numbers), _chunks(len(labels))):
                    pass
        if len(moved.unsure):
            close: _Reals = self.X[moved.unsure]
            labels[moved.unsure] = nearest_labels(close, centers, n_jobs=self.n_jobs)
        inertia = self._added_up(centers) if moved.inertia is None else moved.inertia
        return Labelled(labels, centers, inertia)

    @staticmethod
    def _renumber(labels: _Labels, numbers: _Labels) -> None:
        labels[:] = numbers[labels]

    def _step(
        self, run: OrderedMap, at: _Floats, labels: _Labels, sums: _Floats, known: Bounds | None,
        *, first: bool = False,
    ) -> Stepped:  # fmt: skip
        def work(part: slice) -> tuple[Stepped, _Floats]:
            change = np.zeros_like(sums)
            if first:  # here and not before: each thread is the first to touch its memory
                labels[part] = -1
            own = None if self.weights is None else self.weights[part]
            bounds = None if known is None else known.part(part)
            found = kernel().step(self.X[part], own, self.grid, at, labels[part], change, bounds)
            return Stepped(found.changed, found.unsure + part.start), change

        found = []
        for one, change in run(work, _chunks(len(self.X))):
            found.append(one)
            sums += change
        unsure = np.concatenate([one.unsure for one in found])
        return Stepped(sum(one.changed for one in found), unsure)

    def _step_anew(
        self, run: OrderedMap, at: _Floats, labels: _Labels, sums: _Floats, known: Bounds | None
    ) -> Stepped:
        """Do a step whose sums are added up anew: sums that are not exact would keep a rest."""
        before = labels.copy()
        sums.fill(0.0)
        found = self._step(run, at, labels, sums, known, first=True)
        return found._replace(changed=int(np.count_nonzero(labels != before)))

    def _inertia(self, at: _Floats, sums: _Floats) -> float | None:
        """Return W from the sums: sum |x|^2 - 2 sum c.S + sum n |c|^2, for labels by `at`.

        That spares the distances of all rows. None with weights, and where W is so
        small a part of the whole that more than three of its digits would cancel.
        """
        if self.weights is not None:
            return None
        off = self.seen.total / self.seen.n - self.grid.mean
        whole = float((self.seen.square + self.seen.n * off**2).sum())
        within = whole - float((at * (2 * sums[:, :-1] - sums[:, -1:] * at)).sum())
        return within if within > 1e-3 * whole else None

    def _added_up(self, centers: _Floats) -> float:
        """Return the sum of squared distances to the nearest centre, row by row."""
        level = Level.of(centers)

        def work(part: slice) -> float:
            own = None if self.weights is None else self.weights[part]
            labels = np.empty(part.stop - part.start, dtype=np.int32)
            found: float = kernel().label_rows(
                self.X[part], own, level, centers, labels, inertia=True
            )
            return found

        with ordered_map(self.n_jobs, libraries=calls_libraries()) as run:
            return float(sum(run(work, _chunks(len(self.X)))))

    def _means(self, at: _Floats, labels: _Labels, sums: _Floats, *, relocate: bool) -> _Floats:
        """Return the means of the clusters; an empty one stays, or moves to a far row."""
        own = np.array(sums)
        empty = np.flatnonzero(own[:, -1] <= 0)[: None if relocate else 0]
        for cluster, row in zip(empty, self._farthest(at, labels, len(empty)), strict=False):
            weight = 1.0 if self.weights is None else self.weights[row]
            line = np.append(self.grid.rows(self.X[row : row + 1])[0], 1.0) * weight
            own[labels[row]] -= line
            own[cluster] = line
        totals = own[:, -1:]
        return np.where(totals > 0, own[:, :-1] / np.where(totals > 0, totals, 1.0), at)

    def _farthest(self, at: _Floats, labels: _Labels, n: int) -> list[int]:
        """Return the rows farthest from their centres, as scikit-learn relocates clusters."""
        if n == 0:
            return []
        far: list[tuple[float, int]] = []
        for part in _chunks(len(self.X)):
            away = ((self.grid.rows(self.X[part]) - at[labels[part]]) ** 2).sum(axis=1)
            if self.weights is not None:
                away[self.weights[part] <= 0] = 0.0
            top = np.argsort(-away, kind="stable")[:n]
            far += [(-float(away[i]), int(i) + part.start) for i in top if away[i] > 0]
        return [row for _, row in sorted(far)[:n]]


def part_of(sample: Canonical, seed: int) -> Canonical:
    """Return a quarter of the rows of a sample, drawn evenly."""
    n = len(sample.distinct)
    m = min(n, max(n // _PART, SAMPLE_ROWS // _PART))
    drawn = np.sort(stream(seed, "large_part").choice(n, m, replace=False))
    weights = None if sample.weights is None else sample.weights[drawn]
    order = np.arange(sample.distinct.shape[1])  # they are in order already
    part = canonical(sample.distinct[drawn], sample_weight=weights, columns=order)
    return replace(part, columns=sample.columns)


def repeats(sample: Canonical) -> bool:
    """Return whether rows of a table repeat so often that joining them pays.

    Equal rows have equal numbers and are drawn together, so a sample shows how often
    rows repeat; one far from its size comes from few distinct rows.
    """
    n = len(sample.rows)
    return len(sample.distinct) < _REPEATED * n or n < SAMPLE_ROWS // 2


def _whole(weights: _Floats) -> _Floats:
    """Round weights to whole numbers: multiples of a 64th of the smallest."""
    return np.asarray(np.rint(weights * (_FINE / weights.min())))


def _chunks(n: int) -> list[slice]:
    size = _CHUNK if n <= 32 * _CHUNK else _LARGE_CHUNK
    return [slice(start, min(start + size, n)) for start in range(0, n, size)]


def _column_keys(seen: Survey, grid: Grid) -> NDArray[np.uint64]:
    """Return a number for each column, of its range and level: not of its place."""
    parts = np.ascontiguousarray(np.column_stack([seen.low, seen.high, grid.mean]) + 0.0)
    keys: NDArray[np.uint64] = kernel().row_keys(parts, np.arange(1, 4, dtype=np.uint64), 0)
    return keys


def _no_keys(X: _Reals) -> NDArray[np.uint64]:
    return np.zeros(X.shape[1], dtype=np.uint64)
