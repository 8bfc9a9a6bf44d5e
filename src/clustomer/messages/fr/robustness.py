"""French texts: robustness, relevance, trivial splits, intervals of effects."""

_CHOICES: dict[str, str] = {
    "robustness.choice.scale.standard": "mettre à l’échelle par l’écart-type",
    "robustness.choice.scale.range": "mettre à l’échelle par l’étendue",
    "robustness.choice.scale.robust": "mettre à l’échelle par l’écart interquartile",
    "robustness.choice.transform.on": "transformer les colonnes asymétriques",
    "robustness.choice.transform.off": "laisser les colonnes asymétriques telles quelles",
    "robustness.choice.outliers.on": "limiter les valeurs aberrantes",
    "robustness.choice.outliers.off": "laisser les valeurs aberrantes telles quelles",
    "robustness.choice.missing.median": "remplacer les valeurs manquantes",
    "robustness.choice.missing.drop": "n’utiliser que les lignes complètes",
    "robustness.choice.missing.kpod": "laisser les valeurs manquantes hors des distances",
    "robustness.choice.weight": "compter « {value} » deux fois",
    "robustness.choice.without": "écarter « {value} »",
    "robustness.choice.k": "k = {value}",
    "robustness.choice.seed": "changer de départs aléatoires (numéro {value})",
    "robustness.and": " et ",
}

_ROBUSTNESS: dict[str, str] = {
    "robustness.breaker.breaks": (
        "Un choix défait les {nouns} : {what} en donne d’autres (indice de Rand ajusté "
        "{ari:fixed2} ; 1 = identique, 0 = hasard)."
    ),
    "robustness.breaker.bends": (
        "Les {nouns} tiennent surtout à un choix : {what} déplace beaucoup de clients (indice "
        "de Rand ajusté {ari:fixed2} ; 1 = identique, 0 = hasard)."
    ),
    "robustness.breaker.holds": (
        "Aucun choix ne change beaucoup les {nouns} à lui seul ; celui qui les change le "
        "plus : {what} (indice de Rand ajusté {ari:fixed2} ; 1 = identique, 0 = hasard)."
    ),
    "robustness.customers": (
        "Avec {k:int} {nouns}, un client reste dans le même {noun} dans {share:percent} de ces "
        "manières en moyenne."
    ),
}

_RELEVANCE: dict[str, str] = {
    "relevance.without.other": (
        "Écarter « {column} » est ce qui change le plus les {nouns} (indice de Rand ajusté "
        "{ari:fixed2} ; 1 = identique, 0 = hasard)."
    ),
    "relevance.without.same": (
        "Aucune colonne ne décide à elle seule : sans l’une quelconque d’entre elles, les "
        "{nouns} restent à peu près les mêmes (indice de Rand ajusté {ari:fixed2} ou plus ; "
        "« {column} » compte le plus)."
    ),
    "relevance.dominant": (
        "La colonne « {column} » représente à elle seule {share:percent} de la séparation : "
        "les {nouns} en sont surtout des niveaux."
    ),
    "relevance.hides": (
        "La colonne « {column} » brouille les {nouns} : sans elle, la silhouette moyenne est "
        "de {after:fixed2} au lieu de {before:fixed2} (une colonne de moins donne environ "
        "{expected:fixed2} là où il n’y a pas de groupes). Envisagez de l’écarter et de "
        "décrire les {nouns} par elle."
    ),
}

_BASELINES: dict[str, str] = {
    "baselines.split.best_column": "un découpage selon la seule colonne « {column_1} »",
    "baselines.split.grid": "une grille de « {column_1} » et « {column_2} »",
    "baselines.split.random": "un découpage au hasard",
    "baselines.clear.target": (
        "Les {k:int} {nouns} expliquent {ours:percent} de la variance de « {target} » chez des "
        "clients mis de côté ; le meilleur découpage simple en autant de groupes, {split}, "
        "explique {best:percent}, et moins dans chaque pli."
    ),
    "baselines.close.target": (
        "Les {k:int} {nouns} expliquent {ours:percent} de la variance de « {target} » chez des "
        "clients mis de côté ; le meilleur découpage simple en autant de groupes, {split}, "
        "explique {best:percent}, et autant ou plus dans certains plis : la différence peut "
        "être due au hasard."
    ),
    "baselines.beaten.target": (
        "Un découpage simple fait au moins aussi bien : {split} en autant de groupes explique "
        "{best:percent} de la variance de « {target} » chez des clients mis de côté, et les "
        "{k:int} {nouns} {ours:percent}. Si c’est « {target} » qui compte, utilisez le "
        "découpage simple."
    ),
    "baselines.nothing.target": (
        "Ni les {k:int} {nouns} ni un découpage simple n’expliquent « {target} » chez des "
        "clients mis de côté ({nouns} : {ours:percent} de sa variance, {split} : "
        "{best:percent})."
    ),
    "baselines.built_in.one": (
        "Mais « {target} » monte et descend avec "
        "« {column_1} », qui a formé les {nouns} : qu’ils l’expliquent "
        "va de soi. Seule une valeur extérieure ou ultérieure peut les mettre à l’épreuve."
    ),
    "baselines.built_in.two": (
        "Mais « {target} » est presque "
        "« {column_1} » fois « {column_2} », qui ont formé les {nouns} : qu’ils "
        "l’expliquent va de soi. Seule une valeur extérieure ou ultérieure peut les mettre à "
        "l’épreuve."
    ),
    "baselines.clear.features": (
        "Aucun résultat n’a été désigné. Pour les colonnes qui les ont formés, les {k:int} "
        "{nouns} expliquent {ours:percent} de la variance chez des clients mis de côté ; "
        "{split} explique {best:percent}, et moins dans chaque pli. Cela flatte les {nouns} : "
        "ils sont faits pour cela."
    ),
    "baselines.close.features": (
        "Aucun résultat n’a été désigné. Pour les colonnes qui les ont formés, les {k:int} "
        "{nouns} expliquent {ours:percent} de la variance chez des clients mis de côté ; "
        "{split} explique {best:percent}, et autant ou plus dans certains plis, bien que les "
        "{nouns} soient faits pour cela."
    ),
    "baselines.beaten.features": (
        "Un découpage simple fait au moins aussi bien : {split} explique {best:percent} de la "
        "variance des colonnes elles-mêmes chez des clients mis de côté, et les {k:int} "
        "{nouns} {ours:percent}, bien qu’ils soient faits pour cela."
    ),
}

_EFFECTS: dict[str, str] = {
    "effects.note": (
        "Intervalles : les 95 % centraux de {n_resamples:int} rééchantillons de {rows:int} "
        "clients, dans lesquels les {nouns} ont été reformés et appariés. Descriptif : les "
        "colonnes qui ont formé les {nouns} ne reçoivent pas de valeur p."
    ),
}

TEXTS: dict[str, str] = {**_CHOICES, **_ROBUSTNESS, **_RELEVANCE, **_BASELINES, **_EFFECTS}
