"""German texts of reports that are passed on, or kept small."""

TEXTS: dict[str, str] = {
    "report.share.customers": (
        "Diese Fassung ist zum Weitergeben. Sie enthält nichts über einzelne Kunden: keine "
        "Punkte, keine typischen Kunden; die Karte zählt Kunden in Zellen von mindestens "
        "{fewest:int}."
    ),
    "report.share.rounded": (
        "Mediane und Quantile haben drei Ziffern; Stufen und Balken mit weniger als {fewest:int} "
        "Kunden entfallen."
    ),
    "report.share.remarks.one": "Ein Hinweis, der Werte zitiert, entfällt.",
    "report.share.remarks.many": "{n:int} Hinweise, die Werte zitieren, entfallen.",
    "report.size.left_out": (
        "Um diese Seite klein zu halten, entfallen Abbildungen: {figures:list}."
    ),
    "report.size.rows": (
        "Die Tabellen {noun:?eines Segments|einer Gruppe} haben höchstens {n:int} Zeilen; alle "
        "Spalten und Stufen stehen in profiles.csv."
    ),
    "report.map.cells": (
        "Jedes Zeichen steht für die Kunden einer Zelle ({n:int} von {total:int} Kunden sind in "
        "Zellen von mindestens {fewest:int}; größere Zeichen, mehr Kunden)."
    ),
    "report.map.cells_label": (
        "Karte von {n:int} Kunden in {k:int} {noun:?Segmenten|Gruppen}, in Zellen gezählt; ihre "
        "zwei Achsen zeigen {share:percent} der Varianz. Größen und Mediane stehen in den "
        "Tabellen darunter."
    ),
}
