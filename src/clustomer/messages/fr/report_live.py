"""French texts of the interactive figures; the script fills in {n}, {of}, {name}, {value}."""

TEXTS: dict[str, str] = {
    "report.live.group": "Segments à faire ressortir",
    "report.live.all": "Tous les segments",
    "report.live.tools": "La carte",
    "report.live.lasso": "Lasso",
    "report.live.box": "Rectangle",
    "report.live.zoom": "Zoom",
    "report.live.reset": "Réinitialiser",
    "report.live.printed": "Figure imprimée",
    "report.live.points.all": "La carte interactive contient les {n:int} clients.",
    "report.live.points.some": (
        "La carte interactive contient {n:int} clients sur {total:int}, tirés par segment : les "
        "petits segments en ont au moins 30 quand c’est possible. Les valeurs ont trois chiffres."
    ),
    "report.live.cells": ("La carte interactive contient les mêmes cellules, aucun client isolé."),
    "report.live.selected": "Points sélectionnés, {n} sur {of} : {name}",
    "report.live.of_segment": "{name} {n}",
    "report.live.customers": "{n} clients dans cette cellule",
    "report.live.shown_all": "Tous les segments sont montrés de la même façon.",
    "report.live.shown_some": "Mis en évidence : {name}",
    "report.live.silhouette": "silhouette {value}",
    "report.live.profile": (
        "médiane {median} ; moitié centrale {half} ; 90 % centraux {most} ; tous les clients : "
        "médiane {all}"
    ),
    "report.live.level": (
        "{share:percent} (intervalle à 95 % : {low} à {high}) ; tous les clients {all:percent}"
    ),
    "report.live.k.inertia": (
        "k = {k:int} : il reste {value} de la somme des carrés ; données sans groupes {mean} "
        "({low} à {high})"
    ),
    "report.live.k.inertia_alone": "k = {k:int} : il reste {value} de la somme des carrés",
    "report.live.k.silhouette": (
        "k = {k:int} : {value:fixed3} ; données sans groupes {mean:fixed3} "
        "({low:fixed3} à {high:fixed3})"
    ),
    "report.live.k.silhouette_alone": "k = {k:int} : silhouette moyenne {value}",
    "report.live.k.agreement": (
        "k = {k:int} : concordance médiane {value:fixed2} ; moitié centrale {low:fixed2} à "
        "{high:fixed2} ; 90 % centraux {least:fixed2} à {most:fixed2}"
    ),
    "report.live.k.agreement_alone": "k = {k:int} : concordance médiane {value:fixed2}",
    "report.live.k.score": "k = {k:int} : score décisif {value:fixed3}",
}
