"""French texts of the verdict: one sentence, its gates, and what to know besides."""

TEXTS: dict[str, str] = {
    # The verdict. {where} is empty, or speaks of the customers that are left.
    "verdict.natural": "{count} segments naturels{where}.",
    "verdict.reproducible": (
        "{count} groupes reproductibles{where} : construits, non trouvés, mais ils reviennent."
    ),
    "verdict.constructive": (
        "Pas de segments naturels{where} : nous n’avons trouvé aucun indice de groupes."
    ),
    "verdict.constructive.unclear": (
        "Pas de segments naturels{where} : les indices ne suffisent pas pour parler de groupes."
    ),
    "verdict.where": " parmi les {rest_share:percent} de clients restants",
    # What cannot be tested.
    "verdict.not_assessable.few_rows": (
        "Non évaluable : {n_tested:int} lignes complètes, et le test en exige {needed:int}."
    ),
    "verdict.not_assessable.incomplete": (
        "Non évaluable : seules {n_complete:int} des {n_rows:int} lignes sont complètes, et le "
        "test en exige {needed:percent}."
    ),
    "verdict.not_assessable.no_column": (
        "Non évaluable : aucune colonne numérique ne varie, et il en faut une pour mesurer des "
        "distances entre clients."
    ),
    "verdict.not_assessable.wide": (
        "Non évaluable : {n_tested:int} lignes complètes pour {n_dimensions:int} dimensions, "
        "et le test en exige {needed:int}, soit 10 par dimension."
    ),
    "verdict.not_assessable.few_distinct": (
        "Non évaluable : les clients ont {n_distinct:int} lignes de valeurs différentes, et le "
        "test en exige {needed:int}."
    ),
    "verdict.not_assessable.weights": (
        "Non évaluable : les lignes portent des poids, et le test vaut pour des clients qui "
        "comptent chacun une fois."
    ),
    "verdict.not_assessable.rule_only": (
        "Non évaluable : ce qui ressort est une règle, et les {n_tested:int} autres clients ne "
        "peuvent pas être testés."
    ),
    # Gates.
    "verdict.gate.structure": (
        "Pour k = {k:int}, la {measure} est de {silhouette:fixed2} ; les données sans groupes "
        "donnent {null_mean:fixed2} en moyenne. Sur l’ensemble des k : {p_phrase} "
        "({n_nulls:int} jeux de telles données ; au plus {needed:fixed2} requis)."
    ),
    "verdict.gate.effect": (
        "La {measure} dépasse de {observed} celle des données sans groupes, soit "
        "{relative:percent} de celle-ci ({needed:fixed2} ou {relative_needed:percent} requis)."
    ),
    "verdict.gate.effect.below": (
        "La {measure} est inférieure de {observed} à celle des données sans groupes (il "
        "faudrait la dépasser de {needed:fixed2} ou de {relative_needed:percent})."
    ),
    "verdict.gate.agreement": (
        "Concordance médiane entre rééchantillons : {observed} (indice de Rand ajusté de "
        "{n_pairs:int} paires, 1 = les mêmes {groups} ; {needed:fixed2} requis)."
    ),
    "verdict.gate.valley": (
        "À mi-chemin entre {groups} voisins, il y a {observed} fois autant de clients qu’à "
        "leurs centres (au plus {needed:fixed2} ; environ 1 dans un nuage uniforme)."
    ),
    "verdict.gate.size": (
        "Le plus petit {group} compte {observed:int} clients ({needed:int} requis)."
    ),
    # How well a split comes back; what else keeps it from being reproducible.
    "verdict.stability": (
        "concordance médiane de {agreement} entre rééchantillons ({needed:fixed2} requis)"
    ),
    "verdict.stability.but": "{said}, mais {failed}",
    "verdict.stability.jaccard": (
        "son groupe le moins stable a une similarité de Jaccard de {jaccard} ({needed:fixed2} "
        "requis)"
    ),
    "verdict.stability.size": (
        "son plus petit groupe compte {smallest:int} clients ({needed:int} requis)"
    ),
    "verdict.stability.and": "{first} et {last}",
    "verdict.among.usual": "Parmi les découpages en trois à six groupes tous assez grands",
    "verdict.among.any": "Parmi tous les découpages testés",
    "verdict.standing.outscored": (
        " Il réussit aussi toutes les épreuves, avec un score plus faible ({own:fixed3} ; "
        "{best:fixed3} pour k = {best_k:int})."
    ),
    # Groups that one exact value makes.
    "verdict.rule_group": "{share:percent} des clients ont {column:list} = {value:number}.",
    "verdict.rule_group.same": (
        "{share:percent} des clients ont une seule et même valeur de {column:list}."
    ),
    # What the reader should know besides.
    "verdict.flag.atom_split": (
        "{rule_groups} C’est une règle, non une découverte. Le verdict porte sur les autres "
        "clients, soit {rest_share:percent}."
    ),
    "verdict.flag.rule_only": "{rule_groups} C’est une règle, non une découverte.",
    "verdict.flag.curve": (
        "Les tronçons d’une même courbe continue peuvent aussi avoir cet aspect : regardez la "
        "carte."
    ),
    "verdict.flag.made": (
        "Les découpages d’un seul nuage uniforme reviennent eux aussi, d’autant plus sûrement "
        "que les clients sont nombreux : le fait qu’ils reviennent n’est pas un indice de "
        "groupes."
    ),
    "verdict.flag.convenience": (
        "Tout découpage de ces {n_all:int} clients est une commodité. {stable_among}, le plus "
        "stable est celui en {stable_count} : {stability}."
    ),
    "verdict.flag.missed": (
        "Des groupes qui se chevauchent, qui comptent moins de {needed:int} clients ou qui "
        "n’apparaissent que dans des colonnes absentes de ce tableau passeraient inaperçus : "
        "l’absence d’indice n’est pas une preuve."
    ),
    "verdict.flag.structure_hint": (
        "Les clients diffèrent de données sans groupes ({p_phrase}, {n_nulls:int} jeux), mais "
        "aucun découpage qui le montre ne revient : peut-être une seule poche dense, ou des "
        "colonnes qui n’ajoutent que du bruit. Écartez les colonnes faibles, ou utilisez des "
        "groupes isolés qui sont stables."
    ),
    "verdict.flag.deviates": (
        "Les clients s’écartent de données sans groupes ({p_phrase}, {n_nulls:int} jeux), "
        "comme le font les nuages courbes ou irréguliers, mais aucun des nombres de groupes "
        "testés ne le montre clairement : la {measure} dépasse la leur de "
        "{largest_excess:fixed3} au plus (0,06, ou un cinquième de la leur, requis)."
    ),
    "verdict.flag.not_separated": (
        "Un découpage en {filled_count} ressort et revient, mais l’espace entre ses groupes "
        "est rempli ({filled_valley:fixed2} fois autant de clients à mi-chemin qu’aux "
        "centres) : plutôt des tranches d’un même nuage que des groupes séparés par des vides."
    ),
    "verdict.flag.tiny_segments": (
        "Pour k = {tiny_k:int}, le plus petit groupe compte {tiny_n:int} clients, et un "
        "segment en exige {needed:int} : ce sont souvent quelques clients atypiques."
    ),
    "verdict.flag.valley_at_k": (
        "Le score préfère k = {k:int}, mais l’espace entre ses segments est rempli "
        "({valley:fixed2}, au plus {valley_needed:fixed2} requis) ; un espace vide a été "
        "trouvé pour k = {separated_words}."
    ),
    "verdict.flag.several_k": (
        "Presque également défendables : k = {plausible_words} ; leurs scores sont à moins de "
        "10 % du meilleur."
    ),
    "verdict.flag.several_stable_k": (
        "Les découpages en {plausible_words} reviennent aussi bien les uns que les autres ; le "
        "plus fin est montré."
    ),
    "verdict.flag.k_at_limit": (
        "k = {k:int} est le plus grand nombre que le test essaie : il peut y en avoir davantage."
    ),
    "verdict.flag.shown_any_k": (
        "Aucun découpage en trois à six n’a que des groupes d’au moins {needed:int} clients ; "
        "c’est donc le plus stable de tous les découpages qui est montré."
    ),
    "verdict.flag.k_given": (
        "k = {k_given:int} a été donné : les épreuves sont celles de ce k.{standing} Le "
        "verdict porte sur les données, quel que soit le k demandé."
    ),
    "verdict.flag.k_within": (
        "k = {k_within:int} est montré, dans les limites fixées : les épreuves sont celles de "
        "ce k.{standing} Le verdict porte sur les données, quelles que soient les limites "
        "fixées."
    ),
    "verdict.flag.k_one": (
        "k = 1 a été donné : tous les clients dans un seul groupe, ce qu’aucune épreuve ne "
        "peut tester. Les épreuves sont celles de k = {gates_k:int} ; le verdict porte sur les "
        "données, quel que soit le k demandé."
    ),
    "verdict.flag.k_not_tested": (
        "Le test couvre k = {k_min:int} à {k_max:int}, mais pas k = {k_given:int} : ses "
        "groupes n’ont pas été testés. Les épreuves sont celles de k = {gates_k:int}."
    ),
    "verdict.flag.two_humps.one": (
        "À elle seule, cette colonne a deux bosses : {two_humps:list}. Une coupure entre elles "
        "est une règle plus simple qu’une segmentation."
    ),
    "verdict.flag.two_humps": (
        "À elles seules, ces colonnes ont deux bosses : {two_humps:list}. Une coupure entre "
        "les bosses d’une colonne est une règle plus simple qu’une segmentation."
    ),
    "verdict.flag.atoms": (
        "{atom_groups} Un tel groupe est une règle, non une découverte ; le plus simple est "
        "peut-être de le mettre à part et de segmenter les autres clients."
    ),
    "verdict.flag.categories": (
        "Les {groups} répètent presque les catégories de {categories:list} (V de Cramér "
        "supérieur à 0,80)."
    ),
    "verdict.flag.small_sample": (
        "{n_tested:int} clients, c’est peu pour {n_dimensions:int} dimensions : {advised:int} "
        "sont conseillés, soit 70 par dimension. Des groupes proches ou petits peuvent passer "
        "inaperçus."
    ),
    "verdict.flag.sampled": (
        "Test effectué sur {n_sampled:int} des {n_complete:int} lignes complètes, tirées au hasard."
    ),
    "verdict.flag.incomplete_rows": (
        "{n_incomplete:int} des {n_rows:int} lignes ont des valeurs manquantes et n’ont pas "
        "fait partie du test."
    ),
    "verdict.flag.constant_columns": (
        "Hors du test, parce que toutes les valeurs sont égales : {constant:list}."
    ),
}
