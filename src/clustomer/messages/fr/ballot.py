"""French texts of the ballot: what each criterion says about the number of segments."""

TEXTS: dict[str, str] = {
    # One line for each criterion.
    "ballot.label.score": "Silhouette au-dessus des données sans groupes × concordance",
    "ballot.label.agreement": "Concordance de paires bootstrap, indice de Rand ajusté médian",
    "ballot.label.silhouette": "Silhouette",
    "ballot.label.simplified_silhouette": "Silhouette simplifiée",
    "ballot.label.calinski_harabasz": "Calinski–Harabasz",
    "ballot.label.davies_bouldin": "Davies–Bouldin",
    "ballot.label.elbow": "Coude de la somme des carrés (part restant dans les groupes)",
    "ballot.label.gap": "Gap, à moins d’une erreur type du plus grand",
    "ballot.label.gap_one_se": "Gap, règle d’une erreur type de l’article",
    "ballot.label.prediction_strength": "Force de prédiction",
    "ballot.label.instability": "Instabilité de paires bootstrap (Fang–Wang)",
    "ballot.label.jump": "Saut (jump)",
    "ballot.label.bic": "BIC de groupes ronds",
    # How a criterion takes its k from its values.
    "ballot.rule.argmax": "la plus grande valeur",
    "ballot.rule.gated_argmax": (
        "la plus grande valeur parmi les k qui réussissent les épreuves de concordance, "
        "d’effet et de taille"
    ),
    "ballot.rule.argmin": "la plus petite valeur",
    "ballot.rule.kneedle": "là où la courbe s’infléchit le plus",
    "ballot.rule.global_se_max": (
        "le plus petit k à moins d’une erreur type de la plus grande valeur"
    ),
    "ballot.rule.tibshirani": (
        "le plus petit k qui est à moins d’une erreur type du suivant, ou au-dessus de lui"
    ),
    "ballot.rule.threshold": "le plus grand k à 0,80 ou plus",
    "ballot.better.higher": "élevé = bon",
    "ballot.better.lower": "faible = bon",
    "ballot.can_say_one.yes": "oui",
    "ballot.can_say_one.no": "non",
    # What to know about a criterion, in one sentence.
    "ballot.note.score": (
        "Décide parmi les k qui réussissent les épreuves ; l’existence même de groupes est "
        "testée avant lui, non par lui."
    ),
    "ballot.note.score.rest": (
        "Décide parmi les k qui réussissent les épreuves, sur les {n_tested:int} clients qui "
        "restent après la mise à part des {n_set_aside:int} ayant une même valeur exacte."
    ),
    "ballot.note.score.none": (
        "Aucun k ne réussit les épreuves de concordance, d’effet et de taille ; ce critère n’a "
        "donc pas de réponse ici."
    ),
    "ballot.note.agreement": (
        "Des colonnes uniformément remplies peuvent être découpées chaque fois de la même "
        "façon ; la concordance seule n’est donc pas un signe de groupes."
    ),
    "ballot.note.agreement.rest": (
        "Mesurée sur les {n_tested:int} clients qui restent après la mise à part des "
        "{n_set_aside:int} ayant une même valeur exacte ; la concordance seule n’est pas un "
        "signe de groupes."
    ),
    "ballot.note.silhouette": (
        "Son niveau dépend du nombre de colonnes et de k, et les données sans groupes en ont "
        "aussi une positive."
    ),
    "ballot.note.simplified_silhouette": (
        "Mesure les distances aux centres plutôt qu’aux clients et donne des valeurs plus "
        "élevées que la silhouette ; les deux comptent pour une."
    ),
    "ballot.note.calinski_harabasz": (
        "Conçu pour des groupes ronds et très éloignés ; sur des colonnes uniformément "
        "remplies, sa plus grande valeur est arbitraire."
    ),
    "ballot.note.davies_bouldin": "Favorise les petits groupes éloignés des autres.",
    "ballot.note.elbow": (
        "Les données sans groupes s’infléchissent aussi, et l’endroit se déplace avec le plus "
        "grand k essayé : montré, non compté."
    ),
    "ballot.note.gap": (
        "Face à {n_references:int} boîtes uniformément remplies ({resampled_rows:int} "
        "clients) ; des colonnes asymétriques ou liées dépassent de telles boîtes sans aucun "
        "groupe."
    ),
    "ballot.note.gap_one_se": (
        "Connue pour s’arrêter trop tôt : elle a répondu 1 pour 18 tableaux simulés sur 18 qui "
        "avaient cinq groupes nets."
    ),
    "ballot.note.prediction_strength": (
        "D’après {n_repeats:int} partages aléatoires en deux moitiés ({resampled_rows:int} "
        "clients) ; elle baisse quand k augmente et manque les petits groupes."
    ),
    "ballot.note.instability": (
        "D’après {n_pairs:int} paires bootstrap ({resampled_rows:int} clients) ; non corrigée "
        "du hasard, elle baisse donc quand k augmente."
    ),
    "ballot.note.jump": (
        "Tient à son exposant, la moitié du nombre de colonnes ; il annonce plusieurs groupes "
        "sur quelques colonnes uniformément remplies."
    ),
    "ballot.note.bic": (
        "Suppose des groupes ronds de dispersion et de taille égales et coupe les groupes "
        "allongés ou asymétriques : montré, non compté."
    ),
    # The line above the table.
    "ballot.sentence.all": "Les {n_counted:int} critères préfèrent {k:int}",
    "ballot.sentence.many": "{n_agreeing:int} critères sur {n_counted:int} préfèrent {k:int}",
    "ballot.sentence.one": "1 critère sur {n_counted:int} préfère {k:int}",
    "ballot.sentence.none": "Aucun des {n_counted:int} critères ne préfère {k:int}",
    "ballot.sentence.other.many": "{n:int} préfèrent {k}",
    "ballot.sentence.other.one": "1 préfère {k}",
    "ballot.sentence.gap": "la règle d’une erreur type du gap dit {k:int}",
    "ballot.sentence.gap_early": (
        "la règle d’une erreur type du gap dit {k:int} (connue pour s’arrêter trop tôt)"
    ),
    "ballot.sentence.say_one.many": (
        "Parmi les critères comptés, {n_can_say_one:int} peuvent répondre 1 et {n_say_one:int} "
        "le font."
    ),
    "ballot.sentence.say_one.one": (
        "Parmi les critères comptés, {n_can_say_one:int} peuvent répondre 1 et un seul le fait."
    ),
    "ballot.sentence.say_one.none": (
        "Parmi les critères comptés, {n_can_say_one:int} peuvent répondre 1 et aucun ne le fait."
    ),
    "ballot.sentence.cannot_say_one": "Aucun des critères comptés ne peut répondre 1.",
    "ballot.sentence.empty": "Un seul k a été essayé : un critère n’a donc rien à comparer.",
    # How the line above counts.
    "ballot.counting": (
        "Sont comptés les critères qui donnent une réponse, et une seule fois ceux qui "
        "partagent une idée : les deux silhouettes ensemble, les deux règles du gap ensemble. "
        "Le coude et le BIC ne sont pas comptés. Les critères sont liés entre eux ; ce n’est "
        "donc pas un vote de juges indépendants."
    ),
}
