"""German texts of the audit of sensitive columns, and of the references beside a profile."""

TEXTS: dict[str, str] = {
    "describe.quarter.0": "unterstes Viertel",
    "describe.quarter.1": "zweites Viertel",
    "describe.quarter.2": "drittes Viertel",
    "describe.quarter.3": "oberstes Viertel",
    "report.audit.heading": "Prüfung sensibler Spalten, des Alters und des Haushalts",
    "report.audit.intro": (
        "Ein Lift von 0,80 bis 1,25 heißt ausgeglichen. Zahlen werden in die Viertel aller "
        "Kunden geteilt. Deutlich: Das ganze 95-%-Intervall liegt außerhalb."
    ),
    "report.audit.caption": (
        "Geprüfte Spalten über {noun:?die Segmente|die Gruppen} hinweg, und die verwendeten "
        "Spalten, die mit ihnen einhergehen"
    ),
    "report.audit.spread": "Verteilung über {noun:?die Segmente|die Gruppen}",
    "report.audit.outside": "Lift außerhalb 0,80 bis 1,25",
    "report.audit.proxy": "Nächste verwendete Spalte",
    "report.audit.reading.uneven": "ungleich",
    "report.audit.reading.unclear": "vielleicht ungleich",
    "report.audit.reading.even": "ausgeglichen",
    "report.audit.of": "{n:int} von {of:int}",
    "report.audit.cell.clear": (
        "{letter}, {level}: {lift:fixed2} ({low:fixed2} bis {high:fixed2}), deutlich"
    ),
    "report.audit.cell.unclear": (
        "{letter}, {level}: {lift:fixed2} ({low:fixed2} bis {high:fixed2})"
    ),
    "report.audit.more": "und {n:int} weitere, in result.json",
    "report.audit.hidden": "nicht gezeigt, kleine Zellen: {n}",
    "report.audit.used": "selbst verwendet",
    "report.audit.no_proxy": "keine war vergleichbar",
    "report.audit.proxy.found": "{label}: {strength}",
    "report.audit.proxy.chance": "keine über den Zufall hinaus; {label}: {strength}",
    "report.audit.strength": "{measure} {value} (ohne Zusammenhang: bis {chance})",
    "report.audit.note_lead": "Eine Prüfung zeigt, wo man hinsehen sollte:",
    "report.audit.note": (
        "Eine ungleiche Verteilung beweist keine Benachteiligung, eine ausgeglichene keine "
        "Fairness. Eine verwendete Spalte, die mit einer geschützten einhergeht, kann für sie "
        "stehen (Proxy), obwohl die geschützte nicht verwendet wurde."
    ),
    "report.separation.null": "Ohne Gruppen",
    "report.separation.null_high": "bis {high}",
    "report.separation.corrected": "ε²",
    "report.segment.unstable": "{word}, nicht stabil",
    "report.effect.correlation": "Korrelation |r|",
}
