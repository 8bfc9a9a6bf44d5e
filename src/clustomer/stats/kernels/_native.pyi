"""Types of the compiled functions; what they do is said in compiled.py and reference.py."""

import numpy as np
from numpy.typing import NDArray

_Doubles = NDArray[np.float64]
_Reals = NDArray[np.float32] | NDArray[np.float64]
_Ints = NDArray[np.int32]
_Keys = NDArray[np.uint64]

def best_level() -> int: ...
def level() -> int: ...
def use_level(level: int) -> int: ...

class Packed:
    def __init__(self, rows: _Doubles, weights: _Doubles | None) -> None: ...
    @property
    def n(self) -> int: ...

def best_of(
    packed: Packed, k: int, tries: int, uniforms: _Doubles, exact: bool, max_iter: int,
    enough: float, centers: _Doubles, labels: _Ints,
) -> tuple[float, int, bool]: ...  # fmt: skip
def lloyd(
    packed: Packed, exact: bool, max_iter: int, enough: float, centers: _Doubles, labels: _Ints
) -> tuple[float, int, bool]: ...
def label(packed: Packed, centers: _Doubles, labels: _Ints) -> None: ...
def step(
    X: _Reals, weights: _Doubles | None, mean: _Doubles, grid: _Doubles, centers: _Doubles,
    margins: NDArray[np.uint8] | None, unit: float, moved: float, labels: _Ints, sums: _Doubles,
    unsure: NDArray[np.int64],
) -> tuple[int, int]: ...  # fmt: skip
def label_rows(
    X: _Reals, weights: _Doubles | None, mean: _Doubles, scale: float, centers: _Doubles,
    labels: _Ints, want_inertia: bool,
) -> float: ...  # fmt: skip
def survey(X: _Reals, low: _Doubles, high: _Doubles, total: _Doubles, square: _Doubles) -> bool: ...
def row_keys(X: _Reals, column_keys: _Keys, seed: int, out: _Keys) -> None: ...
def draw(
    X: _Reals, column_keys: _Keys, seed: int, mean: _Doubles, weights: _Doubles | None,
    even: float, far: float, most: float, drawn: NDArray[np.int64], rates: _Doubles,
) -> int: ...  # fmt: skip
def nearest_two(
    X: _Reals, centers: _Doubles, label: _Ints, distance: _Doubles, second_label: _Ints,
    second_distance: _Doubles,
) -> None: ...  # fmt: skip
def squared(X: _Reals, centers: _Doubles, out: _Doubles) -> None: ...
def distance_sums(
    values: _Doubles, codes: _Ints, weights: _Doubles | None, order: NDArray[np.int64],
    first: int, precise: bool, out: _Doubles,
) -> None: ...  # fmt: skip
def overlaps(first: _Ints, others: _Ints, counts: NDArray[np.int64]) -> bool: ...
