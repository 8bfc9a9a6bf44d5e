"""What to do, on the page: one step away, the test plan, what suggestions hang on."""

from __future__ import annotations

from dataclasses import replace
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest

from clustomer.report.action_tables import ARMS, action_tables
from clustomer.report.html.actions import actions_view
from clustomer.report.html.render import ReportInput, render_report
from clustomer.report.text import percent
from clustomer.segments.actions import Actions
from clustomer.segments.audiences import draw_audiences, plan_test
from clustomer.segments.customers import TypicalCustomer
from clustomer.segments.one_step import OneStep, StepChange, StepPair
from clustomer.stats.uplift import detectable_share
from clustomer.table.frames import raw_columns
from clustomer.table.infer import infer_table
from clustomer.table.schema import RoleOptions

IDS = [f"=id{i}" for i in range(8)]


def make_actions(column: str, **options: Any) -> Actions:
    pairs = (
        StepPair(segment=0, target=1, n_complete=200, n_near=25, n_blocked=3, median_distance=0.21,
                 changes=(StepChange(column=column, n=25, median=-12.0),)),
        StepPair(segment=2, target=1, n_complete=90, n_near=4, n_blocked=0),
        StepPair(segment=2, target=0, n_complete=90, n_near=0, n_blocked=0),
    )  # fmt: skip
    given = {"better_by": "value", "value_column": column, "pairs": pairs, **options}
    control = given.pop("control", 0.25)
    step: dict[str, Any] = {"columns": (column,), "assumed": True, **given}
    return Actions(
        one_step=OneStep(**step),
        audiences=draw_audiences(
            IDS, np.array([0, 0, 0, 0, 1, 1, 1, 1]), np.arange(8.0), stratified_by="margin",
            control=control,
        ),
        test_plan=plan_test([400, 200, 3], control=control, deviations=[2.0, 3.0, np.nan],
                            value_column=column),
    )  # fmt: skip


def shown(study: ReportInput, **options: Any) -> dict[str, Any]:
    column = study.schema.features[0].name
    view = actions_view(replace(study, actions=make_actions(column, **options)))
    assert view is not None
    return view


def test_pairs_and_small_numbers(study: ReportInput) -> None:
    step = shown(study)["step"]
    first, second = step["rows"]
    assert (first["near"], first["share"], first["distance"]) == (
        "25",
        "12.5\N{NO-BREAK SPACE}%",
        "0.21",
    )
    assert "\N{MINUS SIGN}12 (25)" in first["how"]
    assert (second["near"], second["share"], second["how"]) == ("under 10", "–", "–")
    assert "one pair" in step["others"]
    assert "does not say" in step["note"]
    assert any("--actionable" in line for line in step["said"])


@pytest.mark.parametrize(
    ("options", "words"),
    [
        ({"better_by": "none", "pairs": ()}, "--better"),
        ({"columns": (), "pairs": ()}, "--actionable"),
        ({"pairs": ()}, "No segment is better"),
        ({"better_by": "named"}, "named as the better"),
        ({"assumed": False}, "as it was named"),
    ],
)
def test_what_is_said_of_it(study: ReportInput, options: dict[str, Any], words: str) -> None:
    assert words in " ".join(shown(study, **options)["step"]["said"])


def test_plan(study: ReportInput) -> None:
    plan = shown(study)["plan"]
    assert [row["target"] for row in plan["rows"]] == ["300", "150", "2", "452"]
    assert plan["rows"][0]["share"] == percent(detectable_share(0.1, 300, 100))
    assert plan["rows"][2]["share"] == "would not show"
    assert plan["rows"][2]["mean"] == "–"
    assert plan["rows"][-1]["who"] is None
    assert "Bonferroni" in plan["note"]
    assert "clustomer evaluate" in plan["said"][1]
    assert "--control" in shown(study, control=None)["plan"]["said"][1]


def test_hostile_names_are_text(hostile: ReportInput) -> None:
    column = hostile.schema.features[0].name
    html = render_report(replace(hostile, actions=make_actions(column)))
    assert 'id="one-step"' in html
    assert 'id="test-plan"' in html
    assert "<script" not in html
    assert "<img" not in html
    assert "=id" not in html


def test_pages_without_actions_have_no_such_part(study: ReportInput) -> None:
    assert study.actions is None
    assert "test-plan" not in render_report(study)


def test_tables() -> None:
    actions = make_actions(
        "x", rows=np.array([2, 5]), segment=np.array([0, 1]), target=np.array([1, 0]),
        distance=np.array([0.1, 0.2]), now={"x": np.array([1.0, 2.0])},
        then={"x": np.array([3.0, 4.0])},
    )  # fmt: skip
    people = [
        TypicalCustomer(segment=0, kind=kind, margin=0.5, values={"x": "1"}, row=row)
        for kind, row in (("typical", 3), ("typical", 1), ("borderline", 0))
    ]
    roles = RoleOptions(id_column="Key")
    columns = raw_columns({"Key": IDS, "x": [float(i) for i in range(8)]})
    table = infer_table(columns, roles=roles).table
    model = SimpleNamespace(names=("a", "b"), letters=("A", "D"))
    tables = action_tables(actions, people, model, table, np.full(8, 0.5))  # type: ignore[arg-type]
    step = tables["one_step_away.csv"]
    assert tuple(step.header) == (
        "Key", "segment", "target", "target_name", "distance", "x (now)", "x (then)"
    )  # fmt: skip
    assert list(step.rows) == [
        ("=id2", 1, 2, "b", 0.1, 1.0, 3.0),
        ("=id5", 2, 1, "a", 0.2, 2.0, 4.0),
    ]
    kinds = [(row[0], row[3]) for row in tables["typical_customers.csv"].rows]
    assert kinds == [("=id3", "medoid"), ("=id1", "typical"), ("=id0", "borderline")]
    arms = list(tables[ARMS].rows)
    assert {row[0] for row in arms} == set(IDS)
    assert sum(row[2] == "control" for row in arms) == 2
    assert set(tables) > {"audiences/A.csv", "audiences/A-control.csv", "audiences/D.csv"}
