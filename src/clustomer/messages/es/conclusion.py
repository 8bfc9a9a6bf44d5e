"""Spanish texts of the conclusion: findings, their significance, suggestions, limits."""

_TIE = (
    "{title}. {lead} {play} Se apoya en la {statistic} de {label}, {here:number}{unit} "
    "(todos los clientes: {all:number}{all_unit})."
)
_PAIR_1 = (
    "{statistic_1} de {label_1}, {here_1:number}{unit_1} "
    "(todos los clientes: {all_1:number}{all_unit_1})"
)
_PAIR_2 = (
    "{statistic_2} de {label_2}, {here_2:number}{unit_2} "
    "(todos los clientes: {all_2:number}{all_unit_2})"
)
_PAIR_3 = (
    "{statistic_3} de {label_3}, {here_3:number}{unit_3} "
    "(todos los clientes: {all_3:number}{all_unit_3})"
)
_WHO = "{title}: {customers} ({share:percent})"
_LEVEL_1 = (
    "{share_1:percent} con {label_1} «{level_1}» (todos los clientes: {population_share_1:percent})"
)
_LEVEL_2 = (
    "{share_2:percent} con {label_2} «{level_2}» (todos los clientes: {population_share_2:percent})"
)
_EFFECT = "{effect_name} {effect:fixed2} (efecto {effect_word}), {p_shown}{corrected}"

