"""Spanish texts of the interactive figures; the script fills in {n}, {of}, {name}, {value}."""

TEXTS: dict[str, str] = {
    "report.live.group": "Segmentos que destacar",
    "report.live.all": "Todos los segmentos",
    "report.live.tools": "El mapa",
    "report.live.lasso": "Lazo",
    "report.live.box": "Recuadro",
    "report.live.zoom": "Zoom",
    "report.live.reset": "Restablecer",
    "report.live.printed": "Figura impresa",
    "report.live.points.all": "El mapa interactivo contiene los {n:int} clientes.",
    "report.live.points.some": (
        "El mapa interactivo contiene {n:int} de {total:int} clientes, extraídos por "
        "segmento: los segmentos pequeños tienen al menos 30 cuando es posible. Los valores "
        "tienen tres cifras."
    ),
    "report.live.cells": "El mapa interactivo contiene las mismas celdas, ningún cliente concreto.",
    "report.live.selected": "{n} de {of} marcas seleccionadas: {name}",
    "report.live.of_segment": "{name} {n}",
    "report.live.customers": "{n} clientes en esta celda",
    "report.live.shown_all": "Todos los segmentos se muestran por igual.",
    "report.live.shown_some": "Destacado: {name}",
    "report.live.silhouette": "silueta {value}",
    "report.live.profile": (
        "mediana {median}; mitad central {half}; 90 % central {most}; todos los clientes: "
        "mediana {all}"
    ),
    "report.live.level": (
        "{share:percent} (intervalo del 95 %: {low} a {high}); todos los clientes: {all:percent}"
    ),
    "report.live.k.inertia": (
        "k = {k:int}: queda {value} de la suma de cuadrados; datos sin grupos {mean} ({low} "
        "a {high})"
    ),
    "report.live.k.inertia_alone": "k = {k:int}: queda {value} de la suma de cuadrados",
    "report.live.k.silhouette": (
        "k = {k:int}: {value:fixed3}; datos sin grupos {mean:fixed3} ({low:fixed3} a {high:fixed3})"
    ),
    "report.live.k.silhouette_alone": "k = {k:int}: silueta media {value}",
    "report.live.k.agreement": (
        "k = {k:int}: concordancia mediana {value:fixed2}; mitad central {low:fixed2} a "
        "{high:fixed2}; 90 % central {least:fixed2} a {most:fixed2}"
    ),
    "report.live.k.agreement_alone": "k = {k:int}: concordancia mediana {value:fixed2}",
    "report.live.k.score": "k = {k:int}: puntuación decisiva {value:fixed3}",
}
