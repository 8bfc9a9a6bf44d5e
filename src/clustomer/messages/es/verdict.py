"""Spanish texts of the verdict: one sentence, its gates, and what to know besides."""

TEXTS: dict[str, str] = {
    # The verdict. {where} is empty, or speaks of the customers that are left.
    "verdict.natural": "{count} segmentos naturales{where}.",
    "verdict.reproducible": (
        "{count} grupos reproducibles{where}: construidos, no hallados, pero reaparecen."
    ),
    "verdict.constructive": "Ningún segmento natural{where}: no encontramos evidencia de grupos.",
    "verdict.constructive.unclear": (
        "Ningún segmento natural{where}: la evidencia no basta para hablar de grupos."
    ),
    "verdict.where": " entre el {rest_share:percent} restante de los clientes",
    # What cannot be tested.
    "verdict.not_assessable.few_rows": (
        "No evaluable: {n_tested:int} filas completas, y la prueba necesita {needed:int}."
    ),
    "verdict.not_assessable.incomplete": (
        "No evaluable: solo {n_complete:int} de {n_rows:int} filas están completas, y la "
        "prueba necesita el {needed:percent}."
    ),
    "verdict.not_assessable.no_column": (
        "No evaluable: ninguna columna numérica varía, y las distancias entre clientes "
        "necesitan una."
    ),
    "verdict.not_assessable.wide": (
        "No evaluable: {n_tested:int} filas completas para {n_dimensions:int} dimensiones, "
        "y la prueba necesita {needed:int}, 10 por cada una."
    ),
    "verdict.not_assessable.few_distinct": (
        "No evaluable: los clientes tienen {n_distinct:int} filas de valores distintas, y "
        "la prueba necesita {needed:int}."
    ),
    "verdict.not_assessable.weights": (
        "No evaluable: las filas llevan pesos, y la prueba vale para clientes que cuentan "
        "una vez cada uno."
    ),
    "verdict.not_assessable.rule_only": (
        "No evaluable: lo que destaca es una regla, y los otros {n_tested:int} clientes no "
        "se pueden probar."
    ),
    # Gates.
    "verdict.gate.structure": (
        "Con k = {k:int} la {measure} es {silhouette:fixed2}; los datos sin grupos dan "
        "{null_mean:fixed2} de media. Sobre todos los k: {p_phrase} ({n_nulls:int} "
        "conjuntos de tales datos; se necesita {needed:fixed2} como máximo)."
    ),
    "verdict.gate.effect": (
        "La {measure} supera en {observed} a la de los datos sin grupos, un "
        "{relative:percent} de esta (se necesita {needed:fixed2} o un "
        "{relative_needed:percent})."
    ),
    "verdict.gate.effect.below": (
        "La {measure} queda {observed} por debajo de la de los datos sin grupos (se "
        "necesita {needed:fixed2} por encima, o un {relative_needed:percent} de ella)."
    ),
    "verdict.gate.agreement": (
        "Concordancia mediana entre remuestras {observed} (índice de Rand ajustado de "
        "{n_pairs:int} pares, 1 = los mismos {groups}; se necesita {needed:fixed2})."
    ),
    "verdict.gate.valley": (
        "A medio camino entre {groups} vecinos hay {observed} veces tantos clientes como en "
        "sus centros (máximo {needed:fixed2}; cerca de 1 en una nube uniforme)."
    ),
    "verdict.gate.size": (
        "El {group} más pequeño tiene {observed:int} clientes (se necesitan {needed:int})."
    ),
    # How well a split comes back; what else keeps it from being reproducible.
    "verdict.stability": (
        "concordancia mediana de {agreement} entre remuestras (se necesita {needed:fixed2})"
    ),
    "verdict.stability.but": "{said}, pero {failed}",
    "verdict.stability.jaccard": (
        "su grupo menos estable tiene una similitud de Jaccard de {jaccard} (se necesita "
        "{needed:fixed2})"
    ),
    "verdict.stability.size": (
        "su grupo más pequeño tiene {smallest:int} clientes (se necesitan {needed:int})"
    ),
    "verdict.stability.and": "{first} y {last}",
    "verdict.among.usual": "De las divisiones en tres a seis grupos, todos suficientemente grandes",
    "verdict.among.any": "De todas las divisiones que se probaron",
    "verdict.standing.outscored": (
        " También supera todos los filtros, con una puntuación menor ({own:fixed3}; "
        "{best:fixed3} con k = {best_k:int})."
    ),
    # Groups that one exact value makes.
    "verdict.rule_group": (
        "El {share:percent} de los clientes tiene {column:list} = {value:number}."
    ),
    "verdict.rule_group.same": (
        "El {share:percent} de los clientes tiene un mismo valor de {column:list}."
    ),
    # What the reader should know besides.
    "verdict.flag.atom_split": (
        "{rule_groups} Eso es una regla, no un descubrimiento. El veredicto trata del "
        "{rest_share:percent} restante."
    ),
    "verdict.flag.rule_only": "{rule_groups} Eso es una regla, no un descubrimiento.",
    "verdict.flag.curve": (
        "Los tramos de una curva continua también pueden tener este aspecto: mire el mapa."
    ),
    "verdict.flag.made": (
        "Los cortes de una sola nube uniforme también reaparecen, con tanta más seguridad "
        "cuantos más clientes haya: que reaparezcan no es evidencia de grupos."
    ),
    "verdict.flag.convenience": (
        "Cualquier división de estos {n_all:int} clientes es una cuestión de conveniencia. "
        "{stable_among}, la más estable es la división en {stable_count}: {stability}."
    ),
    "verdict.flag.missed": (
        "Se pasarían por alto los grupos que se solapan, los que tienen menos de "
        "{needed:int} clientes y los que solo se ven en columnas que faltan en esta tabla: "
        "la falta de evidencia no es una demostración."
    ),
    "verdict.flag.structure_hint": (
        "Los clientes difieren de los datos sin grupos ({p_phrase}, {n_nulls:int} "
        "conjuntos), pero ninguna división que lo muestre reaparece: quizá un solo foco "
        "denso, o columnas que solo añaden ruido. Deje fuera las columnas débiles, o use "
        "grupos sueltos que sean estables."
    ),
    "verdict.flag.deviates": (
        "Los clientes se desvían de los datos sin grupos ({p_phrase}, {n_nulls:int} "
        "conjuntos), como lo hacen las nubes curvas o irregulares, pero ningún número de "
        "grupos de los probados lo muestra con claridad: la {measure} supera a la de esos "
        "datos en {largest_excess:fixed3} como máximo (se necesita 0,06, o un quinto de la "
        "suya)."
    ),
    "verdict.flag.not_separated": (
        "Una división en {filled_count} destaca y reaparece, pero el espacio entre sus "
        "grupos está lleno ({filled_valley:fixed2} veces tantos clientes a medio camino "
        "como en los centros): más bien rebanadas de una nube que grupos con huecos."
    ),
    "verdict.flag.tiny_segments": (
        "Con k = {tiny_k:int} el grupo más pequeño tiene {tiny_n:int} clientes, y un "
        "segmento necesita {needed:int}: a menudo son unos pocos clientes poco corrientes."
    ),
    "verdict.flag.valley_at_k": (
        "La puntuación prefiere k = {k:int}, pero el espacio entre sus segmentos está lleno "
        "({valley:fixed2}; se necesita {valley_needed:fixed2} como máximo); se encontró "
        "espacio vacío con k = {separated_words}."
    ),
    "verdict.flag.several_k": (
        "{plausible_words} son casi igual de defendibles: sus puntuaciones están a menos de "
        "un 10 % de la mejor."
    ),
    "verdict.flag.several_stable_k": (
        "Los cortes en {plausible_words} reaparecen por igual; se muestra el más fino."
    ),
    "verdict.flag.k_at_limit": (
        "k = {k:int} es el mayor número que ensaya la prueba: puede haber más."
    ),
    "verdict.flag.shown_any_k": (
        "Ninguna división en tres a seis tiene solo grupos de {needed:int} clientes o más, "
        "así que se muestra la división más estable de todas."
    ),
    "verdict.flag.k_given": (
        "Se indicó k = {k_given:int}: los filtros son los de este k.{standing} El veredicto "
        "habla de los datos, sea cual sea el k pedido."
    ),
    "verdict.flag.k_within": (
        "Se muestra k = {k_within:int}, dentro de los límites fijados: los filtros son los "
        "de este k.{standing} El veredicto habla de los datos, sean cuales sean los "
        "límites."
    ),
    "verdict.flag.k_one": (
        "Se indicó k = 1: todos en un solo grupo, lo que ningún filtro puede probar. Los "
        "filtros son los de k = {gates_k:int}; el veredicto habla de los datos, sea cual "
        "sea el k pedido."
    ),
    "verdict.flag.k_not_tested": (
        "La prueba abarca de k = {k_min:int} a {k_max:int}, no k = {k_given:int}: sus "
        "grupos no se probaron. Los filtros son los de k = {gates_k:int}."
    ),
    "verdict.flag.two_humps.one": (
        "Por sí sola, esta columna tiene dos picos: {two_humps:list}. Un corte entre ellos "
        "es una regla más sencilla que una segmentación."
    ),
    "verdict.flag.two_humps": (
        "Por sí solas, estas columnas tienen dos picos: {two_humps:list}. Un corte entre "
        "los picos de una columna es una regla más sencilla que una segmentación."
    ),
    "verdict.flag.atoms": (
        "{atom_groups} Un grupo así es una regla, no un descubrimiento; quizá lo más "
        "sencillo sea apartarlo y segmentar a los demás."
    ),
    "verdict.flag.categories": (
        "Los {groups} casi repiten las categorías de {categories:list} (V de Cramér "
        "superior a 0,80)."
    ),
    "verdict.flag.small_sample": (
        "{n_tested:int} clientes son pocos para {n_dimensions:int} dimensiones: se "
        "aconsejan {advised:int}, 70 por cada una. Pueden pasarse por alto grupos cercanos "
        "o pequeños."
    ),
    "verdict.flag.sampled": (
        "Se probó con {n_sampled:int} de {n_complete:int} filas completas, extraídas al azar."
    ),
    "verdict.flag.incomplete_rows": (
        "{n_incomplete:int} de {n_rows:int} filas tienen valores faltantes y no formaron "
        "parte de la prueba."
    ),
    "verdict.flag.constant_columns": (
        "No forman parte de la prueba, porque todos sus valores son iguales: {constant:list}."
    ),
}
