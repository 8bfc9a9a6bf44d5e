"""The evidence for each k: all numbers that the rule looks at, in one record each."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from clustomer.evidence.agreement import Agreement
from clustomer.evidence.matrix import EvidenceMatrix
from clustomer.evidence.records import KEvidence
from clustomer.evidence.rule import (
    RULE,
    base_passed,
    reproducible_passed,
    score,
    smallest_needed,
    valley_passed,
)
from clustomer.evidence.structure import Structure, own_z
from clustomer.stats.agreement import contingency
from clustomer.stats.effects import cramers_v
from clustomer.stats.valley import valley

_SAME = 0.8  # Cramer's V above which segments are said to repeat categories


def evidence_by_k(
    matrix: EvidenceMatrix, structure: Structure, agreements: Mapping[int, Agreement]
) -> tuple[KEvidence, ...]:
    """Collect the evidence for each k of the structure test.

    Parameters
    ----------
    matrix : EvidenceMatrix
        The table that both tests were made on.
    structure : Structure
    agreements : mapping of int to Agreement

    Returns
    -------
    tuple of KEvidence
        Ascending k. ``z`` is by the nulls' own mean and standard deviation.
    """
    spread = matrix.jittered()
    z = own_z(structure.observed["silhouette"], structure.null["silhouette"])
    return tuple(
        _one(matrix, structure, i, z=float(z[i]), agreement=agreements[k], spread=spread)
        for i, k in enumerate(structure.k_values)
    )


def _one(
    matrix: EvidenceMatrix,
    structure: Structure,
    i: int,
    *,
    z: float,
    agreement: Agreement,
    spread: np.ndarray,
) -> KEvidence:
    labels, silhouette = structure.labels[i], float(structure.observed["silhouette"][i])
    null, inertia = structure.null["silhouette"][:, i], structure.null["inertia_share"][:, i]
    null_mean = float(null.mean())
    excess = silhouette - null_mean
    sizes = np.bincount(labels, minlength=structure.k_values[i])
    one = KEvidence(
        k=structure.k_values[i],
        silhouette=silhouette,
        null_mean=null_mean,
        null_sd=float(null.std(ddof=1)),
        null_low=float(np.quantile(null, 0.025)),
        null_high=float(np.quantile(null, 0.975)),
        z=z,
        excess=excess,
        relative_excess=excess / max(null_mean, RULE.least_null),
        inertia_share=float(structure.observed["inertia_share"][i]),
        null_inertia_mean=float(inertia.mean()),
        null_inertia_low=float(np.quantile(inertia, 0.025)),
        null_inertia_high=float(np.quantile(inertia, 0.975)),
        agreement=agreement.median,
        agreements=tuple(agreement.values.tolist()),
        jaccard=float(agreement.jaccards.min()),
        jaccards=tuple(agreement.jaccards.tolist()),
        valley=_valley(spread, labels[: len(spread)]),
        smallest=int(sizes.min()),
        smallest_needed=smallest_needed(matrix.n),
        score=score(excess, agreement.median),
        natural_base=False,
        natural=False,
        reproducible=False,
        categories=_repeated(matrix, labels),
    )
    return judged(one, p=structure.test.p)


def _valley(spread: np.ndarray, labels: NDArray[np.integer]) -> float | None:
    """Return the valley among the looked-at rows; None, which fails, where they are one cluster."""
    return valley(spread, labels) if len(np.unique(labels)) > 1 else None


def _repeated(matrix: EvidenceMatrix, labels: NDArray[np.integer]) -> tuple[str, ...]:
    """Return the nominal columns that a partition nearly repeats."""
    return tuple(
        name
        for name, codes in zip(matrix.nominal_names, matrix.nominal.T, strict=True)
        if cramers_v(contingency(labels, codes)) > _SAME
    )


def judged(one: KEvidence, *, p: float) -> KEvidence:
    """Return the evidence with what the rule says of this k alone."""
    base = base_passed(one)
    return dataclasses.replace(
        one,
        natural_base=base,
        natural=base and valley_passed(one) and p <= RULE.alpha,
        reproducible=reproducible_passed(one),
    )
