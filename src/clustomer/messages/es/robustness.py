"""Spanish texts: robustness, relevance, trivial splits, intervals of effects."""

_CHOICES: dict[str, str] = {
    "robustness.choice.scale.standard": "escalar por la desviación típica",
    "robustness.choice.scale.range": "escalar por el rango",
    "robustness.choice.scale.robust": "escalar por el rango intercuartílico",
    "robustness.choice.transform.on": "transformar las columnas asimétricas",
    "robustness.choice.transform.off": "dejar las columnas asimétricas como están",
    "robustness.choice.outliers.on": "limitar los valores atípicos",
    "robustness.choice.outliers.off": "dejar los valores atípicos como están",
    "robustness.choice.missing.median": "rellenar los valores faltantes",
    "robustness.choice.missing.drop": "usar solo filas completas",
    "robustness.choice.missing.kpod": "dejar los valores faltantes fuera de las distancias",
    "robustness.choice.weight": "contar «{value}» dos veces",
    "robustness.choice.without": "dejar fuera «{value}»",
    "robustness.choice.k": "k = {value}",
    "robustness.choice.seed": "otros inicios aleatorios (número {value})",
    "robustness.and": " y ",
}

_ROBUSTNESS: dict[str, str] = {
    "robustness.breaker.breaks": (
        "Una decisión rompe los {nouns}: {what} da otros (índice de Rand ajustado "
        "{ari:fixed2}; 1 es lo mismo, 0 es azar)."
    ),
    "robustness.breaker.bends": (
        "Los {nouns} dependen sobre todo de una decisión: {what} mueve a muchos clientes "
        "(índice de Rand ajustado {ari:fixed2}; 1 es lo mismo, 0 es azar)."
    ),
    "robustness.breaker.holds": (
        "Ninguna decisión por sí sola cambia mucho los {nouns}; la que más los cambia es "
        "{what} (índice de Rand ajustado {ari:fixed2}; 1 es lo mismo, 0 es azar)."
    ),
    "robustness.customers": (
        "Con {k:int} {nouns}, un cliente permanece en el mismo {noun} en el {share:percent} "
        "de estas maneras, de media."
    ),
}

_RELEVANCE: dict[str, str] = {
    "relevance.without.other": (
        "Dejar fuera «{column}» es lo que más cambia los {nouns} (índice de Rand ajustado "
        "{ari:fixed2}; 1 es lo mismo, 0 es azar)."
    ),
    "relevance.without.same": (
        "Ninguna columna decide por sí sola: sin cualquiera de ellas los {nouns} quedan "
        "casi iguales (índice de Rand ajustado {ari:fixed2} o más; la que más importa es "
        "«{column}»)."
    ),
    "relevance.dominant": (
        "«{column}» por sí sola constituye el {share:percent} de la separación: los {nouns} "
        "son sobre todo niveles de ella."
    ),
    "relevance.hides": (
        "«{column}» desdibuja los {nouns}: sin ella la silueta media es {after:fixed2} en "
        "lugar de {before:fixed2} (una columna menos da {expected:fixed2} donde no hay "
        "grupos). Considere dejarla fuera y describir los {nouns} con ella."
    ),
}

_BASELINES: dict[str, str] = {
    "baselines.split.best_column": "una división solo por «{column_1}»",
    "baselines.split.grid": "una cuadrícula de «{column_1}» y «{column_2}»",
    "baselines.split.random": "una división al azar",
    "baselines.clear.target": (
        "Los {k:int} {nouns} explican el {ours:percent} de la varianza de «{target}» en "
        "clientes reservados para la comprobación; la mejor división sencilla en otros "
        "tantos grupos, {split}, explica el {best:percent}, y menos en todos los pliegues."
    ),
    "baselines.close.target": (
        "Los {k:int} {nouns} explican el {ours:percent} de la varianza de «{target}» en "
        "clientes reservados para la comprobación; la mejor división sencilla en otros "
        "tantos grupos, {split}, explica el {best:percent}, y tanto o más en algunos "
        "pliegues: la diferencia puede ser azar."
    ),
    "baselines.beaten.target": (
        "Una división sencilla es al menos igual de buena: {split} en otros tantos grupos "
        "explica el {best:percent} de la varianza de «{target}» en clientes reservados para "
        "la comprobación; los {k:int} {nouns}, el {ours:percent}. Si lo que importa es "
        "«{target}», use la división sencilla."
    ),
    "baselines.nothing.target": (
        "Ni los {k:int} {nouns} ni una división sencilla explican «{target}» en clientes "
        "reservados para la comprobación ({nouns}: {ours:percent} de su varianza, {split}: "
        "{best:percent})."
    ),
    "baselines.built_in.one": (
        "Pero «{target}» sube y baja con «{column_1}», que formó los {nouns}: que lo expliquen va "
        "de suyo. Solo un valor de fuera o posterior puede ponerlos a prueba."
    ),
    "baselines.built_in.two": (
        "Pero «{target}» es casi «{column_1}» por «{column_2}», que formaron los {nouns}: que lo "
        "expliquen va de suyo. Solo un valor de fuera o posterior puede ponerlos a prueba."
    ),
    "baselines.clear.features": (
        "No se indicó ningún resultado. De las columnas que los formaron, los {k:int} "
        "{nouns} explican el {ours:percent} de la varianza en clientes reservados para la "
        "comprobación; {split}, el {best:percent}, y menos en todos los pliegues. Eso "
        "favorece a los {nouns}: están hechos para ello."
    ),
    "baselines.close.features": (
        "No se indicó ningún resultado. De las columnas que los formaron, los {k:int} "
        "{nouns} explican el {ours:percent} de la varianza en clientes reservados para la "
        "comprobación; {split}, el {best:percent}, y tanto o más en algunos pliegues, "
        "aunque los {nouns} están hechos para ello."
    ),
    "baselines.beaten.features": (
        "Una división sencilla es al menos igual de buena: {split} explica el "
        "{best:percent} de la varianza de las propias columnas en clientes reservados para "
        "la comprobación; los {k:int} {nouns}, el {ours:percent}, aunque están hechos para "
        "ello."
    ),
}

_EFFECTS: dict[str, str] = {
    "effects.note": (
        "Intervalos: el 95 % central de {n_resamples:int} remuestras de {rows:int} clientes "
        "en las que los {nouns} se formaron de nuevo y se emparejaron. Descriptivo: las "
        "columnas que formaron los {nouns} no reciben valores p."
    ),
}

TEXTS: dict[str, str] = {**_CHOICES, **_ROBUSTNESS, **_RELEVANCE, **_BASELINES, **_EFFECTS}
