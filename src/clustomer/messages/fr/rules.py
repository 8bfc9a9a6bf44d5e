"""French texts of the rules as a file of their own."""

TEXTS: dict[str, str] = {
    "rules.head": (
        "Les règles se rapprochent des segments, qui sont ceux de KMeans. Chacune a été trouvée "
        "sur trois cinquièmes des clients\n"
        "et mesurée sur les autres (mis de côté). Un client peut satisfaire plusieurs règles, ou "
        "aucune ; sans valeur, nul ne satisfait une condition."
    ),
    "rules.then": "THEN segment {segment:int} ({name})",
    "rules.sql": (
        "Une colonne par règle, 1 là où elle s’applique. Les colonnes doivent contenir les "
        "nombres, les dates et les mots tels que l’étude les a lus ;\n"
        "les limites de 1e308 (Oracle : 1e125) écartent NaN et les infinis. Vérifiez d’abord sur "
        "quelques lignes."
    ),
    "rules.column": "rule_{number:int} : segment {number:int} ({name})",
}
