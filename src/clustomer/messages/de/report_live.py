"""German texts of the interactive figures; the script fills in {n}, {of}, {name}, {value}."""

TEXTS: dict[str, str] = {
    "report.live.group": "Hervorzuhebende {noun:?Segmente|Gruppen}",
    "report.live.all": "Alle {noun:?Segmente|Gruppen}",
    "report.live.tools": "Die Karte",
    "report.live.lasso": "Lasso",
    "report.live.box": "Rechteck",
    "report.live.zoom": "Zoom",
    "report.live.reset": "Zurücksetzen",
    "report.live.printed": "Druckfassung",
    "report.live.points.all": "Die interaktive Karte enthält alle {n:int} Kunden.",
    "report.live.points.some": (
        "Die interaktive Karte enthält {n:int} von {total:int} Kunden, nach "
        "{noun:?Segmenten|Gruppen} gezogen: Kleine {noun:?Segmente|Gruppen} haben mindestens 30, "
        "wo sie können. Werte haben drei Ziffern."
    ),
    "report.live.cells": "Die interaktive Karte enthält dieselben Zellen, keine einzelnen Kunden.",
    "report.live.selected": "{n} von {of} Zeichen ausgewählt: {name}",
    "report.live.of_segment": "{name} {n}",
    "report.live.customers": "{n} Kunden in dieser Zelle",
    "report.live.shown_all": "Alle {noun:?Segmente|Gruppen} sind gleich gezeigt.",
    "report.live.shown_some": "Hervorgehoben: {name}",
    "report.live.silhouette": "Silhouette {value}",
    "report.live.profile": (
        "Median {median}; mittlere Hälfte {half}; mittlere 90 % {most}; alle Kunden: Median {all}"
    ),
    "report.live.level": (
        "{share:percent} (95-%-Intervall {low} bis {high}); alle Kunden {all:percent}"
    ),
    "report.live.k.inertia": (
        "k = {k:int}: {value} der Quadratsumme bleiben; Daten ohne Gruppen {mean} ({low} bis "
        "{high})"
    ),
    "report.live.k.inertia_alone": "k = {k:int}: {value} der Quadratsumme bleiben",
    "report.live.k.silhouette": (
        "k = {k:int}: {value:fixed3}; Daten ohne Gruppen {mean:fixed3} ({low:fixed3} bis "
        "{high:fixed3})"
    ),
    "report.live.k.silhouette_alone": "k = {k:int}: mittlere Silhouette {value}",
    "report.live.k.agreement": (
        "k = {k:int}: Übereinstimmung im Median {value:fixed2}; mittlere Hälfte {low:fixed2} bis "
        "{high:fixed2}; mittlere 90 % {least:fixed2} bis {most:fixed2}"
    ),
    "report.live.k.agreement_alone": "k = {k:int}: Übereinstimmung im Median {value:fixed2}",
    "report.live.k.score": "k = {k:int}: entscheidender Punktwert {value:fixed3}",
}
