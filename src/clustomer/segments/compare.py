"""Compare two studies, or a study and a new table; watch a model over time."""

from __future__ import annotations

import math
import os
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from clustomer._random import DEFAULT_SEED
from clustomer._result import Result
from clustomer.cluster.model import SegmentationModel
from clustomer.engines.open import GUESS
from clustomer.engines.options import IntakeOptions
from clustomer.errors import InputError
from clustomer.prepare.plan import OriginalColumn
from clustomer.segments.continuity import (
    CentroidThenNow,
    Continuity,
    Labels,
    LinesThenNow,
    Migration,
    Pairing,
    Reason,
    SegmentThenNow,
    Steps,
    Yardstick,
    crossed,
    migration_of,
    nothing_paired,
    pair_by_centroids,
    pair_by_overlap,
    steps_of,
)
from clustomer.segments.judgement import REDEFINED, judge, reason
from clustomer.segments.newcomers import (
    DriftOfModels,
    Newcomers,
    centres_now,
    drift_from,
    drift_of_models,
    novelty_from,
    read_newcomers,
)
from clustomer.segments.past import Past, is_study, labels_of, read_past
from clustomer.stats.agreement_interval import Agreement, agreement_of
from clustomer.stats.intervals import wilson_interval
from clustomer.table.conform import conform

_Z95 = 1.959964
_LOCAL = {"local": True}


def compare(
    old: str | os.PathLike[str],
    new: Any,
    *,
    table: Any = None,
    value: str | None = None,
    id_column: str | None = None,
    options: IntakeOptions = GUESS,
    reference_date: str | None = None,
    merge_ids: str | None = None,
    random_state: int = DEFAULT_SEED,
) -> Continuity:
    """Compare two studies, or a study and a new table: what moved, and what to do.

    Use it after a new study, or when new customers have come. To watch a model in
    a schedule use `monitor`; for a new study that keeps its names, `refresh`.

    Parameters
    ----------
    old : path
        Directory of a study.
    new : path or frame
        Directory of another study, or a table with the columns of the old model.
    table : path or frame, optional
        With two studies: the customers of the new one. Both models assign them, so
        that what the model changed is told from what the customers did; without,
        drift, novelty and money are not known.
    value : str, optional
        Column of the table that says what a customer is worth; by default that of
        the old study.
    id_column : str, optional
        Column of the table that names the customer; by default that of the old study.
    options : IntakeOptions, optional
        How the table is read.
    reference_date : str, optional
        Where the study's customers were made from order lines, `new` (or `table`) has
        lines too: the day that their days are counted back from. By default that of
        the last line; a study whose day was stated needs one here, unless `table`
        belongs to a new study that has its own.
    merge_ids : str, optional
        File of customers with two ids, for order lines.
    random_state : int, default 0
        For the nulls and intervals.

    Returns
    -------
    Continuity
        ``code`` is ``"keep"``, ``"watch"``, ``"refit"`` or ``"redefined"``.

    Raises
    ------
    InputError
        When a directory is not a study's, or a table cannot be read.
    SchemaMismatchError
        When the table lacks columns that a model needs.
    """
    past = read_past(old)
    if not is_study(new):
        if table is not None:
            raise InputError(
                "There is a table beside something that is not a study.",
                "A table goes with two studies.",
                "Leave --table out, or give the directory of the new study.",
            )
        found = read_newcomers(
            past.model,
            new,
            value=value,
            id_column=id_column,
            options=options,
            lines=past.lines,
            reference_date=reference_date,
            merge_ids=merge_ids,
        )
        return view_of_table(past, found, seed=random_state)
    later = read_past(new)
    if table is None:
        return _of_studies(past, later, random_state)
    found = read_newcomers(
        past.model,
        table,
        value=value,
        id_column=id_column,
        options=options,
        lines=later.lines,
        reference_date=reference_date or (None if later.lines is None else later.lines.stated),
        merge_ids=merge_ids,
    )
    return _of_studies_on(past, later, found, random_state)


