"""Floor 4: KMeans, the sweep over k, the segmentation model.

Finds partitions of prepared rows, and keeps one of them as a model that assigns customers.
May import prepare, table, stats, root; scikit-learn (not in `model`, which needs numpy only).
Main types: `KMeans`, `KSweep` (of `KSolution`s), `KPodFit`, `SegmentationModel`, `Scored`.
Start reading at `sweep.sweep`, then `starts` (many starts, the best of them) and `model`.
"""
