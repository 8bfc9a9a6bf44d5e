"""The command line: one call, exit codes, what goes to stdout and what to stderr."""

from __future__ import annotations

import csv
import json
import os
import re
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import numpy as np
import pytest
from typer.testing import CliRunner, Result

import clustomer as cl
from clustomer.apps.cli.main import app
from clustomer.stats.kernels.choice import kernel_label
from clustomer.table.samples import shop

HOSTILE = Path(__file__).parent.parent / "engines" / "hostile"


def clustomer(*words: str | Path) -> Result:
    return CliRunner().invoke(app, [str(word) for word in words])


def process(*words: str | Path, code: str = "") -> subprocess.CompletedProcess[str]:
    command = [sys.executable, *(["-c", code] if code else ["-m", "clustomer.apps.cli.main"])]
    return subprocess.run([*command, *map(str, words)], capture_output=True, text=True, check=False)


@pytest.fixture(scope="module")
def shop_csv(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("cli") / "shop.csv"
    assert clustomer("sample", "shop", "-o", path, "--rows", "400", "--quiet").exit_code == 0
    return path


@pytest.fixture(scope="module")
def studied(shop_csv: Path) -> Path:
    out = shop_csv.parent / "out"
    result = clustomer("run", shop_csv, "-o", out, "--k", "3")
    assert result.exit_code == 0, result.output
    return out


def test_run_prints_the_study_to_stdout_and_messages_to_stderr(
    shop_csv: Path, tmp_path: Path
) -> None:
    result = clustomer("run", shop_csv, "-o", tmp_path / "out")
    assert result.exit_code == 0
    assert "Five natural segments." in result.stdout
    assert "criteria prefer 5" in result.stdout
    assert "report.html" in result.stdout
    assert "shop.csv: 400 rows, 8 columns" in result.stderr
    assert "delimiter: comma" in result.stderr
    assert "--sep" in result.stderr


def test_a_feature_that_cannot_be_used_is_not_listed_as_one(tmp_path: Path) -> None:
    table = shop(100)
    table["Age"] = [age if i % 2 else None for i, age in enumerate(table["Age"])]
    path = tmp_path / "gaps.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(table)
        writer.writerows(zip(*table.values(), strict=True))
    result = clustomer("run", path, "-o", tmp_path / "out", "--k", "2")
    assert "set aside: Age" in result.stderr
    assert "feature: Annual Income" in result.stderr


def test_format_json_prints_result_json_alone(shop_csv: Path, tmp_path: Path) -> None:
    result = clustomer("run", shop_csv, "-o", tmp_path / "out", "--format", "json")
    written = (tmp_path / "out" / "result.json").read_text(encoding="utf-8")
    assert json.loads(result.stdout) == json.loads(written)
    assert result.stderr == ""


def test_quiet_prints_nothing(shop_csv: Path, tmp_path: Path) -> None:
    result = clustomer("run", shop_csv, "-o", tmp_path / "out", "--quiet")
    assert (result.exit_code, result.stdout, result.stderr) == (0, "", "")


def test_the_config_of_a_run_repeats_it(studied: Path, tmp_path: Path) -> None:
    result = clustomer("run", "--config", studied / "run.toml", "-o", tmp_path / "again")
    assert result.exit_code == 0, result.output
    for name in ("result.json", "assignments.csv", "model.json", "run.toml"):
        assert (tmp_path / "again" / name).read_bytes() == (studied / name).read_bytes()


def test_jobs_never_change_a_byte(shop_csv: Path, tmp_path: Path) -> None:
    for jobs in ("1", "3"):
        clustomer("run", shop_csv, "-o", tmp_path / jobs, "--jobs", jobs, "--quiet")
    first, second = (tmp_path / jobs / "result.json" for jobs in ("1", "3"))
    assert first.read_bytes() == second.read_bytes()


def test_options_reach_the_study(shop_csv: Path, tmp_path: Path) -> None:
    names = tmp_path / "names.toml"
    names.write_text('1 = "Big"\n2 = "Small"\n', encoding="utf-8")
    gone = tmp_path / "gone.txt"
    gone.write_text(f"{shop()['CustomerID'][3]}\n", encoding="utf-8")
    result = clustomer(
        "run", shop_csv, "-o", tmp_path / "out", "--k", "2", "--seed", "7", "--n-init", "3",
        "--features", "Age,Family Size", "--features", "Annual Income ($)",
        "--feature-weights", "Age=2", "--scale", "robust", "--sensitive", "Profession",
        "--names", names, "--suppress", gone, "--value", "Spending Score (1-100)",
    )  # fmt: skip
    assert result.exit_code == 0, result.output
    found = json.loads((tmp_path / "out" / "result.json").read_text(encoding="utf-8"))
    assert found["settings"]["features"] == ["Age", "Family Size", "Annual Income ($)"]
    assert found["settings"]["feature_weights"] == {"Age": 2.0}
    assert found["settings"]["scale"] == "robust"
    assert [segment["name"] for segment in found["segments"]] == ["Big", "Small"]
    assert found["provenance"]["n_suppressed"] == 1
    assert found["provenance"]["seed"] == 7
    roles = {column["name"]: column["role"] for column in found["schema"]["columns"]}
    assert roles["Profession"] == "sensitive"


def test_own_names_survive_a_re_run(shop_csv: Path, tmp_path: Path) -> None:
    names = tmp_path / "names.csv"
    names.write_text("segment,name\n1,Group A: ours\n2,=2+2\n", encoding="utf-8")
    first, again = tmp_path / "first", tmp_path / "again"
    made = clustomer("run", shop_csv, "-o", first, "--k", "2", "--quick", "--names", names)
    assert made.exit_code == 0, made.output
    names.unlink()
    made = clustomer("run", shop_csv, "-o", again, "--config", first / "run.toml")
    assert made.exit_code == 0, made.output
    found = json.loads((again / "result.json").read_text(encoding="utf-8"))
    assert [segment["name"] for segment in found["segments"]] == ["Group A: ours", "=2+2"]
    assert (again / "result.json").read_bytes() == (first / "result.json").read_bytes()


def test_score_equals_the_assignments(studied: Path, shop_csv: Path, tmp_path: Path) -> None:
    out = tmp_path / "scored.csv"
    result = clustomer("score", studied / "model.json", shop_csv, "-o", out)
    assert result.exit_code == 0, result.output
    scored, written = (
        [*csv.DictReader(path.read_text(encoding="utf-8").splitlines())]
        for path in (out, studied / "assignments.csv")
    )
    assert scored == [{k: v for k, v in row.items() if k != "confidence"} for row in written]
    again = clustomer("score", studied, shop_csv, "-o", out)
    assert again.exit_code == 2
    assert "--overwrite" in again.stderr


def test_score_never_writes_over_its_input(studied: Path, shop_csv: Path, tmp_path: Path) -> None:
    mine = tmp_path / "mine.csv"
    mine.write_bytes(shop_csv.read_bytes())
    result = clustomer("score", studied, mine, "-o", mine, "--overwrite")
    assert result.exit_code == 2
    assert "is the file that is read" in result.stderr
    assert mine.read_bytes() == shop_csv.read_bytes()


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--engine", "spark"], "--to a table such as shop.segments"),
        (["--engine", "spark", "--to", "a", "--fields", "segment"], "--fields is not for Spark"),
        (["--engine", "spark", "--to", "a", "-o", "b"], "--out is not for Spark"),
        (["--engine", "duckdb", "-o", "b"], "Add --engine spark"),
        (["--master", "local[2]", "-o", "b"], "Add --engine spark"),
    ],
)
def test_score_in_spark_says_what_does_not_go_together(
    studied: Path, shop_csv: Path, words: list[str], said: str
) -> None:
    done = clustomer("score", studied, shop_csv, *words)
    assert done.exit_code == 2
    assert said in " ".join(done.stderr.split())


