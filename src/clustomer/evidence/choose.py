"""Choosing k: every candidate kept, one recommended, with its reason."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from clustomer._result import Result, plain, rounded
from clustomer._text import in_turn, text
from clustomer.cluster.inputs import not_tried
from clustomer.cluster.sweep import KSweep
from clustomer.errors import InputError
from clustomer.evidence.recommend import Recommendation, recommend
from clustomer.evidence.records import Assessment
from clustomer.stats.criteria import CRITERIA
from clustomer.stats.kneedle import elbow
from clustomer.stats.yardstick import silhouette_without_groups

SMALLEST_CLUSTER = 10  # customers
SMALLEST_SHARE = 0.02  # of all customers
START_AGREEMENT = 0.95  # adjusted Rand index of the best starts


@dataclass(frozen=True, kw_only=True)
class KCandidate(Result):
    """One k with its criteria (see `clustomer.cluster.sweep.KSolution`)."""

    k: int
    inertia: float
    inertia_share: float  # of the total sum of squares, 1 at k = 1
    silhouette: float | None
    silhouette_se: float | None
    simplified_silhouette: float | None
    squared_silhouette: float | None
    calinski_harabasz: float | None
    davies_bouldin: float | None
    start_agreement: float | None
    smallest: int  # customers in the smallest cluster
    smallest_share: float


@dataclass(frozen=True, kw_only=True)
class KSelection(Result):
    """All candidates, the recommended k and why.

    ``criterion`` names what decided: ``"evidence"`` (silhouette above data without
    groups, times agreement of resamples), ``"stability"`` (no natural segments: the
    groups that come back best), ``"silhouette"`` (nothing was assessed), or
    ``"user"`` when k was given. ``elbow_k`` is where the elbow bends most: drawn,
    never decisive. ``preferred`` gives the k that each criterion prefers, by its
    name, small clusters or not.

    ``flags`` are codes; the sentence of each is ``selection.flag.<code>`` in the
    catalogue, filled with ``params``:

    - ``k_at_limit``: the largest k that was tried was chosen.
    - ``small_clusters``: a partition with a higher silhouette was set aside,
      because its smallest cluster has fewer than max(10, 2 %) of the rows.
    - ``small_clusters_chosen``: the chosen partition has such a cluster.
    - ``starts_disagree``: the best starts differ (``start_agreement`` below .95).
    - ``criteria_disagree``: another criterion prefers another k (the elbow is
      not asked; with an assessment the ballot says it instead).
    - ``k_restricted``: the rule would show another k, outside the limits set.
    """

    k: int
    criterion: str
    reason: str
    candidates: tuple[KCandidate, ...]
    elbow_k: int | None
    preferred: Mapping[str, int]
    n_rows: int
    n_init: int
    silhouette_kind: str
    silhouette_rows: int
    flags: tuple[str, ...] = ()
    params: Mapping[str, Any]

    def __getitem__(self, k: int) -> KCandidate:
        return _of_k(self.candidates, k)

    def _headline(self) -> str:
        return self.reason

    def _rows(self) -> Sequence[Mapping[str, Any]]:
        rows: list[dict[str, Any]] = [plain(candidate) for candidate in self.candidates]
        return [{**row, "chosen": row["k"] == self.k} for row in rows]


def choose_k(
    sweep: KSweep, *, evidence: Assessment | None = None, k: int | None = None
) -> KSelection:
    """Recommend a number of clusters, and keep all candidates.

    Parameters
    ----------
    sweep : KSweep
        The partitions to choose from.
    evidence : Assessment, optional
        What `clustomer.assess` found on the same rows. Without it the silhouette
        decides, which answers "how many, if there are groups at all".
    k : int, optional
        The user's own number. It is taken as it is; the reason still names the
        one that the silhouette prefers.

    Returns
    -------
    KSelection
        With `evidence` the k of the verdict: the highest product of excess
        silhouette and agreement among the k that pass the gates; else the largest
        reproducible k; else the k of 3 to 6 whose groups change least. Without:
        the k of 2 or more with the largest mean Euclidean silhouette, the smaller
        k of equal ones; partitions whose smallest cluster has fewer than max(10,
        2 %) of the rows are set aside when there is another.

    Raises
    ------
    InputError
        When the sweep has no k of 2 or more with a silhouette, or not the `k`
        that was asked for.

    Notes
    -----
    The silhouette favours small k on data with unequal groups, and it has a
    largest value on data without groups too: a recommendation is not evidence.
    """
    candidates = _candidates(sweep)
    measured = [one for one in candidates if one.k > 1 and one.silhouette is not None]
    needed = max(SMALLEST_CLUSTER, math.ceil(SMALLEST_SHARE * sweep.n_rows))
    eligible = [one for one in measured if one.smallest >= needed] or measured
    best = _best_silhouette(eligible)
    found = recommend(evidence, sweep.k_values) if k is None else None
    assessed = _is_assessed(evidence)
    if k is None:
        chosen = _of_k(candidates, found.k) if found else _recommended(best, sweep)
    else:
        chosen = _of_k(candidates, k)
    preferred = _preferred(candidates)
    params = _params(sweep, chosen, measured, eligible, preferred, needed)
    if found:
        params = {**params, **found.params}
    elif evidence is not None:
        params["reported_k"] = evidence.verdict.shown_k
    return KSelection(
        k=chosen.k,
        criterion="user" if k is not None else found.criterion if found else "silhouette",
        reason=_reason(params, found, auto=k is None, assessed=assessed),
        candidates=candidates,
        elbow_k=preferred.get("elbow"),
        preferred=preferred,
        n_rows=sweep.n_rows,
        n_init=sweep.n_init,
        silhouette_kind=sweep.silhouette_kind,
        silhouette_rows=sweep.silhouette_rows,
        flags=_flags(
            params, sweep, found, auto=k is None, alone=evidence is None, assessed=assessed
        ),
        params=params,
    )


def _is_assessed(evidence: Assessment | None) -> bool:
    return evidence is not None and evidence.verdict.shown_k is not None


def _candidates(sweep: KSweep) -> tuple[KCandidate, ...]:
    total = sweep.total_ss
    return tuple(
        KCandidate(
            k=one.k,
            inertia=one.inertia,
            inertia_share=one.inertia / total if total > 0 else 1.0,
            silhouette=one.silhouette,
            silhouette_se=one.silhouette_se,
            simplified_silhouette=one.simplified_silhouette,
            squared_silhouette=one.squared_silhouette,
            calinski_harabasz=one.calinski_harabasz,
            davies_bouldin=one.davies_bouldin,
            start_agreement=one.start_agreement,
            smallest=min(one.sizes),
            smallest_share=min(one.sizes) / sweep.n_rows,
        )
        for one in sweep.solutions
    )


def _score(candidate: KCandidate) -> float:
    """Return the silhouette in ten digits, so that equal ones are equal on every machine."""
    return (rounded(candidate.silhouette) or 0.0) if candidate.silhouette is not None else -math.inf


def _best_silhouette(candidates: Sequence[KCandidate]) -> KCandidate | None:
    return max(candidates, key=lambda one: (_score(one), -one.k), default=None)


def _recommended(best: KCandidate | None, sweep: KSweep) -> KCandidate:
    if best is not None:
        return best
    if sweep.silhouette_kind == "none" and any(k > 1 for k in sweep.k_values):
        raise InputError(
            "The sweep holds no silhouettes.",
            "The number of groups is chosen by the silhouette.",
            'Run the sweep with silhouette="exact" or "sampled", or give k yourself.',
        )
    raise InputError(
        f"No k of 2 or more can be compared: the sweep over {sweep.n_rows:,} rows has "
        f"k = {', '.join(map(str, sweep.k_values))} only.",
        "Choosing k needs at least three distinct rows and a k of 2 or more.",
        "Use more rows or more features, or give k yourself.",
    )


def _of_k(candidates: Sequence[KCandidate], k: int) -> KCandidate:
    for candidate in candidates:
        if candidate.k == k:
            return candidate
    raise not_tried(k, [one.k for one in candidates])


def _preferred(candidates: Sequence[KCandidate]) -> dict[str, int]:
    """Return the k that each criterion prefers; of equal ones the smaller k."""
    out: dict[str, int] = {}
    for name, criterion in CRITERIA.items():
        if name == "elbow":
            bend = elbow([one.k for one in candidates], [one.inertia for one in candidates])
            if bend is not None:
                out[name] = candidates[bend].k
            continue
        scores = [
            (criterion.score(rounded(value) or 0.0), -one.k)
            for one in candidates
            if (value := getattr(one, name)) is not None
        ]
        if scores:
            out[name] = -max(scores)[1]
    return out


def _params(
    sweep: KSweep,
    chosen: KCandidate,
    measured: Sequence[KCandidate],
    eligible: Sequence[KCandidate],
    preferred: Mapping[str, int],
    needed: int,
) -> dict[str, Any]:
    """Return every number that the reason and the flags speak of."""
    best = _best_silhouette(eligible)
    runner_up = _best_silhouette([one for one in eligible if one.k != chosen.k])
    aside = _best_silhouette(
        [
            one
            for one in measured
            if one not in eligible and one.k != chosen.k and best and _score(one) > _score(best)
        ]
    )
    low, high = silhouette_without_groups(sweep.n_columns) or (None, None)
    votes = [k for name, k in preferred.items() if name != "elbow"]
    return {
        "k": chosen.k,
        "k_min": min((one.k for one in measured), default=chosen.k),
        "k_max": max((one.k for one in measured), default=chosen.k),
        "n_rows": sweep.n_rows,
        "n_columns": sweep.n_columns,
        "n_init": sweep.n_init,
        "silhouette": chosen.silhouette,
        "silhouette_se": chosen.silhouette_se,
        "silhouette_rows": sweep.silhouette_rows,
        "best_k": best.k if best else None,
        "best_silhouette": best.silhouette if best else None,
        "runner_up": runner_up.k if runner_up else None,
        "runner_up_silhouette": runner_up.silhouette if runner_up else None,
        "set_aside": aside.k if aside else None,
        "set_aside_silhouette": aside.silhouette if aside else None,
        "set_aside_smallest": aside.smallest if aside else None,
        "n_set_aside": len(measured) - len(eligible),
        "needed": needed,
        "smallest": chosen.smallest,
        "start_agreement": chosen.start_agreement,
        "n_criteria": len(votes),
        "agreeing": votes.count(chosen.k),
        "without_groups_low": low,
        "without_groups_high": high,
    }


def _reason(
    params: Mapping[str, Any], found: Recommendation | None, *, auto: bool, assessed: bool
) -> str:
    if found is not None:
        parts = [found.code, "compared"] if found.compared else [found.code]
        return in_turn([text(f"selection.reason.{part}", **params) for part in parts])
    parts = _auto_parts(params) if auto else _user_parts(params)
    if params["set_aside"] is not None:
        parts.append("set_aside")
    if params["silhouette_se"] is not None:
        parts.append("sampled")
    if params["best_k"] is not None and not assessed:
        parts += [_yardstick(params), "untested"]
    return in_turn([text(f"selection.reason.{part}", **params) for part in parts])


def _yardstick(params: Mapping[str, Any]) -> str:
    if params["without_groups_low"] is None:
        return "yardstick_many"
    return "yardstick_one" if params["n_columns"] == 1 else "yardstick"


def _auto_parts(params: Mapping[str, Any]) -> list[str]:
    gated = params["n_set_aside"] > 0
    if params["runner_up"] is None:
        return ["only_eligible" if gated else "only"]
    return ["silhouette_eligible" if gated else "silhouette", "runner_up"]


def _user_parts(params: Mapping[str, Any]) -> list[str]:
    if params["best_k"] is None:
        return ["user"]
    if params["best_k"] == params["k"]:
        compared = "user_agrees"
    else:
        compared = "user_best" if params["silhouette"] is None else "user_differs"
    return ["user", f"{compared}_eligible" if params["n_set_aside"] else compared]


def _flags(
    params: Mapping[str, Any],
    sweep: KSweep,
    found: Recommendation | None,
    *,
    auto: bool,
    alone: bool,
    assessed: bool,
) -> tuple[str, ...]:
    agreement = params["start_agreement"]
    by_silhouette = found is None
    raised = {
        # without a tested k among those that are allowed the silhouette decides
        "k_restricted": found.restricted if found is not None else auto and assessed,
        "k_at_limit": auto and by_silhouette and params["k"] == sweep.k_values[-1],
        "small_clusters": by_silhouette and params["set_aside"] is not None,
        "small_clusters_chosen": params["smallest"] < params["needed"] and params["k"] > 1,
        "starts_disagree": agreement is not None and agreement < START_AGREEMENT,
        "criteria_disagree": alone and params["agreeing"] < params["n_criteria"],
    }
    return tuple(code for code, is_raised in raised.items() if is_raised)
