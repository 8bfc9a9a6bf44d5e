"""French texts of the evidence in the report: the choice of k, the gates, what holds up."""

_FIGURES: dict[str, str] = {
    "report.noun.segment.one": "segment",
    "report.noun.segment.many": "segments",
    "report.noun.group.one": "groupe",
    "report.noun.group.many": "groupes",
    "report.and": "{first} et {last}",
    "report.panel.data": "vos données",
    "report.panel.null": "sans groupes",
    "report.elbow.tested_value": (
        "k = {k:int} : {value:percent}, sans groupes {low:percent} à {high:percent}"
    ),
    "report.elbow.tested_label": (
        "Somme des carrés intra-classe en part du total, et les 95 % centraux des données sans "
        "groupes. {values}."
    ),
    "report.silhouette_by_k.tested_value": (
        "k = {k:int} : {value:fixed3}, sans groupes {low:fixed3} à {high:fixed3}"
    ),
    "report.silhouette_by_k.tested_label": (
        "Moyenne de la {measure} (plus elle est élevée, mieux c’est), et les 95 % centraux des "
        "données sans groupes. {values}."
    ),
    "report.agreement.needed": "{value:fixed2} requis",
    "report.agreement.value": "k = {k:int} : {value:fixed2}",
    "report.agreement.label": (
        "Concordance médiane de deux rééchantillons (indice de Rand ajusté, 1 : identiques, 0,80 "
        "requis). {values}."
    ),
    "report.score.value": "k = {k:int} : {value:fixed3}",
    "report.score.label": (
        "Score décisif : avance de la silhouette sur les données sans groupes, multipliée par la "
        "concordance ; plus il est élevé, mieux c’est. {values}."
    ),
    "report.dots.none": "Aucun jeu de données sans groupes n’a été tiré.",
    "report.dots.own": "vos données : {value}",
    "report.dots.nulls": "{n:int} jeux de données sans groupes",
    "report.dots.nulls_short": "{n:int} sans groupes",
    "report.dots.axis.exact": "silhouette",
    "report.dots.axis.simplified": "silhouette simplifiée",
    "report.dots.label": (
        "Moyenne de la {measure} avec k = {k:int} : pour {n:int} jeux de données sans groupes, de "
        "{low:fixed3} à {high:fixed3}, {mean:fixed3} en moyenne ; pour vos données, "
        "{value:fixed3}. Aussi hauts ou plus hauts : {above:int} sur {n:int}."
    ),
    "report.reading.not_trusted": "non fiable",
    "report.reading.pattern": "un motif",
    "report.reading.stable": "stable",
    "report.reading.very_stable": "très stable",
    "report.jaccard.axis": "similarité de Jaccard",
    "report.jaccard.range": "{low:fixed2} à {high:fixed2}",
    "report.jaccard.value": "{letter} {value:fixed2} ({low:fixed2} à {high:fixed2})",
    "report.jaccard.label": (
        "Similarité de Jaccard moyenne de chaque segment avec son meilleur équivalent dans les "
        "rééchantillons, et l’intervalle à 95 % ; 1 : identiques, stable à partir de 0,75. "
        "{values}."
    ),
    "report.gorge.axis": "plus grande part de la similarité",
    "report.gorge.median": "médiane",
    "report.gorge.value": "{letter} {value:fixed2}",
    "report.gorge.label": (
        "Clients selon la plus grande part de leur similarité, une ligne par segment ; 1 : sans "
        "équivoque. Médianes : {values}."
    ),
    "report.flows.k": "k = {k:int}",
    "report.flows.value": "k = {k:int} : {intact:int} sur {n:int}",
    "report.flows.label": (
        "Flux des clients d’un k au suivant. Segments issus entièrement d’un seul du k "
        "précédent : {values}."
    ),
    "report.rerun.scale.standard": "échelle : écart-type",
    "report.rerun.scale.range": "échelle : étendue",
    "report.rerun.scale.robust": "échelle : quartiles",
    "report.rerun.transform.on": "asymétrie transformée",
    "report.rerun.transform.off": "asymétrie telle quelle",
    "report.rerun.outliers.on": "aberrantes limitées",
    "report.rerun.outliers.off": "aberrantes telles quelles",
    "report.rerun.missing.median": "manquantes complétées",
    "report.rerun.missing.drop": "lignes complètes seules",
    "report.rerun.missing.kpod": "manquantes hors distances",
    "report.rerun.weight": "{value} deux fois",
    "report.rerun.without": "sans {value}",
    "report.rerun.k": "k = {value}",
    "report.rerun.seed": "autres départs ({value})",
    "report.robustness.axis": "concordance (indice de Rand ajusté)",
    "report.robustness.rest": "… et {n:int} de plus, à {value:fixed2} au moins",
    "report.robustness.value": "{name} {value:fixed2}",
    "report.robustness.label.all": (
        "Les {n:int} nouvelles exécutions concordent toutes avec les segments affichés (0,80)."
    ),
    "report.robustness.label.some": (
        "Concordent avec les segments affichés (indice de Rand ajusté de 0,80 ou plus) : "
        "{agree:int} des {n:int} nouvelles exécutions. En dessous : {values}."
    ),
}

