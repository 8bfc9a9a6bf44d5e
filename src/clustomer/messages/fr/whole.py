"""Tables qui restent dans un moteur : ce qui vient d’un échantillon, ce qui vient de tout."""

TEXTS = {
    "issue.sampled_by_id.message": (
        "La table compte {total:int} lignes dans {engine}. Ce qui est exploré, comparé et testé "
        "est un échantillon de {n:int} lignes : celles dont les identifiants ont les plus petites "
        "empreintes, les mêmes dans chaque moteur."
    ),
    "issue.sampled_by_id.remedy": (
        "Rien à faire : les segments sont ajustés à toutes les lignes ; tailles, parts et "
        "moyennes viennent de toutes. Médianes, quantiles, preuves et figures viennent de "
        "l’échantillon."
    ),
    "issue.sampled_by_values.message": (
        "La table compte {total:int} lignes dans {engine}, et aucune colonne ne nomme les "
        "clients. Ce qui est exploré, comparé et testé est un échantillon de {n:int} lignes que "
        "leurs valeurs désignent : des lignes égales sont tirées ensemble, et un autre moteur "
        "peut en tirer d’autres."
    ),
    "issue.sampled_by_values.remedy": (
        "Indiquez l’identifiant avec --id-col s’il y en a un. Les segments sont ajustés à toutes "
        "les lignes ; médianes, quantiles, preuves et figures viennent de l’échantillon."
    ),
    "issue.no_snapshot.message": (
        "{engine} ne fige pas ce qui est lu : des lignes que d’autres écrivent pendant l’étude "
        "peuvent être dans un passage et pas dans un autre."
    ),
    "issue.no_snapshot.remedy": "N’écrivez pas dans la table pendant qu’elle est étudiée.",
    "issue.spelled_numbers.message": (
        "{columns:list} contient des nombres ou des dates écrits comme du texte. {engine} ne peut "
        "pas calculer avec : cela a été laissé de côté."
    ),
    "issue.spelled_numbers.remedy": (
        "Convertissez-les en nombres ou en dates dans une vue ou une requête, et étudiez celle-ci."
    ),
    "issue.fitted_to_all.message": (
        "Les segments ont été ajustés aux {total:int} lignes en {passes:int} passages exacts ; "
        "aucun centroïde n’est à plus de {moved:number} unités standard de celui de l’échantillon. "
        "Pour {near:int} lignes, deux segments sont si également proches que l’arrondi décide."
    ),
    "issue.fitted_to_all.remedy": "Rien à faire.",
    "issue.passes_ended.message": (
        "Après {passes:int} passages sur les {total:int} lignes, les centroïdes bougeaient encore."
    ),
    "issue.passes_ended.remedy": (
        "Les segments sont utilisables ; les tailles changeraient encore un peu avec d’autres "
        "passages."
    ),
    "issue.centroids_of_sample.message": (
        "Avec missing=drop, les segments sont ceux des lignes complètes de l’échantillon ; "
        "tailles, parts et moyennes viennent des {total:int} lignes."
    ),
    "issue.centroids_of_sample.remedy": (
        'Avec missing="median" (--missing median), ils sont ajustés à toutes les lignes.'
    ),
    "issue.target_key_repeats.message": (
        "{columns:list} se répète : certains clients ont plus d'une ligne, si bien que "
        "{table} a un index sur cette colonne et pas de clé primaire."
    ),
    "issue.target_key_repeats.remedy": (
        "Retirez les clients répétés, ou nommez un autre identifiant avec --id-col."
    ),
    "issue.target_key_missing.message": (
        "{columns:list} manque dans certaines lignes, si bien que {table} a un index sur "
        "cette colonne et pas de clé primaire."
    ),
    "issue.target_key_missing.remedy": (
        "Remplissez les identifiants, ou nommez-en un autre avec --id-col."
    ),
}