_FINDINGS: dict[str, str] = {
    "describe.finding.customers.many": (
        "Los {n:int} clientes están en {k:int} {nouns}, formados a partir de "
        "{n_features:int} columnas: {features:list}."
    ),
    "describe.finding.customers.one": (
        "Los {n:int} clientes están en {k:int} {nouns}, formados a partir de una columna: "
        "{features:list}."
    ),
    "describe.finding.customers.whole": (
        "Los {n:int} clientes se muestran como un solo {noun}: no se dividieron."
    ),
    "describe.finding.natural.same": (
        "{asked}{count_first} segmentos naturales encontrados{where}{beside}."
    ),
    "describe.finding.natural.also": (
        "{asked}Los datos hablan a favor de {found} segmentos naturales{where}; {count} son "
        "igual de defendibles{beside}."
    ),
    "describe.finding.natural.outscored": (
        "{asked}Los datos hablan a favor de {found} segmentos naturales{where}; {count} "
        "también superan todos los filtros, con una puntuación menor{beside}."
    ),
    "describe.finding.natural.other": (
        "{asked}Los datos hablan a favor de {found} segmentos naturales{where}{tested}, no "
        "de los {count} {nouns} mostrados{observed}."
    ),
    "describe.finding.natural.beside": (
        "{asked}{found_first} segmentos naturales encontrados{where}{beside}. Se muestran "
        "todos los clientes en {count} {nouns}, que en conjunto no se probaron."
    ),
    "describe.finding.reproducible.beside": (
        "{asked}{found_first} {nouns} reproducibles{where}: construidos, no hallados, pero "
        "reaparecen en las remuestras. {structure} Se muestran todos los clientes en "
        "{count} {nouns}, que en conjunto no se probaron."
    ),
    "describe.finding.constructive.beside": (
        "{asked}{structure} Se muestran todos los clientes en {count} {nouns}: más allá de "
        "esa regla, son construidos, no hallados."
    ),
    "describe.finding.natural.untested": (
        "{asked}Los datos hablan a favor de {found} segmentos naturales{where}{tested}. Los "
        "{count} {nouns} mostrados no se probaron."
    ),
    "describe.finding.natural.whole": (
        "{asked}Los datos hablan a favor de {found} segmentos naturales{where}{tested}."
    ),
    "describe.finding.reproducible.same": (
        "{asked}{count_first} {nouns} reproducibles{where}: construidos, no hallados, pero "
        "reaparecen en las remuestras. {structure}"
    ),
    "describe.finding.reproducible.also": (
        "{asked}Los {count} {nouns} mostrados son construidos, no hallados, pero reaparecen "
        "en las remuestras; también lo hacen {found}, el mayor número que lo logra. "
        "{structure}"
    ),
    "describe.finding.reproducible.other": (
        "{asked}Los {count} {nouns} mostrados son construidos, no hallados. El mayor número "
        "de grupos que reaparecen en las remuestras es {found}. {structure}"
    ),
    "describe.finding.reproducible.untested": (
        "{asked}Los {count} {nouns} mostrados son construidos, no hallados, y no se "
        "probaron. El mayor número de grupos que reaparecen en las remuestras es {found}. "
        "{structure}"
    ),
    "describe.finding.reproducible.whole": (
        "{asked}El mayor número de grupos que reaparecen en las remuestras es {found}: "
        "construidos, no hallados. {structure}"
    ),
    "describe.finding.constructive.same": (
        "{asked}{structure} Los {count} {nouns} mostrados son construidos, no hallados{why}."
    ),
    "describe.finding.constructive.untested": (
        "{asked}{structure} Los {count} {nouns} mostrados son construidos, no hallados, y "
        "no se probaron."
    ),
    "describe.finding.constructive.whole": "{asked}{structure}",
    "describe.finding.not_assessable": "No se pudo probar si hay grupos.",
    "describe.finding.not_assessable.reason": "No se pudo probar si hay grupos. {reason}",
    "describe.finding.plausible": (
        "{ks} {nouns}: {all_of} son defendibles; la evidencia no decide entre estos números."
    ),
    "describe.finding.agreement": (
        "La concordancia mediana entre dos remuestras es {shown} (índice de Rand ajustado; "
        "1 = los mismos {nouns}, 0 = azar; se necesita 0,80){refitted}."
    ),
    "describe.finding.stability.all": (
        "Las remuestras recuperan {all_of} {nouns}: {parts} (similitud de Jaccard media, 1 "
        "= los mismos clientes; estable desde 0,75, muy estable desde 0,85)."
    ),
    "describe.finding.stability.some": (
        "Las remuestras recuperan {back} de los {count} {nouns}: {parts} (similitud de "
        "Jaccard media, 1 = los mismos clientes; estable desde 0,75, muy estable desde "
        "0,85, no fiable por debajo de 0,60)."
    ),
    "describe.finding.stability.none": (
        "Las remuestras no recuperan ninguno de los {count} {nouns}: {parts} (similitud de "
        "Jaccard media, 1 = los mismos clientes; estable desde 0,75, no fiable por debajo "
        "de 0,60)."
    ),
    "describe.finding.choice.silhouette": (
        "Con {k:int} {nouns} la silueta media es la más alta: {silhouette:fixed3} (de −1 a "
        "1; cuanto mayor, más nítido; {basis})."
    ),
    "describe.finding.choice.silhouette.large_enough": (
        "Con {k:int} {nouns} la silueta media es la más alta entre los números cuyo {noun} "
        "más pequeño es suficientemente grande: {silhouette:fixed3} (de −1 a 1; cuanto "
        "mayor, más nítido; {basis})."
    ),
    "describe.finding.choice.silhouette.alone": "El número de {nouns} es {k:int}.",
    "describe.finding.choice.user": (
        "Se han pedido {k:int} {nouns}. Su silueta media es {silhouette:fixed3} (de −1 a 1; "
        "cuanto mayor, más nítido; {basis})."
    ),
    "describe.finding.choice.user.whole": "Se ha pedido un solo {noun}.",
    "describe.finding.choice.user.alone": "Se han pedido {k:int} {nouns}.",
    "describe.finding.choice.other": (
        "El número de {nouns}, {k:int}, se eligió según {criterion}. La silueta media es "
        "{silhouette:fixed3} (de −1 a 1; cuanto mayor, más nítido; {basis})."
    ),
    "describe.finding.choice.other.alone": (
        "El número de {nouns}, {k:int}, se eligió según {criterion}."
    ),
    "describe.finding.runner_up.ahead": (
        "El siguiente mejor número es {runner_up_k:int}, con una silueta media de "
        "{runner_up_silhouette:fixed3}, {lead:fixed3} menos."
    ),
    "describe.finding.runner_up.narrow": (
        "La ventaja es estrecha: con {runner_up_k:int} {nouns} la silueta media es "
        "{runner_up_silhouette:fixed3}, y según esta medida esa respuesta es casi igual de "
        "buena."
    ),
    "describe.finding.runner_up.behind": (
        "Por silueta media, otro número es mejor: {runner_up_k:int}, con "
        "{runner_up_silhouette:fixed3}."
    ),
    "describe.finding.inertia": (
        "Los {nouns} explican el {between_share:percent} de la dispersión de las columnas "
        "preparadas; el {inertia_share:percent} queda dentro de ellos. Dividir cualquier "
        "tabla explica una parte."
    ),
    "describe.finding.sizes": (
        "El mayor es {largest}, con {largest_customers} ({largest_share:percent}); el menor "
        "es {smallest}, con {smallest_n:int} ({smallest_share:percent})."
    ),
    "describe.finding.segment.1": f"{_WHO}; {_PAIR_1}.",
    "describe.finding.segment.2": f"{_WHO}; {_PAIR_1}; {_PAIR_2}.",
    "describe.finding.segment.3": f"{_WHO}; {_PAIR_1}; {_PAIR_2}; {_PAIR_3}.",
    "describe.finding.segment.levels.1": f"{_WHO}; {_LEVEL_1}.",
    "describe.finding.segment.levels.2": f"{_WHO}; {_LEVEL_1}; {_LEVEL_2}.",
    "describe.finding.segment.0": (
        f"{_WHO}; ninguna columna difiere de los demás clientes en media desviación típica "
        "(la mayor diferencia es {label}, {difference:fixed2})."
    ),
    "describe.finding.segment.bare": f"{_WHO}; ningún número los distingue.",
    "describe.finding.segment.level": (
        "En {title}, el {share:percent} tiene {label} «{level}», frente al "
        "{population_share:percent} de todos los clientes."
    ),
    "describe.finding.separation": (
        "La columna {label} es la que más separa los {nouns}: el {eta_squared:percent} de "
        "su varianza está entre ellos."
    ),
    "describe.finding.separation.share": (
        "La columna {label} es la que más separa los {nouns}: aporta el "
        "{between_share:percent} de la separación, y el {eta_squared:percent} de su propia "
        "varianza{scale} está entre ellos."
    ),
    "describe.finding.value": (
        "{title} supone el {share:percent} de los clientes y el {value_share:percent} del "
        "total de {label}."
    ),
    "describe.finding.link.strong": (
        "Entre las columnas numéricas, {first} y {second} son las más asociadas: "
        "correlación de rangos {r:fixed2}."
    ),
    "describe.finding.link.weak": (
        "Las columnas numéricas apenas se asocian: la correlación de rangos más fuerte es "
        "{r:fixed2}, la de {first} y {second}."
    ),
    "describe.finding.comparison.nearly_same": (
        "Su columna «{column}» y estos {nouns} son casi lo mismo ({agreement:fixed2}; 1 = "
        "idénticos, 0 = azar)."
    ),
    "describe.finding.comparison.largely": (
        "Su columna «{column}» y estos {nouns} coinciden en gran parte ({agreement:fixed2}; "
        "1 = idénticos, 0 = azar)."
    ),
    "describe.finding.comparison.partly": (
        "Su columna «{column}» y estos {nouns} coinciden solo en parte ({agreement:fixed2}; "
        "1 = idénticos, 0 = azar)."
    ),
    "describe.finding.comparison.none": (
        "Su columna «{column}» y estos {nouns} no coinciden más que por azar "
        "({agreement:fixed2}; 1 = idénticos, 0 = azar)."
    ),
    "describe.finding.comparison.chance": (
        "Su columna «{column}» y estos {nouns} coinciden apenas más que por azar "
        "({agreement:fixed2}; 1 = idénticos, 0 = azar)."
    ),
}

