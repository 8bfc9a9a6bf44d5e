"""Evidence for a k, made by hand: natural unless something is changed."""

from __future__ import annotations

from typing import Any

import numpy as np

from clustomer.evidence.by_k import judged
from clustomer.evidence.matrix import evidence_matrix
from clustomer.evidence.records import KEvidence, StructureTest
from clustomer.evidence.remarks import Facts
from clustomer.evidence.rule import decide, score
from clustomer.evidence.step import Step
from clustomer.evidence.structure import Structure


def k_evidence(k: int, *, p: float = 0.01, **changes: Any) -> KEvidence:
    """Return evidence that passes every gate, with some numbers changed."""
    values: dict[str, Any] = {
        "k": k,
        "silhouette": 0.5,
        "null_mean": 0.35,
        "null_sd": 0.01,
        "null_low": 0.33,
        "null_high": 0.37,
        "z": 15.0,
        "excess": 0.15,
        "relative_excess": 0.43,
        "inertia_share": 0.3,
        "null_inertia_mean": 0.4,
        "null_inertia_low": 0.38,
        "null_inertia_high": 0.42,
        "agreement": 0.95,
        "agreements": (0.94, 0.95, 0.96),
        "jaccard": 0.9,
        "jaccards": (0.9,) * k,
        "valley": 0.4,
        "smallest": 30,
        "smallest_needed": 10,
        "natural_base": False,
        "natural": False,
        "reproducible": False,
        **changes,
    }
    values.setdefault("score", score(values["excess"], values["agreement"]))
    return judged(KEvidence(**values), p=p)


def weak(k: int, **changes: Any) -> KEvidence:
    """Return evidence of an evenly filled cloud: nothing passes but the size."""
    numbers = {
        "silhouette": 0.36,
        "excess": 0.01,
        "relative_excess": 0.03,
        "z": 0.8,
        "agreement": 0.4,
        "jaccard": 0.5,
        "valley": 1.1,
    }
    return k_evidence(k, **{**numbers, **changes})


def null_test(p: float = 0.01, n_nulls: int = 99, **changes: Any) -> StructureTest:
    """Return a structure test with this p-value."""
    values: dict[str, Any] = {
        "p": p,
        "n_nulls": n_nulls,
        "n_nulls_max": 99,
        "stopped": None,
        "statistic": 9.0,
        "null_statistics": (1.0,) * n_nulls,
        "columns": (),
        "silhouette_kind": "exact",
        "silhouette_rows": 200,
        "null_values": {},
    }
    return StructureTest(**{**values, **changes})


def facts(
    *by_k: KEvidence,
    test: StructureTest | None = None,
    n: int = 200,
    n_all: int | None = None,
    two_humps: tuple[str, ...] = (),
    matrix: dict[str, Any] | None = None,
    **changes: Any,
) -> Facts:
    """Return the facts of a verdict about n customers with two columns."""
    test = test or null_test()
    table = evidence_matrix(np.random.default_rng(0).normal(size=(n, 2)), **(matrix or {}))
    ks = tuple(one.k for one in by_k)
    labels = tuple(np.arange(table.n) % k for k in ks)
    step = Step(
        matrix=table,
        structure=Structure(test=test, k_values=ks, labels=labels, observed={}, null={}),
        by_k=by_k,
        decision=decide(by_k, p=test.p),
        two_humps=two_humps,
    )
    defaults: dict[str, Any] = {"steps": (), "offered": (), "k_given": None}
    return Facts(step=step, n_all=n_all or table.n, **{**defaults, **changes})
