"""A small classification tree on binned columns, grown best split first.

Bins make it exact: a cut is a whole number here and a readable number outside.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

LEAST_SHARE = 0.01  # of the customers in a leaf
ENOUGH = 0.01  # accuracy on the own rows that more leaves must add
Codes = NDArray[np.int64]


@dataclass(frozen=True, kw_only=True)
class GrownTree:
    """A tree whose first ``n_leaves - 1`` splits count. Arrays hold one entry for each node."""

    estimator: Any  # sklearn.tree.DecisionTreeClassifier
    counts: Codes  # (nodes, k), rows of each segment
    axis: Codes
    cut: Codes  # bins up to here go below
    below: Codes  # -1 for a leaf
    above: Codes
    n_leaves: int

    def is_leaf(self, place: int) -> bool:
        """Whether a node is a leaf among the splits that count."""
        return bool(_is_leaf(self.below, self.n_leaves)[place])

    def predict(self, codes: Codes) -> Codes:
        """Return the segment of each row of a matrix of bins without gaps."""
        is_leaf = _is_leaf(self.below, self.n_leaves)
        answers = self.counts.argmax(axis=1)
        for place in np.flatnonzero(self.below >= 0):  # parents stand before their children
            if is_leaf[place]:
                children = [self.below[place], self.above[place]]
                answers[children], is_leaf[children] = answers[place], True
        found: Codes = answers[self.estimator.apply(codes.astype(np.float32))]
        return found


def grow(codes: Codes, labels: Codes, k: int) -> GrownTree:
    """Grow a tree of k to 2k leaves, each of at least 1 % of the rows.

    Parameters
    ----------
    codes : ndarray of shape (n, p)
        Bins, from 0, without gaps.
    labels : ndarray of shape (n,)
        Segments from 0 to k - 1.
    k : int

    Returns
    -------
    GrownTree
        Splits are made in the order of what they take off the Gini impurity. Of
        k to 2k leaves the fewest are kept that repeat the rows at most one point
        worse than 2k do.

    References
    ----------
    Breiman, L., Friedman, J., Olshen, R. & Stone, C. (1984). Classification and
    Regression Trees. doi:10.1201/9781315139470
    """
    from sklearn.tree import DecisionTreeClassifier

    least = max(1, math.ceil(LEAST_SHARE * len(labels)))
    estimator = DecisionTreeClassifier(
        max_leaf_nodes=2 * k, min_samples_leaf=least, random_state=0
    ).fit(codes.astype(np.float32), labels)
    tree = estimator.tree_
    below, above = tree.children_left.astype(np.int64), tree.children_right.astype(np.int64)
    counts = np.zeros((tree.node_count, k), dtype=np.int64)
    shares = tree.value[:, 0, :] * tree.n_node_samples[:, None]
    counts[:, estimator.classes_] = np.rint(shares).astype(np.int64)
    hits = counts.max(axis=1)
    splits = np.argsort(np.where(below < 0, len(below), below))[: int((below >= 0).sum())]
    gained = hits[below[splits]] + hits[above[splits]] - hits[splits]
    reached = hits[0] + np.concatenate([[0], np.cumsum(gained)])  # by 1, 2, ... leaves
    enough = np.flatnonzero(reached >= reached[-1] - ENOUGH * len(labels)) + 1
    return GrownTree(
        estimator=estimator,
        counts=counts,
        axis=tree.feature.astype(np.int64),
        cut=np.floor(tree.threshold).astype(np.int64),
        below=below,
        above=above,
        n_leaves=int(max(enough[0], min(k, len(reached)))),
    )


def _is_leaf(below: Codes, n_leaves: int) -> NDArray[np.bool_]:
    # Best first: the children of split number i (from 0) are the nodes 2i + 1 and 2i + 2.
    return (below < 0) | (below > 2 * (n_leaves - 1))
