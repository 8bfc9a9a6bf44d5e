"""Spanish texts of customers made from transactions."""

TEXTS: dict[str, str] = {
    "why.made": "Hecha para ello a partir de transacciones.",
    "sample.transactions": "transacciones de ejemplo",
    "rfm.headline": "{n:int} clientes a partir de transacciones; fecha de referencia {date}.",
    "rfm.understood": "{value}: {how}",
    "rfm.role.customer": "cliente {column}",
    "rfm.role.date": "fecha {column}",
    "rfm.role.amount": "importe {column}",
    "rfm.role.quantity": "cantidad {column}",
    "rfm.role.price": "precio {column}",
    "rfm.role.order": "número de pedido {column}",
    "rfm.role.product": "producto {column}",
    "rfm.role.category": "categoría {column}",
    "rfm.role.discount": "descuento {column}",
    "rfm.role.currency": "moneda {column}",
    "rfm.roles": "Columnas: {roles}.",
    "rfm.reference.stated": (
        "Los días se cuentan hacia atrás desde el {date}, como se indicó; las líneas posteriores "
        "se omiten."
    ),
    "rfm.reference.latest": (
        "Los días se cuentan hacia atrás desde el {date}, la última fecha de las líneas. Indique "
        "el final del período con --reference-date: el último día con una compra puede ser "
        "anterior."
    ),
    "rfm.lines": (
        "{n_lines:int} líneas: {bought:int} compradas, {returned:int} devueltas o anuladas."
    ),
    "rfm.purchase.day": (
        "{purchases:int} compras: todas las líneas de un cliente en un día son una compra."
    ),
    "rfm.purchase.order": "{purchases:int} compras: todas las líneas de un pedido son una compra.",
    "rfm.returns.match": (
        "{n:int} líneas devolvieron {value}. Se asignaron a las compras anteriores más antiguas "
        "del mismo cliente y producto; {wholly:int} compras se devolvieron por completo y ya no "
        "cuentan."
    ),
    "rfm.unmatched": ("Para {unmatched} no hubo compra anterior: se resta del total del cliente."),
    "rfm.returns.net": (
        "{n:int} líneas devolvieron {value}: se restan del total del cliente, sin asignarse a las"
        " compras, cuyo número no cambia."
    ),
    "rfm.returns.drop": "Se omitieron {n:int} líneas que devolvieron {value}.",
    "rfm.zone.offset": (
        "Las horas con diferencia respecto a UTC caen en los días de {zone} (--time-zone)."
    ),
    "rfm.zone.written": (
        "Ninguna hora tiene diferencia respecto a UTC: los días son los de las horas tal como "
        "están escritas, no los de {zone}."
    ),
    "rfm.merged": "{n:int} líneas estaban bajo un identificador que se unió con otro.",
    "rfm.gone": "{n:int} clientes solo tienen devoluciones y no están en la tabla.",
    "rfm.written": "{n:int} clientes: {out}",
    "rfm.definition.recency_days": "T - t_x, días completos",
    "rfm.definition.frequency": "x + 1",
    "rfm.definition.monetary_value": "valor de las compras / (x + 1)",
    "rfm.definition.total_value": "pagado - devuelto",
    "rfm.definition.repeats": "x",
    "rfm.definition.recency_tx_days": "t_x",
    "rfm.definition.tenure_days": "T",
    "rfm.definition.repeat_value": "valor de las recompras / x",
    "rfm.definition.first_value": "valor de la primera compra",
    "rfm.definition.gap_days": "t_x / x",
    "rfm.definition.gap_trend": "exp(pendiente de ln intervalo sobre su lugar) - 1",
    "rfm.definition.return_rate": "devuelto / pagado",
    "rfm.definition.quarter_1_share": "compras en T1 / (x + 1)",
    "rfm.definition.quarter_2_share": "compras en T2 / (x + 1)",
    "rfm.definition.quarter_3_share": "compras en T3 / (x + 1)",
    "rfm.definition.quarter_4_share": "compras en T4 / (x + 1)",
    "rfm.definition.products": "productos distintos comprados",
    "rfm.definition.categories": "categorías distintas compradas",
    "rfm.definition.discount_share": "líneas con descuento / líneas compradas",
    "rfm.definition.first_purchase": "día",
    "rfm.definition.last_purchase": "día",
    "rfm.feature.recency_days": (
        "Días desde la última compra hasta la fecha de referencia. Pequeño: compra reciente."
    ),
    "rfm.feature.frequency": "Compras, incluida la primera.",
    "rfm.feature.monetary_value": "Valor medio de una compra, menos lo que se devolvió de ella.",
    "rfm.feature.total_value": "Todo lo pagado menos todo lo devuelto; puede ser 0 o menos.",
    "rfm.feature.repeats": "Compras después de la primera: 0 para quienes compraron una vez.",
    "rfm.feature.recency_tx_days": (
        "Días de la primera a la última compra; 0 si hay una sola. Los modelos de valor del "
        "cliente llaman a esto recencia."
    ),
    "rfm.feature.tenure_days": "Días desde la primera compra hasta la fecha de referencia.",
    "rfm.feature.repeat_value": "Valor medio de las recompras; falta si no hay ninguna.",
    "rfm.feature.first_value": "Valor de la primera compra, menos lo que se devolvió de ella.",
    "rfm.feature.gap_days": "Días medios entre compras; falta sin recompras.",
    "rfm.feature.gap_trend": (
        "Cambio del intervalo de una compra a la siguiente: 0,1 es un 10 % más largo cada vez. "
        "Falta con menos de tres intervalos."
    ),
    "rfm.feature.return_rate": (
        "Valor devuelto como parte del pagado; más de 1 si se devolvieron compras anteriores a "
        "las líneas."
    ),
    "rfm.feature.quarter_1_share": "Parte de las compras de enero a marzo.",
    "rfm.feature.quarter_2_share": "Parte de las compras de abril a junio.",
    "rfm.feature.quarter_3_share": "Parte de las compras de julio a septiembre.",
    "rfm.feature.quarter_4_share": "Parte de las compras de octubre a diciembre.",
    "rfm.feature.products": (
        "Productos distintos en las líneas compradas, también en las devueltas."
    ),
    "rfm.feature.categories": (
        "Categorías distintas en las líneas compradas, también en las devueltas."
    ),
    "rfm.feature.discount_share": "Parte de las líneas de las compras que tenían descuento.",
    "rfm.feature.first_purchase": "Día de la primera compra.",
    "rfm.feature.last_purchase": "Día de la última compra.",
    "rfm.count.n_lines": "todas las líneas",
    "rfm.count.repeated": "iguales a una anterior: omitidas",
    "rfm.count.no_customer": "sin cliente: omitidas",
    "rfm.count.no_date": "sin fecha: omitidas",
    "rfm.count.no_amount": "sin valor: omitidas",
    "rfm.count.later": "posteriores a la fecha de referencia: omitidas",
    "rfm.count.excluded": "de productos que no lo son: omitidas",
    "rfm.count.other_currency": "en otra moneda: omitidas",
    "rfm.count.zero": "sin coste: omitidas",
    "rfm.count.returned": "devueltas o anuladas",
    "rfm.count.bought": "compradas",
    "rfm.unit.days": "días",
    "rfm.unit.purchases": "compras",
    "rfm.unit.money": "dinero",
    "rfm.unit.share": "parte",
    "rfm.unit.count": "número",
    "rfm.unit.date": "día",
    "report.transactions.heading": "De las líneas a los clientes",
    "report.transactions.caption": "Qué fue de las líneas",
    "report.transactions.lines": "Líneas",
    "report.transactions.n": "Número",
    "report.transactions.share": "Parte",
    "report.transactions.features": "Qué significan las columnas de los clientes",
    "report.transactions.unit": "Unidad",
    "report.transactions.definition": "Definición",
    "report.transactions.meaning": "Significado",
    "rfm.models": (
        "Las compras de los {days:int} días tras la fecha de referencia se esperan según BG/NBD "
        "(r {r}, alpha {alpha} semanas, a {a}, b {b}), y su valor según Gamma-Gamma (p {p}, q "
        "{q}, gamma {gamma}) a partir de {n_repeaters} clientes que volvieron. Gamma-Gamma supone"
        " que número y valor de las compras no guardan relación: su correlación es {correlation}."
    ),
    "rfm.definition.alive": "P(activo) según BG/NBD",
    "rfm.definition.expected_purchases": "E(Y) según BG/NBD",
    "rfm.definition.expected_value": "E(Y) por E(M) según Gamma-Gamma",
    "rfm.feature.alive": (
        "Probabilidad de que el cliente no se haya ido; por supuesto 1 para quienes compraron una"
        " vez."
    ),
    "rfm.feature.expected_purchases": "Compras que se esperan en los días pedidos.",
    "rfm.feature.expected_value": "Valor que se espera en esos días, antes de costes e intereses.",
    "rfm.group.champions": "campeones",
    "rfm.group.loyal": "fieles",
    "rfm.group.at_risk": "en riesgo",
    "rfm.group.promising": "prometedores",
    "rfm.group.average": "medios",
    "rfm.group.hibernating": "dormidos",
    "rfm.group.new": "nuevos",
    "rfm.group.occasional": "ocasionales",
    "rfm.group.lost": "perdidos",
    "next.split.spend": "los cuantiles del gasto hasta entonces",
    "next.split.grid": "una cuadrícula de dos entre recencia, frecuencia y valor medio",
    "next.split.rfm": "los nueve grupos RFM",
    "next.clear": (
        "De lo que los clientes gastaron en el período siguiente, los {nouns} explican el "
        "{ours:percent}; {split}, el {best:percent}: los {nouns} dicen más, por encima del azar "
        "de los clientes elegidos."
    ),
    "next.close": (
        "De lo que los clientes gastaron en el período siguiente, los {nouns} explican el "
        "{ours:percent}; {split}, el {best:percent}: ninguna diferencia que no pueda venir de los"
        " clientes elegidos."
    ),
    "next.beaten": (
        "De lo que los clientes gastaron en el período siguiente, los {nouns} explican el "
        "{ours:percent}; {split}, el {best:percent}: una regla sencilla dice más de lo que viene."
    ),
    "next.nothing": (
        "Ni los {nouns} ni reglas sencillas explican lo que los clientes gastaron en el período "
        "siguiente (menos del 1 %)."
    ),
    "report.groups.heading": "Junto a los nombres RFM",
    "report.groups.agreement": (
        "Nueve grupos con nombre según puntuaciones de recencia, frecuencia y valor medio, como "
        "los hace cualquier hoja de cálculo. Su concordancia con los {groups} mostrados es {ari} "
        "(índice de Rand ajustado: 1 iguales, 0 como el azar)."
    ),
    "report.groups.caption": "Grupos RFM",
    "report.groups.name": "Grupo",
    "report.groups.rule": "Puntuación de recencia, media de las otras dos",
    "report.groups.customers": "Clientes",
    "report.groups.share": "Parte",
    "report.groups.value": "Parte del valor",
    "report.groups.few": "menos de 10",
    "report.groups.cuts": "Qué recibe cada puntuación",
    "report.groups.feature": "Columna",
    "report.groups.score": "Puntuación",
    "report.groups.range": "Valores",
    "report.groups.note": (
        "Las puntuaciones van por quintos de los clientes, 5 la mejor; los valores iguales "
        "reciben la misma, así que una puntuación puede quedar vacía. Los nombres son reglas, no "
        "hallazgos."
    ),
    "report.next.heading": "Qué viene después",
    "report.next.how": (
        "Los grupos se formaron de nuevo con las líneas hasta {cutoff}, y se juzgaron por lo que "
        "{n:int} clientes gastaron en los {days:int} días siguientes, hasta {until} ({buyers:int}"
        " gastaron algo). A cada cliente lo predijeron grupos que no ayudó a formar."
    ),
    "report.next.caption": "Gasto explicado del período siguiente",
    "report.next.groups": "Grupos",
    "report.next.number": "Número",
    "report.next.money": "Explicado, dinero",
    "report.next.log": "Explicado, log(1 + dinero)",
    "report.next.interval": "{value} ({low} a {high})",
    "report.next.note": (
        "0 es sin grupos, 1 perfecto, por debajo de 0 peor que ninguno; más es mejor. Entre "
        "paréntesis, intervalos del 95 % sobre los clientes; nada saben de otras temporadas. En "
        "dinero deciden pocos clientes grandes; en logaritmos, todos."
    ),
    "issue.lines_no_customer.message": (
        "{n:int} líneas ({share:percent}) no tienen cliente y se omitieron."
    ),
    "issue.lines_no_customer.remedy": "Mire si son de invitados o de una columna perdida.",
    "issue.lines_no_date.message": (
        "{n:int} líneas ({share:percent}) no tienen una fecha legible y se omitieron."
    ),
    "issue.lines_no_date.remedy": "Indique cómo se escriben las fechas con --date-order.",
    "issue.lines_no_amount.message": (
        "{n:int} líneas ({share:percent}) no tienen un valor legible y se omitieron."
    ),
    "issue.lines_no_amount.remedy": "Nombre la columna con --amount, o con --quantity y --price.",
    "issue.lines_later.message": (
        "{n:int} líneas ({share:percent}) son posteriores a la fecha de referencia y se omitieron."
    ),
    "issue.lines_later.remedy": "",
    "issue.lines_excluded.message": (
        "{n:int} líneas ({share:percent}) son de productos que debían omitirse."
    ),
    "issue.lines_excluded.remedy": "",
    "issue.products_absent.message": (
        "{products:list} debían omitirse, y ninguna línea es de ellos."
    ),
    "issue.products_absent.remedy": "Escriba los códigos exactamente como en las líneas.",
    "issue.cancelled_absent.message": (
        "Ningún número de pedido empieza por {prefix}: ninguna línea se tomó por cancelación por "
        "ello."
    ),
    "issue.cancelled_absent.remedy": "Escriba el comienzo exactamente como en las líneas.",
    "issue.lines_other_currency.message": (
        "{n:int} líneas ({share:percent}) están en otras monedas y se omitieron."
    ),
    "issue.lines_other_currency.remedy": "Convierta antes los importes para conservarlas todas.",
    "issue.lines_zero.message": "{n:int} líneas ({share:percent}) no costaron nada y se omitieron.",
    "issue.lines_zero.remedy": "",
    "issue.lines_twice.message": (
        "{n:int} líneas ({share:percent}) son iguales a una anterior en todas las columnas usadas"
        " y cuentan como compras propias."
    ),
    "issue.lines_twice.remedy": (
        "Si las mismas líneas se leyeron dos veces, omítalas con --duplicates drop."
    ),
    "issue.lines_no_currency.message": (
        "{n:int} líneas ({share:percent}) no tienen moneda y se toman como en la de las demás."
    ),
    "issue.lines_no_currency.remedy": "Nombre la moneda con --only-currency para omitirlas.",
    "issue.lines_marked.message": (
        "{n:int} líneas ({share:percent}) tienen números de pedido que empiezan por C, como "
        "suelen las anulaciones. Su valor no es negativo, así que cuentan como compras."
    ),
    "issue.lines_marked.remedy": "Si son anulaciones, indique --cancelled C.",
    "issue.lines_far.message": (
        "Los días se cuentan hacia atrás desde el {date}, la última fecha de las líneas, pero la "
        "compra anterior fue el {before}: una fecha errónea haría parecer que todos se fueron "
        "hace mucho."
    ),
    "issue.lines_far.remedy": "Indique el final del período con --reference-date.",
    "issue.next_left_out.message": "No se reservó el período siguiente: {reason}",
    "issue.next_left_out.remedy": "",
    "issue.lines_repeated.message": (
        "{n:int} líneas ({share:percent}) son iguales a una anterior en todas las columnas usadas "
        "y se omitieron."
    ),
    "issue.lines_repeated.remedy": "",
    "issue.lines_early.message": (
        "La primera compra es del {date}, la siguiente del {after}: si esta fecha es errónea, o "
        "hace las veces de una fecha ausente, su cliente tiene una primera compra falsa."
    ),
    "issue.lines_early.remedy": "Mire la línea, y vacíe la fecha si no lo es.",
    "issue.customers_nothing.message": (
        "{n:int} clientes ({share:percent}) tienen un total de 0 o menos: no pagaron nada, o "
        "devolvieron tanto como pagaron o más."
    ),
    "issue.customers_nothing.remedy": "",
    "issue.customers_young.message": (
        "{n:int} clientes ({share:percent}) compraron por primera vez menos de {days:int} días "
        "antes de la fecha de referencia. Es el intervalo habitual entre compras (la mediana de "
        "los intervalos medios de los clientes): apenas tuvieron tiempo de volver, y solo por eso"
        " parecen poco frecuentes y recientes."
    ),
    "issue.customers_young.remedy": (
        "Lea con cuidado la recencia y la frecuencia de los clientes nuevos."
    ),
}