def test_score_never_writes_over_its_model(studied: Path, shop_csv: Path) -> None:
    before = (studied / "model.json").read_bytes()
    model = studied / "model.json"
    assert clustomer("score", model, shop_csv, "-o", model, "--overwrite").exit_code == 2
    assert model.read_bytes() == before


def test_run_never_replaces_a_directory_that_holds_its_input(
    studied: Path, shop_csv: Path, tmp_path: Path
) -> None:
    out = tmp_path / "out"
    shutil.copytree(studied, out)
    (out / "customers.csv").write_bytes(shop_csv.read_bytes())
    result = clustomer("run", out / "customers.csv", "-o", out, "--overwrite")
    assert result.exit_code == 2
    assert "customers.csv" in result.stderr
    assert (out / "customers.csv").is_file()
    again = clustomer("run", out / "assignments.csv", "-o", out, "--overwrite")
    assert again.exit_code == 2
    assert (out / "assignments.csv").read_bytes() == (studied / "assignments.csv").read_bytes()


def test_an_empty_list_of_opt_outs_leaves_nobody_out(shop_csv: Path, tmp_path: Path) -> None:
    (tmp_path / "gone.txt").write_text("\n")
    result = clustomer(
        "run", shop_csv, "-o", tmp_path / "out", "--suppress", tmp_path / "gone.txt", "-q"
    )
    assert result.exit_code == 0, result.output


