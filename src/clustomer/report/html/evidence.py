"""How sure are we: the gates, the data without groups, and what re-samples say."""

from __future__ import annotations

from typing import Any

import numpy as np

from clustomer._text import beside, catalogue
from clustomer.evidence.gates import p_phrase
from clustomer.evidence.records import Assessment, AtomGroup, Gate, Stability
from clustomer.evidence.rule import RULE
from clustomer.report.figures.evidence import dots_k, null_silhouettes
from clustomer.report.figures.flows import INTACT, shown_k
from clustomer.report.figures.labels import measured
from clustomer.report.figures.stability import gorge_segments, median_share
from clustomer.report.html.records import ReportInput
from clustomer.report.html.robustness import robustness_view
from clustomer.report.html.words import word
from clustomer.report.text import FORMATS, clean, number, text, whole

_FEW_HIGHER = 0.05  # share of data sets without groups as high as the own data
_FAR = 0.5  # of the width of the data sets without groups
_STABLE, _VERY_STABLE = 0.75, 0.85
_WHOLE = 0.5  # share of blocks from one parent


def evidence_view(study: ReportInput) -> dict[str, Any] | None:
    """Return everything that the section shows, or ``None`` where there is nothing."""
    if not study.has_evidence:
        return None
    assessment = study.assessment
    tested = assessment is not None and bool(assessment.by_k)
    return {
        "intro": "" if assessment is None else _intro(study, assessment),
        "passed": study.verdict.kind in ("natural", "reproducible"),
        "gates": [] if assessment is None else _gates(assessment),
        "source": _source(assessment) if assessment is not None and tested else "",
        "remarks": [] if assessment is None else _remarks(assessment),
        "shapes": [] if assessment is None else _shapes(assessment),
        "dots": None if assessment is None else _dots(study, assessment),
        "jaccard": _jaccard(study),
        "agreements": _agreements(study),
        "confidence": _confidence(study.stability),
        "gorge": _gorge(study),
        "flows": _flows(study),
        **robustness_view(study),
    }


def _intro(study: ReportInput, assessment: Assessment) -> str:
    """Say what the verdict needs and how many of its gates are passed."""
    gates = assessment.verdict.gates
    if not gates:
        return text("report.sure.untested")
    passed = sum(gate.passed for gate in gates)
    facts = {"k": gates[0].k, "passed": passed, "n": len(gates)}
    if study.verdict.kind == "natural":
        full = [gate.name for gate in gates if not gate.passed] == ["valley"]
        return text(f"report.sure.intro.natural{'_valley' if full else ''}", **facts)
    reached = [str(one.k) for one in assessment.by_k if one.reproducible]
    key = "none" if not reached else "one" if len(reached) == 1 else "many"
    said_of = text(f"report.sure.reached.{key}", k=", ".join(reached))
    return text("report.sure.intro.other", reached=said_of, **facts)


def _gates(assessment: Assessment) -> list[dict[str, str]]:
    """Return the gates; without natural groups also what a reproducible split needs."""
    rows = [_gate(one, assessment) for one in assessment.verdict.gates]
    agreement = next((one for one in assessment.verdict.gates if one.name == "agreement"), None)
    if assessment.verdict.kind == "natural" or agreement is None:
        return rows
    jaccard = agreement.params.get("jaccard")
    if jaccard is not None:
        needed = float(agreement.params.get("jaccard_threshold", RULE.jaccard))
        least = Gate(name="least", k=agreement.k, observed=float(jaccard), threshold=needed,
                     better="higher", passed=jaccard >= needed, sentence="")  # fmt: skip
        rows.append(_gate(least, assessment))
    return rows


def _gate(gate: Gate, assessment: Assessment) -> dict[str, str]:
    """Return one condition: observed against needed, passed or not."""
    measured = gate.observed is not None
    result = "pass" if gate.passed else "fail" if measured else "unmeasured"
    question = f"report.gate.{gate.name}.question"
    return {
        "name": word("gate", gate.name),
        "question": text(question) if question in catalogue() else clean(gate.sentence, 300),
        "observed": _observed(gate, assessment),
        "beside": _beside(gate),
        "needed": _needed(gate),
        "style": {"pass": "ok", "fail": "bad"}.get(result, "inf"),
        "sign": {"pass": "✓", "fail": "✕"}.get(result, "–"),
        "result": text(f"report.gate.{result}"),
    }


