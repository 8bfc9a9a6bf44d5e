"""Each part of the rule is needed: without it, the row that guards it breaks.

A mutation takes one part away and runs the guarding row of the CI table on the
same seeds until a limit is broken. The mutated functions are private to the rule
on purpose: a part that can be taken away without a row noticing is not tested.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from functools import partial
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest
from tests.acceptance.cells import draw
from tests.acceptance.checks import ROWS, breaks
from tests.acceptance.plan import CI_SUITE

from clustomer._random import stream
from clustomer.evidence import assess, matrix, rule
from clustomer.stats import copula, dip, null_margins, null_model

Mutate = Callable[[pytest.MonkeyPatch], None]


def _rule_with(**constants: Any) -> Mutate:
    changed = dataclasses.replace(rule.RULE, **constants)
    return lambda patch: patch.setattr(rule, "RULE", changed)


def _no_split(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(assess, "atom_to_set_aside", lambda *_: None)


def _atoms_not_kept(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(assess, "atoms_of", lambda *_: ())


def _nominal_block_permuted(patch: pytest.MonkeyPatch) -> None:
    drawn = null_model.NullModel.draw

    def permuted(model: null_model.NullModel, b: int) -> null_model.NullSample:
        sample = drawn(model, b)
        order = np.random.default_rng(b).permutation(len(sample.nominal))
        return dataclasses.replace(sample, nominal=sample.nominal[order])

    patch.setattr(null_model.NullModel, "draw", permuted)


def _humps_kept(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(null_margins, "unimodal_column", lambda column: (np.sort(column), "lattice"))


def _correlations_not_matched(patch: pytest.MonkeyPatch) -> None:
    plain = partial(copula.match_correlations, steps=0)
    patch.setattr(null_model, "match_correlations", plain)


@pytest.mark.parametrize(
    ("row", "mutate"),
    [
        ("N_banana", _rule_with(valley=np.inf)),
        ("N_skewt", _rule_with(valley=np.inf)),
        ("N_zishared_prep", _no_split),
        ("N_zi_prep", _atoms_not_kept),
        ("N_mixlogit + N_mixcut", _nominal_block_permuted),
        ("N_binF2", _correlations_not_matched),
        ("A_mall", _rule_with(rows_per_k=50)),
        ("A1_3s5", _humps_kept),
    ],
    ids=[
        "valley-banana",
        "valley-skewt",
        "adaptive-split",
        "atoms-in-the-null",
        "latent-nominal",
        "matched-correlations",
        "k-up-to-n/25",
        "unimodal-fit",
    ],
)
def test_without_a_part_its_row_breaks(
    row: str, mutate: Mutate, monkeypatch: pytest.MonkeyPatch
) -> None:
    mutate(monkeypatch)
    assert breaks(ROWS[row])


def _lattices_replaced() -> int:
    """Count in how many of ten shops the family size (1 to 9, one hump) is taken for two humps."""
    replaced = 0
    for rep in range(10):
        columns = draw(CI_SUITE, "N_shop5", 300, rep).numeric[:, [4]]
        model = null_model.fit_null(copula.standardised(columns), seed=rep)
        replaced += sum(shape.replaced_by is not None for shape in model.shapes)
    return replaced


def test_without_the_jitter_a_lattice_is_called_two_humped(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert _lattices_replaced() <= 1
    raw = partial(dip.dip_test, spread=lambda values, rng: values)
    monkeypatch.setattr(null_margins, "dip_test", lambda values, *, rng, **_: raw(values, rng=rng))
    assert _lattices_replaced() >= 8


def _groups_seen() -> int:
    """Count the groups of a large Mall layout among the 2,000 rows that the valley looks at."""
    sample = draw(CI_SUITE, "A_mall", 5000, 0)
    assert sample.truth is not None
    table = matrix.evidence_matrix(sample.numeric)
    return len(np.unique(sample.truth[table.rows[: len(table.jittered())]]))


def test_without_the_shuffle_the_valley_misses_whole_segments(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The table is in order of value: its first 2,000 rows are one side of the map."""
    assert _groups_seen() == 5

    def unshuffled(seed: int, stage: str, *index: int) -> Any:
        if stage == "perm":
            return SimpleNamespace(permutation=np.arange)
        return stream(seed, stage, *index)

    monkeypatch.setattr(matrix, "stream", unshuffled)
    assert _groups_seen() < 5
