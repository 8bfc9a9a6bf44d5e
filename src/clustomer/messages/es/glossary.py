"""English words and formulas of the method, as the report explains them."""

GLOSSARY: dict[str, str] = {
    "report.glossary.kmeans.term": "KMeans",
    "report.glossary.kmeans.means": (
        "Pone a cada cliente en el segmento con el centro más cercano; los centros son las "
        "medias de sus clientes."
    ),
    "report.glossary.kmeans.formula": "minimizar Σᵢ ‖xᵢ − c(xᵢ)‖²",
    "report.glossary.inertia.term": "Suma de cuadrados interna",
    "report.glossary.inertia.means": "Lo que KMeans hace pequeño (inercia). Baja con cada k.",
    "report.glossary.inertia.formula": "W(k) = Σᵢ ‖xᵢ − c(xᵢ)‖²; dispersión restante = W(k) / W(1)",
    "report.glossary.elbow.term": "Codo",
    "report.glossary.elbow.means": (
        "El k en el que la curva de W(k) se dobla más. Los datos aleatorios también tienen uno."
    ),
    "report.glossary.elbow.formula": (
        "mayor distancia de la curva escalada a la recta entre sus extremos"
    ),
    "report.glossary.silhouette.term": "Silueta",
    "report.glossary.silhouette.means": (
        "Cuánto más cerca está un cliente de su propio segmento que del siguiente, de −1 a "
        "1; la media es sobre todos los clientes."
    ),
    "report.glossary.silhouette.formula": (
        "s = (b − a) / max(a, b), con a y b las distancias euclídeas medias al propio "
        "segmento y al otro más cercano"
    ),
    "report.glossary.simplified_silhouette.term": "Silueta simplificada",
    "report.glossary.simplified_silhouette.means": (
        "Lo mismo con distancias a los centros en lugar de a los clientes; cuanto mayor, mejor."
    ),
    "report.glossary.simplified_silhouette.formula": "a = ‖x − c₁‖, b = ‖x − c₂‖",
    "report.glossary.squared_silhouette.term": "Silueta al cuadrado",
    "report.glossary.squared_silhouette.means": (
        "Lo mismo con distancias al cuadrado; mayor por construcción; cuanto mayor, mejor."
    ),
    "report.glossary.squared_silhouette.formula": "a, b: distancias euclídeas medias al cuadrado",
    "report.glossary.calinski_harabasz.term": "Calinski–Harabasz",
    "report.glossary.calinski_harabasz.means": (
        "Varianza entre segmentos dividida por la varianza dentro de ellos; cuanto mayor, mejor."
    ),
    "report.glossary.calinski_harabasz.formula": "(B / (k − 1)) / (W / (n − k))",
    "report.glossary.davies_bouldin.term": "Davies–Bouldin",
    "report.glossary.davies_bouldin.means": (
        "Anchura de los segmentos dividida por la distancia al más parecido; cuanto menor, mejor."
    ),
    "report.glossary.davies_bouldin.formula": (
        "media sobre j del máximo sobre l de (sⱼ + sₗ) / ‖cⱼ − cₗ‖"
    ),
    "report.glossary.difference.term": "Diferencia estandarizada",
    "report.glossary.difference.means": (
        "A qué distancia está la media de un segmento de la de los demás clientes, en la "
        "escala preparada para las columnas que formaron los segmentos: por debajo de 0,2 "
        "medio, de 0,5 algo, de 0,8 claro; si no, muy. Las medias y medianas están en las "
        "unidades originales."
    ),
    "report.glossary.difference.formula": (
        "d = (media − media del resto) / desviación típica combinada"
    ),
    "report.glossary.eta_squared.term": "η²",
    "report.glossary.eta_squared.means": (
        "Parte de la varianza de una columna que está entre segmentos, de 0 a 1; en la "
        "escala preparada para las columnas que formaron los segmentos."
    ),
    "report.glossary.eta_squared.formula": "η² = SC entre / SC total",
    "report.glossary.cramers_v.term": "V de Cramér, ε²",
    "report.glossary.cramers_v.means": (
        "Tamaños del efecto de los contrastes, de 0 a 1: para categorías (corregido por "
        "sesgo) y para rangos."
    ),
    "report.glossary.cramers_v.formula": "V = √(φ² / min(r − 1, c − 1)); ε² = H / (n − 1)",
    "report.glossary.lift.term": "Lift",
    "report.glossary.lift.means": "Cuánto más frecuente es un nivel en el segmento; 1 es lo mismo.",
    "report.glossary.lift.formula": "proporción en el segmento / proporción en todos los clientes",
    "report.glossary.components.term": "Componentes principales",
    "report.glossary.components.means": "Los ejes del mapa: las dos direcciones con más varianza.",
    "report.glossary.components.formula": (
        "vectores propios de la covarianza de las columnas preparadas"
    ),
}
