"""The root modules: results, texts, seeds, settings, files, CSV."""

from __future__ import annotations

import csv
import io
import json
import math
import pickle
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from clustomer._command import command_line, python_lines
from clustomer._csv import append_rows, safe_cell, write_csv
from clustomer._files import atomic_directory, atomic_file
from clustomer._random import root_seed, seed_for, stream
from clustomer._result import Result, plain, rounded
from clustomer._settings import Settings
from clustomer._text import (
    MINUS,
    NBSP,
    catalogue,
    fill,
    fixed,
    number,
    percent,
    phrase,
    printable,
    shorten,
)
from clustomer.errors import InputError, OutputError, did_you_mean, issue


@dataclass(frozen=True, kw_only=True)
class Inner(Result):
    name: str


@dataclass(frozen=True, kw_only=True)
class Outer(Result):
    values: NDArray[np.float64]
    parts: tuple[Inner, ...]
    best: float | None
    by_name: Mapping[str, NDArray[np.float64]] = field(default_factory=dict)
    rows: int = field(default=0, metadata={"local": True})


@dataclass(frozen=True, kw_only=True)
class WithRows(Result):
    labels: int = field(metadata={"local": True})


class TestResult:
    def outer(self) -> Outer:
        return Outer(
            values=np.array([1.0, np.nan]),
            parts=(Inner(name="a"),),
            best=None,
            by_name={"x": np.array([0.1])},
            rows=7,
        )

    def test_dict_round_trip_without_local_fields(self) -> None:
        values = json.loads(json.dumps(self.outer().to_dict(), allow_nan=False))
        assert values == {
            "version": 1,
            "values": [1.0, None],
            "parts": [{"name": "a"}],
            "best": None,
            "by_name": {"x": [0.1]},
        }
        again = Outer.from_dict(values)
        assert again.to_dict() == self.outer().to_dict()
        assert math.isnan(again.values[1])

    def test_nothing_in_a_result_can_be_changed(self) -> None:
        outer = self.outer()
        with pytest.raises(ValueError, match="read-only"):
            outer.values[0] = 5
        with pytest.raises(ValueError, match="read-only"):
            outer.by_name["x"][0] = 5
        with pytest.raises(TypeError, match="does not change"):
            outer.by_name["y"] = np.zeros(1)  # type: ignore[index]

    def test_the_callers_array_stays_writable_and_apart(self) -> None:
        mine = np.array([1.0, 2.0])
        outer = Outer(values=mine, parts=(), best=1.0)
        mine[0] = 9
        assert outer.values[0] == 1.0

    def test_results_can_be_pickled_between_processes(self) -> None:
        assert pickle.loads(pickle.dumps(self.outer())).to_dict() == self.outer().to_dict()

    def test_what_keeps_rows_to_itself_says_so(self) -> None:
        with pytest.raises(TypeError, match="labels stays out of to_dict"):
            WithRows.from_dict({"version": 1})

    def test_html_is_escaped(self) -> None:
        assert "<script>" not in Inner(name="<script>")._repr_html_()

    @pytest.mark.parametrize(
        ("value", "expected"),
        [(1 / 3, 0.3333333333), (-0.0, 0.0), (math.inf, None), (math.nan, None), (1e300, 1e300)],
    )
    def test_numbers_have_ten_digits_and_are_finite(
        self, value: float, expected: float | None
    ) -> None:
        assert rounded(value) == expected
        assert str(rounded(value)) == str(expected)

    def test_an_object_without_a_json_form_is_our_fault(self) -> None:
        with pytest.raises(TypeError, match="no JSON form"):
            plain(object())


