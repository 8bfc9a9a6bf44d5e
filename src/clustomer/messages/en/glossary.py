"""English words and formulas of the method, as the report explains them."""

GLOSSARY: dict[str, str] = {
    "report.glossary.kmeans.term": "KMeans",
    "report.glossary.kmeans.means": (
        "Puts each customer into the segment with the nearest centre; centres are the means of "
        "their customers."
    ),
    "report.glossary.kmeans.formula": "minimise Σᵢ ‖xᵢ − c(xᵢ)‖²",
    "report.glossary.inertia.term": "Within-cluster sum of squares",
    "report.glossary.inertia.means": "What KMeans makes small (inertia). It falls with every k.",
    "report.glossary.inertia.formula": "W(k) = Σᵢ ‖xᵢ − c(xᵢ)‖²; spread left = W(k) / W(1)",
    "report.glossary.elbow.term": "Elbow",
    "report.glossary.elbow.means": (
        "The k where the curve of W(k) bends most. Random data have one too."
    ),
    "report.glossary.elbow.formula": (
        "largest distance of the scaled curve from the line between its ends"
    ),
    "report.glossary.silhouette.term": "Silhouette",
    "report.glossary.silhouette.means": (
        "How much nearer a customer is to the own segment than to the next one, from −1 to 1; "
        "the mean is over all customers."
    ),
    "report.glossary.silhouette.formula": (
        "s = (b − a) / max(a, b), with a, b mean Euclidean distances to the own and the "
        "nearest other segment"
    ),
    "report.glossary.simplified_silhouette.term": "Simplified silhouette",
    "report.glossary.simplified_silhouette.means": (
        "The same with distances to centres instead of to customers; higher is better."
    ),
    "report.glossary.simplified_silhouette.formula": "a = ‖x − c₁‖, b = ‖x − c₂‖",
    "report.glossary.squared_silhouette.term": "Squared silhouette",
    "report.glossary.squared_silhouette.means": (
        "The same with squared distances; larger by construction; higher is better."
    ),
    "report.glossary.squared_silhouette.formula": "a, b mean squared Euclidean distances",
    "report.glossary.calinski_harabasz.term": "Calinski–Harabasz",
    "report.glossary.calinski_harabasz.means": (
        "Variance between segments over variance within; higher is better."
    ),
    "report.glossary.calinski_harabasz.formula": "(B / (k − 1)) / (W / (n − k))",
    "report.glossary.davies_bouldin.term": "Davies–Bouldin",
    "report.glossary.davies_bouldin.means": (
        "Width of segments over distance to the most similar one; lower is better."
    ),
    "report.glossary.davies_bouldin.formula": "mean over j of max over l of (sⱼ + sₗ) / ‖cⱼ − cₗ‖",
    "report.glossary.difference.term": "Standardised difference",
    "report.glossary.difference.means": (
        "How far a segment’s mean is from that of the other customers, on the prepared scale for "
        "columns that formed the segments: below 0.2 average, below 0.5 slightly, below 0.8 plain, "
        "else very. Means and medians are in original units."
    ),
    "report.glossary.difference.formula": (
        "d = (mean − mean of the rest) / pooled standard deviation"
    ),
    "report.glossary.eta_squared.term": "η²",
    "report.glossary.eta_squared.means": (
        "Share of a column’s variance that lies between segments, 0 to 1; on the prepared scale "
        "for columns that formed the segments."
    ),
    "report.glossary.eta_squared.formula": "η² = SS between / SS total",
    "report.glossary.cramers_v.term": "Cramér’s V, ε²",
    "report.glossary.cramers_v.means": (
        "Effect sizes of the contrasts, 0 to 1: for categories (corrected for bias) and for ranks."
    ),
    "report.glossary.cramers_v.formula": "V = √(φ² / min(r − 1, c − 1)); ε² = H / (n − 1)",
    "report.glossary.lift.term": "Lift",
    "report.glossary.lift.means": (
        "How much more frequent a level is in the segment; 1 is the same."
    ),
    "report.glossary.lift.formula": "share in the segment / share in all customers",
    "report.glossary.components.term": "Principal components",
    "report.glossary.components.means": (
        "The axes of the map: the two directions with the most variance."
    ),
    "report.glossary.components.formula": "eigenvectors of the covariance of the prepared columns",
}
