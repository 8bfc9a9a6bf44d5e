"""What a run prints for people: it fits a screen, and tells the same without colour."""

from __future__ import annotations

import io
import json
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from rich.cells import cell_len
from typer.testing import CliRunner

import clustomer as cl
from clustomer.apps.cli.main import app
from clustomer.apps.cli.summary import BAR, segment_lines, summarise, tiny_bar
from clustomer.describe.records import Profile
from clustomer.study import Study


class Screen(io.StringIO):
    """A stdout that is a terminal."""

    def isatty(self) -> bool:
        return True


class Plain(io.TextIOWrapper):
    """A stdout that knows few letters."""

    def __init__(self) -> None:
        super().__init__(io.BytesIO(), encoding="cp1252")


@pytest.fixture(scope="module")
def done(tmp_path_factory: pytest.TempPathFactory) -> Study:
    path = tmp_path_factory.mktemp("shop") / "shop.csv"
    result = CliRunner().invoke(app, ["sample", "shop", "--rows", "400", "-o", str(path), "-q"])
    assert result.exit_code == 0
    study = cl.run_study(str(path), k=4, quick=True)
    assert isinstance(study, Study)
    return study


def printed(study: Study, screen: io.StringIO, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.setattr(sys, "stdout", screen)
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setenv("COLUMNS", "80")
    summarise(study, "out")
    return screen.getvalue()


def test_a_screen_of_80_columns_is_enough(done: Study, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    said = printed(done, Screen(), monkeypatch)
    lines = [line for line in said.splitlines() if not line.startswith("The report")]
    assert "\x1b[3" not in said  # no colour
    assert max(cell_len(line.replace("\x1b[1m", "").replace("\x1b[0m", "").replace("\x1b[2m", ""))
               for line in lines) <= 80  # fmt: skip


def test_colours_are_for_terminals_only(done: Study, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("NO_COLOR", raising=False)
    coloured = printed(done, Screen(), monkeypatch)
    plain = printed(done, io.StringIO(), monkeypatch)
    assert "\x1b[1;34m" in coloured
    assert "\x1b" not in plain
    assert done.verdict.sentence in plain.splitlines()  # not wrapped for programs


def test_every_segment_with_size_bar_and_markers(
    done: Study, monkeypatch: pytest.MonkeyPatch
) -> None:
    lines = printed(done, io.StringIO(), monkeypatch).splitlines()
    for segment in done.profile.segments:
        own = next(i for i, line in enumerate(lines) if line.startswith(f"{segment.letter}   "))
        assert f" {segment.n:,} " in lines[own]
        bar = lines[own].rsplit("  ", 1)[1]
        assert len(bar) <= BAR
        if segment.markers:
            assert segment.markers[0].label in lines[own + 1]
    longest = max(done.profile.segments, key=lambda one: one.share)
    assert any(line.startswith(longest.letter) and "█" * BAR in line for line in lines)


def test_lines_keep_their_width_with_any_name(done: Study) -> None:
    wild = ("x" * 200, "日本語" * 20, "\x1b[31mred\n", "[bold]not markup[/bold]")
    segments = tuple(
        replace(one, name=name, value_share=0.25)
        for one, name in zip(done.profile.segments, wild, strict=True)
    )
    profile: Profile = replace(done.profile, segments=segments)
    for width in (60, 80, 100):
        for line in segment_lines(profile, width):
            assert cell_len(line.plain) <= width
            assert "\x1b" not in line.plain
            assert "\n" not in line.plain


@pytest.mark.parametrize(
    ("share", "bar"), [(1.0, "█" * 12), (0.5, "█" * 6), (0.0, "▏"), (1 / 96, "▏"), (9 / 96, "█▏")]
)
def test_bars_count_in_eighths(share: float, bar: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdout", io.StringIO())
    assert tiny_bar(share) == bar


def test_a_terminal_without_blocks_gets_signs(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdout", Plain())
    assert tiny_bar(1.0) == "#" * 12
    assert tiny_bar(0.0) == "#"


def test_json_is_json_alone(tmp_path: Path) -> None:
    words = ["run", "-o", str(tmp_path / "out"), "--quick", "--k", "3", "--format", "json"]
    result = CliRunner().invoke(app, words)
    assert result.exit_code == 0
    assert json.loads(result.stdout)["n_segments"] == 3
