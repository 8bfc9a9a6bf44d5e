"""French texts of the conclusion: findings, their significance, suggestions, limits."""

_TIE = (
    "{title}. {lead} {play} Elle s’appuie sur {label}, {statistic} {here:number}{unit} "
    "(tous les clients : {all:number}{all_unit})."
)
_PAIR_1 = (
    "{label_1}, {statistic_1} {here_1:number}{unit_1} "
    "(tous les clients : {all_1:number}{all_unit_1})"
)
_PAIR_2 = (
    "{label_2}, {statistic_2} {here_2:number}{unit_2} "
    "(tous les clients : {all_2:number}{all_unit_2})"
)
_PAIR_3 = (
    "{label_3}, {statistic_3} {here_3:number}{unit_3} "
    "(tous les clients : {all_3:number}{all_unit_3})"
)
_WHO = "{title} : {customers} ({share:percent})"
_LEVEL_1 = (
    "{share_1:percent} ont {label_1} « {level_1} » "
    "(tous les clients : {population_share_1:percent})"
)
_LEVEL_2 = (
    "{share_2:percent} ont {label_2} « {level_2} » "
    "(tous les clients : {population_share_2:percent})"
)
_EFFECT = "{effect_name} {effect:fixed2} (effet {effect_word}), {p_shown}{corrected}"

