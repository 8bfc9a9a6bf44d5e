"""One complete test of one table: structure, agreement and valleys, then the rule."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from clustomer._progress import Progress
from clustomer.evidence.agreement import agreements
from clustomer.evidence.atoms import Atom, at_atoms
from clustomer.evidence.by_k import evidence_by_k
from clustomer.evidence.matrix import EvidenceMatrix
from clustomer.evidence.records import KEvidence
from clustomer.evidence.rule import Decision, decide, k_grid
from clustomer.evidence.structure import Structure, structure_test
from clustomer.stats.null_model import fit_null


@dataclass(frozen=True, kw_only=True)
class Budget:
    """How much is computed, and by how many threads."""

    n_nulls: int
    n_pairs: int
    sequential: bool
    n_jobs: int | None
    progress: Progress


@dataclass(frozen=True, kw_only=True)
class Step:
    """What one test gave.

    ``two_humps`` are columns that have two humps by themselves.
    """

    matrix: EvidenceMatrix
    structure: Structure
    by_k: tuple[KEvidence, ...]
    decision: Decision
    two_humps: tuple[str, ...]

    def labels(self, k: int) -> NDArray[np.integer]:
        """Return the observed partition into k, in the order of the matrix."""
        return self.structure.labels[self.structure.k_values.index(k)]

    def evidence(self, k: int) -> KEvidence:
        """Return the evidence for k."""
        return self.by_k[self.structure.k_values.index(k)]


def one_step(matrix: EvidenceMatrix, atoms: Sequence[Atom], budget: Budget) -> Step:
    """Test a table that can be tested (see `clustomer.evidence.assessable.obstacle`).

    Parameters
    ----------
    matrix : EvidenceMatrix
    atoms : sequence of Atom
        As decided on the full table.
    budget : Budget
    """
    model = fit_null(
        matrix.numeric,
        matrix.nominal if matrix.nominal.shape[1] else None,
        seed=matrix.seed,
        names=matrix.names,
        at_atom=at_atoms(matrix, atoms),
    )
    structure = structure_test(
        matrix,
        model,
        k_values=k_grid(matrix.n, matrix.n_distinct),
        n_nulls=budget.n_nulls,
        sequential=budget.sequential,
        n_jobs=budget.n_jobs,
        progress=budget.progress,
    )
    agreed = agreements(
        matrix.features(),
        dict(zip(structure.k_values, structure.labels, strict=True)),
        n_pairs=budget.n_pairs,
        seed=matrix.seed,
        n_jobs=budget.n_jobs,
        progress=budget.progress,
    )
    by_k = evidence_by_k(matrix, structure, agreed)
    return Step(
        matrix=matrix,
        structure=structure,
        by_k=by_k,
        decision=decide(by_k, p=structure.test.p),
        two_humps=tuple(
            model.shapes[j].column for j in np.argsort(matrix.columns) if model.shapes[j].two_humps
        ),
    )