def test_opt_outs_that_match_nobody_are_shouted(shop_csv: Path, tmp_path: Path) -> None:
    (tmp_path / "gone.txt").write_text("nobody\n")
    result = clustomer("run", shop_csv, "-o", tmp_path / "out", "--suppress", tmp_path / "gone.txt")
    assert "✕ None of the 1 ids to leave out is in the table" in result.stdout


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no /dev/full on this system")
@pytest.mark.parametrize("form", ["text", "json"])
def test_a_result_that_cannot_be_printed_is_no_fault_of_ours(
    form: str, studied: Path, shop_csv: Path, tmp_path: Path
) -> None:
    words = ["score", studied, shop_csv, "-o", tmp_path / "s.csv", "--format", form]
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            [sys.executable, "-m", "clustomer.apps.cli.main", *map(str, words)],
            stdout=full, stderr=subprocess.PIPE, text=True, check=False,
        )  # fmt: skip
    assert done.returncode == 2
    assert "cannot print the result: No space left on device" in done.stderr
    assert "fault" not in done.stderr


def test_transforms_can_be_switched_off(shop_csv: Path, tmp_path: Path) -> None:
    result = clustomer(
        "run",
        shop_csv,
        "-o",
        tmp_path / "out",
        "--no-winsorise",
        "--no-transform",
        "-q",
        "--k",
        "2",
    )
    assert result.exit_code == 0, result.output
    run = json.loads((tmp_path / "out" / "run.json").read_text(encoding="utf-8"))
    assert "--no-winsorise --no-transform" in run["command"]
    again = clustomer(
        "run", "--config", tmp_path / "out" / "run.toml", "-o", tmp_path / "again", "-q"
    )
    assert again.exit_code == 0, again.output
    first, second = (tmp_path / each / "result.json" for each in ("out", "again"))
    assert first.read_bytes() == second.read_bytes()


def test_score_shows_the_difference_of_the_columns(studied: Path, tmp_path: Path) -> None:
    table = shop(60)
    table["Annual Incom ($)"] = table.pop("Annual Income ($)")
    path = tmp_path / "other.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(table)
        writer.writerows(zip(*table.values(), strict=True))
    result = clustomer("score", studied / "model.json", path, "-o", tmp_path / "scored.csv")
    assert result.exit_code == 2
    assert "Annual Income ($)" in result.stderr
    assert "Annual Incom ($)" in result.stderr
    assert not (tmp_path / "scored.csv").exists()