class TestText:
    @pytest.mark.parametrize(
        ("value", "expected"),
        [
            (0, "0"), (110731.82, "110,732"), (0.09312, "0.0931"), (12.345, "12.3"),
            (-0.5, f"{MINUS}0.5"), (1e-9, f"1.00e{MINUS}09"), (math.nan, "–"), (100.0, "100"),
        ],
    )  # fmt: skip
    def test_numbers_have_three_digits_and_no_exponent(self, value: float, expected: str) -> None:
        assert number(value) == expected

    def test_percent(self) -> None:
        assert percent(0.0175) == f"1.8{NBSP}%"
        assert percent(0.4) == f"40{NBSP}%"
        assert percent(0.1435) == f"14.4{NBSP}%"
        assert percent(-0.0125) == f"{MINUS}1.3{NBSP}%"
        assert percent(0.0) == f"0{NBSP}%"
        assert percent(0.00001) == f"<0.1{NBSP}%"

    def test_a_rounded_zero_has_no_sign(self) -> None:
        assert fixed(-0.003, 2) == "0.00"

    def test_long_lists_are_cut(self) -> None:
        assert phrase(["a"]) == '"a"'
        assert phrase(["a", "b"]) == '"a" and "b"'
        assert phrase([str(i) for i in range(9)]).endswith("and 4 more")

    def test_control_characters_are_shown_not_sent(self) -> None:
        assert printable("a\x1b[31mb\u202ec") == "a\\x1b[31mb\\u202ec"
        assert printable(f"54{NBSP}%\n") == f"54{NBSP}%\n"
        assert shorten("a\nb") == "a\\nb"
        assert len(shorten("x" * 99)) == 60

    def test_templates_evaluate_nothing(self) -> None:
        assert fill("{name}", {"name": "{other} {0.__class__}"}) == "{other} {0.__class__}"
        with pytest.raises(KeyError):
            fill("{name.__class__}", {"name": "x"})

    def test_every_template_names_known_formats_only(self) -> None:
        import string

        from clustomer._text import FORMATS

        for key, template in catalogue().items():
            for _, name, spec, _ in string.Formatter().parse(template):
                assert name is None or name.isidentifier(), key
                assert not spec or spec in FORMATS, key

    def test_every_issue_has_a_message_and_a_remedy(self) -> None:
        keys = [key for key in catalogue() if key.startswith("issue.")]
        codes = {key.split(".")[1] for key in keys}
        assert {f"issue.{code}.{part}" for code in codes for part in ("message", "remedy")} == set(
            keys
        )

    def test_issue_fills_its_sentences(self) -> None:
        made = issue("suppressed", "info", n=2, missed=1)
        assert made.message.startswith("2 customers")
        assert made.params == {"n": 2, "missed": 1}

    def test_near_misses(self) -> None:
        assert did_you_mean("agee", ["Age", "Income"]) == ' Did you mean "Age"?'
        assert did_you_mean("zzz", ["Age"]) == ""

    def test_errors_show_control_characters(self) -> None:
        assert "\x1b" not in str(InputError("\x1b]0;x", "y"))


class TestRandom:
    def test_streams_depend_on_stage_and_index_alone(self) -> None:
        first = stream(0, "start", 3, 1).random()
        assert first == stream(0, "start", 3, 1).random()
        others = [stream(1, "start", 3, 1), stream(0, "other", 3, 1), stream(0, "start", 3, 2)]
        assert first not in [other.random() for other in others]
        assert seed_for(0, "start", 1) == seed_for(0, "start", 1)

    def test_random_states(self) -> None:
        assert root_seed(5) == root_seed(np.int64(5)) == 5
        assert root_seed(np.random.default_rng(1)) == root_seed(np.random.default_rng(1))
        assert root_seed(np.random.RandomState(1)) == root_seed(np.random.RandomState(1))
        assert root_seed(None) >= 0

    @pytest.mark.parametrize("wrong", [-1, "a", 1.5, True])
    def test_anything_else_is_refused(self, wrong: object) -> None:
        with pytest.raises(InputError):
            root_seed(wrong)  # type: ignore[arg-type]


class TestSettings:
    @given(
        st.dictionaries(st.text(min_size=1), st.floats(allow_nan=False, allow_infinity=False)),
        st.lists(st.text()),
        st.text(),
    )
    def test_toml_round_trip(
        self, weights: dict[str, float], features: list[str], name: str
    ) -> None:
        features = [each.encode("utf-8", "ignore").decode() for each in features]
        settings = Settings(
            feature_weights={k.encode("utf-8", "ignore").decode(): v for k, v in weights.items()},
            features=tuple(features),
            value=name.encode("utf-8", "ignore").decode(),
            k=4,
        )
        assert Settings.from_options(tomllib.loads(settings.to_toml())) == settings

    @pytest.mark.parametrize(
        ("options", "message"),
        [
            ({"scal": "none"}, 'Did you mean "scale"'),
            ({"scale": "standart"}, 'Did you mean "standard"'),
            ({"k": 2.5}, "2.5"),
            ({"k": math.inf}, "inf"),
            ({"k": 0}, "from 1 on"),
            ({"seed": -1}, "from 0 on"),
            ({"k_min": 5, "k_max": 2}, "k_max"),
            ({"feature_weights": {"a": "heavy"}}, "heavy"),
            ({"feature_weights": 3}, "3"),
            ({"value": ["a"]}, "value"),
        ],
    )
    def test_wrong_settings_are_input_errors(
        self, options: dict[str, object], message: str
    ) -> None:
        with pytest.raises(InputError, match=message):
            Settings.from_options(options)

    def test_command_lines_repeat_the_run(self) -> None:
        settings = Settings(
            k=4, features=("A, b", "C d"), feature_weights={"A": 2.0}, suppress="gone.txt", seed=3
        )
        assert command_line(settings, "my file.csv") == (
            "clustomer run 'my file.csv' --features '\"A, b\"' --features 'C d' "
            "--feature-weights A=2.0 --k 4 --seed 3 --suppress gone.txt -o out"
        )
        assert "n_clusters=4" in python_lines(settings, "my file.csv")
        assert "suppressed=gone" in python_lines(settings, "my file.csv")
        named = Settings(names={"1": "Big"})
        assert command_line(named, "x.csv") == "clustomer run --config run.toml -o again"
        assert "names={'1': 'Big'}" in python_lines(named, "x.csv")


