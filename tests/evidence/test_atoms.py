"""Groups that one exact value makes."""

from __future__ import annotations

import numpy as np
import pytest

from clustomer.evidence.atoms import (
    Atom,
    at_atoms,
    atom_to_set_aside,
    atoms_of,
    group_of,
    purity,
    rows_at,
    worth_a_split,
)
from clustomer.evidence.matrix import EvidenceMatrix, evidence_matrix

SPEND = np.array([0.0] * 60 + list(range(1, 141)))
VISITS = np.tile(np.arange(1.0, 6.0), 40)  # five values: a rating has no atom
AGE = np.r_[np.arange(100.0), np.full(100, 40.0)]


@pytest.fixture(scope="module")
def matrix() -> EvidenceMatrix:
    X = np.column_stack([VISITS, SPEND, AGE])
    return evidence_matrix(X, names=("visits", "spend", "age"), originals=X * 10)


def atom(matrix: EvidenceMatrix, name: str) -> Atom:
    return next(one for one in atoms_of(matrix) if one.name == name)


def test_finds_them(matrix: EvidenceMatrix) -> None:
    assert sorted(atoms_of(matrix)) == [Atom(1, "spend", 0.0), Atom(2, "age", 40.0)]
    held = rows_at(matrix, atom(matrix, "spend"))
    assert sorted(matrix.rows[held]) == list(range(60))


def test_a_tenth_of_the_rows_is_not_enough() -> None:
    tenth = np.array([0.0] * 20 + list(range(1, 181)))
    assert atoms_of(evidence_matrix(tenth[:, None])) == ()
    more = np.array([0.0] * 21 + list(range(1, 180)))
    assert len(atoms_of(evidence_matrix(more[:, None]))) == 1


def test_the_mask_stands_in_the_columns_of_the_matrix(matrix: EvidenceMatrix) -> None:
    mask = at_atoms(matrix, atoms_of(matrix))
    held = dict(zip(matrix.names, mask.sum(axis=0).tolist(), strict=True))
    assert held == {"visits": 0, "spend": 60, "age": 101}


def test_atoms_are_those_of_the_full_table_in_its_parts(matrix: EvidenceMatrix) -> None:
    spend, age = atom(matrix, "spend"), atom(matrix, "age")
    rest = matrix.without(rows_at(matrix, spend))
    assert not rows_at(rest, spend).any()
    assert rows_at(rest, age).sum() == 100
    only = matrix.without(~rows_at(matrix, age))
    assert "age" not in only.names
    assert not rows_at(only, age).any()
    assert at_atoms(only, (spend, age)).shape == only.numeric.shape


def test_purity_by_hand() -> None:
    at = np.array([True, True, True, False, False, False])
    assert purity(at, np.array([0, 0, 0, 1, 1, 1])) == 1.0
    assert purity(at, np.array([0, 0, 1, 1, 1, 1])) == pytest.approx(5 / 6)
    assert purity(at, np.zeros(6, dtype=int)) == 0.5


def test_describes_the_group(matrix: EvidenceMatrix) -> None:
    spend = atom(matrix, "spend")
    labels = rows_at(matrix, spend).astype(int)
    found = group_of(matrix, spend, n_all=400, labels=labels)
    assert (found.column, found.value, found.n, found.share) == ("spend", 0.0, 60, 0.15)
    assert (found.purity, found.original_value) == (1.0, 0.0)
    age = group_of(matrix, atom(matrix, "age"), n_all=200)
    assert (age.original_value, age.purity) == (400.0, None)


def test_no_original_where_several_values_became_one() -> None:
    X = np.maximum(SPEND, 30.0)[:, None]
    matrix = evidence_matrix(X, originals=SPEND[:, None])
    (clipped,) = atoms_of(matrix)
    assert group_of(matrix, clipped, n_all=200).original_value is None


def test_sets_aside_what_the_segments_follow(matrix: EvidenceMatrix) -> None:
    atoms = atoms_of(matrix)
    spend, age = atom(matrix, "spend"), atom(matrix, "age")
    at_spend, at_age = rows_at(matrix, spend), rows_at(matrix, age)
    assert atom_to_set_aside(matrix, atoms, at_spend.astype(int)) == spend
    assert atom_to_set_aside(matrix, atoms, at_age.astype(int)) == age
    assert atom_to_set_aside(matrix, atoms, at_spend + 2 * at_age) == age  # the larger
    blurred = at_spend.astype(int)
    blurred[:10] = 1 - blurred[:10]
    assert purity(at_spend, blurred) == 0.95
    assert atom_to_set_aside(matrix, atoms, blurred) == spend
    blurred[10] = 1 - blurred[10]
    assert atom_to_set_aside(matrix, atoms, blurred) is None
    assert atom_to_set_aside(matrix, (), at_spend.astype(int)) is None


def test_nearly_all_rows_are_no_group() -> None:
    column = np.r_[np.zeros(589), np.arange(1.0, 12.0)]
    matrix = evidence_matrix(column[:, None])
    atoms = atoms_of(matrix)
    labels = rows_at(matrix, atoms[0]).astype(int)
    assert len(atoms) == 1
    assert atom_to_set_aside(matrix, atoms, labels) is None  # 98.2 % at the value


def test_a_split_is_offered_at_the_end_of_a_column_or_of_a_large_share(
    matrix: EvidenceMatrix,
) -> None:
    assert worth_a_split(matrix, atom(matrix, "spend"))
    assert worth_a_split(matrix, atom(matrix, "age"))  # half of the rows, in the middle
    counts = np.random.default_rng(0).poisson(5, size=(400, 1)).astype(float)
    poisson = evidence_matrix(counts)
    (most,) = atoms_of(poisson)
    assert not worth_a_split(poisson, most)


def test_a_limit_that_different_values_were_moved_to_is_no_atom() -> None:
    own = np.random.default_rng(0).normal(size=(200, 2))
    clipped = np.minimum(own, np.quantile(own[:, 0], 0.8) * np.array([1.0, 1e9]))
    assert atoms_of(evidence_matrix(clipped)) != ()
    assert atoms_of(evidence_matrix(clipped, originals=own)) == ()
