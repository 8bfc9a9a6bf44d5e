"""Records of evidence made by hand, like those of real studies, without any code under test."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from clustomer.evidence.records import (
    Assessment,
    AtomGroup,
    Ballot,
    BallotRow,
    Baseline,
    Baselines,
    ColumnShape,
    EffectInterval,
    Flow,
    Gate,
    KEvidence,
    Relevance,
    Robustness,
    SegmentAcross,
    SegmentStability,
    Setting,
    Stability,
    StructureTest,
    Verdict,
)
from clustomer.stats.gorge import Gorge

GRID = tuple(range(2, 9))
COLUMNS = ("Age", "Annual Income ($)", "Spending Score (1-100)")
COUNTS = {3: "Three", 4: "Four", 5: "Five", 9: "Nine"}
SENTENCES = {
    "natural": "{count} natural segments.",
    "reproducible": "{count} reproducible groups: made, not found, but they return.",
    "constructive": "No natural segments: we found no evidence of groups.",
    "not_assessable": "Not assessable: 80 complete rows, and the test needs 100.",
}
READINGS = ((0.6, "not_trusted"), (0.75, "pattern"), (0.85, "stable"), (9.0, "very_stable"))


@dataclass(frozen=True)
class Evidence:
    assessment: Assessment
    ballot: Ballot | None
    stability: Stability | None
    robustness: Robustness | None
    relevance: tuple[Relevance, ...]
    baselines: Baselines | None
    intervals: tuple[EffectInterval, ...]
    gorge: Gorge | None
    shown_kind: str


def make_evidence(
    kind: str = "natural",
    *,
    k: int = 5,
    grid: Sequence[int] = GRID,
    n_nulls: int = 99,
    n: int = 300,
    columns: Sequence[str] = COLUMNS,
    seed: int = 1,
    complete: bool = True,
    outcome: str | None = None,
) -> Evidence:
    """Return the evidence of a study of `n` customers that shows `k` groups."""
    rng = np.random.default_rng(seed)
    assessment = make_assessment(kind, k=k, grid=grid, n_nulls=n_nulls, n=n, columns=columns)
    if kind == "not_assessable":
        return Evidence(assessment, None, None, None, (), None, (), None, kind)
    return Evidence(
        assessment=assessment,
        ballot=make_ballot(assessment, k),
        stability=make_stability(kind, k, n, rng),
        robustness=make_robustness(kind, k, n, columns, rng, complete=complete),
        relevance=tuple(
            Relevance(column=name, between_share=share, permutation_loss=0.9 * share,
                      agreement_without=None if i == 9 else 1 - share, silhouette_without=0.4)
            for i, (name, share) in enumerate(zip(columns, (0.55, 0.4, 0.05), strict=False))),
        baselines=make_baselines(kind, k, n, columns, outcome),
        intervals=tuple(
            EffectInterval(segment=i, column=columns[j], difference=1.2 - i / 4, low=0.9 - i / 4,
                           high=1.4 - i / 4, sign_share=0.98)
            for i in range(k) for j in range(min(2, len(columns)))),
        gorge=make_gorge(kind, k, n, rng),
        shown_kind=kind,
    )  # fmt: skip


def make_gorge(kind: str, k: int, n: int, rng: np.random.Generator) -> Gorge:
    edges = np.linspace(0, 1, 21)
    own = []
    for _ in range(k):
        values = rng.beta(9, 1.5, n // k) if kind == "natural" else rng.beta(3, 3, n // k)
        own.append(np.histogram(1 / k + (1 - 1 / k) * values, bins=edges)[0])
    counts = np.array(own)
    return Gorge(edges=edges, counts=counts, own_counts=counts, largest=np.full(n, 0.8), g=1.0,
                 unit=1.0)  # fmt: skip


def observed(kind: str, i: int, k: int, best: int) -> tuple[float, float, float]:
    """Return silhouette, null mean and agreement of one k."""
    null = {"natural": 0.33, "reproducible": 0.33}.get(kind, 0.155) + 0.012 * i
    if kind == "natural":
        return 0.56 - 0.045 * abs(k - best), null, max(0.96 - 0.07 * abs(k - best), 0.2)
    if kind == "reproducible":
        return null + 0.012, null, 0.95 if k <= best else 0.62
    return null + 0.002 - 0.003 * (i % 2), null, 0.37 + 0.01 * (i % 3)


def make_k(kind: str, i: int, k: int, best: int, n: int, rng: np.random.Generator) -> KEvidence:
    silhouette, null, agreement = observed(kind, i, k, best)
    values = np.clip(rng.normal(agreement, 0.02 + 0.1 * (1 - agreement), 20), -0.05, 1)
    agreement = float(np.median(values))
    sd = 0.011
    excess = silhouette - null
    jaccards = tuple(float(x) for x in np.clip(rng.normal(agreement, 0.02, k), 0, 1))
    base = agreement >= 0.8 and excess >= 0.06
    left = 1.4 / k**1.25
    return KEvidence(
        k=k, silhouette=silhouette, null_mean=null, null_sd=sd, null_low=null - 2 * sd,
        null_high=null + 2 * sd, z=excess / sd, excess=excess, relative_excess=excess / null,
        inertia_share=left * (1 if kind != "natural" else 0.8), null_inertia_mean=left,
        null_inertia_low=left * 0.95, null_inertia_high=left * 1.05, agreement=agreement,
        agreements=tuple(float(x) for x in values), jaccard=min(jaccards), jaccards=jaccards,
        valley=0.55 if base else None, smallest=n // (k + 3), smallest_needed=max(10, n // 50),
        score=excess * min(max(agreement, 0), 1), natural_base=base, natural=base,
        reproducible=agreement >= 0.8 and min(jaccards) >= 0.75)  # fmt: skip


def make_assessment(
    kind: str, *, k: int, grid: Sequence[int], n_nulls: int, n: int, columns: Sequence[str]
) -> Assessment:
    rng = np.random.default_rng(7)
    verdict = make_verdict(kind, k, n)
    if kind == "not_assessable":
        return Assessment(verdict=verdict, n_rows=n, n_complete=80, n_columns=len(columns))
    by_k = tuple(make_k(kind, i, one, k, n, rng) for i, one in enumerate(grid))
    nulls = {
        "silhouette": {
            str(one.k): tuple(float(x) for x in rng.normal(one.null_mean, one.null_sd, n_nulls))
            for one in by_k
        },
        "inertia_share": {
            str(one.k): tuple(float(x) for x in rng.normal(one.null_inertia_mean, 0.02, n_nulls))
            for one in by_k
        },
    }
    statistic = max(one.z for one in by_k)
    over = [float(x) for x in np.abs(rng.normal(1.5, 0.8, n_nulls))]
    structure = StructureTest(
        p=(1 + sum(x >= statistic for x in over)) / (n_nulls + 1), n_nulls=n_nulls,
        n_nulls_max=max(99, n_nulls), stopped="no_structure" if n_nulls < 99 else None,
        statistic=statistic,
        null_statistics=tuple(over), silhouette_kind="exact", silhouette_rows=n,
        null_values=nulls,
        columns=tuple(
            ColumnShape(column=name, n_distinct=90, dip=0.02, p=0.001 if i == 1 else 0.6,
                        holm_p=0.003 if i == 1 else 1.0,
                        replaced_by="lattice" if i == 1 else None, two_humps=i == 1,
                        atom_value=0.0 if i == 2 else None, atom_share=0.38 if i == 2 else None)
            for i, name in enumerate(columns)))  # fmt: skip
    atom = AtomGroup(column=columns[-1], value=-1.2, n=int(0.38 * n), share=0.38, purity=0.7,
                     original_value=0.0)  # fmt: skip
    return Assessment(
        verdict=verdict, by_k=by_k, structure=structure, first_by_k=by_k,
        atoms=(atom,) if len(columns) > 2 else (),
        plausible=(k, k + 1) if kind == "natural" else (), coarser=3 if kind == "natural" else None,
        n_rows=n, n_complete=n - 9, n_tested=n - 9, n_columns=len(columns), n_pairs=20, n_init=5,
        seed=20261123)  # fmt: skip


def make_verdict(kind: str, k: int, n: int) -> Verdict:
    good = kind == "natural"
    gates = (
        Gate(name="structure", k=k, observed=0.01 if good else 0.16, threshold=0.05,
             better="lower", passed=good, sentence="The structure gate."),
        Gate(name="effect", k=k, observed=0.185 if good else 0.003, threshold=0.06,
             better="higher", passed=good, sentence="The effect gate.",
             params={"relative": 0.5 if good else 0.02, "relative_threshold": 0.2}),
        Gate(name="agreement", k=k, observed=0.96 if kind != "constructive" else 0.7961,
             threshold=0.8, better="higher", passed=kind != "constructive",
             sentence="The agreement gate.",
             params={"jaccard": 0.91 if kind != "constructive" else 0.42,
                     "jaccard_threshold": 0.75}),
        Gate(name="valley", k=k, observed=0.64 if good else None, threshold=0.9, better="lower",
             passed=good, sentence="The valley gate."),
        Gate(name="size", k=k, observed=float(n // 8), threshold=float(max(10, n // 50)),
             better="higher", passed=True, sentence="The size gate."),
    )  # fmt: skip
    tested = kind != "not_assessable"
    return Verdict(
        kind=kind,
        k={"constructive": 1, "not_assessable": None}.get(kind, k),
        sentence=SENTENCES[kind].format(count=COUNTS[k]),
        shown_k=k if tested else None,
        gates=gates if tested else (),
        flags=("categories", "small_sample") if tested else (),
        remarks=(
            "The groups nearly repeat the categories of City (Cramér's V above 0.80).",
            "300 customers are few for 3 dimensions: 400 are advised.",
        )
        if tested
        else (),
    )


def make_ballot(assessment: Assessment, k: int) -> Ballot:
    grid = [one.k for one in assessment.by_k]
    scores = {str(one.k): one.score for one in assessment.by_k}
    silhouettes = {str(one.k): one.silhouette for one in assessment.by_k}
    gaps = {str(one): 0.3 + 0.04 * one for one in (1, *grid)}
    second = max(grid, key=lambda one: (one != k) * 9 - abs(one - k))

    def row(name: str, better: str, rule: str, first: int | None, **more: object) -> BallotRow:
        values: dict[str, float] = more.pop("values", silhouettes)  # type: ignore[assignment]
        known: dict[str, object] = {"second": second, "can_say_one": False, **more}
        return BallotRow(
            criterion=name, better=better, rule=rule, preferred=first, values=values,
            value_preferred=values.get(str(first)), value_shown=values.get(str(k)),
            **known)  # type: ignore[arg-type] # fmt: skip

    high, low = "higher", "lower"
    rows = (
        row(
            "score",
            high,
            "argmax",
            k,
            values=scores,
            decides=True,
            note="Decides among the k that pass the gates.",
        ),
        row(
            "agreement",
            high,
            "argmax",
            3,
            values={str(x.k): x.agreement for x in assessment.by_k},
            note="Agreement alone is no sign of groups.",
        ),
        row(
            "silhouette",
            high,
            "argmax",
            k,
            on_null=2,
            on_null_share=0.64,
            note="Its level depends on the number of columns and on k.",
        ),
        row("simplified_silhouette", high, "argmax", k, on_null=2, on_null_share=0.7),
        row(
            "calinski_harabasz",
            high,
            "argmax",
            8,
            values={str(x): 200.0 + 7 * x for x in grid},
            on_null=2,
            on_null_share=0.9,
        ),
        row("davies_bouldin", low, "argmin", k, on_null=8, on_null_share=0.55),
        row(
            "elbow",
            low,
            "kneedle",
            4,
            second=None,
            on_null=4,
            on_null_share=0.97,
            information=True,
            note="Data without groups bend too: shown, not counted.",
        ),
        row("gap", high, "global_se_max", 8, values=gaps, can_say_one=True, second=None),
        row(
            "gap_one_se",
            high,
            "tibshirani",
            1,
            values=gaps,
            can_say_one=True,
            second=None,
            note="Known to stop early.",
        ),
        row("prediction_strength", high, "threshold", k, second=None, can_say_one=True),
        row("instability", low, "argmin", 3),
        row("jump", high, "argmax", 7, can_say_one=True),
        row(
            "bic",
            low,
            "argmin",
            4,
            second=None,
            can_say_one=True,
            information=True,
            values={str(x): -1234.5 * x for x in grid},
        ),
    )
    return Ballot(k=k, k_values=(1, *grid), rows=rows, n_rows=291,
                  sentence=f"5 of 9 criteria that vote prefer {k}; four others spread from 1 "
                  "to 8.")  # fmt: skip


def make_stability(kind: str, k: int, n: int, rng: np.random.Generator) -> Stability:
    center = {"natural": 0.96, "reproducible": 0.88}.get(kind, 0.6)
    segments = []
    for i in range(k):
        values = np.clip(rng.normal(center - 0.02 * i, 0.02 + 0.12 * (1 - center), 100), 0, 1)
        mean = float(values.mean())
        segments.append(SegmentStability(
            segment=i, jaccard=mean, low=float(np.quantile(values, 0.025)),
            high=float(np.quantile(values, 0.975)), values=tuple(float(x) for x in values),
            dissolved=float(np.mean(values <= 0.5)), recovered=float(np.mean(values >= 0.75)),
            reading=next(word for top, word in READINGS if mean < top)))  # fmt: skip
    flows, across = make_flows(kind, max(k + 2, 7), n, rng)
    refitted = tuple(float(x) for x in np.clip(rng.normal(center - 0.03, 0.02, 20), 0, 1))
    return Stability(
        k=k, scheme="bootstrap", n_resamples=100, n_rows=n, segments=tuple(segments),
        across=across, flows=flows, refitted=float(np.median(refitted)), refitted_values=refitted,
        mean_confidence=center - 0.02, share_unsure=0.03 if kind == "natural" else 0.29,
        confidence=np.full(n, center))  # fmt: skip


def make_flows(
    kind: str, last: int, n: int, rng: np.random.Generator
) -> tuple[tuple[Flow, ...], tuple[SegmentAcross, ...]]:
    """Split the largest group at each k; in a cloud, mix the others a little too."""
    labels = {2: (np.arange(n) < 0.6 * n).astype(int)}
    for k in range(3, last + 1):
        own = labels[k - 1].copy()
        largest = int(np.argmax(np.bincount(own)))
        inside = np.flatnonzero(own == largest)
        own[inside[: int(0.55 * len(inside))]] = k - 1
        moved = rng.random(n) < (0.004 if kind == "natural" else 0.2)
        own[moved] = rng.integers(k, size=moved.sum())
        order = np.argsort(-np.bincount(own, minlength=k), kind="stable")
        labels[k] = np.argsort(order)[own]
    flows, across = [], []
    for k in range(2, last + 1):
        for child in range(k):
            inside = labels[k] == child
            if k == 2:
                across.append(SegmentAcross(k=2, segment=child, n=int(inside.sum()),
                                            stability=None))  # fmt: skip
                continue
            parents = np.bincount(labels[k - 1][inside], minlength=k - 1)
            shares = parents[parents > 0] / max(parents.sum(), 1)
            entropy = float(-(shares * np.log(shares)).sum())
            stability = 1 - entropy / np.log(k - 1)
            across.append(SegmentAcross(k=k, segment=child, n=int(inside.sum()),
                                        stability=float(stability)))  # fmt: skip
            flows += [Flow(k=k, parent=p, child=child, n=int(m))
                      for p, m in enumerate(parents) if m]  # fmt: skip
    return tuple(flows), tuple(across)


def make_robustness(
    kind: str, k: int, n: int, columns: Sequence[str], rng: np.random.Generator, *, complete: bool
) -> Robustness:
    choices = [("scale", "range"), ("scale", "robust"), ("transform", "off"), ("outliers", "off")]
    choices += [("k", str(k - 1)), ("k", str(k + 1))] if k > 2 else []
    choices += [("seed", str(i)) for i in range(1, 4)]
    choices += [("without", name) for name in columns]
    if complete:
        choices += [("scale+outliers", "range + off"), ("transform+outliers", "off + off")]
        choices += [
            ("scale+without", f"{scale} + {name}")
            for scale in ("range", "robust")
            for name in columns
        ] * 4
        choices += [("scale+k", f"robust + {k + 1}")] * 4
    settings = []
    for choice, value in choices:
        agreement = float(np.clip(rng.normal(0.96 if kind == "natural" else 0.8, 0.03), 0, 1))
        if choice == "without" and value == columns[0]:
            agreement = 0.31
        jaccards = tuple(float(x) for x in np.clip(rng.normal(agreement, 0.1, k), 0, 1))
        settings.append(Setting(
            choice=choice, value=value, k=int(value) if choice == "k" else k,
            agreement=agreement,
            recovered=tuple(x >= 0.75 for x in jaccards),
            jaccards=jaccards))  # fmt: skip
    recovered = tuple(sum(one.recovered[i] for one in settings) for i in range(k))
    return Robustness(
        k=k, settings=tuple(settings), recovered=recovered, n_rows=n, complete=complete,
        breaker=min(settings, key=lambda one: one.agreement), mean_customer_share=0.91,
        customer_share=np.full(n, 0.91))  # fmt: skip


def make_baselines(
    kind: str, k: int, n: int, columns: Sequence[str], outcome: str | None
) -> Baselines:
    ours = 0.62 if kind == "natural" else 0.12
    rows = (
        Baseline(kind="segments", columns=tuple(columns), explained=ours, low=ours - 0.04,
                 high=ours + 0.05),
        Baseline(kind="best_column", columns=(columns[0],), explained=0.31, low=0.26, high=0.37),
        Baseline(kind="grid", columns=tuple(columns[:2]), explained=0.41, low=0.35, high=0.45),
        Baseline(kind="random", columns=(), explained=-0.01, low=-0.03, high=0.0),
    )  # fmt: skip
    beaten = ours < 0.41
    sentence = ("A grid of two columns explains more than the segments."
                if beaten else "The segments explain more than every trivial split.")  # fmt: skip
    return Baselines(k=k, target=outcome, n_rows=n, n_folds=10, rows=rows,
                     winner="grid" if beaten else "segments", beaten=beaten,
                     sentence=sentence)  # fmt: skip