_OPENING: dict[str, str] = {
    "report.verdict.deck.natural": (
        "Les {n:int} clients se répartissent en {count} groupes selon {columns}. Ces groupes sont "
        "plus nets que dans {n_nulls:int} tableaux artificiels ayant les mêmes colonnes mais sans "
        "groupes, et ils reviennent quand on rééchantillonne les clients."
    ),
    "report.verdict.deck.natural_rest": (
        "{n:int} clients, hors ceux qu’une valeur exacte met à part, se répartissent en {count} "
        "groupes selon {columns}. Ces groupes sont plus nets que dans {n_nulls:int} tableaux "
        "artificiels ayant les mêmes colonnes mais sans groupes, et ils reviennent quand on "
        "rééchantillonne les clients."
    ),
    "report.verdict.deck.reproducible": (
        "Nous n’avons trouvé aucun indice de groupes séparés parmi les {n:int} clients. Le même "
        "découpage en {count} revient quand on les rééchantillonne (concordance médiane "
        "{agreement} ; 0,80 requis) : construit, non trouvé."
    ),
    "report.verdict.deck.constructive": (
        "Tout découpage de ces {n:int} clients est une commodité. Est affiché ici le plus stable "
        "en trois à six groupes tous assez grands : {count} groupes. Stabilité : {stability}."
    ),
    "report.verdict.deck.constructive_other": (
        "Tout découpage de ces {n:int} clients est une commodité. On voit ici {count} groupes. "
        "Stabilité : {stability}."
    ),
    "report.verdict.deck.constructive_untested": (
        "Tout découpage de ces {n:int} clients est une commodité, y compris celui en {count} "
        "groupes affiché ici."
    ),
    "report.verdict.columns": "{n:int} colonnes",
    "report.verdict.how_sure": "avec quelle certitude",
    "report.verdict.shown.given": (
        "On voit ici {count} {nouns}, le nombre demandé. Le verdict porte sur k = {k:int}."
    ),
    "report.verdict.shown.beside_rule": (
        "On voit ici tous les clients, en {count} {nouns} dont l’ensemble n’a pas été testé. Le "
        "verdict porte sur k = {k:int} parmi les autres clients."
    ),
    "report.verdict.shown.other": (
        "On voit ici {count} {nouns}, dans les limites fixées. Le verdict porte sur k = {k:int}."
    ),
    "report.verdict.note_lead.natural": "Naturel",
    "report.verdict.note.natural": (
        "signifie : des groupes que des données sans groupes ne donnent pas, et qui reviennent. "
        "Les découpages reproductibles et construits peuvent aussi être utiles, mais ils sont "
        "construits, non trouvés."
    ),
    "report.verdict.note_lead.reproducible": "Reproductible",
    "report.verdict.note.reproducible": (
        "signifie : aucun indice de groupes séparés, mais les mêmes découpages reviennent quand "
        "on rééchantillonne les clients. Ils sont construits, non trouvés ; un autre échantillon "
        "donnerait à peu près les mêmes."
    ),
    "report.verdict.note_lead.constructive": "« Aucun indice » n’est pas « preuve d’absence ».",
    "report.verdict.note.constructive": (
        "Des groupes qui ne sont pas compacts, qui se chevauchent ou qui ne se voient que dans "
        "des colonnes absentes de ce fichier échapperaient à l’analyse."
    ),
    "report.verdict.note_lead.not_assessable": "Non évaluable",
    "report.verdict.note.not_assessable": (
        "signifie : aucun test n’a été fait, donc rien n’est affirmé. Les groupes affichés sont "
        "une façon de regarder le tableau."
    ),
}

