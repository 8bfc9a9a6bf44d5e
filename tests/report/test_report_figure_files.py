"""The figures of a report as files: all of them or none, the same drawings, readable."""

from __future__ import annotations

import io
from pathlib import Path
from xml.etree import ElementTree

import matplotlib.image
import numpy as np
import pytest
from evidence_records import make_evidence
from study_records import make_blobs, make_input

from clustomer.errors import OutputError
from clustomer.report.figures.study import NARROW_SUFFIX
from clustomer.report.html.records import ReportInput
from clustomer.report.share import without_customers
from clustomer.report.write import write_figures


@pytest.fixture(scope="module")
def tested() -> ReportInput:
    evidence = make_evidence("natural", k=5)
    return make_input(make_blobs(k=5, seed=3), kind="natural", evidence=evidence)


def test_svg_files_are_the_report_s_own(tested: ReportInput, tmp_path: Path) -> None:
    n = write_figures(tested, str(tmp_path / "figures"))
    files = {path.name: path for path in (tmp_path / "figures").iterdir()}
    own = {f"{k}.svg": v for k, v in tested.figures.items() if not k.endswith(NARROW_SUFFIX)}
    assert n == len(files) > 20
    assert {name: path.read_text(encoding="utf-8") for name, path in files.items()} == own
    for path in files.values():
        root = ElementTree.fromstring(path.read_text(encoding="utf-8"))
        assert root.tag.endswith("svg")
        assert root.get("aria-label")


def test_png_files_open_with_twice_the_pixels(tested: ReportInput, tmp_path: Path) -> None:
    n = write_figures(tested, str(tmp_path / "png"), kind="png")
    files = sorted((tmp_path / "png").iterdir())
    assert n == len(files) > 20
    for path in files:
        image = matplotlib.image.imread(io.BytesIO(path.read_bytes()), format="png")
        root = ElementTree.fromstring(tested.figures[path.stem])
        width, height = (round(2 * float(root.get(side, "0"))) for side in ("width", "height"))
        assert image.shape[1] == pytest.approx(width, abs=1)
        assert image.shape[0] == pytest.approx(height, abs=1)
        assert np.ptp(image[..., :3]) > 0.3  # something is drawn


def test_png_files_repeat(tested: ReportInput, tmp_path: Path) -> None:
    for name in ("a", "b"):
        write_figures(tested, str(tmp_path / name), kind="png")
    for path in (tmp_path / "a").iterdir():
        assert path.read_bytes() == (tmp_path / "b" / path.name).read_bytes()


def test_shared_figures_have_cells_and_no_points(tested: ReportInput, tmp_path: Path) -> None:
    write_figures(without_customers(tested), str(tmp_path / "shared"))
    names = {path.stem for path in (tmp_path / "shared").iterdir()}
    assert not {"pairs", "silhouette", "by-segment-1"} & names


def test_a_folder_that_holds_something_is_left_alone(tested: ReportInput, tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("mine", encoding="utf-8")
    (tmp_path / "file").write_text("mine", encoding="utf-8")
    for target in (tmp_path, tmp_path / "file"):
        with pytest.raises(OutputError, match="exists already"):
            write_figures(tested, str(target))
    assert sorted(path.name for path in tmp_path.iterdir()) == ["file", "mine.txt"]


def test_nothing_is_left_when_a_figure_fails(
    tested: ReportInput, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(self: object, name: str) -> str:
        raise OSError("no room")

    monkeypatch.setattr("clustomer.report.figures.study.Drawing.svg", broken)
    with pytest.raises(OutputError, match="Cannot write"):
        write_figures(tested, str(tmp_path / "new"))
    assert list(tmp_path.iterdir()) == []
