"""How sure: what comes back in resamples, under other choices, and beside simple splits."""

from __future__ import annotations

from collections.abc import Sequence

from clustomer._text import in_turn, joined, text
from clustomer.describe.records import Profile
from clustomer.describe.statements import (
    ALPHA,
    Choice,
    Statement,
    beside_limits,
    say,
    singular,
    spelled,
)

AGREEMENT = 0.80  # adjusted Rand index that the verdict asks for
NOT_TRUSTED, STABLE, VERY_STABLE = 0.60, 0.75, 0.85  # mean Jaccard similarity (Hennig 2007)
_READINGS = (
    (VERY_STABLE, "very_stable"),
    (STABLE, "stable"),
    (NOT_TRUSTED, "pattern"),
    (-1.0, "not_trusted"),
)
CLEAR, CLEAR_PART, LEAST_NULL = 0.06, 0.20, 0.05  # excess silhouette, or part of the null's
LEAST_WRITTEN = 0.0005  # a smaller excess is none
BREAKS, BENDS = 0.5, 0.8  # adjusted Rand index after the choice that changes most


def sureness(profile: Profile, choice: Choice) -> list[Statement]:
    """Return which k are as defensible, and whether the segments come back in resamples."""
    return [*_plausible(choice), *_agreement(choice), *_stability(profile, choice)]


def reading(jaccard: float) -> str:
    """Return how a mean Jaccard similarity in resamples is read.

    References
    ----------
    Hennig, C. (2007), Cluster-wise assessment of cluster stability.
    Computational Statistics & Data Analysis 52, 258-271.
    doi:10.1016/j.csda.2006.11.025. The words follow ``fpc::clusterboot``.

    Examples
    --------
    >>> reading(0.72)
    'pattern'
    """
    return next(word for limit, word in _READINGS if jaccard >= limit)


def _plausible(choice: Choice) -> list[Statement]:
    """Name the k between which the evidence does not decide."""
    if len(choice.plausible) < 2 or set(choice.plausible) == {choice.k, choice.found_k}:
        return []
    return [
        say(
            "finding.plausible",
            evidence="selection",
            plausible=choice.plausible,
            ks=joined([str(k) for k in choice.plausible], "or"),
            all_of=text("describe.both" if len(choice.plausible) == 2 else "describe.all"),
            nouns=choice.nouns,
        )
    ]


def _agreement(choice: Choice) -> list[Statement]:
    if choice.agreement is None:
        return []
    refitted = ""
    if choice.refitted is not None:
        refitted = text("describe.refitted", refitted=beside_limits(choice.refitted, AGREEMENT))
    return [
        say(
            "finding.agreement",
            evidence="stability",
            agreement=choice.agreement,
            shown=beside_limits(choice.agreement, AGREEMENT),
            refitted=refitted,
            refitted_agreement=choice.refitted,
            nouns=choice.nouns,
        )
    ]


def _stability(profile: Profile, choice: Choice) -> list[Statement]:
    """Say of each segment whether it comes back."""
    if not choice.jaccards:
        return []
    n, n_back = len(choice.jaccards), sum(each >= STABLE for each in choice.jaccards)
    code = "all" if n_back == n else "some" if n_back else "none"
    return [
        say(
            f"finding.stability.{code}",
            evidence="stability",
            count=spelled(n),
            all_of=text("describe.both") if n == 2 else text("describe.all_of", count=spelled(n)),
            n_back=n_back,
            back=spelled(n_back),
            jaccards=choice.jaccards,
            parts=_by_reading([s.letter for s in profile.segments], choice.jaccards),
            nouns=choice.nouns,
        )
    ]


def _by_reading(letters: Sequence[str], jaccards: Sequence[float]) -> str:
    """Return letters, range and reading: "A and C 0.88 to 0.93, very stable; B 0.78, stable"."""
    parts = []
    for _, word in _READINGS:
        there = [
            (letter, value)
            for letter, value in zip(letters, jaccards, strict=True)
            if reading(value) == word
        ]
        if not there:
            continue
        values = [value for _, value in there]
        ends = [_shown(min(values)), _shown(max(values))]
        span = ends[0] if ends[0] == ends[1] else text("describe.span", low=ends[0], high=ends[1])
        everyone = len(there) == len(letters)
        parts.append(
            text(
                "describe.stability.part.all" if everyone else "describe.stability.part",
                letters=joined([letter for letter, _ in there]),
                span=span,
                reading=text(f"describe.reading.{word}"),
            )
        )
    return in_turn(parts, "; ")


def _shown(jaccard: float) -> str:
    return beside_limits(jaccard, NOT_TRUSTED, STABLE, VERY_STABLE)


def comes_back(choice: Choice, segment: int) -> bool:
    """Whether a segment, counted from 0, may be trusted to come back, as far as is known."""
    return not choice.jaccards or choice.jaccards[segment] >= NOT_TRUSTED


def weight(profile: Profile, choice: Choice) -> list[Statement]:
    """Return what the evidence weighs: the excess, other choices, simple splits."""
    return [
        *_excess(choice),
        *_robustness(profile, choice),
        *_breaker(choice),
        *_baseline(choice),
        *_next(choice),
    ]


def _excess(choice: Choice) -> list[Statement]:
    """Compare the distance to data without groups with what the verdict asks for."""
    excess, null_mean = choice.excess, choice.null_mean
    if excess is None or null_mean is None or choice.p is None:
        return []
    part = excess / max(null_mean, LEAST_NULL)
    if excess >= CLEAR or part >= CLEAR_PART:
        code = "clear" if choice.p <= ALPHA else "chance"
    else:
        code = "small" if excess >= LEAST_WRITTEN else "none"
    return [
        say(
            f"significance.excess.{code}",
            evidence="evidence",
            measure=text(f"describe.measure.{choice.evidence_silhouette_kind}"),
            excess=excess,
            shown=beside_limits(excess, CLEAR, decimals=3 if code == "small" else 2),
            null_mean=null_mean,
            part=part,
            nouns=choice.nouns,
        )
    ]


def _robustness(profile: Profile, choice: Choice) -> list[Statement]:
    """Say how often each segment was recovered by re-runs with other choices."""
    n = choice.n_settings
    if not n or not choice.recovered:
        return []
    each = [
        text("describe.recovered", letter=segment.letter, count=count)
        for segment, count in zip(profile.segments, choice.recovered, strict=True)
    ]
    code = "all" if min(choice.recovered) == n else "some"
    return [
        say(
            singular(f"significance.robust.{code}", n),
            evidence="robustness",
            n_settings=n,
            recovered=choice.recovered,
            each=joined(each),
            noun=choice.noun,
            nouns=choice.nouns,
        )
    ]


def _breaker(choice: Choice) -> list[Statement]:
    agreement = choice.breaker_agreement
    if not choice.breaker or agreement is None:
        return []
    code = "breaks" if agreement < BREAKS else "bends" if agreement < BENDS else "holds"
    return [
        say(
            f"significance.breaker.{code}",
            evidence="robustness",
            breaker=choice.breaker,
            agreement=agreement,
            shown=beside_limits(agreement, BREAKS, BENDS),
            nouns=choice.nouns,
        )
    ]


def _baseline(choice: Choice) -> list[Statement]:
    if not choice.baseline_sentence:
        return []
    return [say("significance.baseline", evidence="baselines", message=choice.baseline_sentence)]


def _next(choice: Choice) -> list[Statement]:
    if not choice.next_sentence:
        return []
    return [say("significance.next", evidence="next", message=choice.next_sentence)]