_FINDINGS: dict[str, str] = {
    "describe.finding.customers.many": (
        "Les {n:int} clients sont répartis en {k:int} {nouns}, formés à partir de "
        "{n_features:int} colonnes : {features:list}."
    ),
    "describe.finding.customers.one": (
        "Les {n:int} clients sont répartis en {k:int} {nouns}, formés à partir d’une seule "
        "colonne : {features:list}."
    ),
    "describe.finding.customers.whole": (
        "Les {n:int} clients sont présentés comme un seul {noun} : ils n’ont pas été divisés."
    ),
    "describe.finding.natural.same": (
        "{asked}{count_first} segments naturels ont été trouvés{where}{beside}."
    ),
    "describe.finding.natural.also": (
        "{asked}Les données plaident pour {found} segments naturels{where} ; {count} sont tout "
        "aussi défendables{beside}."
    ),
    "describe.finding.natural.outscored": (
        "{asked}Les données plaident pour {found} segments naturels{where} ; {count} passent "
        "aussi toutes les épreuves, avec un score plus bas{beside}."
    ),
    "describe.finding.natural.other": (
        "{asked}Les données plaident pour {found} segments naturels{where}{tested}, et non pour "
        "les {count} {nouns} présentés{observed}."
    ),
    "describe.finding.natural.beside": (
        "{asked}{found_first} segments naturels ont été trouvés{where}{beside}. Tous les clients "
        "sont présentés en {count} {nouns}, dont l’ensemble n’a pas été testé."
    ),
    "describe.finding.reproducible.beside": (
        "{asked}{found_first} {nouns} reproductibles{where} : construits, non trouvés, mais ils "
        "reviennent dans les rééchantillons. {structure} Tous les clients sont présentés en "
        "{count} {nouns}, dont l’ensemble n’a pas été testé."
    ),
    "describe.finding.constructive.beside": (
        "{asked}{structure} Tous les clients sont présentés en {count} {nouns} : au-delà de cette "
        "règle, ils sont construits, non trouvés."
    ),
    "describe.finding.natural.untested": (
        "{asked}Les données plaident pour {found} segments naturels{where}{tested}. Les {count} "
        "{nouns} présentés n’ont pas été testés."
    ),
    "describe.finding.natural.whole": (
        "{asked}Les données plaident pour {found} segments naturels{where}{tested}."
    ),
    "describe.finding.reproducible.same": (
        "{asked}{count_first} {nouns} reproductibles{where} : construits, non trouvés, mais ils "
        "reviennent dans les rééchantillons. {structure}"
    ),
    "describe.finding.reproducible.also": (
        "{asked}Les {count} {nouns} présentés sont construits, non trouvés, mais ils reviennent "
        "dans les rééchantillons ; c’est aussi le cas de {found}, le plus grand nombre qui y "
        "parvienne. {structure}"
    ),
    "describe.finding.reproducible.other": (
        "{asked}Les {count} {nouns} présentés sont construits, non trouvés. Le plus grand nombre "
        "de groupes qui reviennent dans les rééchantillons est {found}. {structure}"
    ),
    "describe.finding.reproducible.untested": (
        "{asked}Les {count} {nouns} présentés sont construits, non trouvés, et n’ont pas été "
        "testés. Le plus grand nombre de groupes qui reviennent dans les rééchantillons est "
        "{found}. {structure}"
    ),
    "describe.finding.reproducible.whole": (
        "{asked}Le plus grand nombre de groupes qui reviennent dans les rééchantillons est "
        "{found} : construits, non trouvés. {structure}"
    ),
    "describe.finding.constructive.same": (
        "{asked}{structure} Les {count} {nouns} présentés sont construits, non trouvés{why}."
    ),
    "describe.finding.constructive.untested": (
        "{asked}{structure} Les {count} {nouns} présentés sont construits, non trouvés, et n’ont "
        "pas été testés."
    ),
    "describe.finding.constructive.whole": "{asked}{structure}",
    "describe.finding.not_assessable": "L’existence de groupes n’a pas pu être testée.",
    "describe.finding.not_assessable.reason": (
        "L’existence de groupes n’a pas pu être testée. {reason}"
    ),
    "describe.finding.plausible": (
        "{ks} {nouns} : {all_of} sont défendables ; les données ne tranchent pas entre ces nombres."
    ),
    "describe.finding.agreement": (
        "La concordance médiane entre deux rééchantillons est de {shown} (indice de Rand ajusté ; "
        "1 = les mêmes {nouns}, 0 = hasard ; 0,80 requis){refitted}."
    ),
    "describe.finding.stability.all": (
        "Les rééchantillons retrouvent {all_of} {nouns} : {parts} (similarité de Jaccard moyenne, "
        "1 = les mêmes clients ; stable à partir de 0,75, très stable à partir de 0,85)."
    ),
    "describe.finding.stability.some": (
        "Les rééchantillons retrouvent {back} des {count} {nouns} : {parts} (similarité de Jaccard "
        "moyenne, 1 = les mêmes clients ; stable à partir de 0,75, très stable à partir de 0,85, "
        "non fiable en dessous de 0,60)."
    ),
    "describe.finding.stability.none": (
        "Les rééchantillons ne retrouvent aucun des {count} {nouns} : {parts} (similarité de "
        "Jaccard moyenne, 1 = les mêmes clients ; stable à partir de 0,75, non fiable en dessous "
        "de 0,60)."
    ),
    "describe.finding.choice.silhouette": (
        "C’est avec {k:int} {nouns} que la silhouette moyenne est la plus haute : "
        "{silhouette:fixed3} (de −1 à 1, plus haut = plus net ; {basis})."
    ),
    "describe.finding.choice.silhouette.large_enough": (
        "C’est avec {k:int} {nouns} que la silhouette moyenne est la plus haute, parmi les nombres "
        "dont le plus petit {noun} est assez grand : {silhouette:fixed3} (de −1 à 1, plus haut = "
        "plus net ; {basis})."
    ),
    "describe.finding.choice.silhouette.alone": "Le nombre de {nouns} est {k:int}.",
    "describe.finding.choice.user": (
        "Vous avez demandé {k:int} {nouns}. Leur silhouette moyenne est de {silhouette:fixed3} "
        "(de −1 à 1, plus haut = plus net ; {basis})."
    ),
    "describe.finding.choice.user.whole": "Vous avez demandé un seul {noun}.",
    "describe.finding.choice.user.alone": "Vous avez demandé {k:int} {nouns}.",
    "describe.finding.choice.other": (
        "Le nombre de {nouns}, {k:int}, a été choisi selon le critère {criterion}. La silhouette "
        "moyenne est de {silhouette:fixed3} (de −1 à 1, plus haut = plus net ; {basis})."
    ),
    "describe.finding.choice.other.alone": (
        "Le nombre de {nouns}, {k:int}, a été choisi selon le critère {criterion}."
    ),
    "describe.finding.runner_up.ahead": (
        "Le meilleur nombre suivant est {runner_up_k:int}, avec une silhouette moyenne de "
        "{runner_up_silhouette:fixed3}, soit {lead:fixed3} de moins."
    ),
    "describe.finding.runner_up.narrow": (
        "L’avance est mince : avec {runner_up_k:int} {nouns}, la silhouette moyenne est de "
        "{runner_up_silhouette:fixed3} ; selon cette mesure, cette réponse est presque aussi bonne."
    ),
    "describe.finding.runner_up.behind": (
        "Selon la silhouette moyenne, un autre nombre fait mieux : {runner_up_k:int}, avec "
        "{runner_up_silhouette:fixed3}."
    ),
    "describe.finding.inertia": (
        "Les {nouns} expliquent {between_share:percent} de la dispersion des colonnes préparées ; "
        "{inertia_share:percent} restent à l’intérieur. Toute division d’un tableau en explique "
        "une partie."
    ),
    "describe.finding.sizes": (
        "Le plus grand est {largest}, avec {largest_customers} ({largest_share:percent}) ; le plus "
        "petit est {smallest}, avec {smallest_n:int} ({smallest_share:percent})."
    ),
    "describe.finding.segment.1": f"{_WHO} ; {_PAIR_1}.",
    "describe.finding.segment.2": f"{_WHO} ; {_PAIR_1} ; {_PAIR_2}.",
    "describe.finding.segment.3": f"{_WHO} ; {_PAIR_1} ; {_PAIR_2} ; {_PAIR_3}.",
    "describe.finding.segment.levels.1": f"{_WHO} ; {_LEVEL_1}.",
    "describe.finding.segment.levels.2": f"{_WHO} ; {_LEVEL_1} ; {_LEVEL_2}.",
    "describe.finding.segment.0": (
        f"{_WHO} ; aucune colonne ne s’écarte des autres clients d’un demi-écart-type "
        "(le plus grand écart est {label}, {difference:fixed2})."
    ),
    "describe.finding.segment.bare": f"{_WHO} ; aucun nombre ne les distingue.",
    "describe.finding.segment.level": (
        "{title} : {share:percent} ont {label} « {level} », contre {population_share:percent} de "
        "tous les clients."
    ),
    "describe.finding.separation": (
        "La colonne {label} sépare le plus les {nouns} : {eta_squared:percent} de sa variance se "
        "situent entre eux."
    ),
    "describe.finding.separation.share": (
        "La colonne {label} sépare le plus les {nouns} : elle fournit {between_share:percent} de "
        "la séparation, et {eta_squared:percent} de sa propre variance{scale} se situent entre eux."
    ),
    "describe.finding.value": (
        "{title} : {share:percent} des clients et {value_share:percent} du total de la colonne "
        "{label}."
    ),
    "describe.finding.link.strong": (
        "Parmi les colonnes numériques, {first} et {second} vont le plus étroitement de pair : "
        "corrélation de rang {r:fixed2}."
    ),
    "describe.finding.link.weak": (
        "Les colonnes numériques ne vont guère de pair : la plus forte corrélation de rang est de "
        "{r:fixed2}, entre {first} et {second}."
    ),
    "describe.finding.comparison.nearly_same": (
        "Votre colonne « {column} » et ces {nouns} sont presque identiques ({agreement:fixed2} ; "
        "1 = identiques, 0 = hasard)."
    ),
    "describe.finding.comparison.largely": (
        "Votre colonne « {column} » et ces {nouns} concordent largement ({agreement:fixed2} ; "
        "1 = identiques, 0 = hasard)."
    ),
    "describe.finding.comparison.partly": (
        "Votre colonne « {column} » et ces {nouns} ne concordent qu’en partie "
        "({agreement:fixed2} ; 1 = identiques, 0 = hasard)."
    ),
    "describe.finding.comparison.none": (
        "Votre colonne « {column} » et ces {nouns} ne concordent pas mieux que par hasard "
        "({agreement:fixed2} ; 1 = identiques, 0 = hasard)."
    ),
    "describe.finding.comparison.chance": (
        "Votre colonne « {column} » et ces {nouns} ne concordent guère mieux que par hasard "
        "({agreement:fixed2} ; 1 = identiques, 0 = hasard)."
    ),
}

