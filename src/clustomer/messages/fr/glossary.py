"""French words and formulas of the method, as the report explains them."""

GLOSSARY: dict[str, str] = {
    "report.glossary.kmeans.term": "KMeans",
    "report.glossary.kmeans.means": (
        "Place chaque client dans le segment dont le centre est le plus proche ; les centres sont "
        "les moyennes de leurs clients."
    ),
    "report.glossary.kmeans.formula": "minimiser Σᵢ ‖xᵢ − c(xᵢ)‖²",
    "report.glossary.inertia.term": "Somme des carrés intra-classe",
    "report.glossary.inertia.means": "Ce que KMeans minimise (inertie). Elle baisse avec chaque k.",
    "report.glossary.inertia.formula": (
        "W(k) = Σᵢ ‖xᵢ − c(xᵢ)‖² ; dispersion restante = W(k) / W(1)"
    ),
    "report.glossary.elbow.term": "Coude",
    "report.glossary.elbow.means": (
        "Le k où la courbe de W(k) s’infléchit le plus. Des données aléatoires en ont un aussi."
    ),
    "report.glossary.elbow.formula": (
        "plus grande distance de la courbe mise à l’échelle à la droite qui joint ses extrémités"
    ),
    "report.glossary.silhouette.term": "Silhouette",
    "report.glossary.silhouette.means": (
        "De combien un client est plus proche de son propre segment que du suivant, de −1 à 1 ; la "
        "moyenne porte sur tous les clients."
    ),
    "report.glossary.silhouette.formula": (
        "s = (b − a) / max(a, b), où a et b sont les distances euclidiennes moyennes au segment "
        "propre et à l’autre segment le plus proche"
    ),
    "report.glossary.simplified_silhouette.term": "Silhouette simplifiée",
    "report.glossary.simplified_silhouette.means": (
        "La même avec les distances aux centres au lieu des clients ; plus elle est élevée, mieux "
        "c’est."
    ),
    "report.glossary.simplified_silhouette.formula": "a = ‖x − c₁‖, b = ‖x − c₂‖",
    "report.glossary.squared_silhouette.term": "Silhouette au carré",
    "report.glossary.squared_silhouette.means": (
        "La même avec les distances au carré ; plus grande par construction ; plus elle est "
        "élevée, mieux c’est."
    ),
    "report.glossary.squared_silhouette.formula": (
        "a, b : moyennes des distances euclidiennes au carré"
    ),
    "report.glossary.calinski_harabasz.term": "Calinski–Harabasz",
    "report.glossary.calinski_harabasz.means": (
        "Variance entre segments divisée par la variance à l’intérieur ; plus il est élevé, mieux "
        "c’est."
    ),
    "report.glossary.calinski_harabasz.formula": "(B / (k − 1)) / (W / (n − k))",
    "report.glossary.davies_bouldin.term": "Davies–Bouldin",
    "report.glossary.davies_bouldin.means": (
        "Largeur des segments divisée par la distance au plus semblable ; plus il est faible, "
        "mieux c’est."
    ),
    "report.glossary.davies_bouldin.formula": (
        "moyenne sur j du maximum sur l de (sⱼ + sₗ) / ‖cⱼ − cₗ‖"
    ),
    "report.glossary.difference.term": "Écart standardisé",
    "report.glossary.difference.means": (
        "À quelle distance la moyenne d’un segment se trouve de celle des autres clients, sur "
        "l’échelle préparée pour les colonnes qui ont formé les segments : au-dessous de 0,2, dans "
        "la moyenne ; au-dessous de 0,5, « plutôt » ; au-dessous de 0,8, sans adverbe ; au-delà, "
        "« très ». Les moyennes et les médianes sont dans les unités d’origine."
    ),
    "report.glossary.difference.formula": ("d = (moyenne − moyenne du reste) / écart-type commun"),
    "report.glossary.eta_squared.term": "η²",
    "report.glossary.eta_squared.means": (
        "Part de la variance d’une colonne qui se situe entre les segments, de 0 à 1 ; sur "
        "l’échelle préparée pour les colonnes qui ont formé les segments."
    ),
    "report.glossary.eta_squared.formula": "η² = SC inter / SC totale",
    "report.glossary.cramers_v.term": "V de Cramér, ε²",
    "report.glossary.cramers_v.means": (
        "Tailles d’effet des contrastes, de 0 à 1 : pour les catégories (corrigée du biais) et "
        "pour les rangs."
    ),
    "report.glossary.cramers_v.formula": "V = √(φ² / min(r − 1, c − 1)) ; ε² = H / (n − 1)",
    "report.glossary.lift.term": "Lift",
    "report.glossary.lift.means": (
        "De combien une modalité est plus fréquente dans le segment ; 1 : identique."
    ),
    "report.glossary.lift.formula": "part dans le segment / part chez tous les clients",
    "report.glossary.components.term": "Composantes principales",
    "report.glossary.components.means": (
        "Les axes de la carte : les deux directions de plus grande variance."
    ),
    "report.glossary.components.formula": (
        "vecteurs propres de la covariance des colonnes préparées"
    ),
}
