"""What the evidence floor returns, in plain frozen records.

One record for each question: is there more structure than the columns alone
give (`StructureTest`), which k (`KEvidence`, `Ballot`), would it come back
(`Stability`), does it hang on the analyst's choices (`Robustness`), does it beat
a trivial split (`Baselines`). `Assessment` holds what the verdict rests on.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

from clustomer._result import Result, plain

_LOCAL = {"local": True}


@dataclass(frozen=True, kw_only=True)
class Gate(Result):
    """One condition of the verdict at one k: observed against needed.

    ``name`` is structure, effect, agreement, valley or size; ``better`` says
    which side passes. ``params`` holds what else the gate looked at (for the
    effect: ``relative`` and ``relative_threshold``, of which either suffices).
    """

    name: str
    k: int
    observed: float | None
    threshold: float
    better: str  # "higher" or "lower"
    passed: bool
    sentence: str
    params: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class Verdict(Result):
    """One sentence that opens the study, and the gates behind it.

    ``kind`` is natural, reproducible, constructive, not_assessable or
    not_tested. ``k`` is the number of segments that the verdict speaks of: of a
    natural or reproducible one, 1 when constructive, ``None`` when nothing was
    assessed. ``shown_k`` is the k that the rule would show (for constructive the
    most stable of 3 to 6). What a study shows is ``Study.n_segments``.
    ``gates`` are those of the reported k. ``flags`` are codes; the sentence of
    each is ``verdict.flag.<code>`` in the catalogue, filled with ``params``, and
    stands ready-made in ``remarks``.
    """

    kind: str
    k: int | None
    sentence: str
    shown_k: int | None = None
    gates: tuple[Gate, ...] = ()
    flags: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()
    params: Mapping[str, Any] = field(default_factory=dict)

    def _headline(self) -> str:
        return self.sentence

    def _remarks(self) -> Sequence[str]:
        return self.remarks

    def _shown(self) -> Sequence[Mapping[str, Any]]:
        return [
            {"gate": gate.name, "k": gate.k, "passed": gate.passed, "found": gate.sentence}
            for gate in self.gates
        ]


@dataclass(frozen=True, kw_only=True)
class ColumnShape(Result):
    """How one numeric column enters the data without groups.

    ``dip`` and ``p`` are Hartigan's statistic of the (jittered) column without
    its atom and its p-value, ``holm_p`` adjusted over the columns. ``replaced_by``
    is ``"lattice"`` or ``"uniform"`` where the column was made unimodal, else
    ``None``. ``two_humps`` is the stricter answer to whether it has more than one hump:
    it holds for the column with and without its atom, whatever noise spreads equal
    values. ``atom_share`` is the share of rows at the most frequent value where
    this is an atom (more than 10 % of the rows, more than 10 distinct values).
    """

    column: str
    n_distinct: int
    dip: float | None
    p: float
    holm_p: float
    replaced_by: str | None
    atom_value: float | None = None
    atom_share: float | None = None
    two_humps: bool = False


@dataclass(frozen=True, kw_only=True)
class AtomGroup(Result):
    """Rows with one exact value in a column: a rule, never a discovered segment.

    ``purity`` is the share of rows whose status (at the value or not) is that of
    most of their segment. ``value`` is in prepared units; ``original_value`` is
    the same in the table's own, where it is known.
    """

    column: str
    value: float
    n: int
    share: float
    purity: float | None
    original_value: float | None = None


@dataclass(frozen=True, kw_only=True)
class ColumnNull(Result):
    """How much k segments of data without groups separate a column, by construction.

    ``mean`` and ``high`` (95 % quantile) are over the null sets: the share of the
    column's variance that lies between the k clusters found there.
    """

    column: str
    k: int
    mean: float
    high: float
    n_nulls: int


@dataclass(frozen=True, kw_only=True)
class StructureTest(Result):
    """Observed silhouettes against those of data without groups.

    ``p`` is (1 + number of null sets with a maximum of z at or above the
    observed) / (B + 1), one p-value for all k together. ``stopped`` says why
    fewer than ``n_nulls_max`` sets were drawn: ``"no_structure"`` (p is large),
    ``"no_effect"`` (p is above .05 and the effect gate cannot be reached),
    ``"clear"`` (p is as small as it can be and the difference is large), or ``None``.
    ``column_nulls`` says of each source column and k how much is separated there.
    """

    p: float
    n_nulls: int
    n_nulls_max: int
    stopped: str | None
    statistic: float  # max over k of z
    null_statistics: tuple[float, ...]
    columns: tuple[ColumnShape, ...]
    silhouette_kind: str  # "exact" or "simplified", of observed and null alike
    silhouette_rows: int
    # criterion -> k -> one value for each null set: "silhouette", "inertia_share",
    # "simplified_silhouette", "calinski_harabasz", "davies_bouldin"
    null_values: Mapping[str, Mapping[str, tuple[float, ...]]]
    column_nulls: tuple[ColumnNull, ...] = ()


@dataclass(frozen=True, kw_only=True)
class KEvidence(Result):
    """The evidence for one k.

    ``silhouette`` is that of `StructureTest.silhouette_kind` on the test rows;
    ``excess`` = silhouette - null_mean; ``relative_excess`` = excess /
    max(null_mean, .05). ``agreements`` are adjusted Rand indices of bootstrap
    pairs, ``agreement`` their median. ``jaccards`` gives for each segment the
    mean over the resamples of its best Jaccard similarity, ``jaccard`` the
    smallest of them. ``valley`` says how full the space between a segment and its
    nearest neighbour is (lower is better, about 1 and more in an even cloud).
    ``score`` = excess x agreement (clipped to 0..1) decides among the k that
    pass. ``natural_base`` = agreement, effect and size gates passed. ``categories``
    are the nominal columns that the partition nearly repeats (Cramer's V above .80).
    """

    k: int
    silhouette: float
    null_mean: float
    null_sd: float
    null_low: float  # 2.5 % quantile of the null sets
    null_high: float  # 97.5 %
    z: float
    excess: float
    relative_excess: float
    inertia_share: float  # W_k / T, lower is tighter
    null_inertia_mean: float
    null_inertia_low: float
    null_inertia_high: float
    agreement: float
    agreements: tuple[float, ...]
    jaccard: float
    jaccards: tuple[float, ...]
    valley: float | None
    smallest: int
    smallest_needed: int
    score: float
    natural_base: bool
    natural: bool
    reproducible: bool
    categories: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Assessment(Result):
    """Everything that the verdict rests on.

    ``steps`` lists the groups that were set aside because one exact value alone
    made them (see `AtomGroup`); ``by_k`` and ``structure`` are those of the last
    step, ``first_by_k`` those of all rows. ``plausible`` are the k that are as
    defensible as the verdict's; ``coarser`` and ``finer`` its neighbours among
    the k with an agreement of .80 and a score within 10 % of the best.
    """

    verdict: Verdict
    by_k: tuple[KEvidence, ...] = ()
    structure: StructureTest | None = None
    first_by_k: tuple[KEvidence, ...] = ()
    steps: tuple[AtomGroup, ...] = ()
    atoms: tuple[AtomGroup, ...] = ()  # every atom column, split or not
    plausible: tuple[int, ...] = ()
    coarser: int | None = None
    finer: int | None = None
    n_rows: int = 0  # rows that were given
    n_complete: int = 0  # without missing values
    n_tested: int = 0  # of the last step
    n_columns: int = 0
    n_pairs: int = 0
    n_init: int = 0
    seed: int = 0

    def __getitem__(self, k: int) -> KEvidence:
        """Return the evidence for k of the last step; KeyError when it was not tested."""
        for one in self.by_k:
            if one.k == k:
                return one
        raise KeyError(k)

    def _headline(self) -> str:
        return self.verdict.sentence

    def _remarks(self) -> Sequence[str]:
        return self.verdict.remarks

    def _rows(self) -> Sequence[Mapping[str, Any]]:
        skipped = ("agreements", "jaccards", "categories")
        rows = [plain(one) for one in self.by_k]
        return [{key: v for key, v in row.items() if key not in skipped} for row in rows]


@dataclass(frozen=True, kw_only=True)
class BallotRow(Result):
    """What one criterion says about k.

    ``criterion`` is its name; ``rule`` the code of the rule by which it decides
    (``"argmax"``, ``"argmin"``, ``"kneedle"``, ``"global_se_max"``, ...).
    ``preferred`` and ``second`` are its first and second choice (``None``: no
    answer; with ``rule="threshold"`` there is no second). ``values`` maps each k
    (as text) to its value. ``can_say_one``: k = 1 is among its answers.
    ``on_null``: the k it prefers most often on data without groups, with
    ``on_null_share`` of the null sets; ``None`` for criteria that need resampling
    (a dash). ``decides`` marks the rule of the verdict, ``information`` a line
    that does not vote.
    """

    criterion: str
    better: str
    rule: str
    preferred: int | None
    second: int | None
    values: Mapping[str, float]
    value_preferred: float | None
    value_shown: float | None
    can_say_one: bool
    on_null: int | None = None
    on_null_share: float | None = None
    decides: bool = False
    information: bool = False
    note: str = ""  # one sentence, e.g. "known to stop early"


@dataclass(frozen=True, kw_only=True)
class Ballot(Result):
    """One row per criterion, with the disagreement shown."""

    k: int  # the k that is shown
    k_values: tuple[int, ...]
    rows: tuple[BallotRow, ...]
    sentence: str  # "5 of 9 criteria prefer 5; ..."
    n_rows: int
    params: Mapping[str, Any] = field(default_factory=dict)

    def _headline(self) -> str:
        return self.sentence

    def _rows(self) -> Sequence[Mapping[str, Any]]:
        return [
            {key: v for key, v in plain(row).items() if key not in ("values", "note")}
            for row in self.rows
        ]


@dataclass(frozen=True, kw_only=True)
class SegmentStability(Result):
    """Whether one segment comes back in resamples.

    ``jaccard`` is the mean over resamples of the best Jaccard similarity with a
    segment of the resample, ``low`` and ``high`` the 2.5 % and 97.5 % quantiles,
    ``dissolved`` the share of resamples with .5 or less, ``recovered`` with .75
    or more. ``reading`` is not_trusted (< .6), pattern (< .75), stable (< .85) or
    very_stable (Hennig 2007).
    """

    segment: int  # from 0
    jaccard: float
    low: float
    high: float
    values: tuple[float, ...]
    dissolved: float
    recovered: float
    reading: str


@dataclass(frozen=True, kw_only=True)
class Flow(Result):
    """How many customers of a segment of k - 1 are in a segment of k."""

    k: int
    parent: int  # segment of k - 1, from 0
    child: int  # segment of k, from 0
    n: int


@dataclass(frozen=True, kw_only=True)
class SegmentAcross(Result):
    """A segment of solution k seen from k - 1 (SLSA of Dolnicar and Leisch).

    ``stability`` = 1 - entropy of its customers over the segments of k - 1 /
    log(k - 1): 1 = it comes from one parent; ``None`` where k - 1 is 1.
    """

    k: int
    segment: int
    n: int
    stability: float | None


@dataclass(frozen=True, kw_only=True)
class Stability(Result):
    """Would the same segments be found in another sample of customers?

    ``segments`` are the shown segments, in their order. ``scheme`` names the
    resampling (bootstrap). ``refitted`` is the median adjusted Rand index of
    bootstrap pairs with the whole preparation learnt again in each resample,
    ``refitted_values`` the single ones (``None`` and empty where not computed);
    the gate's own agreement stands in `KEvidence`. ``confidence`` is for each
    customer of the table the share of resamples that put it into the matched
    segment (0 to 1), in the order of the table.
    """

    k: int
    scheme: str
    n_resamples: int
    n_rows: int  # rows in each resample
    segments: tuple[SegmentStability, ...]
    across: tuple[SegmentAcross, ...] = ()
    flows: tuple[Flow, ...] = ()
    refitted: float | None = None
    refitted_values: tuple[float, ...] = ()
    mean_confidence: float | None = None
    share_unsure: float | None = None  # confidence below .6
    confidence: NDArray[np.float64] | None = field(default=None, metadata=_LOCAL)

    def _rows(self) -> Sequence[Mapping[str, Any]]:
        return [
            {key: v for key, v in plain(one).items() if key != "values"} for one in self.segments
        ]


@dataclass(frozen=True, kw_only=True)
class Setting(Result):
    """One complete re-run with one choice changed.

    ``choice`` is scale, transform, outliers, missing, k, seed, weight or without; ``value``
    what it was set to; a thorough run combines them, joined by ``+``. ``agreement`` is
    the adjusted Rand index with the shown segments; ``recovered`` says for each shown
    segment whether a segment of the re-run has a Jaccard similarity of .75 or more.
    """

    choice: str
    value: str
    k: int
    agreement: float
    recovered: tuple[bool, ...]
    jaccards: tuple[float, ...]


@dataclass(frozen=True, kw_only=True)
class Robustness(Result):
    """Does the answer hang on the analyst's choices?

    ``recovered`` counts for each shown segment the settings that recover it;
    ``breaker`` is the choice with the lowest agreement. ``customer_share`` is for
    each customer the share of settings (of the shown k) that agree.
    """

    k: int
    settings: tuple[Setting, ...]
    recovered: tuple[int, ...]
    breaker: Setting | None
    n_rows: int
    complete: bool  # False: the short list of the default, not the full sheet
    mean_customer_share: float | None = None
    customer_share: NDArray[np.float64] | None = field(default=None, metadata=_LOCAL)

    def _rows(self) -> Sequence[Mapping[str, Any]]:
        return [plain(one) for one in self.settings]


@dataclass(frozen=True, kw_only=True)
class Relevance(Result):
    """What one source column does for the segments.

    ``between_share`` is its share of the between-segment sum of squares, 0 to 1.
    ``permutation_loss`` = 1 - mean adjusted Rand index between the segments and
    those assigned after its values were shuffled. ``agreement_without`` is the
    adjusted Rand index with a re-run without it, ``silhouette_without`` the mean
    silhouette of that re-run (exact or sampled as ``silhouette_kind`` says).
    """

    column: str
    between_share: float
    permutation_loss: float
    agreement_without: float | None
    silhouette_without: float | None


@dataclass(frozen=True, kw_only=True)
class Baseline(Result):
    """A trivial way to make as many groups.

    ``kind`` is segments (ours), best_column (quantiles of one column), grid (two
    columns) or random. ``explained`` is the share of variance of the outcome that
    group means explain in held-out folds (can be negative), ``low`` and ``high``
    its range over the folds; without an outcome, of the prepared columns
    themselves.
    """

    kind: str
    columns: tuple[str, ...]
    explained: float
    low: float
    high: float


@dataclass(frozen=True, kw_only=True)
class Baselines(Result):
    """Do the segments beat a trivial split of the same k?

    ``target`` is the held-out outcome or value column, or ``None``: then the
    prepared columns themselves are explained, which flatters the segments.
    ``winner`` is the kind with the largest ``explained``; ``beaten`` says that a
    trivial split does at least as well as the segments. ``built_in`` are the one or two
    features that the outcome is computed from; explaining it then says nothing.
    """

    k: int
    target: str | None
    n_rows: int
    n_folds: int
    rows: tuple[Baseline, ...]
    winner: str
    beaten: bool
    sentence: str
    built_in: tuple[str, ...] = ()

    def _headline(self) -> str:
        return self.sentence

    def _rows(self) -> Sequence[Mapping[str, Any]]:
        return [plain(one) for one in self.rows]


@dataclass(frozen=True, kw_only=True)
class EffectInterval(Result):
    """A standardised difference with its interval from re-clustered resamples.

    ``difference`` is (mean of the segment - mean of the others) / pooled standard
    deviation in prepared units; ``low`` and ``high`` are the 2.5 % and 97.5 %
    quantiles over bootstrap resamples that were clustered anew and matched;
    ``sign_share`` is the share of resamples with the same sign.
    """

    segment: int
    column: str
    difference: float
    low: float
    high: float
    sign_share: float
