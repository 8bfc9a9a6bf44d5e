"""References and uncertainty beside the numbers of a profile, as the page shows them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from clustomer.describe.audit import Audit, Proxy, UnevenCell
from clustomer.describe.comparison import Comparison
from clustomer.report.html.records import ReportInput
from clustomer.report.html.render import render_report
from clustomer.report.html.segments import segments_view
from clustomer.report.tables import profiles_table
from clustomer.table.schema import Role


def proxy(value: float) -> Proxy:
    return Proxy(
        column="h", label="<b>Height", measure="correlation_ratio", value=value, chance=0.1, n=300
    )


CELL = UnevenCell(segment=1, level="<i>f", lift=1.5, low=1.3, high=1.7, is_clear=True)
UNEVEN = Audit(
    column="g", label="Gender", role=Role.SENSITIVE, code="uneven", n_cells=8, n_hidden=2,
    cells=(CELL,) * 5, segments=proxy(0.3), proxies=(proxy(0.7),),
)  # fmt: skip


def test_the_audit_names_cells_intervals_and_the_proxy(
    changed: Callable[..., ReportInput],
) -> None:
    study = changed(audits=(UNEVEN,))
    (row,) = segments_view(study)["audits"]
    assert row["cells"] == ["B, <i>f: 1.50 (1.30 to 1.70), clear"] * 3
    assert (row["of"], row["n_more"], row["hidden"]) == ("5 of 8", 2, "2")
    assert row["proxy"] == "<b>Height: Correlation ratio η 0.70 (unrelated: to 0.10)"
    page = render_report(study)
    assert 'id="audit"' in page
    assert "&lt;b&gt;Height" in page
    assert "<b>Height" not in page
    assert 'id="audit"' not in render_report(changed())


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"proxies": (proxy(0.05),)}, "none beyond chance; "),
        ({"proxies": (), "role": Role.FEATURE}, "used itself"),
        ({"proxies": ()}, "none could be compared"),
    ],
)
def test_what_is_said_without_a_proxy(
    changed: Callable[..., ReportInput], changes: dict[str, Any], said: str
) -> None:
    (row,) = segments_view(changed(audits=(replace(UNEVEN, **changes),)))["audits"]
    assert row["proxy"].startswith(said)


def test_separation_shows_what_data_without_groups_give(
    study: ReportInput, changed: Callable[..., ReportInput]
) -> None:
    known = replace(
        study.profile.separation[0], eta_null=0.41, eta_null_high=0.52, eta_corrected=0.3
    )
    rest = study.profile.separation[1:]
    view = segments_view(changed(profile=replace(study.profile, separation=(known, *rest))))
    rows = {row["label"]: row for row in view["separation"]}
    row = rows[known.label]
    assert [row[name].replace("\xa0", " ") for name in ("null", "null_high", "corrected")] == [
        "41.0 %",
        "to 52.0 %",
        "30.0 %",
    ]
    assert view["separation"][-1]["null"] == "–"


def test_unstable_markers_are_called_so_on_the_page_and_in_the_table(
    study: ReportInput, changed: Callable[..., ReportInput]
) -> None:
    first = study.profile.segments[0]
    marker = replace(first.markers[0], stable=False)
    numeric = tuple(
        replace(entry, difference_low=-1.0, difference_high=0.25, sign_share=0.8)
        for entry in first.numeric
    )
    segment = replace(first, markers=(marker, *first.markers[1:]), numeric=numeric)
    profile = replace(study.profile, segments=(segment, *study.profile.segments[1:]))
    view = segments_view(changed(profile=profile, intervals=()))["shown"][0]
    words = [row["word"] for row in view["numeric"]]
    assert sum(word.endswith(", not stable") for word in words) == 1
    assert view["intervals"]
    assert {row["interval"] for row in view["numeric"]} == {"−1.00 to 0.25"}
    table = profiles_table(profile)
    rows = [dict(zip(table.header, row, strict=True)) for row in table.rows]
    own = {row["column"]: row for row in rows if row["segment"] == 1 and row["level"] is None}
    assert own[marker.column]["marker"] == "unstable"
    assert own[marker.column]["difference_high"] == 0.25
    assert own[marker.column]["sign_share"] == 0.8


def test_hidden_counts_beside_an_existing_column_are_dashes(
    changed: Callable[..., ReportInput],
) -> None:
    k = len(changed().profile.segments)
    comparison = Comparison(
        column="tier", label="Tier", n=300, agreement=0.5, levels=("gold", "blue"),
        counts=((None, 40),) * k, n_other_levels=0, code="comparison.partly", text="In part.",
    )  # fmt: skip
    (view,) = segments_view(changed(comparisons=(comparison,)))["comparisons"]
    assert view["rows"][0]["counts"] == ["–", "40"]
    page = render_report(changed(comparisons=(comparison,)))
    assert "A dash hides fewer than 10 customers" in page