_CHOICE: dict[str, str] = {
    "report.selection.by_evidence": (
        "k est le nombre de segments. Chaque k a été ajusté à partir de plusieurs départs, et une "
        "seule règle, fixée d’avance, décide : l’avance de la silhouette sur les données sans "
        "groupes, multipliée par la fidélité avec laquelle la partition revient quand on "
        "rééchantillonne les clients."
    ),
    "report.selection.by_stability": (
        "k est le nombre de segments. Aucun k ne réussit toutes les épreuves des segments "
        "naturels : rien dans les données ne fixe donc un nombre ; la règle regarde alors à quel "
        "point les découpages reviennent."
    ),
    "report.selection.by_stability_within": (
        "k est le nombre de segments. Dans les limites fixées, aucun k ne réussit les épreuves "
        "des segments naturels ; la règle regarde alors à quel point les découpages reviennent."
    ),
    "report.selection.by_stability_beside": (
        "k est le nombre de segments. Le verdict porte sur les clients qu’aucune valeur unique ne "
        "met à part ; tous sont affichés, avec un groupe de plus pour chaque valeur de ce genre."
    ),
    "report.selection.plausible.none": "Aucun autre k n’est aussi défendable.",
    "report.selection.plausible.one": "k = {others} est tout aussi défendable.",
    "report.selection.plausible.many": "k = {others} sont tout aussi défendables.",
    "report.selection.filled": (
        "Entre les segments de k = {filled}, l’espace est rempli ; il est vide pour k = {empty}."
    ),
    "report.selection.coarser": "Un découpage plus grossier qui revient aussi : k = {k:int}.",
    "report.selection.finer": "Un découpage plus fin qui revient aussi : k = {k:int}.",
    "report.elbow.tested.below": "Plus compact que les données sans groupes",
    "report.elbow.tested.within": "Pas plus compact que les données sans groupes",
    "report.elbow.tested.above": "Moins compact que les données sans groupes",
    "report.elbow.tested_sub": "Somme des carrés intra-classe, part du total",
    "report.elbow.tested_note": (
        "Un coude apparaît aussi dans les données sans groupes (bande grise) ; la courbe n’est "
        "donc tracée qu’à titre de repère."
    ),
    "report.elbow.absent_lead": "Aucun coude n’est tracé :",
    "report.elbow.absent": (
        "rien n’a été testé, et une courbe de la somme des carrés présente aussi un coude sur des "
        "données sans groupes. Ici, la silhouette n’a pas non plus de repère de ce genre."
    ),
    "report.silhouette_by_k.tested.above": "Au-dessus des données sans groupes pour k = {k:int}",
    "report.silhouette_by_k.tested.within": "Comme dans les données sans groupes pour k = {k:int}",
    "report.silhouette_by_k.tested.below": "En dessous des données sans groupes pour k = {k:int}",
    "report.silhouette_by_k.tested_sub": "Moyenne de la {measure} ; plus élevée, mieux c’est",
    "report.agreement.title.high": "Le découpage en {k:int} revient",
    "report.agreement.title.low": "Le découpage en {k:int} ne revient pas",
    "report.agreement.title.plain": "À quel point ils reviennent",
    "report.agreement.sub": "{n:int} paires de rééchantillons : médiane, moitié, 90 %",
    "report.score.title.best": "Le score décisif culmine pour k = {k:int}",
    "report.score.title.other": "Le score décisif culmine pour k = {best:int}",
    "report.score.title.none": "Le score décisif est proche de zéro",
    "report.score.sub": "Silhouette au-dessus du cas sans groupes × concordance",
    "report.panels.source": (
        "Ligne à points : vos données. Bande : les 95 % centraux de {n_nulls:int} jeux de données "
        "sans groupes ; tirets : leur moyenne. {kind} {rows}"
    ),
    "report.panels.kind.exact": "Les silhouettes sont exactes.",
    "report.panels.kind.simplified": (
        "Les silhouettes sont simplifiées (distances aux centres) dans les deux cas ; elles "
        "diffèrent donc de celles des autres tableaux."
    ),
    "report.panels.rows.all": "Les {n:int} clients ont tous été testés.",
    "report.panels.rows.some": (
        "Testés : {n:int} des {all:int} clients, ceux sans valeurs manquantes ou un échantillon "
        "d’entre eux."
    ),
    "report.panels.rows.set_aside": (
        "Testés : les {n:int} clients qui restent quand ceux qui partagent une même valeur exacte "
        "sont mis à part."
    ),
    "report.panels.beyond": "Points creux : k au-delà de {k:int}, essayés mais non testés.",
    "report.ballot.preferred": "préfère {k:int}",
    "report.ballot.null": "{k:int} ({share:percent})",
    "report.ballot.value": "Valeur pour {k:int}",
    "report.ballot.one": "Peut-il dire 1 ?",
    "report.ballot.on_null": "Sans groupes, il dit",
    "report.ballot.no_one": "ne peut pas répondre 1",
    "report.ballot.information": "non compté",
    "report.ballot.legend": (
        "● premier choix ; ○ deuxième choix ; colonne teintée : le k de ce rapport ; première "
        "case vide : le critère ne peut pas répondre 1. Sans groupes : le k qu’il préfère le plus "
        "souvent sur des données sans groupes, et dans quelle part d’entre elles ; – quand la "
        "question n’a pas été posée."
    ),
    "report.ballot.note": (
        "Chaque critère mesure autre chose. Quand ils se dispersent, aucun nombre de segments ne "
        "se détache ; la plupart désignent un k sur des données sans groupes aussi."
    ),
    "report.ballot.notes": "Ce qu’il faut savoir de chaque critère",
    "report.ballot.takes": "Retient {rule}.",
}

