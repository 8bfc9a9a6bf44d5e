"""Spanish texts of issues about the data, and of the reasons for kinds and roles."""

TEXTS: dict[str, str] = {
    # -- why a column has its kind and role --------------------------------------------
    "why.empty": "No tiene valores.",
    "why.key": "Todos los valores son distintos y van en orden o a pasos iguales: una clave.",
    "why.key_named": "Todos los valores son distintos, y tiene nombre de clave.",
    "why.other_key": "También es una clave; una sola columna identifica al cliente.",
    "why.repeated_key": (
        "Tiene nombre de clave del cliente, pero {n:int} valores se repiten en {rows:int} filas."
    ),
    "why.date": "Fechas, contadas en días antes de la fecha de referencia.",
    "why.flag": "Valores de verdad.",
    "why.yes_no": "Sí o no.",
    "why.zero_one": "Solo 0 y 1.",
    "why.gender": "Sus valores son géneros.",
    "why.declared": "Sus niveles venían con un orden.",
    "why.ordered": "Sus valores son palabras con un orden conocido.",
    "why.rating": "Una valoración de {n:int} niveles enteros.",
    "why.category": "{n:int} nombres sin orden.",
    "why.code": "{n:int} números que son códigos, por el nombre de la columna.",
    "why.many_codes": "Números que son códigos, por el nombre de la columna: {n:int} distintos.",
    "why.many_levels": (
        "{n:int} textos distintos en {rows:int} filas: demasiados para comparar grupos."
    ),
    "why.money": "Importes de dinero, por el nombre de la columna o el símbolo.",
    "why.share": "Proporciones o porcentajes, por el nombre de la columna.",
    "why.count": "Números enteros desde cero.",
    "why.count_named": "Números enteros, con nombre de recuento.",
    "why.number": "Números.",
    "why.constant": "Todos sus valores son iguales.",
    "why.copy": "Repite exactamente «{other}».",
    "why.leakage": "Tiene nombre de resultado de una segmentación o predicción anterior.",
    "attribute.gender": "sexo",
    "attribute.ethnicity": "origen étnico",
    "attribute.religion": "religión",
    "attribute.health": "salud",
    "attribute.nationality": "nacionalidad",
    "attribute.sexual orientation": "orientación sexual",
    "attribute.pregnancy": "embarazo",
    "attribute.political opinion": "opinión política",
    "attribute.family status": "estado civil",
    "attribute.union membership": "afiliación sindical",
    "why.protected": "Indica un atributo protegido ({attribute}).",
    "why.not_named": "Se indicaron otras columnas como variables.",
    "why.needs_features": (
        "Los segmentos se forman a partir de columnas numéricas y ordenadas con al menos "
        "dos valores distintos."
    ),
    "why.user_kind": "Usted fijó el tipo «{kind}».",
    "why.user_exclude": "Usted la dejó fuera.",
    "why.user_id_column": "Usted la indicó como identificador.",
    "why.user_weight": "Usted la indicó como peso de fila.",
    "why.user_value": "Usted la indicó como valor del cliente; nunca es una variable.",
    "why.user_outcome": "Usted la indicó como resultado; nunca es una variable.",
    "why.user_features": "Usted la indicó como variable.",
    "why.user_describe_only": "Usted la indicó solo para describir.",
    "why.user_sensitive": "Usted la indicó como sensible.",
    # -- how columns were taken --------------------------------------------------------
    "issue.constant_column.message": (
        "{columns:list}: tiene un solo valor (vacío en {n_missing:int} de {rows:int} "
        "filas). No puede separar a los clientes y se deja fuera."
    ),
    "issue.constant_column.remedy": "No hay que hacer nada; --exclude lo quita de esta lista.",
    "issue.all_missing_column.message": "{columns:list}: no tiene valores y se deja fuera.",
    "issue.all_missing_column.remedy": (
        "Compruebe la exportación si se esperaban valores; --exclude lo quita de esta lista."
    ),
    "issue.copied_column.message": (
        "{columns:list}: repite exactamente «{other}». Se deja fuera: contada dos veces, "
        "pesaría el doble."
    ),
    "issue.copied_column.remedy": (
        "No hay que hacer nada; indíquela con --features para usarla en su lugar."
    ),
    "issue.other_id_column.message": (
        "{columns:list}: identifica cada fila y se deja fuera; el identificador es «{id}»."
    ),
    "issue.other_id_column.remedy": (
        "Elija el identificador con --id-col; use la columna de todos modos con --features."
    ),
    "issue.text_column.message": (
        "{columns:list}: tiene {n_distinct:int} valores distintos, demasiados para comparar "
        "grupos. Se deja fuera."
    ),
    "issue.text_column.remedy": "Agrupe sus valores en 50 categorías como máximo para usarla.",
    "issue.leakage_column.message": (
        "{columns:list}: tiene nombre de resultado de una segmentación o predicción "
        "anterior. Se deja fuera, y los segmentos se comparan después con ella."
    ),
    "issue.leakage_column.remedy": (
        "Si es una propiedad corriente de los clientes, indíquela con --features o --describe-only."
    ),
    "issue.sensitive_feature.message": (
        "{columns:list}: es un atributo protegido ({attribute}) y forma segmentos porque "
        "usted lo indicó."
    ),
    "issue.sensitive_feature.remedy": (
        "Quítelo de --features salvo que la ley y la finalidad lo permitan; se describe de "
        "todos modos."
    ),
    "issue.infinite_values.message": (
        "{columns:list}: contiene números infinitos en {n:int} de {rows:int} filas. Se "
        "tratan como faltantes."
    ),
    "issue.infinite_values.remedy": "Busque divisiones por cero donde se crea la columna.",
    "issue.dates_as_days.message": (
        "{columns:list}: se convierte en días antes del {date}, la fecha más reciente de la tabla."
    ),
    "issue.dates_as_days.remedy": (
        "Fije otro día con --reference-date; deje fuera las fechas con --exclude."
    ),
    "issue.dates_as_days_stated.message": (
        "{columns:list}: se convierte en días antes del {date}, la fecha de referencia que "
        "usted fijó."
    ),
    "issue.dates_as_days_stated.remedy": "Deje fuera las fechas con --exclude.",
    "issue.dates_after_reference.message": (
        "{columns:list}: es posterior a la fecha de referencia {date} en {n:int} de "
        "{rows:int} filas. Esos días se cuentan como negativos."
    ),
    "issue.dates_after_reference.remedy": (
        "Fije una --reference-date posterior, o corrija las fechas."
    ),
    "issue.many_alike.message": "Hay {n:int} observaciones más como esta: {like}",
    "issue.many_alike.remedy": "Se refieren a {columns:list}; result.json las recoge todas.",
    # -- missing values ----------------------------------------------------------------
    "issue.missing_described.message": (
        "{columns:list}: falta en {n:int} de {rows:int} filas ({share:percent}). Describe "
        "solo a los demás clientes."
    ),
    "issue.missing_described.remedy": "Complete la columna si estos clientes son importantes.",
    "issue.missing_ids.message": (
        "{columns:list}: no identifica a ningún cliente en {n:int} de {rows:int} filas. Se "
        "conservan."
    ),
    "issue.missing_ids.remedy": (
        "Complete los identificadores si los segmentos deben volver a enlazarse con los clientes."
    ),
    # -- rows --------------------------------------------------------------------------
    "issue.duplicate_ids.message": (
        "{columns:list}: se repite; en {n:int} de {rows:int} filas es el de una fila "
        "anterior. Se conservan como clientes distintos."
    ),
    "issue.duplicate_ids.remedy": "Elimine las repeticiones del archivo si un cliente es una fila.",
    "issue.repeated_ids.message": (
        "{columns:list}: tiene {n_distinct:int} identificadores distintos en {n_rows:int} "
        "filas: las filas parecen pedidos o visitas, no clientes. Se usan tal cual."
    ),
    "issue.repeated_ids.remedy": (
        "Haga antes una fila por cliente, por ejemplo con el número de pedidos, los días "
        "desde el último y el importe total. Para líneas de pedidos indique --transactions."
    ),
    "issue.duplicate_rows.message": (
        "Filas iguales a una anterior en todas las columnas usadas: {n:int} de {rows:int} "
        "({share:percent}). Se conservan."
    ),
    "issue.duplicate_rows.remedy": "Elimínelas del archivo si son los mismos clientes.",
    "issue.tiny_sample.message": (
        "{n_rows:int} clientes son pocos para {n_features:int} variables: por debajo de "
        "{needed:int} (70 por variable) los segmentos cambian de una muestra a otra."
    ),
    "issue.tiny_sample.remedy": "Use menos variables (--features), o más clientes.",
    "issue.small_sample.message": (
        "{n_rows:int} clientes son algo pocos para {n_features:int} variables: mejor "
        "{needed:int} (100 por variable)."
    ),
    "issue.small_sample.remedy": (
        "Use menos variables (--features), o lea con cuidado los segmentos pequeños."
    ),
    "issue.row_order.message": (
        "Las filas {first:int} a {last:int} difieren de las demás en {columns:list} "
        "(distancia entre las distribuciones {distance:fixed2}; 0 = iguales, 1 = "
        "separadas). El archivo puede estar compuesto de varias fuentes. Se usan todas las "
        "filas."
    ),
    "issue.row_order.remedy": (
        "Pregunte de dónde vienen esas filas; estúdielas aparte si son otra población."
    ),
    "issue.sorted_rows.message": (
        "El archivo está ordenado por {columns:list}. Eso no influye en los segmentos; por "
        "ello no se compararon bloques de filas."
    ),
    "issue.sorted_rows.remedy": "No hay que hacer nada.",
    # -- values ------------------------------------------------------------------------
    "issue.constant_values.message": (
        "{columns:list}: tiene un solo valor y no puede separar a los clientes."
    ),
    "issue.constant_values.remedy": "Déjela fuera con --exclude.",
    "issue.near_constant.message": (
        "{columns:list}: tiene el mismo valor en el {share:percent} de las filas. Dice poco "
        "sobre los clientes."
    ),
    "issue.near_constant.remedy": "Déjela fuera con --exclude.",
    "issue.atom.message": (
        "{columns:list}: tiene el valor {value:number} en el {share:percent} de las filas. "
        "Un grupo así es real pero trivial, y puede convertirse en un segmento propio."
    ),
    "issue.atom.remedy": (
        "Considere separar a estos clientes a mano, o deje fuera la columna con --exclude."
    ),
    "issue.id_as_feature.message": (
        "{columns:list}: numera las filas como un identificador y se usa como variable "
        "porque usted la indicó."
    ),
    "issue.id_as_feature.remedy": "Quítela de --features, salvo que el número mida algo.",
    "issue.leakage_feature.message": (
        "{columns:list}: tiene nombre de resultado de una segmentación o predicción "
        "anterior y se usa como variable porque usted la indicó. Puede que los segmentos "
        "solo la repitan."
    ),
    "issue.leakage_feature.remedy": (
        "Quítela de --features; los segmentos se comparan entonces con ella."
    ),
    "issue.sentinel.message": (
        "{columns:list}: es {value:number} en {n:int} de {rows:int} filas, lejos de los "
        "demás valores: lo más probable es que sea un código de valor faltante. Se conserva "
        "como valor."
    ),
    "issue.sentinel.remedy": "Vacíe esas celdas en el archivo, o deje fuera las filas.",
    "issue.sentinel_zero.message": (
        "{columns:list}: es 0 en {n:int} de {rows:int} filas, lo que difícilmente puede ser "
        "cierto: lo más probable es que sea un código de valor faltante. Se conserva como "
        "valor."
    ),
    "issue.sentinel_zero.remedy": "Vacíe esas celdas en el archivo si 0 significa desconocido.",
    "issue.sentinel_date.message": (
        "{columns:list}: es {date} en {n:int} de {rows:int} filas, lejos de las demás "
        "fechas: lo más probable es que sea un código de valor faltante o de nunca. Se "
        "conserva como fecha."
    ),
    "issue.sentinel_date.remedy": "Vacíe esas celdas en el archivo.",
    "issue.out_of_range.message": (
        "{columns:list}: está fuera del intervalo de {low:number} a {high:number} que "
        "indica su nombre en {n:int} de {rows:int} filas. Se conservan."
    ),
    "issue.out_of_range.remedy": "Corrija los valores, o vacíe las celdas.",
    "issue.level_variants.message": (
        "{columns:list}: tiene niveles que solo difieren en mayúsculas o espacios "
        "({example}). Se mantienen separados."
    ),
    "issue.level_variants.remedy": "Escriba cada nivel de una sola manera.",
    "issue.negative_values.message": (
        "{columns:list}: es negativo en {n:int} de {rows:int} filas, lo que no puede ser. "
        "Se conservan."
    ),
    "issue.negative_values.remedy": "Corrija los valores, o vacíe las celdas.",
    "issue.share_out_of_range.message": (
        "{columns:list}: está fuera de 0 a {high:number} en {n:int} de {rows:int} filas, lo "
        "que no puede ser en una proporción. Se conservan."
    ),
    "issue.share_out_of_range.remedy": "Corrija los valores, o vacíe las celdas.",
    "issue.age_above_120.message": (
        "{columns:list}: supera los 120 años en {n:int} de {rows:int} filas. Se conservan."
    ),
    "issue.age_above_120.remedy": "Corrija las edades, o vacíe las celdas.",
    "issue.minors.message": (
        "{columns:list}: es menor de 18 en {n:int} de {rows:int} filas ({share:percent}), "
        "menor de 5 en {n_small:int}. Se conservan."
    ),
    "issue.minors.remedy": (
        "Compruebe si son clientes; los menores pueden requerir un cuidado especial en marketing."
    ),
    "issue.longer_than_age.message": (
        "{columns:list}: la primera es mayor que la segunda, la edad, en {n:int} de "
        "{rows:int} filas, lo que no puede ser. Se conservan."
    ),
    "issue.longer_than_age.remedy": "Corrija una de las dos, o deje una fuera con --exclude.",
    "issue.skewed.message": (
        "{columns:list}: la distribución es asimétrica (asimetría {skewness:fixed1}; 0 = "
        "simétrica, 2 = una distribución exponencial)."
    ),
    "issue.skewed.remedy": "Lea su mediana en lugar de su media.",
    "issue.heavily_skewed.message": (
        "{columns:list}: la distribución es muy asimétrica (asimetría {skewness:fixed1}; 0 "
        "= simétrica, 2 = una distribución exponencial): unos pocos valores están muy lejos "
        "del resto."
    ),
    "issue.heavily_skewed.remedy": (
        "Mire los valores extremos; corríjalos o deje fuera la columna con --exclude."
    ),
    "issue.correlated.message": (
        "{columns:list} van muy juntas (correlación {r:fixed2}). Dicen casi lo mismo, que "
        "entonces cuenta dos veces."
    ),
    "issue.correlated.remedy": (
        "Deje fuera una de ellas con --exclude, o réstele peso con --feature-weights."
    ),
}