@dataclass(frozen=True, kw_only=True)
class Views(Result):
    """The same rows by the old model then and now, and by the new model now; -1: not there.

    Attributes
    ----------
    past : Past
    model : SegmentationModel
        The new one, or the old one again.
    pairing : Pairing
    before, between, after : integer arrays of shape (n,)
        ``between`` is empty where both models have not seen the same rows.
    newcomers : Newcomers or None
    sizes_now : tuple of int
    jaccard_now : tuple of float or None
    verdict_now : str
    new : str
    later : Past or None
        The new study, where there is one.
    is_made_now : bool
        The new study calls its segments groups.
    """

    past: Past = field(metadata=_LOCAL)
    model: SegmentationModel = field(metadata=_LOCAL)
    pairing: Pairing
    before: Labels = field(metadata=_LOCAL)
    between: Labels = field(metadata=_LOCAL)
    after: Labels = field(metadata=_LOCAL)
    newcomers: Newcomers | None = field(metadata=_LOCAL)
    sizes_now: tuple[int, ...]
    jaccard_now: tuple[float | None, ...]
    verdict_now: str
    new: str
    later: Past | None = field(default=None, metadata=_LOCAL)
    is_made_now: bool = False

    @property
    def is_made(self) -> bool:
        """Whether segments are called groups, as those that hold from now on are."""
        return self.is_made_now if self.verdict_now else self.past.is_made

    @property
    def shape(self) -> tuple[int, int]:
        """Segments then and now."""
        return self.past.model.n_segments, self.model.n_segments


def view_of_table(
    past: Past, new: Newcomers, *, seed: int = DEFAULT_SEED, alarmed_before: bool = False
) -> Continuity:
    """Compare a study with a new table, under its own model."""
    k = past.model.n_segments
    before = _before(past, new)
    views = Views(
        past=past,
        model=past.model,
        pairing=Pairing(partner=tuple(range(k)), overlap=(None,) * k),
        before=before,
        between=np.empty(0, dtype=np.intp),
        after=new.labels,
        newcomers=new,
        sizes_now=tuple(np.bincount(new.labels, minlength=k).tolist()),
        jaccard_now=(None,) * k,
        verdict_now="",
        new=new.label,
    )
    return continuity_of(views, "table", seed=seed, alarmed_before=alarmed_before)


def _before(past: Past, new: Newcomers) -> Labels:
    """Return the segment of each row then; -1 everywhere without ids."""
    if new.ids is None or not past.place:
        return np.full(new.table.n_rows, -1, dtype=np.intp)
    return labels_of(past.place, new.ids)


def _of_studies(past: Past, later: Past, seed: int) -> Continuity:
    """Compare two studies by the ids in their lists; without shared ones by their centroids."""
    ids: list[str | None] = [*past.place, *(key for key in later.place if key not in past.place)]
    before, after = labels_of(past.place, ids), labels_of(later.place, ids)
    counts = crossed(before, after, (past.model.n_segments, later.model.n_segments))
    by_ids = counts.sum() > 0
    views = Views(
        past=past,
        model=later.model,
        pairing=pair_by_overlap(counts) if by_ids else _by_centroids(past.model, later.model),
        before=before,
        between=np.empty(0, dtype=np.intp),
        after=after,
        newcomers=None,
        sizes_now=later.model.sizes,
        jaccard_now=later.jaccard,
        verdict_now=later.verdict,
        new=later.label,
        later=later,
        is_made_now=later.is_made,
    )
    return continuity_of(views, "studies", seed=seed)


def _of_studies_on(past: Past, later: Past, new: Newcomers, seed: int) -> Continuity:
    """Compare two studies on a table that both models assign."""
    sources = later.model.plan.sources
    again = later.model.predict_table(conform(new.source.columns, sources)).labels.astype(np.intp)
    counts = crossed(new.labels, again, (past.model.n_segments, later.model.n_segments))
    views = Views(
        past=past,
        model=later.model,
        pairing=pair_by_overlap(counts),
        before=_before(past, new),
        between=new.labels,
        after=again,
        newcomers=new,
        sizes_now=tuple(counts.sum(axis=0).tolist()),
        jaccard_now=later.jaccard,
        verdict_now=later.verdict,
        new=later.label,
        later=later,
        is_made_now=later.is_made,
    )
    return continuity_of(views, "studies_on_table", seed=seed)


def _by_centroids(old: SegmentationModel, new: SegmentationModel) -> Pairing:
    then = {(c.source, c.level): c.values for c in old.plan.to_original(old.centroids)}
    now = {(c.source, c.level): c.values for c in new.plan.to_original(new.centroids)}
    common = [key for key in then if key in now]
    if not common:
        return nothing_paired(new.n_segments)
    return pair_by_centroids(
        np.column_stack([then[key] for key in common]),
        np.column_stack([now[key] for key in common]),
    )


