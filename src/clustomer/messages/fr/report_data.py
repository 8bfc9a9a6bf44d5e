"""French texts of the report's pages on the data: explored, and what was done to it."""

TEXTS: dict[str, str] = {
    # exploration
    "report.exploration.title": "Les données, explorées",
    "report.exploration.intro": (
        "{n:int} lignes et {columns:int} colonnes : {used:int} pour former les segments, "
        "{explored:int} explorées ici."
    ),
    "report.exploration.intro_explored": (
        "{n:int} lignes et {columns:int} colonnes : {explored:int} explorées ici, dont {used:int} "
        "aptes à former des segments."
    ),
    "report.exploration.missing.none": "Aucune valeur ne manque ;",
    "report.exploration.missing.one": "Une valeur manque ;",
    "report.exploration.missing.many": "{n:int} valeurs manquent ;",
    "report.exploration.repeated.none": (
        "aucune ligne ne répète une ligne précédente dans toutes ces colonnes."
    ),
    "report.exploration.repeated.one": (
        "une ligne répète une ligne précédente dans toutes ces colonnes."
    ),
    "report.exploration.repeated.many": (
        "{n:int} lignes répètent une ligne précédente dans toutes ces colonnes."
    ),
    "report.columns.heading": "Colonne par colonne",
    "report.columns.caption": "Résumé des colonnes",
    "report.columns.note_lead": "5 % et 95 %",
    "report.columns.note": (
        "sont montrés à la place du minimum et du maximum, qui peuvent révéler une seule personne."
    ),
    "report.columns.more": (
        "Les {shown:int} premières colonnes sur {n:int} sont montrées ; les autres sont dans les "
        "fichiers CSV et dans result.json."
    ),
    "report.columns.text": "texte libre ou identifiant",
    "report.columns.none": "aucune valeur à résumer",
    "report.issues.heading": "Ce qu’il faut savoir de ce tableau",
    "report.issues.caption": "Problèmes relevés dans les données",
    "report.issues.severity": "Gravité",
    "report.issues.seen": "Ce qui a été vu et fait",
    "report.issues.remedy": "Ce que vous pouvez faire",
    "report.issues.alike": "Il en va de même pour {n:int} de plus : {columns:list}.",
    "report.issues.none": "Rien de remarquable n’a été relevé dans les données.",
    "report.missing.heading": "Valeurs manquantes",
    "report.missing.complete": "Clients sans valeur manquante : {n:int} ({share:percent}).",
    "report.missing.caption": "Colonnes où des valeurs manquent ensemble",
    "report.missing.together": "Valeur manquante exactement dans ces colonnes",
    "report.missing.more": "Combinaisons plus rares, dans result.json : {n:int}.",
    "report.correlations.heading": "Comment les colonnes évoluent ensemble",
    "report.correlations.caption": "Corrélations de rangs",
    "report.correlations.note_lead": "Spearman :",
    "report.correlations.note": (
        "corrélation de rangs, de −1 à 1. La teinte croît avec l’intensité ; bleu : positif, "
        "rouille : négatif, et le signe est imprimé. Le V de Cramér (corrigé du biais) et le "
        "rapport de corrélation η vont de 0 à 1."
    ),
    "report.correlations.more": "Colonnes moins liées entre elles, dans result.json : {n:int}.",
    "report.correlations.unrelated": (
        "Toutes les corrélations de rangs se situent entre {low} et {high} : les colonnes "
        "numériques sont pratiquement sans lien."
    ),
    "report.correlations.weak": (
        "Les colonnes numériques sont faiblement liées : {first} et {second} le plus, avec une "
        "corrélation de rangs de {value}."
    ),
    "report.correlations.strong": (
        "{first} et {second} sont les plus liées, avec une corrélation de rangs de {value}."
    ),
    "report.correlations.none": "Il y a moins de deux colonnes numériques.",
    "report.associations.caption": "Associations les plus fortes avec des catégories",
    "report.associations.none": (
        "Aucune catégorie ne va de pair avec une autre colonne : la plus grande taille d’effet est "
        "{value:fixed2}."
    ),
    "report.associations.first": "Colonne",
    "report.associations.second": "Avec",
    "report.associations.measure": "Mesure",
    "report.associations.value": "Valeur",
    "report.pairs.explore_title": "Les colonnes utilisées par paires, avant tout segment",
    "report.pairs.explore_sub": "Un échantillon de clients, un point chacun",
    "report.pairs.explore_note": (
        "Des groupes apparaîtraient comme des amas séparés par des vides ; les bandes viennent de "
        "valeurs arrondies."
    ),
    "report.by_descriptor.heading": "Distributions selon les descripteurs",
    "report.by_descriptor.note": (
        "Les paires les plus liées d’une colonne utilisée et d’une catégorie. Chaque forme "
        "contient les 95 % centraux ; le trait est la médiane."
    ),
    # preparation
    "report.preparation.title": "Ce qui a été fait aux données",
    "report.understood.heading": "Comment le fichier a été lu",
    "report.understood.caption": "Ce qui a été compris du fichier",
    "report.understood.what": "Quoi",
    "report.understood.value": "Compris comme",
    "report.understood.how": "Pourquoi",
    "report.understood.option": "À corriger avec",
    "report.roles.heading": "À quoi sert chaque colonne",
    "report.roles.caption": "Types et rôles des colonnes",
    "report.steps.heading": "Étapes pour chaque colonne utilisée",
    "report.steps.caption": "Étapes de préparation par colonne",
    "report.steps.done": "Ce qui a été fait, dans l’ordre",
    "report.steps.nothing": "utilisée telle quelle",
    "report.steps.none": "Aucune colonne n’a été modifiée.",
    "report.steps.note_lead": "Pourquoi préparer ?",
    "report.steps.note": (
        "KMeans mesure des distances : des colonnes à grands nombres, à longues queues ou à trous "
        "décideraient seules. Aucun client n’est écarté. Les mêmes étapes sont enregistrées dans "
        "model.json et appliquées aux nouveaux clients."
    ),
}
