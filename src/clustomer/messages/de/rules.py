"""German texts of the rules as a file of their own."""

TEXTS: dict[str, str] = {
    "rules.head": (
        "Regeln kommen den Segmenten nahe; diese selbst sind die von KMeans. Jede wurde an drei "
        "Fünfteln der Kunden gefunden\n"
        "und an den übrigen gemessen. Ein Kunde kann mehrere Regeln erfüllen oder keine; ohne "
        "Wert erfüllt niemand eine Bedingung."
    ),
    "rules.then": "DANN Segment {segment:int} ({name})",
    "rules.sql": (
        "Eine Spalte für jede Regel, 1 wo sie gilt. Die Spalten müssen Zahlen, Datumsangaben und "
        "Wörter so enthalten, wie die Studie sie las;\n"
        "Grenzen von 1e308 (Oracle: 1e125) halten NaN und Unendlich fern. Prüfen Sie es zuerst "
        "an einigen Zeilen."
    ),
    "rules.column": "rule_{number:int}: Segment {number:int} ({name})",
}
