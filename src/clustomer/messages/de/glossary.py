"""German words and formulas of the method, as the report explains them."""

GLOSSARY: dict[str, str] = {
    "report.glossary.kmeans.term": "KMeans",
    "report.glossary.kmeans.means": (
        "Ordnet jeden Kunden {noun:?dem Segment|der Gruppe} mit dem nächsten Zentrum zu; Zentren "
        "sind die Mittelwerte ihrer Kunden."
    ),
    "report.glossary.kmeans.formula": "minimiere Σᵢ ‖xᵢ − c(xᵢ)‖²",
    "report.glossary.inertia.term": "Quadratsumme innerhalb der Cluster",
    "report.glossary.inertia.means": (
        "Was KMeans klein macht (Trägheit, inertia). Sie fällt mit jedem k."
    ),
    "report.glossary.inertia.formula": (
        "W(k) = Σᵢ ‖xᵢ − c(xᵢ)‖²; verbleibende Streuung = W(k) / W(1)"
    ),
    "report.glossary.elbow.term": "Elbow (Knick)",
    "report.glossary.elbow.means": (
        "Das k, an dem die Kurve von W(k) am stärksten knickt. Auch Zufallsdaten haben eines."
    ),
    "report.glossary.elbow.formula": (
        "größter Abstand der skalierten Kurve von der Geraden zwischen ihren Enden"
    ),
    "report.glossary.silhouette.term": "Silhouette",
    "report.glossary.silhouette.means": (
        "Wie viel näher ein Kunde {noun:?dem eigenen Segment ist als dem nächsten|der eigenen "
        "Gruppe ist als der nächsten}, von −1 bis 1; der Mittelwert geht über alle Kunden."
    ),
    "report.glossary.silhouette.formula": (
        "s = (b − a) / max(a, b), mit a, b als mittleren euklidischen Abständen {noun:?zum "
        "eigenen und zum nächsten anderen Segment|zur eigenen und zur nächsten anderen Gruppe}"
    ),
    "report.glossary.simplified_silhouette.term": "Vereinfachte Silhouette",
    "report.glossary.simplified_silhouette.means": (
        "Dasselbe mit Abständen zu Zentren statt zu Kunden; höher ist besser."
    ),
    "report.glossary.simplified_silhouette.formula": "a = ‖x − c₁‖, b = ‖x − c₂‖",
    "report.glossary.squared_silhouette.term": "Quadrierte Silhouette",
    "report.glossary.squared_silhouette.means": (
        "Dasselbe mit quadrierten Abständen; bauartbedingt größer; höher ist besser."
    ),
    "report.glossary.squared_silhouette.formula": "a, b mittlere quadrierte euklidische Abstände",
    "report.glossary.calinski_harabasz.term": "Calinski–Harabasz",
    "report.glossary.calinski_harabasz.means": (
        "Varianz zwischen den {noun:?Segmenten|Gruppen} geteilt durch die Varianz innerhalb; "
        "höher ist besser."
    ),
    "report.glossary.calinski_harabasz.formula": "(B / (k − 1)) / (W / (n − k))",
    "report.glossary.davies_bouldin.term": "Davies–Bouldin",
    "report.glossary.davies_bouldin.means": (
        "Breite der {noun:?Segmente|Gruppen} geteilt durch den Abstand {noun:?zum "
        "ähnlichsten|zur ähnlichsten}; niedriger ist besser."
    ),
    "report.glossary.davies_bouldin.formula": (
        "Mittel über j von max über l von (sⱼ + sₗ) / ‖cⱼ − cₗ‖"
    ),
    "report.glossary.difference.term": "Standardisierter Unterschied",
    "report.glossary.difference.means": (
        "Wie weit der Mittelwert {noun:?eines Segments|einer Gruppe} von dem der übrigen Kunden "
        "entfernt ist, bei Spalten, aus denen die {noun:?Segmente|Gruppen} gebildet sind, auf "
        "der aufbereiteten Skala: unter 0,2 durchschnittlich, unter 0,5 leicht, unter 0,8 ohne "
        "Zusatz, sonst sehr. Mittelwerte und Mediane stehen in den ursprünglichen Einheiten."
    ),
    "report.glossary.difference.formula": (
        "d = (Mittelwert − Mittelwert der übrigen) / gepoolte Standardabweichung"
    ),
    "report.glossary.eta_squared.term": "η²",
    "report.glossary.eta_squared.means": (
        "Anteil der Varianz einer Spalte, der zwischen {noun:?Segmenten|Gruppen} liegt, 0 bis 1; "
        "bei Spalten, aus denen die {noun:?Segmente|Gruppen} gebildet sind, auf der "
        "aufbereiteten Skala."
    ),
    "report.glossary.eta_squared.formula": "η² = QS zwischen / QS gesamt",
    "report.glossary.cramers_v.term": "Cramérs V, ε²",
    "report.glossary.cramers_v.means": (
        "Effektgrößen der Vergleiche, 0 bis 1: für Kategorien (um Verzerrung korrigiert) und für "
        "Ränge."
    ),
    "report.glossary.cramers_v.formula": "V = √(φ² / min(r − 1, c − 1)); ε² = H / (n − 1)",
    "report.glossary.lift.term": "Lift",
    "report.glossary.lift.means": (
        "Wie viel häufiger eine Stufe {noun:?im Segment|in der Gruppe} ist; 1 heißt gleich häufig."
    ),
    "report.glossary.lift.formula": (
        "Anteil {noun:?im Segment|in der Gruppe} / Anteil unter allen Kunden"
    ),
    "report.glossary.components.term": "Hauptkomponenten",
    "report.glossary.components.means": (
        "Die Achsen der Karte: die zwei Richtungen mit der größten Varianz."
    ),
    "report.glossary.components.formula": "Eigenvektoren der Kovarianz der aufbereiteten Spalten",
}
