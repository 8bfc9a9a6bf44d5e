"""French texts of names, small words and suggestions."""

_WORDS: dict[str, str] = {
    "describe.noun.segment": "segment",
    "describe.nouns.segment": "segments",
    "describe.noun.group": "groupe",
    "describe.nouns.group": "groupes",
    "describe.title": "{letter} ({name})",
    "describe.profile": "{k:int} segments de {n:int} clients.",
    "describe.profile.one": "Un segment de {n:int} clients.",
    "describe.mark.number": "{label} : {word}",
    "describe.mark.level": (
        "{label} « {level} » {share:percent} (tous les clients : {everyone:percent})"
    ),
    "describe.several": "les {nouns} {first} et {last}",
    "describe.count.customers": "{n:int} clients",
    "describe.count.customers.one": "1 client",
    "describe.count.unrelated_columns": "{n:int} colonnes sans lien entre elles",
    "describe.count.unrelated_columns.one": "une colonne",
    "describe.as_prepared": ", telle que préparée,",
    "describe.corrected.holm": " après correction pour {n:int} comparaisons",
    "describe.corrected.benjamini_hochberg": (
        " après correction pour {n:int} comparaisons selon leur taux de fausses découvertes"
    ),
    "describe.median": "médiane",
    "describe.mean": "moyenne",
    "describe.and": " et ",
    "describe.or": " ou ",
    "describe.more": "{n:int} autres",
    "describe.both": "les deux",
    "describe.all": "tous",
    "describe.all_of": "les {count}",
    "describe.span": "{low} à {high}",
    "describe.spelled.0": "aucun",
    "describe.spelled.1": "un",
    "describe.measure.exact": "silhouette moyenne",
    "describe.measure.simplified": "silhouette simplifiée moyenne",
    "describe.observed": (
        " : {measure} {silhouette} (de −1 à 1, plus haut = plus net) ; des données sans groupes "
        "donnent {null_mean} en moyenne{tested}"
    ),
    "describe.tested": (
        " ({p_shown} sur tous les nombres essayés, {n_nulls:int} jeux de données sans groupes)"
    ),
    "describe.tested.sets": " ({p_shown} sur tous les nombres essayés, {n_nulls:int} jeux)",
    "describe.where": " parmi les {rest_share:percent} de clients restants",
    "describe.structure.none": "Nous n’avons trouvé aucun indice de groupes{where}{beside}.",
    "describe.structure.separate": (
        "Nous n’avons trouvé aucun indice de groupes séparés{where}{beside}."
    ),
    "describe.structure.apart": (
        "Nous n’avons trouvé aucun indice de groupes séparés{where}{beside}. Les données diffèrent "
        "bien de données sans groupes, mais aucun des nombres de groupes testés ne passe toutes "
        "les épreuves."
    ),
    "describe.asked.many": "Vous avez demandé {count} {nouns}. ",
    "describe.asked.whole": "Vous avez demandé un seul {noun}. ",
    "describe.asked.within": "{count} {nouns} sont présentés, dans les limites fixées. ",
    "describe.why.usual": (
        " : parmi les divisions en trois à six groupes assez grands, c’est celle qui change le "
        "moins d’un rééchantillon à l’autre"
    ),
    "describe.why.restricted": (
        " : parmi les divisions dans ces limites, c’est celle qui change le moins d’un "
        "rééchantillon à l’autre"
    ),
    "describe.why.any": (
        " : parmi les divisions essayées, c’est celle qui change le moins d’un rééchantillon à "
        "l’autre"
    ),
    "describe.refitted": " ; {refitted} si la préparation est réapprise dans chacun",
    "describe.reading.very_stable": "très stable",
    "describe.reading.stable": "stable",
    "describe.reading.pattern": "motif aux membres incertains",
    "describe.reading.not_trusted": "non fiable",
    "describe.stability.part": "{letters} {span}, {reading}",
    "describe.stability.part.all": "{span}, {reading}",
    "describe.recovered": "{letter} dans {count:int}",
    "describe.rule.below": "{label} en dessous de {high}{high_unit}",
    "describe.rule.from": "{label} à partir de {low}{low_unit}",
    "describe.rule.range": "{label} de {low} à moins de {high}{high_unit}",
    "describe.rule.is": "{label} est « {level} »",
    "describe.rule.is_not": "{label} n’est pas « {level} »",
    "describe.rule.levels": "{label} de « {first} » à « {last} »",
    "describe.lead.plain": "Suggestion à tester :",
    "describe.lead.convenience": "Suggestion à tester, par commodité seulement :",
    "describe.lead.doubtful": (
        "Suggestion à tester avec prudence, car ce {noun} ne revient pas dans les rééchantillons :"
    ),
    "describe.unit.one.years": "an",
    "describe.unit.one.months": "mois",
    "describe.unit.one.weeks": "semaine",
    "describe.unit.one.days": "jour",
    "describe.unit.one.hours": "heure",
    "describe.unit.one.minutes": "minute",
    "describe.unit.one.seconds": "seconde",
    "describe.unit.many.years": "ans",
    "describe.unit.many.months": "mois",
    "describe.unit.many.weeks": "semaines",
    "describe.unit.many.days": "jours",
    "describe.unit.many.hours": "heures",
    "describe.unit.many.minutes": "minutes",
    "describe.unit.many.seconds": "secondes",
    "describe.p.small": "p < 0,001",
    "describe.p.fine": "p = {p:fixed3}",
    "describe.p.plain": "p = {p:fixed2}",
    "describe.basis.exact": "calculée sur tous les clients",
    "describe.basis.sampled": "calculée sur un échantillon de {rows:int} clients",
    "describe.basis.complete": "calculée sur les {rows:int} clients sans valeurs manquantes",
    "describe.basis.complete.one": "calculée sur le seul client sans valeurs manquantes (1)",
    "describe.basis.none": "calculée sur tous les clients",
    "describe.effect.cramers_v": "V de Cramér",
    "describe.effect.epsilon_squared": "epsilon carré",
    "describe.effect.negligible": "négligeable",
    "describe.effect.weak": "faible",
    "describe.effect.moderate": "modéré",
    "describe.effect.strong": "fort",
    "describe.lacking.spend": "combien les clients dépensent",
    "describe.lacking.frequency": "à quelle fréquence ils achètent",
    "describe.lacking.recency": "quand ils ont acheté pour la dernière fois",
    "describe.name.average": "Clients moyens",
    "describe.name.group": "Groupe {letter} : {words}",
    "describe.name.cut.above": "coupe sur {label} au-dessus de {value}{unit}",
    "describe.name.cut.below": "coupe sur {label} en dessous de {value}{unit}",
    "describe.name.unstable": "Clients sans trait stable",
    "describe.name.everyone": "Tous les clients",
    "describe.name.numbered": "{name} ({number:int})",
    "describe.name.level": "{label} surtout {level}",
    "describe.name.level.alone": "surtout {level}",
    "describe.name.since.low": "{event} il y a peu",
    "describe.name.since.high": "{event} il y a longtemps",
    "describe.name.since.very_low": "{event} il y a très peu",
    "describe.name.since.very_high": "{event} il y a très longtemps",
    "describe.name.deed.low": "{event} il y a peu",
    "describe.name.deed.high": "{event} il y a longtemps",
    "describe.name.deed.very_low": "{event} il y a très peu",
    "describe.name.deed.very_high": "{event} il y a très longtemps",
    "describe.name.bought.low": "achat récent",
    "describe.name.bought.high": "dernier achat ancien",
    "describe.name.bought.very_low": "achat très récent",
    "describe.name.bought.very_high": "dernier achat très ancien",
    "describe.name.level.low": "{label} à niveau faible",
    "describe.name.level.high": "{label} à niveau élevé",
    "describe.name.level.very_low": "{label} à niveau très faible",
    "describe.name.level.very_high": "{label} à niveau très élevé",
    "describe.name.money.low": "{label} à valeur faible",
    "describe.name.money.high": "{label} à valeur élevée",
    "describe.name.money.very_low": "{label} à valeur très faible",
    "describe.name.money.very_high": "{label} à valeur très élevée",
    "describe.name.size.low": "{label} de petite taille",
    "describe.name.size.high": "{label} de grande taille",
    "describe.name.size.very_low": "{label} de très petite taille",
    "describe.name.size.very_high": "{label} de très grande taille",
    "describe.name.length.low": "{label} de courte durée",
    "describe.name.length.high": "{label} de longue durée",
    "describe.name.length.very_low": "{label} de très courte durée",
    "describe.name.length.very_high": "{label} de très longue durée",
    "describe.name.count.low": "{label} en petit nombre",
    "describe.name.count.high": "{label} en grand nombre",
    "describe.name.count.very_low": "{label} en très petit nombre",
    "describe.name.count.very_high": "{label} en très grand nombre",
}

