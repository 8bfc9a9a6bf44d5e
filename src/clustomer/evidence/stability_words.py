"""Stability in words: which segments come back, and how to read it."""

from __future__ import annotations

from collections.abc import Sequence

from clustomer._text import in_turn, text
from clustomer.evidence.records import Stability

# What each reading of a segment says in the summary, in the order in which it is said.
_SAID = {"back": ("very_stable", "stable"), "part": ("pattern",), "lost": ("not_trusted",)}


def stability_sentences(stability: Stability, names: Sequence[str]) -> tuple[str, ...]:
    """Return the stability of the segments in plain sentences, the most important first.

    Parameters
    ----------
    stability : Stability
    names : sequence of str
        Name of each shown segment, in their order.

    Returns
    -------
    tuple of str
        Which segments come back; the range of the similarities; how many customers
        are unsure; the agreement with the preparation learnt anew, where it was
        computed; what stability does not say; how it was measured.

    Examples
    --------
    >>> from clustomer.evidence.stability import stability
    >>> found = stability([[0.0], [1.0], [50.0], [51.0]] * 9, k=2, n_resamples=10)
    >>> stability_sentences(found, ["Small", "Large"])[0]
    'When the customers are drawn again, each of the 2 segments comes back.'
    """
    if not stability.segments:
        return (text("stability.one"),)
    values = [segment.jaccard for segment in stability.segments]
    sentences = [
        stability_summary(stability, names),
        text("stability.range", low=min(values), high=max(values)),
    ]
    if stability.share_unsure is not None:
        sentences.append(text("stability.unsure", share=stability.share_unsure))
    if stability.refitted is not None:
        n_pairs = len(stability.refitted_values)
        sentences.append(text("stability.refitted", refitted=stability.refitted, n_pairs=n_pairs))
    sentences.append(text("stability.caution"))
    sentences.append(
        text(
            f"stability.scheme.{stability.scheme}",
            n_resamples=stability.n_resamples,
            n_rows=stability.n_rows,
            k=stability.k,
        )
    )
    return tuple(sentences)


def stability_summary(stability: Stability, names: Sequence[str]) -> str:
    """Return one sentence: which segments come back, which in part, which do not.

    Parameters
    ----------
    stability : Stability
    names : sequence of str
        Name of each shown segment, in their order.
    """
    if not stability.segments:
        return text("stability.one")
    grouped = {
        said: [names[one.segment] for one in stability.segments if one.reading in readings]
        for said, readings in _SAID.items()
    }
    if len(grouped["back"]) == stability.k:
        clauses = [text("stability.clause.all", k=stability.k)]
    elif len(grouped["lost"]) == stability.k:
        clauses = [text("stability.clause.none", k=stability.k)]
    else:
        clauses = [
            text(f"stability.clause.{said}.{'one' if len(some) == 1 else 'many'}", names=some)
            for said, some in grouped.items()
            if some
        ]
    when = text(f"stability.when.{stability.scheme}")
    return text("stability.summary", when=when, clauses=in_turn(clauses, "; "))