_SIGNIFICANCE: dict[str, str] = {
    "describe.significance.range": (
        "{label} : la {statistic} va de {low:number}{low_unit} pour {low_title} à "
        "{high:number}{high_unit} pour {high_title} ; elle est de {all:number}{all_unit} pour "
        "tous les clients."
    ),
    "describe.significance.one_message": (
        "Un message écrit pour le plus grand, {title}, s’adresse à {share:percent} des clients ; "
        "les autres ({rest:percent}) sont plus proches d’un autre centre."
    ),
    "describe.significance.silhouette": (
        "Une silhouette moyenne de {silhouette:fixed3} ne montre pas à elle seule que des groupes "
        "existent : des données réparties uniformément, sans aucun groupe, en ont aussi une "
        "supérieure à 0, quoique inférieure à 0,1 avec {columns} (k = 2 à 8, 200 à 2\u202f000 "
        "clients)."
    ),
    "describe.significance.silhouette.yardstick": (
        "Une silhouette moyenne de {silhouette:fixed3} ne montre pas à elle seule que des groupes "
        "existent : des données réparties uniformément, sans aucun groupe, atteignent environ "
        "{low:fixed2} à {high:fixed2} avec {columns} (k = 2 à 8, 200 à 2\u202f000 clients)."
    ),
    "describe.significance.excess.clear": (
        "La {measure} dépasse de {shown} celle de données aux mêmes colonnes et sans groupes : un "
        "écart net (il faut 0,06, ou un cinquième de la leur)."
    ),
    "describe.significance.excess.chance": (
        "La {measure} dépasse de {shown} celle de données aux mêmes colonnes et sans groupes : "
        "c’est assez (il faut 0,06, ou un cinquième de la leur), mais pas au-delà de ce que donne "
        "le hasard."
    ),
    "describe.significance.excess.small": (
        "La {measure} ne dépasse que de {shown} celle de données aux mêmes colonnes et sans "
        "groupes : trop peu pour compter (il faut 0,06, ou un cinquième de la leur)."
    ),
    "describe.significance.excess.none": (
        "Les {nouns} ne sont pas plus nets que ceux de données aux mêmes colonnes et sans groupes."
    ),
    "describe.significance.robust.all": (
        "Chaque {noun} revient dans toutes les {n_settings:int} nouvelles exécutions avec d’autres "
        "choix défendables (similarité de Jaccard d’au moins 0,75)."
    ),
    "describe.significance.robust.all.one": (
        "Chaque {noun} revient dans l’unique nouvelle exécution avec un autre choix défendable "
        "(similarité de Jaccard d’au moins 0,75)."
    ),
    "describe.significance.robust.some": (
        "Dans {n_settings:int} nouvelles exécutions avec d’autres choix défendables, les {nouns} "
        "sont revenus : {each} (similarité de Jaccard d’au moins 0,75)."
    ),
    "describe.significance.robust.some.one": (
        "Dans l’unique nouvelle exécution avec un autre choix défendable, au moins un {noun} ne "
        "revient pas (similarité de Jaccard d’au moins 0,75)."
    ),
    "describe.significance.breaker.breaks": (
        "Un choix défait les {nouns} : {breaker} en donne d’autres (indice de Rand ajusté "
        "{shown} ; 1 = les mêmes, 0 = hasard)."
    ),
    "describe.significance.breaker.bends": (
        "Les {nouns} tiennent surtout à un choix : {breaker} déplace beaucoup de clients (indice "
        "de Rand ajusté {shown} ; 1 = les mêmes, 0 = hasard)."
    ),
    "describe.significance.breaker.holds": (
        "Aucun choix ne change beaucoup les {nouns} à lui seul ; {breaker} les change le plus "
        "(indice de Rand ajusté {shown} ; 1 = les mêmes, 0 = hasard)."
    ),
    "describe.significance.baseline": "{message}",
    "describe.significance.next": "{message}",
    "describe.contrast.differs": (
        f"La colonne {{label}} n’a pas été utilisée et diffère entre les {{nouns}} : {_EFFECT}."
    ),
    "describe.contrast.related": (
        f"La colonne {{label}} n’a pas été utilisée et diffère entre les {{nouns}} : {_EFFECT}. "
        "C’est en partie inscrit d’avance, car elle va de pair avec {related:list}."
    ),
    "describe.contrast.same": (
        "La colonne {label} n’a pas été utilisée et ne montre pas de différence nette entre les "
        f"{{nouns}} : {_EFFECT}."
    ),
    "describe.contrast.more": (
        "{n_more:int} autres colonnes non utilisées ont été comparées ; le tableau les énumère."
    ),
    "describe.contrast.more.one": (
        "Une autre colonne non utilisée a été comparée ; elle figure dans le tableau."
    ),
    "describe.contrast.none": (
        "Toutes les colonnes ont servi à former les {nouns} ; il ne reste donc rien d’indépendant "
        "pour les comparer."
    ),
    "describe.contrast.features": (
        "Les colonnes qui ont formé les {nouns} diffèrent entre eux par construction. Elles sont "
        "décrites, sans valeur p."
    ),
}