def _observed(gate: Gate, assessment: Assessment) -> str:
    """Write what was observed, so that rounding does not carry it over the threshold."""
    value = gate.observed
    if value is None:
        return "–"
    if gate.name == "structure" and assessment.structure is not None:
        return p_phrase(assessment.structure)
    if gate.name == "size":
        return text("report.gate.customers", n=value)
    if gate.name == "effect":
        return FORMATS["fixed3"](value)
    return beside(value, gate.threshold)


def _beside(gate: Gate) -> str:
    relative = gate.params.get("relative")
    return "" if relative is None else text("report.gate.relative", value=float(relative))


def _needed(gate: Gate) -> str:
    relative = gate.params.get("relative_threshold")
    if gate.name == "structure":
        return text("report.gate.p_needed", value=gate.threshold)
    if gate.name == "size":
        return text("report.gate.customers_needed", n=gate.threshold)
    if relative is not None:
        return text("report.gate.effect_needed", value=gate.threshold, relative=float(relative))
    key = "at_most" if gate.better == "lower" else "at_least"
    return text(f"report.gate.{key}", value=gate.threshold)


def _source(assessment: Assessment) -> str:
    """Say what the numbers of the table were made from."""
    structure = assessment.structure
    if structure is None:
        return ""
    said = [
        text(
            "report.gates.source",
            n_nulls=structure.n_nulls,
            n_pairs=assessment.n_pairs,
            k_min=assessment.by_k[0].k,
            k_max=assessment.by_k[-1].k,
            smallest=1 / (structure.n_nulls + 1),
        )
    ]
    if structure.stopped is not None:
        key = f"report.gates.stopped.{structure.stopped}"
        said.append(text(key, planned=structure.n_nulls_max))
    return " ".join(said)


def _remarks(assessment: Assessment) -> list[str]:
    return [clean(remark, 600) for remark in assessment.verdict.remarks]


def _shapes(assessment: Assessment) -> list[str]:
    """Say what single columns hold by themselves, where the verdict does not remark it."""
    structure, flags = assessment.structure, assessment.verdict.flags
    said = []
    if structure is not None and structure.columns and "two_humps" not in flags:
        humps = [clean(one.column) for one in structure.columns if one.two_humps]
        key = "one_hump" if not humps else "humps" if len(humps) == 1 else "humps_many"
        said.append(text(f"report.shapes.{key}", columns=humps))
    if not {"atoms", "atom_split", "rule_only"} & set(flags):
        aside = {one.column for one in assessment.steps}
        others = [one for one in assessment.atoms if one.column not in aside]
        said += [_atom(one, set_aside=True) for one in assessment.steps]
        said += [_atom(one, set_aside=False) for one in others]
    return said


def _atom(atom: AtomGroup, *, set_aside: bool) -> str:
    facts = {"share": atom.share, "n": atom.n, "column": clean(atom.column)}
    if atom.original_value is None:
        said = text("report.atoms.rule_value", **facts)
    else:
        said = text("report.atoms.rule", value=number(atom.original_value), **facts)
    return f"{said} {text('report.atoms.set_aside')}" if set_aside else said


def _dots(study: ReportInput, assessment: Assessment) -> dict[str, str] | None:
    k = dots_k(assessment, study.selection.k)
    if k is None:
        return None
    values = np.asarray(null_silhouettes(assessment)[str(k)], dtype=float)
    own = assessment[k].silhouette
    above, n = int((values >= own).sum()), len(values)
    if above == 0:
        gap = own - float(values.max())
        finding = "far" if gap > _FAR * float(np.ptp(values)) and gap > 0 else "all"
    else:
        finding = "few" if above / n <= _FEW_HIGHER else "same"
    reached = whole(above) if above else text("report.dots.nobody")
    replaced = _replaced(assessment)
    note = f"report.dots.note{'.replaced' if replaced else ''}"
    return {
        "title": text(f"report.dots.title.{finding}", above=above, n=n),
        "sub": text("report.dots.sub", k=k),
        "note": text(note, k=k, mean=float(values.mean()), own=own, n=n, above=reached,
                     measure=measured(assessment), replaced=replaced),
    }  # fmt: skip


