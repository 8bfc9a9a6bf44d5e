"""Does the answer survive other choices, and does it beat a trivial split?"""

from __future__ import annotations

from typing import Any

from clustomer._text import catalogue
from clustomer.evidence.multiverse import changes_of
from clustomer.evidence.records import Baselines, Robustness, Setting
from clustomer.report.figures.robustness import agrees, setting_name
from clustomer.report.html.records import ReportInput
from clustomer.report.html.words import MAX_COLUMNS, optional, word
from clustomer.report.text import FORMATS, clean, noun, percent, tenths, text

_BREAKS, _BENDS = 0.5, 0.8  # adjusted Rand index of the breaker, for the wording


def robustness_view(study: ReportInput) -> dict[str, Any]:
    """Return the re-runs, the segments they recover, the columns and the trivial splits."""
    return {
        "robustness": _robustness(study.robustness),
        "recovered": _recovered(study),
        "relevance": _relevance(study),
        "baselines": _baselines(study.baselines),
    }


def _robustness(found: Robustness | None) -> dict[str, Any] | None:
    if found is None or not found.settings:
        return None
    n, agreeing = len(found.settings), sum(map(agrees, found.settings))
    finding = "all" if agreeing == n else "some" if agreeing else "none"
    said = [_breaker(found), _other_k(found), _customers(found)]
    if not found.complete:
        said.append(text("report.robustness.short"))
    return {
        "title": text(f"report.robustness.title.{finding}", n=n, agree=agreeing),
        "said": " ".join(sentence for sentence in said if sentence),
    }


def _breaker(found: Robustness) -> str:
    if found.breaker is None:
        return ""
    ari = found.breaker.agreement
    low = sum(not agrees(one) for one in found.settings if one.choice != "k")
    if low > 1:
        return text("report.robustness.breakers", n=low, what=_changed(found.breaker), ari=ari)
    size = "breaks" if ari < _BREAKS else "bends" if ari < _BENDS else "holds"
    return text(f"robustness.breaker.{size}", what=_changed(found.breaker), ari=ari, noun=noun(),
                nouns=noun(many=True))  # fmt: skip


def _changed(setting: Setting) -> str:
    """Return what a re-run changed, as part of a sentence: ``leaving out “Age”``."""
    parts = []
    for choice, value in changes_of(setting.choice, setting.value):
        keys = (f"robustness.choice.{choice}", f"robustness.choice.{choice}.{value}")
        known = [key for key in keys if key in catalogue()]
        parts.append(text(known[0], value=clean(value)) if known else setting_name(setting))
    return text("robustness.and").join(parts)


def _other_k(found: Robustness) -> str:
    """Say why another k alone is no break, where it falls below the limit."""
    breaker = "" if found.breaker is None else found.breaker.choice
    low = any(one.choice == "k" and not agrees(one) for one in found.settings)
    return text("report.robustness.other_k") if low and breaker != "k" else ""


def _customers(found: Robustness) -> str:
    if found.mean_customer_share is None:
        return ""
    return text("robustness.customers", share=found.mean_customer_share, k=found.k, noun=noun(),
                nouns=noun(many=True))  # fmt: skip


def _recovered(study: ReportInput) -> dict[str, Any] | None:
    """Return for each segment how it came back, in re-runs and in re-samples."""
    found, stability = study.robustness, study.stability
    if found is None and stability is None:
        return None
    counts = {} if found is None else dict(enumerate(found.recovered))
    resampled = {} if stability is None else {one.segment: one for one in stability.segments}
    n = 0 if found is None else len(found.settings)
    rows = []
    for segment in study.profile.segments:
        one = resampled.get(segment.index)
        count = counts.get(segment.index)
        rows.append(
            {
                "letter": segment.letter,
                "index": segment.index,
                "style": segment.mark,
                "name": clean(segment.name, 80),
                "anchor": f"segment-{segment.letter.lower()}",
                "count": "–" if not n or count is None else _of(count, n),
                "bar": 0.0 if not n or count is None else round(84 * count / n, 1),
                "jaccard": "–" if one is None else FORMATS["fixed2"](one.jaccard),
                "reading": "" if one is None else word("reading", one.reading),
                "dissolved": "–" if one is None else percent(one.dissolved),
            }
        )
    return {"rows": rows, "reruns": bool(n), "resamples": bool(resampled)}


def _of(count: int, n: int) -> str:
    return text("report.recovered.of", n=count, all=n)


def _relevance(study: ReportInput) -> dict[str, Any] | None:
    if not study.relevance:
        return None
    ordered = sorted(study.relevance, key=lambda one: -one.between_share)
    said = [clean(sentence, 600) for sentence in study.relevance_said]
    labels = {column.name: column.label for column in study.schema}
    first = ordered[0]
    return {
        "sentence": " ".join(said)
        or text(
            "report.relevance.most",
            column=clean(labels.get(first.column, first.column)),
            share=first.between_share,
            loss=first.permutation_loss,
        ),
        "rows": [
            {
                "label": clean(labels.get(one.column, one.column)),
                "between": tenths(one.between_share),
                "bar": round(84 * min(max(one.between_share, 0.0), 1.0), 1),
                "loss": FORMATS["fixed2"](one.permutation_loss),
                "without": optional(one.agreement_without),
                "silhouette": optional(one.silhouette_without),
            }
            for one in ordered[:MAX_COLUMNS]
        ],
        "n_more": max(len(ordered) - MAX_COLUMNS, 0),
    }


def _baselines(found: Baselines | None) -> dict[str, Any] | None:
    if found is None or not found.rows:
        return None
    key = "source_none" if found.target is None else "source_target"
    ranges = [text("report.range", low=_explained(one.low), high=_explained(one.high))
              for one in found.rows]  # fmt: skip
    return {
        "k": found.k,
        "sentence": clean(found.sentence, 600),
        "beaten": found.beaten,
        "source": text(f"report.baselines.{key}", n=found.n_folds, rows=found.n_rows,
                       target=clean(found.target or "")),
        "rows": [
            {
                "label": word("baselines.kind", one.kind),
                "columns": ", ".join(clean(name, 40) for name in one.columns[:4])
                if one.kind in ("best_column", "grid")
                else "",
                "explained": _explained(one.explained),
                "range": written,
                "best": one.kind == found.winner,
                "own": one.kind == "segments",
            }
            for one, written in zip(found.rows, ranges, strict=True)
        ],
    }  # fmt: skip


def _explained(share: float) -> str:
    return tenths(share)
