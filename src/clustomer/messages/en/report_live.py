"""English texts of the interactive figures; the script fills in {n}, {of}, {name}, {value}."""

TEXTS: dict[str, str] = {
    "report.live.group": "Segments to bring out",
    "report.live.all": "All segments",
    "report.live.tools": "The map",
    "report.live.lasso": "Lasso",
    "report.live.box": "Box",
    "report.live.zoom": "Zoom",
    "report.live.reset": "Reset",
    "report.live.printed": "Printed figure",
    "report.live.points.all": "The interactive map holds all {n:int} customers.",
    "report.live.points.some": (
        "The interactive map holds {n:int} of {total:int} customers, drawn by segment: small "
        "segments have at least 30 where they can. Values have three digits."
    ),
    "report.live.cells": "The interactive map holds the same cells, no single customers.",
    "report.live.selected": "{n} of {of} marks selected: {name}",
    "report.live.of_segment": "{name} {n}",
    "report.live.customers": "{n} customers in this cell",
    "report.live.shown_all": "All segments are shown alike.",
    "report.live.shown_some": "Brought out: {name}",
    "report.live.silhouette": "silhouette {value}",
    "report.live.profile": (
        "median {median}; middle half {half}; middle 90 % {most}; all customers: median {all}"
    ),
    "report.live.level": (
        "{share:percent} (95 % interval {low} to {high}); all customers {all:percent}"
    ),
    "report.live.k.inertia": (
        "k = {k:int}: {value} of the sum of squares is left; data without groups {mean} "
        "({low} to {high})"
    ),
    "report.live.k.inertia_alone": "k = {k:int}: {value} of the sum of squares is left",
    "report.live.k.silhouette": (
        "k = {k:int}: {value:fixed3}; data without groups {mean:fixed3} "
        "({low:fixed3} to {high:fixed3})"
    ),
    "report.live.k.silhouette_alone": "k = {k:int}: mean silhouette {value}",
    "report.live.k.agreement": (
        "k = {k:int}: median agreement {value:fixed2}; middle half {low:fixed2} to {high:fixed2}; "
        "middle 90 % {least:fixed2} to {most:fixed2}"
    ),
    "report.live.k.agreement_alone": "k = {k:int}: median agreement {value:fixed2}",
    "report.live.k.score": "k = {k:int}: deciding score {value:fixed3}",
}