def _replaced(assessment: Assessment) -> list[str]:
    """Return the columns whose values data without groups do not keep."""
    columns = () if assessment.structure is None else assessment.structure.columns
    return [clean(one.column) for one in columns if one.replaced_by is not None]


def _letters(study: ReportInput) -> dict[int, str]:
    return {segment.index: segment.letter for segment in study.profile.segments}


def _jaccard(study: ReportInput) -> dict[str, str] | None:
    if study.stability is None or not study.stability.segments:
        return None
    segments, letters = study.stability.segments, _letters(study)
    back = [one for one in segments if one.jaccard >= _STABLE]
    if len(back) == len(segments):
        every = all(one.jaccard >= _VERY_STABLE for one in segments)
        finding = "all" if every else "stable"
    else:
        finding = "none" if not back else "one" if len(back) == 1 else "some"
    named = ", ".join(letters.get(one.segment, "") for one in back)
    return {
        "title": text(f"report.jaccard.title.{finding}", n=len(back), k=len(segments),
                      letters=named),
        "sub": text("report.jaccard.sub", n=study.stability.n_resamples),
    }  # fmt: skip


def _agreements(study: ReportInput) -> list[dict[str, str]]:
    """Return the gate's agreement and, under its own name, that of the refitted study."""
    rows = []
    k = study.selection.k
    tested = () if study.assessment is None else study.assessment.by_k
    for one in tested:
        if one.k == k:
            rows.append(_agreement("gate", one.agreement, one.agreements))
    if study.stability is not None and study.stability.refitted is not None:
        refitted = study.stability.refitted, study.stability.refitted_values
        rows.append(_agreement("refitted", *refitted))
    return rows


def _agreement(what: str, median: float, values: tuple[float, ...]) -> dict[str, str]:
    known = np.asarray([value for value in values if np.isfinite(value)])
    middle = "–"
    if known.size:
        low, high = (float(np.quantile(known, q)) for q in (0.05, 0.95))
        middle = text("report.jaccard.range", low=low, high=high)
    return {
        "what": text(f"report.agreements.{what}"),
        "n": whole(len(values)),
        "median": beside(median, RULE.agreement),
        "middle": middle,
    }


def _confidence(stability: Stability | None) -> str:
    if stability is None or stability.mean_confidence is None:
        return ""
    if stability.share_unsure is None:
        return text("report.confidence.mean", mean=stability.mean_confidence)
    return text(
        "report.confidence.sentence", mean=stability.mean_confidence, share=stability.share_unsure
    )


def _gorge(study: ReportInput) -> dict[str, str] | None:
    if study.gorge is None or not gorge_segments(study.gorge, study.profile):
        return None
    counts = np.asarray(study.gorge.own_counts).sum(axis=0)
    share = median_share(counts, study.gorge.edges)
    return {
        "title": text("report.gorge.title", share=share),
        "sub": text("report.gorge.sub", least=1 / len(study.gorge.own_counts)),
    }


def _flows(study: ReportInput) -> dict[str, str] | None:
    stability = study.stability
    if stability is None or len(shown_k(stability)) < 2:
        return None
    known = [one for one in stability.across if one.stability is not None]
    whole_ones = sum((one.stability or 0.0) >= INTACT for one in known)
    finding = "whole" if known and whole_ones >= _WHOLE * len(known) else "mixed"
    own = [one for one in known if one.k == stability.k]
    letters = _letters(study)
    mixed = [letters.get(one.segment, "?") for one in own if (one.stability or 0.0) < INTACT]
    key = "first" if not own else "whole" if not mixed else "mixed"
    if len(mixed) == 1:
        key = "mixed_one"
    return {
        "title": text(f"report.flows.title.{finding}"),
        "note_lead": text("report.flows.note_lead", k=stability.k) if own else "",
        "note": text(f"report.flows.note.{key}", letters=", ".join(mixed),
                     before=stability.k - 1),
    }  # fmt: skip
