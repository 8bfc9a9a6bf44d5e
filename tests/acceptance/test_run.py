"""Counting, limits and the page, on outcomes made by hand."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from tests.acceptance import run
from tests.acceptance.cells import CELLS
from tests.acceptance.page import result, write_page
from tests.acceptance.plan import CI, NIGHTLY, Limit, Row, chosen
from tests.acceptance.runs import Outcome, clopper_pearson, tally


def outcome(kind: str, rep: int = 0, **given: object) -> Outcome:
    values = {"cell": "N_shop5", "n": 300, "rep": rep, "seed": 1, "kind": kind, **given}
    return Outcome(**values)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("natural", "runs", "low", "high"),
    [(0, 251, 0.0, 1.5), (4, 204, 0.5, 4.9), (168, 379, 39.3, 49.5), (244, 244, 98.5, 100.0)],
)
def test_intervals_are_those_of_the_validation(
    natural: int, runs: int, low: float, high: float
) -> None:
    found = clopper_pearson(natural, runs)
    assert [round(100 * end, 1) for end in found] == [low, high]


def test_counts_by_hand() -> None:
    counts = tally(
        [
            outcome("natural", k=3, right_k=True, p=0.025, without_valley=True, other="natural"),
            outcome("reproducible", p=0.05, without_valley=True, other="natural"),
            outcome("constructive", p=0.4, other="constructive"),
            outcome("error"),
        ]
    )
    assert counts["runs"] == 4
    assert (counts["natural"], counts["reproducible"], counts["constructive"]) == (1, 1, 1)
    assert (counts["small_p"], counts["without_valley"], counts["right_k"]) == (2, 2, 1)
    assert (counts["error"], counts["differs"], counts["pooled"]) == (1, 1, 1)


def test_limits_break_as_soon_as_no_further_run_can_mend_them() -> None:
    most, least = Limit(count="natural", at_most=1), Limit(count="natural", at_least=8)
    assert (str(most), str(least)) == ("<= 1 NATURAL", ">= 8 NATURAL")
    assert not most.broken(tally([outcome("natural")]), 10)
    assert most.broken(tally([outcome("natural")] * 2), 10)
    assert not least.broken(tally([outcome("constructive")] * 2), 10)
    assert least.broken(tally([outcome("constructive")] * 3), 10)


def test_plans_have_the_runs_of_the_design() -> None:
    planned = {row.name: len(row.tables()) for row in NIGHTLY}
    assert planned["N_shop5"] == planned["A_mall"] == 100
    assert planned["every other N_"] == 310
    assert planned["all null sets against sequential looks"] == 200
    sizes = [n for _, n, _ in NIGHTLY[0].tables()]
    assert [sizes.count(n) for n in (300, 1000, 5000)] == [60, 30, 10]
    assert sum(len(row.tables()) for row in CI) == 20 * 2 + 10 * 13 + 8 * 6
    assert {row.name[0] for row in CI} == {"A", "N"}, "each is in one of the two test files"
    assert {cell for row in (*CI, *NIGHTLY) for cell in row.cells} <= set(CELLS)


def test_chosen_cells_keep_their_row_until_they_are_resized() -> None:
    (row,) = chosen(["A_mall"], None, None)
    assert row.limits
    (row,) = chosen(["A_mall"], 3, 200)
    assert row.tables() == [("A_mall", 200, 0), ("A_mall", 200, 1), ("A_mall", 200, 2)]
    assert not row.limits, "the limits are for the planned number of runs"
    (row,) = chosen(["A_gm3"], None, None)
    assert (row.runs, row.limits) == (20, ())


def test_the_page_says_what_was_done_and_what_was_not() -> None:
    row = Row(
        name="N_shop5",
        cells=("N_shop5",),
        runs=3,
        n=300,
        limits=(Limit(count="natural", at_most=1),),
    )
    done = [outcome("natural", 0, k=4, p=0.025, valley=0.7), outcome("constructive", 1, p=0.5)]
    assert result(row, done) == "so far"
    assert result(row, [*done, outcome("natural", 2)]) == "FAIL"
    assert result(row, [*done, outcome("constructive", 2)]) == "pass"
    assert result(row, [outcome("error", remark="InputError: no")]) == "FAIL"
    page = write_page([row], {"N_shop5": done}, about="Suite `x`.")
    cells = next(line for line in page.splitlines() if line.startswith("| N_shop5")).split("|")
    assert [cell.strip() for cell in cells[1:6]] == [
        "N_shop5", "2 / 3", "1/2, -, -", "1", "1.3-98.7 %",
    ]  # fmt: skip
    assert "`N_shop5-300-0` natural, k 4, p 0.025, valley 0.70" in page


def test_an_unknown_cell_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        run.main(["--suite", "x", "--cells", "N_shop9"])
    assert "N_shop9" in capsys.readouterr().err


def test_two_runs_in_two_processes_are_written_down(
    tmp_path: Path,
    project_root: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.syspath_prepend(str(project_root))  # for the processes
    page, log = tmp_path / "page.md", tmp_path / "log.jsonl"
    arguments = ["--suite", "x", "--cells", "N1_unif", "A_mall", "--runs", "1", "--n", "120"]
    assert run.main([*arguments, "--output", str(page), "--log", str(log)]) == 0
    assert page.read_text(encoding="utf-8") == capsys.readouterr().out
    lines = [json.loads(line) for line in log.read_text(encoding="utf-8").splitlines()]
    assert {line["cell"]: line["kind"] for line in lines}["A_mall"] == "natural"
    again = [*arguments, "--minutes", "0", "--log", str(log), "--resume"]
    assert run.main([*again, "--output", str(tmp_path / "again.md")]) == 0
    assert (tmp_path / "again.md").read_text(encoding="utf-8") == page.read_text(encoding="utf-8")


def test_no_run_starts_after_the_budget(tmp_path: Path) -> None:
    row = Row(name="N_shop5", cells=("N_shop5",), runs=2, n=300)
    done = run.run_rows([row], run.Options(suite="x", jobs=1, minutes=0.0))
    assert done == {"N_shop5": []}
