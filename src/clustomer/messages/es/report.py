"""Spanish texts of the report: what figures, tables and pages say."""

from clustomer.messages.es.glossary import GLOSSARY

_COUNTS = "Un Dos Tres Cuatro Cinco Seis Siete Ocho Nueve Diez Once Doce"

TEXTS: dict[str, str] = {
    # words
    "report.word.very_low": "muy bajo",
    "report.word.low": "bajo",
    "report.word.slightly_low": "algo bajo",
    "report.word.average": "medio",
    "report.word.slightly_high": "algo alto",
    "report.word.high": "alto",
    "report.word.very_high": "muy alto",
    **{f"report.count.{n}": word for n, word in enumerate(_COUNTS.split(), start=1)},
    "report.count.segment": "este único segmento",
    "report.count.segments": "estos {n} segmentos",
    "report.range": "{low} a {high}",
    "report.unit.short.years": "años",
    "report.date": "{day} de {month} de {year}",
    "report.month.1": "enero",
    "report.month.2": "febrero",
    "report.month.3": "marzo",
    "report.month.4": "abril",
    "report.month.5": "mayo",
    "report.month.6": "junio",
    "report.month.7": "julio",
    "report.month.8": "agosto",
    "report.month.9": "septiembre",
    "report.month.10": "octubre",
    "report.month.11": "noviembre",
    "report.month.12": "diciembre",
    "report.axis.k": "segmentos (k)",
    "report.axis.difference": "desviaciones típicas respecto a los demás clientes →",
    "report.more_levels": "y {n:int} más",
    "report.scale.log": "{column}, escala log.",
    "report.scale.word": "escala log.",
    # figures
    "report.map.column": "{column} (preparada, {share} de la varianza)",
    "report.map.component": "componente {number} ({share})",
    "report.map.label": (
        "Mapa de {n:int} clientes en {k:int} segmentos; sus dos ejes muestran el "
        "{share:percent} de la varianza. Los tamaños y las medianas están en las tablas de "
        "más abajo."
    ),
    "report.elbow.bend": "mayor curvatura",
    "report.elbow.caption": "Los datos sin grupos también se doblan: nunca es decisivo.",
    "report.elbow.value": "k = {k:int}: {share:percent}",
    "report.elbow.label": "Suma de cuadrados dentro de los grupos como parte del total. {values}.",
    "report.silhouette.sampled": "Muestra: {n:int} filas; las barras son del 95 %.",
    "report.silhouette.direction": "De −1 a 1; cuanto mayor, mejor.",
    "report.silhouette.axis": "silueta de cada cliente",
    "report.silhouette.below": "{share:percent} bajo 0",
    "report.silhouette.below_short": "{share:percent} < 0",
    "report.silhouette.value": "{letter} {value:fixed2}",
    "report.silhouette.label": (
        "Siluetas de los clientes de la muestra, ordenadas, por segmento. Medias: {values}."
    ),
    "report.silhouette_by_k.value": "k = {k:int}: {value:fixed2}",
    "report.silhouette_by_k.label": "Silueta media; cuanto mayor, mejor. {values}.",
    "report.sizes.label": "Clientes en cada segmento. {values}.",
    "report.profile.used": "Usadas para formar los segmentos",
    "report.profile.not_used": "No usadas, solo los describen",
    "report.profile.against": "segmento / todos",
    "report.profile.value": "{column} {own} frente a {all}",
    "report.profile.label": (
        "Perfil del segmento {letter}, {name}: medianas frente a las de todos los clientes. "
        "{values}."
    ),
    "report.differences.label": (
        "Diferencia estandarizada de cada segmento con los demás clientes, como números "
        "sombreados; los mismos números están en la tabla de medianas y diferencias."
    ),
    "report.snake.label": (
        "Diferencias estandarizadas de cada segmento con los demás clientes, una línea por "
        "segmento; los números están en la tabla sombreada de arriba."
    ),
    "report.pairs.label": (
        "Todos los pares de columnas usadas, una marca por cliente de la muestra, con color "
        "y forma según el segmento."
    ),
    "report.pairs.explore_label": (
        "Todos los pares de columnas usadas, una marca por cliente de la muestra."
    ),
    "report.by_segment.label": "Distribución de {column} en cada segmento: 95 % central y mediana.",
    "report.by_descriptor.title": "{column} según {descriptor}",
    "report.by_descriptor.label": (
        "Distribución de {column} según {descriptor}: 95 % central y mediana de cada nivel."
    ),
    "report.distributions.label": (
        "Un pequeño histograma de cada columna; los cuantiles están en la tabla de columnas."
    ),
    "report.correlations.label": (
        "Correlaciones de rangos y lineales de las columnas numéricas, como números sombreados."
    ),
    "report.correlations.halves": "Bajo la diagonal: Spearman (rangos). Encima: Pearson.",
    "report.missing.label": "Proporción de valores faltantes de cada columna que tiene alguno.",
    "report.missing.none": "No falta ningún valor.",
    # page
    "report.page.title": "Informe de clustomer",
    "report.page.kicker": "Informe de segmentación de clientes",
    "report.page.explore_kicker": "Tabla de clientes, explorada",
    "report.explore.headline": "Qué hay en esta tabla",
    "report.explore.deck": (
        "{n:int} filas y {columns:int} columnas: qué contienen, qué falta, qué es extraño y "
        "qué va con qué. No se ha agrupado nada."
    ),
    "report.reading.title": "Cómo se leyó",
    "report.page.skip": "Ir al informe",
    "report.page.contents": "Contenido",
    "report.page.footer": (
        "Hecho con clustomer el {date}. Este archivo contiene todo lo que muestra y no pide "
        "nada a la red."
    ),
    "report.evidence": "evidencia",
    "report.howto": "Cómo leerlo.",
    "report.column": "Columna",
    "report.kind": "Tipo",
    "report.role": "Papel",
    "report.why": "Por qué",
    "report.level": "Nivel",
    "report.customer": "Cliente",
    "report.customers": "Clientes",
    "report.share": "Proporción",
    "report.interval": "Intervalo del 95 %",
    "report.all_share": "Todos los clientes",
    "report.lift": "Lift",
    "report.median": "Mediana",
    "report.all_median": "Mediana de todos",
    "report.mean": "Media",
    "report.middle_half": "Mitad central",
    "report.difference": "Diferencia (d. t.)",
    "report.in_words": "En palabras",
    "report.margin": "Margen",
    "report.distribution": "Distribución",
    "report.spread": "D. t.",
    "report.skew": "Asimetría",
    "report.distinct": "Distintos",
    "report.missing_word": "Faltantes",
    "report.effect": "Tamaño del efecto",
    "report.test": "Prueba",
    "report.p_adjusted": "p ajustado",
    "report.related": "Asociada a",
    "report.segment_word": "Segmento",
    "report.more_columns": "Más columnas, en profiles.csv y result.json: {n:int}.",
    "report.setting.none": "ninguno",
    "report.setting.yes": "sí",
    "report.setting.no": "no",
    # kinds, roles and other codes
    "report.kind.number": "número",
    "report.kind.count": "recuento",
    "report.kind.amount": "importe",
    "report.kind.share": "proporción",
    "report.kind.category": "categoría",
    "report.kind.ordered": "ordenada",
    "report.kind.flag": "sí o no",
    "report.kind.date": "fecha",
    "report.kind.text": "texto",
    "report.role.id": "identificador",
    "report.role.feature": "usada",
    "report.role.would_be_used": "utilizable",
    "report.role.descriptor": "describe",
    "report.role.sensitive": "sensible, describe",
    "report.role.weight": "peso",
    "report.role.ignored": "apartada",
    "report.severity.info": "Información",
    "report.severity.warning": "Nota",
    "report.severity.serious": "Grave",
    "report.typical.typical": "Típico",
    "report.typical.borderline": "Cerca de una frontera",
    "report.area.targeted_marketing": "Marketing dirigido",
    "report.area.personalised_offers": "Ofertas personalizadas",
    "report.area.customer_experience": "Experiencia del cliente",
    "report.effect.cramers_v": "V de Cramér",
    "report.effect.epsilon_squared": "ε²",
    "report.effect.correlation_ratio": "Razón de correlación η",
    "report.test.chi_squared": "ji cuadrado",
    "report.test.kruskal_wallis": "Kruskal–Wallis",
    "report.criterion.silhouette": "Silueta",
    "report.criterion.simplified_silhouette": "Silueta simplificada",
    "report.criterion.squared_silhouette": "Silueta al cuadrado",
    "report.criterion.calinski_harabasz": "Calinski–Harabasz",
    "report.criterion.davies_bouldin": "Davies–Bouldin",
    "report.criterion.elbow": "Codo (curvatura)",
    "report.criterion.user": "Indicado por el usuario",
    "report.better.silhouette": "cuanto mayor, mejor",
    "report.better.simplified_silhouette": "cuanto mayor, mejor",
    "report.better.squared_silhouette": "cuanto mayor, mejor",
    "report.better.calinski_harabasz": "cuanto mayor, mejor",
    "report.better.davies_bouldin": "cuanto menor, mejor",
    "report.better.elbow": "se dibuja, nunca decide",
    "report.better.user": "decidió",
    "report.read_as.separated_values": "valores separados",
    "report.read_as.comma": "coma",
    "report.read_as.semicolon": "punto y coma",
    "report.read_as.tab": "tabulador",
    "report.read_as.pipe": "barra vertical",
    "report.read_as.space": "espacio",
    "report.read_as.none": "ninguno",
    "report.read_as.first_line": "primera línea",
    "report.read_as.first_row": "primera fila",
    "report.read_as.a_space": "un espacio",
    "report.read_as.day_month_year": "día, mes, año",
    "report.read_as.month_day_year": "mes, día, año",
    "report.read_as.year_month_day": "año, mes, día",
    "report.read_as.excel_workbook_xlsx": "libro de Excel (.xlsx)",
    "report.read_as.excel_workbook_xls": "libro de Excel (.xls)",
    "report.read_as.opendocument_spreadsheet_ods": "hoja de cálculo OpenDocument (.ods)",
    "report.understood.format": "Formato",
    "report.understood.encoding": "Codificación",
    "report.understood.delimiter": "Separador",
    "report.understood.header": "Encabezado",
    "report.understood.decimal": "Signo decimal",
    "report.understood.thousands": "Separador de millares",
    "report.understood.currency": "Moneda",
    "report.understood.percent": "Porcentajes",
    "report.understood.dates": "Fechas",
    "report.understood.missing": "Valores faltantes",
    "report.understood.sheet": "Hoja",
    "report.understood.compression": "Compresión",
    "report.provenance.input": "Entrada",
    "report.provenance.n_rows": "Filas",
    "report.provenance.n_sample": "Filas de la muestra",
    "report.provenance.n_suppressed": "Filas excluidas a petición",
    "report.provenance.version": "clustomer",
    "report.provenance.seed": "Semilla",
    "report.provenance.hash": "SHA-256 de la entrada",
    # verdict
    "report.verdict.deck.not_tested": (
        "KMeans divide cualquier tabla, también una sin grupos. Si {segments} existen en "
        "los {n:int} clientes, o solo se recortaron en ellos, está por ver: úselos como "
        "división de trabajo."
    ),
    "report.verdict.title.not_assessable.one": "Un grupo, no evaluable",
    "report.verdict.title.not_assessable.many": "{count} grupos, no evaluable",
    "report.verdict.status.not_tested": "Aún no probado: cuál de estos tres es.",
    "report.verdict.status.not_assessable": (
        "No evaluable: con estos datos no puede distinguirse ninguno de estos tres."
    ),
    "report.verdict.scale": "Escala del veredicto",
    "report.verdict.natural": "Natural",
    "report.verdict.natural.means": "se encontraron grupos",
    "report.verdict.reproducible": "Reproducible",
    "report.verdict.reproducible.means": "construidos, no hallados; reaparecen los mismos cortes",
    "report.verdict.constructive": "Constructivo",
    "report.verdict.constructive.means": "los cortes cambian de una muestra a otra",
    "report.verdict.note_lead": "Natural, reproducible, constructivo.",
    "report.verdict.note": (
        "Una división natural se encontró en los datos mediante una prueba. Las otras dos "
        "también pueden ser útiles, pero son construidas, no halladas."
    ),
    "report.fact.input": "Datos",
    "report.fact.customers": "Clientes",
    "report.fact.sample": "Muestra",
    "report.fact.used": "Usadas",
    "report.fact.features": "Aptas para formar segmentos",
    "report.fact.used_value": "{used:int} de {all:int} columnas",
    "report.fact.date": "Fecha del informe",
    "report.fact.version": "Hecho con",
    "report.fact.version_value": "clustomer {version}",
    "report.fact.seed": "Semilla",
    # segments at a glance
    "report.glance.title": "Los segmentos de un vistazo",
    "report.glance.by_size": "Ordenados por número de clientes, de mayor a menor.",
    "report.glance.by_value": "Ordenados por su parte del total de {column}, de mayor a menor.",
    "report.glance.same_signs": (
        "Cada uno lleva la misma letra, forma y color en todas las figuras."
    ),
    "report.glance.note_lead": "Los signos discontinuos y huecos",
    "report.glance.note": "representan segmentos de los que no se ha mostrado que sean naturales.",
    "report.glance.customers": "clientes",
    "report.glance.of_customers": "de los clientes",
    "report.glance.of_value": "de {column}",
    "report.glance.source": (
        "Columnas que más distinguen al segmento, con sus medianas; las palabras comparan "
        "su media con la de los demás clientes."
    ),
    "report.map.title": "Los clientes en un mapa",
    "report.map.borders": "Líneas de puntos: las fronteras, a medio camino entre dos centros.",
    "report.map.between.few": "Pocos clientes están entre dos segmentos ({share:percent})",
    "report.map.between.some": "El {share:percent} de los clientes está entre dos segmentos",
    "report.map.between.many": (
        "El {share:percent} de los clientes está entre dos segmentos: las fronteras cortan "
        "una multitud"
    ),
    "report.map.all": "Cada marca es un cliente.",
    "report.map.some": (
        "Cada marca es un cliente ({n:int} de {total:int} dibujados, en proporción)."
    ),
    "report.map.sub": (
        "Los dos ejes muestran el {share:percent} de la varianza; el resto queda oculto."
    ),
    "report.map.sub_all": "Los dos ejes muestran toda la varianza que se usó.",
    "report.map.note": (
        "Busque espacio vacío entre las formas: los huecos hablan a favor de grupos; una "
        "sola nube, a favor de cortes. Las letras están en los centros. Entre dos "
        "segmentos: una silueta inferior a 0,1, con todas las columnas juntas."
    ),
    # one by one
    "report.segments.title": "Los segmentos, uno por uno",
    "report.segments.intro": (
        "Los nombres salen de las columnas que más difieren de los demás clientes (media "
        "desviación típica o más)."
    ),
    "report.segments.intro.cut": (
        "Los nombres dicen por dónde se corta una columna; los grupos tienen también otras "
        "fronteras, y los clientes a ambos lados de un corte se parecen."
    ),
    "report.segments.not_used": (
        "No usadas para formar los segmentos, solo describen quién está en ellos: {columns:list}."
    ),
    "report.profile.note_lead": "Cómo leer los perfiles.",
    "report.profile.note": (
        "Banda clara: el 90 % central de todos los clientes; banda más oscura: la mitad "
        "central; línea vertical: su mediana. Línea de color: el 90 % central del segmento "
        "(fina) y su mitad central (gruesa); marca: su mediana. Los niveles están en una "
        "escala de 0 a 100 %, con un intervalo del 95 %. Silueta: cerca de 1, bien "
        "separado; cerca de 0, en una frontera."
    ),
    "report.segment.facts": "{n} clientes, {share}",
    "report.segment.value": "{share} de {column}",
    "report.segment.half": "La mitad central de este segmento: {parts}.",
    "report.segment.half_part": "{column} {own} (todos los clientes: {all})",
    "report.segment.unmarked": (
        "Ninguna columna difiere de los demás clientes en media desviación típica o más."
    ),
    "report.segment.silhouette_lead": "Silueta.",
    "report.segment.silhouette": "Media {value:fixed2}; todos los clientes {all:fixed2}.",
    "report.segment.silhouette_alone": "Media {value:fixed2}.",
    "report.segment.use": "Cómo usar este segmento",
    "report.segment.numbers": "Todos los números de este segmento",
    "report.segment.numbers_caption": "Columnas numéricas del segmento {letter}",
    "report.segment.levels": "Categorías, con lift",
    "report.segment.levels_caption": "Niveles de las categorías en el segmento {letter}",
    "report.segment.lift_note": (
        "Lift: proporción en el segmento entre la proporción en todos los clientes; 1 es lo "
        "mismo. Su intervalo es un bootstrap con los segmentos fijos."
    ),
    "report.segment.hidden.one": (
        "Un nivel no se muestra: tiene menos de 10 clientes, o delataría uno así a través "
        "de los totales."
    ),
    "report.segment.hidden.many": (
        "{n:int} niveles no se muestran: los que tienen menos de 10 clientes y los que los "
        "delatarían a través de los totales."
    ),
    "report.segment.typical": "Clientes más típicos y los más cercanos a una frontera",
    "report.segment.typical_caption": "Clientes típicos y fronterizos del segmento {letter}",
    "report.segment.typical_note": (
        "Los valores están redondeados y se omiten los identificadores. Margen: 0 en la "
        "frontera con el segmento siguiente, cerca de 1 muy adentro."
    ),
    # rules
    "report.rule.lead": "Regla.",
    "report.rule.rule": "{rule}.",
    "report.rule.worth": (
        "De cada 100 clientes que elige esta regla, {precision} están en el segmento (en "
        "clientes reservados; intervalo del 95 %: {precision_low} a {precision_high}); "
        "encuentra {recall} de cada 100 del segmento ({recall_low} a {recall_high}). Elige "
        "al {coverage:percent} de todos los clientes."
    ),
    "report.rule.warning.precision": (
        "No confíe en esta regla: de cada 100 clientes que elige, menos de 80 están en el segmento."
    ),
    "report.rule.warning.recall": (
        "No confíe en esta regla para encontrar el segmento: encuentra menos de 80 de cada 100."
    ),
    "report.rule.warning.both": (
        "No confíe en esta regla: de cada 100 clientes que elige, menos de 80 están en el "
        "segmento, y encuentra menos de 80 de cada 100."
    ),
    "report.tree.heading": "Los segmentos en unas pocas preguntas",
    "report.tree.note": (
        "Empiece arriba y siga la línea que se cumpla. Clientes y proporciones son de "
        "aquellos con los que se hizo el árbol. En clientes reservados: el árbol y las "
        "reglas se hacen con tres quintos de los clientes y se miden en los demás. Índice "
        "de Rand ajustado: 1 los mismos grupos, 0 azar. Los segmentos son los de KMeans; "
        "las reglas solo se les acercan."
    ),
    "report.tree.fidelity": (
        "Un árbol de {n_leaves:int} hojas en las unidades de la propia tabla pone en su "
        "segmento a {accuracy} de cada 100 clientes reservados (intervalo del 95 %: "
        "{accuracy_low} a {accuracy_high}); índice de Rand ajustado {index} ({index_low} a "
        "{index_high}). Cinco árboles hechos igual, cada uno con cuatro quintos y medido en "
        "el quinto restante: {five} de cada 100 (pliegues sueltos {five_low} a "
        "{five_high}), índice de Rand ajustado {five_index} ({five_index_low} a "
        "{five_index_high})."
    ),
    "report.tree.warning": (
        "No use este árbol en lugar de los segmentos: menos de 80 de cada 100 clientes "
        "quedan donde los pone KMeans."
    ),
    "report.tree.leaf": "({n} clientes, {share} de ellos en el segmento)",
    "report.tree.rows.all": "Hallado y medido con los {n:int} clientes.",
    "report.tree.rows.sample": (
        "Hallado y medido con una muestra de {n:int} de los {total:int} clientes."
    ),
    "report.tree.missing": (
        "En el árbol, a los clientes sin valor en {columns:list} se les supone la mediana "
        "de la columna; no cumplen una regla que pregunte por ella."
    ),
    "report.tree.price": (
        "Precio de la explicabilidad: unas fronteras trazadas solo con umbrales, una parte "
        "por segmento, hacen que las distancias al cuadrado a los centros sean {price} "
        "veces mayores (1 no cuesta nada; {held_out} veces en clientes reservados); "
        "{accuracy} de cada 100 clientes reservados permanecen en su segmento ({low} a "
        "{high})."
    ),
    "report.differences.heading": "Todos los segmentos, unos junto a otros",
    "report.differences.title": "En qué destaca cada segmento",
    "report.differences.most.above": (
        "{letter} es el que más destaca: {column}, {difference:fixed1} desviaciones típicas "
        "por encima del resto"
    ),
    "report.differences.most.below": (
        "{letter} es el que más destaca: {column}, {difference:fixed1} desviaciones típicas "
        "por debajo del resto"
    ),
    "report.differences.sub": (
        "Media del segmento menos media de los demás, en desviaciones típicas"
    ),
    "report.differences.note": (
        "El azul está por encima de los demás clientes; el óxido, por debajo; el tono es "
        "pleno desde 2. Las columnas bajo el hueco no se usaron para formar los segmentos."
    ),
    "report.snake.many": "Las mismas diferencias en {n:int} líneas",
    "report.snake.title": "Las mismas diferencias en líneas",
    "report.snake.sub": (
        "Las mismas diferencias en líneas, una por segmento; el cero es la media de los demás"
    ),
    "report.snake.note": (
        "Las líneas que se cruzan muestran segmentos que intercambian posiciones. Las "
        "diferencias de las columnas usadas son grandes por construcción: KMeans las hizo "
        "así."
    ),
    "report.by_segment.heading": "Cómo se reparten las columnas en cada segmento",
    "report.by_segment.note": (
        "Cada forma contiene el 95 % central de un segmento; todas son igual de anchas. La "
        "línea es la mediana."
    ),
    "report.pairs.title": "Las columnas usadas, por pares",
    "report.pairs.sub": "Una muestra de clientes, con color y forma según el segmento",
    "report.pairs.note": (
        "Los segmentos que se solapan en todos los pares pueden estar separados cuando "
        "cuentan todas las columnas juntas."
    ),
    "report.separation.heading": "Qué columnas separan los segmentos",
    "report.separation.most.1": (
        "{first} aporta el {share:percent} de la separación entre segmentos"
    ),
    "report.separation.most.2": (
        "{first} y {second} aportan el {share:percent} de la separación entre segmentos"
    ),
    "report.separation.more": "Columnas que los separan menos, en result.json: {n:int}.",
    "report.separation.caption": "Separación por columna",
    "report.separation.between": "Separación",
    "report.separation.eta": "Varianza entre segmentos",
    "report.separation.unused": "no usada",
    "report.separation.note_lead": "La separación",
    "report.separation.note": (
        "es la suma de cuadrados entre segmentos en unidades preparadas. La varianza entre "
        "segmentos (η²) es alta en cualquier resultado de KMeans; es una descripción, no "
        "una prueba. Al lado: lo que dan otros tantos segmentos de datos sin grupos (media "
        "y cuantil del 95 %); en las columnas que no se usaron, lo que da una columna sin "
        "relación. Corregido por sesgo: ε², 0 de media donde no hay relación."
    ),
    "report.contrasts.heading": "¿Difieren las columnas que no se usaron?",
    "report.contrasts.intro": (
        "Solo se hacen pruebas con las columnas que no formaron los segmentos; el tamaño "
        "del efecto va primero."
    ),
    "report.contrasts.none": (
        "Todas las columnas formaron los segmentos: no queda ninguna que probar."
    ),
    "report.contrasts.caption": "Contrastes de columnas no usadas entre segmentos",
    "report.contrasts.note_lead": "Las columnas usadas no reciben valor p:",
    "report.contrasts.note": (
        "los segmentos se hicieron para que difieran en ellas. Los valores p son los de "
        "Holm sobre todas las filas; con más de 20 columnas, los de Benjamini y Hochberg. "
        "Una columna asociada a una usada difiere en parte por construcción."
    ),
    "report.comparison.heading": "Junto a la columna {column}, que la tabla ya tiene",
    "report.comparison.more": "Valores menos frecuentes, no mostrados: {n:int}.",
    "report.comparison.hidden": (
        "Un guion oculta menos de 10 clientes, o un recuento que delataría uno así."
    ),
    "report.comparison.caption": "Clientes por segmento y {column}",
    # choice of k
    "report.selection.title": "Cómo se eligió el número de segmentos",
    "report.selection.by_silhouette": (
        "k es el número de segmentos. Cada k se ajustó desde varios inicios; decide la "
        "silueta, que compara la distancia de cada cliente a su propio segmento con la "
        "distancia al siguiente."
    ),
    "report.selection.by_user": (
        "k es el número de segmentos. Lo indicó el usuario; los demás candidatos se "
        "muestran al lado."
    ),
    "report.selection.silhouette.exact": "Las siluetas son exactas, con distancias euclídeas.",
    "report.selection.silhouette.sampled": (
        "Las siluetas son euclídeas, con una muestra de {n:int} clientes; ± es medio "
        "intervalo del 95 %."
    ),
    "report.selection.silhouette.none": "No se calculó ninguna silueta.",
    "report.elbow.title": "Dispersión que queda dentro de los segmentos",
    "report.elbow.sub": "Suma de cuadrados interna, parte del total",
    "report.elbow.note_lead": "El codo no decide.",
    "report.elbow.note": (
        "También en datos aleatorios sin grupos aparece un codo, así que el punto de mayor "
        "curvatura se dibuja solo como referencia."
    ),
    "report.silhouette_by_k.title": "Cómo de separados están",
    "report.silhouette_by_k.sub": "Silueta media para cada k",
    "report.candidates.heading": "Todos los candidatos, con todos los números",
    "report.candidates.caption": (
        "Criterios para cada número de segmentos; en este informe se muestra k = {k}"
    ),
    "report.candidates.left": "Dispersión restante",
    "report.candidates.left_better": "baja con cada k",
    "report.candidates.smallest": "Segmento más pequeño",
    "report.candidates.agreement": "Concordancia de los dos mejores inicios",
    "report.candidates.chosen": "(mostrado en este informe)",
    "report.candidates.best": "mejor:",
    "report.candidates.legend": (
        "● preferido por este criterio; ◌ mayor curvatura; fila sombreada: el k de este "
        "informe. La concordancia de los dos mejores inicios es un índice de Rand ajustado: "
        "por debajo de 0,95 el mejor inicio no es único. La silueta al cuadrado es mayor "
        "por construcción; no la compare nunca con las otras."
    ),
    "report.preferred.heading": "Qué prefiere cada criterio",
    "report.preferred.caption": "Primera y segunda opción de cada criterio",
    "report.preferred.criterion": "Criterio",
    "report.preferred.value": "Valor con {k}",
    "report.preferred.first": "primera opción",
    "report.preferred.second": "segunda opción",
    "report.preferred.all": "Los {n:int} criterios prefieren {k:int}; el codo no tiene voto.",
    "report.preferred.some": (
        "{agree:int} de {n:int} criterios prefieren {k:int} ({rest}); el codo no tiene voto."
    ),
    "report.preferred.no": (
        "Ninguno de los {n:int} criterios prefiere {k:int} ({rest}); el codo no tiene voto."
    ),
    "report.preferred.other": "{label}: {k:int}",
    "report.preferred.legend": (
        "● primera opción; ○ segunda opción; columna sombreada: el k de este informe."
    ),
    "report.preferred.decides": "decide",
    "report.preferred.note_lead": "¿Por qué mostrar el desacuerdo?",
    "report.preferred.note": (
        "Cada criterio mide algo distinto. Donde se dispersan, ningún número de segmentos "
        "destaca. Ninguno de ellos puede responder «uno»."
    ),
    "report.silhouette.title": "Silueta de cada cliente, k = {k}",
    "report.silhouette.sub": (
        "Cerca de 1: muy dentro del segmento. Cerca de 0: en una frontera. Por debajo de 0: "
        "más cerca de otro segmento. Línea discontinua: media {mean}"
    ),
    "report.silhouette.note": (
        "La altura de los bloques corresponde al tamaño de los segmentos. Las barras largas "
        "con un final brusco hablan a favor de grupos distintos; las pendientes suaves son "
        "el aspecto de los cortes de una sola nube."
    ),
    # conclusion
    "report.conclusion.title": "Conclusiones y cómo usarlas",
    "report.conclusion.findings": "Resumen de los hallazgos",
    "report.conclusion.significance": "Por qué importa",
    "report.conclusion.applications": "Cómo usar los segmentos",
    "report.conclusion.applications_caption": "Aplicaciones por segmento",
    "report.conclusion.template": (
        "Las sugerencias proceden de plantillas ligadas a las columnas que distinguen cada "
        "segmento. Son puntos de partida para una prueba, no resultados de este análisis."
    ),
    "report.conclusion.limits": "Límites",
    "report.conclusion.note_lead": "Cada frase",
    "report.conclusion.note": (
        "está escrita a partir de números de este informe; los enlaces llevan a ellos."
    ),
    # method
    "report.method.title": "Método y cómo repetirlo",
    "report.method.intro": (
        "KMeans con distancia euclídea sobre las columnas preparadas, k de {k}, "
        "{n_init:int} inicios para cada k; se conserva el mejor. Los segmentos se numeran y "
        "rotulan en el orden indicado, de modo que las letras no dependen del inicio."
    ),
    "report.method.note_lead": "Referencias.",
    "report.method.note": (
        "MacQueen (1967) y Lloyd (1982) para k-medias; Rousseeuw (1987) para la silueta; "
        "Caliński y Harabasz (1974); Davies y Bouldin (1979); Hubert y Arabie (1985) para "
        "el índice de Rand ajustado; Hennig (2007) para las similitudes de Jaccard en "
        "remuestras; Wilson (1927) para los intervalos de proporciones; Dolnicar, Grün y "
        "Leisch (2018) para los segmentos naturales, reproducibles y constructivos, la "
        "estabilidad entre soluciones y los gráficos de garganta (gorge plots)."
    ),
    "report.method.repeat": "Repítalo",
    "report.method.files": (
        "Todos los números de arriba están en result.json, junto a este archivo; run.toml "
        "contiene todos los ajustes."
    ),
    "report.method.provenance": "Procedencia",
    "report.method.settings": "Todos los ajustes",
    "report.method.glossary": "Términos y fórmulas",
    **GLOSSARY,
}