_SIGNIFICANCE: dict[str, str] = {
    "describe.significance.range": (
        "La {statistic} de {label} va de {low:number}{low_unit} en {low_title} a "
        "{high:number}{high_unit} en {high_title}; para todos los clientes es "
        "{all:number}{all_unit}."
    ),
    "describe.significance.one_message": (
        "Un mensaje escrito para el mayor, {title}, habla al {share:percent} de los "
        "clientes; el {rest:percent} restante está más cerca de otro centro."
    ),
    "describe.significance.silhouette": (
        "Una silueta media de {silhouette:fixed3} no muestra por sí sola que existan "
        "grupos: los datos repartidos de manera uniforme, sin grupo alguno, también tienen "
        "una superior a 0, aunque inferior a 0,1 con {columns} (k = 2 a 8, 200 a 2000 "
        "clientes)."
    ),
    "describe.significance.silhouette.yardstick": (
        "Una silueta media de {silhouette:fixed3} no muestra por sí sola que existan "
        "grupos: los datos repartidos de manera uniforme, sin grupo alguno, alcanzan entre "
        "{low:fixed2} y {high:fixed2} aproximadamente con {columns} (k = 2 a 8, 200 a 2000 "
        "clientes)."
    ),
    "describe.significance.excess.clear": (
        "La {measure} supera en {shown} a la de datos con las mismas columnas y sin grupos: "
        "una diferencia clara (se necesita 0,06, o un quinto de la suya)."
    ),
    "describe.significance.excess.chance": (
        "La {measure} supera en {shown} a la de datos con las mismas columnas y sin grupos: "
        "suficiente (se necesita 0,06, o un quinto de la suya), pero no más allá de lo que "
        "da el azar."
    ),
    "describe.significance.excess.small": (
        "La {measure} supera en solo {shown} a la de datos con las mismas columnas y sin "
        "grupos: demasiado poco para contar (se necesita 0,06, o un quinto de la suya)."
    ),
    "describe.significance.excess.none": (
        "Los {nouns} no son más nítidos que los de datos con las mismas columnas y sin grupos."
    ),
    "describe.significance.robust.all": (
        "Cada {noun} reaparece en las {n_settings:int} repeticiones con otras decisiones "
        "defendibles (similitud de Jaccard de 0,75 o más)."
    ),
    "describe.significance.robust.all.one": (
        "Cada {noun} reaparece en la única repetición con otra decisión defendible "
        "(similitud de Jaccard de 0,75 o más)."
    ),
    "describe.significance.robust.some": (
        "En {n_settings:int} repeticiones con otras decisiones defendibles, los {nouns} "
        "reaparecieron así: {each} (similitud de Jaccard de 0,75 o más)."
    ),
    "describe.significance.robust.some.one": (
        "En la única repetición con otra decisión defendible no reaparecen todos los "
        "{nouns} (similitud de Jaccard de 0,75 o más)."
    ),
    "describe.significance.breaker.breaks": (
        "Una decisión rompe los {nouns}: {breaker} da otros (índice de Rand ajustado "
        "{shown}; 1 = los mismos, 0 = azar)."
    ),
    "describe.significance.breaker.bends": (
        "Los {nouns} dependen sobre todo de una decisión: {breaker} mueve a muchos clientes "
        "(índice de Rand ajustado {shown}; 1 = los mismos, 0 = azar)."
    ),
    "describe.significance.breaker.holds": (
        "Ninguna decisión por sí sola cambia mucho los {nouns}; la que más los cambia es "
        "{breaker} (índice de Rand ajustado {shown}; 1 = los mismos, 0 = azar)."
    ),
    "describe.significance.baseline": "{message}",
    "describe.significance.next": "{message}",
    "describe.contrast.differs": (
        f"La columna {{label}} no se usó y difiere entre los {{nouns}}: {_EFFECT}."
    ),
    "describe.contrast.related": (
        f"La columna {{label}} no se usó y difiere entre los {{nouns}}: {_EFFECT}. "
        "Una parte se debe a la construcción, porque "
        "está asociada a {related:list}."
    ),
    "describe.contrast.same": (
        f"La columna {{label}} no se usó y no muestra una diferencia clara entre los {{nouns}}: "
        f"{_EFFECT}."
    ),
    "describe.contrast.more": (
        "Se compararon {n_more:int} columnas más que no se usaron; la tabla las recoge."
    ),
    "describe.contrast.more.one": "Se comparó otra columna que no se usó; la tabla la recoge.",
    "describe.contrast.none": (
        "Todas las columnas se usaron para formar los {nouns}, así que no queda nada "
        "independiente con que compararlos."
    ),
    "describe.contrast.features": (
        "Las columnas que formaron los {nouns} difieren entre ellos por construcción. Se "
        "describen, y no llevan valor p."
    ),
}

