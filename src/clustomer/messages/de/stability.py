"""German texts: stability."""

TEXTS: dict[str, str] = {
    # How to read the mean Jaccard similarity of a segment (Hennig 2007).
    "stability.reading.very_stable": (
        "Sehr stabil (0,85 oder mehr): Fast dieselben Kunden finden sich wieder zusammen."
    ),
    "stability.reading.stable": (
        "Stabil (0,75 bis 0,85): Die meisten derselben Kunden finden sich wieder zusammen."
    ),
    "stability.reading.pattern": (
        "Ein Muster (0,6 bis 0,75): Etwas ist da, aber welche Kunden dazugehören, ist unsicher."
    ),
    "stability.reading.not_trusted": (
        "Nicht verlässlich (unter 0,6): Eine andere Stichprobe bildet hier ein anderes Segment."
    ),
    "stability.reading_name.very_stable": "sehr stabil",
    "stability.reading_name.stable": "stabil",
    "stability.reading_name.pattern": "ein Muster",
    "stability.reading_name.not_trusted": "nicht verlässlich",
    # How the table was disturbed.
    "stability.scheme.bootstrap": (
        "Jede von {n_resamples:int} Ziehungen zieht {n_rows:int} Kunden mit Zurücklegen, als "
        "wäre eine andere Stichprobe genommen worden, und bildet {k:int} Segmente allein aus "
        "ihnen."
    ),
    "stability.scheme.subset": (
        "Jede von {n_resamples:int} Ziehungen nimmt die Hälfte der Kunden ({n_rows:int}) und "
        "bildet {k:int} Segmente allein aus ihnen."
    ),
    "stability.scheme.noise": (
        "Bei jedem von {n_resamples:int} Malen werden etwa 5 % der {n_rows:int} Kunden durch "
        "Rauschen ersetzt und {k:int} Segmente neu gebildet."
    ),
    "stability.scheme.jitter": (
        "Bei jedem von {n_resamples:int} Malen werden alle Werte der {n_rows:int} Kunden ein "
        "wenig verschoben und {k:int} Segmente neu gebildet."
    ),
    "stability.when.bootstrap": "Wenn die Kunden neu gezogen werden",
    "stability.when.subset": "Wenn die Hälfte der Kunden weggelassen wird",
    "stability.when.noise": "Wenn 5 % der Kunden durch Rauschen ersetzt werden",
    "stability.when.jitter": "Wenn alle Werte ein wenig verschoben werden",
    # Which segments come back, in one sentence.
    "stability.summary": "{when}: {clauses}.",
    "stability.clause.all": "Jedes der {k:int} Segmente kehrt wieder",
    "stability.clause.none": "Keines der {k:int} Segmente kehrt wieder",
    "stability.clause.back.one": "{names:list} kehrt wieder",
    "stability.clause.back.many": "{names:list} kehren wieder",
    "stability.clause.part.one": "{names:list} kehrt nur teilweise wieder",
    "stability.clause.part.many": "{names:list} kehren nur teilweise wieder",
    "stability.clause.lost.one": "{names:list} kehrt nicht wieder",
    "stability.clause.lost.many": "{names:list} kehren nicht wieder",
    "stability.range": (
        "Die mittlere Jaccard-Ähnlichkeit eines Segments mit dem ähnlichsten (1 = dieselben "
        "Kunden) reicht von {low:fixed2} bis {high:fixed2}; ab 0,75 gilt ein Segment als stabil."
    ),
    "stability.unsure": (
        "{share:percent} der Kunden sind in weniger als 6 von 10 Ziehungen in ihrem eigenen "
        "Segment."
    ),
    "stability.refitted": (
        "Wird in jeder Ziehung die ganze Aufbereitung neu gelernt, stimmen zwei Ziehungen zu "
        "{refitted:fixed2} überein (adjustierter Rand-Index von {n_pairs:int} Paaren im Median; "
        "1 = dieselben Segmente, 0 = Zufall)."
    ),
    "stability.caution": (
        "Ein Segment, das wiederkehrt, muss keine natürliche Gruppe sein: Auch ein Schnitt durch "
        "eine gleichmäßige Wolke von Kunden kann wiederkehren."
    ),
    "stability.one": (
        "Ein Segment enthält alle Kunden: Es gibt nichts, was wiederkehren könnte oder nicht."
    ),
}
