"""What is measured: every goal with its floor, its aim, its rivals and its sizes.

A goal has lines (a ratio with floor and aim) and cases (the sizes it is measured at).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

Kind = Literal["speed", "cost", "busy", "memory"]
"""speed: rival's time / ours, higher is better. The others are lower is better: cost: our time /
rival's; busy: our time on a busy machine / on a quiet one; memory: peak / size of the data."""


@dataclass(frozen=True, kw_only=True)
class Line:
    """One ratio of a goal."""

    kind: Kind
    title: str
    floor: float
    aim: float


@dataclass(frozen=True, kw_only=True)
class Case:
    """Sizes: fields of `options.Options`, the full ones and those of a smoke run."""

    label: str
    full: dict[str, Any]
    quick: dict[str, Any]


@dataclass(frozen=True, kw_only=True)
class Goal:
    """One comparison: a job, its sides, and what the answer must be like to count."""

    name: str
    job: str
    how: str
    lines: tuple[Line, ...]
    cases: tuple[Case, ...]
    baselines: tuple[str, ...]  # the faster of these is the rival that counts
    others: tuple[str, ...] = ()  # shown beside, measured once
    rounds: int = 3
    inertia_limit: float | None = None
    same_k: bool = False


def _kmeans(k: int, full: dict[str, Any], quick: dict[str, Any]) -> Case:
    return Case(label=f"k = {k}", full={"k": k, **full}, quick={"k": k, **quick})