_LIMITS: dict[str, str] = {
    "describe.limit.verdict.not_tested": (
        "L’existence de ces {nouns} n’a pas été testée par comparaison avec des données sans "
        "groupes. KMeans divise n’importe quel tableau : voyez-y une façon de répartir vos {n:int} "
        "clients, tant qu’un test n’en dit pas plus."
    ),
    "describe.limit.verdict.whole": (
        "L’existence de groupes parmi ces {n:int} clients n’a pas été testée."
    ),
    "describe.limit.verdict.whole.not_assessable": (
        "Les données ne permettent pas de tester l’existence de groupes parmi ces {n:int} clients."
    ),
    "describe.limit.verdict.natural": (
        "Des tronçons d’une même courbe continue, ou d’une coquille creuse, peuvent passer ce test "
        "comme segments naturels : c’est une fausse alerte connue. Cherchez des vides sur la carte."
    ),
    "describe.limit.verdict.natural.outscored": (
        "Le score est le plus haut pour {found} segments : les {count} présentés passent aussi "
        "toutes les épreuves, mais ils peuvent réunir ou couper ceux-là."
    ),
    "describe.limit.verdict.natural.other": (
        "Les indices portent sur {found} segments{where}, non sur les {count} {nouns} présentés : "
        "ceux-ci peuvent réunir ou couper ce qui a été trouvé."
    ),
    "describe.limit.verdict.reproducible": (
        "Que des groupes reviennent dans un autre échantillon n’est pas un indice de structure : "
        "des coupes à travers des données sans aucun groupe reviennent souvent aussi."
    ),
    "describe.limit.verdict.reproducible.other": (
        "Les {count} {nouns} présentés n’ont pas passé ce que doivent passer des groupes qui "
        "reviennent ; un autre échantillon peut être coupé ailleurs."
    ),
    "describe.limit.verdict.constructive": (
        "Toute division de ces {n:int} clients est une commodité, et un autre échantillon peut "
        "être coupé ailleurs. L’absence d’indices n’exclut pas les groupes : ceux qui se "
        "chevauchent, sont petits ou peu compacts, ou n’apparaissent que dans des colonnes non "
        "utilisées, ont pu échapper."
    ),
    "describe.limit.verdict.not_assessable": (
        "Les données ne permettent pas de tester l’existence de ces {nouns} : voyez-y une façon de "
        "répartir les {n:int} clients."
    ),
    "describe.limit.remark": "{message}",
    "describe.limit.starts": (
        "Les frontières des {nouns} dépendent du départ aléatoire : les deux meilleurs départs ne "
        "concordent qu’à {agreement:fixed2} (1 = identiques, 0 = hasard). Une autre graine peut "
        "placer beaucoup de clients ailleurs."
    ),
    "describe.limit.k_at_limit": (
        "{k:int} est le plus grand nombre de {nouns} essayé ; un nombre plus grand peut avoir une "
        "silhouette moyenne plus haute."
    ),
    "describe.limit.sampled": (
        "La silhouette moyenne a été calculée sur un échantillon de {rows:int} clients."
    ),
    "describe.limit.dominated": (
        "Une colonne décide de presque tout : {label} fournit {between_share:percent} de la "
        "séparation. Un simple seuil sur elle peut rendre le même service que les {nouns}."
    ),
    "describe.limit.dominated.levels": (
        "Les {nouns} sont pour l’essentiel les catégories de la colonne {label}."
    ),
    "describe.limit.dominated.other": (
        "Une colonne décide de presque tout : {label} fournit {between_share:percent} de la "
        "séparation."
    ),
    "describe.limit.missing.one": (
        "À 1 client ({share:percent}), il manque une valeur dans au moins une colonne."
    ),
    "describe.limit.missing.many": (
        "À {n:int} clients ({share:percent}), il manque une valeur dans au moins une colonne."
    ),
    "describe.limit.missing.filled": (
        "Là où une valeur manquait dans {columns:list}, une valeur usuelle a été mise à sa place : "
        "c’est une supposition."
    ),
    "describe.limit.missing.partial": (
        "Les clients à qui il manque une valeur dans {columns:list} sont placés d’après les "
        "valeurs qu’ils ont."
    ),
    "describe.limit.missing.dropped": (
        "Les clients à qui il manque une valeur dans {columns:list} n’ont pas contribué à former "
        "les {nouns} ; ils ont été affectés ensuite, avec une valeur usuelle à la place."
    ),
    "describe.limit.issues": (
        "Les contrôles des données ont signalé des points graves : {n_serious:int}, des "
        "avertissements : {n_warnings:int}. Lisez-les avant d’agir."
    ),
    "describe.limit.issues.warnings": (
        "Les contrôles des données ont signalé des avertissements : {n_warnings:int}. Lisez-les "
        "avant d’agir."
    ),
    "describe.limit.issue": "{message}",
    "describe.limit.lacking": (
        "Aucune colonne ne semble dire {lacking}. Des groupes qui n’apparaissent que là ne peuvent "
        "pas être vus."
    ),
    "describe.limit.one_moment": (
        "Le tableau montre les clients à un moment donné. On ne peut pas voir s’ils passent d’un "
        "{noun} à un autre, et ce qui va de pair n’est pas forcément cause et effet."
    ),
    "describe.limit.one_moment.whole": (
        "Le tableau montre les clients à un moment donné, et ce qui va de pair n’est pas forcément "
        "cause et effet."
    ),
    "describe.limit.visible": (
        "Si {base:percent} répondent aujourd’hui et que la moitié d’un {noun} sert de groupe "
        "témoin, un test ne révèle une hausse qu’à partir d’environ {largest_visible:percent} pour "
        "{largest}, {largest_customers}, et {smallest_visible:percent} pour {smallest}, "
        "{smallest_customers}."
    ),
    "describe.limit.shape": (
        "KMeans voit des groupes compacts de largeur semblable. Des groupes allongés ou courbes "
        "seraient coupés."
    ),
}

_APPLICATIONS: dict[str, str] = {
    "describe.application.beaten": (
        "Une division simple fait au moins aussi bien que ces {nouns} : essayez-la d’abord, elle "
        "est plus facile à utiliser."
    ),
    "describe.application.convenience": (
        "Prenez les {nouns} comme une commodité, non comme des types de clients. Avant de vous "
        "fier à une suggestion, comparez-la à un groupe témoin tiré du même {noun}."
    ),
    "describe.application.one": _TIE,
    "describe.application.two": (
        f"{{title}}. {{lead}} {{play}} Elle s’appuie sur {_PAIR_1} et {_PAIR_2}."
    ),
    "describe.application.average": (
        "{title}. {lead} {play} Rien ne distingue ces clients ; le plus grand écart aux autres est "
        "{label}, {difference:fixed2} écart-type."
    ),
    "describe.application.level": (
        "{title}. {lead} {play} Elle s’appuie sur {share:percent} avec {label} « {level} » "
        "(tous les clients : {population_share:percent})."
    ),
    "describe.application.none": "{title}. {lead} {play} Aucun nombre ne distingue ces clients.",
}

TEXTS: dict[str, str] = {**_FINDINGS, **_SIGNIFICANCE, **_LIMITS, **_APPLICATIONS}
