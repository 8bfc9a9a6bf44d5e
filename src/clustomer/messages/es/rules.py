"""Spanish texts of the rules as a file of their own."""

TEXTS: dict[str, str] = {
    "rules.head": (
        "Las reglas se acercan a los segmentos, que son los de KMeans. Cada una se halló "
        "con tres quintos de los clientes\ny se midió en los demás (reservados). Un cliente "
        "puede cumplir varias reglas, o ninguna; sin un valor nadie cumple una condición."
    ),
    "rules.then": "THEN segmento {segment:int} ({name})",
    "rules.sql": (
        "Una columna por regla, 1 donde se cumple. Las columnas deben contener números, "
        "fechas y palabras tal como los leyó el estudio;\nlos límites de 1e308 (Oracle: "
        "1e125) dejan fuera NaN e infinitos. Compruébelo antes con algunas filas."
    ),
    "rules.column": "rule_{number:int}: segmento {number:int} ({name})",
}
