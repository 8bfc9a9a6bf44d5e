"""Floor 5: how many segments, and why.

Recommends a number of segments with its reason, and says what may be claimed about them.
May import cluster, prepare, table, stats, root.
Main types: `KSelection` (of `KCandidate`s) and `Verdict`.
Start reading at `assess.assess`, then `rule`, `records` and `choose.choose_k`.
"""