_SURE: dict[str, str] = {
    "report.sure.title": "Avec quelle certitude",
    "report.sure.intro.natural": (
        "« Naturel » exige toutes les épreuves de ce tableau. Pour k = {k:int}, ce fichier en "
        "réussit {passed:int} sur {n:int}."
    ),
    "report.sure.intro.natural_valley": (
        "« Naturel » exige, pour le k annoncé, les épreuves de structure, d’effet, de concordance "
        "et de taille, et, pour l’un des k qui les réussissent, une vallée vide. Pour k = "
        "{k:int}, ce fichier en réussit {passed:int} sur {n:int} : la vallée est remplie."
    ),
    "report.sure.intro.other": (
        "« Naturel » exige les {n:int} premières épreuves de ce tableau ; pour k = {k:int}, ce "
        "fichier en réussit {passed:int}. « Reproductible » exige la concordance, la taille et la "
        "dernière : {reached}."
    ),
    "report.sure.reached.none": "aucun k n’y parvient",
    "report.sure.reached.one": "k = {k} y parvient",
    "report.sure.reached.many": "k = {k} y parviennent",
    "report.sure.untested": "Rien n’a été testé : il n’y a donc pas d’épreuves à montrer.",
    "report.gates.caption": "Épreuves du verdict",
    "report.gates.gate": "Épreuve",
    "report.gates.question": "Question à laquelle elle répond",
    "report.gates.observed": "Observé",
    "report.gates.needed": "Requis",
    "report.gates.result": "Résultat",
    "report.gate.structure": "Structure",
    "report.gate.structure.question": (
        "Le regroupement est-il plus marqué que dans des données ayant les mêmes colonnes et "
        "corrélations, mais sans groupes ?"
    ),
    "report.gate.effect": "Taille de l’effet",
    "report.gate.effect.question": (
        "La différence est-elle assez grande pour compter ? Silhouette moins sa moyenne sans "
        "groupes."
    ),
    "report.gate.agreement": "Concordance",
    "report.gate.agreement.question": (
        "Deux rééchantillons mènent-ils à la même partition ? Indice de Rand ajusté médian."
    ),
    "report.gate.valley": "Vallée",
    "report.gate.valley.question": (
        "L’espace entre segments voisins est-il plus vide que les segments eux-mêmes ? Environ 1 "
        "dans un nuage uniforme ; plus la valeur est basse, plus il est vide."
    ),
    "report.gate.size": "Plus petit segment",
    "report.gate.size.question": "Chaque segment est-il assez grand pour en être un ?",
    "report.gate.least": "Segment le moins stable",
    "report.gate.least.question": (
        "Chaque segment revient-il pour son propre compte ? Plus petite similarité de Jaccard "
        "moyenne."
    ),
    "report.gate.p_needed": "p ≤ {value:fixed2}",
    "report.gate.relative": "({value:percent})",
    "report.gate.effect_needed": "{value:fixed2} ou {relative:percent}",
    "report.gate.at_least": "{value:fixed2} ou plus",
    "report.gate.at_most": "{value:fixed2} ou moins",
    "report.gate.customers": "{n:int} clients",
    "report.gate.customers_needed": "{n:int} ou plus",
    "report.gate.pass": "réussite",
    "report.gate.fail": "échec",
    "report.gate.unmeasured": "non mesuré",
    "report.gates.source": (
        "{n_nulls:int} jeux de données sans groupes ; {n_pairs:int} paires de rééchantillons pour "
        "chaque k de {k_min:int} à {k_max:int}. La valeur p porte sur tous les k à la fois ; avec "
        "{n_nulls:int} jeux de données, elle ne peut pas être inférieure à {smallest:number}."
    ),
    "report.gates.stopped.no_structure": (
        "Le tirage s’est arrêté avant terme ({planned:int} prévus) : en tirer plus n’amènerait "
        "guère p à 0,05."
    ),
    "report.gates.stopped.no_effect": (
        "Le tirage s’est arrêté avant terme ({planned:int} prévus) : l’effet requis est hors "
        "d’atteinte."
    ),
    "report.gates.stopped.clear": (
        "Le tirage s’est arrêté avant terme ({planned:int} prévus) : la différence est nette."
    ),
    "report.gates.note_lead.pass": "Une réussite est un indice, pas une preuve.",
    "report.gates.note.pass": (
        "La fréquence à laquelle une telle règle se trompe dépend du type de tableau. Des clients "
        "alignés le long d’une même courbe sont une fausse alerte connue : regardez la carte."
    ),
    "report.gates.note_lead.fail": "Aurions-nous vu des groupes ?",
    "report.gates.note.fail": (
        "Des groupes compacts et bien séparés : en général, oui. Des groupes qui se chevauchent, "
        "allongés ou courbes, et des groupes dans des colonnes absentes de ce fichier : souvent, "
        "non."
    ),
    "report.shapes.humps": (
        "Prise isolément, {columns:list} a plus d’une bosse (test du dip). Les données sans "
        "groupes en reçoivent une version à une seule bosse, si bien que le creux compte comme "
        "indice."
    ),
    "report.shapes.humps_many": (
        "Prises isolément, {columns:list} ont plus d’une bosse (test du dip). Les données sans "
        "groupes en reçoivent des versions à une seule bosse, si bien que les creux comptent "
        "comme indices."
    ),
    "report.shapes.one_hump": (
        "Le test du dip n’a trouvé de deuxième bosse dans aucune colonne prise isolément ; il "
        "manque les bosses très rapprochées."
    ),
    "report.atoms.rule": (
        "{share:percent} des clients ({n:int}) ont « {column} » = {value}. C’est une règle, pas "
        "un segment découvert."
    ),
    "report.atoms.rule_value": (
        "{share:percent} des clients ({n:int}) ont une seule et même valeur de « {column} ». "
        "C’est une règle, pas un segment découvert."
    ),
    "report.atoms.set_aside": "Ils ont été mis à part ; le verdict est celui des autres clients.",
    "report.dots.title.far": "Aucun jeu de données artificiel sans groupes ne s’en approche",
    "report.dots.title.all": "Tous les jeux de données artificiels sans groupes font moins bien",
    "report.dots.title.few": (
        "À ce niveau ou au-dessus : {above:int} des {n:int} jeux de données sans groupes"
    ),
    "report.dots.title.same": "Des données sans groupes donnent la même chose",
    "report.dots.sub": (
        "Chaque point est un jeu de données artificiel aux colonnes et corrélations semblables "
        "aux vôtres, mais sans groupes ; k = {k:int}"
    ),
    "report.dots.note_lead": "Les données sans groupes",
    "report.dots.note": (
        "conservent les valeurs de chaque colonne et les corrélations, et suppriment tout le "
        "reste. En moyenne, leurs {k:int} groupes atteignent une {measure} moyenne de "
        "{mean:fixed3} ; à votre niveau de {own:fixed3} ou au-dessus : {above} sur {n:int}."
    ),
    "report.dots.note.replaced": (
        "conservent les corrélations et les valeurs de chaque colonne, sauf pour "
        "{replaced:list} : une version à une seule bosse les y remplace. Tout le reste est "
        "supprimé. En moyenne, leurs {k:int} groupes atteignent une {measure} moyenne de "
        "{mean:fixed3} ; à votre niveau de {own:fixed3} ou au-dessus : {above} sur {n:int}."
    ),
    "report.dots.nobody": "aucun",
    "report.back.heading": "Les segments reviennent-ils ?",
    "report.jaccard.title.all": "Chaque segment revient, presque inchangé",
    "report.jaccard.title.stable": "Chaque segment revient",
    "report.jaccard.title.some": "{n:int} des {k:int} segments reviennent tels quels : {letters}",
    "report.jaccard.title.one": "1 des {k:int} segments revient tel quel : {letters}",
    "report.jaccard.title.none": "Aucun segment ne revient tel quel",
    "report.jaccard.sub": (
        "Similarité de Jaccard de chaque segment avec son meilleur équivalent dans {n:int} "
        "rééchantillons ; moyenne et intervalle à 95 %"
    ),
    "report.jaccard.note_lead": "Guide de lecture",
    "report.jaccard.note": (
        "(Hennig 2007) : en dessous de 0,60, ne pas s’y fier ; à partir de 0,60, un motif dont "
        "les membres sont incertains ; à partir de 0,75, stable ; à partir de 0,85, très stable. "
        "La stabilité seule ne veut pas dire naturel."
    ),
    "report.agreements.caption": "Concordance de deux rééchantillons",
    "report.agreements.what": "Ce qui est refait dans chaque rééchantillon",
    "report.agreements.pairs": "Paires",
    "report.agreements.median": "Médiane",
    "report.agreements.middle": "90 % centraux",
    "report.agreements.gate": (
        "Le regroupement, sur les colonnes préparées (la concordance de l’épreuve)"
    ),
    "report.agreements.refitted": "Préparation et regroupement (concordance réajustée)",
    "report.agreements.source": "Indice de Rand ajusté : 1 est la même partition, 0 le hasard.",
    "report.confidence.sentence": (
        "En moyenne, {mean:percent} des rééchantillons placent un client dans le même segment. "
        "L’affectation est incertaine pour {share:percent} des clients : moins de 60 % des "
        "rééchantillons concordent."
    ),
    "report.confidence.mean": (
        "En moyenne, {mean:percent} des rééchantillons placent un client dans le même segment."
    ),
    "report.gorge.title": (
        "La moitié des clients penchent vers leur segment à {share:fixed2} ou plus"
    ),
    "report.gorge.sub": (
        "Clients selon la plus grande part de leur similarité ; 1 : sans équivoque ; tirets : "
        "{least:fixed2}, aucun penchant"
    ),
    "report.gorge.note": (
        "La similarité diminue avec la distance à un centre, et les parts d’un client ont pour "
        "somme 1. Des amas près de 1 plaident pour des groupes, une colline au milieu pour des "
        "coupes dans un seul nuage. Le niveau dépend des colonnes : comparez les formes."
    ),
    "report.flows.title.whole": (
        "La plupart des groupes viennent entiers d’un groupe du k précédent"
    ),
    "report.flows.title.mixed": "Les groupes se recomposent quand k augmente",
    "report.flows.sub": (
        "Hauteur : clients. Un bloc foncé vient d’un seul parent ; un bloc pâle portant un nombre "
        "est un mélange de plusieurs (SLSA, 1 = intact)"
    ),
    "report.flows.note_lead": "Pour k = {k:int},",
    "report.flows.note.whole": (
        "chaque segment vient d’un groupe de k = {before:int}. Dans des données à groupes, les "
        "blocs passent d’un k au suivant et seuls quelques-uns se divisent."
    ),
    "report.flows.note.mixed": (
        "{letters} mélangent des clients de plusieurs groupes de k = {before:int}. Dans des "
        "données à groupes, les blocs passent d’un k au suivant et seuls quelques-uns se "
        "divisent."
    ),
    "report.flows.note.mixed_one": (
        "{letters} mélange des clients de plusieurs groupes de k = {before:int}. Dans des données "
        "à groupes, les blocs passent d’un k au suivant et seuls quelques-uns se divisent."
    ),
    "report.flows.note.first": (
        "Dans des données à groupes, les blocs passent inchangés ou se divisent en deux."
    ),
}

