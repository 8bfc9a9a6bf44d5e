"""German texts of the report's pages on the data: explored, and what was done to it."""

TEXTS: dict[str, str] = {
    # exploration
    "report.exploration.title": "Die Daten, erkundet",
    "report.exploration.intro": (
        "{n:int} Zeilen und {columns:int} Spalten: {used:int} bilden die "
        "{noun:?Segmente|Gruppen}, {explored:int} sind hier erkundet."
    ),
    "report.exploration.intro_explored": (
        "{n:int} Zeilen und {columns:int} Spalten: {explored:int} sind hier erkundet, und "
        "{used:int} davon können {noun:?Segmente|Gruppen} bilden."
    ),
    "report.exploration.missing.none": "Kein Wert fehlt;",
    "report.exploration.missing.one": "Ein Wert fehlt;",
    "report.exploration.missing.many": "{n:int} Werte fehlen;",
    "report.exploration.repeated.none": "keine Zeile wiederholt eine frühere in allen davon.",
    "report.exploration.repeated.one": "eine Zeile wiederholt eine frühere in allen davon.",
    "report.exploration.repeated.many": "{n:int} Zeilen wiederholen eine frühere in allen davon.",
    "report.columns.heading": "Spalte für Spalte",
    "report.columns.caption": "Überblick über die Spalten",
    "report.columns.note_lead": "5 % und 95 %",
    "report.columns.note": (
        "sind statt Minimum und Maximum gezeigt, die eine einzelne Person verraten können."
    ),
    "report.columns.more": (
        "Gezeigt sind die ersten {shown:int} von {n:int} Spalten; die übrigen stehen in den "
        "CSV-Dateien und in result.json."
    ),
    "report.columns.text": "freier Text oder Kennung",
    "report.columns.none": "keine Werte zum Zusammenfassen",
    "report.issues.heading": "Was man über diese Tabelle wissen sollte",
    "report.issues.caption": "Auffälligkeiten in den Daten",
    "report.issues.severity": "Gewicht",
    "report.issues.seen": "Was gesehen und getan wurde",
    "report.issues.remedy": "Was Sie tun können",
    "report.issues.alike": "Dasselbe gilt für {n:int} weitere: {columns:list}.",
    "report.issues.none": "In den Daten fiel nichts auf.",
    "report.missing.heading": "Fehlende Werte",
    "report.missing.complete": "{n:int} Kunden ({share:percent}) sind vollständig.",
    "report.missing.caption": "Spalten, die gemeinsam fehlen",
    "report.missing.together": "Fehlt in genau diesen Spalten",
    "report.missing.more": "Seltenere Muster, in result.json: {n:int}.",
    "report.correlations.heading": "Wie die Spalten zusammenhängen",
    "report.correlations.caption": "Rangkorrelationen",
    "report.correlations.note_lead": "Spearmans",
    "report.correlations.note": (
        "Rangkorrelation, von −1 bis 1. Die Tönung wächst mit der Stärke; Blau ist positiv, Rost "
        "negativ, und das Vorzeichen steht dabei. Cramérs V (um Verzerrung korrigiert) und das "
        "Korrelationsverhältnis η reichen von 0 bis 1."
    ),
    "report.correlations.more": "Spalten, die weniger zusammenhängen, in result.json: {n:int}.",
    "report.correlations.unrelated": (
        "Alle Rangkorrelationen liegen zwischen {low} und {high}: Die numerischen Spalten hängen "
        "praktisch nicht zusammen."
    ),
    "report.correlations.weak": (
        "Die numerischen Spalten hängen lose zusammen: am stärksten {first} und {second}, mit "
        "einer Rangkorrelation von {value}."
    ),
    "report.correlations.strong": (
        "{first} und {second} hängen am stärksten zusammen, mit einer Rangkorrelation von {value}."
    ),
    "report.correlations.none": "Es gibt weniger als zwei numerische Spalten.",
    "report.associations.caption": "Stärkste Zusammenhänge mit Kategorien",
    "report.associations.none": (
        "Keine Kategorie geht mit einer anderen Spalte einher: Die größte Effektgröße ist "
        "{value:fixed2}."
    ),
    "report.associations.first": "Spalte",
    "report.associations.second": "Mit",
    "report.associations.measure": "Maß",
    "report.associations.value": "Wert",
    "report.pairs.explore_title": "Verwendete Spalten paarweise, vor jeder Segmentierung",
    "report.pairs.explore_sub": "Eine Stichprobe von Kunden, je ein Zeichen",
    "report.pairs.explore_note": (
        "Gruppen würden als Ballungen mit Lücken dazwischen erscheinen; Streifen kommen von "
        "gerundeten Werten."
    ),
    "report.by_descriptor.heading": "Verteilungen nach beschreibenden Spalten",
    "report.by_descriptor.note": (
        "Die stärksten Paare aus einer verwendeten Spalte und einer Kategorie. Jede Form umfasst "
        "die mittleren 95 %; die Linie ist der Median."
    ),
    # preparation
    "report.preparation.title": "Was mit den Daten geschah",
    "report.understood.heading": "Wie die Datei gelesen wurde",
    "report.understood.caption": "Was über die Datei verstanden wurde",
    "report.understood.what": "Was",
    "report.understood.value": "Verstanden als",
    "report.understood.how": "Warum",
    "report.understood.option": "Anders angeben mit",
    "report.roles.heading": "Wozu jede Spalte dient",
    "report.roles.caption": "Arten und Rollen der Spalten",
    "report.steps.heading": "Schritte für jede verwendete Spalte",
    "report.steps.caption": "Aufbereitungsschritte nach Spalte",
    "report.steps.done": "Was getan wurde, der Reihe nach",
    "report.steps.nothing": "unverändert verwendet",
    "report.steps.none": "Keine Spalte wurde verändert.",
    "report.steps.note_lead": "Warum aufbereiten?",
    "report.steps.note": (
        "KMeans misst Abstände: Spalten mit großen Zahlen, langen Ausläufern oder Lücken würden "
        "allein entscheiden. Kein Kunde entfällt. Dieselben Schritte sind in model.json "
        "gespeichert und werden auf neue Kunden angewandt."
    ),
}
