"""Refreshing and checking studies that were made from order lines."""

from __future__ import annotations

import csv
import datetime
import json
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

import clustomer as cl
from clustomer.apps.cli.main import app
from clustomer.errors import InputError, SchemaMismatchError
from clustomer.segments.compare import compare, journey
from clustomer.segments.monitor import monitor
from clustomer.segments.past import read_past
from clustomer.table.samples import transactions

ALL = transactions(250)
LAST = max(ALL["OrderDate"])
CUT = LAST - datetime.timedelta(days=150)
RFM = {"returns": "net", "product": "Category"}


def lines(until: datetime.date, *, without: int | None = None) -> dict[str, list[Any]]:
    """Lines of the sample up to a day, perhaps without one customer."""
    kept = [
        day <= until and customer != without
        for day, customer in zip(ALL["OrderDate"], ALL["CustomerID"], strict=True)
    ]
    return {
        name: [value for value, keep in zip(values, kept, strict=True) if keep]
        for name, values in ALL.items()
    }


def customers_of(until: datetime.date) -> set[int]:
    return set(lines(until)["CustomerID"])


def write(path: Path, columns: dict[str, list[Any]]) -> str:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(columns)
        writer.writerows(zip(*columns.values(), strict=True))
    return str(path)


def run(*arguments: str | Path) -> tuple[int, str, str]:
    found = CliRunner().invoke(app, [str(each) for each in arguments])
    return found.exit_code, found.stdout, found.stderr


