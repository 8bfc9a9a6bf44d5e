"""Spanish texts of the choice of k and of the verdict."""

TEXTS: dict[str, str] = {
    # Why this k. The parts that apply are joined to one paragraph.
    "selection.reason.silhouette": (
        "De k = {k_min:int} a {k_max:int}, k = {k:int} tiene la mayor silueta media: "
        "{silhouette:fixed3} (de −1 a 1; cuanto mayor, mejor)."
    ),
    "selection.reason.silhouette_eligible": (
        "De k = {k_min:int} a {k_max:int}, k = {k:int} tiene la mayor silueta media entre "
        "los que tienen al menos {needed:int} clientes en su grupo más pequeño: "
        "{silhouette:fixed3} (de −1 a 1; cuanto mayor, mejor)."
    ),
    "selection.reason.only_eligible": (
        "De k = {k_min:int} a {k_max:int}, k = {k:int} es el único cuyo grupo más pequeño "
        "tiene al menos {needed:int} clientes; su silueta media es {silhouette:fixed3} (de "
        "−1 a 1; cuanto mayor, mejor)."
    ),
    "selection.reason.only": (
        "k = {k:int} es el único número de grupos que se probó; su silueta media es "
        "{silhouette:fixed3} (de −1 a 1; cuanto mayor, mejor)."
    ),
    "selection.reason.runner_up": "Le sigue k = {runner_up:int} con {runner_up_silhouette:fixed3}.",
    "selection.reason.sampled": (
        "Las siluetas se midieron en {silhouette_rows:int} de {n_rows:int} clientes (error "
        "estándar {silhouette_se:number})."
    ),
    "selection.reason.yardstick": (
        "Los datos sin grupos también tienen una silueta positiva: entre "
        "{without_groups_low:fixed2} y {without_groups_high:fixed2} aproximadamente en "
        "{n_columns:int} columnas de reparto uniforme (k = 2 a 8, 200 a 2000 filas)."
    ),
    "selection.reason.yardstick_one": (
        "Los datos sin grupos también tienen una silueta positiva: entre "
        "{without_groups_low:fixed2} y {without_groups_high:fixed2} aproximadamente en una "
        "columna de reparto uniforme (k = 2 a 8, 200 a 2000 filas)."
    ),
    "selection.reason.yardstick_many": (
        "Los datos sin grupos también tienen una silueta positiva: inferior a 0,1 en "
        "{n_columns:int} columnas de reparto uniforme (k = 2 a 8, 200 a 2000 filas)."
    ),
    "selection.reason.untested": "No se ha probado si esta es mayor que la que dan tales datos.",
    "selection.reason.natural": (
        "De k = {tested_low:int} a {tested_high:int}, k = {k:int} tiene el mayor producto "
        "de exceso de silueta y concordancia entre los {n_passing:int} que superan los "
        "filtros: {score:fixed3} (cuanto mayor, mejor)."
    ),
    "selection.reason.reproducible": (
        "Ningún k de {tested_low:int} a {tested_high:int} muestra segmentos naturales. k = "
        "{k:int} es el mayor cuyos grupos reaparecen en las remuestras: índice de Rand "
        "ajustado mediano {agreement:fixed2} (se necesita 0,80), menor similitud de Jaccard "
        "{jaccard:fixed2} (se necesita 0,75)."
    ),
    "selection.reason.constructive": (
        "Ningún k de {tested_low:int} a {tested_high:int} muestra grupos naturales ni "
        "reproducibles. Se muestra k = {k:int} porque, de las divisiones en tres a seis "
        "grupos, todos suficientemente grandes, sus grupos son los que menos cambian entre "
        "remuestras: {stability}."
    ),
    "selection.reason.constructive_any": (
        "Ningún k de {tested_low:int} a {tested_high:int} muestra grupos naturales ni "
        "reproducibles. Se muestra k = {k:int} porque sus grupos son los que menos cambian "
        "entre remuestras: {stability}."
    ),
    "selection.reason.natural_restricted": (
        "La regla mostraría k = {reported_k:int}, fuera de los límites fijados. Dentro de "
        "ellos, k = {k:int} tiene el mayor producto de exceso de silueta y concordancia: "
        "{score:fixed3} (cuanto mayor, mejor)."
    ),
    "selection.reason.reproducible_restricted": (
        "La regla mostraría k = {reported_k:int}, fuera de los límites fijados. Dentro de "
        "ellos, k = {k:int} es el mayor cuyos grupos reaparecen en las remuestras: índice "
        "de Rand ajustado mediano {agreement:fixed2} (se necesita 0,80)."
    ),
    "selection.reason.constructive_restricted": (
        "La regla mostraría k = {reported_k:int}, fuera de los límites fijados. Dentro de "
        "ellos, los grupos de k = {k:int} son los que menos cambian entre remuestras: "
        "{stability}."
    ),
    "selection.reason.beside_rule": (
        "Los clientes que una regla separa no participaron en el veredicto. Se muestran "
        "todos los clientes en k = {k:int} grupos tal como los forma KMeans; esta partición "
        "en conjunto no se probó frente a datos sin grupos."
    ),
    "selection.reason.compared": (
        "En los {n_tested:int} clientes de la prueba, su {measure} es "
        "{test_silhouette:fixed3}; los datos sin grupos dan {null_silhouette:fixed3} de "
        "media."
    ),
    "selection.reason.user": "El usuario indicó k = {k:int}.",
    "selection.reason.user_agrees": (
        "También tiene la mayor silueta media, {silhouette:fixed3} (de −1 a 1; cuanto "
        "mayor, mejor)."
    ),
    "selection.reason.user_differs": (
        "Su silueta media es {silhouette:fixed3}; la mayor, {best_silhouette:fixed3}, es la "
        "de k = {best_k:int} (de −1 a 1; cuanto mayor, mejor)."
    ),
    "selection.reason.user_best": (
        "La mayor silueta media, {best_silhouette:fixed3}, es la de k = {best_k:int} (de −1 "
        "a 1; cuanto mayor, mejor)."
    ),
    "selection.reason.user_agrees_eligible": (
        "También tiene la mayor silueta media entre los que tienen al menos {needed:int} "
        "clientes en su grupo más pequeño, {silhouette:fixed3} (de −1 a 1; cuanto mayor, "
        "mejor)."
    ),
    "selection.reason.user_differs_eligible": (
        "Su silueta media es {silhouette:fixed3}; la mayor entre los que tienen al menos "
        "{needed:int} clientes en su grupo más pequeño, {best_silhouette:fixed3}, es la de "
        "k = {best_k:int} (de −1 a 1; cuanto mayor, mejor)."
    ),
    "selection.reason.user_best_eligible": (
        "La mayor silueta media entre los que tienen al menos {needed:int} clientes en su "
        "grupo más pequeño, {best_silhouette:fixed3}, es la de k = {best_k:int} (de −1 a 1; "
        "cuanto mayor, mejor)."
    ),
    "selection.reason.set_aside": (
        "k = {set_aside} puntuaría más alto, con {set_aside_silhouette:fixed3}, pero su "
        "grupo más pequeño tiene {set_aside_smallest:int} clientes; se necesitan al menos "
        "{needed:int}."
    ),
    # What the reader should know about the choice.
    "selection.flag.k_at_limit": (
        "k = {k:int} es el mayor número que se probó: uno mayor puede puntuar más alto. "
        "Pruebe más con --k-max."
    ),
    "selection.flag.k_restricted": "Sin sus límites, la regla mostraría k = {reported_k:int}.",
    "selection.flag.small_clusters": (
        "En una partición que puntúa alto hay un grupo de menos de {needed:int} clientes: a "
        "menudo son unos pocos clientes poco corrientes, no un grupo al que dirigirse."
    ),
    "selection.flag.small_clusters_chosen": (
        "El grupo más pequeño tiene {smallest:int} clientes, menos de los {needed:int} que "
        "debería tener un grupo."
    ),
    "selection.flag.starts_disagree": (
        "Los mejores inicios solo concuerdan en {start_agreement:fixed2} (índice de Rand "
        "ajustado, 1 = los mismos grupos, se necesita 0,95): otros inicios trazan las "
        "fronteras por otro sitio."
    ),
    "selection.flag.criteria_disagree": (
        "Los criterios no coinciden en k = {k:int}: lo prefieren {agreeing:int} de "
        "{n_criteria:int}."
    ),
    # The verdict while no test has been made.
    "verdict.not_tested": "{count} segmentos, aún no probados frente a datos sin grupos.",
    "verdict.not_tested.one": (
        "Un solo segmento, todos los clientes: aún no probado frente a datos sin grupos."
    ),
    "count.2": "Dos",
    "count.3": "Tres",
    "count.4": "Cuatro",
    "count.5": "Cinco",
    "count.6": "Seis",
    "count.7": "Siete",
    "count.8": "Ocho",
    "count.9": "Nueve",
    "count.10": "Diez",
    "count.11": "Once",
    "count.12": "Doce",
}
