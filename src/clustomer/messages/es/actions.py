"""Spanish texts of what to do: one step away, test plan, outcomes of a campaign."""

TEXTS: dict[str, str] = {
    "report.use.hangs": "Se apoya en {parts}.",
    "report.use.marked": "{label} ({difference:fixed2} d. t.)",
    "report.use.level": "{label} «{level}» ({share:percent}; de todos, {population_share:percent})",
    "report.use.none": "Nada lo distingue.",
    "report.step.heading": "A un paso",
    "report.step.note_lead": "Distancia, no causa.",
    "report.step.note": (
        "El menor cambio de estas columnas, con todas las demás iguales, que deja a un "
        "cliente más cerca del otro segmento, dentro de los valores que tienen los "
        "clientes. No dice que el cambio vaya a producirse, ni que algo lo produciría, ni "
        "que el cliente valdría entonces más. Quien está a menos de {limit:fixed1} "
        "desviaciones típicas en las columnas que pueden cambiar cuenta como a un paso."
    ),
    "report.step.by_value": "Aquí es mejor el segmento que tiene una media mayor de {column}.",
    "report.step.by_name": "Se indicó {target} como el mejor segmento.",
    "report.step.assumed": (
        "Qué puede cambiar se supuso por los nombres de las columnas: {columns:list}. "
        "Indíquelo con --actionable."
    ),
    "report.step.given": "Lo que puede cambiar, según se indicó: {columns:list}.",
    "report.step.no_columns": (
        "No se encontró ninguna columna que una campaña pudiera cambiar: indique algunas "
        "con --actionable."
    ),
    "report.step.no_better": (
        "No calculado: nada dice qué segmento es mejor. Indique con --value la columna que "
        "dice cuánto vale un cliente, o con --better el segmento al que pasar."
    ),
    "report.step.no_pairs": "Ningún segmento es mejor que otro.",
    "report.step.one_segment": "Con un solo segmento no hay otro al que pasar.",
    "report.step.caption": "Clientes a un paso de un segmento mejor",
    "report.step.from": "De",
    "report.step.to": "A",
    "report.step.near": "A un paso",
    "report.step.share": "De los consultados",
    "report.step.distance": "Distancia mediana",
    "report.step.changes": "Cambio mediano",
    "report.step.change": "{column} {change} ({n:int})",
    "report.step.few": "menos de {n:int}",
    "report.step.sampled": (
        "De tantos clientes se consulta una muestra de {n:int}, extraída al azar; los "
        "recuentos son de ella."
    ),
    "report.step.others.one": "En un par de segmentos no hay nadie tan cerca.",
    "report.step.others.many": "En {n:int} pares de segmentos no hay nadie tan cerca.",
    "report.step.source": (
        "Solo se consulta a clientes sin valores faltantes. Distancias en desviaciones "
        "típicas; entre paréntesis, cuántos cambian la columna. Los clientes están en "
        "one_step_away.csv."
    ),
    "report.plan.heading": "Plan de prueba",
    "report.plan.note_lead": "Cómo se calcula.",
    "report.plan.note": (
        "Pruebas bilaterales al {level:fixed2} con potencia {power:fixed1}. Proporciones: p "
        "− b = z₁ √(m(1−m)(1/n₁+1/n₀)) + z₂ √(p(1−p)/n₁ + b(1−b)/n₀), con b la respuesta "
        "sin la acción y m la proporción media. Medias: (z₁+z₂) s √(1/n₁+1/n₀). Leídos en "
        "conjunto, cada uno de los {k:int} segmentos se prueba al {level:fixed2}/{k:int} "
        "(Bonferroni)."
    ),
    "report.plan.note_one": (
        "Prueba bilateral al {level:fixed2} con potencia {power:fixed1}. Proporciones: p − "
        "b = z₁ √(m(1−m)(1/n₁+1/n₀)) + z₂ √(p(1−p)/n₁ + b(1−b)/n₀), con b la respuesta sin "
        "la acción y m la proporción media. Medias: (z₁+z₂) s √(1/n₁+1/n₀)."
    ),
    "report.plan.intro": (
        "Lo que consigue una campaña solo se ve frente a clientes a los que no se contactó. "
        "La tabla dice qué tamaño debe tener un efecto para que se vea, si de todos modos "
        "responde el {base:percent} (un supuesto: ponga en su lugar su propia tasa)."
    ),
    "report.plan.assumed": (
        "Supone que se reserva la mitad de cada segmento; con --control SHARE las listas de "
        "audiences/ tienen un grupo de control."
    ),
    "report.plan.drawn": (
        "Se reserva el {control:percent} de cada segmento, extraído al azar (por un hash de "
        "la semilla y el identificador) dentro de tercios de {column}: las listas están en "
        "audiences/. Evalúe los resultados con clustomer evaluate."
    ),
    "report.plan.margin": "el margen",
    "report.plan.caption": "Efectos mínimos que se verían, por segmento",
    "report.plan.target": "Contactados",
    "report.plan.control": "Reservados",
    "report.plan.share": "Respuesta que se ve",
    "report.plan.share_all": "Lo mismo, leídos en conjunto",
    "report.plan.mean": "Aumento que se ve en la media de {column}",
    "report.plan.mean_all": "Lo mismo, leídos en conjunto",
    "report.plan.never": "no se vería",
    "report.plan.whole": "Todos juntos",
    "report.plan.source": "Aproximado donde responden menos de unos 10 clientes.",
    "evaluate.range": "{low} a {high}",
    "evaluate.reading.higher": (
        "{title}: el resultado es más alto entre los contactados, {uplift} ({range}, todos "
        "los segmentos leídos en conjunto)."
    ),
    "evaluate.reading.lower": (
        "{title}: el resultado es más bajo entre los contactados, {uplift} ({range}, todos "
        "los segmentos leídos en conjunto)."
    ),
    "evaluate.reading.unclear": (
        "{title}: ninguna diferencia clara, {uplift} ({range}, todos los segmentos leídos "
        "en conjunto). Eso no es lo mismo que ningún efecto."
    ),
    "evaluate.reading.too_few": (
        "{title}: demasiado pocos clientes con resultado ({n_target:int} contactados, "
        "{n_control:int} reservados)."
    ),
    "evaluate.pooled": (
        "En todos los segmentos, ponderando por tamaño dentro de {n_strata:int} estratos "
        "({n:int} clientes): {uplift} (95 %: {range})."
    ),
    "evaluate.pooled.none": (
        "En todos los segmentos: demasiado pocos clientes en ambos brazos de cualquier estrato."
    ),
    "evaluate.absent.leave_out": (
        "{n:int} de {total:int} clientes de las listas no tienen resultado "
        "({target:percent} de los contactados, {control:percent} de los reservados) y se "
        "dejan fuera. Si el archivo solo recoge a quienes hicieron algo, añada --absent "
        "zero."
    ),
    "evaluate.absent.zero": (
        "{n:int} de {total:int} clientes de las listas no tienen resultado "
        "({target:percent} de los contactados, {control:percent} de los reservados) y "
        "cuentan como 0."
    ),
    "evaluate.unknown": (
        "{n:int} identificadores de los resultados no están en ninguna lista del estudio."
    ),
    "evaluate.repeated.binary": "{n:int} filas más del mismo identificador: basta un sí.",
    "evaluate.repeated.amount": (
        "{n:int} filas más del mismo identificador: se sumaron los importes."
    ),
    "evaluate.balance": (
        "Equilibrio: {column} difiere en {difference:fixed2} desviaciones típicas entre los "
        "brazos, dentro de los segmentos (más allá de 0,10 conviene mirarlo)."
    ),
    "evaluate.meaning": (
        "Los brazos se extrajeron al azar. Por eso una diferencia clara viene de lo que se "
        "hizo con uno de ellos, de todo ello, si se respetaron las listas."
    ),
    "evaluate.uneven": (
        "El resultado falta claramente más a menudo en un brazo: en el {target:percent} de "
        "los contactados y en el {control:percent} de los reservados."
    ),
    "evaluate.uneven.remedy": (
        "Lo que queda no es una comparación al azar. Complete los resultados, o añada "
        "--absent zero si el archivo solo recoge a quienes hicieron algo."
    ),
}