@pytest.fixture(scope="module")
def old(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("lines") / "old"
    found = cl.run_study(lines(CUT), transactions=True, rfm=RFM, n_clusters=3, quick=True)
    found.save(str(path))
    return path


@pytest.fixture(scope="module")
def stated(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("lines") / "stated"
    found = cl.run_study(
        lines(CUT), transactions=True, n_clusters=3, quick=True, reference_date=CUT.isoformat()
    )
    found.save(str(path))
    return path


@pytest.fixture(scope="module")
def refreshed(old: Path) -> cl.Refresh:
    return cl.refresh(old, lines(LAST), suppressed=[])


def test_the_same_lines_move_nobody(old: Path) -> None:
    found = monitor(old, lines(CUT))
    assert found.code == "keep"
    assert found.migration is not None
    assert (found.migration.n, found.migration.n_moved) == (len(customers_of(CUT)), 0)
    assert {one.psi for one in found.drift} == {0.0}
    assert found.lines is not None
    assert found.lines.reference_then == found.lines.reference_now == CUT.isoformat()
    assert found.lines.days_then == found.lines.days_now == (CUT - min(ALL["OrderDate"])).days


def test_later_lines_are_counted_back_from_their_own_last_day(
    old: Path, refreshed: cl.Refresh
) -> None:
    made = cl.rfm(lines(LAST), **RFM)
    intake = refreshed.study.intake
    assert intake.transactions is not None
    assert intake.transactions.reference_date == LAST.isoformat()
    assert intake.transactions.options.returns == "net"
    assert intake.table.numbers("recency_days").tolist() == made.columns["recency_days"].tolist()
    by_hand = cl.load_model(old).predict(
        {name: made.columns[name] for name in ("recency_days", "frequency", "monetary_value")}
    )
    assert refreshed.between.tolist() == by_hand.tolist()
    assert refreshed.continuity.lines is not None
    assert refreshed.continuity.lines.reference_now == LAST.isoformat()


def test_customers_of_one_period_alone_are_new_or_gone(old: Path) -> None:
    known = customers_of(CUT)
    lost = min(known)
    moved = monitor(old, lines(LAST, without=lost)).migration
    assert moved is not None
    assert sum(moved.gone) == 1
    assert sum(moved.arrived) == len(customers_of(LAST) - known)
    assert moved.n == len(known) - 1
    assert moved.value_column == "total_value"


def test_a_journey_and_two_studies_over_time(
    old: Path, refreshed: cl.Refresh, tmp_path: Path
) -> None:
    new = tmp_path / "new"
    refreshed.save(str(new))
    one = str(min(customers_of(CUT)))
    assert [stop.segment is not None for stop in journey(one, [old, new])] == [True, True]
    newest = customers_of(LAST) - customers_of(CUT)
    if newest:
        stops = journey(str(min(newest)), [old, new])
        assert [stop.segment is None for stop in stops] == [True, False]
    found = compare(old, new, table=lines(LAST))
    assert found.steps is not None
    assert found.steps == refreshed.continuity.steps
    by_files = compare(old, new)
    assert by_files.lines == found.lines
    assert by_files.lines is not None
    again = read_past(new).lines
    assert again is not None
    before = read_past(old).lines
    assert before is not None
    assert dict(again.named) == dict(before.named)


def test_a_stated_day_is_to_be_stated_anew(stated: Path) -> None:
    for use in (cl.refresh, cl.compare, cl.monitor):
        with pytest.raises(InputError, match="never assumed") as error:
            use(stated, lines(LAST))
        assert CUT.isoformat() in error.value.problem
    day = (LAST + datetime.timedelta(days=1)).isoformat()
    found = monitor(stated, lines(LAST), reference_date=day)
    assert found.lines is not None
    assert (found.lines.reference_then, found.lines.reference_now) == (CUT.isoformat(), day)
    fresh = cl.refresh(stated, lines(LAST), reference_date=day)
    assert fresh.study.settings.reference_date == day
    assert fresh.study.intake.transactions is not None
    assert fresh.study.intake.transactions.reference_date == day


def test_a_table_of_customers_is_taken_as_it_is(old: Path, tmp_path: Path) -> None:
    path = tmp_path / "customers.csv"
    cl.rfm(lines(LAST), **RFM).to_frame().to_csv(path, index=False)
    one, two = monitor(old, str(path)), monitor(old, lines(LAST))
    assert [a.psi for a in one.drift] == [b.psi for b in two.drift]
    assert one.lines is None
    with pytest.raises(InputError, match="begins where the study began"):
        cl.refresh(old, str(path))


def test_a_model_alone_does_not_know_how_customers_are_made(old: Path) -> None:
    with pytest.raises(SchemaMismatchError, match="directory of the study"):
        monitor(old / "model.json", lines(LAST))


def test_lines_without_a_column_of_the_study_are_refused(old: Path) -> None:
    columns = lines(LAST)
    del columns["Category"]
    with pytest.raises(InputError, match='no column "Category" for --product'):
        monitor(old, columns)


def test_line_options_do_not_go_with_a_study_of_customers(tmp_path: Path) -> None:
    study = cl.run_study(cl.rfm(lines(CUT)).columns, n_clusters=2, quick=True)
    study.save(str(tmp_path / "table"))
    with pytest.raises(InputError, match="is of a customer table"):
        monitor(tmp_path / "table", lines(CUT), reference_date="2025-01-01")


def test_merged_ids_are_one_customer(old: Path, tmp_path: Path) -> None:
    one, other = sorted(customers_of(CUT))[:2]
    merges = write(tmp_path / "merged.csv", {"old": [other], "new": [one]})
    moved = monitor(old, lines(CUT), merge_ids=merges).migration
    assert moved is not None
    assert (moved.n, sum(moved.gone)) == (len(customers_of(CUT)) - 1, 1)


def test_the_command_line(old: Path, stated: Path, tmp_path: Path) -> None:
    new = write(tmp_path / "new.csv", lines(LAST))
    code, out, _ = run("compare", old, new)
    assert code == 0
    assert f"Days are counted back from {CUT} in the lines then and from {LAST}" in out
    assert "grow with the days" in out
    code, _, err = run("monitor", stated, new)
    assert (code, "--reference-date" in err) == (2, True)
    code, out, err = run("monitor", stated, new, "--reference-date", LAST, "--format", "json")
    assert code in (0, 3)
    assert json.loads(out)["lines"]["reference_now"] == LAST.isoformat()
    code, _, err = run("refresh", stated, new, "-o", tmp_path / "out")
    assert (code, "never assumed" in err, (tmp_path / "out").exists()) == (2, True, False)
