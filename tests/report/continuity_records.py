"""A comparison made by hand, for pages and figures."""

from __future__ import annotations

import numpy as np

from clustomer.segments.continuity import (
    CentroidThenNow,
    Continuity,
    Migration,
    SegmentThenNow,
    Steps,
    Yardstick,
)
from clustomer.segments.judgement import judge, reason
from clustomer.stats.agreement_interval import agreement_of
from clustomer.stats.drift import drift_of
from clustomer.stats.novelty import novelty_of

HOSTILE = "<script>alert(1)</script>"
COUNTS = np.array([[300, 40, 60], [50, 200, 80], [70, 40, 100]])


def make_continuity(*, hostile: bool = False) -> Continuity:
    """Return a comparison with everything in it; a drift, a new and a dissolved segment."""
    names = (HOSTILE, "High income", "Low income") if hostile else ("Many visits", "Rare", "Late")
    drift = drift_of({names[0]: ([500, 500], [300, 700]), "Age": ([400, 600], [405, 595]),
                      "": ([400, 600], [420, 580])}, n_draws=499)  # fmt: skip
    novelty = novelty_of(15, 1000, n_beyond_old=10, n_old=1000)
    agreement = agreement_of(COUNTS)
    found = judge(same_data=None, drift=drift, novelty=novelty, verdict_then="natural",
                  verdict_now="reproducible")  # fmt: skip
    segments = [
        SegmentThenNow(
            fate="kept" if i < 2 else "new",
            then=i if i < 2 else None,
            now=i,
            name=names[i],
            name_then=f"{names[i]} then" if i < 2 else None,
            overlap=0.8 if i < 2 else 0.2,
            n_then=400 if i < 2 else None,
            n_now=300,
            share_then=0.4 if i < 2 else None,
            share_now=0.3,
            low=0.27,
            high=0.33,
            jaccard_then=0.9 if i < 2 else None,
            jaccard_now=0.8,
        )
        for i in range(3)
    ]
    gone = SegmentThenNow(
        fate="dissolved", then=2, now=None, name=names[2], name_then=names[2], overlap=None,
        n_then=210, n_now=None, share_then=0.2, share_now=None, low=None, high=None,
    )  # fmt: skip
    migration = Migration(
        basis="customers", counts=COUNTS, value=COUNTS * 12.5, value_column=names[1],
        arrived=(5, 6, 7), gone=(1, 2, 3), n=940, n_moved=340,
    )  # fmt: skip
    return Continuity(
        kind="refresh",
        code=found.code,
        sentence=found.sentence,
        reasons=found.reasons,
        unknown=(reason("unknown.repeated", n=2),),
        old=names[0],
        new="june",
        old_model="a" * 64,
        new_model="b" * 64,
        n_then=1000,
        n_now=958,
        segments=(*segments, gone),
        centroids=tuple(
            CentroidThenNow(segment=i, column=name, level=None, meaning="mean", then=1.5, now=2.5)
            for i in range(2)
            for name in names
        ),
        migration=migration,
        agreement=agreement,
        same_data=agreement_of(np.diag([300, 300, 300])),
        drift=drift,
        novelty=novelty,
        distance_then=1.0,
        distance_now=1.1,
        margin_then=0.6,
        margin_now=0.55,
        margin_low=0.53,
        margin_high=0.57,
        verdict_then="natural",
        verdict_now="reproducible",
        steps=Steps(
            n=940,
            n_stayed=600,
            n_customer=200,
            n_model=100,
            n_both=40,
            n_back=10,
            n_rows=958,
            n_rows_model=140,
        ),
        yardstick=Yardstick(shares=(0.05, 0.08), median=0.065, high=0.08),
    )
