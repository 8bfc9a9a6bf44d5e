"""What an experiment tracker keeps of a study: settings, numbers, files. No third party.

A metric says in its name which variant it is and which way it points: two trackers
full of "silhouette" would not be comparable.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from clustomer._result import Result
from clustomer._text import shorten
from clustomer.stats.criteria import CRITERIA

FILES = ("report.html", "result.json", "model.json")
"""Files of a study that are logged: nothing of a single customer's row is in them but the
rounded points behind the figures of the report."""

_LONGEST = 500  # characters of a parameter


@dataclass(frozen=True, kw_only=True)
class Metric(Result):
    """One number. ``step`` is the number of segments k where there is one for each k."""

    name: str
    value: float
    step: int | None = None


@dataclass(frozen=True, kw_only=True)
class StudyLog(Result):
    """Everything that is logged of a study.

    Attributes
    ----------
    sentence : str
        The verdict.
    params : mapping of str to str
    metrics : tuple of Metric
    """

    sentence: str
    params: Mapping[str, str]
    metrics: tuple[Metric, ...]


def study_log(result: Mapping[str, Any]) -> StudyLog:
    """Return what is logged of a study.

    Parameters
    ----------
    result : mapping
        Of ``result.json``.
    """
    metrics = (*_by_k(result), *_gates(result), *_stability(result), *_segments(result))
    return StudyLog(
        sentence=result["verdict"]["sentence"],
        params=_params(result),
        metrics=tuple(Metric(name=n, value=float(v), step=step) for n, v, step in metrics),
    )


Found = Iterator[tuple[str, float, int | None]]


def _params(result: Mapping[str, Any]) -> dict[str, str]:
    provenance, verdict = result["provenance"], result["verdict"]
    values = {
        "clustomer_version": provenance["version"],
        "input": provenance["input"],
        "input_hash": provenance["hash"],
        "n_rows": provenance["n_rows"],
        "verdict": verdict["kind"],
        "verdict_k": verdict["k"],
        "n_segments": result["n_segments"],
        "k_chosen_by": result["selection"]["criterion"],
        **{f"setting.{name}": value for name, value in result["settings"].items()},
        **{f"gate.{gate['name']}.threshold": gate["threshold"] for gate in verdict["gates"]},
    }
    return {
        name: shorten(value if isinstance(value, str) else json.dumps(value), _LONGEST)
        for name, value in values.items()
        if value not in (None, [], {}, "")
    }


def _directed(name: str, better: str) -> str:
    return f"{name}_{better}_is_better"


def _candidate_names(kind: str) -> dict[str, str]:
    """Return the metric of each field of a candidate k."""
    variants = {
        "silhouette": f"silhouette_{kind}_euclidean",
        "simplified_silhouette": "simplified_silhouette_euclidean",
        "squared_silhouette": f"silhouette_{kind}_squared_euclidean",
        "calinski_harabasz": "calinski_harabasz",
        "davies_bouldin": "davies_bouldin",
    }
    names = {field: _directed(name, CRITERIA[field].better) for field, name in variants.items()}
    return {
        **names,
        "inertia": "inertia_within_ss_falls_with_every_k",
        "start_agreement": _directed("agreement_of_starts_adjusted_rand", "higher"),
        "smallest_share": "smallest_segment_share",
    }


def _by_k(result: Mapping[str, Any]) -> Found:
    names = _candidate_names(result["selection"]["silhouette_kind"])
    for candidate in result["selection"]["candidates"]:
        for field, name in names.items():
            value = candidate[field]
            if value is None:
                continue
            yield f"by_k/{name}", value, candidate["k"]
            if candidate["k"] == result["n_segments"]:
                yield f"shown/{name}", value, None


_GATES = {
    "structure": "p_value_against_data_without_groups",
    "effect": "mean_silhouette_above_data_without_groups",
    "agreement": "agreement_of_resamples_median_adjusted_rand",
    "valley": "density_between_neighbouring_segments",
    "size": "customers_of_smallest_segment",
}


def _gates(result: Mapping[str, Any]) -> Found:
    for gate in result["verdict"]["gates"]:
        if gate["observed"] is not None:
            name = _directed(_GATES.get(gate["name"], gate["name"]), gate["better"])
            yield f"verdict/{name}", gate["observed"], None


def _stability(result: Mapping[str, Any]) -> Found:
    stability = result["stability"] or {}
    named = {
        "refitted": _directed("agreement_refitted_median_adjusted_rand", "higher"),
        "mean_confidence": _directed("confidence_mean", "higher"),
        "share_unsure": _directed("share_of_customers_with_confidence_below_0.6", "lower"),
    }
    for field, name in named.items():
        if stability.get(field) is not None:
            yield f"shown/{name}", stability[field], None
    jaccard = _directed(f"jaccard_mean_{stability.get('scheme')}", "higher")
    for one in stability.get("segments", ()):
        if one["jaccard"] is not None:
            yield f"segment_{one['segment'] + 1}/{jaccard}", one["jaccard"], None


def _segments(result: Mapping[str, Any]) -> Found:
    for segment in result["segments"]:
        yield f"segment_{segment['number']}/share", segment["share"], None
        yield f"segment_{segment['number']}/customers", segment["n"], None