def continuity_of(
    views: Views,
    kind: Any,
    *,
    seed: int,
    alarmed_before: bool = False,
    yardstick: Yardstick | None = None,
) -> Continuity:
    """Put together what became of a segmentation."""
    past, new = views.past, views.newcomers
    same = _same_data(views, seed)
    if same is not None and same.ari < REDEFINED:
        views = replace(views, pairing=_unpaired(views.pairing))
    migration = _migration(views)
    drifted = _drifted(views, seed)
    novelty = None if new is None else novelty_from(past.model, new)
    found = judge(
        same_data=same,
        drift=drifted.drift,
        novelty=novelty,
        verdict_then=past.verdict,
        verdict_now=views.verdict_now,
        moved=_moved(migration) if kind == "table" else None,
        alarmed_before=alarmed_before,
        has_reference=new is None or past.model.reference is not None,
        is_made=views.is_made,
    )
    reference = past.model.reference
    return Continuity(
        kind=kind,
        code=found.code,
        sentence=found.sentence,
        reasons=found.reasons,
        unknown=_unknown(views, kind, migration, drifted),
        old=past.label,
        new=views.new,
        old_model=past.model.identity,
        new_model=views.model.identity,
        n_then=sum(past.model.sizes),
        n_now=sum(views.sizes_now),
        segments=_segments(views),
        centroids=_centroids(views),
        migration=migration,
        agreement=None if migration is None else agreement_of(migration.counts, seed=seed),
        same_data=same,
        drift=drifted.drift,
        novelty=novelty,
        distance_then=None if reference is None else reference.distance_mean,
        distance_now=None if new is None else float(np.mean(new.scored.nearest.distance)),
        margin_then=None if reference is None else reference.mean_margin,
        **_margins(new),
        verdict_then=past.verdict,
        verdict_now=views.verdict_now,
        steps=_steps(views),
        yardstick=yardstick,
        lines=_lines(views),
        is_made=views.is_made,
    )


def _drifted(views: Views, seed: int) -> DriftOfModels:
    """Measure the drift on the new table; without one, between what both models remember."""
    if views.newcomers is None:
        return drift_of_models(views.past.model, views.model, seed=seed)
    return DriftOfModels(drift=drift_from(views.past.model, views.newcomers, seed=seed))


def _lines(views: Views) -> LinesThenNow | None:
    """Return of which days the lines were, where customers were made from lines both times."""
    then = views.past.lines
    made = None if views.newcomers is None else views.newcomers.made
    now = made if made is not None or views.later is None else views.later.lines
    if then is None or now is None:
        return None
    return LinesThenNow(
        reference_then=then.reference_date,
        reference_now=now.reference_date,
        days_then=then.days,
        days_now=now.days,
    )


def _unpaired(pairing: Pairing) -> Pairing:
    return Pairing(partner=(-1,) * len(pairing.partner), overlap=pairing.overlap)


def _same_data(views: Views, seed: int) -> Agreement | None:
    """Return the agreement of both models on the same rows, where both have seen the same."""
    if len(views.between):
        return agreement_of(crossed(views.between, views.after, views.shape), seed=seed)
    equal = views.past.model.fingerprint == views.model.fingerprint != ""
    counts = crossed(views.before, views.after, views.shape)
    if views.newcomers is None and equal and counts.sum():
        return agreement_of(counts, seed=seed)
    return None


_FEW = 30  # known customers: of fewer a share says little


def _moved(migration: Migration | None) -> float | None:
    """Return the share of known customers who are elsewhere, where enough are known."""
    if migration is None or migration.basis != "customers" or migration.n < _FEW:
        return None
    return migration.n_moved / migration.n


def _migration(views: Views) -> Migration | None:
    by_id = ((views.before >= 0) & (views.after >= 0)).any()
    if not by_id and not len(views.between):
        return None
    new = views.newcomers
    sizes = None
    if by_id:
        places = np.fromiter(views.past.place.values(), dtype=np.intp)
        sizes = np.bincount(places, minlength=views.shape[0])
    return migration_of(
        views.before if by_id else views.between,
        views.after,
        views.pairing,
        views.shape,
        basis="customers" if by_id else "models",
        sizes_then=sizes,
        value=None if new is None else new.value,
        value_column=None if new is None else new.value_column,
    )


def _steps(views: Views) -> Steps | None:
    if not len(views.between):
        return None
    return steps_of(views.before, views.between, views.after, views.pairing, views.shape[0])


def _margins(new: Newcomers | None) -> dict[str, float | None]:
    if new is None:
        return {"margin_now": None, "margin_low": None, "margin_high": None}
    margin = new.scored.margin
    mean = float(np.mean(margin))
    half = _Z95 * float(np.std(margin)) / math.sqrt(len(margin))
    return {
        "margin_now": mean,
        "margin_low": max(0.0, mean - half),
        "margin_high": min(1.0, mean + half),
    }


