"""German texts: robustness, relevance, trivial splits, intervals of effects."""

TEXTS: dict[str, str] = {
    "robustness.choice.scale.standard": "die Skalierung nach Standardabweichung",
    "robustness.choice.scale.range": "die Skalierung nach Spannweite",
    "robustness.choice.scale.robust": "die Skalierung nach Quartilsabstand",
    "robustness.choice.transform.on": "die Transformation schiefer Spalten",
    "robustness.choice.transform.off": "der Verzicht auf das Transformieren schiefer Spalten",
    "robustness.choice.outliers.on": "die Begrenzung von Ausreißern",
    "robustness.choice.outliers.off": "der Verzicht auf das Begrenzen von Ausreißern",
    "robustness.choice.missing.median": "das Auffüllen fehlender Werte",
    "robustness.choice.missing.drop": "die Beschränkung auf vollständige Zeilen",
    "robustness.choice.missing.kpod": "das Weglassen fehlender Werte aus den Abständen",
    "robustness.choice.weight": "das doppelte Gewicht für „{value}“",
    "robustness.choice.without": "das Weglassen von „{value}“",
    "robustness.choice.k": "k = {value}",
    "robustness.choice.seed": "ein anderer Zufallsstart (Nummer {value})",
    "robustness.and": " und ",
    "robustness.breaker.breaks": (
        "Eine Entscheidung sprengt die {nouns}: {what} ergibt andere (adjustierter Rand-Index "
        "{ari:fixed2}; 1 heißt gleich, 0 Zufall)."
    ),
    "robustness.breaker.bends": (
        "Die {nouns} hängen vor allem an einer Entscheidung: {what} verschiebt viele Kunden "
        "(adjustierter Rand-Index {ari:fixed2}; 1 heißt gleich, 0 Zufall)."
    ),
    "robustness.breaker.holds": (
        "Keine einzelne Entscheidung ändert die {nouns} stark; am stärksten ändert sie {what} "
        "(adjustierter Rand-Index {ari:fixed2}; 1 heißt gleich, 0 Zufall)."
    ),
    "robustness.customers": (
        "Mit {k:int} {nouns:?Segmenten|Gruppen} bleibt ein Kunde im Mittel in {share:percent} "
        "dieser Läufe {noun:?im selben Segment|in derselben Gruppe}."
    ),
    "relevance.without.other": (
        "Das Weglassen von „{column}“ ändert die {nouns} am stärksten (adjustierter Rand-Index "
        "{ari:fixed2}; 1 heißt gleich, 0 Zufall)."
    ),
    "relevance.without.same": (
        "Keine einzelne Spalte entscheidet: Welche man auch weglässt, die {nouns} bleiben "
        "weitgehend gleich (adjustierter Rand-Index {ari:fixed2} oder mehr; am meisten zählt "
        "„{column}“)."
    ),
    "relevance.dominant": (
        "„{column}“ allein macht {share:percent} der Trennung aus: Die {nouns} sind vor allem "
        "Stufen dieser Spalte."
    ),
    "relevance.hides": (
        "„{column}“ verwischt die {nouns}: Ohne die Spalte ist die mittlere Silhouette "
        "{after:fixed2} statt {before:fixed2} (eine Spalte weniger bringt, wo es keine Gruppen "
        "gibt, etwa {expected:fixed2}). Erwägen Sie, sie wegzulassen und die {nouns} nur damit "
        "zu beschreiben."
    ),
    "baselines.split.best_column": "eine Aufteilung allein nach „{column_1}“",
    "baselines.split.grid": "ein Raster aus „{column_1}“ und „{column_2}“",
    "baselines.split.random": "eine zufällige Aufteilung",
    "baselines.clear.target": (
        "Die {k:int} {nouns} erklären {ours:percent} der Varianz von „{target}“ bei "
        "zurückgehaltenen Kunden; die beste einfache Aufteilung in ebenso viele Gruppen, "
        "{split}, erklärt {best:percent}, und in jedem Teil weniger."
    ),
    "baselines.close.target": (
        "Die {k:int} {nouns} erklären {ours:percent} der Varianz von „{target}“ bei "
        "zurückgehaltenen Kunden; die beste einfache Aufteilung in ebenso viele Gruppen, "
        "{split}, erklärt {best:percent}, und in manchen Teilen ebenso viel oder mehr: Der "
        "Unterschied kann Zufall sein."
    ),
    "baselines.beaten.target": (
        "Eine einfache Aufteilung leistet mindestens ebenso viel: {split} in ebenso viele "
        "Gruppen erklärt {best:percent} der Varianz von „{target}“ bei zurückgehaltenen Kunden, "
        "die {k:int} {nouns} {ours:percent}. Wenn es auf „{target}“ ankommt, verwenden Sie die "
        "einfache Aufteilung."
    ),
    "baselines.nothing.target": (
        "Weder die {k:int} {nouns} noch eine einfache Aufteilung erklären „{target}“ bei "
        "zurückgehaltenen Kunden ({nouns}: {ours:percent} der Varianz, {split}: {best:percent})."
    ),
    "baselines.built_in.one": (
        "Aber „{target}“ steigt und fällt mit „{column_1}“, woraus die {nouns} gebildet sind: Dass "
        "sie es erklären, steckt schon darin. Prüfen kann sie nur ein Wert von außen oder aus "
        "späterer Zeit."
    ),
    "baselines.built_in.two": (
        "Aber „{target}“ ist fast „{column_1}“ mal „{column_2}“, woraus die {nouns} gebildet sind: "
        "Dass sie es erklären, steckt schon darin. Prüfen kann sie nur ein Wert von außen oder "
        "aus späterer Zeit."
    ),
    "baselines.clear.features": (
        "Es wurde keine Zielgröße genannt. Von den Spalten, aus denen sie gebildet sind, "
        "erklären die {k:int} {nouns} {ours:percent} der Varianz bei zurückgehaltenen Kunden, "
        "{split} {best:percent}, und in jedem Teil weniger. Das schmeichelt den "
        "{nouns:?Segmenten|Gruppen}: Sie sind dafür gemacht."
    ),
    "baselines.close.features": (
        "Es wurde keine Zielgröße genannt. Von den Spalten, aus denen sie gebildet sind, "
        "erklären die {k:int} {nouns} {ours:percent} der Varianz bei zurückgehaltenen Kunden, "
        "{split} {best:percent}, und in manchen Teilen ebenso viel oder mehr, obwohl die {nouns} "
        "dafür gemacht sind."
    ),
    "baselines.beaten.features": (
        "Eine einfache Aufteilung leistet mindestens ebenso viel: {split} erklärt {best:percent} "
        "der Varianz der Spalten selbst bei zurückgehaltenen Kunden, die {k:int} {nouns} "
        "{ours:percent}, obwohl sie dafür gemacht sind."
    ),
    "effects.note": (
        "Intervalle: die mittleren 95 % von {n_resamples:int} Ziehungen von {rows:int} Kunden, "
        "in denen die {nouns} neu gebildet und zugeordnet wurden. Beschreibend: Die Spalten, aus "
        "denen die {nouns} gebildet sind, bekommen keine p-Werte."
    ),
}