_HOLDS: dict[str, str] = {
    "report.holds.heading": "La réponse survit-elle à d’autres choix ?",
    "report.robustness.title.all": (
        "Les {n:int} nouvelles exécutions mènent toutes à presque les mêmes segments"
    ),
    "report.robustness.title.some": (
        "Presque les mêmes segments dans {agree:int} des {n:int} nouvelles exécutions"
    ),
    "report.robustness.title.none": "Aucune nouvelle exécution ne mène aux mêmes segments",
    "report.robustness.sub": (
        "Chaque ligne est une nouvelle exécution complète avec d’autres choix raisonnables. ✕ "
        "marque une concordance inférieure à 0,80"
    ),
    "report.robustness.short": (
        "Un seul choix a été modifié à la fois ; une analyse approfondie en modifie plusieurs "
        "ensemble."
    ),
    "report.robustness.breakers": (
        "{n:int} choix changent les segments (concordance inférieure à 0,80), et d’abord : {what} "
        "(indice de Rand ajusté {ari:fixed2} ; 1 : identiques, 0 : hasard)."
    ),
    "report.robustness.other_k": (
        "Un autre k déplace des clients par lui-même ; il ne compte donc pas comme un tel choix."
    ),
    "report.robustness.sample": "Les nouvelles exécutions ont été comparées sur {n:int} clients.",
    "report.robustness.note_lead": "Ce qui survit",
    "report.robustness.note": (
        "à d’autres réglages n’est pas réel pour autant : des coupes dans un nuage uniforme "
        "peuvent survivre à tous."
    ),
    "report.recovered.caption": "Fréquence à laquelle chaque segment a été retrouvé",
    "report.recovered.count": "Retrouvé dans",
    "report.recovered.of": "{n:int} sur {all:int}",
    "report.recovered.resamples": "Similarité de Jaccard moyenne",
    "report.recovered.dissolved": "Dissous dans",
    "report.recovered.source": (
        "Retrouvé : nombre de nouvelles exécutions où un segment a au moins les trois quarts en "
        "commun avec lui (similarité de Jaccard de 0,75). Similarité de Jaccard moyenne : sur les "
        "rééchantillons. Dissous : nombre de rééchantillons où aucun segment n’a la moitié en "
        "commun avec lui."
    ),
    "report.relevance.heading": "Ce que chaque colonne apporte aux segments",
    "report.relevance.caption": "Les colonnes et ce qu’elles apportent aux segments",
    "report.relevance.between": "Part de la séparation",
    "report.relevance.loss": "Concordance perdue par permutation",
    "report.relevance.without": "Concordance sans elle",
    "report.relevance.silhouette": "Silhouette sans elle",
    "report.relevance.note_lead": "Sans elle :",
    "report.relevance.note": (
        "tout le regroupement refait sans cette colonne. La concordance est l’indice de Rand "
        "ajusté avec les segments affichés : 1 signifie que la colonne ne change rien, près de 0 "
        "que c’est elle qui fait les segments."
    ),
    "report.relevance.most": (
        "{column} apporte le plus : {share:percent} de la séparation ; si l’on permute ses "
        "valeurs, la concordance perd {loss:fixed2}."
    ),
    "report.baselines.heading": "Font-ils mieux qu’un découpage trivial ?",
    "report.baselines.caption": (
        "Variance expliquée par des découpages triviaux en autant de groupes"
    ),
    "report.baselines.split": "Comment les clients sont découpés en {k:int}",
    "report.baselines.explained": "Expliquée",
    "report.baselines.range": "Sur les plis",
    "report.baselines.kind.segments": "Les segments de ce rapport",
    "report.baselines.kind.best_column": "Parts égales de la meilleure colonne",
    "report.baselines.kind.grid": "Une grille de deux colonnes",
    "report.baselines.kind.random": "Au hasard",
    "report.baselines.best": "meilleur",
    "report.baselines.source_target": (
        "Part de la variance de « {target} » que les moyennes des groupes expliquent dans {n:int} "
        "parties mises de côté de {rows:int} clients ; plus elle est élevée, mieux c’est ; en "
        "dessous de 0, c’est pire que de ne rien découper."
    ),
    "report.baselines.source_none": (
        "Part de la variance des colonnes préparées que les moyennes des groupes expliquent dans "
        "{n:int} parties mises de côté de {rows:int} clients ; plus elle est élevée, mieux c’est. "
        "Les segments ont été formés à partir de ces colonnes, ce qui les avantage : indiquez un "
        "résultat pour une comparaison équitable."
    ),
    "report.baselines.note_lead": "Un découpage utile",
    "report.baselines.note": (
        "devrait en dire plus sur une valeur qui compte qu’un découpage que chacun pourrait faire "
        "sans analyse. Le résultat ne sert jamais à former les segments."
    ),
    "report.interval_resampled": "95 % des rééchantillons",
    "report.interval_note": (
        "Intervalle de la différence sur des rééchantillons regroupés à nouveau : à quel point "
        "elle dépend des clients qui se trouvaient par hasard dans le fichier. Pour les colonnes "
        "non utilisées : un bootstrap à segments fixes. Non stable : le signe change dans plus "
        "d’un rééchantillon sur dix, et la colonne ne sert à nommer aucun segment."
    ),
}