@pytest.mark.parametrize("content", [b"", b"{", b"[1, 2]", b"\x80\x04\x95pickle", b'{"type": "x"}'])
def test_a_file_that_is_no_model_is_refused(content: bytes, shop_csv: Path, tmp_path: Path) -> None:
    model = tmp_path / "model.json"
    model.write_bytes(content)
    result = clustomer("score", model, shop_csv, "-o", tmp_path / "scored.csv")
    assert result.exit_code == 2
    assert "Traceback" not in result.output


def test_explore_writes_a_report_without_segments(shop_csv: Path, tmp_path: Path) -> None:
    result = clustomer("explore", shop_csv, "-o", tmp_path / "out")
    assert result.exit_code == 0, result.output
    found = json.loads((tmp_path / "out" / "result.json").read_text(encoding="utf-8"))
    assert "summary" in found
    assert "segments" not in found
    page = (tmp_path / "out" / "report.html").read_text(encoding="utf-8")
    assert "Annual Income" in page


def test_sample_transactions(tmp_path: Path) -> None:
    result = clustomer("sample", "transactions", "-o", tmp_path / "t.csv", "--rows", "60")
    assert result.exit_code == 0
    with (tmp_path / "t.csv").open(encoding="utf-8") as file:
        assert len(list(csv.DictReader(file))) > 100


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["run", "no-such-file.csv", "-o", "{out}"], "no-such-file.csv"),
        (["run", "{empty}", "-o", "{out}"], "no file in the folder"),
        (["run", "{shop}", "-o", "{out}", "--features", "Agee"], "Did you mean"),
        (["run", "{shop}", "-o", "{out}", "--id-col", "customer"], "CustomerID"),
        (["run", "{shop}", "-o", "{out}", "--k", "many"], "auto"),
        (["run", "{shop}", "-o", "{out}", "--k", "100000"], "100"),
        (["run", "{shop}", "-o", "{out}", "--k-min", "6", "--k-max", "3"], "k_max"),
        (["run", "{shop}", "-o", "{out}", "--exclude", "Age,Nothing"], "Nothing"),
        (["run", "{shop}", "-o", "{out}", "--feature-weights", "Age"], "column=value"),
        (["run", "{shop}", "-o", "{out}", "--feature-weights", "Age=heavy"], "heavy"),
        (["run", "{shop}", "-o", "{out}", "--config", "{shop}"], "TOML"),
        (["run", "{shop}", "-o", "{out}", "--names", "{shop}x"], "names"),
        (["run", "{shop}", "-o", "{out}", "--reference-date", "soon"], "soon"),
        (["run", "{shop}", "-o", "{out}", "--row-weight", "Gender"], "--row-weight"),
        (["run", "{shop}", "-o", "{out}", "--seed", "-1"], "seed"),
        (["run", "{shop}", "-o", "{shop}"], "is a file"),
        (["run", "{shop}", "-o", "{dir}"], "--overwrite"),
        (["run", "{shop}", "-o", "{out}", "--describe-only",
          "Age,Family Size,Work Experience,Annual Income ($),Spending Score (1-100)"],
         "--features"),
    ],
)  # fmt: skip
def test_bad_input_ends_with_2_and_one_clear_message(
    words: list[str], message: str, shop_csv: Path, tmp_path: Path
) -> None:
    (tmp_path / "empty").mkdir()
    places = {"shop": str(shop_csv), "dir": str(shop_csv.parent), "out": str(tmp_path / "out"),
              "empty": str(tmp_path / "empty")}  # fmt: skip
    result = clustomer(*(word.format(**places) for word in words))
    assert result.exit_code == 2, result.output
    assert result.stderr.startswith("Error: ")
    assert message in result.stderr
    assert "Traceback" not in result.output
    assert [each.name for each in tmp_path.rglob("*")] == ["empty"]


