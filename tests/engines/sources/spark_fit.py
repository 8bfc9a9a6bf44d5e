"""A fit in a process of its own, which says each pass and waits for a line before the next."""

import sys
from pathlib import Path

from clustomer.cluster.model import SegmentationModel
from clustomer.engines.sources.converge import converge
from clustomer.engines.sources.spark import open_spark
from clustomer.export.model_file import load_model


def say(*words: object) -> None:
    sys.stdout.write(" ".join(map(str, words)) + "\n")
    sys.stdout.flush()


def fit(model: SegmentationModel, table: str, master: str) -> None:
    def told(phase: str, done: int, total: int) -> None:
        say(phase, done)
        sys.stdin.readline()

    with open_spark(table, master=master) as source:
        found = converge(source, model, progress=told)
    say("done", found.n_passes, found.inertia.hex())
    say(*(value.hex() for value in found.model.centroids.ravel().tolist()))


if __name__ == "__main__":
    fit(load_model(Path(sys.argv[1])), sys.argv[2], sys.argv[3])
