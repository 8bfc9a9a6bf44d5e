"""Spanish texts of the preparation, the model and single customers."""

TEXTS: dict[str, str] = {
    # How a column was prepared, one phrase for each operation.
    "plan.sentence": "{column:list}: {steps}.",
    "plan.step.impute": "un valor faltante cuenta como la mediana {value:number} (filas: {n:int})",
    "plan.step.impute_level": (
        "un valor faltante cuenta como {level:list}, el nivel más frecuente (filas: {n:int})"
    ),
    "plan.step.impute_middle": (
        "un valor faltante cuenta como {level:list}, el nivel central (filas: {n:int})"
    ),
    "plan.step.log1p": "logaritmo de 1 + valor",
    "plan.step.yeo_johnson": "transformación de Yeo-Johnson con lambda {lmbda:fixed2}",
    "plan.step.winsorise": (
        "los valores por debajo de {low:number} o por encima de {high:number} cuentan como "
        "estos límites (filas: {n:int})"
    ),
    "plan.step.scale.standard": (
        "menos la media {centre:number}, dividido por la desviación típica {scale:number}"
    ),
    "plan.step.scale.range": (
        "menos el valor más bajo {centre:number}, dividido por el rango {scale:number}"
    ),
    "plan.step.scale.robust": (
        "menos la mediana {centre:number}, dividido por el rango intercuartílico {scale:number}"
    ),
    "plan.step.unscaled": "en sus unidades originales",
    "plan.step.one_hot": (
        "una columna por cada uno de {n:int} niveles, 0 o {factor:fixed3} (Hennig y Liao)"
    ),
    "plan.step.ordinal": (
        "puntuaciones de {n:int} niveles ordenados, centradas, por {factor:fixed3} (Hennig y Liao)"
    ),
    "plan.step.weight": "cuenta {weight:number} veces en las distancias al cuadrado",
    # What the reader should know about the preparation.
    "issue.prepare_imputed.message": (
        "{columns:list}: falta en {n:int} de {rows:int} filas ({share:percent} de los "
        "clientes). Ocupa su lugar la mediana o el nivel habitual, y estos clientes quedan "
        "marcados."
    ),
    "issue.prepare_imputed.remedy": (
        'Use missing="kpod" (--missing kpod) para dejar los valores faltantes fuera de las '
        "distancias."
    ),
    "issue.prepare_imputed_much.message": (
        "{columns:list}: falta en {n:int} de {rows:int} filas ({share:percent} de los "
        "clientes). Ocupa su lugar la mediana o el nivel habitual, y estos clientes quedan "
        "marcados: lo rellenado no es evidencia, los acerca al centro y puede parecer un "
        "grupo."
    ),
    "issue.prepare_imputed_much.remedy": (
        'Compare con missing="kpod" o missing="drop" (--missing), o deje fuera la columna '
        "con --exclude."
    ),
    "issue.prepare_partial.message": (
        "{columns:list}: falta en {n:int} de {rows:int} filas ({share:percent} de los "
        "clientes). Se deja fuera de sus distancias (k-POD): estos clientes se sitúan por "
        "los valores que tienen."
    ),
    "issue.prepare_partial.remedy": 'Use missing="median" (--missing median) para rellenarlo.',
    "issue.prepare_dropped.message": (
        "{columns:list}: falta en {n:int} de {rows:int} filas ({share:percent} de los "
        "clientes). Los segmentos se formaron con las {rest:int} filas sin valores "
        "faltantes; después se asignaron también los demás, con la mediana o el nivel "
        "habitual en lugar de lo que falta, y se marcaron."
    ),
    "issue.prepare_dropped.remedy": (
        'Use missing="median" o missing="kpod" (--missing) para formar los segmentos con todos.'
    ),
    "issue.prepare_set_aside_missing.message": (
        "{columns:list}: falta en {n:int} de {rows:int} filas ({share:percent} de los "
        "clientes), más del {limit:percent}: no se usa para formar segmentos."
    ),
    "issue.prepare_set_aside_missing.remedy": (
        "Complete la columna, o estudie por separado a los clientes que la tienen."
    ),
    "issue.prepare_set_aside_constant.message": (
        "{columns:list}: no difiere entre clientes tras la preparación (falta en {n:int} de "
        "{rows:int} filas): no se usa para formar segmentos."
    ),
    "issue.prepare_set_aside_constant.remedy": (
        "No hay que hacer nada; deje fuera la columna para silenciar este aviso."
    ),
    "issue.prepare_log1p.message": (
        "Las columnas asimétricas (asimetría superior a {limit:number}; 0 = simétrica) se "
        "comparan por su logaritmo log(1 + valor), para que no decidan unos pocos valores "
        "grandes: {columns:list}."
    ),
    "issue.prepare_log1p.remedy": (
        "En Python, transform_skewed=False las deja como están; --scale none mantiene todas "
        "las columnas en sus unidades originales."
    ),
    "issue.prepare_yeo_johnson.message": (
        "Las columnas asimétricas (asimetría superior a {limit:number}; 0 = simétrica) a "
        "las que un logaritmo no ayuda se comparan tras la transformación de Yeo-Johnson, "
        "para que no decidan unos pocos valores grandes: {columns:list}."
    ),
    "issue.prepare_yeo_johnson.remedy": (
        "En Python, transform_skewed=False las deja como están; --scale none mantiene todas "
        "las columnas en sus unidades originales."
    ),
    "issue.prepare_winsorised.message": (
        "{columns:list}: es extremo en {n:int} de {rows:int} filas ({share:percent}): más "
        "allá de la mediana ± {fence:number} × 1,4826 × MAD. Ahí cuenta el límite en lugar "
        "del valor. Estos clientes se quedan y se marcan como atípicos."
    ),
    "issue.prepare_winsorised.remedy": (
        "Compruebe estos valores y corrija los errores en el archivo; en Python, "
        "winsorise=False los deja como están."
    ),
    # What the reader should know about the fit.
    "issue.fit_k_complete.message": (
        "El número de segmentos se eligió con los {n:int} de {total:int} clientes sin "
        "valores faltantes; los segmentos se formaron con todos."
    ),
    "issue.fit_k_complete.remedy": (
        'Use missing="median" (--missing median) para rellenar los huecos.'
    ),
    "issue.fit_k_filled.message": (
        "Solo {n:int} de {total:int} clientes no tienen valores faltantes: el número de "
        "segmentos se eligió con las medias de las columnas en lugar de lo que falta, lo "
        "que puede parecer un grupo."
    ),
    "issue.fit_k_filled.remedy": "Indique usted el número de segmentos, o use menos variables.",
    "issue.fit_sampled.message": (
        "Los números de segmentos se compararon en una muestra al azar de {n:int} de "
        "{total:int} clientes; los segmentos elegidos se ajustaron después a todos."
    ),
    "issue.fit_sampled.remedy": "No hay que hacer nada: la muestra es grande.",
    # What a centroid or a segment is called before it has a name.
    "model.segment_name": "Segmento {n:int}",
}
