"""Build the records of a study from planted blobs, without any code under test."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

import numpy as np
from evidence_records import Evidence
from numpy.typing import NDArray

from clustomer._text import letter
from clustomer.describe.comparison import Comparison
from clustomer.describe.contrasts import Contrast
from clustomer.describe.records import (
    LevelProfile,
    Marker,
    NumericProfile,
    Profile,
    SegmentProfile,
    Separation,
)
from clustomer.describe.statements import Conclusion, Statement
from clustomer.describe.summary import (
    Association,
    ColumnSummary,
    Correlations,
    LevelCount,
    MissingPattern,
    TableSummary,
)
from clustomer.errors import Issue
from clustomer.evidence.choose import KCandidate, KSelection
from clustomer.evidence.records import Verdict
from clustomer.report.html.render import PlanSteps, ReportInput
from clustomer.segments.customers import TypicalCustomer
from clustomer.segments.points import AxisLoading, Points
from clustomer.table.schema import Column, Kind, Role, Schema

PLAIN = {"Age": "Age", "Income": "Annual Income ($)", "Score": "Spending Score (1-100)",
         "Visits": "Visits", "City": "City", "Member": "Member"}  # fmt: skip
HOSTILE_NAMES = {
    "Age": "<script>alert(1)</script>",
    "Income": "=cmd|' /C calc'!A0",
    "Score": "Sc\"ore's \U0001f6d2\nline two",
    "City": "\u202ecity & <b>co</b> ${x} {{7*7}}",
    "Member": "#12599c $a_b$ \\frac </title></svg>",
}
UNITS = {"Age": "", "Income": "$", "Score": "", "Visits": ""}
COUNTS = {1: "One", 3: "Three", 4: "Four", 5: "Five", 8: "Eight", 9: "Nine"}
DRAWN = ("assessment", "stability", "robustness", "gorge", "shown_kind")
WORDS = (("very_low", -0.8), ("low", -0.5), ("slightly_low", -0.2), ("average", 0.2),
         ("slightly_high", 0.5), ("high", 0.8))  # fmt: skip
CENTERS = np.array([
    [45.0, 60_000, 50, 6], [30.0, 110_000, 82, 14], [24.0, 28_000, 75, 9],
    [52.0, 115_000, 18, 3], [61.0, 25_000, 20, 2], [38.0, 75_000, 90, 20],
    [70.0, 60_000, 60, 1], [22.0, 50_000, 10, 12], [33.0, 140_000, 40, 25],
])  # fmt: skip


@dataclass
class Blobs:
    names: Mapping[str, str]
    values: dict[str, NDArray[np.float64]]
    codes: dict[str, NDArray[np.int64]]
    levels: dict[str, tuple[str, ...]]
    labels: NDArray[np.int64]
    k: int
    segment_names: list[str] = field(default_factory=list)
    hostile: bool = False


def make_blobs(
    *, k: int = 4, seed: int = 0, n: int = 300, names: Mapping[str, str] | None = None,
    hostile: bool = False, extra: int = 0,
) -> Blobs:  # fmt: skip
    rng = np.random.default_rng(seed)
    names = {**PLAIN, **(names or {})}
    shares = np.linspace(2, 1, k)
    labels = np.sort(rng.choice(k, size=n, p=shares / shares.sum()))
    sizes = np.bincount(labels, minlength=k)
    labels = np.argsort(np.argsort(-sizes, kind="stable"))[labels]  # 0 is the largest
    spread = np.array([6.0, 9_000, 8, 2])
    table = CENTERS[labels] + rng.normal(size=(n, 4)) * spread
    values = dict(zip(("Age", "Income", "Score", "Visits"), table.T, strict=True))
    values["Age"] = values["Age"].round()
    values["Visits"] = np.maximum(values["Visits"].round(), 0)
    values["Income"][:9] = np.nan
    codes = {"City": rng.integers(-1, 3, n), "Member": (rng.random(n) < 0.2 + 0.15 * labels) * 1}
    levels = {"City": ("North", "South", "West"), "Member": ("no", "yes")}
    if hostile:
        levels["City"] = ("<img src=x onerror=alert(2)>", '=HYPERLINK("x")', "\u202eevil\n")
    for i in range(extra):
        names[f"extra{i}"] = f"Extra column {i}"
        values[f"extra{i}"] = rng.normal(size=n) + labels * (i % 3) / 2
    segment_names = [f"Segment {letter(i)} by blobs" for i in range(k)]
    plain = [
        "Average income, average spending",
        "High income, high spending",
        "Low income, high spending",
        "High income, low spending",
        "Low income, low spending",
    ]
    segment_names[: len(plain)] = plain[:k]
    if hostile:
        segment_names[0] = "<script>alert(3)</script>\"' onload=x"
        segment_names[1] = "=1+1 \u202e \U0001f9ff $x$"
    return Blobs(names, values, codes, levels, labels, k, segment_names, hostile)


def make_input(
    blobs: Blobs, *, kind: str = "not_tested", figures: bool = True,
    evidence: Evidence | None = None,
) -> ReportInput:  # fmt: skip
    from clustomer.report.figures.study import study_figures

    summary, selection = make_summary(blobs), make_selection(blobs)
    if evidence is not None and evidence.assessment.by_k:
        selection = replace(
            selection, flags=(), reason=f"k = {blobs.k} by the rule of the test.",
            criterion="evidence" if kind == "natural" else "stability")  # fmt: skip
    profile, points = make_profile(blobs), make_points(blobs)
    given = {} if evidence is None else vars(evidence)
    drawn_of = {name: given[name] for name in given if name in DRAWN}
    drawn = study_figures(summary=summary, selection=selection, profile=profile, points=points,
                          hollow=kind != "natural", **drawn_of) if figures else {}  # fmt: skip
    verdict = None if evidence is None else evidence.assessment.verdict
    return ReportInput(
        **given,
        verdict=verdict or Verdict(kind=kind, k=None, sentence=f"{COUNTS[blobs.k]} segments, not "
                                   "yet tested against data without groups."),
        n_segments=blobs.k,
        schema=make_schema(blobs),
        understood=(Guess("delimiter", ";", "It splits every line into the same number of fields.",
                          "--sep"),
                    Guess("encoding", "cp1252", "The file is not UTF-8.", "--encoding")),
        issues=make_issues(blobs),
        summary=summary,
        plan_steps=make_steps(blobs),
        selection=selection,
        profile=profile,
        contrasts=make_contrasts(blobs),
        conclusion=make_conclusion(blobs),
        typical=make_typical(blobs),
        points=points,
        comparisons=(Comparison(
            column="tier", label="tier", n=290, agreement=0.42, levels=("gold", "silver"),
            counts=np.array([[10 + i, 60 - i] for i in range(blobs.k)]), n_other_levels=0,
            code="comparison.partly", text='The segments agree partly with "tier" (0.42).'),),
        provenance={"input": "customers.csv", "n_rows": len(blobs.labels), "version": "0.1.0",
                    "seed": 42, "command": "clustomer run customers.csv \\\n  --sep ';' -o out",
                    "hash": "416a4f62a8f33841a16e1db5297f0e05d3b65b05e73632cedae58e739e1e1f77"},
        settings={"k": "auto", "n_init": 10, "scale": "standard", "missing": "median",
                  "features": []},
        report_date="23 November 2026",
        figures=drawn,
    )  # fmt: skip


@dataclass(frozen=True)
class Guess:
    what: str
    value: str
    how: str
    option: str


def numeric_names(blobs: Blobs) -> list[str]:
    return list(blobs.values)


def role(name: str) -> Role:
    if name in ("City", "Visits"):
        return Role.DESCRIPTOR
    return Role.SENSITIVE if name == "Member" else Role.FEATURE


def make_schema(blobs: Blobs) -> Schema:
    id_column = Column(
        name="CustomerID",
        label="CustomerID",
        kind=Kind.TEXT,
        role=Role.ID,
        why="Every row has its own value.",
        n_distinct=len(blobs.labels),
    )
    numeric = [
        Column(
            name=blobs.names[c],
            label=label(blobs, c),
            kind=Kind.NUMBER,
            role=role(c),
            why="Numbers.",
            unit=UNITS.get(c, ""),
        )
        for c in blobs.values
    ]
    leveled = [
        Column(
            name=blobs.names[c],
            label=label(blobs, c),
            kind=Kind.CATEGORY,
            role=role(c),
            why="Few names.",
            levels=blobs.levels[c],
        )
        for c in blobs.codes
    ]
    return Schema(columns=(id_column, *numeric, *leveled))


def label(blobs: Blobs, name: str) -> str:
    return blobs.names[name].replace(" ($)", "").replace(" (1-100)", "")


def make_summary(blobs: Blobs) -> TableSummary:
    columns = []
    for c, values in blobs.values.items():
        known = values[np.isfinite(values)]
        counts, edges = np.histogram(known, bins=24)
        columns.append(
            ColumnSummary(
                column=blobs.names[c],
                label=label(blobs, c),
                kind=Kind.NUMBER,
                role=role(c),
                unit=UNITS.get(c, ""),
                n=len(values),
                n_missing=len(values) - len(known),
                n_distinct=len(np.unique(known)),
                mean=float(known.mean()),
                sd=float(known.std()),
                skewness=0.3,
                quantiles=tuple(np.quantile(known, (0.05, 0.25, 0.5, 0.75, 0.95))),
                top_share=0.02,
                histogram=tuple(map(int, counts)),
                histogram_edges=tuple(edges),
            )
        )
    for c, codes in blobs.codes.items():
        counts = np.bincount(codes[codes >= 0], minlength=len(blobs.levels[c]))
        columns.append(
            ColumnSummary(
                column=blobs.names[c],
                label=label(blobs, c),
                kind=Kind.CATEGORY,
                role=role(c),
                n=len(codes),
                n_missing=int((codes < 0).sum()),
                n_distinct=len(counts),
                levels=tuple(
                    LevelCount(level=name, n=int(m), share=m / counts.sum())
                    for name, m in zip(blobs.levels[c], counts, strict=True)
                ),
            )
        )
    table = np.nan_to_num(np.array(list(blobs.values.values())), nan=60_000)
    names = tuple(blobs.names[c] for c in blobs.values)
    r = np.corrcoef(table)
    return TableSummary(
        n_rows=len(blobs.labels), n_complete_rows=len(blobs.labels) - 80, n_duplicate_rows=2,
        columns=tuple(columns),
        correlations=Correlations(columns=names, pearson=r, spearman=np.clip(r * 0.95, -1, 1),
                                  n=np.full(r.shape, 291)),
        associations=tuple(
            Association(first=blobs.names[a], second=blobs.names[b], measure="correlation_ratio",
                        value=0.1 + 0.07 * i, n=250)
            for i, (a, b) in enumerate([("Age", "City"), ("Income", "Member"), ("Score", "City")])),
        missing_patterns=(MissingPattern(columns=(blobs.names["Income"],), n=9),
                          MissingPattern(columns=(blobs.names["City"],), n=70),
                          MissingPattern(n=3, columns=(blobs.names["Income"],
                                                       blobs.names["City"]))),
    )  # fmt: skip


def make_selection(blobs: Blobs, *, sampled: bool = False) -> KSelection:
    candidates = []
    for k in range(1, 9):
        silhouette = None if k == 1 else 0.52 - 0.05 * abs(k - blobs.k)
        candidates.append(
            KCandidate(
                k=k,
                inertia=1000.0 / k**1.2,
                inertia_share=1 / k**1.2,
                silhouette=silhouette,
                silhouette_se=0.01 if sampled and silhouette else None,
                simplified_silhouette=None if silhouette is None else silhouette + 0.05,
                squared_silhouette=None if silhouette is None else silhouette + 0.15,
                calinski_harabasz=None if k == 1 else 300.0 - 10 * k,
                davies_bouldin=None if k == 1 else 0.6 + 0.1 * abs(k - blobs.k),
                start_agreement=1.0,
                smallest=max(300 // (k + 2), 1),
                smallest_share=1 / (k + 2),
            )
        )
    return KSelection(
        k=blobs.k, criterion="silhouette", candidates=tuple(candidates), elbow_k=3,
        reason=f"The mean silhouette is highest at k = {blobs.k}.",
        preferred={"silhouette": blobs.k, "calinski_harabasz": 2, "davies_bouldin": blobs.k},
        n_rows=len(blobs.labels), n_init=10, silhouette_kind="sampled" if sampled else "exact",
        silhouette_rows=300, flags=("k_at_limit",), params={"k": blobs.k, "k_max": 8})  # fmt: skip


def word(d: float) -> str:
    return next((name for name, top in WORDS if d < top), "very_high")


def numeric_profile(blobs: Blobs, c: str, inside: NDArray[np.bool_] | None) -> NumericProfile:
    values = blobs.values[c]
    own = values if inside is None else values[inside]
    own = own[np.isfinite(own)]
    d = None
    if inside is not None:
        rest = values[~inside & np.isfinite(values)]
        d = float((own.mean() - rest.mean()) / np.nanstd(values)) if len(rest) else 0.0
    q = [float(x) for x in np.quantile(own, (0.05, 0.25, 0.5, 0.75, 0.95))]
    return NumericProfile(
        column=blobs.names[c], label=label(blobs, c), unit=UNITS.get(c, ""), kind=Kind.NUMBER,
        role=role(c), n=len(own), mean=float(own.mean()), median=q[2], q05=q[0], q25=q[1],
        q75=q[3], q95=q[4], difference=d, word="average" if d is None else word(d))  # fmt: skip


def make_profile(blobs: Blobs) -> Profile:
    segments = []
    n = len(blobs.labels)
    for i in range(blobs.k):
        inside = blobs.labels == i
        numeric = tuple(numeric_profile(blobs, c, inside) for c in blobs.values)
        levels = []
        for c, codes in blobs.codes.items():
            for code, name in enumerate(blobs.levels[c]):
                share = float((codes[inside] == code).mean())
                everyone = float((codes == code).mean())
                levels.append(LevelProfile(
                    column=blobs.names[c], label=label(blobs, c), level=name, role=role(c),
                    n=int((codes[inside] == code).sum()), share=share, low=max(share - 0.08, 0),
                    high=min(share + 0.08, 1), population_share=everyone,
                    lift=share / everyone if everyone else 1.0))  # fmt: skip
        markers = tuple(sorted(
            (Marker(column=e.column, label=e.label, difference=e.difference or 0.0, word=e.word)
             for e in numeric if abs(e.difference or 0) >= 0.5),
            key=lambda m: -abs(m.difference)))  # fmt: skip
        segments.append(SegmentProfile(
            index=i, number=i + 1, letter=letter(i), name=blobs.segment_names[i],
            n=int(inside.sum()), share=float(inside.mean()), value_share=None,
            mean_silhouette=0.5 - 0.04 * i, numeric=numeric, levels=tuple(levels),
            markers=markers))  # fmt: skip
    return Profile(
        n=n, segments=tuple(segments),
        population=tuple(numeric_profile(blobs, c, None) for c in blobs.values),
        separation=tuple(Separation(column=blobs.names[c], label=label(blobs, c), role=role(c),
                                    eta_squared=0.8 - 0.02 * i,
                                    between_share=0.3 if role(c) == Role.FEATURE else None)
                         for i, c in enumerate(blobs.values)),
        ordered_by="size", value_column=None)  # fmt: skip


def make_points(blobs: Blobs) -> Points:
    table = np.array([np.nan_to_num(v, nan=np.nanmean(v)) for v in blobs.values.values()]).T
    z = (table - table.mean(0)) / table.std(0)
    u, s, vt = np.linalg.svd(z, full_matrices=False)
    xy = u[:, :2] * s[:2]
    shares = s**2 / (s**2).sum()
    centers = np.array([xy[blobs.labels == i].mean(0) for i in range(blobs.k)])
    names = [blobs.names[c] for c in blobs.values]
    rng = np.random.default_rng(0)
    return Points(
        n_customers=len(blobs.labels), segment=blobs.labels, x=xy[:, 0], y=xy[:, 1],
        silhouette=np.clip(0.5 + 0.25 * rng.normal(size=len(z)), -1, 1),
        center_x=centers[:, 0], center_y=centers[:, 1],
        shares=(float(shares[0]), float(shares[1])), axes="principal_components",
        loadings=tuple(AxisLoading(axis=a, column=names[j], loading=float(vt[a, j]))
                       for a in (0, 1) for j in range(min(len(names), 4))),
        values={blobs.names[c]: v for c, v in blobs.values.items()},
        codes={blobs.names[c]: v for c, v in blobs.codes.items()},
        levels={blobs.names[c]: v for c, v in blobs.levels.items()})  # fmt: skip


def make_issues(blobs: Blobs) -> tuple[Issue, ...]:
    column = blobs.names["Income"]
    return (
        Issue(code="missing", severity="warning", columns=(column,), params={"n": 9},
              message=f'9 customers (3 %) have no "{column}".', remedy="Nothing needs to be done."),
        Issue(code="skew", severity="info", columns=(), message="Nothing is very skewed."),
        Issue(code="leak", severity="serious", columns=("tier",),
              message='"tier" looks like the result of a segmentation.',
              remedy="Leave it out: --exclude tier."),
    )  # fmt: skip


def make_steps(blobs: Blobs) -> tuple[PlanSteps, ...]:
    return tuple(
        PlanSteps(column=blobs.names[c], steps=("9 missing values filled with the median, 60,100",
                                                "scaled to mean 0 and standard deviation 1"))
        for c in ("Age", "Income", "Score"))  # fmt: skip


def make_contrasts(blobs: Blobs) -> tuple[Contrast, ...]:
    return (
        Contrast(column=blobs.names["City"], label=label(blobs, "City"), role=Role.DESCRIPTOR,
                 effect_name="cramers_v", effect=0.04, test="chi_squared", statistic=7.1,
                 p_value=0.31, p_adjusted=0.62, n=230),
        Contrast(column=blobs.names["Visits"], label=label(blobs, "Visits"), role=Role.DESCRIPTOR,
                 effect_name="epsilon_squared", effect=0.6, test="kruskal_wallis", statistic=180,
                 p_value=1e-30, p_adjusted=2e-30, n=300, related_to=(blobs.names["Score"],)),
    )  # fmt: skip


def statement(
    code: str, text: str, params: dict[str, object] | None = None, **more: object
) -> Statement:
    return Statement(code=code, text=text, params=params or {}, **more)  # type: ignore[arg-type]


def make_conclusion(blobs: Blobs) -> Conclusion:
    areas = ("targeted_marketing", "personalised_offers", "customer_experience")
    advice = (
        "Show new arrivals and premium ranges first.",
        "Offer early access before discounts.",
        "Keep queues short and name a contact.",
    )
    return Conclusion(
        findings=(statement("largest", f"A, {blobs.segment_names[0]}, is the largest segment: "
                            "30 % of customers.", evidence="segments"),
                  statement("k", f"The silhouette is highest at k = {blobs.k} (0.52).",
                            evidence="selection"),
                  statement("other", "City does not separate the segments (V 0.04).",
                            evidence="contrasts")),
        significance=(statement("why", "One message for all would be written for segment A."),),
        applications=tuple(statement(area, f"Segment {letter(i)}. To test: {text} It hangs on x.",
                                     {"play": text}, segment=i, area=area, evidence="profiles")
                           for i in range(blobs.k)
                           for area, text in zip(areas, advice, strict=True)),
        limits=(statement("snapshot", "A snapshot: whether customers move cannot be seen."),
                statement("kmeans", "KMeans sees compact groups; long ones would be cut.")),
    )  # fmt: skip


def make_typical(blobs: Blobs) -> tuple[TypicalCustomer, ...]:
    return tuple(
        TypicalCustomer(segment=i, kind=kind, margin=margin,
                        values={blobs.names["Age"]: 45.0, blobs.names["Income"]: 60_000.0,
                                blobs.names["City"]: blobs.levels["City"][0]})
        for i in range(blobs.k) for kind, margin in (("typical", 0.8), ("typical", 0.7),
                                                     ("borderline", 0.02)))  # fmt: skip