@pytest.mark.parametrize("path", sorted(HOSTILE.iterdir()), ids=lambda path: path.name)
def test_hostile_files_give_a_study_or_a_message(path: Path, tmp_path: Path) -> None:
    result = clustomer("run", path, "-o", tmp_path / "out", "--quiet", "--n-init", "1")
    assert result.exit_code in (0, 2), result.output
    assert "Traceback" not in result.output
    if result.exit_code == 2:
        assert result.stderr.startswith("Error: ")
        assert list(tmp_path.iterdir()) == []
    else:
        assert (tmp_path / "out" / "report.html").is_file()


def test_an_output_in_a_place_that_cannot_be_written(shop_csv: Path) -> None:
    result = clustomer("run", shop_csv, "-o", "/proc/clustomer-out", "--quiet")
    assert result.exit_code == 2
    assert "Nothing was left half-written" in result.stderr


def test_a_full_disk_is_a_clear_error(shop_csv: Path, tmp_path: Path) -> None:
    if not hasattr(os, "mkfifo") or os.geteuid() != 0 or shutil.which("mount") is None:
        pytest.skip("mounting a small disk needs root")
    small = tmp_path / "small"
    small.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", str(small)],
        check=False, capture_output=True,
    )  # fmt: skip
    if mounted.returncode:
        pytest.skip("this machine does not let us mount a small disk")
    try:
        result = clustomer("run", shop_csv, "-o", small / "out", "--quiet")
        left = list(small.iterdir())
    finally:
        subprocess.run(["umount", str(small)], check=True)
    assert result.exit_code == 2
    assert "No space left on device" in result.stderr
    assert left == []


@pytest.fixture(scope="module")
def groupless_csv(tmp_path_factory: pytest.TempPathFactory) -> Path:
    rng = np.random.default_rng(0)
    table = tmp_path_factory.mktemp("groupless") / "even.csv"
    lines = [f"{a:.3f},{b:.3f},{c:.3f}" for a, b, c in rng.normal(size=(300, 3))]
    table.write_text("\n".join(["a,b,c", *lines]) + "\n", encoding="utf-8")
    return table


@pytest.mark.parametrize(("needed", "code"), [("natural", 3), ("reproducible", 3)])
def test_a_lesser_verdict_than_required_is_exit_code_3(
    groupless_csv: Path, tmp_path: Path, needed: str, code: int
) -> None:
    out = tmp_path / "out"
    result = clustomer("run", groupless_csv, "-o", out, "--quick", "--require", needed)
    assert result.exit_code == code
    assert f"--require {needed} was asked for" in result.stderr
    assert "no evidence of groups" in result.stderr
    found = json.loads((out / "result.json").read_text(encoding="utf-8"))  # written all the same
    assert found["verdict"]["kind"] == "constructive"
    assert found["verdict"]["k"] == 1
    assert found["settings"]["require"] == needed


def test_a_verdict_that_is_enough_is_exit_code_0(shop_csv: Path, tmp_path: Path) -> None:
    words = ("run", shop_csv, "-o", tmp_path / "out", "--quick", "--require", "reproducible")
    assert clustomer(*words).exit_code == 0


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (["--k", "5"], 0, ""),
        (["--k-min", "2", "--k-max", "6"], 0, ""),  # the limits decide nothing
        (["--k", "7"], 3, "But k = 7 was asked for, or set by limits: its groups are made"),
        (["--k", "12"], 3, "But k = 12 was asked for, or set by limits, and was not tested."),
        (["--k", "1"], 3, "But k = 1 was asked for, or set by limits, and was not tested."),
        (["--k-min", "9", "--k-max", "10"], 3, "set by limits, and was not tested."),
        (["--k-min", "7"], 3, "But k = 7 was asked for, or set by limits"),
    ],
)
def test_what_is_required_holds_for_a_k_of_the_users_too(
    shop_csv: Path, tmp_path: Path, words: list[str], code: int, said: str
) -> None:
    out = tmp_path / "out"
    result = clustomer("run", shop_csv, "-o", out, "--quick", "-q", "--require", "natural", *words)
    assert result.exit_code == code, result.output
    found = json.loads((out / "result.json").read_text(encoding="utf-8"))
    assert found["verdict"]["kind"] == "natural"  # the data are, whatever is written
    assert (found["evidence"]["shown_kind"] == "natural") == (code == 0)
    assert said in result.stderr
    assert ("Leave out --k, --k-min and --k-max" in result.stderr) == (code == 3)


