"""Tablas que se quedan en un motor: qué es de una muestra y qué es de todas las filas."""

TEXTS = {
    "issue.sampled_by_id.message": (
        "La tabla tiene {total:int} filas en {engine}. Lo que se explora, compara y prueba es una "
        "muestra de {n:int}: las filas cuyos identificadores tienen los hashes más pequeños, las "
        "mismas en cada motor."
    ),
    "issue.sampled_by_id.remedy": (
        "No hay que hacer nada: los segmentos se ajustan a todas las filas, y tamaños, "
        "proporciones y medias son de todas. Medianas, cuantiles, pruebas y figuras son de la "
        "muestra."
    ),
    "issue.sampled_by_values.message": (
        "La tabla tiene {total:int} filas en {engine}, y ninguna columna nombra a los clientes. "
        "Lo que se explora, compara y prueba es una muestra de {n:int} que deciden los valores de "
        "las filas: las filas iguales se extraen juntas, y otro motor puede extraer otras."
    ),
    "issue.sampled_by_values.remedy": (
        "Indique el identificador con --id-col si lo hay. Los segmentos se ajustan a todas las "
        "filas; medianas, cuantiles, pruebas y figuras son de la muestra."
    ),
    "issue.no_snapshot.message": (
        "{engine} no fija lo que se lee: las filas que otros escriban durante el estudio pueden "
        "estar en una pasada y no en otra."
    ),
    "issue.no_snapshot.remedy": "No escriba en la tabla mientras se estudia.",
    "issue.spelled_numbers.message": (
        "{columns:list} contiene números o fechas escritos como texto. {engine} no puede calcular "
        "con ellos, así que se dejaron fuera."
    ),
    "issue.spelled_numbers.remedy": (
        "Conviértalos en números o fechas en una vista o una consulta, y estudie esa."
    ),
    "issue.fitted_to_all.message": (
        "Los segmentos se ajustaron a las {total:int} filas en {passes:int} pasadas exactas; "
        "ningún centroide está a más de {moved:number} unidades estándar del de la muestra. En "
        "{near:int} filas dos segmentos están casi igual de cerca, y decide el redondeo."
    ),
    "issue.fitted_to_all.remedy": "No hay que hacer nada.",
    "issue.passes_ended.message": (
        "Tras {passes:int} pasadas por las {total:int} filas los centroides aún se movían."
    ),
    "issue.passes_ended.remedy": (
        "Los segmentos son utilizables; los tamaños aún cambiarían un poco con más pasadas."
    ),
    "issue.centroids_of_sample.message": (
        "Con missing=drop los segmentos son los de las filas completas de la muestra; tamaños, "
        "proporciones y medias son de las {total:int} filas."
    ),
    "issue.centroids_of_sample.remedy": (
        'Con missing="median" (--missing median) se ajustan a todas las filas.'
    ),
    "issue.target_key_repeats.message": (
        "{columns:list} se repite: algunos clientes tienen más de una fila, por lo que "
        "{table} tiene un índice sobre ella y ninguna clave primaria."
    ),
    "issue.target_key_repeats.remedy": (
        "Quite los clientes repetidos, o nombre otro identificador con --id-col."
    ),
    "issue.target_key_missing.message": (
        "{columns:list} falta en algunas filas, por lo que {table} tiene un índice sobre "
        "ella y ninguna clave primaria."
    ),
    "issue.target_key_missing.remedy": ("Rellene los identificadores, o nombre otro con --id-col."),
}
