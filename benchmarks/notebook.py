"""The rival: what a customer segmentation notebook does, as a plain script.

Exploration (describe, histograms, pair plot, correlation heat map), standard
scaling, KMeans for k = 2..12 with n_init = 10, exact silhouettes,
Calinski-Harabasz and Davies-Bouldin, elbow and silhouette curves, a PCA map, a
profile table and heat map. No evidence, no report, no checks, no model file.

    python benchmarks/notebook.py customers.csv out_directory
"""

from __future__ import annotations

import sys
from pathlib import Path

import matplotlib as mpl

mpl.use("Agg")
import matplotlib.pyplot as plt
import pandas as pd
import seaborn as sns
from sklearn.cluster import KMeans
from sklearn.decomposition import PCA
from sklearn.metrics import (
    calinski_harabasz_score,
    davies_bouldin_score,
    silhouette_samples,
    silhouette_score,
)
from sklearn.preprocessing import StandardScaler


def main(source: str, out: str) -> int:
    """Write the figures and the labels; return the k of the best silhouette."""
    directory = Path(out)
    directory.mkdir(parents=True, exist_ok=True)
    table = pd.read_csv(source)
    print(table.describe(include="all"))
    print(table.isna().sum())
    numeric = table.select_dtypes("number")
    features = numeric.drop(columns=[c for c in numeric if c.lower().endswith("id")])
    features = features.fillna(features.median())

    features.hist(bins=24, figsize=(10, 6))
    plt.savefig(directory / "histograms.svg")
    plt.close("all")
    sns.pairplot(features, height=1.6).savefig(directory / "pairs.svg")
    plt.close("all")
    plt.figure()
    sns.heatmap(features.corr(), annot=True)
    plt.savefig(directory / "correlations.svg")
    plt.close("all")

    scaled = StandardScaler().fit_transform(features)
    ks = range(2, 13)
    inertia, silhouettes, labels = [], [], {}
    for k in ks:
        model = KMeans(n_clusters=k, n_init=10, random_state=0).fit(scaled)
        inertia.append(model.inertia_)
        silhouettes.append(silhouette_score(scaled, model.labels_))
        calinski_harabasz_score(scaled, model.labels_)
        davies_bouldin_score(scaled, model.labels_)
        labels[k] = model.labels_
    for name, values in (("elbow", inertia), ("silhouette", silhouettes)):
        plt.figure()
        plt.plot(list(ks), values, marker="o")
        plt.savefig(directory / f"{name}.svg")
        plt.close("all")

    best = list(ks)[silhouettes.index(max(silhouettes))]
    table["segment"] = labels[best]
    samples = silhouette_samples(scaled, labels[best])
    plt.figure()
    plt.barh(range(len(samples)), sorted(samples), height=1.0)
    plt.savefig(directory / "silhouette_plot.svg")
    plt.close("all")
    place = PCA(2).fit_transform(scaled)
    plt.figure()
    sns.scatterplot(x=place[:, 0], y=place[:, 1], hue=table["segment"], palette="deep")
    plt.savefig(directory / "map.svg")
    plt.close("all")
    sns.pairplot(features.assign(segment=table["segment"]), hue="segment", height=1.6).savefig(
        directory / "pairs_by_segment.svg"
    )
    plt.close("all")
    profile = features.groupby(table["segment"]).mean()
    plt.figure()
    sns.heatmap((profile - features.mean()) / features.std(), annot=True)
    plt.savefig(directory / "profile.svg")
    plt.close("all")
    table.to_csv(directory / "labels.csv", index=False)
    print(best, profile)
    return best


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2])