def test_quick_and_thorough_exclude_each_other(shop_csv: Path, tmp_path: Path) -> None:
    result = clustomer("run", shop_csv, "-o", tmp_path / "out", "--quick", "--thorough")
    assert result.exit_code == 2
    assert "quick and thorough" in result.stderr
    assert not (tmp_path / "out").exists()


def cpu_seconds(pid: int) -> float:
    """Return what a process has worked so far; where /proc is not, a guess after 3 s."""
    stat = Path(f"/proc/{pid}/stat")
    if not stat.exists():
        time.sleep(3)
        return 2.0
    ticks = stat.read_text().rsplit(")", 1)[1].split()[11:13]
    return sum(map(int, ticks)) / os.sysconf("SC_CLK_TCK")


def test_ctrl_c_stops_without_debris(tmp_path: Path) -> None:
    table = tmp_path / "in" / "big.csv"
    table.parent.mkdir()
    clustomer("sample", "shop", "-o", table, "--rows", "100000", "--quiet")
    running = subprocess.Popen(
        [sys.executable, "-m", "clustomer.apps.cli.main", "run", table, "-o", tmp_path / "out"],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
    )  # fmt: skip
    while cpu_seconds(running.pid) < 2.0:  # it needs some 8 s; importing takes 0.6
        time.sleep(0.05)
    running.send_signal(signal.SIGINT)
    _, errors = running.communicate(timeout=60)
    assert running.returncode == 130, errors
    assert "Traceback" not in errors
    assert [path.name for path in tmp_path.iterdir()] == ["in"]


def test_help_does_not_import_numpy() -> None:
    code = (
        "import sys; from typer.testing import CliRunner; from clustomer.apps.cli.main import app;"
        "assert CliRunner().invoke(app, ['--help']).exit_code == 0;"
        "print([m for m in ('numpy', 'sklearn', 'duckdb', 'pandas') if m in sys.modules])"
    )
    assert process(code=code).stdout.strip() == "[]"


def test_score_does_not_import_scikit_learn(studied: Path, shop_csv: Path, tmp_path: Path) -> None:
    code = (
        "import sys; from clustomer.apps.cli.main import app;"
        f"app(['score', {str(studied)!r}, {str(shop_csv)!r}, '-o', {str(tmp_path / 's.csv')!r},"
        " '--quiet'], standalone_mode=False);"
        "print([m for m in ('sklearn', 'scipy', 'matplotlib', 'jinja2') if m in sys.modules])"
    )
    result = process(code=code)
    assert result.stdout.strip() == "[]", result.stderr


def test_version() -> None:
    said = clustomer("--version").stdout.strip()
    assert said == f"clustomer {cl.__version__}, kernel: {kernel_label()}"


def test_a_fault_of_ours_is_said_to_be_ours(
    shop_csv: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object, **__: object) -> None:
        raise RuntimeError("a bug")

    monkeypatch.setattr("clustomer.study.summarise", broken)
    result = clustomer("run", shop_csv, "-o", tmp_path / "out")
    assert result.exit_code == 1
    assert "fault in clustomer" in result.stderr
    assert "Traceback" not in result.stderr
    loud = clustomer("run", shop_csv, "-o", tmp_path / "out", "-v")
    assert "Traceback" in loud.stderr
    assert list(tmp_path.iterdir()) == []


