"""The report page: one self-contained HTML file, made from records and figures.

Everything a study found goes in as frozen records; nothing is computed here but
the way it is written. Every text that comes from the table is escaped by the
templates (autoescape is on everywhere); the only markup that goes in as it is
are the figures, which the SVG writer has escaped, and the style sheet.
"""

from __future__ import annotations

from clustomer.report.html.actions import actions_view
from clustomer.report.html.choice import choice_view
from clustomer.report.html.closing import conclusion_view, method_view
from clustomer.report.html.environment import page_template, style_sheet
from clustomer.report.html.evidence import evidence_view
from clustomer.report.html.explore import exploration_view
from clustomer.report.html.figures import FigureSet
from clustomer.report.html.interactive import live_part
from clustomer.report.html.numbers import number_tables
from clustomer.report.html.opening import exploring_view, opening_view
from clustomer.report.html.preparation import preparation_view
from clustomer.report.html.purchases import purchases_view
from clustomer.report.html.records import ExplorationInput, PlanSteps, ReportInput
from clustomer.report.html.segments import segments_view
from clustomer.report.text import clean, speaking_of

__all__ = ["ExplorationInput", "PlanSteps", "ReportInput", "render_exploration", "render_report"]


def render_report(study: ReportInput, *, interactive: bool = False) -> str:
    """Return the report as one HTML page: no request, the same bytes again.

    Parameters
    ----------
    study : ReportInput
        Records and figures of one study.
    interactive : bool, default False
        Add the data, our script and plotly.js (1.5 MB); the page is complete
        without them, and holds no script otherwise.

    Returns
    -------
    str
        A complete HTML document.

    Notes
    -----
    At most 30 columns are shown; the page says where the others are. Inline
    figures use CSS variables, so that they follow light, dark and print.
    """
    with speaking_of(groups=study.is_made):
        evidence = evidence_view(study)
        return page_template("page.html").render(
            numbers=_numbers(evidence is not None),
            css=style_sheet(),
            live=live_part(study) if interactive else None,
            made=study.shown != "natural",
            figures=FigureSet(study.figures),
            tables=number_tables(study),
            opening=opening_view(study),
            segments=segments_view(study),
            choice=choice_view(study),
            purchases=purchases_view(study),
            evidence=evidence,
            exploration=exploration_view(study),
            preparation=preparation_view(study),
            conclusion=conclusion_view(study),
            actions=actions_view(study),
            method=method_view(study),
        )


def _numbers(tested: bool) -> dict[str, int]:
    """Return the numbers of the parts that come after the choice of k."""
    names = ["exploration", "preparation", "conclusion", "method"]
    return {name: i for i, name in enumerate(["sure", *names] if tested else names, start=4)}


def render_exploration(found: ExplorationInput) -> str:
    """Return the page of an exploration, made like `render_report`."""
    return page_template("explore_page.html").render(
        numbers={"exploration": 1, "preparation": 2},
        css=style_sheet(),
        live=None,
        figures=FigureSet(found.figures),
        opening=exploring_view(found),
        exploration=exploration_view(found),
        preparation=preparation_view(found),
        method={"date": clean(found.report_date)},
    )
