"""Study a table in Spark and write every customer's segment, as one job of a cluster.

    spark-submit --master yarn examples/spark_submit.py CUSTOMERS SEGMENTS ID_COLUMN REPORT

CUSTOMERS and SEGMENTS are tables of the catalogue, or folders of Parquet files with a
slash in their names. clustomer has to be installed where the driver runs, and only there:
the executors run Spark SQL and need no Python.
"""

import sys

from pyspark.sql import SparkSession

import clustomer as cl
from clustomer.engines.sources.spark import open_spark


def main(customers: str, segments: str, key: str, report: str) -> None:
    spark = SparkSession.builder.appName("segments").getOrCreate()
    with open_spark(customers, session=spark) as source:
        study = cl.run_study(source, quick=True, id_column=key)
        study.save(report)
        done = source.score(study.model, segments, key=key)
    spark.stop()
    print(study.n_segments, *done.sizes)


if __name__ == "__main__":
    main(*sys.argv[1:])