def test_export_json_writes_the_checked_model(studied: Path, tmp_path: Path) -> None:
    out = tmp_path / "copy.json"
    assert clustomer("export", studied, "--to", "json", "-o", out).exit_code == 0
    assert out.read_bytes() == (studied / "model.json").read_bytes()
    again = clustomer("export", studied / "model.json", "--to", "json", "-o", out)
    assert again.exit_code == 2
    assert "exists already" in again.stderr
    replaced = clustomer("export", studied, "--to", "json", "-o", out, "--overwrite", "-q")
    assert (replaced.exit_code, replaced.output) == (0, "")


def test_export_never_writes_over_the_model_it_reads(studied: Path) -> None:
    model = studied / "model.json"
    before = model.read_bytes()
    result = clustomer("export", studied, "--to", "json", "-o", model, "--overwrite")
    assert result.exit_code == 2
    assert "is the file that is read" in result.stderr
    assert model.read_bytes() == before


def test_export_refuses_a_damaged_model_and_an_unknown_format(
    studied: Path, tmp_path: Path
) -> None:
    damaged, out = tmp_path / "damaged.json", tmp_path / "out.json"
    damaged.write_text((studied / "model.json").read_text(encoding="utf-8")[:-20], "utf-8")
    result = clustomer("export", damaged, "--to", "json", "-o", out)
    assert result.exit_code == 2
    assert "cannot be read" in result.stderr
    assert clustomer("export", studied, "--to", "pickle", "-o", out).exit_code == 2
    assert not out.exists()


def test_export_sql_writes_a_query_that_gives_the_segments(
    studied: Path, shop_csv: Path, tmp_path: Path
) -> None:
    out = tmp_path / "segments.sql"
    result = clustomer("export", studied, "--to", "sql", "-o", out)
    assert result.exit_code == 0
    assert "Parity of sql (duckdb) holds: DuckDB" in result.stderr
    assert result.stdout == ""
    sheet = json.loads((tmp_path / "segments.sql.parity.json").read_text("utf-8"))
    assert sheet["executed"] is True
    import duckdb

    with duckdb.connect() as con:
        con.execute("CREATE TABLE customers AS FROM read_csv(?)", [str(shop_csv)])
        found = dict(con.execute(out.read_text("utf-8")).fetchall())
    with (studied / "assignments.csv").open(newline="", encoding="utf-8") as file:
        expected = list(csv.DictReader(file))
    key = next(iter(expected[0]))
    assert {str(k): v for k, v in found.items()} == {r[key]: int(r["segment"]) for r in expected}


def test_export_onnx_and_sklearn_give_the_segments_of_the_study(
    studied: Path, tmp_path: Path
) -> None:
    for to, name in (("onnx", "s.onnx"), ("sklearn", "s.py")):
        result = clustomer("export", studied, "--to", to, "-o", tmp_path / name)
        assert result.exit_code == 0
        assert f"Parity of {to} holds: " in result.stderr
        assert result.stdout == ""
        sheet = json.loads((tmp_path / f"{name}.parity.json").read_text("utf-8"))
        assert (sheet["executed"], sheet["comparison"]["n_wrong"]) == (True, 0)
    again = clustomer("export", studied, "--to", "onnx", "-o", tmp_path / "s.onnx")
    assert again.exit_code == 2
    refused = clustomer("export", studied, "--to", "sklearn", "--table", "x", "-o", tmp_path / "x")
    assert "--table has no meaning for --to sklearn" in refused.stderr
    assert len(list(tmp_path.iterdir())) == 4


