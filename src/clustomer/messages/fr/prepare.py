"""French texts of the preparation, the model and single customers."""

TEXTS: dict[str, str] = {
    # How a column was prepared, one phrase for each operation.
    "plan.sentence": "{column:list} : {steps}.",
    "plan.step.impute": (
        "une valeur manquante compte comme la médiane {value:number} (lignes : {n:int})"
    ),
    "plan.step.impute_level": (
        "une valeur manquante compte comme {level:list}, le niveau le plus fréquent (lignes : "
        "{n:int})"
    ),
    "plan.step.impute_middle": (
        "une valeur manquante compte comme {level:list}, le niveau central (lignes : {n:int})"
    ),
    "plan.step.log1p": "logarithme de 1 + valeur",
    "plan.step.yeo_johnson": "transformation de Yeo-Johnson avec lambda {lmbda:fixed2}",
    "plan.step.winsorise": (
        "les valeurs inférieures à {low:number} ou supérieures à {high:number} comptent comme "
        "ces limites (lignes : {n:int})"
    ),
    "plan.step.scale.standard": (
        "moins la moyenne {centre:number}, divisé par l’écart-type {scale:number}"
    ),
    "plan.step.scale.range": (
        "moins la plus petite valeur {centre:number}, divisé par l’étendue {scale:number}"
    ),
    "plan.step.scale.robust": (
        "moins la médiane {centre:number}, divisé par l’écart interquartile {scale:number}"
    ),
    "plan.step.unscaled": "dans ses unités d’origine",
    "plan.step.one_hot": (
        "une colonne pour chacun des {n:int} niveaux, 0 ou {factor:fixed3} (Hennig et Liao)"
    ),
    "plan.step.ordinal": (
        "scores de {n:int} niveaux ordonnés, centrés, multipliés par {factor:fixed3} (Hennig "
        "et Liao)"
    ),
    "plan.step.weight": "compte {weight:number} fois dans les distances au carré",
    # What the reader should know about the preparation.
    "issue.prepare_imputed.message": (
        "{columns:list} : valeur manquante dans {n:int} des {rows:int} lignes ({share:percent} "
        "des clients). La médiane ou le niveau habituel en tient lieu, et ces clients sont "
        "signalés."
    ),
    "issue.prepare_imputed.remedy": (
        'Utilisez missing="kpod" (--missing kpod) pour laisser les valeurs manquantes hors des '
        "distances."
    ),
    "issue.prepare_imputed_much.message": (
        "{columns:list} : valeur manquante dans {n:int} des {rows:int} lignes ({share:percent} "
        "des clients). La médiane ou le niveau habituel en tient lieu, et ces clients sont "
        "signalés : une valeur de remplacement n’est pas un indice, elle tire ces clients vers "
        "le milieu et peut passer pour un groupe."
    ),
    "issue.prepare_imputed_much.remedy": (
        'Comparez avec missing="kpod" ou missing="drop" (--missing), ou écartez la colonne '
        "avec --exclude."
    ),
    "issue.prepare_partial.message": (
        "{columns:list} : valeur manquante dans {n:int} des {rows:int} lignes ({share:percent} "
        "des clients). Elle est laissée hors de leurs distances (k-POD) : ces clients sont "
        "placés d’après les valeurs qu’ils ont."
    ),
    "issue.prepare_partial.remedy": (
        'Utilisez missing="median" (--missing median) pour la remplacer.'
    ),
    "issue.prepare_dropped.message": (
        "{columns:list} : valeur manquante dans {n:int} des {rows:int} lignes ({share:percent} "
        "des clients). Les segments ont été formés à partir des {rest:int} lignes sans valeurs "
        "manquantes ; les autres clients ont ensuite été affectés eux aussi, avec la médiane "
        "ou le niveau habituel à la place de ce qui manque, et signalés."
    ),
    "issue.prepare_dropped.remedy": (
        'Utilisez missing="median" ou missing="kpod" (--missing) pour former les segments à '
        "partir de tous les clients."
    ),
    "issue.prepare_set_aside_missing.message": (
        "{columns:list} : valeur manquante dans {n:int} des {rows:int} lignes ({share:percent} "
        "des clients), soit plus de {limit:percent} : non utilisée pour former les segments."
    ),
    "issue.prepare_set_aside_missing.remedy": (
        "Complétez la colonne, ou étudiez séparément les clients pour lesquels elle est renseignée."
    ),
    "issue.prepare_set_aside_constant.message": (
        "{columns:list} : aucune différence entre les clients après la préparation (valeur "
        "manquante dans {n:int} des {rows:int} lignes) ; non utilisée pour former les segments."
    ),
    "issue.prepare_set_aside_constant.remedy": (
        "Rien à faire ; écartez la colonne pour ne plus voir cet avis."
    ),
    "issue.prepare_log1p.message": (
        "Les colonnes asymétriques (asymétrie supérieure à {limit:number} ; 0 = symétrique) "
        "sont comparées par leur logarithme log(1 + valeur), pour que quelques grandes valeurs "
        "ne décident pas de tout : {columns:list}."
    ),
    "issue.prepare_log1p.remedy": (
        "En Python, transform_skewed=False les laisse telles quelles ; --scale none garde "
        "toutes les colonnes dans leurs unités d’origine."
    ),
    "issue.prepare_yeo_johnson.message": (
        "Les colonnes asymétriques (asymétrie supérieure à {limit:number} ; 0 = symétrique) "
        "qu’un logarithme n’améliore pas sont comparées après la transformation de "
        "Yeo-Johnson, pour que quelques grandes valeurs ne décident pas de tout : "
        "{columns:list}."
    ),
    "issue.prepare_yeo_johnson.remedy": (
        "En Python, transform_skewed=False les laisse telles quelles ; --scale none garde "
        "toutes les colonnes dans leurs unités d’origine."
    ),
    "issue.prepare_winsorised.message": (
        "{columns:list} : valeur extrême dans {n:int} des {rows:int} lignes ({share:percent}), "
        "au-delà de la médiane ± {fence:number} × 1,4826 × MAD. La limite y compte à la place "
        "de la valeur. Ces clients restent et sont signalés comme valeurs aberrantes."
    ),
    "issue.prepare_winsorised.remedy": (
        "Vérifiez ces valeurs et corrigez les erreurs dans le fichier ; en Python, "
        "winsorise=False les laisse telles quelles."
    ),
    # What the reader should know about the fit.
    "issue.fit_k_complete.message": (
        "Le nombre de segments a été choisi sur les {n:int} clients (sur {total:int}) sans "
        "valeurs manquantes ; les segments ont été formés à partir de tous les clients."
    ),
    "issue.fit_k_complete.remedy": (
        'Utilisez missing="median" (--missing median) pour combler les lacunes.'
    ),
    "issue.fit_k_filled.message": (
        "Seuls {n:int} clients sur {total:int} n’ont aucune valeur manquante : le nombre de "
        "segments a été choisi avec les moyennes des colonnes à la place de ce qui manque, ce "
        "qui peut passer pour un groupe."
    ),
    "issue.fit_k_filled.remedy": (
        "Indiquez vous-même le nombre de segments, ou utilisez moins de variables actives."
    ),
    "issue.fit_sampled.message": (
        "Les nombres de segments ont été comparés sur un échantillon aléatoire de {n:int} "
        "clients sur {total:int} ; les segments choisis ont ensuite été ajustés à tous les "
        "clients."
    ),
    "issue.fit_sampled.remedy": "Rien à faire : l’échantillon est grand.",
    # What a centroid or a segment is called before it has a name.
    "model.segment_name": "Segment {n:int}",
}
