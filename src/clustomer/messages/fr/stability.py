"""French texts: stability."""

TEXTS: dict[str, str] = {
    # How to read the mean Jaccard similarity of a segment (Hennig 2007).
    "stability.reading.very_stable": (
        "Très stable (0,85 ou plus) : presque les mêmes clients se retrouvent ensemble."
    ),
    "stability.reading.stable": (
        "Stable (de 0,75 à 0,85) : la plupart des mêmes clients se retrouvent ensemble."
    ),
    "stability.reading.pattern": (
        "Un motif (de 0,6 à 0,75) : il y a quelque chose, mais on ne sait pas bien quels clients "
        "en font partie."
    ),
    "stability.reading.not_trusted": (
        "Non fiable (en dessous de 0,6) : un autre échantillon forme ici un autre segment."
    ),
    "stability.reading_name.very_stable": "très stable",
    "stability.reading_name.stable": "stable",
    "stability.reading_name.pattern": "un motif",
    "stability.reading_name.not_trusted": "non fiable",
    # How the table was disturbed.
    "stability.scheme.bootstrap": (
        "Chacun des {n_resamples:int} rééchantillons tire {n_rows:int} clients avec remise, comme "
        "si l’on avait pris un autre échantillon, et forme {k:int} segments à partir d’eux seuls."
    ),
    "stability.scheme.subset": (
        "Chacun des {n_resamples:int} rééchantillons prend la moitié des clients ({n_rows:int}) "
        "et forme {k:int} segments à partir d’eux seuls."
    ),
    "stability.scheme.noise": (
        "À {n_resamples:int} reprises, environ 5 % des {n_rows:int} clients sont remplacés par du "
        "bruit, et {k:int} segments sont formés à nouveau."
    ),
    "stability.scheme.jitter": (
        "À {n_resamples:int} reprises, toutes les valeurs des {n_rows:int} clients sont un peu "
        "déplacées, et {k:int} segments sont formés à nouveau."
    ),
    "stability.when.bootstrap": "Quand les clients sont tirés à nouveau",
    "stability.when.subset": "Quand la moitié des clients est laissée de côté",
    "stability.when.noise": "Quand 5 % des clients sont remplacés par du bruit",
    "stability.when.jitter": "Quand toutes les valeurs sont un peu déplacées",
    # Which segments come back, in one sentence.
    "stability.summary": "{when}, {clauses}.",
    "stability.clause.all": "chacun des {k:int} segments revient",
    "stability.clause.none": "aucun des {k:int} segments ne revient",
    "stability.clause.back.one": "{names:list} revient",
    "stability.clause.back.many": "{names:list} reviennent",
    "stability.clause.part.one": "{names:list} ne revient qu’en partie",
    "stability.clause.part.many": "{names:list} ne reviennent qu’en partie",
    "stability.clause.lost.one": "{names:list} ne revient pas",
    "stability.clause.lost.many": "{names:list} ne reviennent pas",
    "stability.range": (
        "La similarité de Jaccard moyenne d’un segment avec celui qui lui ressemble le plus (1 = "
        "les mêmes clients) va de {low:fixed2} à {high:fixed2} ; à partir de 0,75, un segment est "
        "considéré comme stable."
    ),
    "stability.unsure": (
        "{share:percent} des clients sont dans leur propre segment dans moins de 6 rééchantillons "
        "sur 10."
    ),
    "stability.refitted": (
        "Quand toute la préparation est réapprise dans chaque rééchantillon, deux rééchantillons "
        "concordent à {refitted:fixed2} (indice de Rand ajusté médian de {n_pairs:int} paires ; 1 "
        "= les mêmes segments, 0 = hasard)."
    ),
    "stability.caution": (
        "Un segment qui revient n’est pas forcément un groupe naturel : une coupe dans un nuage "
        "uniforme de clients peut revenir aussi."
    ),
    "stability.one": (
        "Un seul segment contient tout le monde : il n’y a rien qui puisse revenir ou non."
    ),
}