def test_export_onnx_that_fails_parity_writes_nothing(
    studied: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from clustomer.export import onnx

    swapped = onnx.onnx_bytes(cl.load_model(studied)).replace(b"ArgMin", b"ArgMax")
    monkeypatch.setattr(onnx, "onnx_bytes", lambda _: swapped)
    result = clustomer("export", studied, "--to", "onnx", "-o", tmp_path / "s.onnx")
    assert result.exit_code == 3
    assert "another segment than the model" in result.stderr
    assert list(tmp_path.iterdir()) == []


def test_export_sql_says_what_was_not_executed(studied: Path, tmp_path: Path) -> None:
    out = tmp_path / "q.sql"
    result = clustomer(
        "export", studied, "--to", "sql", "--dialect", "oracle", "--table", "a.b",
        "--id-col", "one", "--id-col", "two, three", "-o", out,
    )  # fmt: skip
    assert result.exit_code == 0
    assert "was not tested: nothing executed it" in result.stderr
    assert '"one",\n"two, three"' in out.read_text("utf-8")
    assert "FROM a.b" in out.read_text("utf-8")


def test_export_refuses_what_has_no_meaning(studied: Path, tmp_path: Path) -> None:
    out = tmp_path / "copy.json"
    result = clustomer("export", studied, "--to", "json", "--table", "x", "-o", out)
    assert result.exit_code == 2
    assert "--table has no meaning for --to json" in result.stderr
    result = clustomer("export", studied, "--to", "sql", "--table", "a..b", "-o", out)
    assert result.exit_code == 2
    assert "cannot be the name of a table" in result.stderr
    assert list(tmp_path.iterdir()) == []


def test_export_rules_as_text_and_as_sql(studied: Path, tmp_path: Path) -> None:
    out = tmp_path / "rules.txt"
    result = clustomer("export", studied, "--to", "rules", "-o", out)
    assert (result.exit_code, result.stdout) == (0, "")
    assert "with a warning: " in result.stderr
    assert re.search(r"IF .*\n(   AND .*\n)*THEN segment 1 \(", out.read_text("utf-8"))
    sql = ("--dialect", "duckdb", "--table", "shop.customers", "--overwrite", "-q")
    result = clustomer("export", studied / "model.json", "--to", "rules", "-o", out, *sql)
    assert (result.exit_code, result.output) == (0, "")
    assert "FROM shop.customers AS c" in out.read_text("utf-8")
    assert "of 100 customers that this rule picks" in out.read_text("utf-8")


def test_export_rules_refuses_what_has_no_meaning_or_would_be_lost(
    studied: Path, tmp_path: Path
) -> None:
    out, rules = tmp_path / "rules.txt", studied / "rules.json"
    for option in (("--table", "x"), ("--id-col", "x", "--dialect", "duckdb")):
        result = clustomer("export", studied, "--to", "rules", "-o", out, *option)
        assert result.exit_code == 2
        assert "has no meaning for --to rules" in result.stderr
    before = rules.read_bytes()
    result = clustomer("export", studied, "--to", "rules", "-o", rules, "--overwrite")
    assert result.exit_code == 2
    assert rules.read_bytes() == before
    alone = tmp_path / "model.json"
    alone.write_bytes((studied / "model.json").read_bytes())
    result = clustomer("export", alone, "--to", "rules", "-o", out)
    assert result.exit_code == 2
    assert "Cannot read the rules" in result.stderr
    assert not out.exists()


def test_export_sql_that_fails_parity_writes_nothing(
    studied: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from clustomer.engines import duck
    from clustomer.export import sql_parity

    wrong = {"duckdb": lambda q, t, c: duck.execute(q.replace("THEN 1", "THEN 2"), t, c)}
    monkeypatch.setattr(sql_parity, "ENGINES", wrong)
    result = clustomer("export", studied, "--to", "sql", "-o", tmp_path / "q.sql")
    assert result.exit_code == 3
    assert "another segment than the model" in result.stderr
    assert list(tmp_path.iterdir()) == []
