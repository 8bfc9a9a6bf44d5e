"""Floor 1: arrays in, results out.

Distances, criteria, silhouettes, moments, effects, tests: each with its formula and reference.
May import root modules only; numpy, scipy, threadpoolctl.
Main types: `Nearest`, `Canonical`, `Criterion`, `Projection`, `GroupMoments`, `GroupTest`.
Start reading at `canonical` (one order of rows) and `distances`, then `silhouette`, `moments`.
"""