_PLAYS: dict[str, str] = {
    "describe.play.income_spend.high_high.targeted_marketing": (
        "montrer d’abord les nouveautés et les gammes haut de gamme."
    ),
    "describe.play.income_spend.high_high.personalised_offers": (
        "proposer des avant-premières et des invitations plutôt que des remises."
    ),
    "describe.play.income_spend.high_high.customer_experience": (
        "leur assurer une attente courte et un interlocuteur attitré."
    ),
    "describe.play.income_spend.high_low.targeted_marketing": (
        "envoyer une petite campagne sur le service et la qualité, avec un groupe témoin."
    ),
    "describe.play.income_spend.high_low.personalised_offers": (
        "offrir un avantage pour un premier achat dans une catégorie."
    ),
    "describe.play.income_spend.high_low.customer_experience": (
        "demander dans une courte enquête ce qui les retient d’acheter : choix, prix ou service."
    ),
    "describe.play.income_spend.low_high.targeted_marketing": (
        "montrer les tendances et les gammes à prix d’entrée."
    ),
    "describe.play.income_spend.low_high.personalised_offers": (
        "proposer des lots avec un plafond de prix clair ; laisser de côté les offres de crédit."
    ),
    "describe.play.income_spend.low_high.customer_experience": (
        "faciliter les retours et indiquer le prix complet avant la caisse."
    ),
    "describe.play.income_spend.low_low.targeted_marketing": (
        "s’en tenir à la lettre d’information générale, à faible coût."
    ),
    "describe.play.income_spend.low_low.personalised_offers": "ne proposer que des prix d’entrée.",
    "describe.play.income_spend.low_low.customer_experience": (
        "assurer le service standard et vérifier que l’essentiel fonctionne."
    ),
    "describe.play.income.high.targeted_marketing": (
        "montrer des gammes haut de gamme à côté des gammes habituelles."
    ),
    "describe.play.income.high.personalised_offers": (
        "proposer des services, comme la livraison ou l’essayage, plutôt que des remises."
    ),
    "describe.play.income.high.customer_experience": (
        "proposer un rendez-vous au choix ou un interlocuteur attitré."
    ),
    "describe.play.income.low.targeted_marketing": (
        "montrer d’abord les gammes économiques et les petits formats."
    ),
    "describe.play.income.low.personalised_offers": (
        "proposer des lots avec un plafond de prix clair ; laisser de côté les offres de crédit."
    ),
    "describe.play.income.low.customer_experience": (
        "indiquer tôt le prix complet et expliquer les choix moins chers."
    ),
    "describe.play.spend.high.targeted_marketing": "leur annoncer les nouveautés en premier.",
    "describe.play.spend.high.personalised_offers": (
        "proposer des avant-premières ou un geste de fidélité plutôt que des remises."
    ),
    "describe.play.spend.high.customer_experience": (
        "répondre d’abord à leurs demandes, et les remercier."
    ),
    "describe.play.spend.low.targeted_marketing": (
        "envoyer une petite campagne de rappel avec un groupe témoin."
    ),
    "describe.play.spend.low.personalised_offers": "offrir un avantage sur une deuxième catégorie.",
    "describe.play.spend.low.customer_experience": (
        "demander dans une courte enquête ce qui manque : choix, prix ou service."
    ),
    "describe.play.frequency.high.targeted_marketing": (
        "envoyer moins de rappels et plus de nouveautés : ils viennent de toute façon."
    ),
    "describe.play.frequency.high.personalised_offers": (
        "offrir un avantage de fidélité qui croît à chaque commande."
    ),
    "describe.play.frequency.high.customer_experience": (
        "permettre de recommander en une seule étape."
    ),
    "describe.play.frequency.low.targeted_marketing": (
        "envoyer un rappel après le délai habituel entre deux commandes."
    ),
    "describe.play.frequency.low.personalised_offers": (
        "offrir un avantage pour la deuxième commande."
    ),
    "describe.play.frequency.low.customer_experience": (
        "reprendre contact après la première commande et demander comment elle s’est passée."
    ),
    "describe.play.recency.high.targeted_marketing": (
        "envoyer un seul message de reconquête, et s’arrêter s’il reste sans réponse."
    ),
    "describe.play.recency.high.personalised_offers": (
        "offrir un avantage pour le retour, avec une date limite."
    ),
    "describe.play.recency.high.customer_experience": (
        "demander ce qui les a fait arrêter, avant de chercher à revendre."
    ),
    "describe.play.recency.low.targeted_marketing": (
        "proposer sans tarder ce qui va avec le dernier achat."
    ),
    "describe.play.recency.low.personalised_offers": (
        "proposer des accessoires ou des recharges plutôt qu’une remise."
    ),
    "describe.play.recency.low.customer_experience": (
        "demander comment s’est passé le dernier achat tant qu’il est frais."
    ),
    "describe.play.tenure.high.targeted_marketing": (
        "s’adresser à eux comme à des clients de longue date."
    ),
    "describe.play.tenure.high.personalised_offers": (
        "offrir un avantage de fidélité, comme une avant-première."
    ),
    "describe.play.tenure.high.customer_experience": (
        "demander leur avis avant de changer ce qu’ils connaissent."
    ),
    "describe.play.tenure.low.targeted_marketing": "envoyer une courte série qui présente l’offre.",
    "describe.play.tenure.low.personalised_offers": (
        "offrir un avantage pour l’étape suivante, comme une deuxième catégorie."
    ),
    "describe.play.tenure.low.customer_experience": (
        "expliquer comment tout fonctionne, et rendre l’aide facile à trouver."
    ),
    "describe.play.experience.high.targeted_marketing": (
        "parler de qualité et de détails, et comparer au message habituel."
    ),
    "describe.play.experience.high.personalised_offers": (
        "proposer des versions supérieures avant les ensembles de base."
    ),
    "describe.play.experience.high.customer_experience": (
        "proposer des informations détaillées à ceux qui en veulent."
    ),
    "describe.play.experience.low.targeted_marketing": (
        "montrer d’abord les gammes de base et d’initiation."
    ),
    "describe.play.experience.low.personalised_offers": (
        "proposer des ensembles d’initiation avec un avantage pour l’étape suivante."
    ),
    "describe.play.experience.low.customer_experience": (
        "expliquer brièvement les choix, et rendre l’aide facile à trouver."
    ),
    "describe.play.household.high.targeted_marketing": (
        "montrer les grands formats et ce qui s’utilise à plusieurs."
    ),
    "describe.play.household.high.personalised_offers": (
        "proposer des prix de quantité et des lots."
    ),
    "describe.play.household.high.customer_experience": (
        "proposer des heures de livraison et des accès qui conviennent à plusieurs personnes."
    ),
    "describe.play.household.low.targeted_marketing": (
        "montrer les petits formats et les portions individuelles."
    ),
    "describe.play.household.low.personalised_offers": (
        "proposer de plus petites quantités sans supplément."
    ),
    "describe.play.household.low.customer_experience": (
        "faciliter les petites commandes et assouplir la livraison."
    ),
    "describe.play.age.high.targeted_marketing": (
        "comparer deux canaux, par exemple courrier et e-mail, avant d’en choisir un."
    ),
    "describe.play.age.high.personalised_offers": (
        "proposer selon les achats passés ; garder les mêmes prix à tout âge."
    ),
    "describe.play.age.high.customer_experience": (
        "tester la lisibilité, et une aide par téléphone à côté du site."
    ),
    "describe.play.age.low.targeted_marketing": (
        "comparer deux canaux, par exemple application et e-mail, avant d’en choisir un."
    ),
    "describe.play.age.low.personalised_offers": (
        "proposer selon les achats passés ; garder les mêmes prix à tout âge."
    ),
    "describe.play.age.low.customer_experience": (
        "tester d’abord le libre-service sur l’écran du téléphone."
    ),
    "describe.play.discount.high.targeted_marketing": (
        "leur annoncer les soldes, et comparer à un groupe qui n’est pas averti."
    ),
    "describe.play.discount.high.personalised_offers": (
        "offrir une remise plus petite à la moitié d’entre eux et comparer la marge."
    ),
    "describe.play.discount.high.customer_experience": (
        "montrer tôt le prix réduit, pour que personne n’ait à le chercher."
    ),
    "describe.play.discount.low.targeted_marketing": (
        "parler du choix et de la qualité ; laisser le prix hors du titre."
    ),
    "describe.play.discount.low.personalised_offers": (
        "proposer un service ou une avant-première plutôt qu’une remise."
    ),
    "describe.play.discount.low.customer_experience": (
        "ne pas encombrer leur passage en caisse de bons de réduction."
    ),
    "describe.play.returns.high.targeted_marketing": (
        "montrer tailles, mesures et avis avant la vente, pas plus de publicité."
    ),
    "describe.play.returns.high.personalised_offers": (
        "proposer un conseil ou un essayage plutôt qu’une deuxième remise."
    ),
    "describe.play.returns.high.customer_experience": (
        "demander la raison de chaque retour, et remédier à la plus fréquente."
    ),
    "describe.play.returns.low.targeted_marketing": (
        "leur demander des avis et des recommandations."
    ),
    "describe.play.returns.low.personalised_offers": (
        "proposer de nouvelles catégories : ce qu’ils achètent, ils le gardent."
    ),
    "describe.play.returns.low.customer_experience": (
        "ne rien changer, et demander ce qui marche bien."
    ),
    "describe.play.other.high.targeted_marketing": (
        "essayer un message qui parle de la colonne {label}, face au message habituel."
    ),
    "describe.play.other.high.personalised_offers": (
        "proposer ce qui convient à une valeur haute de la colonne {label}, d’abord à la moitié "
        "d’entre eux."
    ),
    "describe.play.other.high.customer_experience": (
        "demander à quelques-uns ce que leur valeur haute de la colonne {label} signifie pour "
        "le service."
    ),
    "describe.play.other.low.targeted_marketing": (
        "essayer un message qui ne s’appuie pas sur la colonne {label}, face au message habituel."
    ),
    "describe.play.other.low.personalised_offers": (
        "proposer ce qui convient à une valeur basse de la colonne {label}, d’abord à la moitié "
        "d’entre eux."
    ),
    "describe.play.other.low.customer_experience": (
        "demander à quelques-uns ce que leur valeur basse de la colonne {label} signifie pour "
        "le service."
    ),
    "describe.play.average.targeted_marketing": "les prendre comme référence de chaque campagne.",
    "describe.play.average.personalised_offers": (
        "proposer selon les achats passés, non selon le {noun}."
    ),
    "describe.play.average.customer_experience": (
        "assurer le service standard, et surveiller les réclamations."
    ),
    "describe.play.like.targeted_marketing": (
        "leur envoyer ce que reçoit {other} ; rien ne demande davantage."
    ),
    "describe.play.like.personalised_offers": "leur faire les offres que reçoit {other}.",
    "describe.play.like.customer_experience": "leur donner le même service que {other}.",
    "describe.play.level.targeted_marketing": (
        "essayer un message écrit pour {label} « {level} », face au message habituel."
    ),
    "describe.play.level.personalised_offers": (
        "proposer ce qui convient à {label} « {level} », d’abord à la moitié d’entre eux."
    ),
    "describe.play.level.customer_experience": (
        "demander à quelques-uns ce que {label} « {level} » signifie pour le service."
    ),
    "describe.play.everyone.targeted_marketing": (
        "Suggestion à tester : choisir les clients d’après la seule colonne dont dépend "
        "l’offre ; nul besoin de groupes pour cela."
    ),
    "describe.play.everyone.personalised_offers": (
        "Suggestion à tester : faire l’offre à une moitié, tirée au hasard, des {n:int} clients "
        "({half:int}) et comparer."
    ),
    "describe.play.everyone.customer_experience": (
        "Suggestion à tester : un même niveau de service pour les {n:int} clients, mesuré avant "
        "et après un changement."
    ),
}

TEXTS: dict[str, str] = {**_WORDS, **_PLAYS}