class TestFiles:
    def test_a_directory_appears_whole(self, tmp_path: Path) -> None:
        with atomic_directory(tmp_path / "out") as inside:
            (inside / "result.json").write_text("{}")
            assert not (tmp_path / "out").exists()
        assert [path.name for path in tmp_path.iterdir()] == ["out"]

    def test_a_failure_leaves_the_old_one(self, tmp_path: Path) -> None:
        with atomic_directory(tmp_path / "out") as inside:
            (inside / "result.json").write_text("old")
        with (
            pytest.raises(RuntimeError, match="boom"),
            atomic_directory(tmp_path / "out", overwrite=True),
        ):
            raise RuntimeError("boom")
        assert (tmp_path / "out" / "result.json").read_text() == "old"
        assert [path.name for path in tmp_path.iterdir()] == ["out"]

    def test_the_working_directory_is_refused_before_any_work(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        (tmp_path / "here").mkdir()
        (tmp_path / "here" / "result.json").write_text("{}")
        monkeypatch.chdir(tmp_path / "here")
        for target in (".", ".."):
            with pytest.raises(OutputError, match="directory you are in"), atomic_directory(target):
                pytest.fail("the block must not run")

    def test_a_file_appears_whole(self, tmp_path: Path) -> None:
        with atomic_file(tmp_path / "a" / "x.csv") as target:
            target.write_text("1")
        assert (tmp_path / "a" / "x.csv").read_text() == "1"
        with pytest.raises(OutputError, match="is a directory"), atomic_file(tmp_path / "a"):
            pytest.fail("the block must not run")


class TestCsv:
    @pytest.mark.parametrize(
        "text", ["=1+1", "+x", "-x", "@SUM(A1)", "\t=1", "\r=1", " =1", "a;=1+1", "a\n=1"]
    )
    def test_formulas_are_made_inert(self, text: str) -> None:
        assert safe_cell(text) == "'" + text

    @pytest.mark.parametrize("text", ["-5", "+3.2", "a=b", "x-y", "", "1e-5", "e@mail.example"])
    def test_other_texts_and_numbers_stay(self, text: str) -> None:
        assert safe_cell(text) == text

    def test_numbers(self) -> None:
        assert safe_cell(1.2e-12) == "1.2e-12"
        assert safe_cell(np.float64(1.5)) == "1.5"
        assert safe_cell(math.inf) == safe_cell(math.nan) == safe_cell(None) == ""
        assert safe_cell(3) == 3

    @given(st.lists(st.lists(st.text(st.characters(codec="utf-8")), min_size=2, max_size=2)))
    def test_every_text_comes_back(self, rows: list[list[str]]) -> None:
        import tempfile

        with tempfile.TemporaryDirectory() as scratch:
            path = Path(scratch) / "x.csv"
            write_csv(path, ["a", "b"], rows)
            with path.open(encoding="utf-8", newline="") as file:
                back = list(csv.reader(file))[1:]
        assert back == [[str(safe_cell(cell)) for cell in row] for row in rows]

    cells = st.one_of(
        st.none(),
        st.booleans(),
        st.integers(),
        st.floats(),
        st.floats(-1e6, 1e6).map(lambda value: round(value, 3)),
        st.text(st.sampled_from("=+-@; ,\t\r\n\"'a1é"), max_size=4),
    )

    @given(st.data(), st.integers(1, 3), st.integers(0, 6))
    def test_blocks_of_rows_are_written_like_single_cells(
        self, data: st.DataObject, width: int, n: int
    ) -> None:
        kinds = [data.draw(st.sampled_from(["any", "float", "text"])) for _ in range(width)]
        of = {"any": self.cells, "float": st.floats(), "text": st.text(max_size=3)}
        rows = [[data.draw(of[kind]) for kind in kinds] for _ in range(n)]
        written, expected = io.StringIO(), io.StringIO()
        append_rows(written, rows)
        for row in rows:
            cells = [safe_cell(cell) for cell in row]
            bare = any(isinstance(cell, str) and "\r" in cell for cell in cells)
            quoting = csv.QUOTE_ALL if bare else csv.QUOTE_MINIMAL
            csv.writer(expected, lineterminator="\n", quoting=quoting).writerow(cells)
        assert written.getvalue() == expected.getvalue()

    def test_many_empty_cells_take_no_time_of_their_own(self) -> None:
        """A pattern that walked over them again from each would need minutes."""
        file = io.StringIO()
        append_rows(file, (("", "") for _ in range(200_000)))
        assert file.getvalue() == ",\n" * 200_000
