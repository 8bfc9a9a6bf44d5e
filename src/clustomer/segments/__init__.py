"""Floor 6: the whole fit in one object.

From a typed table to segments, their customers, and the sample that figures show.
May import evidence, engines, cluster, describe, prepare, table, stats, root; scikit-learn.
Main types: `Segmentation`, `Segmenter`, `Assignments`, `TypicalCustomer`, `Points`.
Start reading at `fit.segment_table`, then `segmenter`, `customers` and `points`.
"""
