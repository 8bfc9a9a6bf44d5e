"""French texts of the choice of k and of the verdict."""

TEXTS: dict[str, str] = {
    # Why this k. The parts that apply are joined to one paragraph.
    "selection.reason.silhouette": (
        "De k = {k_min:int} à {k_max:int}, k = {k:int} a la plus grande silhouette moyenne : "
        "{silhouette:fixed3} (de −1 à 1 ; plus elle est élevée, mieux c’est)."
    ),
    "selection.reason.silhouette_eligible": (
        "De k = {k_min:int} à {k_max:int}, k = {k:int} a la plus grande silhouette moyenne "
        "parmi les valeurs dont le plus petit groupe compte au moins {needed:int} clients : "
        "{silhouette:fixed3} (de −1 à 1 ; plus elle est élevée, mieux c’est)."
    ),
    "selection.reason.only_eligible": (
        "De k = {k_min:int} à {k_max:int}, k = {k:int} est la seule valeur dont le plus petit "
        "groupe compte au moins {needed:int} clients ; sa silhouette moyenne est de "
        "{silhouette:fixed3} (de −1 à 1 ; plus elle est élevée, mieux c’est)."
    ),
    "selection.reason.only": (
        "k = {k:int} est le seul nombre de groupes essayé ; sa silhouette moyenne est de "
        "{silhouette:fixed3} (de −1 à 1 ; plus elle est élevée, mieux c’est)."
    ),
    "selection.reason.runner_up": (
        "Vient ensuite k = {runner_up:int} avec {runner_up_silhouette:fixed3}."
    ),
    "selection.reason.sampled": (
        "Les silhouettes ont été mesurées sur {silhouette_rows:int} des {n_rows:int} clients "
        "(erreur type {silhouette_se:number})."
    ),
    "selection.reason.yardstick": (
        "Les données sans groupes ont aussi une silhouette positive : environ "
        "{without_groups_low:fixed2} à {without_groups_high:fixed2} pour {n_columns:int} "
        "colonnes uniformément remplies (k = 2 à 8, 200 à 2 000 lignes)."
    ),
    "selection.reason.yardstick_one": (
        "Les données sans groupes ont aussi une silhouette positive : environ "
        "{without_groups_low:fixed2} à {without_groups_high:fixed2} pour une colonne "
        "uniformément remplie (k = 2 à 8, 200 à 2 000 lignes)."
    ),
    "selection.reason.yardstick_many": (
        "Les données sans groupes ont aussi une silhouette positive : moins de 0,1 pour "
        "{n_columns:int} colonnes uniformément remplies (k = 2 à 8, 200 à 2 000 lignes)."
    ),
    "selection.reason.untested": (
        "On n’a pas testé si celle-ci est supérieure à ce que donnent de telles données."
    ),
    "selection.reason.natural": (
        "De k = {tested_low:int} à {tested_high:int}, k = {k:int} a le plus grand produit de "
        "l’excédent de silhouette et de la concordance parmi les {n_passing:int} qui "
        "réussissent les épreuves : {score:fixed3} (plus il est élevé, mieux c’est)."
    ),
    "selection.reason.reproducible": (
        "Aucun k de {tested_low:int} à {tested_high:int} ne montre de segments naturels. k = "
        "{k:int} est le plus grand dont les groupes reviennent dans les rééchantillons : "
        "indice de Rand ajusté médian {agreement:fixed2} (0,80 requis), plus petite similarité "
        "de Jaccard {jaccard:fixed2} (0,75 requis)."
    ),
    "selection.reason.constructive": (
        "Aucun k de {tested_low:int} à {tested_high:int} ne montre de groupes naturels ou "
        "reproductibles. k = {k:int} est montré parce que, parmi les découpages en trois à six "
        "groupes tous assez grands, ses groupes sont ceux qui changent le moins d’un "
        "rééchantillon à l’autre : {stability}."
    ),
    "selection.reason.constructive_any": (
        "Aucun k de {tested_low:int} à {tested_high:int} ne montre de groupes naturels ou "
        "reproductibles. k = {k:int} est montré parce que ses groupes sont ceux qui changent "
        "le moins d’un rééchantillon à l’autre : {stability}."
    ),
    "selection.reason.natural_restricted": (
        "La règle montrerait k = {reported_k:int}, hors des limites fixées. À l’intérieur de "
        "celles-ci, k = {k:int} a le plus grand produit de l’excédent de silhouette et de la "
        "concordance : {score:fixed3} (plus il est élevé, mieux c’est)."
    ),
    "selection.reason.reproducible_restricted": (
        "La règle montrerait k = {reported_k:int}, hors des limites fixées. À l’intérieur de "
        "celles-ci, k = {k:int} est le plus grand dont les groupes reviennent dans les "
        "rééchantillons : indice de Rand ajusté médian {agreement:fixed2} (0,80 requis)."
    ),
    "selection.reason.constructive_restricted": (
        "La règle montrerait k = {reported_k:int}, hors des limites fixées. À l’intérieur de "
        "celles-ci, les groupes de k = {k:int} sont ceux qui changent le moins d’un "
        "rééchantillon à l’autre : {stability}."
    ),
    "selection.reason.beside_rule": (
        "Les clients qu’une règle met à part n’ont pas été pris en compte dans le verdict. "
        "Tous les clients sont montrés, en k = {k:int} groupes tels que KMeans les forme ; "
        "cette partition dans son ensemble n’a pas été testée face à des données sans groupes."
    ),
    "selection.reason.compared": (
        "Sur les {n_tested:int} clients du test, sa {measure} est de "
        "{test_silhouette:fixed3} ; les données sans groupes donnent {null_silhouette:fixed3} "
        "en moyenne."
    ),
    "selection.reason.user": "k = {k:int} a été donné par l’utilisateur.",
    "selection.reason.user_agrees": (
        "Ce k a aussi la plus grande silhouette moyenne, {silhouette:fixed3} (de −1 à 1 ; plus "
        "elle est élevée, mieux c’est)."
    ),
    "selection.reason.user_differs": (
        "Sa silhouette moyenne est de {silhouette:fixed3} ; la plus grande, "
        "{best_silhouette:fixed3}, est celle de k = {best_k:int} (de −1 à 1 ; plus elle est "
        "élevée, mieux c’est)."
    ),
    "selection.reason.user_best": (
        "La plus grande silhouette moyenne, {best_silhouette:fixed3}, est celle de k = "
        "{best_k:int} (de −1 à 1 ; plus elle est élevée, mieux c’est)."
    ),
    "selection.reason.user_agrees_eligible": (
        "Ce k a aussi la plus grande silhouette moyenne parmi les valeurs dont le plus petit "
        "groupe compte au moins {needed:int} clients, {silhouette:fixed3} (de −1 à 1 ; plus "
        "elle est élevée, mieux c’est)."
    ),
    "selection.reason.user_differs_eligible": (
        "Sa silhouette moyenne est de {silhouette:fixed3} ; la plus grande parmi les valeurs "
        "dont le plus petit groupe compte au moins {needed:int} clients, "
        "{best_silhouette:fixed3}, est celle de k = {best_k:int} (de −1 à 1 ; plus elle est "
        "élevée, mieux c’est)."
    ),
    "selection.reason.user_best_eligible": (
        "La plus grande silhouette moyenne parmi les valeurs dont le plus petit groupe compte "
        "au moins {needed:int} clients, {best_silhouette:fixed3}, est celle de k = "
        "{best_k:int} (de −1 à 1 ; plus elle est élevée, mieux c’est)."
    ),
    "selection.reason.set_aside": (
        "k = {set_aside} aurait un score plus élevé, {set_aside_silhouette:fixed3}, mais son "
        "plus petit groupe compte {set_aside_smallest:int} clients ; il en faut au moins "
        "{needed:int}."
    ),
    # What the reader should know about the choice.
    "selection.flag.k_at_limit": (
        "k = {k:int} est le plus grand nombre essayé : un nombre plus grand peut avoir un "
        "meilleur score. Essayez-en davantage avec --k-max."
    ),
    "selection.flag.k_restricted": "Sans vos limites, la règle montrerait k = {reported_k:int}.",
    "selection.flag.small_clusters": (
        "Un groupe de moins de {needed:int} clients figure dans une partition au score élevé : "
        "ce sont souvent quelques clients atypiques, et non un groupe auquel s’adresser."
    ),
    "selection.flag.small_clusters_chosen": (
        "Le plus petit groupe compte {smallest:int} clients, moins que les {needed:int} qu’un "
        "groupe devrait avoir."
    ),
    "selection.flag.starts_disagree": (
        "Les meilleurs départs ne concordent qu’à {start_agreement:fixed2} (indice de Rand "
        "ajusté, 1 = les mêmes groupes, 0,95 requis) : d’autres départs tracent les frontières "
        "ailleurs."
    ),
    "selection.flag.criteria_disagree": (
        "Les critères ne s’accordent pas sur k = {k:int} : {agreeing:int} sur {n_criteria:int} "
        "le préfèrent."
    ),
    # The verdict while no test has been made.
    "verdict.not_tested": "{count} segments, pas encore testés face à des données sans groupes.",
    "verdict.not_tested.one": (
        "Un seul segment, tous les clients : pas encore testé face à des données sans groupes."
    ),
    "count.2": "Deux",
    "count.3": "Trois",
    "count.4": "Quatre",
    "count.5": "Cinq",
    "count.6": "Six",
    "count.7": "Sept",
    "count.8": "Huit",
    "count.9": "Neuf",
    "count.10": "Dix",
    "count.11": "Onze",
    "count.12": "Douze",
}
