"""Spanish texts of the ballot: what each criterion says about the number of segments."""

TEXTS: dict[str, str] = {
    # One line for each criterion.
    "ballot.label.score": "Silueta sobre la de datos sin grupos × concordancia",
    "ballot.label.agreement": "Concordancia de pares bootstrap, índice de Rand ajustado mediano",
    "ballot.label.silhouette": "Silueta",
    "ballot.label.simplified_silhouette": "Silueta simplificada",
    "ballot.label.calinski_harabasz": "Calinski–Harabasz",
    "ballot.label.davies_bouldin": "Davies–Bouldin",
    "ballot.label.elbow": "Codo de la suma de cuadrados (parte que queda dentro de los grupos)",
    "ballot.label.gap": "Gap, a menos de un error estándar del mayor",
    "ballot.label.gap_one_se": "Gap, regla de un error estándar del artículo",
    "ballot.label.prediction_strength": "Fuerza de predicción",
    "ballot.label.instability": "Inestabilidad de pares bootstrap (Fang–Wang)",
    "ballot.label.jump": "Salto (jump)",
    "ballot.label.bic": "BIC de grupos redondos",
    # How a criterion takes its k from its values.
    "ballot.rule.argmax": "el valor más alto",
    "ballot.rule.gated_argmax": (
        "el valor más alto entre los k que superan los filtros de concordancia, efecto y tamaño"
    ),
    "ballot.rule.argmin": "el valor más bajo",
    "ballot.rule.kneedle": "el punto donde la curva se dobla más",
    "ballot.rule.global_se_max": "el menor k a menos de un error estándar del valor más alto",
    "ballot.rule.tibshirani": (
        "el menor k que está a menos de un error estándar del siguiente, o por encima de él"
    ),
    "ballot.rule.threshold": "el mayor k con 0,80 o más",
    "ballot.better.higher": "alto es bueno",
    "ballot.better.lower": "bajo es bueno",
    "ballot.can_say_one.yes": "sí",
    "ballot.can_say_one.no": "no",
    # What to know about a criterion, in one sentence.
    "ballot.note.score": (
        "Decide entre los k que superan los filtros; si hay grupos se prueba antes, no con él."
    ),
    "ballot.note.score.rest": (
        "Decide entre los k que superan los filtros, en los {n_tested:int} clientes que "
        "quedan tras apartar a los {n_set_aside:int} con un mismo valor exacto."
    ),
    "ballot.note.score.none": (
        "Ningún k supera los filtros de concordancia, efecto y tamaño, así que aquí no da "
        "respuesta."
    ),
    "ballot.note.agreement": (
        "Las columnas de reparto uniforme pueden cortarse igual todas las veces, así que la "
        "concordancia sola no es señal de grupos."
    ),
    "ballot.note.agreement.rest": (
        "Se midió en los {n_tested:int} clientes que quedan tras apartar a los "
        "{n_set_aside:int} con un mismo valor exacto; la concordancia sola no es señal de "
        "grupos."
    ),
    "ballot.note.silhouette": (
        "Su nivel depende del número de columnas y de k, y los datos sin grupos también "
        "tienen una positiva."
    ),
    "ballot.note.simplified_silhouette": (
        "Mide hasta los centros en lugar de hasta los clientes y resulta más alta que la "
        "silueta; las dos se cuentan una vez."
    ),
    "ballot.note.calinski_harabasz": (
        "Pensado para grupos redondos y alejados; en columnas de reparto uniforme su valor "
        "más alto es arbitrario."
    ),
    "ballot.note.davies_bouldin": "Favorece los grupos pequeños alejados de los demás.",
    "ballot.note.elbow": (
        "Los datos sin grupos también se doblan, y el punto se mueve con el mayor k que se "
        "prueba: se muestra, no se cuenta."
    ),
    "ballot.note.gap": (
        "Frente a {n_references:int} cajas de reparto uniforme ({resampled_rows:int} "
        "clientes); las columnas asimétricas o relacionadas superan a esas cajas sin que "
        "haya grupos."
    ),
    "ballot.note.gap_one_se": (
        "Se sabe que se detiene pronto: respondió 1 en 18 de 18 tablas simuladas con cinco "
        "grupos nítidos."
    ),
    "ballot.note.prediction_strength": (
        "De {n_repeats:int} mitades al azar ({resampled_rows:int} clientes); baja al crecer "
        "k y pasa por alto los grupos pequeños."
    ),
    "ballot.note.instability": (
        "De {n_pairs:int} pares bootstrap ({resampled_rows:int} clientes); no está "
        "corregida por azar, así que baja al crecer k."
    ),
    "ballot.note.jump": (
        "Depende de su exponente, la mitad del número de columnas; señala varios grupos en "
        "unas pocas columnas de reparto uniforme."
    ),
    "ballot.note.bic": (
        "Supone grupos redondos de igual dispersión y tamaño y parte los alargados o "
        "asimétricos: se muestra, no se cuenta."
    ),
    # The line above the table.
    "ballot.sentence.all": "Los {n_counted:int} criterios prefieren {k:int}",
    "ballot.sentence.many": "{n_agreeing:int} de {n_counted:int} criterios prefieren {k:int}",
    "ballot.sentence.one": "1 de {n_counted:int} criterios prefiere {k:int}",
    "ballot.sentence.none": "Ninguno de los {n_counted:int} criterios prefiere {k:int}",
    "ballot.sentence.other.many": "{n:int} prefieren {k}",
    "ballot.sentence.other.one": "1 prefiere {k}",
    "ballot.sentence.gap": "la regla de un error estándar del gap dice {k:int}",
    "ballot.sentence.gap_early": (
        "la regla de un error estándar del gap dice {k:int} (se sabe que se detiene pronto)"
    ),
    "ballot.sentence.say_one.many": (
        "De los criterios contados, {n_can_say_one:int} pueden responder 1 y "
        "{n_say_one:int} lo hacen."
    ),
    "ballot.sentence.say_one.one": (
        "De los criterios contados, {n_can_say_one:int} pueden responder 1 y uno lo hace."
    ),
    "ballot.sentence.say_one.none": (
        "De los criterios contados, {n_can_say_one:int} pueden responder 1 y ninguno lo hace."
    ),
    "ballot.sentence.cannot_say_one": "Ninguno de los criterios contados puede responder 1.",
    "ballot.sentence.empty": (
        "Se probó un solo k, así que no hay nada que un criterio pueda comparar."
    ),
    # How the line above counts.
    "ballot.counting": (
        "Se cuentan los criterios que dan una respuesta; los que comparten una idea, una "
        "sola vez: las dos siluetas juntas, las dos reglas del gap juntas. El codo y el BIC "
        "no se cuentan. Los criterios están relacionados, así que esto no es una votación "
        "de jueces independientes."
    ),
}
