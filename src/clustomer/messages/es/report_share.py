"""Spanish texts of reports that are passed on, or kept small."""

TEXTS: dict[str, str] = {
    "report.share.customers": (
        "Esta copia está pensada para compartirla. No contiene nada sobre clientes "
        "concretos: ni puntos ni clientes típicos; el mapa cuenta clientes en celdas de al "
        "menos {fewest:int}."
    ),
    "report.share.rounded": (
        "Las medianas y los cuantiles tienen tres cifras; se omiten los niveles y barras de "
        "menos de {fewest:int} clientes."
    ),
    "report.share.remarks.one": "Se omite una observación que cita valores.",
    "report.share.remarks.many": "Se omiten {n:int} observaciones que citan valores.",
    "report.size.left_out": (
        "Para que esta página siga siendo pequeña, se omiten figuras: {figures:list}."
    ),
    "report.size.rows": (
        "Las tablas de cada segmento tienen {n:int} filas como máximo; todas las columnas y "
        "niveles están en profiles.csv."
    ),
    "report.map.cells": (
        "Cada marca representa a los clientes de una celda ({n:int} de {total:int} clientes "
        "están en celdas de al menos {fewest:int}; cuanto mayor la marca, más clientes)."
    ),
    "report.map.cells_label": (
        "Mapa de {n:int} clientes en {k:int} segmentos, contados en celdas; sus dos ejes "
        "muestran el {share:percent} de la varianza. Los tamaños y las medianas están en "
        "las tablas de más abajo."
    ),
}