_GLOSSARY: dict[str, str] = {
    "report.glossary.null.term": "Données sans groupes",
    "report.glossary.null.means": (
        "Tableaux artificiels ayant les valeurs de chaque colonne et les corrélations entre "
        "elles, mais sans groupes ; les colonnes à plusieurs bosses en reçoivent une seule."
    ),
    "report.glossary.null.formula": "copule gaussienne aux mêmes corrélations de Pearson",
    "report.glossary.agreement.term": "Indice de Rand ajusté",
    "report.glossary.agreement.means": (
        "À quel point deux partitions des mêmes clients se ressemblent : 1 identiques, 0 pas plus "
        "que par hasard."
    ),
    "report.glossary.agreement.formula": "(paires communes − attendues) / (maximum − attendues)",
    "report.glossary.jaccard.term": "Similarité de Jaccard",
    "report.glossary.jaccard.means": (
        "À quel point deux groupes de clients se ressemblent : 1 identiques, 0 personne en commun."
    ),
    "report.glossary.jaccard.formula": "clients dans les deux / clients dans l’un ou l’autre",
    "report.glossary.score.term": "Score décisif",
    "report.glossary.score.means": (
        "Ce qui départage les k qui réussissent les épreuves ; plus il est élevé, mieux c’est."
    ),
    "report.glossary.score.formula": (
        "(silhouette − silhouette moyenne sans groupes) × concordance médiane, ramené entre 0 et 1"
    ),
    "report.glossary.valley.term": "Vallée",
    "report.glossary.valley.means": (
        "À quel point l’espace entre un segment et son plus proche voisin est rempli ; plus la "
        "valeur est basse, plus il est vide."
    ),
    "report.glossary.valley.formula": (
        "clients à mi-chemin entre deux centres / clients près du centre le moins peuplé"
    ),
    "report.glossary.slsa.term": "Stabilité d’une solution à l’autre (SLSA)",
    "report.glossary.slsa.means": (
        "Si les clients d’un segment étaient déjà ensemble avec un segment de moins : 1 oui, près "
        "de 0 ils viennent de partout."
    ),
    "report.glossary.slsa.formula": "1 − entropie sur les groupes de k − 1 / log(k − 1)",
}

TEXTS: dict[str, str] = {
    **_FIGURES,
    **_OPENING,
    **_CHOICE,
    **_SURE,
    **_HOLDS,
    **_GLOSSARY,
}