_LIMITS: dict[str, str] = {
    "describe.limit.verdict.not_tested": (
        "No se probó frente a datos sin grupos si estos {nouns} existen. KMeans divide "
        "cualquier tabla; trátelos como una manera de dividir sus {n:int} clientes hasta "
        "que una prueba diga más."
    ),
    "describe.limit.verdict.whole": "No se probó si hay grupos entre estos {n:int} clientes.",
    "describe.limit.verdict.whole.not_assessable": (
        "Los datos no permiten probar si hay grupos entre estos {n:int} clientes."
    ),
    "describe.limit.verdict.natural": (
        "Los tramos de una curva continua, o de una envoltura hueca, pueden superar esta "
        "prueba como segmentos naturales: una falsa alarma conocida. Busque huecos en el "
        "mapa."
    ),
    "describe.limit.verdict.natural.outscored": (
        "La puntuación es más alta con {found} segmentos: los {count} mostrados también "
        "superan todos los filtros, pero pueden unir o cortar aquellos."
    ),
    "describe.limit.verdict.natural.other": (
        "La evidencia es a favor de {found} segmentos{where}, no de los {count} {nouns} "
        "mostrados: estos pueden unir o cortar lo que se encontró."
    ),
    "describe.limit.verdict.reproducible": (
        "Que los grupos reaparezcan en otra muestra no es evidencia de estructura: los "
        "cortes de datos sin grupo alguno también reaparecen a menudo."
    ),
    "describe.limit.verdict.reproducible.other": (
        "Los {count} {nouns} mostrados no superaron lo que deben superar los grupos que "
        "reaparecen; otra muestra puede cortarse por otro sitio."
    ),
    "describe.limit.verdict.constructive": (
        "Cualquier división de estos {n:int} clientes es una cuestión de conveniencia, y "
        "otra muestra puede cortarse por otro sitio. La falta de evidencia no excluye que "
        "haya grupos: pueden haberse pasado por alto los que se solapan, son pequeños o "
        "poco compactos, o solo se ven en columnas que no se usaron."
    ),
    "describe.limit.verdict.not_assessable": (
        "Los datos no permiten probar si estos {nouns} existen: trátelos como una manera de "
        "dividir los {n:int} clientes."
    ),
    "describe.limit.remark": "{message}",
    "describe.limit.starts": (
        "Las fronteras de los {nouns} dependen del inicio aleatorio: los dos mejores "
        "inicios solo concuerdan en {agreement:fixed2} (1 = idénticos, 0 = azar). Otra "
        "semilla puede situar a muchos clientes en otro sitio."
    ),
    "describe.limit.k_at_limit": (
        "{k:int} es el mayor número de {nouns} que se probó; uno mayor puede tener una "
        "silueta media más alta."
    ),
    "describe.limit.sampled": "La silueta media se calculó con una muestra de {rows:int} clientes.",
    "describe.limit.dominated": (
        "Una columna decide casi todo: {label} aporta el {between_share:percent} de la "
        "separación. Un simple umbral en ella puede servir tan bien como los {nouns}."
    ),
    "describe.limit.dominated.levels": "Los {nouns} son, en esencia, las categorías de {label}.",
    "describe.limit.dominated.other": (
        "Una columna decide casi todo: {label} aporta el {between_share:percent} de la separación."
    ),
    "describe.limit.missing.one": (
        "A 1 cliente ({share:percent}) le falta un valor en al menos una columna."
    ),
    "describe.limit.missing.many": (
        "A {n:int} clientes ({share:percent}) les falta un valor en al menos una columna."
    ),
    "describe.limit.missing.filled": (
        "Donde faltaba un valor en {columns:list} se puso uno habitual: es una conjetura."
    ),
    "describe.limit.missing.partial": (
        "Los clientes con un valor faltante en {columns:list} se sitúan por los valores que tienen."
    ),
    "describe.limit.missing.dropped": (
        "Los clientes con un valor faltante en {columns:list} no ayudaron a formar los "
        "{nouns}; se asignaron después, con un valor habitual en su lugar."
    ),
    "describe.limit.issues": (
        "Las comprobaciones de los datos señalaron puntos graves: {n_serious:int}, "
        "advertencias: {n_warnings:int}. Léalos antes de actuar."
    ),
    "describe.limit.issues.warnings": (
        "Las comprobaciones de los datos señalaron advertencias: {n_warnings:int}. Léalas "
        "antes de actuar."
    ),
    "describe.limit.issue": "{message}",
    "describe.limit.lacking": (
        "Ninguna columna parece decir {lacking}. Los grupos que solo se ven ahí no pueden verse."
    ),
    "describe.limit.one_moment": (
        "La tabla muestra a los clientes en un momento dado. No puede verse si pasan de un "
        "{noun} a otro, y lo que va junto no tiene por qué ser causa y efecto."
    ),
    "describe.limit.one_moment.whole": (
        "La tabla muestra a los clientes en un momento dado, y lo que va junto no tiene por "
        "qué ser causa y efecto."
    ),
    "describe.limit.visible": (
        "Si hoy responde el {base:percent} y la mitad de un {noun} se reserva como grupo de "
        "control, una prueba solo muestra un aumento a partir de un "
        "{largest_visible:percent} aproximadamente en {largest}, {largest_customers}, y de "
        "un {smallest_visible:percent} en {smallest}, {smallest_customers}."
    ),
    "describe.limit.shape": (
        "KMeans ve grupos compactos de anchura parecida. Los grupos alargados o curvos se "
        "cortarían."
    ),
}

_APPLICATIONS: dict[str, str] = {
    "describe.application.beaten": (
        "Una división sencilla es al menos tan buena como estos {nouns}: pruébela primero, "
        "es más fácil de usar."
    ),
    "describe.application.convenience": (
        "Tome los {nouns} como algo de conveniencia, no como tipos de cliente. Antes de "
        "confiar en una sugerencia, compárela con un grupo de control extraído del mismo "
        "{noun}."
    ),
    "describe.application.one": _TIE,
    "describe.application.two": (
        f"{{title}}. {{lead}} {{play}} Se apoya en la {_PAIR_1} y en la {_PAIR_2}."
    ),
    "describe.application.average": (
        "{title}. {lead} {play} Nada distingue a estos clientes; la mayor diferencia con "
        "los demás es {label}, {difference:fixed2} desviaciones típicas."
    ),
    "describe.application.level": (
        "{title}. {lead} {play} Se apoya en que el {share:percent} tiene {label} «{level}» "
        "(todos los clientes: {population_share:percent})."
    ),
    "describe.application.none": "{title}. {lead} {play} Ningún número distingue a estos clientes.",
}

TEXTS: dict[str, str] = {**_FINDINGS, **_SIGNIFICANCE, **_LIMITS, **_APPLICATIONS}