def _unknown(
    views: Views, kind: str, migration: Migration | None, remembered: DriftOfModels
) -> tuple[Reason, ...]:
    said: list[Reason] = []
    past, new = views.past, views.newcomers
    if migration is None or migration.basis == "models":
        if past.model.settings.get("id_column") is None:
            said.append(reason("unknown.no_ids", is_made=views.is_made))
        elif not past.place:
            said.append(reason("unknown.model_alone", is_made=views.is_made))
        else:
            said.append(reason("unknown.no_shared", is_made=views.is_made))
    if new is None:
        known = past.model.reference is not None and views.model.reference is not None
        said.append(reason("unknown.no_table" if known else "unknown.no_table_no_bins"))
        if remembered.apart:
            said.append(reason("unknown.apart", columns=remembered.apart))
    elif migration is not None and migration.value is None:
        said.append(reason("unknown.no_value"))
    if kind == "table":
        said.append(reason("unknown.no_stability", is_made=views.is_made))
    if past.n_repeated:
        said.append(reason("unknown.repeated", n=past.n_repeated))
    return tuple(said)


def _segments(views: Views) -> tuple[SegmentThenNow, ...]:
    past, model = views.past, views.model
    n_then, n_now = max(1, sum(past.model.sizes)), max(1, sum(views.sizes_now))
    rows = []
    for now, then in enumerate(views.pairing.partner):
        known = None if then < 0 else then
        interval = wilson_interval(views.sizes_now[now], n_now)
        rows.append(
            SegmentThenNow(
                fate="new" if known is None else "kept",
                then=known,
                now=now,
                name=model.names[now],
                name_then=None if known is None else past.model.names[known],
                overlap=views.pairing.overlap[now],
                n_then=None if known is None else past.model.sizes[known],
                n_now=views.sizes_now[now],
                share_then=None if known is None else past.model.sizes[known] / n_then,
                share_now=views.sizes_now[now] / n_now,
                low=interval.low,
                high=interval.high,
                jaccard_then=past.jaccard[known] if past.jaccard and known is not None else None,
                jaccard_now=views.jaccard_now[now] if views.jaccard_now else None,
                letter_then=None if known is None else past.model.letters[known],
                letter_now=model.letters[now],
            )
        )
    gone = [i for i in range(past.model.n_segments) if i not in views.pairing.partner]
    return (*rows, *(_dissolved(past, i, n_then) for i in gone))


def _dissolved(past: Past, then: int, n_then: int) -> SegmentThenNow:
    return SegmentThenNow(
        fate="dissolved",
        then=then,
        now=None,
        name=past.model.names[then],
        name_then=past.model.names[then],
        overlap=None,
        n_then=past.model.sizes[then],
        n_now=None,
        share_then=past.model.sizes[then] / n_then,
        share_now=None,
        low=None,
        high=None,
        jaccard_then=past.jaccard[then] if past.jaccard else None,
        letter_then=past.model.letters[then],
    )


def _centroids(views: Views) -> tuple[CentroidThenNow, ...]:
    """Return the coordinates of the kept segments in columns that both models have."""
    old, new = views.past.model, views.newcomers
    then = {(c.source, c.level): c for c in old.plan.to_original(old.centroids)}
    if views.model is old and new is not None:
        columns = old.plan.to_original(centres_now(old, new))
    else:
        columns = views.model.plan.to_original(views.model.centroids)
    kept = [(now, was) for now, was in enumerate(views.pairing.partner) if was >= 0]
    return tuple(
        CentroidThenNow(
            segment=now,
            column=column.source,
            level=column.level,
            meaning=column.meaning,
            then=_coordinate(then[column.source, column.level], was),
            now=_coordinate(column, now),
        )
        for now, was in kept
        for column in columns
        if (column.source, column.level) in then
    )


def _coordinate(column: OriginalColumn, place: int) -> float:
    values: NDArray[np.float64] = column.values
    return float(values[place])


@dataclass(frozen=True, kw_only=True)
class Stop(Result):
    """Where one customer was in one study; ``segment`` is from 0, ``None`` where nowhere."""

    study: str
    segment: int | None
    letter: str
    name: str
    model: str


def journey(customer: str, studies: Sequence[str | os.PathLike[str]]) -> tuple[Stop, ...]:
    """Return the segments of one customer over several studies, in the order given.

    Raises
    ------
    InputError
        When a directory is not a study's, or no study knows the customer.
    """
    stops = []
    for path in studies:
        past = read_past(path)
        place = past.place.get(customer.strip())
        stops.append(
            Stop(
                study=past.label,
                segment=place,
                letter="" if place is None else past.model.letters[place],
                name="" if place is None else past.model.names[place],
                model=past.model.identity,
            )
        )
    if all(stop.segment is None for stop in stops):
        raise InputError(
            "No study has this customer.",
            "An id as it stands in assignments.csv was expected.",
            "Compare how it is written there.",
        )
    return tuple(stops)
