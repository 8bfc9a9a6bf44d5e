"""French texts of issues about the data, and of the reasons for kinds and roles."""

TEXTS: dict[str, str] = {
    # -- why a column has its kind and role --------------------------------------------
    "why.empty": "Elle ne contient aucune valeur.",
    "why.key": (
        "Toutes les valeurs sont différentes et se suivent dans l’ordre ou à pas égaux : c’est "
        "une clé."
    ),
    "why.key_named": "Toutes les valeurs sont différentes, et son nom est celui d’une clé.",
    "why.other_key": "C’est aussi une clé ; une seule colonne désigne le client.",
    "why.repeated_key": (
        "Son nom est celui de la clé du client, mais {n:int} valeurs se répètent sur "
        "{rows:int} lignes."
    ),
    "why.date": "Des dates, comptées en jours avant la date de référence.",
    "why.flag": "Des valeurs de vérité.",
    "why.yes_no": "Oui ou non.",
    "why.zero_one": "Seulement des 0 et des 1.",
    "why.gender": "Ses valeurs sont des genres.",
    "why.declared": "Ses niveaux étaient fournis avec un ordre.",
    "why.ordered": "Ses valeurs sont des mots dont l’ordre est connu.",
    "why.rating": "Une note à {n:int} niveaux entiers.",
    "why.category": "{n:int} noms sans ordre.",
    "why.code": "{n:int} nombres qui sont des codes, d’après le nom de la colonne.",
    "why.many_codes": (
        "Des nombres qui sont des codes, d’après le nom de la colonne : {n:int} codes différents."
    ),
    "why.many_levels": (
        "{n:int} textes différents sur {rows:int} lignes : trop pour comparer des groupes."
    ),
    "why.money": "Des montants d’argent, d’après le nom de la colonne ou le symbole.",
    "why.share": "Des parts ou des pourcentages, d’après le nom de la colonne.",
    "why.count": "Des nombres entiers à partir de zéro.",
    "why.count_named": "Des nombres entiers, dont le nom est celui d’un dénombrement.",
    "why.number": "Des nombres.",
    "why.constant": "Toutes ses valeurs sont identiques.",
    "why.copy": "Elle répète exactement « {other} ».",
    "why.leakage": (
        "Son nom est celui du résultat d’une segmentation ou d’une prédiction antérieure."
    ),
    "attribute.gender": "sexe",
    "attribute.ethnicity": "origine ethnique",
    "attribute.religion": "religion",
    "attribute.health": "santé",
    "attribute.nationality": "nationalité",
    "attribute.sexual orientation": "orientation sexuelle",
    "attribute.pregnancy": "grossesse",
    "attribute.political opinion": "opinion politique",
    "attribute.family status": "situation familiale",
    "attribute.union membership": "appartenance syndicale",
    "why.protected": "Elle désigne un attribut protégé ({attribute}).",
    "why.not_named": "D’autres colonnes ont été désignées comme variables actives.",
    "why.needs_features": (
        "Les segments se forment à partir de colonnes numériques ou ordonnées ayant au moins "
        "deux valeurs différentes."
    ),
    "why.user_kind": "Vous avez fixé le type « {kind} ».",
    "why.user_exclude": "Vous l’avez écartée.",
    "why.user_id_column": "Vous l’avez désignée comme identifiant.",
    "why.user_weight": "Vous l’avez désignée comme poids des lignes.",
    "why.user_value": (
        "Vous l’avez désignée comme valeur du client ; elle n’est jamais une variable active."
    ),
    "why.user_outcome": (
        "Vous l’avez désignée comme résultat ; elle n’est jamais une variable active."
    ),
    "why.user_features": "Vous l’avez désignée comme variable active.",
    "why.user_describe_only": "Vous l’avez désignée pour la description seulement.",
    "why.user_sensitive": "Vous l’avez désignée comme sensible.",
    # -- how columns were taken --------------------------------------------------------
    "issue.constant_column.message": (
        "{columns:list} n’a qu’une seule valeur (vide dans {n_missing:int} des {rows:int} "
        "lignes). Cette colonne ne peut pas séparer les clients et elle est écartée."
    ),
    "issue.constant_column.remedy": "Rien à faire ; --exclude la retire de cette liste.",
    "issue.all_missing_column.message": (
        "{columns:list} ne contient aucune valeur : cette colonne est écartée."
    ),
    "issue.all_missing_column.remedy": (
        "Vérifiez l’export si des valeurs étaient attendues ; --exclude la retire de cette liste."
    ),
    "issue.copied_column.message": (
        "{columns:list} répète exactement « {other} ». Cette colonne est écartée : comptée "
        "deux fois, elle pèserait double."
    ),
    "issue.copied_column.remedy": (
        "Rien à faire ; indiquez-la avec --features pour l’utiliser à la place de l’autre."
    ),
    "issue.other_id_column.message": (
        "{columns:list} désigne chaque ligne comme un identifiant : cette colonne est "
        "écartée ; l’identifiant est « {id} »."
    ),
    "issue.other_id_column.remedy": (
        "Choisissez l’identifiant avec --id-col ; utilisez quand même la colonne avec --features."
    ),
    "issue.text_column.message": (
        "{columns:list} a {n_distinct:int} valeurs différentes, trop pour comparer des "
        "groupes. Cette colonne est écartée."
    ),
    "issue.text_column.remedy": "Regroupez ses valeurs en 50 catégories au plus pour l’utiliser.",
    "issue.leakage_column.message": (
        "{columns:list} porte le nom du résultat d’une segmentation ou d’une prédiction "
        "antérieure. Cette colonne est écartée, et les segments lui sont comparés ensuite."
    ),
    "issue.leakage_column.remedy": (
        "Si c’est une propriété ordinaire des clients, indiquez-la avec --features ou "
        "--describe-only."
    ),
    "issue.sensitive_feature.message": (
        "{columns:list} est un attribut protégé ({attribute}) et forme les segments parce que "
        "vous l’avez désigné."
    ),
    "issue.sensitive_feature.remedy": (
        "Retirez-le de --features, sauf si la loi et la finalité le permettent ; il est décrit "
        "de toute façon."
    ),
    "issue.infinite_values.message": (
        "{columns:list} contient des nombres infinis dans {n:int} des {rows:int} lignes. Ils "
        "sont traités comme manquants."
    ),
    "issue.infinite_values.remedy": (
        "Cherchez des divisions par zéro là où la colonne est calculée."
    ),
    "issue.dates_as_days.message": (
        "{columns:list} : dates converties en jours avant le {date}, la date la plus récente "
        "du tableau."
    ),
    "issue.dates_as_days.remedy": (
        "Fixez un autre jour avec --reference-date ; écartez les dates avec --exclude."
    ),
    "issue.dates_as_days_stated.message": (
        "{columns:list} : dates converties en jours avant le {date}, la date de référence que "
        "vous avez fixée."
    ),
    "issue.dates_as_days_stated.remedy": "Écartez les dates avec --exclude.",
    "issue.dates_after_reference.message": (
        "{columns:list} : dates postérieures à la date de référence, le {date}, dans {n:int} "
        "des {rows:int} lignes. Ces jours sont comptés négativement."
    ),
    "issue.dates_after_reference.remedy": (
        "Fixez une --reference-date plus tardive, ou corrigez les dates."
    ),
    "issue.many_alike.message": "{n:int} autres remarques sont semblables à celle-ci : {like}",
    "issue.many_alike.remedy": "Elles concernent {columns:list} ; result.json les énumère toutes.",
    # -- missing values ----------------------------------------------------------------
    "issue.missing_described.message": (
        "{columns:list} : valeur manquante dans {n:int} des {rows:int} lignes "
        "({share:percent}). Cette colonne ne décrit que les autres clients."
    ),
    "issue.missing_described.remedy": "Complétez la colonne si ces clients comptent.",
    "issue.missing_ids.message": (
        "{columns:list} ne désigne aucun client dans {n:int} des {rows:int} lignes. Elles sont "
        "conservées."
    ),
    "issue.missing_ids.remedy": (
        "Complétez les identifiants si les segments doivent être rattachés aux clients."
    ),
    # -- rows --------------------------------------------------------------------------
    "issue.duplicate_ids.message": (
        "{columns:list} se répète : dans {n:int} des {rows:int} lignes, l’identifiant est "
        "celui d’une ligne précédente. Elles sont conservées comme des clients distincts."
    ),
    "issue.duplicate_ids.remedy": (
        "Supprimez les répétitions du fichier si un client correspond à une ligne."
    ),
    "issue.repeated_ids.message": (
        "{columns:list} a {n_distinct:int} identifiants différents sur {n_rows:int} lignes : "
        "les lignes semblent être des commandes ou des visites, et non des clients. Elles sont "
        "utilisées telles quelles."
    ),
    "issue.repeated_ids.remedy": (
        "Constituez d’abord une ligne par client, par exemple avec le nombre de commandes, les "
        "jours écoulés depuis la dernière et le montant total."
    ),
    "issue.duplicate_rows.message": (
        "Lignes identiques à une ligne précédente dans toutes les colonnes utilisées : {n:int} "
        "sur {rows:int} ({share:percent}). Elles sont conservées."
    ),
    "issue.duplicate_rows.remedy": "Supprimez-les du fichier si ce sont les mêmes clients.",
    "issue.tiny_sample.message": (
        "{n_rows:int} clients, c’est peu pour {n_features:int} variables actives : au-dessous "
        "de {needed:int} (70 par variable), les segments changent d’un échantillon à l’autre."
    ),
    "issue.tiny_sample.remedy": (
        "Utilisez moins de variables actives (--features), ou davantage de clients."
    ),
    "issue.small_sample.message": (
        "{n_rows:int} clients, c’est un peu juste pour {n_features:int} variables actives : "
        "mieux vaut {needed:int} (100 par variable)."
    ),
    "issue.small_sample.remedy": (
        "Utilisez moins de variables actives (--features), ou lisez les petits segments avec "
        "prudence."
    ),
    "issue.row_order.message": (
        "Les lignes {first:int} à {last:int} diffèrent des autres pour {columns:list} "
        "(distance entre les distributions {distance:fixed2} ; 0 = semblables, 1 = "
        "disjointes). Le fichier est peut-être assemblé à partir de plusieurs sources. Toutes "
        "les lignes sont utilisées."
    ),
    "issue.row_order.remedy": (
        "Demandez d’où viennent ces lignes ; étudiez-les à part s’il s’agit d’une autre population."
    ),
    "issue.sorted_rows.message": (
        "Le fichier est trié selon {columns:list}. Cela n’a aucune influence sur les "
        "segments ; les blocs de lignes n’ont donc pas été comparés."
    ),
    "issue.sorted_rows.remedy": "Rien à faire.",
    # -- values ------------------------------------------------------------------------
    "issue.constant_values.message": (
        "{columns:list} n’a qu’une seule valeur et ne peut pas séparer les clients."
    ),
    "issue.constant_values.remedy": "Écartez cette colonne avec --exclude.",
    "issue.near_constant.message": (
        "{columns:list} a la même valeur dans {share:percent} des lignes. Cette colonne dit "
        "peu de chose des clients."
    ),
    "issue.near_constant.remedy": "Écartez-la avec --exclude.",
    "issue.atom.message": (
        "{columns:list} vaut {value:number} dans {share:percent} des lignes. Un tel groupe est "
        "réel mais trivial, et peut devenir un segment à lui seul."
    ),
    "issue.atom.remedy": (
        "Envisagez de séparer ces clients à la main, ou écartez la colonne avec --exclude."
    ),
    "issue.id_as_feature.message": (
        "{columns:list} numérote les lignes comme un identifiant et sert de variable active "
        "parce que vous avez désigné cette colonne."
    ),
    "issue.id_as_feature.remedy": (
        "Retirez-la de --features, sauf si le numéro mesure quelque chose."
    ),
    "issue.leakage_feature.message": (
        "{columns:list} porte le nom du résultat d’une segmentation ou d’une prédiction "
        "antérieure et sert de variable active parce que vous avez désigné cette colonne. Il "
        "se peut que les segments ne fassent que la répéter."
    ),
    "issue.leakage_feature.remedy": (
        "Retirez-la de --features ; les segments lui sont alors comparés."
    ),
    "issue.sentinel.message": (
        "{columns:list} vaut {value:number} dans {n:int} des {rows:int} lignes, loin des "
        "autres valeurs : très probablement un code de valeur manquante. Il est conservé comme "
        "valeur."
    ),
    "issue.sentinel.remedy": "Videz ces cellules dans le fichier, ou écartez les lignes.",
    "issue.sentinel_zero.message": (
        "{columns:list} vaut 0 dans {n:int} des {rows:int} lignes, ce qui n’est guère "
        "possible : très probablement un code de valeur manquante. Il est conservé comme "
        "valeur."
    ),
    "issue.sentinel_zero.remedy": "Videz ces cellules dans le fichier si 0 signifie inconnu.",
    "issue.sentinel_date.message": (
        "{columns:list} contient la date {date} dans {n:int} des {rows:int} lignes, loin des "
        "autres dates : très probablement un code pour « manquant » ou « jamais ». Il est "
        "conservé comme date."
    ),
    "issue.sentinel_date.remedy": "Videz ces cellules dans le fichier.",
    "issue.out_of_range.message": (
        "{columns:list} : valeurs hors de l’intervalle de {low:number} à {high:number} "
        "qu’indique le nom, dans {n:int} des {rows:int} lignes. Elles sont conservées."
    ),
    "issue.out_of_range.remedy": "Corrigez les valeurs, ou videz les cellules.",
    "issue.level_variants.message": (
        "{columns:list} a des niveaux qui ne diffèrent que par les majuscules ou les espaces "
        "({example}). Ils restent distincts."
    ),
    "issue.level_variants.remedy": "Écrivez chaque niveau d’une seule façon.",
    "issue.negative_values.message": (
        "{columns:list} : valeurs négatives, donc impossibles, dans {n:int} des {rows:int} "
        "lignes. Elles sont conservées."
    ),
    "issue.negative_values.remedy": "Corrigez les valeurs, ou videz les cellules.",
    "issue.share_out_of_range.message": (
        "{columns:list} : valeurs hors de l’intervalle de 0 à {high:number}, impossibles pour "
        "une part, dans {n:int} des {rows:int} lignes. Elles sont conservées."
    ),
    "issue.share_out_of_range.remedy": "Corrigez les valeurs, ou videz les cellules.",
    "issue.age_above_120.message": (
        "{columns:list} dépasse 120 ans dans {n:int} des {rows:int} lignes. Elles sont conservées."
    ),
    "issue.age_above_120.remedy": "Corrigez les âges, ou videz les cellules.",
    "issue.minors.message": (
        "{columns:list} est inférieur à 18 dans {n:int} des {rows:int} lignes "
        "({share:percent}), inférieur à 5 dans {n_small:int}. Elles sont conservées."
    ),
    "issue.minors.remedy": (
        "Vérifiez s’il s’agit bien de clients ; les enfants peuvent exiger des précautions "
        "particulières en marketing."
    ),
    "issue.longer_than_age.message": (
        "{columns:list} : la première dépasse la seconde, l’âge, dans {n:int} des {rows:int} "
        "lignes, ce qui est impossible. Elles sont conservées."
    ),
    "issue.longer_than_age.remedy": "Corrigez l’une des deux, ou écartez-en une avec --exclude.",
    "issue.skewed.message": (
        "{columns:list} : distribution asymétrique (asymétrie {skewness:fixed1} ; 0 = "
        "symétrique, 2 = distribution exponentielle)."
    ),
    "issue.skewed.remedy": "Lisez sa médiane plutôt que sa moyenne.",
    "issue.heavily_skewed.message": (
        "{columns:list} : distribution très asymétrique (asymétrie {skewness:fixed1} ; 0 = "
        "symétrique, 2 = distribution exponentielle) ; quelques valeurs sont très loin des "
        "autres."
    ),
    "issue.heavily_skewed.remedy": (
        "Regardez les valeurs extrêmes ; corrigez-les ou écartez la colonne avec --exclude."
    ),
    "issue.correlated.message": (
        "{columns:list} vont étroitement ensemble (corrélation {r:fixed2}). Ces colonnes "
        "disent presque la même chose, qui compte alors deux fois."
    ),
    "issue.correlated.remedy": (
        "Écartez l’une d’elles avec --exclude, ou réduisez leur poids avec --feature-weights."
    ),
}
