"""French texts of what to do: one step away, test plan, outcomes of a campaign."""

TEXTS: dict[str, str] = {
    "report.use.hangs": "Repose sur {parts}.",
    "report.use.marked": "{label} ({difference:fixed2} é.-t.)",
    "report.use.level": (
        "{label} « {level} » ({share:percent}, contre {population_share:percent} de l’ensemble)"
    ),
    "report.use.none": "Rien ne le distingue.",
    "report.step.heading": "À un pas",
    "report.step.note_lead": "Une distance, pas une cause.",
    "report.step.note": (
        "Le plus petit changement de ces colonnes, toutes les autres inchangées, qui rend un "
        "client plus proche de l’autre segment que de tout autre, dans les limites des valeurs "
        "que les clients ont. Cela ne dit pas que le changement se produirait, ni que quoi que ce "
        "soit le provoquerait, ni que le client vaudrait alors davantage. Un client compte comme "
        "à un pas s’il en est à {limit:fixed1} écart-type au plus sur les colonnes qui peuvent "
        "changer."
    ),
    "report.step.by_value": (
        "Un segment est ici meilleur si sa moyenne est plus élevée pour {column}."
    ),
    "report.step.by_name": "{target} a été indiqué comme le meilleur segment.",
    "report.step.assumed": (
        "Ce qui peut changer a été supposé, d’après les noms des colonnes : {columns:list}. "
        "Indiquez-le avec --actionable."
    ),
    "report.step.given": "Ce qui peut changer, tel qu’indiqué : {columns:list}.",
    "report.step.no_columns": (
        "Aucune colonne qu’une campagne pourrait changer n’a été trouvée : indiquez-en avec "
        "--actionable."
    ),
    "report.step.no_better": (
        "Non calculé : rien ne dit quel segment est meilleur. Indiquez avec --value la colonne "
        "qui dit ce que vaut un client, ou avec --better le segment à rejoindre."
    ),
    "report.step.no_pairs": "Aucun segment n’est meilleur qu’un autre.",
    "report.step.one_segment": "Avec un seul segment, il n’y en a pas d’autre à rejoindre.",
    "report.step.caption": "Clients à un pas d’un meilleur segment",
    "report.step.from": "De",
    "report.step.to": "Vers",
    "report.step.near": "À un pas",
    "report.step.share": "Part des examinés",
    "report.step.distance": "Distance médiane",
    "report.step.changes": "Changement médian",
    "report.step.change": "{column} {change} ({n:int})",
    "report.step.few": "moins de {n:int}",
    "report.step.sampled": (
        "Sur un si grand nombre de clients, un échantillon de {n:int}, tiré au hasard, est "
        "examiné ; les effectifs portent sur lui."
    ),
    "report.step.others.one": "Dans une paire de segments, personne n’est aussi proche.",
    "report.step.others.many": "Dans {n:int} paires de segments, personne n’est aussi proche.",
    "report.step.source": (
        "Seuls les clients sans valeur manquante sont examinés. Distances en écarts-types ; entre "
        "parenthèses, combien changent la colonne. Les clients sont énumérés dans "
        "one_step_away.csv."
    ),
    "report.plan.heading": "Plan de test",
    "report.plan.note_lead": "Mode de calcul.",
    "report.plan.note": (
        "Tests bilatéraux au seuil de {level:fixed2}, de puissance {power:fixed1}. Parts : p − b "
        "= z₁ √(m(1−m)(1/n₁+1/n₀)) + z₂ √(p(1−p)/n₁ + b(1−b)/n₀), où b est la réponse sans "
        "l’action et m la part moyenne. Moyennes : (z₁+z₂) s √(1/n₁+1/n₀). Lus ensemble, chacun "
        "des {k:int} segments est testé au seuil de {level:fixed2}/{k:int} (Bonferroni)."
    ),
    "report.plan.note_one": (
        "Test bilatéral au seuil de {level:fixed2}, de puissance {power:fixed1}. Parts : p − b = "
        "z₁ √(m(1−m)(1/n₁+1/n₀)) + z₂ √(p(1−p)/n₁ + b(1−b)/n₀), où b est la réponse sans l’action "
        "et m la part moyenne. Moyennes : (z₁+z₂) s √(1/n₁+1/n₀)."
    ),
    "report.plan.intro": (
        "Ce que produit une campagne ne se voit que par rapport à des clients qui n’ont pas été "
        "contactés. Le tableau dit quelle taille un effet doit avoir pour se voir, là où "
        "{base:percent} répondent de toute façon (une hypothèse : mettez votre propre taux à la "
        "place)."
    ),
    "report.plan.assumed": (
        "Il suppose que la moitié de chaque segment sert de témoin ; avec --control SHARE, les "
        "listes du dossier audiences/ comportent un groupe témoin."
    ),
    "report.plan.drawn": (
        "{control:percent} de chaque segment servent de témoins, tirés au hasard (par un hachage "
        "de la graine et de l’identifiant) à l’intérieur de tiers selon {column} : les listes "
        "sont dans audiences/. Relisez les résultats avec clustomer evaluate."
    ),
    "report.plan.margin": "la marge",
    "report.plan.caption": "Plus petits effets qui se verraient, par segment",
    "report.plan.target": "Cible",
    "report.plan.control": "Témoin",
    "report.plan.share": "Réponse qui se voit",
    "report.plan.share_all": "Idem, tous lus ensemble",
    "report.plan.mean": "Hausse qui se voit de la moyenne, {column}",
    "report.plan.mean_all": "Idem, tous lus ensemble",
    "report.plan.never": "ne se verrait pas",
    "report.plan.whole": "Tous ensemble",
    "report.plan.source": "Approximatif là où moins d’une dizaine de clients répondent.",
    "evaluate.range": "{low} à {high}",
    "evaluate.reading.higher": (
        "{title} : le résultat est plus élevé chez les clients contactés, {uplift} ({range}, tous "
        "les segments lus ensemble)."
    ),
    "evaluate.reading.lower": (
        "{title} : le résultat est plus bas chez les clients contactés, {uplift} ({range}, tous "
        "les segments lus ensemble)."
    ),
    "evaluate.reading.unclear": (
        "{title} : pas de différence nette, {uplift} ({range}, tous les segments lus ensemble). "
        "Ce n’est pas la même chose qu’une absence d’effet."
    ),
    "evaluate.reading.too_few": (
        "{title} : trop peu de clients avec un résultat (cible : {n_target:int}, témoin : "
        "{n_control:int})."
    ),
    "evaluate.pooled": (
        "Sur l’ensemble des segments, avec pondération par la taille au sein de {n_strata:int} "
        "strates ({n:int} clients) : {uplift} (95 % : {range})."
    ),
    "evaluate.pooled.none": (
        "Sur l’ensemble des segments : aucune strate n’a assez de clients dans les deux bras."
    ),
    "evaluate.absent.leave_out": (
        "Sans résultat : {n:int} des {total:int} clients des listes ({target:percent} de la "
        "cible, {control:percent} des témoins), laissés de côté. Si le fichier n’énumère que ceux "
        "qui ont fait quelque chose, ajoutez --absent zero."
    ),
    "evaluate.absent.zero": (
        "Sans résultat : {n:int} des {total:int} clients des listes ({target:percent} de la "
        "cible, {control:percent} des témoins), comptés comme 0."
    ),
    "evaluate.unknown": (
        "Identifiants des résultats qui ne sont dans aucune liste de l’étude : {n:int}."
    ),
    "evaluate.repeated.binary": (
        "Lignes supplémentaires d’un même identifiant : {n:int} ; un seul oui suffit."
    ),
    "evaluate.repeated.amount": (
        "Lignes supplémentaires d’un même identifiant : {n:int} ; les montants ont été additionnés."
    ),
    "evaluate.balance": (
        "Équilibre : pour {column}, les bras diffèrent de {difference:fixed2} écart-type, au sein "
        "des segments (au-delà de 0,10, cela mérite un coup d’œil)."
    ),
    "evaluate.meaning": (
        "Les bras ont été tirés au hasard. Une différence nette vient donc de tout ce qui a été "
        "fait à l’un d’eux, pris ensemble, si les listes ont été respectées."
    ),
    "evaluate.uneven": (
        "Le résultat manque nettement plus souvent dans un bras : pour {target:percent} de la "
        "cible et {control:percent} des témoins."
    ),
    "evaluate.uneven.remedy": (
        "Ce qui reste n’est pas une comparaison aléatoire. Complétez les résultats, ou ajoutez "
        "--absent zero si le fichier n’énumère que ceux qui ont fait quelque chose."
    ),
}
