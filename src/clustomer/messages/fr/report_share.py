"""French texts of reports that are passed on, or kept small."""

TEXTS: dict[str, str] = {
    "report.share.customers": (
        "Cet exemplaire est destiné à être transmis. Il ne contient rien sur des clients isolés : "
        "ni points, ni clients typiques ; la carte compte les clients par cellules d’au moins "
        "{fewest:int}."
    ),
    "report.share.rounded": (
        "Les médianes et les quantiles ont trois chiffres ; les modalités et les barres de moins "
        "de {fewest:int} clients sont omises."
    ),
    "report.share.remarks.one": "Une remarque qui cite des valeurs est omise.",
    "report.share.remarks.many": "{n:int} remarques qui citent des valeurs sont omises.",
    "report.size.left_out": (
        "Pour que cette page reste légère, des figures sont omises : {figures:list}."
    ),
    "report.size.rows": (
        "Les tableaux de chaque segment ont au plus {n:int} lignes ; toutes les colonnes et "
        "modalités sont dans profiles.csv."
    ),
    "report.map.cells": (
        "Chaque point représente les clients d’une cellule ({n:int} des {total:int} clients sont "
        "dans des cellules d’au moins {fewest:int} ; plus le point est grand, plus il y a de "
        "clients)."
    ),
    "report.map.cells_label": (
        "Carte de {n:int} clients en {k:int} segments, comptés par cellules ; ses deux axes "
        "montrent {share:percent} de la variance. Les effectifs et les médianes figurent dans les "
        "tableaux ci-dessous."
    ),
}