GOALS: tuple[Goal, ...] = (
    Goal(
        name="sweep-20k",
        job="sweep",
        how="`cl.sweep`, k = 2 to 12, ten starts, inertia, exact Euclidean silhouettes, "
        "Calinski-Harabasz and Davies-Bouldin, 20,000 x 8. The rival is the loop of "
        "notebooks (and of yellowbrick): scikit-learn's KMeans, silhouette_score, "
        "calinski_harabasz_score and davies_bouldin_score for each k. Other libraries fit in "
        "scikit-learn's place and keep its criteria; their silhouettes are measured for one k "
        "and multiplied by the number of k's.",
        lines=(Line(kind="speed", title="sweep, 20,000 rows, exact", floor=15, aim=30),),
        cases=(Case(label="", full={"n": 20_000}, quick={"n": 3_000, "k_max": 6}),),
        baselines=("sklearn", "sklearn-1"),
        others=("sklearnex", "faiss", "faiss-1"),
        inertia_limit=1.001,
        same_k=True,
    ),
    Goal(
        name="sweep-100k",
        job="sweep",
        how="The same at 100,000 x 8, exact against exact. The rival's fits, Calinski-Harabasz "
        "and Davies-Bouldin are measured in full; its silhouettes would take about 20 minutes, "
        "so they are measured on 20,000 rows for one k, and multiplied by 5^2 and by the number "
        "of k's (scaled).",
        lines=(Line(kind="speed", title="sweep, 100,000 rows, exact", floor=12, aim=40),),
        cases=(
            Case(
                label="",
                full={"n": 100_000},
                quick={"n": 4_000, "k_max": 6, "part_rows": 2_000},
            ),
        ),
        baselines=("sklearn", "sklearn-1"),
        inertia_limit=1.001,
    ),
    Goal(
        name="sweep-100k-sampled",
        job="sweep",
        how="The same at 100,000 x 8 with silhouettes of a sample of 10,000 rows: "
        '`cl.sweep(silhouette="sampled")`, which gives their standard error, against '
        "`silhouette_score(sample_size=10_000)`, which gives none: its error is the standard "
        "deviation over ten draws at k = 5. Ours may be up to 1.5 times as large: ten draws give "
        "it to about a quarter only.",
        lines=(Line(kind="speed", title="sweep, 100,000 rows, sampled", floor=5, aim=15),),
        cases=(
            Case(
                label="",
                full={"n": 100_000, "silhouette": "sampled"},
                quick={
                    "n": 12_000,
                    "silhouette": "sampled",
                    "k_max": 4,
                    "n_init": 3,
                    "sample_rows": 3_000,
                },
            ),
        ),
        baselines=("sklearn", "sklearn-1"),
        inertia_limit=1.001,
        same_k=True,
    ),
    Goal(
        name="fit-1m",
        job="fit",
        how="`cl.KMeans(n_init=10)` at 1,000,000 x 8 against scikit-learn's KMeans(n_init=10). "
        "faiss makes its 25 iterations on all rows, ten times with one thread; with its default "
        "threads once, times ten (scaled).",
        lines=(Line(kind="speed", title="fit, 1,000,000 rows", floor=40, aim=80),),
        cases=tuple(_kmeans(k, {"n": 1_000_000}, {"n": 20_000, "n_init": 3}) for k in (5, 10)),
        baselines=("sklearn", "sklearn-1"),
        others=("sklearnex", "faiss", "faiss-1"),
        inertia_limit=1.001,
    ),
    Goal(
        name="fit-10m",
        job="fit",
        how="`cl.KMeans` with its default of ten starts at 10,000,000 x 8 float32 against ONE "
        "start of the rivals. Peak memory is the largest resident memory of the process less "
        "what imports and a first small fit have left in use, divided by the size of the data; "
        "the data are part of it, so that 1 is the least there can be.",
        lines=(
            Line(kind="speed", title="fit, 10,000,000 rows", floor=20, aim=40),
            Line(kind="memory", title="peak memory, 10,000,000 rows", floor=1.3, aim=1.1),
        ),
        cases=tuple(
            _kmeans(k, {"n": 10_000_000, "dtype": "float32"}, {"n": 50_000, "dtype": "float32"})
            for k in (5, 10)
        ),
        baselines=("sklearn", "sklearn-1"),
        others=("sklearnex", "faiss", "faiss-1"),
        inertia_limit=1.00001,
    ),
    Goal(
        name="bootstrap",
        job="bootstrap",
        how="`cl.stability` for k = 2 to 10, 100 resamples each, ten starts, 2,000 x 8; against "
        "a loop of KMeans(n_init=10).fit and predict with Jaccard similarities from "
        "contingency_matrix. The rival runs 25 resamples for each k, times four (scaled).",
        lines=(Line(kind="speed", title="bootstrap, 100 resamples", floor=10, aim=20),),
        cases=(
            Case(
                label="",
                full={"n": 2_000, "k_max": 10, "part": 25},
                quick={"n": 1_000, "k_max": 4, "replicates": 20, "part": 2},
            ),
        ),
        baselines=("sklearn", "sklearn-1"),
        others=("joblib",),
    ),
    Goal(
        name="gap",
        job="gap",
        how="`clustomer.stats.gap.gap` for k = 1 to 10, 100 reference sets, ten starts, "
        "2,000 x 8; against a loop of KMeans(n_init=10) over evenly filled boxes. The rival "
        "runs 25 of them, times four (scaled).",
        lines=(Line(kind="speed", title="gap, 100 reference sets", floor=10, aim=20),),
        cases=(
            Case(
                label="",
                full={"n": 2_000, "k_min": 1, "k_max": 10, "part": 25},
                quick={"n": 1_000, "k_min": 1, "k_max": 4, "replicates": 20, "part": 2},
            ),
        ),
        baselines=("sklearn", "sklearn-1"),
        others=("joblib",),
        inertia_limit=1.001,
    ),
    Goal(
        name="busy",
        job="busy",
        how="`cl.KMeans(n_clusters=5, n_init=10)` at 2,000 x 8, the median of up to 20 fits, "
        "while two other processes never rest, divided by the same on the machine as it is. "
        "scikit-learn stands beside it, by the same division.",
        lines=(Line(kind="busy", title="fit, 2,000 rows, busy machine", floor=3, aim=2),),
        cases=(Case(label="", full={"n": 2_000}, quick={"n": 2_000, "repeats": 5}),),
        baselines=("ours-busy",),
        others=("sklearn", "sklearn-busy", "sklearn-1", "sklearn-1-busy"),
        rounds=5,
        inertia_limit=1.001,
    ),
    Goal(
        name="study",
        job="study",
        how="`cl.run_study` of Customers.csv (or of the built-in sample shop where that file is "
        "not there) and its `save`, with evidence, figures and report, against "
        "`benchmarks/notebook.py`: exploration, figures and the sweep of the first line. Whole "
        "processes: imports count on both sides.",
        lines=(Line(kind="cost", title="whole study", floor=10, aim=5),),
        cases=(Case(label="", full={}, quick={"n": 300}),),
        baselines=("notebook", "notebook-1"),
    ),
    Goal(
        name="score",
        job="score",
        how="`cl.score` of 10,000,000 x 8 numbers from a Parquet file (640 MB in memory) with a "
        "model of five segments, row and segment written as Parquet, against the time in which "
        "DuckDB reads the file and sums each column. Memory is what the process took beyond its "
        "imports.",
        lines=(
            Line(kind="cost", title="score, 10,000,000 rows", floor=4, aim=2.5),
            Line(kind="memory", title="peak memory of scoring", floor=0.64, aim=0.5),
        ),
        cases=(Case(label="", full={"n": 10_000_000}, quick={"n": 100_000}),),
        baselines=("duckdb",),
    ),
    Goal(
        name="large-pass",
        job="large",
        how="One exact pass of Lloyd's algorithm over a folder of Parquet files, 10,000,000 x 8, "
        "five segments, against the time in which DuckDB reads the same columns and sums each. "
        "The folder is read in batches, so that 50,000,000 rows take five times as long and no "
        "more memory (`benchmarks/jobs/large.py`).",
        lines=(Line(kind="cost", title="exact pass, 10,000,000 rows", floor=4, aim=2.5),),
        cases=(
            Case(
                label="",
                full={"n": 10_000_000, "source": "pass"},
                quick={"n": 100_000, "source": "pass"},
            ),
        ),
        baselines=("duckdb",),
    ),
    Goal(
        name="large-score",
        job="large",
        how="`cl.score` of the same folder, row and segment written as one Parquet file.",
        lines=(Line(kind="cost", title="score a folder, 10,000,000 rows", floor=4, aim=2.5),),
        cases=(
            Case(
                label="",
                full={"n": 10_000_000, "source": "score"},
                quick={"n": 100_000, "source": "score"},
            ),
        ),
        baselines=("duckdb",),
    ),
    Goal(
        name="rfm",
        job="rfm",
        how="`cl.rfm` of 10,000,000 order lines in a Parquet file (400 MB in memory): returns "
        "matched to purchases, every feature, products and categories, 500,000 customers; against "
        "the time in which DuckDB reads the same columns and groups them by customer: counts, "
        "first and last day, sum, distinct products and categories. Memory is what the process "
        "took beyond its imports, over the size of the data: 2.5 is 1 GB.",
        lines=(
            Line(kind="cost", title="customers from 10,000,000 lines", floor=3, aim=2),
            Line(kind="memory", title="peak memory of customers from lines", floor=2.5, aim=2),
        ),
        cases=(Case(label="", full={"n": 10_000_000}, quick={"n": 100_000}),),
        baselines=("duckdb",),
    ),
    Goal(
        name="scoring-postgres",
        job="warehouse",
        how="The query of `clustomer export --to sql --dialect postgres` over 1,000,000 rows of "
        "8 numbers, k = 5, its segments summed up, against the sums of the same columns; both "
        "in PostgreSQL with its own settings on an analysed table, the median of ten runs with the "
        "table in memory.",
        lines=(Line(kind="cost", title="query in PostgreSQL, 1,000,000 rows", floor=10, aim=6),),
        cases=(
            Case(
                label="",
                full={"n": 1_000_000, "repeats": 10},
                quick={"n": 20_000, "repeats": 3},
            ),
        ),
        baselines=("sums",),
    ),
    Goal(
        name="pass-postgres",
        job="warehouse_pass",
        how="One exact Lloyd pass over 1,000,000 rows of 8 numbers, k = 5, as the query that "
        "clustomer sends: rows and sums of the prepared values of each segment; against the sums "
        "of the same columns. Both in PostgreSQL with its own settings, so with the same parallel "
        "workers, on an analysed table; the median of ten runs with the table in memory.",
        lines=(Line(kind="cost", title="Lloyd pass in PostgreSQL", floor=10, aim=6),),
        cases=(
            Case(
                label="",
                full={"n": 1_000_000, "repeats": 10},
                quick={"n": 20_000, "repeats": 3},
            ),
        ),
        baselines=("sums",),
    ),
    Goal(
        name="fit-spark",
        job="spark",
        how="A fit of 1,000,000 rows of seven numbers with gaps and a category, k = 5, in four "
        "Parquet files, by Spark on two cores of this machine: `open_spark`, one read of the "
        "rows, which are few enough to be held, ten starts on a sample of them by hash, Lloyd's "
        "algorithm on all until the centroids stand still; against the pipeline of MLlib "
        "(Imputer, StandardScaler, StringIndexer, OneHotEncoder, KMeans with its defaults: one "
        "start, at most 20 iterations). Both inertias are counted by one exact pass over the "
        "same prepared columns (`benchmarks/jobs/spark.py`).",
        lines=(Line(kind="speed", title="fit in Spark, 1,000,000 rows", floor=5, aim=5),),
        cases=(Case(label="", full={"n": 1_000_000}, quick={"n": 20_000}),),
        baselines=("mllib",),
        inertia_limit=1.0001,
    ),
    Goal(
        name="help",
        job="help",
        how="`clustomer --help` against the help of an empty typer program. Whole processes: "
        "imports count on both sides.",
        lines=(Line(kind="cost", title="clustomer's help", floor=1.3, aim=1.1),),
        cases=(Case(label="", full={"repeats": 5}, quick={"repeats": 2}),),
        baselines=("typer",),
        rounds=5,
    ),
)

BY_NAME = {goal.name: goal for goal in GOALS}
