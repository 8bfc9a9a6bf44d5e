"""Spanish texts: stability."""

TEXTS: dict[str, str] = {
    # How to read the mean Jaccard similarity of a segment (Hennig 2007).
    "stability.reading.very_stable": (
        "Muy estable (0,85 o más): casi los mismos clientes vuelven a quedar juntos."
    ),
    "stability.reading.stable": (
        "Estable (0,75 a 0,85): la mayoría de los mismos clientes vuelven a quedar juntos."
    ),
    "stability.reading.pattern": (
        "Un patrón (0,6 a 0,75): algo hay, pero es dudoso qué clientes pertenecen a él."
    ),
    "stability.reading.not_trusted": (
        "No fiable (por debajo de 0,6): otra muestra forma aquí otro segmento."
    ),
    "stability.reading_name.very_stable": "muy estable",
    "stability.reading_name.stable": "estable",
    "stability.reading_name.pattern": "un patrón",
    "stability.reading_name.not_trusted": "no fiable",
    # How the table was disturbed.
    "stability.scheme.bootstrap": (
        "Cada una de las {n_resamples:int} remuestras extrae {n_rows:int} clientes con "
        "reemplazo, como si se hubiera tomado otra muestra, y forma {k:int} segmentos solo "
        "con ellos."
    ),
    "stability.scheme.subset": (
        "Cada una de las {n_resamples:int} remuestras toma la mitad de los clientes "
        "({n_rows:int}) y forma {k:int} segmentos solo con ellos."
    ),
    "stability.scheme.noise": (
        "En cada una de {n_resamples:int} veces, cerca del 5 % de {n_rows:int} clientes se "
        "sustituye por ruido y se forman de nuevo {k:int} segmentos."
    ),
    "stability.scheme.jitter": (
        "En cada una de {n_resamples:int} veces, todos los valores de {n_rows:int} clientes "
        "se mueven un poco y se forman de nuevo {k:int} segmentos."
    ),
    "stability.when.bootstrap": "Cuando se vuelve a extraer a los clientes",
    "stability.when.subset": "Cuando se deja fuera a la mitad de los clientes",
    "stability.when.noise": "Cuando el 5 % de los clientes se sustituye por ruido",
    "stability.when.jitter": "Cuando todos los valores se mueven un poco",
    # Which segments come back, in one sentence.
    "stability.summary": "{when}, {clauses}.",
    "stability.clause.all": "reaparece cada uno de los {k:int} segmentos",
    "stability.clause.none": "no reaparece ninguno de los {k:int} segmentos",
    "stability.clause.back.one": "{names:list} reaparece",
    "stability.clause.back.many": "{names:list} reaparecen",
    "stability.clause.part.one": "{names:list} reaparece solo en parte",
    "stability.clause.part.many": "{names:list} reaparecen solo en parte",
    "stability.clause.lost.one": "{names:list} no reaparece",
    "stability.clause.lost.many": "{names:list} no reaparecen",
    "stability.range": (
        "La similitud de Jaccard media de un segmento con el que más se le parece (1 = los "
        "mismos clientes) va de {low:fixed2} a {high:fixed2}; desde 0,75 un segmento cuenta "
        "como estable."
    ),
    "stability.unsure": (
        "El {share:percent} de los clientes está en su propio segmento en menos de 6 de "
        "cada 10 remuestras."
    ),
    "stability.refitted": (
        "Si toda la preparación se aprende de nuevo en cada remuestra, dos remuestras "
        "concuerdan en {refitted:fixed2} (índice de Rand ajustado mediano de {n_pairs:int} "
        "pares; 1 = los mismos segmentos, 0 = azar)."
    ),
    "stability.caution": (
        "Un segmento que reaparece no es necesariamente un grupo natural: también puede "
        "reaparecer un corte de una nube uniforme de clientes."
    ),
    "stability.one": (
        "Un solo segmento los contiene a todos: no hay nada que pueda reaparecer o no."
    ),
}
